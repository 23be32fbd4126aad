//! Times in the zone of this machine.

use crate::domain::moment::{Moment, Zone};
use crate::text::time;

/// `18:39:30 UTC+8`.
#[must_use]
pub fn clock(moment: Moment) -> String {
    time::clock(moment, zone(moment))
}

/// `2026-11-21 18:39:30 UTC+8`.
#[must_use]
pub fn date_and_clock(moment: Moment) -> String {
    time::date_and_clock(moment, zone(moment))
}

/// This machine's zone at an instant; daylight saving time makes it differ over the year.
fn zone(moment: Moment) -> Zone {
    let date = js_sys::Date::new(&(moment.unix_ms() as f64).into());
    Zone(-(date.get_timezone_offset() as i32))
}
