//! Reading written times by hand: the two shapes the vendors use do not pay for a calendar crate.
use super::calendar::midnight;
use super::{MINUTE, Moment, Zone};

/// What is left to read of a written time.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    /// Exactly `count` digits as a number.
    fn digits(&mut self, count: usize) -> Option<i64> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        head.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
    }

    /// The next byte, when it is one of `wanted`.
    fn one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        let (first, tail) = self.0.split_first()?;
        wanted.contains(first).then(|| {
            self.0 = tail;
            *first
        })
    }
}

/// ISO 8601; a missing zone means `missing`.
pub(super) fn iso(text: &str, missing: Zone) -> Option<Moment> {
    let mut rest = Rest(text.trim().as_bytes());
    let year = rest.digits(4)?;
    rest.one_of(b"-")?;
    let month = rest.digits(2)?;
    rest.one_of(b"-")?;
    let midnight = midnight(year, month, rest.digits(2)?)?;
    let time = match rest.one_of(b"Tt ") {
        Some(_) => time_of_day(&mut rest)?,
        None => 0,
    };
    let offset = match rest.one_of(b"Zz+-") {
        None => i64::from(missing.0),
        Some(b'Z' | b'z') => 0,
        Some(sign) => {
            let hours = rest.digits(2).filter(|hours| *hours <= 23)?;
            rest.one_of(b":");
            let minutes = if rest.0.is_empty() { 0 } else { rest.digits(2).filter(|minutes| *minutes <= 59)? };
            (hours * 60 + minutes) * if sign == b'-' { -1 } else { 1 }
        }
    };
    rest.0.is_empty().then(|| Moment(midnight + time - offset * MINUTE))
}

/// `Sat, 21 Nov 2026 18:39:30 GMT`: the only shape of HTTP's three that is still sent.
pub(super) fn http(text: &str) -> Option<Moment> {
    const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    let (_, text) = text.trim().split_once(", ")?;
    let mut rest = Rest(text.strip_suffix(" GMT")?.as_bytes());
    let day = rest.digits(2)?;
    rest.one_of(b" ")?;
    let (name, tail) = rest.0.split_at_checked(3)?;
    rest.0 = tail;
    let month = MONTHS.chunks(3).zip(1..).find_map(|(month, number)| (month == name).then_some(number))?;
    rest.one_of(b" ")?;
    let midnight = midnight(rest.digits(4)?, month, day)?;
    rest.one_of(b" ")?;
    let time = time_of_day(&mut rest)?;
    rest.0.is_empty().then(|| Moment(midnight + time))
}

/// Milliseconds into the day, from `18:39[:30[.250]]`; a leap second counts as the second after it.
fn time_of_day(rest: &mut Rest<'_>) -> Option<i64> {
    let hour = rest.digits(2).filter(|hour| *hour <= 23)?;
    rest.one_of(b":")?;
    let minute = rest.digits(2).filter(|minute| *minute <= 59)?;
    let mut ms = hour * 3_600_000 + minute * MINUTE;
    if rest.one_of(b":").is_some() {
        ms += rest.digits(2).filter(|second| *second <= 60)? * 1000;
        if rest.one_of(b".,").is_some() {
            let mut scale = 100;
            let mut any = false;
            while let Some(digit) = rest.one_of(b"0123456789") {
                ms += i64::from(digit - b'0') * scale;
                scale /= 10;
                any = true;
            }
            if !any {
                return None;
            }
        }
    }
    Some(ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> Option<i64> {
        iso(text, Zone::UTC).map(Moment::unix_ms)
    }

    #[test]
    fn a_missing_zone_is_the_assumed_one() {
        let z = ms("2027-02-19T17:43:25Z");
        assert!(z.is_some());
        assert_eq!(ms("2027-02-19T17:43:25.000000"), z);
        assert_eq!(ms("2027-02-19 17:43:25"), z);
        assert_eq!(ms("2027-02-20T01:43:25+08:00"), z);
        assert_eq!(ms("2027-02-20T01:43:25+0800"), z);
        assert_eq!(ms("2027-02-20T01:43:25+08"), z);
        assert_eq!(ms("2027-02-19T12:13:25-05:30"), z);
        assert_eq!(iso("2027-02-20T01:43:25", Zone(480)).map(Moment::unix_ms), z);
    }

    #[test]
    fn what_is_not_a_time_is_not_read() {
        for text in [
            "",
            "soon",
            "2027",
            "2027-13-01",
            "2027-02-29",
            "2027-04-31",
            "2027-00-10",
            "2027-01-00",
            "2027-01-01T",
            "2027-01-01T24:00",
            "2027-01-01T10:60",
            "2027-01-01T10:00:61",
            "2027-01-01T10:00:00.",
            "2027-01-01T10:00:00X",
            "2027-01-01T10:00:00Z!",
            "2027-01-01T10:00:00+25:00",
            "２０２７-01-01",
            "1795282770",
        ] {
            assert_eq!(ms(text), None, "{text}");
        }
    }

    #[test]
    fn http_dates_are_read() {
        assert_eq!(http("Sat, 21 Nov 2026 17:39:30 GMT").map(Moment::unix_ms), ms("2026-11-21T17:39:30Z"));
        for text in [
            "",
            "120",
            "Sat, 21 Nop 2026 17:39:30 GMT",
            "Sat, 31 Feb 2026 17:39:30 GMT",
            "Sat, 21 Nov 2026 17:39:30 CET",
        ] {
            assert_eq!(http(text), None, "{text}");
        }
    }
}
