//! The way of a reviewed deed to the engine: written down, sent once, watched, settled by reading.
//!
//! An outcome of which nobody knows stays open until a reading tells, or a person does; the same server is not sent another
//! order meanwhile.

use leptos::prelude::{GetUntracked, WithUntracked};

use super::{Servers, ZkeysFailure};
use crate::actions::connection;
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::server::deed::{Deed, Reviewed};
use crate::domain::server::record::Server;
use crate::domain::server::reply::Done;
use crate::domain::server::settle::{self, Bought, Verdict};
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Outcome, Place, What};
use crate::transport::{Failure, watch};

/// What became of a deed.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It waits for its turn.
    Waiting,
    /// It is on its way.
    Sending,
    /// The engine said yes.
    Done(Done),
    /// The engine said no, or it was never sent.
    Refused(ZkeysFailure),
    /// No answer that could be read.
    Unknown(Failure),
    /// The same order was written down before: from another tab, or before a reload.
    SentBefore,
    /// The last order for this server is still an open question.
    Unsettled,
}

impl Fate {
    /// Whether it is over, well or badly.
    #[must_use]
    pub fn over(&self) -> bool {
        !matches!(self, Self::Waiting | Self::Sending)
    }
}

impl Servers {
    /// The request of a deed as a command for a shell, with every secret blanked.
    #[must_use]
    pub fn as_curl(&self, deed: &Deed) -> Option<String> {
        self.engine()?.preview(deed).ok().map(|request| watch::as_curl(&request))
    }

    /// Sends what a person has reviewed, once. `server` and `record` are what the trail says of it.
    pub async fn carry_out(
        &self,
        deed: Reviewed<Deed>,
        server: Place,
        record: ServerDeed,
        session: CurrentSession,
        trail: Trail,
    ) -> Fate {
        let (Some(engine), Some(live)) = (self.engine(), session.now()) else {
            return Fate::Refused(Failure::Cancelled.into());
        };
        let deed = deed.into_inner();
        trail.loaded().await;
        let what = What::Server { member: self.member(), server, deed: record, brought: Vec::new() };
        if self.open_question(&what, trail).is_some() {
            return Fate::Unsettled;
        }
        let entry = match deed.order() {
            Some(order) => match trail.begin_order(&order.agent, &live.about, what).await {
                Some(entry) => entry,
                None => return Fate::SentBefore,
            },
            None => trail.begin(&live.about, what).await,
        };
        let fate = match engine.carry_out(&deed).await {
            Ok(done) => Fate::Done(done),
            Err(ZkeysFailure::Failed(failure)) if failure.ambiguous_for_write() => Fate::Unknown(failure),
            Err(failure) => Fate::Refused(failure),
        };
        let mut entry = entry;
        if let (Fate::Done(Done::Created(servers)), What::Server { brought, .. }) = (&fate, &mut entry.what) {
            *brought = servers.iter().map(|server| server.guid.clone()).collect();
        }
        trail.finish(entry.clone(), outcome(&fate), None).await;
        match &fate {
            Fate::Done(Done::Created(servers)) => {
                self.owned.learn(servers.clone());
                for server in servers {
                    self.watch(&server.guid);
                }
            }
            Fate::Done(_) => self.watch_deed(&deed),
            Fate::Unknown(_) => {
                self.watch_deed(&deed);
                self.settle_when_it_can_be(entry, trail);
            }
            _ => {}
        }
        fate
    }

    fn watch_deed(&self, deed: &Deed) {
        if let Some(guid) = deed.guid() {
            self.watch(guid);
        }
    }

    /// The member who calls; empty for a gateway.
    #[must_use]
    pub fn member(&self) -> String {
        self.caller.get_untracked().unwrap_or_default()
    }

    /// The order of which nobody knows what became of it, that keeps another from being sent: for new servers any order of new
    /// servers by this member, else any for the same server.
    #[must_use]
    pub fn open_question(&self, what: &What, trail: Trail) -> Option<Entry> {
        let What::Server { member, server, deed, .. } = what else { return None };
        if !deed.is_order() {
            return None;
        }
        let new = matches!(deed, ServerDeed::Create { .. });
        let same = |entry: &&Entry| match &entry.what {
            What::Server { member: whose, server: of, deed: asked, .. } => {
                let alike = matches!(asked, ServerDeed::Create { .. }) == new && (new || of.id == server.id);
                entry.outcome.unsettled() && asked.is_order() && whose == member && alike
            }
            _ => false,
        };
        trail.entries.with_untracked(|entries| entries.iter().flatten().find(same).cloned())
    }

    /// Reads what became of a write of which nobody knows; `None` when it cannot be told now. For an order of new servers also
    /// which those are.
    pub async fn found_out(&self, entry: &Entry, trail: Trail) -> Option<(Outcome, Vec<String>)> {
        let What::Server { member, server, deed, .. } = &entry.what else { return None };
        if *member != self.member() {
            return None;
        }
        let engine = self.engine()?;
        if matches!(deed, ServerDeed::Create { .. }) {
            let page = engine.servers(1, 200).await.ok()?;
            let servers: Vec<_> = page.servers.into_iter().map(std::sync::Arc::new).collect();
            let claimed = |guid: &str| claimed(trail, guid);
            let Bought::These(guids) = settle::bought(deed, entry.at, &servers, &claimed) else { return None };
            self.owned.learn(
                servers.iter().filter(|found| guids.contains(&found.guid)).map(|found| (**found).clone()).collect(),
            );
            for guid in &guids {
                self.watch(guid);
            }
            return Some((Outcome::FoundApplied, guids));
        }
        let found = engine.server(&server.id).await.ok()?.map(|read| read.value);
        let verdict = settle::one(deed, entry.at, found.as_ref(), connection::now());
        self.take_in(&server.id, found);
        match verdict {
            Verdict::Applied => Some((Outcome::FoundApplied, Vec::new())),
            Verdict::NotApplied => Some((Outcome::FoundNotApplied { keys: Vec::new() }, Vec::new())),
            Verdict::Open => None,
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
        if let What::Server { brought, .. } = &mut entry.what {
            if !guids.is_empty() {
                *brought = guids;
            }
        }
        trail.finish(entry, outcome, None).await;
    }
}

/// Whether an order that is known to have worked brought this server.
fn claimed(trail: Trail, guid: &str) -> bool {
    trail.entries.with_untracked(|entries| {
        entries.iter().flatten().any(|entry| match &entry.what {
            What::Server { brought, .. } => brought.iter().any(|known| known == guid),
            _ => false,
        })
    })
}

fn outcome(fate: &Fate) -> Outcome {
    match fate {
        Fate::Done(_) => Outcome::Applied,
        Fate::Unknown(_) => Outcome::Unknown,
        Fate::Refused(ZkeysFailure::Refused { text, .. }) => Outcome::Refused { status: None, text: text.clone() },
        Fate::Refused(ZkeysFailure::Failed(Failure::Http { status, text, .. })) => {
            Outcome::Refused { status: Some(*status), text: text.clone() }
        }
        _ => Outcome::Refused { status: None, text: String::new() },
    }
}
