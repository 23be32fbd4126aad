//! Booking that something added ends on a day (contract `baremetal.md` §5, §8): a booking takes back exactly one upgrade of each
//! extra. Whether the server may be asked at all now is another question: [`super::permit`].
use super::addresses::count;
use super::record::{Address, Extra};
use crate::domain::moment::Moment;

pub mod asked;
pub mod cancel;
pub mod check;
pub mod choices;

/// What shall be taken away, and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Mbit/s; 0 = none. It is the amount of one upgrade.
    pub bandwidth: u32,
    /// Gbit/s of defence; 0 = none. It is the amount of one upgrade.
    pub defence: u32,
    /// Addresses and ranges as the list of what can be released writes them.
    pub ips: Vec<String>,
    /// When it takes effect.
    pub at: Option<Moment>,
}

impl Draft {
    /// Whether nothing would be taken away.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bandwidth == 0 && self.defence == 0 && self.ips.is_empty()
    }

    /// How many addresses would be taken away; `None` when one of them cannot be counted.
    #[must_use]
    pub fn ip_count(&self, listed: &[Address]) -> Option<u32> {
        let mut sum = 0_u32;
        for ip in &self.ips {
            sum = sum.checked_add(count(find(listed, ip)?)?)?;
        }
        Some(sum)
    }

    /// How much of an extra would be taken away; `None` when it cannot be counted.
    #[must_use]
    pub fn amount(&self, extra: &Extra, listed: &[Address]) -> Option<u32> {
        match extra {
            Extra::Bandwidth => Some(self.bandwidth),
            Extra::Ip => self.ip_count(listed),
            Extra::Defence => Some(self.defence),
            Extra::Other(_) => Some(0),
        }
    }
}

/// The entry of a list that is written so.
fn find<'a>(listed: &'a [Address], ip: &str) -> Option<&'a Address> {
    listed.iter().find(|address| address.ip == ip)
}
