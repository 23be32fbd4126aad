//! Entries as they are read back from where they are kept. What serde derives for enums that are tagged inside is 55 kB of code
//! before compression; a flat record of all that any of its kinds says is 23 kB, and reads the same text.
#[cfg(test)]
mod tests;

use serde::Deserialize;

use super::server::ServerDeed;
use super::{Line, Outcome, Place, What};
use crate::domain::moment::Moment;
use crate::domain::quota::change::Book;

/// What is said of a record that lacks something of its kind.
const LACKS: &str = "something of its kind is missing";

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Quotas,
    Password,
    Enabled,
    Account,
    Server,
}

/// Whatever a write was to change.
#[derive(Deserialize)]
pub(super) struct AnyWhat {
    kind: Kind,
    book: Option<Book>,
    department: Option<Place>,
    region: Option<String>,
    lines: Option<Vec<Line>>,
    user: Option<Place>,
    before: Option<bool>,
    after: Option<bool>,
    account: Option<Place>,
    member: Option<String>,
    server: Option<Place>,
    deed: Option<ServerDeed>,
    brought: Option<Vec<String>>,
}

impl AnyWhat {
    fn kept(self) -> Option<What> {
        Some(match self.kind {
            Kind::Quotas => What::Quotas {
                book: self.book.unwrap_or_default(),
                department: self.department?,
                region: self.region?,
                lines: self.lines?,
            },
            Kind::Password => What::Password { user: self.user? },
            Kind::Enabled => What::Enabled { user: self.user?, before: self.before, after: self.after? },
            Kind::Account => What::Account { account: self.account? },
            Kind::Server => What::Server {
                member: self.member?,
                server: self.server?,
                deed: self.deed?,
                brought: self.brought.unwrap_or_default(),
            },
        })
    }
}

impl TryFrom<AnyWhat> for What {
    type Error = &'static str;

    fn try_from(any: AnyWhat) -> Result<Self, Self::Error> {
        any.kept().ok_or(LACKS)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    Sending,
    Applied,
    NotApplied,
    Refused,
    Unknown,
    FoundApplied,
    FoundNotApplied,
    Told,
}

/// Whatever became of a write.
#[derive(Deserialize)]
pub(super) struct AnyOutcome {
    state: State,
    keys: Option<Vec<String>>,
    status: Option<u16>,
    text: Option<String>,
    applied: Option<bool>,
}

impl AnyOutcome {
    fn kept(self) -> Option<Outcome> {
        Some(match self.state {
            State::Sending => Outcome::Sending,
            State::Applied => Outcome::Applied,
            State::NotApplied => Outcome::NotApplied { keys: self.keys? },
            State::Refused => Outcome::Refused { status: self.status, text: self.text? },
            State::Unknown => Outcome::Unknown,
            State::FoundApplied => Outcome::FoundApplied,
            State::FoundNotApplied => Outcome::FoundNotApplied { keys: self.keys? },
            State::Told => Outcome::Told { applied: self.applied? },
        })
    }
}

impl TryFrom<AnyOutcome> for Outcome {
    type Error = &'static str;

    fn try_from(any: AnyOutcome) -> Result<Self, Self::Error> {
        any.kept().ok_or(LACKS)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Deed {
    Create,
    Upgrade,
    Renew,
    Downgrade,
    CancelDowngrade,
    Reinstall,
    Start,
    Stop,
    Restart,
    SetPassword,
    Refund,
}

/// Whatever a write about servers was to do.
#[derive(Deserialize)]
pub(super) struct AnyDeed {
    deed: Deed,
    line: Option<Place>,
    product: Option<Place>,
    system: Option<Place>,
    months: Option<u32>,
    count: Option<u32>,
    total: Option<String>,
    order: Option<String>,
    bandwidth: Option<u32>,
    ips: Option<u32>,
    defence: Option<u32>,
    records: Option<u32>,
    ends: Option<Moment>,
    at: Option<Moment>,
    bookings: Option<u32>,
    booking: Option<String>,
    before: Option<String>,
}

impl AnyDeed {
    fn kept(self) -> Option<ServerDeed> {
        Some(match self.deed {
            Deed::Create => ServerDeed::Create {
                line: self.line?,
                product: self.product?,
                system: self.system?,
                months: self.months?,
                count: self.count?,
                total: self.total,
                order: self.order?,
            },
            Deed::Upgrade => ServerDeed::Upgrade {
                bandwidth: self.bandwidth?,
                ips: self.ips?,
                defence: self.defence?,
                records: self.records?,
                order: self.order?,
            },
            Deed::Renew => ServerDeed::Renew { months: self.months?, ends: self.ends, order: self.order? },
            Deed::Downgrade => ServerDeed::Downgrade {
                at: self.at?,
                bandwidth: self.bandwidth?,
                ips: self.ips?,
                defence: self.defence?,
                bookings: self.bookings?,
            },
            Deed::CancelDowngrade => ServerDeed::CancelDowngrade { booking: self.booking? },
            Deed::Reinstall => ServerDeed::Reinstall { system: self.system?, before: self.before? },
            Deed::Start => ServerDeed::Start,
            Deed::Stop => ServerDeed::Stop,
            Deed::Restart => ServerDeed::Restart,
            Deed::SetPassword => ServerDeed::SetPassword,
            Deed::Refund => ServerDeed::Refund,
        })
    }
}

impl TryFrom<AnyDeed> for ServerDeed {
    type Error = &'static str;

    fn try_from(any: AnyDeed) -> Result<Self, Self::Error> {
        any.kept().ok_or(LACKS)
    }
}
