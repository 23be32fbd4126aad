//! What a write about bare-metal servers was to do, as far as it has to be known to find out later what became of it. No
//! password and nobody's identity is in it.
use serde::{Deserialize, Serialize};

use super::Place;
use super::kept::AnyDeed;
use crate::domain::moment::Moment;

/// A write about servers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case", try_from = "AnyDeed")]
pub enum ServerDeed {
    /// New servers.
    Create {
        /// The line.
        line: Place,
        /// The product.
        product: Place,
        /// The system.
        system: Place,
        /// The term in months.
        months: u32,
        /// How many servers.
        count: u32,
        /// What it was estimated to cost, in yuan.
        total: Option<String>,
        /// The order's number, 18 digits.
        order: String,
    },
    /// More bandwidth, addresses or defence.
    Upgrade {
        /// More Mbit/s.
        bandwidth: u32,
        /// More addresses.
        ips: u32,
        /// More Gbit/s of defence.
        defence: u32,
        /// How many records of upgrades there were before.
        records: u32,
        /// The order's number.
        order: String,
    },
    /// More months.
    Renew {
        /// How many.
        months: u32,
        /// When the term ended before.
        ends: Option<Moment>,
        /// The order's number.
        order: String,
    },
    /// A downgrade on a day.
    Downgrade {
        /// The day.
        at: Moment,
        /// Fewer Mbit/s.
        bandwidth: u32,
        /// Fewer addresses.
        ips: u32,
        /// Fewer Gbit/s of defence.
        defence: u32,
        /// How many bookings there were before, whatever became of them.
        bookings: u32,
    },
    /// A booked downgrade that shall not be.
    CancelDowngrade {
        /// The booking.
        booking: String,
    },
    /// Another system.
    Reinstall {
        /// Which.
        system: Place,
        /// Which was there before.
        before: String,
    },
    /// Switched on.
    Start,
    /// Switched off.
    Stop,
    /// Switched off and on.
    Restart,
    /// A new password. Which one is written nowhere.
    SetPassword,
    /// Given back.
    Refund,
}

impl ServerDeed {
    /// Whether it costs money, or gives something back, so that twice is once too often: nothing of the kind is sent for the
    /// same server while nobody knows what became of it.
    #[must_use]
    pub fn is_order(&self) -> bool {
        matches!(
            self,
            Self::Create { .. } | Self::Upgrade { .. } | Self::Renew { .. } | Self::Downgrade { .. } | Self::Refund
        )
    }

    /// The order's number, where there is one.
    #[must_use]
    pub fn order(&self) -> Option<&str> {
        match self {
            Self::Create { order, .. } | Self::Upgrade { order, .. } | Self::Renew { order, .. } => Some(order),
            _ => None,
        }
    }
}
