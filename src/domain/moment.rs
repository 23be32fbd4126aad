//! Instants: when something happened or ends, independent of any wall clock's zone.
use serde::{Deserialize, Serialize};

mod calendar;
mod parse;

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;
/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// An instant, to the millisecond. Comparing and subtracting need no zone; showing one does ([`Moment::civil`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

/// An offset from UTC in minutes, east positive: UTC+8 is `Zone(480)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(pub i32);

impl Zone {
    /// The zone of nearly every vendor's times.
    pub const UTC: Zone = Zone(0);
}

/// A calendar reading of a [`Moment`] in a zone (proleptic Gregorian).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// Year; 1 BC is 0.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
    /// Millisecond, 0 to 999.
    pub millisecond: u16,
    /// The zone in which this is the time of day.
    pub zone: Zone,
}

impl Moment {
    /// The instant so many milliseconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_unix_ms(ms: i64) -> Moment {
        Moment(ms)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn unix_ms(self) -> i64 {
        self.0
    }

    /// Milliseconds from `earlier` to this instant; negative when this one is earlier.
    #[must_use]
    pub const fn ms_since(self, earlier: Moment) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The instant `ms` milliseconds later (earlier when negative).
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Moment {
        Moment(self.0.saturating_add(ms))
    }

    /// Reads an ISO 8601 time (`2026-11-21T18:39:30.000000Z`, `2026-11-21 18:39`, `2026-11-21`); a missing zone
    /// means UTC, as Keystone's `password_expires_at` has it. `None` for anything that is not a real date and time.
    #[must_use]
    pub fn parse(text: &str) -> Option<Moment> {
        parse::iso(text, Zone::UTC)
    }

    /// As [`Moment::parse`], with another meaning of a missing zone (a vendor's own zone).
    #[must_use]
    pub fn parse_in(text: &str, missing: Zone) -> Option<Moment> {
        parse::iso(text, missing)
    }

    /// Reads an HTTP date (`Sat, 21 Nov 2026 18:39:30 GMT`), the shape of the headers `Date` and `Retry-After`.
    #[must_use]
    pub fn parse_http(text: &str) -> Option<Moment> {
        parse::http(text)
    }

    /// Days from `now` until this instant by the calendar of `zone`, however few hours lie between: 0 is the same day, 1 the
    /// next one; negative for days before.
    #[must_use]
    pub const fn days_until(self, now: Moment, zone: Zone) -> i64 {
        self.day(zone) - now.day(zone)
    }

    /// The day that it is in `zone`, counted from 1970-01-01.
    const fn day(self, zone: Zone) -> i64 {
        self.0.saturating_add(zone.0 as i64 * MINUTE).div_euclid(DAY)
    }

    /// The calendar reading in `zone`.
    #[must_use]
    pub fn civil(self, zone: Zone) -> Civil {
        let local = self.0.saturating_add(i64::from(zone.0) * MINUTE);
        let in_day = local.rem_euclid(DAY);
        // Civil from days, after Howard Hinnant's "chrono-compatible low-level date algorithms".
        let shifted = local.div_euclid(DAY) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        Civil {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: small(month),
            day: small(day_of_year - (153 * march_month + 2) / 5 + 1),
            hour: small(in_day / 3_600_000),
            minute: small(in_day / MINUTE % 60),
            second: small(in_day / 1000 % 60),
            millisecond: u16::try_from(in_day % 1000).unwrap_or_default(),
            zone,
        }
    }
}

/// A calendar part, which the arithmetic above keeps below 60.
fn small(part: i64) -> u8 {
    u8::try_from(part).unwrap_or_default()
}

/// ISO 8601 in UTC, to the second: `2026-11-21T18:39:30Z`.
impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Civil { year, month, day, hour, minute, second, .. } = self.civil(Zone::UTC);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_the_calendar_it_came_from() {
        let moment = Moment::parse("2026-11-21T18:39:30.250Z").unwrap();
        assert_eq!(moment.to_string(), "2026-11-21T18:39:30Z");
        let shanghai = moment.civil(Zone(480));
        assert_eq!((shanghai.day, shanghai.hour, shanghai.minute, shanghai.millisecond), (22, 2, 39, 250));
    }

    #[test]
    fn days_are_those_of_the_calendar_and_not_of_24_hours() {
        let days = |then: &str, now: &str, zone: Zone| {
            Moment::parse(then).unwrap().days_until(Moment::parse(now).unwrap(), zone)
        };
        let east = Zone(480);
        // A minute apart, and yet tomorrow; nearly a day apart, and yet today.
        assert_eq!(days("2026-11-21 16:00:00", "2026-11-21 15:59:00", east), 1);
        assert_eq!(days("2026-11-21 15:59:00", "2026-11-20 16:00:00", east), 0);
        // The same instants by another calendar.
        assert_eq!(days("2026-11-21 16:00:00", "2026-11-21 15:59:00", Zone::UTC), 0);
        assert_eq!(days("2026-11-21 15:59:00", "2026-11-20 16:00:00", Zone::UTC), 1);
        assert_eq!(days("2026-11-20 15:59:59", "2026-11-21 15:00:00", east), -1);
        assert_eq!(days("2027-01-01", "2026-12-01", Zone::UTC), 31);
    }

    #[test]
    fn the_calendar_is_right_at_its_corners() {
        for text in ["0000-03-01", "1600-02-29", "1900-03-01", "1969-12-31", "1970-01-01", "2000-02-29", "9999-12-31"] {
            let moment = Moment::parse(text).unwrap();
            assert_eq!(moment.to_string(), format!("{text}T00:00:00Z"));
        }
        assert_eq!(Moment::parse("1970-01-01").map(Moment::unix_ms), Some(0));
        assert_eq!(Moment::parse("2026-11-21T17:39:30Z").map(Moment::unix_ms), Some(1_795_282_770_000));
    }

    proptest::proptest! {
        #[test]
        fn every_instant_has_a_calendar(ms: i64) {
            let civil = Moment::from_unix_ms(ms).civil(Zone::UTC);
            proptest::prop_assert!((1..=12).contains(&civil.month) && (1..=31).contains(&civil.day));
        }

        #[test]
        fn shown_and_parsed_again_is_the_same_second(seconds in -62_167_219_200_i64..253_402_300_800) {
            let moment = Moment::from_unix_ms(seconds * 1000);
            proptest::prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = (Moment::parse(&text), Moment::parse_http(&text));
        }

        #[test]
        fn no_nearly_right_text_panics(text in "[-+0-9TZ:., a-z]{0,35}") {
            let _ = (Moment::parse(&text), Moment::parse_http(&text));
        }
    }
}
