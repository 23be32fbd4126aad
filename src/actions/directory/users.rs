//! All users, page by page: usable from the first page on, and found by name before the last one has come.

use std::collections::HashMap;
use std::sync::Arc;

use futures::future::abortable;
use leptos::prelude::{ArcRwSignal, GetUntracked, Set, Update, UpdateUntracked, on_cleanup};
use leptos::task::spawn_local;

use crate::actions::connection;
use crate::actions::session::CurrentSession;
use crate::domain::account::directory::User;
use crate::domain::moment::Moment;
use crate::transport::Failure;
use crate::vendors::keystone::{Filter, Next};

/// Rows of a page that is asked for.
pub const PAGE: u32 = 500;
/// Pages that are read of all users, and of one search.
const PAGES: usize = 200;
const PAGES_OF_SEARCH: usize = 20;

/// The users that were read so far.
#[derive(Clone, Default)]
pub struct Users {
    /// Who is known, in the order of reading.
    pub known: ArcRwSignal<Arc<Vec<Arc<User>>>>,
    /// How reading them goes.
    pub progress: ArcRwSignal<Progress>,
}

/// How reading all users goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// When everybody was read last.
    pub complete: Option<Moment>,
    /// How many were read in the attempt under way; none when there is none.
    pub under_way: Option<usize>,
    /// Whether a search by name is under way.
    pub searching: bool,
    /// Why the last attempt failed, until one succeeds.
    pub failure: Option<Failure>,
    /// Entries that are no users.
    pub unreadable: usize,
    /// The server had more than is fetched, or did not say where it goes on.
    pub cut: bool,
}

impl Users {
    /// Reads everybody, page by page. The first time each page shows as it comes; later what is known stays until all
    /// have come, so that nobody vanishes meanwhile. Leaving the page cancels it.
    pub fn load(&self) {
        let (session, users) = (CurrentSession::here(), self.clone());
        let growing = users.progress.get_untracked().complete.is_none();
        users.progress.update(|progress| progress.under_way = Some(0));
        let stopped = users.clone();
        let (task, abort) = abortable(async move {
            let mut found: Vec<Arc<User>> = Vec::new();
            let mut take = |users: &Self, page: Vec<Arc<User>>| {
                if growing {
                    users.merge(&page);
                }
                found.extend(page);
                let read = found.len();
                users.progress.update(|progress| progress.under_way = Some(read));
            };
            let everybody = Filter { page_size: Some(PAGE), ..Filter::default() };
            let outcome = users.pages(session, &everybody, PAGES, &mut take).await;
            match outcome {
                Ok((unreadable, cut)) => {
                    users.known.set(Arc::new(distinct(found)));
                    let now = connection::now();
                    users.progress.update(|progress| {
                        (progress.complete, progress.failure) = (Some(now), None);
                        (progress.unreadable, progress.cut) = (unreadable, cut);
                    });
                }
                Err(failure) => users.progress.update(|progress| progress.failure = Some(failure)),
            }
            users.progress.update(|progress| progress.under_way = None);
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

    /// Asks the server for those who match, while not everybody has been read yet. What is found joins what is known.
    pub fn search(&self, name: &str, domain_id: Option<String>) {
        let (session, users) = (CurrentSession::here(), self.clone());
        let name_contains = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        // Without a page size: the server would cut pages first and search in each of them (keystone contract §6).
        let filter = Filter { domain_id, name_contains, ..Filter::default() };
        users.progress.update(|progress| progress.searching = true);
        let stopped = users.clone();
        let (task, abort) = abortable(async move {
            // Its failure is the listing's too, which says so.
            let _failed = users.pages(session, &filter, PAGES_OF_SEARCH, &mut |users, page| users.merge(&page)).await;
            users.progress.update(|progress| progress.searching = false);
        });
        on_cleanup(move || {
            abort.abort();
            stopped.progress.update_untracked(|progress| progress.searching = false);
        });
        spawn_local(async move {
            let _cancelled = task.await;
        });
    }

    /// Puts a newer reading of one user into what is known.
    pub fn learn(&self, user: User) {
        self.merge(&[Arc::new(user)]);
    }

    /// A user as known from the list.
    #[must_use]
    pub fn known(&self, id: &str) -> Option<Arc<User>> {
        self.known.get_untracked().iter().find(|user| user.id == id).cloned()
    }

    fn merge(&self, page: &[Arc<User>]) {
        self.known.update(|known| *known = Arc::new(distinct(known.iter().chain(page).cloned().collect())));
    }

    /// Reads pages until there is none, and hands each out; how many entries could not be read, and whether it is cut.
    async fn pages(
        &self,
        session: CurrentSession,
        filter: &Filter,
        at_most: usize,
        take: &mut dyn FnMut(&Self, Vec<Arc<User>>),
    ) -> Result<(usize, bool), Failure> {
        let (mut unreadable, mut next) = (0, None::<Next>);
        for _ in 0..at_most {
            let (Some(keystone), Some(live)) = (connection::keystone(), session.now()) else {
                return Err(Failure::Cancelled);
            };
            let page = keystone.users_page(&live.token, filter, next.as_ref()).await;
            let page = page.inspect_err(|failure| session.notice(failure))?;
            unreadable += page.unreadable;
            take(self, page.items.into_iter().map(Arc::new).collect());
            // A server that sends us round in a circle.
            let circle = page.next.is_some() && page.next == next;
            next = page.next;
            if next.is_none() || circle {
                return Ok((unreadable, page.cut || circle));
            }
        }
        Ok((unreadable, true))
    }
}

/// Each user once, the later reading winning.
fn distinct(found: Vec<Arc<User>>) -> Vec<Arc<User>> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(found.len());
    let mut all: Vec<Arc<User>> = Vec::with_capacity(found.len());
    for user in found {
        match places.get(&user.id).and_then(|place| all.get_mut(*place)) {
            Some(old) => *old = user,
            None => {
                places.insert(user.id.clone(), all.len());
                all.push(user);
            }
        }
    }
    all
}
