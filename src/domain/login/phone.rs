//! Mobile numbers as typed (`oneaccess.md` §2 C3, §5.3): which country is meant, and which form of the number is sent. The
//! service's own expression for the country has the last word.
use super::code::{digit, is_gap};
use super::country::Country;
use super::expression::Matcher;
use super::mobile::Mobile;

#[cfg(test)]
mod tests;

/// The most digits that a number has anywhere, dial code included (ITU-T E.164).
const MOST_DIGITS: usize = 15;
/// The fewest digits that are taken for a number where no expression says more.
const FEWEST_DIGITS: usize = 4;

/// Why something is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is typed.
    Empty,
    /// There is something that is not a digit.
    NotDigits,
    /// No number is so short.
    TooShort,
    /// No number is so long.
    TooLong,
    /// It begins with the dial code of a country that the service does not offer.
    UnknownCountry,
    /// It does not fit the service's expression for the country.
    AgainstRule,
}

/// What was typed, understood: in which country, and the number there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Which of the countries; `None` = the text names a country that is not among them.
    pub country: Option<usize>,
    /// The digits after the dial code, and whatever else was typed that has no place there.
    pub national: String,
}

/// Full-width digits and plus signs in ASCII; without spaces, hyphens, dots, slashes and brackets; `00` at the beginning is `+`.
#[must_use]
pub fn tidy(typed: &str) -> String {
    let text = plain(typed);
    match text.strip_prefix("00") {
        Some(rest) if !text.contains('+') => ["+", rest].concat(),
        _ => text,
    }
}

/// As [`tidy`], but for the number within a country, where `00` means nothing.
fn plain(typed: &str) -> String {
    let plain = |c: char| match c {
        '＋' | '﹢' => Some('+'),
        '.' | '/' | '(' | ')' | '（' | '）' | '·' | '．' => None,
        c if is_gap(c) => None,
        c => Some(digit(c).unwrap_or(c)),
    };
    typed.chars().filter_map(plain).collect()
}

/// Understands what was typed or pasted. With a `+`, the longest dial code that fits names the country; of several countries with
/// the same one, the chosen one. Without it, the chosen country is meant; its dial code in front is taken off only where the
/// number would not fit the country's expression otherwise, and does so then.
#[must_use]
pub fn read(typed: &str, countries: &[Country], chosen: usize, matches: Matcher<'_>) -> Read {
    let text = tidy(typed);
    match text.strip_prefix('+') {
        Some(whole) => abroad(whole, countries, chosen),
        None => at_home(text, countries.get(chosen), chosen, matches),
    }
}

/// A text that names its country.
fn abroad(whole: &str, countries: &[Country], chosen: usize) -> Read {
    let fitting = countries.iter().enumerate().filter_map(|(at, country)| {
        let dial = country.dial.digits();
        whole.strip_prefix(&dial).map(|national| (at, dial.len(), national))
    });
    match fitting.max_by_key(|(at, length, _)| (*length, *at == chosen, std::cmp::Reverse(*at))) {
        Some((at, _, national)) => Read { country: Some(at), national: national.to_owned() },
        None => Read { country: None, national: ["+", whole].concat() },
    }
}

/// A text that does not.
fn at_home(text: String, country: Option<&Country>, chosen: usize, matches: Matcher<'_>) -> Read {
    let Some(country) = country else { return Read { country: None, national: text } };
    let fits = |national: &str| country.mobile_rule.is_some() && mobile(country, national, matches).is_ok();
    let inner = text.strip_prefix(&country.dial.digits()).filter(|inner| !inner.is_empty());
    let national = match inner {
        Some(inner) if !fits(&text) && fits(inner) => inner.to_owned(),
        _ => text,
    };
    Read { country: Some(chosen), national }
}

/// The number as it is sent. Where the service's expression can be run, it decides, also between the forms that a number of the
/// country may have; where it cannot, or there is none, only the length is looked at, and the service decides.
///
/// # Errors
/// Why it is none.
pub fn mobile(country: &Country, national: &str, matches: Matcher<'_>) -> Result<Mobile, Fault> {
    let national = plain(national);
    let digits = national.len();
    match () {
        () if national.is_empty() => return Err(Fault::Empty),
        () if national.starts_with('+') => return Err(Fault::UnknownCountry),
        () if !national.bytes().all(|byte| byte.is_ascii_digit()) => return Err(Fault::NotDigits),
        () if digits < FEWEST_DIGITS => return Err(Fault::TooShort),
        () if digits + country.dial.digits().len() > MOST_DIGITS => return Err(Fault::TooLong),
        () => {}
    }
    let forms = country.forms(&national);
    let verdict = |form: &String| country.mobile_rule.as_deref().and_then(|rule| matches(rule, form));
    // What cannot be run for one form cannot be run for the other: then the usual one is sent.
    let usual = forms.first().filter(|form| verdict(form).is_none()).cloned();
    let fitting = || forms.iter().find(|form| verdict(form) == Some(true)).cloned();
    usual.or_else(fitting).map(Mobile::composed).ok_or(Fault::AgainstRule)
}
