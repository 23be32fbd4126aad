//! Finding out what became of a write of which nobody knows: by reading, or by a person who looked.

use std::sync::Arc;

use leptos::prelude::WithUntracked;

use super::{Engine, Servers};
use crate::actions::connection;
use crate::actions::trail::Trail;
use crate::domain::server::record::Server;
use crate::domain::server::settle::{self, Bought, Verdict};
use crate::domain::table::order::sorted;
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Outcome, What};

/// How many servers are read at each end of the list to find new ones.
const NEWEST: u32 = 200;

/// What a reading tells of a write of which nobody knew.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What became of it; of an order of new servers also which those are.
    Settled(Outcome, Vec<String>),
    /// Some of these may be the order's, or are, but not as many as were ordered: a person has to say. Those that were bought
    /// first come first.
    Ask(Vec<Arc<Server>>),
    /// It cannot be told now.
    Open,
}

/// For how long from now on a write may still take effect, whatever somebody saw, in milliseconds.
#[must_use]
pub fn may_come_for(entry: &Entry) -> i64 {
    settle::may_come_for(entry.at, longest_call(), connection::now())
}

fn longest_call() -> i64 {
    connection::settings().map_or(0, |settings| i64::from(settings.timeout_seconds) * 1000)
}

impl Servers {
    /// Reads what became of a write of which nobody knows.
    pub async fn found_out(&self, entry: &Entry, trail: Trail) -> Answer {
        let What::Server { member, server, deed, .. } = &entry.what else { return Answer::Open };
        let Some(engine) = self.engine().filter(|_| *member == self.member()) else { return Answer::Open };
        if matches!(deed, ServerDeed::Create { .. }) {
            return self.bought(&engine, entry, deed, trail).await;
        }
        let Ok(found) = engine.server(&server.id).await else { return Answer::Open };
        let found = found.map(|read| read.value);
        let verdict = settle::one(deed, entry.at, found.as_ref(), connection::now().plus_ms(-longest_call()));
        self.take_in(&server.id, found);
        match verdict {
            Verdict::Applied => Answer::Settled(Outcome::FoundApplied, Vec::new()),
            Verdict::NotApplied => Answer::Settled(Outcome::FoundNotApplied { keys: Vec::new() }, Vec::new()),
            Verdict::Open => Answer::Open,
        }
    }

    /// Looks for the servers of an order.
    async fn bought(&self, engine: &Engine, entry: &Entry, deed: &ServerDeed, trail: Trail) -> Answer {
        let Some(servers) = newest(engine).await else { return Answer::Open };
        let of = |guids: &[String]| -> Vec<Arc<Server>> {
            // Each once: between two readings of its ends the list may have moved.
            guids.iter().filter_map(|guid| servers.iter().find(|server| server.guid == *guid)).cloned().collect()
        };
        match settle::bought(deed, entry.at, &servers, &|guid| claimed(trail, guid)) {
            Bought::These(guids) => {
                self.welcome(&of(&guids));
                Answer::Settled(Outcome::FoundApplied, guids)
            }
            Bought::Maybe(guids) => Answer::Ask(sorted(of(&guids), |a, b| a.bought.cmp(&b.bought))),
            Bought::None => Answer::Open,
        }
    }

    /// A person says which servers an order brought; none = of those that were shown none is the order's, and by now nothing can
    /// come any more. Nothing happens when it was settled meanwhile, or when one of them is known to be another order's.
    pub async fn claim(&self, entry: Entry, mine: Vec<Arc<Server>>, trail: Trail) {
        refresh(trail).await;
        let taken = mine.iter().any(|server| claimed(trail, &server.guid));
        if taken || mine.is_empty() && may_come_for(&entry) > 0 {
            return;
        }
        let guids = mine.iter().map(|server| server.guid.clone()).collect();
        self.settle(entry, Outcome::Told { applied: !mine.is_empty() }, guids, trail).await;
        self.welcome(&mine);
    }

    /// Takes in servers that are new, and watches them.
    fn welcome(&self, servers: &[Arc<Server>]) {
        self.owned.learn(servers.iter().map(|server| Server::clone(server)).collect());
        for server in servers {
            self.watch(&server.guid);
        }
    }

    /// Puts a reading of one server into what is known.
    pub(super) fn take_in(&self, guid: &str, found: Option<Server>) {
        match found {
            Some(server) => self.owned.learn(vec![server]),
            None => self.owned.unlearn(guid),
        }
    }

    /// Settles a question, as a reading or a person tells.
    pub async fn settle(&self, mut entry: Entry, outcome: Outcome, guids: Vec<String>, trail: Trail) {
        refresh(trail).await;
        let open = |known: &Entry| known.id == entry.id && known.outcome.unsettled();
        if !trail.entries.with_untracked(|entries| entries.iter().flatten().any(open)) {
            return;
        }
        if let What::Server { brought, .. } = &mut entry.what
            && !guids.is_empty()
        {
            *brought = guids;
        }
        trail.finish(entry, outcome, None).await;
    }
}

/// Reads the trail anew: another tab may have been quicker. Where the browser keeps nothing, what this page remembers stays.
async fn refresh(trail: Trail) {
    if trail.refused.with_untracked(Option::is_none) {
        trail.read().await;
    }
}

/// The servers at both ends of the list: in which order the vendor lists them is not said, and new ones stand at one of them.
async fn newest(engine: &Engine) -> Option<Vec<Arc<Server>>> {
    let first = engine.servers(1, NEWEST).await.ok()?;
    let last = first.total.unwrap_or(0).div_ceil(NEWEST);
    let mut servers = first.servers;
    if last > 1 {
        servers.extend(engine.servers(last, NEWEST).await.ok()?.servers);
    }
    Some(servers.into_iter().map(Arc::new).collect())
}

/// Whether an order that is known to have worked brought this server.
fn claimed(trail: Trail, guid: &str) -> bool {
    trail.entries.with_untracked(|entries| {
        entries.iter().flatten().any(|entry| entry.what.brought().iter().any(|known| known == guid))
    })
}
