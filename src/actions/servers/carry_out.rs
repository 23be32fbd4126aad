//! The way of a reviewed deed to the engine: written down, sent once, watched, settled by reading.
//!
//! An outcome of which nobody knows stays open until a reading tells, or a person does; the same server is not sent another
//! order meanwhile.

use leptos::prelude::{GetUntracked, With};

use super::mandate::Mandate;
use super::{Engine, Servers, ZkeysFailure};
use crate::actions::connection;
use crate::actions::session::CurrentSession;
use crate::actions::trail::{Held, Trail};
use crate::domain::server::deed::{Deed, Reviewed};
use crate::domain::server::permit::{Reason, permit};
use crate::domain::server::reply::Done;
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
    /// It was not sent: the server is not as it was when it was reviewed.
    Moved(Vec<Reason>),
    /// No answer that could be read.
    Unknown(Failure),
    /// The same order was written down before: from another tab, or before a reload.
    SentBefore,
    /// Nobody knows yet what became of the last order for this server.
    Unsettled,
    /// It was not sent: this browser cannot write down that it was, and it costs money.
    NotKept,
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
        matches!(self, Self::Refused(_) | Self::Moved(_) | Self::NotKept)
    }
}

impl Servers {
    /// The request of a deed as a command for a shell, with every secret blanked.
    #[must_use]
    pub fn as_curl(&self, deed: &Deed) -> Option<String> {
        self.engine()?.preview(deed).ok().map(|request| watch::as_curl(&request))
    }

    /// Sends what a person has reviewed, once, as long as who let it go is there. `server` and `record` are what the trail says
    /// of it.
    pub async fn carry_out(
        &self,
        deed: Reviewed<Deed>,
        (server, record): (Place, ServerDeed),
        mandate: &Mandate,
        session: CurrentSession,
        trail: Trail,
    ) -> Fate {
        let called_off = || Fate::Refused(Failure::Cancelled.into());
        let (true, Some(engine), Some(live)) = (self.stands(mandate, session), self.engine(), session.now()) else {
            return called_off();
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
            Err(Held::NotKept) => return Fate::NotKept,
        };
        // Written down first, so that nobody else's order comes between the reading and the sending.
        let mut held = self.moved(&engine, &deed, &record).await;
        if held.is_none() && !self.stands(mandate, session) {
            held = Some(called_off());
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
