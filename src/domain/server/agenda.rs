//! What comes up for many servers, by the months of a zone's calendar, and what it costs to renew those whose term ends
//! (contract `baremetal.md` §4.2, §4.6, §7, §8).
use std::collections::BTreeSet;
use std::sync::Arc;

use super::catalogue::{Catalogue, Line};
use super::life::{LifeEvent, What, events};
use super::permit::{Reason, permit};
use super::record::Server;
use super::renewal::{Held, due};
use super::state::{Action, OrderState};
use crate::domain::moment::{Civil, Moment, Zone};
use crate::domain::money::Money;
use crate::domain::table::order::sorted;

mod section;
mod ticks;

pub use section::{Section, sections, sum};
pub use ticks::Ticks;

/// In which part of the agenda something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// It has happened, or belongs to a server whose term is over.
    Overdue,
    /// It comes in this month.
    Month {
        /// The year.
        year: i64,
        /// The month, 1 to 12.
        month: u8,
    },
}

/// Whether a server can be renewed by the term that was chosen, and for how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// It can; the estimate, or `None` when it is not known.
    Open(Option<Money>),
    /// Renewing is shut, for these reasons.
    Shut(Vec<Reason>),
    /// Not by this term.
    Held(Held),
}

/// Something that comes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The server.
    pub server: Arc<Server>,
    /// When; `None` = the vendor says that the term is over, and not since when.
    pub at: Option<Moment>,
    /// What.
    pub what: What,
    /// Where it stands.
    pub when: When,
    /// What a renewal would be, where the term ends; nothing for all else, so that no server is counted twice.
    pub offer: Option<Offer>,
}

impl Entry {
    /// Whether the server can be renewed from here.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.offer, Some(Offer::Open(_)))
    }

    /// What it is known by: the same for the same thing, also once its time is another one.
    #[must_use]
    pub fn uid(&self) -> String {
        let (booking, kind) = match &self.what {
            What::Ends => ("", "ends"),
            What::KeptUntil => ("", "kept"),
            What::Released => ("", "released"),
            What::Booked { guid, .. } => (&**guid, "booked"),
            What::LifeEnds => ("", "life"),
        };
        [&self.server.guid, "-", booking, kind, "@gantry"].concat()
    }

    /// Whether the term ends from now on within so many days of the calendar of `zone`.
    #[must_use]
    pub fn ends_within(&self, days: i64, now: Moment, zone: Zone) -> bool {
        let ends = self.at.filter(|at| self.what == What::Ends && *at >= now);
        ends.is_some_and(|at| at.days_until(now, zone) <= days)
    }
}

/// All that comes up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// What comes up: the overdue by server, the one whose term ended first before the others, then all else by time.
    pub entries: Vec<Arc<Entry>>,
    /// How many servers do not say when their term ends, though it is not over.
    pub undated: usize,
}

/// What comes up for servers that are there, with the price of renewals by a term of `months`; `None` while no term is known.
/// Months are counted in `zone`.
#[must_use]
pub fn agenda(servers: &[Arc<Server>], offered: &Catalogue, months: Option<u32>, now: Moment, zone: Zone) -> Agenda {
    let (mut entries, mut undated) = (Vec::new(), 0);
    for server in servers.iter().filter(|server| server.order != OrderState::Deleted) {
        let line = offered.line(&server.line_guid);
        let over = server.order == OrderState::Expired || server.ends.is_some_and(|ends| ends <= now);
        let mut add = |at: Option<Moment>, what: What| {
            let of_the_end = matches!(what, What::Ends | What::KeptUntil | What::Released);
            let comes = |at: &Moment| *at > now && !(over && of_the_end);
            let when = at.filter(comes).map_or(When::Overdue, |at| month(at, zone));
            let offer = (what == What::Ends).then(|| offer(server, line, offered, months, now, zone));
            entries.push(Arc::new(Entry { server: Arc::clone(server), at, what, when, offer }));
        };
        if server.ends.is_none() {
            match over {
                true => add(None, What::Ends),
                false => undated += 1,
            }
        }
        for LifeEvent { at, what } in events(server, line, zone) {
            add(Some(at), what);
        }
    }
    // Of a server whose term is over, everything stands together; what the vendor does not date comes first.
    let place = |entry: &Entry| match entry.when {
        When::Overdue => (entry.when, entry.server.ends),
        When::Month { .. } => (entry.when, entry.at),
    };
    let by_time = |a: &Arc<Entry>, b: &Arc<Entry>| {
        let same = place(a).cmp(&place(b));
        same.then_with(|| a.server.guid.cmp(&b.server.guid)).then_with(|| a.at.cmp(&b.at))
    };
    Agenda { entries: sorted(entries, by_time), undated }
}

fn month(at: Moment, zone: Zone) -> When {
    let Civil { year, month, .. } = at.civil(zone);
    When::Month { year, month }
}

fn offer(
    server: &Server,
    line: Option<&Line>,
    offered: &Catalogue,
    months: Option<u32>,
    now: Moment,
    zone: Zone,
) -> Offer {
    let permit = permit(Action::Renew, server, line, now);
    if !permit.is_open() {
        return Offer::Shut(permit.reasons);
    }
    match months.ok_or(Held::TermsUnknown).and_then(|months| due(server, offered, months, zone)) {
        Ok(due) => Offer::Open(due.estimate.total),
        Err(held) => Offer::Held(held),
    }
}

/// The terms by which the lines of these servers can be renewed, in months, ascending.
#[must_use]
pub fn terms_of(servers: &[Arc<Server>], offered: &Catalogue) -> BTreeSet<u32> {
    let lines: BTreeSet<&str> = servers.iter().map(|server| &*server.line_guid).collect();
    let months = lines.into_iter().filter_map(|guid| offered.line(guid)).flat_map(|line| &line.months);
    months.copied().filter(|months| *months > 0).collect()
}

#[cfg(test)]
mod tests;
