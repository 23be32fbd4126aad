//! Times as the servers' pages write them: in the engine's zone, and always with it. Days are counted by its calendar.

use crate::actions::connection;
use crate::domain::moment::{Moment, Zone};
use crate::domain::server::terms::CLOCK;
use crate::text::{self, time};

/// The zone of the engine's times.
#[must_use]
pub fn zone() -> Zone {
    connection::settings().and_then(|settings| Some(settings.zkeys.as_ref()?.dialect.zone)).unwrap_or(CLOCK)
}

/// `18:39:30 UTC+8`.
#[must_use]
pub fn clock(at: Moment) -> String {
    time::clock(at, zone())
}

/// `2026-11-21 18:39:30 UTC+8`.
#[must_use]
pub fn date_and_clock(at: Moment) -> String {
    time::date_and_clock(at, zone())
}

/// How many days until then: `today`, `tomorrow`, `in 3 days`; follows the language.
#[must_use]
pub fn days(at: Moment) -> String {
    (text::words().servers.ends_in)(at.days_until(connection::now(), zone()))
}
