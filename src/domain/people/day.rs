//! Days without a time of day: birthdays and first days of work, as `yyyy-MM-dd` (contract `oneaccess.md` §3.3).
use crate::domain::moment::{Civil, Moment, Zone};

/// A day of the calendar that exists, of a year with four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day; `None` when the calendar has none such.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let midnight = Moment::from_unix_ms(0).civil(Zone::UTC);
        let real = Moment::from_civil(Civil { year: i64::from(year), month, day, ..midnight }).is_some();
        (real && (1..=9999).contains(&year)).then_some(Day { year, month, day })
    }

    /// The day that it is in `zone`.
    #[must_use]
    pub fn of(moment: Moment, zone: Zone) -> Option<Day> {
        let Civil { year, month, day, .. } = moment.civil(zone);
        Day::new(u16::try_from(year).ok()?, month, day)
    }

    /// Reads exactly `yyyy-MM-dd`.
    #[must_use]
    pub fn read(text: &str) -> Option<Day> {
        let meant = Day::meant(text)?;
        (meant.to_string() == text).then_some(meant)
    }

    /// The day that another spelling means, year first: `2021/5/3`, `2021年5月3日`, `20210503`, with or without a time of day
    /// after it. A day after the end of its month becomes the month's last. Where day or month comes first, nobody can tell
    /// which, so that is not read.
    #[must_use]
    pub fn meant(text: &str) -> Option<Day> {
        let text: String = text.chars().map(narrow).collect();
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
        if !text.trim().starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let first = numbers.next()?;
        let (year, month, day) = match first.len() {
            8 => (first.get(..4)?, first.get(4..6)?, first.get(6..)?),
            4 => (first, numbers.next()?, numbers.next()?),
            _ => return None,
        };
        let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        (1..=31).contains(&day).then(|| (0..4).find_map(|less| Day::new(year, month, day.saturating_sub(less))))?
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }
}

/// Full-width digits as plain ones.
pub(super) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// As it is sent: `2021-05-03`.
impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_real_days_in_the_one_spelling_are_read() {
        assert_eq!(Day::read("2024-02-29"), Day::new(2024, 2, 29));
        for wrong in ["", "2023-02-29", "2021-5-3", "2021/05/03", "20210503", "2021-05-03 ", "0000-01-01", "2021-13-01"]
        {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn other_spellings_are_understood() {
        for text in [
            "2021/5/3",
            "2021.05.03",
            "2021年5月3日",
            "20210503",
            "２０２１－０５－０３",
            " 2021-5-3 08:00",
            "2021-05-03T00:00:00Z",
        ] {
            assert_eq!(Day::meant(text).map(|day| day.to_string()).as_deref(), Some("2021-05-03"), "{text}");
        }
        assert_eq!(Day::meant("2023-02-31").map(|day| day.to_string()).as_deref(), Some("2023-02-28"));
        for text in [
            "3/5/2021",
            "05-03-2021",
            "tomorrow",
            "2021",
            "2021-05",
            "-2021-05-03",
            "2021-05-99",
            "202105030",
            "2021-05-00",
        ] {
            assert_eq!(Day::meant(text), None, "{text}");
        }
    }

    #[test]
    fn which_day_it_is_depends_on_the_zone() {
        let evening = Moment::parse("2026-11-21T18:00:00Z").unwrap();
        assert_eq!(Day::of(evening, Zone::UTC), Day::new(2026, 11, 21));
        assert_eq!(Day::of(evening, Zone(480)), Day::new(2026, 11, 22));
    }

    proptest! {
        #[test]
        fn what_is_meant_can_be_read(text in "[0-9]{1,8}[-/.年 ]?[0-9]{0,2}[-/.月]?[0-9]{0,2}.{0,3}") {
            if let Some(day) = Day::meant(&text) {
                prop_assert_eq!(Day::read(&day.to_string()), Some(day));
            }
        }
    }
}
