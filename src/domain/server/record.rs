//! A server that somebody owns, as the vendor reports it (contract `baremetal.md` §4.6).
use std::sync::Arc;

use super::catalogue::Hardware;
use super::state::{ActState, OrderState, RunState};
use crate::domain::moment::Moment;

/// What can be added to a server, and taken away again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extra {
    /// Bandwidth in Mbit/s.
    Bandwidth,
    /// Addresses; the vendor writes `ip` or `ipnum` for the one thing.
    Ip,
    /// Defence in Gbit/s.
    Defence,
    /// Something the contract does not know, as it came.
    Other(String),
}

/// What an address is within its block.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NetType {
    /// An address that can be used.
    Host,
    /// The gateway of its block.
    Gateway,
    /// The block itself.
    Network,
    /// The broadcast address.
    Broadcast,
    /// Something the contract does not know, or nothing said.
    Other(String),
}

/// An address, or a range of them (`114.114.8.16-23`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// As the vendor writes it.
    pub ip: String,
    /// Whether it is in use; `false` = released, `None` = not said.
    pub active: Option<bool>,
    /// The mask of its network.
    pub mask: String,
    /// The gateway of its network.
    pub gateway: String,
    /// How many addresses it stands for.
    pub count: Option<u32>,
    /// Whether it is the server's main address; there is one for each server, and it is never a range.
    pub main: bool,
    /// What it is within its block.
    pub net: NetType,
    /// Since when it is there.
    pub created: Option<Moment>,
}

/// A record of something that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// What.
    pub extra: Extra,
    /// How much.
    pub amount: Option<u32>,
    /// The addresses, as a range, or the figure again.
    pub value: String,
    /// Whether it is in effect; `None` = not said.
    pub active: Option<bool>,
    /// The booked downgrade that ends it.
    pub downgrade_guid: Option<String>,
    /// The vendor's order number, 18 digits.
    pub order: Option<String>,
    /// When it was added.
    pub created: Option<Moment>,
}

/// Where a booked downgrade stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookingState {
    /// It will be done.
    Pending,
    /// It was done.
    Done,
    /// It was cancelled.
    Cancelled,
    /// Something the contract does not know, as it came.
    Other(String),
}

/// A booked downgrade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Its id.
    pub guid: String,
    /// What is taken away.
    pub extra: Extra,
    /// Where it stands.
    pub state: BookingState,
    /// The vendor's reason; opaque.
    pub reason: String,
    /// When it takes effect.
    pub at: Option<Moment>,
    /// When it was booked.
    pub created: Option<Moment>,
    /// When it was done.
    pub finished: Option<Moment>,
    /// How much is taken away, or which addresses.
    pub value: String,
    /// The total before.
    pub before: Option<u32>,
    /// The total after.
    pub after: Option<u32>,
}

/// How a renewal is priced; only the answer to an order says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenewPrice {
    /// By the product's price and what was added.
    Automatic,
    /// A fixed price for a month, as the vendor writes it.
    Monthly(String),
    /// A price of its own for each term: the vendor's JSON text.
    ByTerm(String),
    /// Something the contract does not know, as it came.
    Other(String),
}

/// What only the answer to an order tells; all of it is unknown of a server read from the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderOnly {
    /// Whether it is being pushed to another owner.
    pub pushing: Option<bool>,
    /// Whether the owner may upgrade it.
    pub self_upgrade: Option<bool>,
    /// Whether the operator locked it.
    pub locked: Option<bool>,
    /// A state of pushing or of the operator's lock that the contract does not know, as it came; it counts as busy.
    pub unclear: Option<String>,
    /// Why it is locked.
    pub lock_reason: Option<String>,
    /// How a renewal is priced.
    pub renew_price: Option<RenewPrice>,
    /// The first partition as it was asked for.
    pub partition: Option<Partition>,
}

/// The first partition (contract `baremetal.md` §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Partition {
    /// The whole disk; nothing is partitioned.
    Whole,
    /// The first partition that is there is used again; only for a reinstallation.
    First,
    /// A size in GB.
    Gb(u32),
}

/// A server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its id, 16 digits.
    pub guid: String,
    /// The product it was bought as.
    pub product_guid: String,
    /// The line it is on.
    pub line_guid: String,
    /// The installed system's id.
    pub system_guid: String,
    /// Its name; the single reading has none.
    pub name: Option<String>,
    /// Where it stands in the racks.
    pub cabinet: String,
    /// Its hardware, shared by all servers that have the same.
    pub hardware: Arc<Hardware>,
    /// Mbit/s that the product includes.
    pub base_bandwidth: Option<u32>,
    /// Gbit/s of defence that the product includes.
    pub base_defence: Option<u32>,
    /// Addresses that the product includes.
    pub base_ips: Option<u32>,
    /// The user to sign in with.
    pub login: String,
    /// What the buyer noted.
    pub remarks: Option<String>,
    /// When it was bought.
    pub bought: Option<Moment>,
    /// When its term began.
    pub started: Option<Moment>,
    /// When its term ends.
    pub ends: Option<Moment>,
    /// Where its order stands.
    pub order: OrderState,
    /// Whether it runs.
    pub run: RunState,
    /// What is being done to it.
    pub act: ActState,
    /// Its addresses.
    pub addresses: Vec<Address>,
    /// What was added.
    pub upgrades: Vec<Upgrade>,
    /// Downgrades that were booked.
    pub bookings: Vec<Booking>,
    /// Whose it is among the agent's customers.
    pub client: Option<String>,
    /// What only the answer to an order tells; boxed, because the list has many servers and none of it.
    pub order_only: Option<Box<OrderOnly>>,
}

impl Server {
    /// Its main address.
    #[must_use]
    pub fn main_address(&self) -> Option<&Address> {
        self.addresses.iter().find(|address| address.main)
    }

    /// What it is called on a page: its name, else its main address, else its id.
    #[must_use]
    pub fn called(&self) -> &str {
        let name = self.name.as_deref().filter(|name| !name.is_empty());
        name.or_else(|| self.main_address().map(|address| &*address.ip)).unwrap_or(&self.guid)
    }
}
