//! What the service is known to refuse of a new account, found before it is asked (`platform.md` §1.2).
use crate::domain::account::Secret;

/// The most characters of a name: the service's column.
pub const LONGEST_NAME: usize = 256;
/// The most bytes of a password: what bcrypt can take.
pub const LONGEST_PASSWORD: usize = 72;

/// What is wrong with a name or a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing was typed.
    Empty,
    /// It is longer than the service can take.
    TooLong,
}

/// What is wrong with the name of a new account.
#[must_use]
pub fn name(typed: &str) -> Option<Mistake> {
    match typed.trim().chars().count() {
        0 => Some(Mistake::Empty),
        length if length > LONGEST_NAME => Some(Mistake::TooLong),
        _ => None,
    }
}

/// What is wrong with the password of a new account. A character may be several bytes: 24 Chinese ones are 72.
#[must_use]
pub fn password(typed: &Secret) -> Option<Mistake> {
    match typed.expose().len() {
        0 => Some(Mistake::Empty),
        length if length > LONGEST_PASSWORD => Some(Mistake::TooLong),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_in_characters_and_passwords_in_bytes() {
        assert_eq!((name(" "), name("a")), (Some(Mistake::Empty), None));
        assert_eq!((name(&"名".repeat(256)), name(&"名".repeat(257))), (None, Some(Mistake::TooLong)));
        let judge = |text: &str| password(&Secret::new(text.to_owned()));
        assert_eq!((judge(""), judge(" ")), (Some(Mistake::Empty), None));
        assert_eq!((judge(&"码".repeat(24)), judge(&"码".repeat(25))), (None, Some(Mistake::TooLong)));
    }
}
