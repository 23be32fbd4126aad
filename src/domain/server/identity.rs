//! Who buys, where a zone demands it (contract `baremetal.md` §5, §8): all of it is checked before it is sent, and none of it
//! stops an order, for the vendor decides.
use std::net::IpAddr;

use crate::domain::moment::{Civil, Moment, Zone};

/// What the buyer says of himself. Its parts do not appear in debug output.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The buyer's name.
    pub name: String,
    /// A mobile number of mainland China.
    pub mobile: String,
    /// The number of an identity card.
    pub id_number: String,
    /// The address from which the order is made, IPv4 or IPv6 (the vendor's example shows a card number there, §6 row 27).
    pub from_ip: String,
    /// A QQ number; never demanded.
    pub qq: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity")
    }
}

/// A part of an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// [`Identity::name`].
    Name,
    /// [`Identity::mobile`].
    Mobile,
    /// [`Identity::id_number`].
    IdNumber,
    /// [`Identity::from_ip`].
    FromIp,
    /// [`Identity::qq`].
    Qq,
}

/// What is wrong with a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is demanded, and not there.
    Missing,
    /// It is not what such a part looks like.
    Malformed,
}

/// A part, what is given, whether that is right, and whether it is demanded.
type Row<'a> = (Part, &'a str, fn(&str) -> bool, bool);

/// Everything that is wrong. What is given is checked also where nothing is demanded.
#[must_use]
pub fn faults(identity: &Identity, demanded: bool) -> Vec<(Part, Fault)> {
    let parts: [Row; 5] = [
        (Part::Name, &identity.name, |_| true, demanded),
        (Part::Mobile, &identity.mobile, is_mobile, demanded),
        (Part::IdNumber, &identity.id_number, is_id_number, demanded),
        (Part::FromIp, &identity.from_ip, is_address, demanded),
        (Part::Qq, &identity.qq, digits, false),
    ];
    let mut faults = Vec::new();
    for (part, text, right, demanded) in parts {
        match text.trim() {
            "" if demanded => faults.push((part, Fault::Missing)),
            "" => {}
            text if right(text) => {}
            _ => faults.push((part, Fault::Malformed)),
        }
    }
    faults
}

/// A mobile number: 1 and ten more digits.
#[must_use]
pub fn is_mobile(text: &str) -> bool {
    text.len() == 11 && text.starts_with('1') && digits(text)
}

/// An IPv4 or IPv6 address, without zone and brackets.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok()
}

/// An identity card's number of 18 characters, after GB 11643: place, a birthday that exists, a serial number, and a check
/// character, which may be an `X` (or `x`).
#[must_use]
pub fn is_id_number(text: &str) -> bool {
    let Some((number, check)) = text.split_at_checked(17).filter(|(number, _)| digits(number)) else {
        return false;
    };
    let expected = check_character(number);
    let mut check = check.chars();
    check.next().is_some_and(|check| check.eq_ignore_ascii_case(&expected))
        && check.next().is_none()
        && has_birthday(number)
}

/// The check character of seventeen digits: each counts by a power of two modulo 11, so that the whole with its check leaves 1.
fn check_character(number: &str) -> char {
    let sum = number.bytes().fold(0, |sum, digit| (sum + u32::from(digit.wrapping_sub(b'0'))) * 2 % 11);
    match (12 - sum) % 11 {
        10 => 'X',
        check => char::from_digit(check, 10).unwrap_or('X'),
    }
}

/// Whether the seventh digit and those after it are a day that exists.
fn has_birthday(number: &str) -> bool {
    let part = |from: usize, to: usize| number.get(from..to).and_then(|part| part.parse::<u16>().ok()).unwrap_or(0);
    let small = |from, to| u8::try_from(part(from, to)).unwrap_or(0);
    let midnight = Moment::from_unix_ms(0).civil(Zone::UTC);
    let day = Civil { year: i64::from(part(6, 10)), month: small(10, 12), day: small(12, 14), ..midnight };
    day.year >= 1800 && Moment::from_civil(day).is_some()
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn card_numbers_are_checked_by_their_last_character() {
        // The example of the standard, and one that ends in X.
        for right in ["11010519491231002X", "11010519491231002x", "440524188001010014"] {
            assert!(is_id_number(right), "{right}");
        }
        for wrong in [
            "",
            "110105194912310021",
            "11010519491231002",
            "11010519491231002XX",
            "1101051949123100X2",
            "11010519490231002X",
            "一1010519491231002X",
        ] {
            assert!(!is_id_number(wrong), "{wrong}");
        }
    }

    #[test]
    fn mobiles_and_addresses_have_their_shape() {
        assert!(is_mobile("13800138000"));
        for wrong in ["23800138000", "1380013800", "138001380000", "1380013800a", "１3800138"] {
            assert!(!is_mobile(wrong), "{wrong}");
        }
        for right in ["1.2.3.4", "::1", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4"] {
            assert!(is_address(right), "{right}");
        }
        for wrong in ["1.2.3", "1.2.3.256", "01.2.3.4", "2001:db8:::1", "1:2:3:4:5:6:7", "[::1]", "fe80::1%eth0"] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn only_what_is_demanded_can_be_missing() {
        let mut identity = Identity::default();
        assert_eq!(faults(&identity, false), []);
        let missing = [Part::Name, Part::Mobile, Part::IdNumber, Part::FromIp].map(|part| (part, Fault::Missing));
        assert_eq!(faults(&identity, true), missing);
        identity.mobile = "12".into();
        identity.qq = "12a".into();
        assert_eq!(faults(&identity, false), [(Part::Mobile, Fault::Malformed), (Part::Qq, Fault::Malformed)]);
        assert_eq!(format!("{identity:?}"), "Identity");
    }

    /// The standard's own words: a sum of weighted digits, and a table of check characters.
    fn by_the_table(number: &str) -> char {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: usize = number.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
        ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum % 11]
    }

    proptest! {
        #[test]
        fn the_check_is_the_standards(number in "[0-9]{17}") {
            prop_assert_eq!(check_character(&number), by_the_table(&number));
        }

        #[test]
        fn a_single_wrong_digit_is_found(number in "[1-9][0-9]{5}19[0-9]{2}0[1-9]1[0-9][0-9]{3}", at in 0usize..6, other in 0u8..10) {
            let right = format!("{number}{}", check_character(&number));
            prop_assert!(is_id_number(&right));
            let mut wrong = right.clone().into_bytes();
            prop_assume!(wrong[at] != b'0' + other);
            wrong[at] = b'0' + other;
            prop_assert!(!is_id_number(&String::from_utf8(wrong).unwrap()));
        }

        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = (is_id_number(&text), is_mobile(&text), is_address(&text));
        }
    }
}
