//! From calendar to instant, and steps of whole months: what date fields and terms of service need.
use super::{Civil, DAY, MINUTE, Moment, Zone};

/// Years beyond this, either way, have no instant: milliseconds end long before.
const YEARS: u64 = 1_000_000_000;

impl Moment {
    /// The instant of a calendar reading. `None` when there is no such day or time of day, and beyond what can be counted.
    #[must_use]
    pub fn from_civil(civil: Civil) -> Option<Moment> {
        let Civil { year, month, day, hour, minute, second, millisecond, zone } = civil;
        if hour > 23 || minute > 59 || second > 59 || millisecond > 999 {
            return None;
        }
        let in_day = i64::from(hour) * 3_600_000
            + i64::from(minute) * MINUTE
            + i64::from(second) * 1000
            + i64::from(millisecond);
        let offset = i64::from(zone.0) * MINUTE;
        midnight(year, i64::from(month), i64::from(day))?.checked_add(in_day - offset).map(Moment)
    }

    /// The same day and time of day so many calendar months later, as a calendar in `zone` shows them. A day that the month
    /// does not have becomes its last: 31 January and one month is 28 or 29 February. Stays put beyond what can be counted.
    #[must_use]
    pub fn plus_months(self, months: u32, zone: Zone) -> Moment {
        let civil = self.civil(zone);
        let since_january = i64::from(civil.month) - 1 + i64::from(months);
        let (year, month) = (civil.year + since_january / 12, since_january % 12 + 1);
        let last = month_length(year, month).and_then(|length| u8::try_from(length).ok()).unwrap_or(civil.day);
        let month = u8::try_from(month).unwrap_or(civil.month);
        Moment::from_civil(Civil { year, month, day: civil.day.min(last), ..civil }).unwrap_or(self)
    }
}

/// How many days a month has; `None` for what is no month.
fn month_length(year: i64, month: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => Some(28 + i64::from(leap)),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

/// Milliseconds from 1970 to the start of a day that exists.
pub(super) fn midnight(year: i64, month: i64, day: i64) -> Option<i64> {
    if year.unsigned_abs() > YEARS || !(1..=month_length(year, month)?).contains(&day) {
        return None;
    }
    // Days from civil, after Howard Hinnant.
    let march_year = if month <= 2 { year - 1 } else { year };
    let era = march_year.div_euclid(400);
    let year_of_era = march_year.rem_euclid(400);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (era * 146_097 + day_of_era - 719_468).checked_mul(DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EAST: Zone = Zone(480);

    fn later(text: &str, months: u32) -> String {
        let moment = Moment::parse_in(text, EAST).unwrap().plus_months(months, EAST);
        let Civil { year, month, day, hour, minute, second, .. } = moment.civil(EAST);
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        assert_eq!(later("2026-01-31 10:00:00", 1), "2026-02-28 10:00:00");
        assert_eq!(later("2028-01-31 10:00:00", 1), "2028-02-29 10:00:00");
        assert_eq!(later("2024-02-29 23:59:59", 12), "2025-02-28 23:59:59");
        assert_eq!(later("2024-02-29 23:59:59", 48), "2028-02-29 23:59:59");
        assert_eq!(later("2026-11-30 00:00:00", 1), "2026-12-30 00:00:00");
        assert_eq!(later("2026-12-31 00:00:00", 2), "2027-02-28 00:00:00");
        assert_eq!(later("2026-08-31 03:00:00", 0), "2026-08-31 03:00:00");
    }

    #[test]
    fn the_zone_decides_which_day_it_is() {
        // 31 January in the east is still 30 January in UTC: the clamp differs by a day.
        let moment = Moment::parse_in("2026-01-31 04:00:00", EAST).unwrap();
        assert_eq!(moment.plus_months(1, EAST), Moment::parse_in("2026-02-28 04:00:00", EAST).unwrap());
        assert_eq!(moment.plus_months(1, Zone::UTC), Moment::parse("2026-02-28 20:00:00").unwrap());
    }

    #[test]
    fn what_is_no_day_has_no_instant() {
        let civil = Moment::parse("2026-02-28").unwrap().civil(Zone::UTC);
        assert!(Moment::from_civil(civil).is_some());
        for wrong in [
            Civil { day: 29, ..civil },
            Civil { day: 0, ..civil },
            Civil { month: 0, ..civil },
            Civil { month: 13, ..civil },
            Civil { hour: 24, ..civil },
            Civil { minute: 60, ..civil },
            Civil { second: 60, ..civil },
            Civil { millisecond: 1000, ..civil },
            Civil { year: i64::MAX, ..civil },
            Civil { year: i64::MIN, ..civil },
            Civil { year: 900_000_000, ..civil },
        ] {
            assert_eq!(Moment::from_civil(wrong), None, "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn a_calendar_reading_is_read_back(ms in -62_167_219_200_000i64..253_402_300_800_000, minutes in -840i32..=840) {
            let moment = Moment::from_unix_ms(ms);
            prop_assert_eq!(Moment::from_civil(moment.civil(Zone(minutes))), Some(moment));
        }

        #[test]
        fn months_move_the_month_and_keep_the_rest(ms in 0i64..4_102_444_800_000, months in 0u32..600, minutes in -840i32..=840) {
            let zone = Zone(minutes);
            let (before, after) = (Moment::from_unix_ms(ms), Moment::from_unix_ms(ms).plus_months(months, zone));
            let (was, is) = (before.civil(zone), after.civil(zone));
            let count = |civil: Civil| civil.year * 12 + i64::from(civil.month);
            prop_assert_eq!(count(is) - count(was), i64::from(months));
            prop_assert_eq!((is.hour, is.minute, is.second, is.millisecond), (was.hour, was.minute, was.second, was.millisecond));
            // The day is kept, or the last of a month that is too short for it.
            let next_day = after.plus_ms(DAY).civil(zone).day;
            prop_assert!(is.day == was.day || (is.day < was.day && next_day == 1));
        }

        #[test]
        fn no_instant_is_too_far(ms: i64, months: u32, minutes: i32) {
            let _ = Moment::from_unix_ms(ms).plus_months(months, Zone(minutes));
        }
    }
}
