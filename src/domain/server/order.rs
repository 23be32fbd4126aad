//! Buying servers (contract `baremetal.md` §5, §8): a draft, what is wrong with it, and what can be chosen.
use super::identity::Identity;
use super::record::Partition;

pub mod browse;
pub mod check;
pub mod choices;
pub mod draft;
pub mod market;
pub mod offer;
pub mod quote;

/// What shall be bought. The password is given beside it, so that a draft can be kept and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The line's id.
    pub line_guid: String,
    /// The product's id.
    pub product_guid: String,
    /// The system's id.
    pub system_guid: String,
    /// The term in months.
    pub months: u32,
    /// How many servers.
    pub count: u32,
    /// The first partition.
    pub partition: Partition,
    /// The name to sign in with; it is the system's.
    pub login: String,
    /// A note; it may be empty.
    pub remarks: String,
    /// Who buys, where the zone demands it.
    pub identity: Identity,
}
