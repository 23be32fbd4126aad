//! A mobile number on its way: as a person gives it and the service takes it, and as the service names it (`oneaccess.md` §2, C3,
//! M1; §5.3).

#[cfg(test)]
mod tests;

/// The most signs of a number, with all that may stand between its digits.
const MOST_SIGNS: usize = 30;
/// The most digits in front of a number's first hyphen that are taken for a dial code (`+1684-…`).
const MOST_DIAL: usize = 4;
/// How many digits at the end of a number are shown.
const SHOWN_LAST: usize = 4;
/// How many digits at its beginning are shown.
const SHOWN_FIRST: usize = 3;

/// A whole number as it is sent: to `captcha/verify` as `sender`, to `sms/send` and to the sign-in as `mobile`, always the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mobile(String);

/// A number of which the service shows only a part: `138****0001`. It cannot be sent; whose it is has to give it whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked(String);

/// A number as the service names it. In its sample it is whole (§2, M1); that it always is, is nowhere said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// It can be sent.
    Whole(Mobile),
    /// It can only be shown, and recognised.
    Masked(Masked),
}

impl Mobile {
    /// A number that was composed for sending.
    pub(super) const fn composed(text: String) -> Mobile {
        Mobile(text)
    }

    /// A whole number that the service names, as it is: it is handed back so. `None` for what cannot be one.
    #[must_use]
    pub fn named(text: &str) -> Option<Mobile> {
        match Named::read(text) {
            Some(Named::Whole(mobile)) => Some(mobile),
            _ => None,
        }
    }

    /// As it is sent.
    #[must_use]
    pub fn as_sent(&self) -> &str {
        &self.0
    }

    /// For showing: the dial code, and of the number the beginning and the end (`138****0001`, `+852-****4567`). Of a short one
    /// nothing but the end is shown, and never more than half. What separates its digits does not count and is not shown.
    #[must_use]
    pub fn masked(&self) -> String {
        let (dial, number) = self.parted();
        let number = digits(number);
        let count = number.len();
        let last = SHOWN_LAST.min(count / 2);
        let first = if count >= SHOWN_FIRST + 2 * SHOWN_LAST { SHOWN_FIRST } else { 0 };
        let begin: String = number.chars().take(first).collect();
        let end: String = number.chars().skip(count - last).collect();
        [&dial, &begin, "****", &end].concat()
    }

    /// Dial code and number. Only behind a `+` can there be a dial code, and it ends at the first hyphen.
    fn parted(&self) -> (String, &str) {
        let Some(whole) = self.0.strip_prefix('+') else { return (String::new(), &self.0) };
        let is_dial =
            |dial: &str| (1..=MOST_DIAL).contains(&dial.len()) && dial.bytes().all(|byte| byte.is_ascii_digit());
        match whole.split_once('-').filter(|(dial, _)| is_dial(dial)) {
            Some((dial, number)) => (["+", dial, "-"].concat(), number),
            None => ("+".to_owned(), whole),
        }
    }
}

impl Masked {
    /// As the service shows it.
    #[must_use]
    pub fn as_shown(&self) -> &str {
        &self.0
    }

    /// Whether it may be this number: its end is. The beginning says nothing, for a dial code may be there or not.
    #[must_use]
    pub fn may_be(&self, number: &Mobile) -> bool {
        let end = self.0.rsplit(is_mask).next().unwrap_or_default();
        digits(number.as_sent()).ends_with(&digits(end))
    }
}

impl Named {
    /// Reads what the service names: digits with what may stand between them, and signs in place of those that it hides. `None`
    /// for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Named> {
        let text = text.trim();
        let fits = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ') || is_mask(c);
        if text.chars().count() > MOST_SIGNS || !text.chars().all(fits) || digits(text).is_empty() {
            return None;
        }
        let own = text.to_owned();
        Some(if text.contains(is_mask) { Named::Masked(Masked(own)) } else { Named::Whole(Mobile(own)) })
    }

    /// For showing: what the service hides stays hidden, and of a whole number only so much is shown as [`Mobile::masked`] does.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Named::Whole(mobile) => mobile.masked(),
            Named::Masked(masked) => masked.as_shown().to_owned(),
        }
    }
}

/// A sign that stands for a digit that is not shown.
const fn is_mask(c: char) -> bool {
    matches!(c, '*' | '＊' | '•' | '●' | 'x' | 'X' | '#')
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
