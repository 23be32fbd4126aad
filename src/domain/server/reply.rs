//! What a vendor tells of a write that was done.
use super::record::{Address, Extra, Server};
use crate::domain::moment::Moment;

/// What an upgrade brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Granted {
    /// The vendor's order number.
    pub order: Option<String>,
    /// The addresses that were added, with the network, gateway and broadcast address of a block.
    pub addresses: Vec<Address>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Servers were bought: one record for each, being made ready.
    Created(Vec<Server>),
    /// Something was added.
    Upgraded(Granted),
    /// Downgrades were booked: of what, and under which id.
    Booked(Vec<(Extra, String)>),
    /// The term is longer; until when, where the vendor said.
    Renewed(Option<Moment>),
    /// It was done, and the vendor tells no more.
    Plain,
}
