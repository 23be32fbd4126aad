//! What is asked of the vendor: every write with all it needs, as a reviewer saw it (contract `baremetal.md` §5).
use super::catalogue::IpKind;
use super::identity::Identity;
use super::record::Partition;
use super::state::Action;
use crate::domain::account::Secret;
use crate::domain::moment::Moment;

/// The numbers of an order. Both are minted once for each intent and written down before anything is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderNumbers {
    /// The agent's number, 18 digits; never a number for a program, for it is beyond 2⁵³.
    pub agent: String,
    /// The number by which the buyer knows it.
    pub client: String,
}

impl OrderNumbers {
    /// Numbers for an intent at `now`: milliseconds since 1970, then five digits of chance (0 up to but not including 1).
    /// The buyer's number is in seconds, because the sample's is a small number (contract §6 row 26); [`Deed`]s that want
    /// both alike send the agent's.
    #[must_use]
    pub fn mint(now: Moment, chance: f64) -> OrderNumbers {
        // 13 digits from 2001 until the year 2286.
        let ms = now.unix_ms().clamp(1_000_000_000_000, 9_999_999_999_999);
        let salt = ((chance.clamp(0.0, 1.0) * 100_000.0) as i64).min(99_999);
        OrderNumbers { agent: (ms * 100_000 + salt).to_string(), client: (ms / 1000).to_string() }
    }

    /// Numbers for as many intents as are asked for: a millisecond apart, so that no two are alike whatever chance brings.
    pub fn mint_each(now: Moment, chance: impl Fn() -> f64) -> impl Iterator<Item = OrderNumbers> {
        (0..).map(move |ms| OrderNumbers::mint(now.plus_ms(ms), chance()))
    }
}

/// New servers.
#[derive(Clone, PartialEq, Eq)]
pub struct Create {
    /// The line's id.
    pub line: String,
    /// The product's id.
    pub product: String,
    /// The system's id.
    pub system: String,
    /// The system's user.
    pub login: String,
    /// That user's password.
    pub password: Secret,
    /// A note; may be empty.
    pub remarks: String,
    /// The term.
    pub months: u32,
    /// How many servers.
    pub count: u32,
    /// The first partition: `Whole` or a size; never `First`.
    pub partition: Partition,
    /// Who buys, where that is demanded.
    pub identity: Option<Identity>,
    /// The order's numbers.
    pub order: OrderNumbers,
}

/// More for a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddExtras {
    /// The server's id.
    pub guid: String,
    /// More Mbit/s.
    pub bandwidth: u32,
    /// More addresses.
    pub ips: u32,
    /// In which way; demanded even when no address is added.
    pub ip_kind: IpKind,
    /// More Gbit/s of defence.
    pub defence: u32,
    /// The order's numbers.
    pub order: OrderNumbers,
}

/// One thing that is taken away on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeAway {
    /// How much: Mbit/s, Gbit/s or addresses.
    pub amount: u32,
    /// The total before.
    pub before: u32,
    /// The total after.
    pub after: u32,
}

/// A booking that takes upgrades away on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookDowngrade {
    /// The server's id.
    pub guid: String,
    /// When.
    pub at: Moment,
    /// Bandwidth, if any.
    pub bandwidth: Option<TakeAway>,
    /// Addresses, if any, and which, as the vendor lists them.
    pub ips: Option<(TakeAway, Vec<String>)>,
    /// Defence, if any.
    pub defence: Option<TakeAway>,
}

/// A system that replaces what is on a server.
#[derive(Clone, PartialEq, Eq)]
pub struct Reinstall {
    /// The server's id.
    pub guid: String,
    /// The system's id.
    pub system: String,
    /// The password of its user.
    pub password: Secret,
    /// The first partition.
    pub partition: Partition,
    /// Whether everything is replaced: another family of systems, or other partitions.
    pub replace: bool,
}

