//! Adding bandwidth, addresses and defence to a server (contract `baremetal.md` §5, §8). Whether the server may be upgraded at
//! all now is another question: [`super::permit`].
use super::catalogue::{IpKind, Line};

pub mod check;
pub mod choices;

/// What shall be added; 0 = nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft {
    /// Mbit/s.
    pub bandwidth: u32,
    /// Addresses; of a block, three cannot be used ([`usable`]).
    pub ips: u32,
    /// How addresses are added. It is sent also when none are.
    pub kind: IpKind,
    /// Gbit/s of defence.
    pub defence: u32,
}

impl Draft {
    /// Nothing yet, with the first kind of addresses that the line offers.
    #[must_use]
    pub fn new(line: &Line) -> Draft {
        Draft { bandwidth: 0, ips: 0, kind: first_kind(line), defence: 0 }
    }

    /// Whether nothing would be added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bandwidth == 0 && self.ips == 0 && self.defence == 0
    }
}

/// The first kind of addresses that a line offers; single ones where it names none.
#[must_use]
pub fn first_kind(line: &Line) -> IpKind {
    line.ip_kinds.first().copied().unwrap_or(IpKind::Single)
}

/// How many of so many new addresses a machine can have: a block loses network, gateway and broadcast.
#[must_use]
pub fn usable(kind: IpKind, count: u32) -> u32 {
    match kind {
        IpKind::Single => count,
        IpKind::Subnet => count.saturating_sub(3),
    }
}

/// Whether so much bandwidth is enough for so many addresses, at a least of so many thousandths of a Mbit/s for each.
#[must_use]
pub fn enough(bandwidth: u32, ips: u32, ratio: u32) -> bool {
    u64::from(bandwidth) * 1000 >= u64::from(ratio) * u64::from(ips)
}
