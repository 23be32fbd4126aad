//! Exact amounts of money and exact factors: no figure is ever a binary fraction.
use std::fmt;

/// An exact amount in fen, the hundredth of a yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

impl Money {
    /// Nothing to pay.
    pub const ZERO: Money = Money(0);

    /// So many fen.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Money {
        Money(fen)
    }

    /// The amount in fen.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Reads yuan as vendors write them (`500`, `500.00`, `0.5`). `None` for anything else, and for a part of a fen: no
    /// price is rounded in silence.
    #[must_use]
    pub fn parse(text: &str) -> Option<Money> {
        decimal(text, 2).map(Money)
    }

    /// The sum; `None` beyond what can be counted.
    #[must_use]
    pub fn plus(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    /// So many times the amount; `None` beyond what can be counted.
    #[must_use]
    pub fn times(self, count: u32) -> Option<Money> {
        self.0.checked_mul(i64::from(count)).map(Money)
    }

    /// The amount times `above` over `below`, rounded half up, away from zero below it, once. `None` beyond what can be
    /// counted, and for a `below` of nothing.
    #[must_use]
    pub fn share(self, above: u64, below: u64) -> Option<Money> {
        let (below, whole) = (i128::from(below), i128::from(self.0).checked_mul(i128::from(above))?);
        let half = below / 2 * whole.signum();
        let rounded = whole.checked_add(half)?.checked_div(below)?;
        i64::try_from(rounded).ok().map(Money)
    }
}

/// Yuan with two decimals, and no separators: `6000.00`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, fen) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

/// An exact factor in ten-thousandths, for discounts: 0.85 is 15 % off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor(i64);

impl Factor {
    /// Full price.
    pub const ONE: Factor = Factor(10_000);

    /// Reads a factor with up to four decimals (`0.85`, `1.00`, `0.8500`); `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Factor> {
        decimal(text, 4).map(Factor)
    }

    /// The factor in ten-thousandths.
    #[must_use]
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }
}

/// As short as it is exact: `0.85`, `1`.
impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, parts) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let decimals = format!("{:04}", parts % 10_000);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{decimals}", parts / 10_000)
    }
}

/// A decimal number in units of so many places; digits beyond them must be 0.
fn decimal(text: &str, places: usize) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let (kept, beyond) = fraction.split_at_checked(places).unwrap_or((fraction, ""));
    if beyond.bytes().any(|byte| byte != b'0') {
        return None;
    }
    let padding = "0".repeat(places.saturating_sub(kept.len()));
    [whole, kept, &padding].concat().parse::<i64>().ok().map(|units| units * sign)
}

#[cfg(test)]
mod tests {
    use super::{Factor, Money};
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_and_written_exactly() {
        for (text, shown) in
            [("500", "500.00"), ("500.00", "500.00"), ("0.5", "0.50"), ("-1.05", "-1.05"), ("10.0000", "10.00")]
        {
            assert_eq!(Money::parse(text).unwrap().to_string(), shown);
        }
        for text in ["", "-", ".5", "5.", "1e3", "1,000", "一千", "0.005", "NaN", "99999999999999999999", "+5"] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
        for (text, shown) in [("0.85", "0.85"), ("1.00", "1"), ("0.8575", "0.8575"), ("1.2", "1.2")] {
            assert_eq!(Factor::parse(text).unwrap().to_string(), shown);
        }
    }

    #[test]
    fn a_share_is_rounded_half_up_once() {
        let share = |fen, above, below| Money::from_fen(fen).share(above, below).map(Money::fen);
        assert_eq!(share(1, 1, 2), Some(1));
        assert_eq!(share(1, 1, 3), Some(0));
        assert_eq!(share(-1, 1, 2), Some(-1));
        assert_eq!(share(5, 1, 0), None);
        assert_eq!(share(i64::MAX, 2, 1), None);
        assert_eq!(share(i64::MAX, 10_000, 10_000), Some(i64::MAX));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(fen: i64) {
            let money = Money::from_fen(fen);
            prop_assume!(fen != i64::MIN);
            prop_assert_eq!(Money::parse(&money.to_string()), Some(money));
        }

        #[test]
        fn no_text_panics(text in "[-0-9.]{0,30}") {
            let _ = (Money::parse(&text), Factor::parse(&text));
        }
    }
}