/// A write.
#[derive(Clone, PartialEq, Eq)]
pub enum Deed {
    /// Buy servers.
    Create(Box<Create>),
    /// Buy more for a server.
    Upgrade(AddExtras),
    /// Book a downgrade.
    Downgrade(BookDowngrade),
    /// Cancel a booked one.
    CancelDowngrade {
        /// The server's id.
        guid: String,
        /// The booking's id.
        booking: String,
    },
    /// Switch a server on.
    Start {
        /// The server's id.
        guid: String,
    },
    /// Switch it off.
    Stop {
        /// The server's id.
        guid: String,
    },
    /// Switch it off and on.
    Restart {
        /// The server's id.
        guid: String,
    },
    /// Pay for more months.
    Renew {
        /// The server's id.
        guid: String,
        /// How many.
        months: u32,
        /// The order's numbers; the vendor wants both alike.
        order: OrderNumbers,
    },
    /// Set the password of its system's user.
    SetPassword {
        /// The server's id.
        guid: String,
        /// The new password.
        password: Secret,
    },
    /// Install a system anew.
    Reinstall(Reinstall),
    /// Give it back.
    Refund {
        /// The server's id.
        guid: String,
    },
}

/// Something that a person has seen in a review and let go: what sends takes nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct Reviewed<T>(T);

impl<T> Reviewed<T> {
    /// To be called by the button of a review, and by nobody else.
    #[must_use]
    pub fn by_a_person(seen: T) -> Reviewed<T> {
        Reviewed(seen)
    }

    /// What was seen.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl Deed {
    /// The server it is for; none for new ones.
    #[must_use]
    pub fn guid(&self) -> Option<&str> {
        match self {
            Deed::Create(_) => None,
            Deed::Upgrade(it) => Some(&it.guid),
            Deed::Downgrade(it) => Some(&it.guid),
            Deed::Reinstall(it) => Some(&it.guid),
            Deed::CancelDowngrade { guid, .. }
            | Deed::Start { guid }
            | Deed::Stop { guid }
            | Deed::Restart { guid }
            | Deed::Renew { guid, .. }
            | Deed::SetPassword { guid, .. }
            | Deed::Refund { guid } => Some(guid),
        }
    }

    /// What it asks for; none for new servers.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        Some(match self {
            Deed::Create(_) => return None,
            Deed::Upgrade(_) => Action::Upgrade,
            Deed::Downgrade(_) => Action::Downgrade,
            Deed::CancelDowngrade { .. } => Action::CancelDowngrade,
            Deed::Start { .. } => Action::Start,
            Deed::Stop { .. } => Action::Stop,
            Deed::Restart { .. } => Action::Restart,
            Deed::Renew { .. } => Action::Renew,
            Deed::SetPassword { .. } => Action::SetPassword,
            Deed::Reinstall(_) => Action::Reinstall,
            Deed::Refund { .. } => Action::Refund,
        })
    }

    /// The numbers of its order, when it costs something.
    #[must_use]
    pub fn order(&self) -> Option<&OrderNumbers> {
        match self {
            Deed::Create(it) => Some(&it.order),
            Deed::Upgrade(it) => Some(&it.order),
            Deed::Renew { order, .. } => Some(order),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::OrderNumbers;
    use crate::domain::moment::Moment;

    #[test]
    fn order_numbers_have_eighteen_digits_whatever_the_clock_and_chance() {
        for ms in [i64::MIN, 0, 1_629_256_049_123, i64::MAX] {
            for chance in [-1.0, 0.0, 0.5, 0.999_999_99, 1.0, f64::NAN] {
                let numbers = OrderNumbers::mint(Moment::from_unix_ms(ms), chance);
                assert_eq!(numbers.agent.len(), 18, "{ms} {chance}");
                assert!(numbers.agent.bytes().all(|byte| byte.is_ascii_digit()));
                assert_eq!(numbers.client.len(), 10);
            }
        }
        let numbers = OrderNumbers::mint(Moment::from_unix_ms(1_629_256_049_123), 0.123_45);
        assert_eq!((&*numbers.agent, &*numbers.client), ("162925604912312345", "1629256049"));
    }

    #[test]
    fn every_machine_of_many_has_its_own_number_though_chance_brings_the_same() {
        for chance in [0.0, 0.5, 0.999_999_99] {
            let minted = OrderNumbers::mint_each(Moment::from_unix_ms(1_629_256_049_123), || chance).take(5000);
            let agents: BTreeSet<String> = minted.map(|numbers| numbers.agent).collect();
            assert_eq!(agents.len(), 5000, "{chance}");
            assert!(agents.iter().all(|agent| agent.len() == 18));
        }
    }
}
