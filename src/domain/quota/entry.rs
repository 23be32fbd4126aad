//! What a person puts into the field of a cap, and how it is read.

use super::figure::Figure;

/// What stands in the field of a cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Exactly what was typed, right or wrong.
    Typed(String),
    /// The control "unlimited" is on.
    Unlimited,
}

/// How a typed text reads as a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// Nothing but white space.
    Empty,
    /// Plain digits, with the amount in hundredths. `finer` when digits beyond the second decimal were cut off.
    Hundredths {
        /// The amount times 100.
        amount: i64,
        /// Whether something finer than 0.01 was typed.
        finer: bool,
    },
    /// A number written in a way that is not sent: full-width digits, an exponent. Its value.
    Unusual(f64),
    /// A negative number.
    Negative,
    /// A number beyond anything that can be counted here.
    Enormous,
    /// No number.
    Nonsense,
}

/// The largest amount that is counted exactly in hundredths.
const EXACT: f64 = 90_000_000_000_000.0;

/// Reads a typed text. White space around it and commas between groups of three digits are fine.
#[must_use]
pub fn read(typed: &str) -> Typed {
    let trimmed = typed.trim();
    if trimmed.is_empty() {
        return Typed::Empty;
    }
    let plain: String = trimmed.chars().map(half_width).collect();
    let unusual = plain != trimmed;
    let text = ungrouped(&plain);
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (Some(mantissa), Some(power)) = (plain_decimal(mantissa), exponent.map_or(Some(0), power)) else {
        return Typed::Nonsense;
    };
    let value = mantissa * 10_f64.powi(power);
    if value == 0.0 && negative {
        return Typed::Unusual(0.0);
    }
    if negative {
        return Typed::Negative;
    }
    if value > EXACT {
        return Typed::Enormous;
    }
    if unusual || exponent.is_some() || text.starts_with('+') {
        return Typed::Unusual(value);
    }
    hundredths(&text)
}

/// Digits with at most one point among them; `None` for anything else.
fn plain_decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().count() == 0 || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let amount = digits().fold(0.0, |sum, byte| sum * 10.0 + f64::from(byte - b'0'));
    Some(amount / 10_f64.powi(i32::try_from(fraction.len()).unwrap_or(i32::MAX)))
}

/// The power of ten of an exponent, cut off where it makes no difference any more.
fn power(exponent: &str) -> Option<i32> {
    let (sign, digits) = exponent.strip_prefix('-').map_or((1, exponent), |digits| (-1, digits));
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let power = digits.bytes().fold(0_i32, |sum, byte| (sum * 10 + i32::from(byte - b'0')).min(400));
    Some(sign * power)
}

impl Typed {
    /// The number that was meant, where one can be told.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Hundredths { amount, .. } => Some(*amount as f64 / 100.0),
            Self::Unusual(value) => Some(*value),
            Self::Negative => Some(0.0),
            Self::Enormous => Some(f64::INFINITY),
            Self::Empty | Self::Nonsense => None,
        }
    }
}

/// The figure that is `value` rounded to the item's step: hundredths for capacities, whole numbers for all else.
#[must_use]
pub fn rounded(value: f64, takes_decimals: bool) -> Figure {
    let bounded = value.clamp(0.0, EXACT);
    if takes_decimals {
        Figure::hundredths((bounded * 100.0).round() as i64)
    } else {
        Figure::whole(bounded.round() as i64)
    }
}

fn hundredths(text: &str) -> Typed {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().fold(0_i64, |sum, byte| sum * 10 + i64::from(byte.wrapping_sub(b'0')));
    let mut cents = fraction.chars().chain("00".chars());
    let cents: String = cents.by_ref().take(2).collect();
    let finer = fraction.chars().skip(2).any(|digit| digit != '0');
    Typed::Hundredths { amount: digits(whole) * 100 + digits(&cents), finer }
}

/// Full-width digits, signs and points as their plain forms; everything else as it is.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3002}' => '.',
        '\u{2212}' => '-',
        other => other,
    }
}

/// Without the commas between groups of three digits; a comma anywhere else stays and makes the text no number.
fn ungrouped(text: &str) -> String {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let well_formed = !first.is_empty() && first.len() <= 3 && groups.all(|group| group.len() == 3);
    if well_formed { text.replacen(',', "", whole.len()) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Typed, read, rounded};

    #[test]
    fn reads_what_people_type() {
        let plain = |amount| Typed::Hundredths { amount, finer: false };
        assert_eq!(read(" 100 "), plain(10_000));
        assert_eq!(read("1,234.5"), plain(123_450));
        assert_eq!(read("007"), plain(700));
        assert_eq!(read("156.50"), plain(15_650));
        assert_eq!(read("0.005"), Typed::Hundredths { amount: 0, finer: true });
        assert_eq!(read(".5"), plain(50));
        assert_eq!(read(""), Typed::Empty);
        assert_eq!(read("１２０"), Typed::Unusual(120.0));
        assert_eq!(read("1e3"), Typed::Unusual(1000.0));
        assert_eq!(read("1e400"), Typed::Enormous);
        assert_eq!(read("-5"), Typed::Negative);
        assert_eq!(read("−5"), Typed::Negative);
        for nonsense in ["abc", "1,2", "12,34", "1 000", "NaN", "inf", "infinity", "0x10", "1.2.3", "十"] {
            assert_eq!(read(nonsense), Typed::Nonsense, "{nonsense}");
        }
    }

    #[test]
    fn rounds_to_the_step() {
        assert_eq!(rounded(3.7, false).literal(), "4");
        assert_eq!(rounded(3.756, true).literal(), "3.76");
    }

    proptest! {
        #[test]
        fn never_panics_and_never_invents(text in "\\PC*") {
            if let Some(value) = read(&text).value() {
                prop_assert!(value >= 0.0);
                let digit = text.chars().any(char::is_numeric);
                prop_assert!(digit, "a number without a digit");
            }
        }

        #[test]
        fn whole_numbers_read_back(value in 0_i64..1_000_000_000) {
            prop_assert_eq!(read(&value.to_string()), Typed::Hundredths { amount: value * 100, finer: false });
        }
    }
}
