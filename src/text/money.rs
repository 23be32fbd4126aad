//! Amounts of money as people read them.
use crate::domain::money::Money;

/// Yuan with grouped digits and two decimals: `¥6,000.00`.
#[must_use]
pub fn yuan(amount: Money) -> String {
    let exact = amount.to_string();
    let (sign, digits) = exact.strip_prefix('-').map_or(("", &*exact), |digits| ("−", digits));
    let (whole, fen) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut text = [sign, "¥"].concat();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text.push('.');
    text.push_str(fen);
    text
}

#[cfg(test)]
mod tests {
    use super::yuan;
    use crate::domain::money::Money;

    #[test]
    fn digits_are_grouped_and_fen_are_always_there() {
        for (fen, text) in [
            (0, "¥0.00"),
            (99_999, "¥999.99"),
            (600_000, "¥6,000.00"),
            (-123_456_789, "−¥1,234,567.89"),
            (i64::MAX, "¥92,233,720,368,547,758.07"),
        ] {
            assert_eq!(yuan(Money::from_fen(fen)), text);
        }
    }
}
