//! The shapes of mobile numbers and e-mail addresses (contract `oneaccess.md` §2 C3, §3.3), and texts that hide something.
use crate::domain::people::day::narrow;
use crate::domain::server::identity::is_mobile;

/// Whether a mobile number can be sent as it is: eleven digits of mainland China, those after `+86` with or without a hyphen,
/// or `+<code>-<number>`. Else the nearest that can, where one is clear.
pub(super) fn mobile(text: &str) -> Result<(), Option<String>> {
    if legal(text) { Ok(()) } else { Err(meant(text).filter(|meant| legal(meant))) }
}

/// Two mobile numbers with the same key are the same: mainland numbers may be written with or without their code.
#[must_use]
pub fn mobile_key(text: &str) -> String {
    let text = text.trim();
    let meant = if legal(text) { text.to_owned() } else { meant(text).unwrap_or_else(|| text.to_owned()) };
    let bare = meant.strip_prefix("+86").map(|rest| rest.strip_prefix('-').unwrap_or(rest));
    bare.filter(|bare| is_mobile(bare)).map_or(meant.clone(), str::to_owned)
}

fn legal(text: &str) -> bool {
    if is_mobile(text) {
        return true;
    }
    if let Some(rest) = text.strip_prefix("+86") {
        return is_mobile(rest.strip_prefix('-').unwrap_or(rest));
    }
    let Some((code, number)) = text.strip_prefix('+').and_then(|rest| rest.split_once('-')) else { return false };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // At most fifteen digits in all, after ITU-T E.164. Codes with an area (1-684) are written without the second hyphen.
    (1..=4).contains(&code.len())
        && !code.starts_with('0')
        && number.len() >= 4
        && code.len() + number.len() <= 15
        && digits(code)
        && digits(number)
}

/// What a number written with other signs means.
fn meant(text: &str) -> Option<String> {
    let mut digits = String::new();
    for c in text.chars().map(narrow) {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() => digits.push('+'),
            '-' | '.' | '(' | ')' | '/' | '·' | '–' | '—' => {}
            c if c.is_whitespace() || invisible(c) => {}
            _ => return None,
        }
    }
    let foreign = digits.strip_prefix('+').or_else(|| digits.strip_prefix("00"));
    let mainland = foreign.unwrap_or(&digits);
    if is_mobile(mainland.strip_prefix("86").unwrap_or(mainland)) && (foreign.is_none() || mainland.starts_with("86")) {
        return Some(mainland.strip_prefix("86").unwrap_or(mainland).to_owned());
    }
    let (code, number) = foreign?.split_at_checked(code_length(foreign?))?;
    Some(["+", code, "-", number].concat())
}

/// How many digits the country code has that a number begins with: no code begins with another (ITU-T E.164).
fn code_length(number: &str) -> usize {
    const TWO: [&str; 43] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95",
    ];
    match number.get(..2) {
        Some(start) if start.starts_with(['1', '7']) => 1,
        Some(start) if TWO.contains(&start) || start == "98" => 2,
        _ => 3,
    }
}

/// Whether an e-mail address can be sent as it is; else the nearest that can.
pub(super) fn email(text: &str) -> Result<(), Option<String>> {
    if is_email(text) {
        return Ok(());
    }
    let plain: String = text.chars().map(|c| if c == '。' { '.' } else { narrow(c) }).collect();
    let plain: String = plain.chars().filter(|c| !c.is_whitespace() && !invisible(*c)).collect();
    let plain = plain.strip_prefix("mailto:").unwrap_or(&plain).trim_matches(['<', '>', ',', ';', '.']);
    Err(is_email(plain).then(|| plain.to_owned()))
}

/// One `@`, something before it, and a host name with a dot after it; letters of any script.
fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let odd = |c: char| c.is_whitespace() || invisible(c) || "@,;:<>()[]\\\"＠，；".contains(c);
    let label = |label: &str| {
        let inside = label.chars().all(|c| c.is_alphanumeric() || c == '-');
        inside && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    (1..=64).contains(&local.len())
        && text.len() <= 254
        && !local.contains(odd)
        && !dots
        && host.contains('.')
        && host.split('.').all(label)
}

