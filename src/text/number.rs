//! Numbers as people read them. Both languages group digits by three with a comma and use a point.

/// A number with at most two decimals and grouped digits: `1234.5` → `1,234.5`.
///
/// Numbers beyond 2⁵³ are not exact as `f64`; use the vendor's own literal for those.
#[must_use]
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let hundredths = (value.abs() * 100.0).round();
    let whole = (hundredths / 100.0).floor();
    let fraction = (hundredths - whole * 100.0) as u8;
    let mut text = grouped(whole);
    if fraction > 0 {
        text.push('.');
        text.push(char::from(b'0' + fraction / 10));
        if !fraction.is_multiple_of(10) {
            text.push(char::from(b'0' + fraction % 10));
        }
    }
    if value < 0.0 && hundredths > 0.0 {
        text.insert(0, '−');
    }
    text
}

/// A count with grouped digits: `12345` → `12,345`.
#[must_use]
pub fn count(value: usize) -> String {
    grouped(value as f64)
}

/// A share as a percentage without decimals; anything above nothing and below 1 % is `<1 %`.
#[must_use]
pub fn percent(ratio: f64) -> String {
    if ratio > 0.0 && ratio < 0.01 {
        return "<1%".into();
    }
    let mut text = grouped((ratio * 100.0).floor());
    text.push('%');
    text
}

/// A measured number of any size: what rounds to nothing without being it is `<0.01`, and beyond what a number here is exact to
/// it is written with an exponent.
#[must_use]
pub fn measured(value: f64) -> String {
    match value.abs() {
        size if size > 0.0 && size < 0.01 => "<0.01".into(),
        size if size >= 1e15 && size.is_finite() => format!("{value:e}"),
        _ => number(value),
    }
}

fn grouped(whole: f64) -> String {
    let digits = (whole as u128).to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{count, measured, number, percent};

    #[test]
    fn a_measured_number_is_neither_nothing_nor_made_up() {
        let said = [0.0, 0.004, 0.01, 1234.5, 1e60, f64::NAN].map(measured);
        assert_eq!(said, ["0", "<0.01", "0.01", "1,234.5", "1e60", "–"]);
    }

    #[test]
    fn groups_and_rounds() {
        assert_eq!(number(0.0), "0");
        assert_eq!(number(1_234.5), "1,234.5");
        assert_eq!(number(114.38), "114.38");
        assert_eq!(number(31_146.0), "31,146");
        assert_eq!(number(30.416_015), "30.42");
        assert_eq!(number(0.05), "0.05");
        assert_eq!(number(-12.0), "−12");
        assert_eq!(number(2_147_483_647.0), "2,147,483,647");
        assert_eq!(number(f64::INFINITY), "–");
        assert_eq!(count(1_000_000), "1,000,000");
    }

    #[test]
    fn percentages_never_claim_more_than_there_is() {
        assert_eq!(percent(0.999), "99%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.004), "<1%");
        assert_eq!(percent(0.0), "0%");
    }
}
