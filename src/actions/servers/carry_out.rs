//! The way of a reviewed deed to the engine: written down, sent once, watched, settled by reading.
//!
//! An outcome of which nobody knows stays open until a reading tells, or a person does; the same server is not sent another
//! order meanwhile.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, With, WithUntracked};

use super::{Engine, Servers, ZkeysFailure};
use crate::actions::connection;
use crate::actions::session::CurrentSession;
use crate::actions::trail::{Held, Trail};
use crate::domain::server::deed::{Deed, Reviewed};
use crate::domain::server::permit::{Reason, permit};
use crate::domain::server::record::Server;
use crate::domain::server::reply::Done;
use crate::domain::server::settle::{self, Bought, Verdict};
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Outcome, Place, What};
use crate::transport::{Failure, watch};

/// How many servers are read at each end of the list to find new ones.
const NEWEST: u32 = 200;

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
    /// It was not sent: the server is not as it was when it was reviewed.
    Moved(Vec<Reason>),
    /// No answer that could be read.
    Unknown(Failure),
    /// The same order was written down before: from another tab, or before a reload.
    SentBefore,
    /// Nobody knows yet what became of the last order for this server.
    Unsettled,
}

impl Fate {
    /// Whether it is over, well or badly.
    #[must_use]
    pub fn over(&self) -> bool {
        !matches!(self, Self::Waiting | Self::Sending)
    }

    /// Whether nothing was done, so that it may be tried again.
    #[must_use]
    pub fn may_be_repeated(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::Moved(_))
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
        let (deed, member) = (deed.into_inner(), self.member());
        let what = What::Server { member: member.clone(), server, deed: record.clone(), brought: Vec::new() };
        let begun = match record.is_order() {
            true => {
                let order = deed.order().map(|order| &*order.agent);
                trail.begin_order(order, &live.about, what.clone(), &|known| blocks(known, &what)).await
            }
            false => Ok(trail.begin(&live.about, what).await),
        };
        let mut entry = match begun {
            Ok(entry) => entry,
            Err(Held::Known) => return Fate::SentBefore,
            Err(Held::Blocked) => return Fate::Unsettled,
        };
        // Written down first, so that nobody else's order comes between the reading and the sending.
        let mut held = self.moved(&engine, &deed, &record).await;
        if held.is_none() && (self.member() != member || self.engine().is_none() || session.now().is_none()) {
            held = Some(Fate::Refused(Failure::Cancelled.into()));
        }
        if let Some(fate) = held {
            trail.finish(entry, outcome(&fate), None).await;
            return fate;
        }
        let fate = match engine.carry_out(&deed).await {
            Ok(done) => Fate::Done(done),
            Err(ZkeysFailure::Failed(failure)) if failure.ambiguous_for_write() => Fate::Unknown(failure),
            Err(failure) => Fate::Refused(failure),
        };
        if let (Fate::Done(Done::Created(servers)), What::Server { brought, .. }) = (&fate, &mut entry.what) {
            *brought = servers.iter().map(|server| server.guid.clone()).collect();
        }
        trail.finish(entry.clone(), outcome(&fate), None).await;
        if self.member() != member || self.engine().is_none() {
            // Somebody else is at the page: what follows is not theirs to see.
            return fate;
        }
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

    /// Reads the server once more, just before it is written to; why nothing is sent, if it is not as a person saw it. For new
    /// servers there is nothing to read.
    async fn moved(&self, engine: &Engine, deed: &Deed, record: &ServerDeed) -> Option<Fate> {
        let (guid, action) = (deed.guid()?, deed.action()?);
        let fresh = match engine.server(guid).await {
            Ok(Some(read)) => read.value,
            Ok(None) => {
                self.owned.unlearn(guid);
                return Some(Fate::Moved(vec![Reason::Deleted]));
            }
            Err(failure) => return Some(Fate::Refused(failure)),
        };
        let offered = self.offered.known.get_untracked();
        let reasons = permit(action, &fresh, offered.line(&fresh.line_guid), connection::now()).reasons;
        let other = match record {
            ServerDeed::Renew { ends, .. } => *ends != fresh.ends,
            ServerDeed::Upgrade { records, .. } => fresh.upgrades.len() != *records as usize,
            ServerDeed::Downgrade { bookings, .. } => fresh.bookings.len() != *bookings as usize,
            _ => false,
        };
        self.owned.learn(vec![fresh]);
        (other || !reasons.is_empty()).then_some(Fate::Moved(reasons))
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

    /// The order of which nobody knows what became of it, that keeps another from being sent; follows the trail.
    #[must_use]
    pub fn open_question(&self, server: &str, deed: &ServerDeed, trail: Trail) -> Option<Entry> {
        if !deed.is_order() {
            return None;
        }
        let place = Place { id: server.to_owned(), name: String::new() };
        let what = What::Server { member: self.member(), server: place, deed: deed.clone(), brought: Vec::new() };
        trail.entries.with(|entries| entries.iter().flatten().find(|known| blocks(known, &what)).cloned())
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
            let servers = newest(&engine).await?;
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
        // The call itself may have lasted as long as any may.
        let longest = connection::settings().map_or(0, |settings| i64::from(settings.timeout_seconds) * 1000);
        let verdict = settle::one(deed, entry.at, found.as_ref(), connection::now().plus_ms(-longest));
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
        let open = |known: &Entry| known.id == entry.id && known.outcome.unsettled();
        if !trail.entries.with_untracked(|entries| entries.iter().flatten().any(open)) {
            // Somebody was quicker.
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

/// Whether an order is still an open question and so keeps another from being sent: for new servers any order of new servers by
/// the same member, else any for the same server.
fn blocks(known: &Entry, wanted: &What) -> bool {
    let (What::Server { member, server, deed, .. }, What::Server { member: of, server: wanted, deed: asked, .. }) =
        (&known.what, wanted)
    else {
        return false;
    };
    let new = |deed: &ServerDeed| matches!(deed, ServerDeed::Create { .. });
    let same = new(deed) == new(asked) && (new(asked) || server.id == wanted.id);
    known.outcome.unsettled() && deed.is_order() && member == of && same
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
