//! After a write the one server is read again and again until nothing is being done to it (contract `baremetal` §8).

use std::collections::BTreeMap;
use std::time::Duration;

use async_lock::Semaphore;
use leptos::prelude::{ArcRwSignal, GetUntracked, Update, WithUntracked, document};
use leptos::task::spawn_local;

use super::Servers;
use super::finding_out::Answer;
use crate::actions::connection;
use crate::actions::trail::Trail;
use crate::domain::moment::Moment;
use crate::domain::server::record::Server;
use crate::domain::server::state::{ActState, OrderState, RunState};
use crate::domain::server::steps::usual_ms;
use crate::domain::server::watch::{LIMIT_MS, Pace};
use crate::domain::trail::Entry;
use crate::transport::Transport;

/// Readings at once, whether one server is watched or hundreds: what a person asks for meanwhile does not queue behind them.
static READINGS: Semaphore = Semaphore::new(2);

/// A server that is being watched.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// Since when.
    pub since: Moment,
    /// What was seen, one after the other.
    pub steps: Vec<Step>,
    /// When it was over, or was given up.
    pub until: Option<Moment>,
    /// Whether it was given up while something was still being done.
    pub gave_up: bool,
}

/// A state that was seen for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// When it was seen first.
    pub at: Moment,
    /// Where the order stood.
    pub order: OrderState,
    /// Whether it ran.
    pub run: RunState,
    /// What was being done.
    pub act: ActState,
}

/// Servers that are or were watched, by id.
pub type Watches = ArcRwSignal<BTreeMap<String, Watch>>;

impl Watch {
    /// Takes a reading in; whether nothing is being done any more.
    fn take(&mut self, server: &Server, at: Moment) -> bool {
        let same = self
            .steps
            .last()
            .is_some_and(|last| (&last.order, &last.run, &last.act) == (&server.order, &server.run, &server.act));
        if !same {
            let (order, run, act) = (server.order.clone(), server.run.clone(), server.act.clone());
            self.steps.push(Step { at, order, run, act });
        }
        server.act == ActState::Idle && server.order != OrderState::Provisioning
    }
}

/// The pause before the next reading; a page that nobody looks at is in no hurry.
fn next(pace: &mut Pace) -> Duration {
    Duration::from_millis(pace.pause_ms(document().hidden()))
}

impl Servers {
    /// Watches a server from now on. One that is being watched already is watched anew.
    pub fn watch(&self, guid: &str) {
        let (servers, guid, since) = (self.clone(), guid.to_owned(), connection::now());
        let mut watch = Watch { since, steps: Vec::new(), until: None, gave_up: false };
        if let Some(known) = self.owned.known(&guid) {
            watch.take(&known, since);
        }
        self.watches.update(|watches| {
            watches.insert(guid.clone(), watch);
        });
        spawn_local(async move {
            let mut pace = Pace::default();
            loop {
                connection::network().pause(next(&mut pace)).await;
                let now = connection::now();
                let current = servers.watches.with_untracked(|watches| {
                    watches.get(&guid).is_some_and(|watch| watch.since == since && watch.until.is_none())
                });
                let Some(engine) = servers.engine().filter(|_| current) else { return };
                if now.ms_since(since) > LIMIT_MS {
                    return servers.change_watch(&guid, |watch| (watch.until, watch.gave_up) = (Some(now), true));
                }
                let read = {
                    let _turn = READINGS.acquire().await;
                    engine.server(&guid).await
                };
                // A failed reading is no news: the next one may work.
                let Ok(read) = read else { continue };
                let still = servers.watches.with_untracked(|watches| {
                    watches.get(&guid).is_some_and(|watch| watch.since == since && watch.until.is_none())
                });
                if !still || servers.engine().is_none() {
                    return;
                }
                let found = read.map(|read| read.value);
                let gone = found.is_none();
                let over = match &found {
                    Some(server) => servers.took(&guid, server, now),
                    None => true,
                };
                servers.take_in(&guid, found);
                if gone || over {
                    return servers.change_watch(&guid, |watch| watch.until = Some(connection::now()));
                }
            }
        });
    }

    /// Watches a server to which something is being done since before this page was there; once given up, it stays so.
    pub fn watch_if_busy(&self, server: &Server) {
        let over = |watch: &Watch| watch.until.is_some() && !watch.gave_up;
        let watched =
            self.watches.with_untracked(|watches| watches.get(&server.guid).is_some_and(|watch| !over(watch)));
        if usual_ms(&server.order, &server.act).is_some() && !watched {
            self.watch(&server.guid);
        }
    }

    fn took(&self, guid: &str, server: &Server, now: Moment) -> bool {
        let mut over = false;
        self.change_watch(guid, |watch| {
            // Right after a write the engine may not have begun; once something was seen, idle means over.
            let begun = watch.steps.len() > 1 || now.ms_since(watch.since) >= 5_000;
            over = watch.take(server, now) && (begun || watch.steps.len() > 1);
        });
        over
    }

    fn change_watch(&self, guid: &str, change: impl FnOnce(&mut Watch)) {
        self.watches.update(|watches| {
            if let Some(watch) = watches.get_mut(guid) {
                change(watch);
            }
        });
    }

    /// Tries to find out what became of a write, again and again, until it is known or was tried long enough.
    pub(super) fn settle_when_it_can_be(&self, entry: Entry, trail: Trail) {
        let servers = self.clone();
        spawn_local(async move {
            let mut pace = Pace::default();
            while connection::now().ms_since(entry.at) < LIMIT_MS {
                connection::network().pause(next(&mut pace)).await;
                let settled = trail.entries.with_untracked(|entries| {
                    entries
                        .iter()
                        .flatten()
                        .find(|known| known.id == entry.id)
                        .is_none_or(|known| !known.outcome.unsettled())
                });
                if settled || servers.engine.get_untracked().is_none() {
                    return;
                }
                if let Answer::Settled(outcome, guids) = servers.found_out(&entry, trail).await {
                    return servers.settle(entry, outcome, guids, trail).await;
                }
            }
        });
    }
}
