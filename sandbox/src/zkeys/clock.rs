//! Times as the engine writes them: `2021-08-17 16:57:43`, always in UTC+8 (baremetal.md §2).

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// Milliseconds since 1970 by the machine's clock.
pub fn machine() -> i64 {
    Timestamp::now().as_millisecond()
}

fn zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

fn civil(seconds: i64) -> DateTime {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone()).datetime()
}

fn seconds(civil: DateTime) -> Option<i64> {
    zone().to_timestamp(civil).ok().map(Timestamp::as_second)
}

/// A moment, in seconds since 1970, as text.
pub fn text(moment: i64) -> String {
    civil(moment).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// The moment of a text; `None` when it is not exactly of this form.
pub fn read(written: &str) -> Option<i64> {
    let parsed = DateTime::strptime("%Y-%m-%d %H:%M:%S", written).ok().and_then(seconds)?;
    (text(parsed) == written).then_some(parsed)
}

/// So many calendar months later, or earlier when negative; the 31st becomes the last day of a shorter month.
pub fn months_later(moment: i64, months: i64) -> i64 {
    let months = months.clamp(-1200, 1200);
    civil(moment).checked_add(months.months()).ok().and_then(seconds).unwrap_or(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_in_utc_plus_8() {
        assert_eq!(text(1_629_256_049), "2021-08-18 11:07:29");
        assert_eq!(read("2021-08-18 11:07:29"), Some(1_629_256_049));
        for wrong in ["", "2021-08-18", "2021-8-18 11:07:29", "0000-00-00 00:00:00", "2021-02-30 00:00:00"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let later = |from: &str, months| text(months_later(read(from).unwrap_or(0), months));
        assert_eq!(later("2021-01-31 10:00:00", 1), "2021-02-28 10:00:00");
        assert_eq!(later("2023-11-30 00:00:01", 3), "2024-02-29 00:00:01");
        assert_eq!(later("2021-08-17 16:57:43", 1), "2021-09-17 16:57:43");
        assert_eq!(later("2021-03-31 10:00:00", 12), "2022-03-31 10:00:00");
    }
}
