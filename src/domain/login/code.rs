//! A code that came by SMS: reading what was typed or pasted, and when a further message may be asked for (`oneaccess.md` §5.3:
//! six digits in the samples, four elsewhere at the vendor; lifetime and interval are not documented).
use super::flow::Sent;
use crate::domain::account::Secret;
use crate::domain::moment::Moment;

#[cfg(test)]
mod tests;

/// The fewest digits of any code.
pub const FEWEST: usize = 4;
/// The most.
pub const MOST: usize = 8;

/// What a deployment knows about its codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many digits a code has; `None` = any number from [`FEWEST`] to [`MOST`].
    pub digits: Option<usize>,
    /// After how many seconds a further message may be asked for.
    pub resend_seconds: u32,
}

/// Without a setting no length is assumed: six digits are only what the samples have (§5.3, §10).
impl Default for Settings {
    fn default() -> Self {
        Self { digits: None, resend_seconds: 60 }
    }
}

/// Why something is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is typed.
    Empty,
    /// There are fewer digits than a code has.
    TooFew,
    /// There are more digits than a code has.
    TooMany,
    /// There is something that is not a digit.
    NotDigits,
}

impl Settings {
    /// How many digits fit into the field.
    #[must_use]
    pub fn most(&self) -> usize {
        self.digits.map_or(MOST, |digits| digits.clamp(FEWEST, MOST))
    }

    /// How many digits are needed.
    #[must_use]
    pub fn fewest(&self) -> usize {
        self.digits.map_or(FEWEST, |digits| digits.clamp(FEWEST, MOST))
    }

    /// The code in what was typed.
    ///
    /// # Errors
    /// Why it is none. Nothing of it is in the fault.
    pub fn read(&self, typed: &str) -> Result<Secret, Fault> {
        let tidied = tidy(typed);
        let count = tidied.chars().count();
        match () {
            () if tidied.is_empty() => Err(Fault::Empty),
            () if !tidied.bytes().all(|byte| byte.is_ascii_digit()) => Err(Fault::NotDigits),
            () if count < self.fewest() => Err(Fault::TooFew),
            () if count > self.most() => Err(Fault::TooMany),
            () => Ok(Secret::new(tidied)),
        }
    }

    /// The code in a text that was pasted, which may be the whole message: the only run of digits that is as long as the codes of
    /// this deployment, or else the only one with gaps in it. `None` where there is none, or where it could be either of two.
    #[must_use]
    pub fn pasted(&self, text: &str) -> Option<Secret> {
        if let Ok(code) = self.read(text) {
            return Some(code);
        }
        let fitting = |gaps| {
            let mut runs = runs(text, gaps);
            runs.retain(|run| (self.fewest()..=self.most()).contains(&run.len()));
            runs
        };
        let whole = fitting(false);
        let runs = if whole.is_empty() { fitting(true) } else { whole };
        let first = runs.first()?;
        runs.iter().all(|other| other == first).then(|| Secret::new(first.clone()))
    }

    /// How many seconds are left until a further message may be asked for; 0 = now. A clock that was set back does not make one
    /// wait longer than from a fresh message.
    #[must_use]
    pub fn resend_in(&self, sent: Sent, now: Moment) -> u32 {
        left(sent.at, self.resend_seconds, now)
    }
}

/// Whole seconds that are left of a span, the begun one counted; never more than the span, whatever the clock does.
pub(super) fn left(from: Moment, span_seconds: u32, now: Moment) -> u32 {
    let span = i64::from(span_seconds) * 1000;
    let left = span.saturating_sub(now.ms_since(from).max(0)).max(0);
    u32::try_from((left + 999) / 1000).unwrap_or(span_seconds)
}

/// Whether the person should be told that only the newest code is sure to work: whether earlier ones still do is not documented.
#[must_use]
pub const fn only_newest_is_sure(sent: Sent) -> bool {
    sent.times > 1
}

/// A digit in ASCII, also for a full-width one.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}

/// What separates digits without meaning anything: spaces of all kinds, hyphens and dashes, marks that cannot be seen.
pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '_' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '－')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Without gaps, with ASCII digits; all else as it is.
#[must_use]
pub fn tidy(typed: &str) -> String {
    typed.chars().filter(|c| !is_gap(*c)).map(|c| digit(c).unwrap_or(c)).collect()
}

/// The runs of digits in a text, with single gaps in them or without. With a letter at its side (`A123456`) it is no run.
fn runs(text: &str, gaps: bool) -> Vec<String> {
    let mut runs = Vec::new();
    let (mut run, mut gap, mut before) = (String::new(), false, ' ');
    let mut spoiled = false;
    let mut end = |run: &mut String, spoiled: bool| {
        let run = std::mem::take(run);
        if !run.is_empty() && !spoiled {
            runs.push(run);
        }
    };
    for c in text.chars() {
        if let Some(digit) = digit(c) {
            if run.is_empty() {
                spoiled = before.is_ascii_alphabetic();
            }
            run.push(digit);
            gap = false;
        } else if gaps && is_gap(c) && !run.is_empty() && !gap && c != '\n' {
            gap = true;
        } else {
            end(&mut run, spoiled || (c.is_ascii_alphabetic() && !gap));
            gap = false;
        }
        before = c;
    }
    end(&mut run, spoiled);
    runs
}
