//! Times as people read them, always with their zone (DESIGN §7).

use crate::domain::moment::{Civil, Moment, Zone};

/// `18:39:30 UTC+8`.
#[must_use]
pub fn clock(moment: Moment, zone: Zone) -> String {
    let civil = moment.civil(zone);
    let mut text = String::new();
    time(&mut text, &civil);
    text.push(' ');
    sign(&mut text, zone);
    text
}

/// `2026-11-21 18:39:30 UTC+8`.
#[must_use]
pub fn date_and_clock(moment: Moment, zone: Zone) -> String {
    let civil = moment.civil(zone);
    let mut text = civil.year.to_string();
    for part in [civil.month, civil.day] {
        text.push('-');
        two(&mut text, part);
    }
    text.push(' ');
    time(&mut text, &civil);
    text.push(' ');
    sign(&mut text, zone);
    text
}

/// `UTC+8`.
#[must_use]
pub fn zone(zone: Zone) -> String {
    let mut text = String::new();
    sign(&mut text, zone);
    text
}

fn time(text: &mut String, civil: &Civil) {
    two(text, civil.hour);
    for part in [civil.minute, civil.second] {
        text.push(':');
        two(text, part);
    }
}

fn sign(text: &mut String, Zone(minutes): Zone) {
    text.push_str("UTC");
    if minutes == 0 {
        return;
    }
    text.push(if minutes < 0 { '−' } else { '+' });
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    text.push_str(&hours.to_string());
    if rest > 0 {
        text.push(':');
        two(text, u8::try_from(rest).unwrap_or_default());
    }
}

fn two(text: &mut String, part: u8) {
    text.push(char::from(b'0' + part / 10 % 10));
    text.push(char::from(b'0' + part % 10));
}

#[cfg(test)]
mod tests {
    use super::{clock, date_and_clock, zone};
    use crate::domain::moment::{Moment, Zone};

    #[test]
    fn the_zone_is_always_there() {
        let moment = Moment::parse("2026-11-21T18:39:05Z").unwrap();
        assert_eq!(clock(moment, Zone::UTC), "18:39:05 UTC");
        assert_eq!(date_and_clock(moment, Zone(480)), "2026-11-22 02:39:05 UTC+8");
        assert_eq!(clock(moment, Zone(-210)), "15:09:05 UTC−3:30");
        assert_eq!((zone(Zone(480)), zone(Zone::UTC)), ("UTC+8".to_owned(), "UTC".to_owned()));
    }
}