/// Characters that nobody sees: control characters, and those that only steer how others are drawn.
pub(super) fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A text without them; line ends and tabs become spaces.
pub(super) fn visible(text: &str) -> String {
    let spaced = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    let seen: String = spaced.filter(|c| !invisible(*c)).collect();
    seen.trim().to_owned()
}

/// Whether a spreadsheet program wrote a long number in short: `1.38001E+10`.
pub(super) fn rounded(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
    power.strip_prefix('+').is_some_and(digits) && digits(whole) && digits(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn mobile_numbers() {
        for right in
            ["13800138000", "+86-13800138000", "+8613800138000", "+852-91234567", "+1-2025550123", "+1684-2581234"]
        {
            assert_eq!(mobile(right), Ok(()), "{right}");
        }
        for (wrong, nearest) in [
            ("138 0013 8000", Some("13800138000")),
            ("１３８００１３８０００", Some("13800138000")),
            ("0086 138-0013-8000", Some("13800138000")),
            ("8613800138000", Some("13800138000")),
            ("+852 9123 4567", Some("+852-91234567")),
            ("+85291234567", Some("+852-91234567")),
            ("+1 (202) 555-0123", Some("+1-2025550123")),
            ("0044 7911 123456", Some("+44-7911123456")),
            ("+86-1380013800", None),
            ("23800138000", None),
            ("1.38E+10", None),
            ("+852-123", None),
            ("+852-1234567890123456", None),
            ("+0-12345678", None),
            ("+13800138000", Some("+1-3800138000")),
            ("unknown", None),
        ] {
            assert_eq!(mobile(wrong), Err(nearest.map(str::to_owned)), "{wrong}");
        }
    }

    #[test]
    fn the_same_number_has_the_same_key() {
        for same in ["13800138000", "+86-13800138000", "+8613800138000", " 138 0013 8000 "] {
            assert_eq!(mobile_key(same), "13800138000", "{same}");
        }
        assert_eq!(mobile_key("+852 91234567"), mobile_key("+852-91234567"));
        assert_ne!(mobile_key("+1-3800138000"), mobile_key("13800138000"));
    }

    #[test]
    fn email_addresses() {
        for right in ["a@b.cn", "wang.xiao+x@mail.example.com", "王@例子.公司", "o'brien@example.org"] {
            assert_eq!(email(right), Ok(()), "{right}");
        }
        for (wrong, nearest) in [
            ("wang＠example。com", Some("wang@example.com")),
            ("mailto:wang@example.com", Some("wang@example.com")),
            ("wang@example.com;", Some("wang@example.com")),
            ("wang @ example.com", Some("wang@example.com")),
            ("wang@example", None),
            ("wang@@example.com", None),
            ("@example.com", None),
            ("wang@-example.com", None),
            ("a..b@example.com", None),
            ("wang", None),
        ] {
            assert_eq!(email(wrong), Err(nearest.map(str::to_owned)), "{wrong}");
        }
    }

    #[test]
    fn what_a_spreadsheet_rounded_is_seen() {
        for yes in ["1.38001E+10", "1E+10", "1.1e+17"] {
            assert!(rounded(yes), "{yes}");
        }
        for no in ["E10", "1E10", "A1E+5", "12.E+3", "13800138000", "1.2.3E+4", ""] {
            assert!(!rounded(no), "{no}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_offered_passes(text in "[+0-9０-９ ()-]{0,20}", address in "[a-z@.＠。 ;<]{0,20}") {
            if let Err(Some(nearest)) = mobile(&text) {
                prop_assert_eq!(mobile(&nearest), Ok(()));
                prop_assert_eq!(mobile_key(&nearest), mobile_key(&text));
            }
            if let Err(Some(nearest)) = email(&address) {
                prop_assert_eq!(email(&nearest), Ok(()));
            }
        }
    }
}
