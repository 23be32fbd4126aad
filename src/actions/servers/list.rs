//! All servers, page by page: usable from the first page on.

use std::collections::HashMap;
use std::sync::Arc;

use futures::future::{abortable, join4};
use leptos::prelude::{ArcRwSignal, GetUntracked, RwSignal, Set, Update, UpdateUntracked, on_cleanup};
use leptos::task::spawn_local;

use super::{Engine, Servers, ZkeysFailure};
use crate::actions::connection;
use crate::domain::moment::Moment;
use crate::domain::server::oddity::Oddities;
use crate::domain::server::record::Server;
use crate::vendors::zkeys::Page;

/// Rows of a page that is asked for.
const PAGE: u32 = 500;
/// The most pages that are read, whatever the vendor says.
const PAGES: u32 = 1000;

/// The servers that were read so far.
#[derive(Clone, Default)]
pub struct Owned {
    /// What is known, in the vendor's order.
    pub known: ArcRwSignal<Arc<Vec<Arc<Server>>>>,
    /// How reading goes.
    pub progress: ArcRwSignal<Progress>,
}

/// How reading all servers goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// When all were read last.
    pub complete: Option<Moment>,
    /// How many were read in the attempt under way; none when there is none.
    pub under_way: Option<usize>,
    /// How many there are, as the vendor says.
    pub total: Option<u32>,
    /// Why the last attempt failed, until one succeeds.
    pub failure: Option<ZkeysFailure>,
    /// What could not be read.
    pub odd: Oddities,
    /// The vendor says there are more than came.
    pub cut: bool,
}

/// How reading one server goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct One {
    /// When it was read last, or there was none.
    pub complete: Option<Moment>,
    /// Whether it is being read.
    pub busy: bool,
    /// Why the last attempt failed, until one succeeds.
    pub failure: Option<ZkeysFailure>,
    /// What could not be read.
    pub odd: Oddities,
}

/// What one attempt brought.
#[derive(Default)]
struct Found {
    servers: Vec<Arc<Server>>,
    places: HashMap<String, usize>,
    odd: Oddities,
    total: Option<u32>,
}

impl Found {
    /// Takes a page in; how many of its servers were new.
    fn take(&mut self, page: Page) -> usize {
        let before = self.servers.len();
        self.total = self.total.max(page.total);
        self.odd.extend(page.odd);
        for server in page.servers {
            match self.places.get(&server.guid).and_then(|place| self.servers.get_mut(*place)) {
                Some(old) => *old = Arc::new(server),
                None => {
                    self.places.insert(server.guid.clone(), self.servers.len());
                    self.servers.push(Arc::new(server));
                }
            }
        }
        self.servers.len() - before
    }
}

impl Owned {
    /// Forgets everything.
    pub fn forget(&self) {
        self.known.set(Arc::default());
        self.progress.set(Progress::default());
    }

    /// A server as known.
    #[must_use]
    pub fn known(&self, guid: &str) -> Option<Arc<Server>> {
        self.known.get_untracked().iter().find(|server| server.guid == guid).cloned()
    }

    /// Puts newer readings into what is known. A single reading has no name (§4.6), so the one that is known stays.
    pub fn learn(&self, servers: Vec<Server>) {
        if servers.is_empty() {
            return;
        }
        let mut all = self.known.get_untracked().to_vec();
        for mut server in servers {
            match all.iter_mut().find(|known| known.guid == server.guid) {
                Some(known) => {
                    server.name = server.name.or_else(|| known.name.clone());
                    *known = Arc::new(server);
                }
                None => all.insert(0, Arc::new(server)),
            }
        }
        self.known.set(Arc::new(all));
    }

    /// Takes a server out of what is known: the vendor has none of this id.
    pub fn unlearn(&self, guid: &str) {
        self.known.update(|known| {
            *known = Arc::new(known.iter().filter(|server| server.guid != guid).cloned().collect());
        });
    }
}

