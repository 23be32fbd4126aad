//! Text that must not be seen: tokens and passwords.
use zeroize::Zeroizing;

/// A token or password. It has neither `Debug` nor `Display`, so that it cannot slip into a log, a trail or an error;
/// its memory is wiped when it is dropped. (Copies the browser makes of it are out of reach.)
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    #[must_use]
    pub fn new(text: String) -> Secret {
        Secret(Zeroizing::new(text))
    }

    /// The text itself: only for the call that sends it, and for what a person explicitly asked to keep.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `text` without this secret, for texts that come from outside and might repeat it: Keystone's 400 repeats a refused
    /// value. A short one is blanked only where no ASCII letter or digit touches it, or the blanks would spell it out.
    #[must_use]
    pub fn blanked_in(&self, text: &str) -> String {
        let plain = blanked(text, &self.0);
        let escaped = serde_json::to_string(self.0.as_str()).unwrap_or_default();
        match escaped.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            Some(escaped) if escaped != self.0.as_str() => blanked(&plain, escaped),
            _ => plain,
        }
    }
}

/// Secrets from this length on do not occur by chance, so they are blanked inside words too.
const LONG: usize = 8;

/// `text` with `***` for every occurrence of `secret`.
fn blanked(text: &str, secret: &str) -> String {
    let (mut shown, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(secret).filter(|_| !secret.is_empty()) {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        let before_it = before.chars().next_back().or_else(|| shown.chars().next_back());
        let word = edge(before_it) && edge(after.chars().next());
        shown.push_str(before);
        shown.push_str(if word || secret.len() >= LONG { "***" } else { secret });
        rest = after;
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanked(secret: &str, text: &str) -> String {
        Secret::new(secret.to_owned()).blanked_in(text)
    }

    #[test]
    fn a_repeated_secret_is_blanked() {
        assert_eq!(blanked("hunter2", "Value: hunter2. hunter2 is bad"), "Value: ***. *** is bad");
        assert_eq!(blanked("gAAAAABsecret", "xgAAAAABsecrety"), "x***y");
        assert_eq!(blanked("quo\"te", r#"{"password":"quo\"te"}"#), r#"{"password":"***"}"#);
    }

    #[test]
    fn the_blanks_do_not_spell_a_short_secret() {
        assert_eq!(blanked("t", "The request"), "The request");
        assert_eq!(blanked("123", "1234 is not 123"), "1234 is not ***");
        assert_eq!(blanked("", "text"), "text");
    }
}
