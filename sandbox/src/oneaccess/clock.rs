//! Times as OneAccess writes them: `2021-05-16 13:02:48.513`. The zone is not stated; ours is UTC+8, the vendor's home.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;

/// Milliseconds since 1970 by the machine's clock.
pub fn machine() -> i64 {
    Timestamp::now().as_millisecond()
}

fn format(moment: i64, layout: &str) -> String {
    let moment = Timestamp::from_millisecond(moment).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.to_zoned(TimeZone::fixed(Offset::constant(8))).strftime(layout).to_string()
}

/// A moment, in milliseconds since 1970, as text.
pub fn text(moment: i64) -> String {
    format(moment, "%Y-%m-%d %H:%M:%S.%3f")
}

/// The seventeen digits that an id begins with: `20210621095850460`.
pub fn digits(moment: i64) -> String {
    format(moment, "%Y%m%d%H%M%S%3f")
}

/// Whether a text is a day that exists, as `1990-02-01`.
pub fn is_day(text: &str) -> bool {
    let parsed = jiff::civil::Date::strptime("%Y-%m-%d", text);
    parsed.is_ok_and(|day| day.strftime("%Y-%m-%d").to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_days() {
        assert_eq!(text(1_621_141_368_513), "2021-05-16 13:02:48.513");
        assert_eq!(digits(1_621_141_368_513), "20210516130248513");
        assert!(is_day("2000-02-29"));
        for wrong in ["", "2001-02-29", "1990-2-1", "19900201", "1990-02-01 "] {
            assert!(!is_day(wrong), "{wrong}");
        }
    }
}