impl Servers {
    /// Reads all servers. The first time each page shows as it comes; later what is known stays until all have come. Leaving
    /// the page cancels it.
    pub fn load(&self) {
        let (Some(engine), owned) = (self.engine(), self.owned.clone()) else { return };
        let growing = owned.progress.get_untracked().complete.is_none();
        owned.progress.update(|progress| progress.under_way = Some(0));
        let stopped = owned.clone();
        let (task, abort) = abortable(async move {
            let mut found = Found::default();
            let tell = |found: &Found| {
                let (read, total) = (found.servers.len(), found.total);
                // Showing costs the more the more there are, so it is done when there are a quarter more.
                let shown = owned.known.get_untracked().len();
                if growing && read >= shown + shown / 4 {
                    owned.known.set(Arc::new(found.servers.clone()));
                }
                owned.progress.update(|progress| (progress.under_way, progress.total) = (Some(read), total));
            };
            let outcome = pages(&engine, &mut found, &tell).await;
            let (odd, total, count) = (found.odd, found.total, found.servers.len());
            // A reading that broke off shows what it brought, unless more is known already.
            if outcome.is_ok() || count > owned.known.get_untracked().len() {
                owned.known.set(Arc::new(found.servers));
            }
            let now = connection::now();
            owned.progress.update(|progress| {
                match outcome {
                    Ok(()) => {
                        (progress.complete, progress.failure) = (Some(now), None);
                        // Never less than came (§6 row 3).
                        let least = u32::try_from(count).unwrap_or(u32::MAX);
                        (progress.odd, progress.total) = (odd, total.map(|total| total.max(least)));
                        progress.cut = total.is_some_and(|total| total as usize > count + progress.odd.count);
                    }
                    Err(failure) => progress.failure = Some(failure),
                }
                progress.under_way = None;
            });
        });
        on_cleanup(move || {
            abort.abort();
            // Nobody is told: who listened goes away with the page.
            stopped.progress.update_untracked(|progress| progress.under_way = None);
        });
        spawn_local(async move {
            let _cancelled = task.await;
        });
    }
}

impl Servers {
    /// Reads one server into what is known. Leaving the page cancels it.
    pub fn load_one(&self, guid: &str, seen: RwSignal<One>) {
        let Some(engine) = self.engine() else { return };
        let (servers, guid) = (self.clone(), guid.to_owned());
        seen.update(|seen| seen.busy = true);
        let (task, abort) = abortable(async move {
            let outcome = engine.server(&guid).await;
            let now = connection::now();
            seen.update(|seen| {
                seen.busy = false;
                match &outcome {
                    Ok(found) => {
                        (seen.complete, seen.failure) = (Some(now), None);
                        seen.odd = found.as_ref().map(|read| read.odd.clone()).unwrap_or_default();
                    }
                    Err(failure) => seen.failure = Some(failure.clone()),
                }
            });
            if let Ok(found) = outcome {
                servers.take_in(&guid, found.map(|read| read.value));
            }
        });
        on_cleanup(move || abort.abort());
        spawn_local(async move {
            let _cancelled = task.await;
        });
    }
}

/// Reads page after page, four at the same time once the first has told how many there are, and tells how far it is. The vendor's totals contradict one another (contract `baremetal` §6 row 3), so
/// the end is where a page brings nothing new.
async fn pages(engine: &Engine, found: &mut Found, tell: &dyn Fn(&Found)) -> Result<(), ZkeysFailure> {
    let first = engine.servers(1, PAGE).await?;
    // A vendor that gives less than it is asked for has a limit of its own, and counts pages by it.
    let size = first.rows;
    found.take(first);
    tell(found);
    let total = found.total.map_or(0, |total| total as usize);
    if size == 0 || found.servers.len() >= total && size < PAGE as usize {
        return Ok(());
    }
    let last = u32::try_from(total.div_ceil(size)).unwrap_or(PAGES).min(PAGES);
    let mut page = 1;
    while page < last {
        let read = |ahead: u32| async move {
            if page + ahead <= last { Some(engine.servers(page + ahead, PAGE).await) } else { None }
        };
        let (a, b, c, d) = join4(read(1), read(2), read(3), read(4)).await;
        for answer in [a, b, c, d].into_iter().flatten() {
            page += 1;
            let new = found.take(answer?);
            if new == 0 {
                tell(found);
                return Ok(());
            }
        }
        tell(found);
    }
    // The total may be wrong: go on for as long as whole pages come.
    while page < PAGES {
        page += 1;
        let answer = engine.servers(page, PAGE).await?;
        let rows = answer.rows;
        let new = found.take(answer);
        tell(found);
        if new == 0 || rows < size {
            return Ok(());
        }
    }
    Ok(())
}
