//! What a new password must be like, as far as the service says (`oneaccess.md` §1.2, §4): `PASSWORD_WARN` brings its rules as
//! JSON in a string. Nothing is demanded that the service does not demand; a rule that cannot be checked here is left to it.
use super::expression::Matcher;
use crate::domain::severity::Severity;
use serde_json::{Map, Value};

#[cfg(test)]
mod tests;

/// The greatest text that is looked at for rules, in bytes.
const MOST_BYTES: usize = 16 << 10;
/// How many further rules are shown.
const MOST_FURTHER: usize = 20;

/// The rules, as far as the service says them; none of them = nothing is known, which is not the same as no rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The fewest characters.
    pub shortest: Option<u32>,
    /// The most characters.
    pub longest: Option<u32>,
    /// A regular expression of Java's that the whole password has to fit.
    pub pattern: Option<String>,
    /// What else the service says, by its own names and as said: for people to read, not for checking.
    pub further: Vec<(String, String)>,
}

impl Rules {
    /// Reads the note of an answer. Anything that is not an object in JSON, or in a string in JSON, brings no rules.
    #[must_use]
    pub fn read(note: Option<&str>) -> Rules {
        let Some(object) = note.and_then(object) else { return Rules::default() };
        let mut rules = Rules::default();
        for (name, value) in object {
            match name.to_ascii_lowercase().as_str() {
                "minlength" => rules.shortest = number(&value).filter(|least| *least > 0),
                "maxlength" => rules.longest = number(&value).filter(|most| *most > 0),
                "regex" => rules.pattern = said(&value),
                _ => rules.further.extend(said(&value).map(|text| (name, text))),
            }
        }
        rules.further.truncate(MOST_FURTHER);
        // Bounds that no password can keep are a mistake of the service's, and would shut the only way on.
        if rules.shortest.zip(rules.longest).is_some_and(|(least, most)| least > most) {
            (rules.shortest, rules.longest) = (None, None);
        }
        rules
    }

    /// Whether the service says anything.
    #[must_use]
    pub fn are_known(&self) -> bool {
        *self != Rules::default()
    }
}

/// The object in a note, which may be wrapped in a further string.
fn object(note: &str) -> Option<Map<String, Value>> {
    if note.len() > MOST_BYTES {
        return None;
    }
    let value: Value = serde_json::from_str(note.trim()).ok()?;
    let value = match value {
        Value::String(inner) => serde_json::from_str(inner.trim()).ok()?,
        value => value,
    };
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// A whole number, also one in a string or with a fraction of nothing.
fn number(value: &Value) -> Option<u32> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    text.strip_suffix(".0").unwrap_or(&text).parse().ok()
}

/// What a value says in one text; `None` for nothing.
fn said(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.trim().to_owned(),
        value => value.to_string(),
    };
    (!text.is_empty()).then_some(text)
}

/// What is wrong with a change of password. Nothing of a password is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The old password is not given.
    OldMissing,
    /// No new password is given.
    Empty,
    /// It has fewer characters than so many.
    TooShort(u32),
    /// It has more characters than so many.
    TooLong(u32),
    /// It does not fit the service's expression.
    Pattern,
    /// The service's expression cannot be run here: only the service can tell.
    Unchecked,
    /// It is the old one.
    Same,
    /// The second entry differs from the first.
    NotRepeated,
}

impl Fault {
    /// Whether it can be sent nevertheless. What the service alone can judge does not stop anybody: its expression was written for
    /// another engine, and that the old password may not be the new one is nowhere said.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Fault::Unchecked | Fault::Pattern | Fault::Same => Severity::Warn,
            _ => Severity::Stop,
        }
    }
}

/// What is typed for a new password.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// The old password; `None` where none is asked for (a forgotten one).
    pub old: Option<&'a str>,
    /// The new one.
    pub new: &'a str,
    /// The new one once more.
    pub repeated: &'a str,
}

/// Everything that is wrong or worth a second look, in the order of the fields; [`Fault::severity`] says what keeps a change from
/// being sent.
#[must_use]
pub fn faults(rules: &Rules, typed: Typed<'_>, matches: Matcher<'_>) -> Vec<Fault> {
    let Typed { old, new, repeated } = typed;
    // Counted as the service, which is written in Java, counts.
    let length = u32::try_from(new.encode_utf16().count()).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    if old == Some("") {
        found.push(Fault::OldMissing);
    }
    if new.is_empty() {
        found.push(Fault::Empty);
        return found;
    }
    found.extend(rules.shortest.filter(|least| length < *least).map(Fault::TooShort));
    found.extend(rules.longest.filter(|most| length > *most).map(Fault::TooLong));
    found.extend(rules.pattern.as_deref().and_then(|pattern| match matches(pattern, new) {
        Some(true) => None,
        Some(false) => Some(Fault::Pattern),
        None => Some(Fault::Unchecked),
    }));
    found.extend((old == Some(new)).then_some(Fault::Same));
    found.extend((repeated != new).then_some(Fault::NotRepeated));
    found
}

/// Which of the service's rules a password keeps so far, for a list that is ticked off while typing.
#[must_use]
pub fn ticks(rules: &Rules, new: &str, matches: Matcher<'_>) -> Vec<(Rule, Option<bool>)> {
    let found = faults(rules, Typed { old: None, new, repeated: new }, matches);
    let has = |fault: &Fault| found.contains(fault) || new.is_empty();
    let mut list = Vec::new();
    list.extend(rules.shortest.map(|least| (Rule::Shortest(least), Some(!has(&Fault::TooShort(least))))));
    list.extend(rules.longest.map(|most| (Rule::Longest(most), Some(!found.contains(&Fault::TooLong(most))))));
    if rules.pattern.is_some() {
        let kept = if found.contains(&Fault::Unchecked) { None } else { Some(!has(&Fault::Pattern)) };
        list.push((Rule::Pattern, kept));
    }
    list
}

/// A rule that the service states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// At least so many characters.
    Shortest(u32),
    /// At most so many characters.
    Longest(u32),
    /// The service's expression.
    Pattern,
}
