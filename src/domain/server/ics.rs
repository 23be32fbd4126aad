//! A calendar as a file (RFC 5545): one event for each thing that comes up, with an alarm three days before.
use crate::domain::moment::Moment;

/// The most bytes of a line, its end not counted (§3.1).
const LINE: usize = 75;

/// Something in the file. Its words are the caller's, so that the file is in the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// What it is known by; the same thing has the same one in every file, so that it moves where it was imported before.
    pub uid: String,
    /// When.
    pub at: Moment,
    /// It in one line.
    pub summary: String,
    /// More about it; may have several lines.
    pub description: String,
}

/// The file. `name` is the calendar's; `stamp` says when it was made.
#[must_use]
pub fn ics(name: &str, happenings: &[Happening], stamp: Moment) -> String {
    let mut file = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gantry//Renewals//EN", "CALSCALE:GREGORIAN"] {
        fold(&mut file, line);
    }
    text(&mut file, "NAME", name);
    text(&mut file, "X-WR-CALNAME", name);
    for happening in happenings {
        event(&mut file, happening, stamp);
    }
    fold(&mut file, "END:VCALENDAR");
    file
}

fn event(file: &mut String, happening: &Happening, stamp: Moment) {
    fold(file, "BEGIN:VEVENT");
    text(file, "UID", &happening.uid);
    fold(file, &["DTSTAMP:", &utc(stamp)].concat());
    fold(file, &["DTSTART:", &utc(happening.at)].concat());
    text(file, "SUMMARY", &happening.summary);
    text(file, "DESCRIPTION", &happening.description);
    // It is no appointment: nobody is busy by it.
    fold(file, "TRANSP:TRANSPARENT");
    for line in ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P3D"] {
        fold(file, line);
    }
    text(file, "DESCRIPTION", &happening.summary);
    fold(file, "END:VALARM");
    fold(file, "END:VEVENT");
}

/// An instant as §3.3.5 writes UTC: `20261121T183930Z`.
fn utc(at: Moment) -> String {
    at.to_string().replace(['-', ':'], "")
}

/// A property with a text as its value (§3.3.11); control characters other than line ends are left out.
fn text(file: &mut String, name: &str, value: &str) {
    let mut line = [name, ":"].concat();
    for c in value.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => line.extend(['\\', c]),
            '\n' | '\r' => line.push_str("\\n"),
            '\t' => line.push(' '),
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
    fold(file, &line);
}

/// A line, continued after a space where it is too long, and never within a character.
fn fold(file: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::at;
    use proptest::prelude::*;

    fn happening(summary: &str, description: &str) -> Happening {
        Happening {
            uid: "1-ends@gantry".into(),
            at: at("2021-09-17 16:57:43"),
            summary: summary.into(),
            description: description.into(),
        }
    }

    fn file(happening: Happening) -> String {
        ics("续费", &[happening], at("2021-08-18 00:00:00"))
    }

    /// The lines as they were before folding.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_file_is_as_the_standard_says() {
        let lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Gantry//Renewals//EN",
            "CALSCALE:GREGORIAN",
            "NAME:续费",
            "X-WR-CALNAME:续费",
            "BEGIN:VEVENT",
            "UID:1-ends@gantry",
            "DTSTAMP:20210817T160000Z",
            "DTSTART:20210917T085743Z",
            "SUMMARY:到期",
            "DESCRIPTION:zhzy4.0\\n500.00",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P3D",
            "DESCRIPTION:到期",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(file(happening("到期", "zhzy4.0\n500.00")), [&lines.join("\r\n"), "\r\n"].concat());
    }

    #[test]
    fn what_has_a_meaning_of_its_own_is_escaped() {
        let lines = unfolded(&file(happening(r"a\b;c,d:e", "one\r\ntwo\rthree\nfour\tfive\u{7}\u{0}")));
        assert!(lines.contains(&r"SUMMARY:a\\b\;c\,d:e".to_owned()));
        assert!(lines.contains(&r"DESCRIPTION:one\ntwo\nthree\nfour five".to_owned()));
    }

    #[test]
    fn a_line_of_75_bytes_stays_whole() {
        let fits = "x".repeat(LINE - "SUMMARY:".len());
        assert!(file(happening(&fits, "")).contains(&["SUMMARY:", &fits, "\r\n"].concat()));
        let longer = [&fits, "y"].concat();
        assert!(file(happening(&longer, "")).contains(&["SUMMARY:", &fits, "\r\n y\r\n"].concat()));
    }

    #[test]
    fn an_empty_calendar_is_one() {
        assert_eq!(unfolded(&ics("a", &[], at("2021-08-18 00:00:00"))).len(), 7);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_nothing_is_lost(summary in "\\PC{0,200}", description in "[a-z一-龥😀\\\\;,\n]{0,300}") {
            let file = file(happening(&summary, &description));
            prop_assert!(file.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
            let lines = unfolded(&file);
            let said = lines.iter().find_map(|line| line.strip_prefix("DESCRIPTION:")).unwrap();
            let back = said.replace("\\\\", "\u{1}").replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",");
            prop_assert_eq!(back.replace('\u{1}', "\\"), description);
        }
    }
}
