//! A number as a vendor wrote it.

use core::cmp::Ordering;
use core::fmt;

/// A finite number that remembers its spelling, so that what nobody touched goes back unchanged
/// (`31146.0` stays `31146.0`; contract `eos` §5, floats).
///
/// Two figures are equal when their values are, whatever their spelling.
#[derive(Clone)]
pub struct Figure {
    value: f64,
    literal: Box<str>,
}

impl Figure {
    /// Reads a JSON number literal. `None` when it is none, or not finite as a double (`1e400`).
    #[must_use]
    pub fn parse(literal: &str) -> Option<Self> {
        if !is_json_number(literal) {
            return None;
        }
        // The JSON reader's own reading of floats is in the program anyway; that of the standard library is not.
        let value: f64 = serde_json::from_str(literal).ok()?;
        value.is_finite().then(|| Self { value, literal: literal.into() })
    }

    /// A whole number.
    #[must_use]
    pub fn whole(value: i64) -> Self {
        Self { value: value as f64, literal: value.to_string().into() }
    }

    /// A number of hundredths, written with as few decimals as it needs.
    #[must_use]
    pub fn hundredths(value: i64) -> Self {
        let mut literal = (value / 100).to_string();
        let rest = (value % 100).abs();
        if rest > 0 {
            literal.push('.');
            literal.push(char::from(b'0' + (rest / 10) as u8));
            if rest % 10 != 0 {
                literal.push(char::from(b'0' + (rest % 10) as u8));
            }
        }
        Self { value: value as f64 / 100.0, literal: literal.into() }
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Its spelling as received.
    #[must_use]
    pub fn literal(&self) -> &str {
        &self.literal
    }

    /// Whether it has no fraction.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.value.fract() == 0.0
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Figure {}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Figure {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value)
    }
}

impl fmt::Debug for Figure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.literal)
    }
}

/// Whether a text is a number by the grammar of JSON (RFC 8259 §6): no plus sign, no leading zero, digits on both sides of a point.
fn is_json_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn keeps_the_spelling() {
        for literal in ["31146.0", "156.5", "0", "-1", "1E3", "12345678901234567890"] {
            assert_eq!(Figure::parse(literal).unwrap().literal(), literal);
        }
        assert_eq!(Figure::parse("31146.0"), Figure::parse("31146"));
    }

    #[test]
    fn refuses_what_is_no_finite_json_number() {
        for literal in ["", "-", "1.", ".5", "01", "+1", "1e", "NaN", "inf", "1e400", "１２", "1 ", "0x10"] {
            assert!(Figure::parse(literal).is_none(), "{literal}");
        }
    }

    #[test]
    fn hundredths_are_written_short() {
        assert_eq!(Figure::hundredths(15_650).literal(), "156.5");
        assert_eq!(Figure::hundredths(11_438).literal(), "114.38");
        assert_eq!(Figure::hundredths(10_000).literal(), "100");
        assert_eq!(Figure::hundredths(5).literal(), "0.05");
    }
}
