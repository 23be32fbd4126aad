//! The password of a server's system (contract `baremetal.md` §8): for an order, a new password, a reinstallation. The vendor
//! documents no rules; these keep to what its own examples fit.
use crate::domain::severity::Severity;

/// The fewest characters.
pub const SHORTEST: usize = 8;
/// The most.
pub const LONGEST: usize = 30;

/// What is wrong with a password. Nothing of the password itself is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has fewer than [`SHORTEST`] characters.
    TooShort,
    /// It has more than [`LONGEST`] characters.
    TooLong,
    /// It has a space, or something that is not printable ASCII.
    Character,
    /// The second entry differs from the first.
    NotConfirmed,
    /// It has only so many of the four kinds (capital letters, small letters, digits, signs); three are usual. Capital letters
    /// are never demanded: the vendor's own example has none.
    FewKinds(u8),
    /// It holds the name that one signs in with.
    HoldsLogin,
}

impl Fault {
    /// Whether it can be sent nevertheless.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Fault::TooShort | Fault::TooLong | Fault::Character | Fault::NotConfirmed => Severity::Stop,
            Fault::FewKinds(_) | Fault::HoldsLogin => Severity::Warn,
        }
    }
}

/// Everything that is wrong with a password and its second entry, for a user of that name; what stops it comes first.
#[must_use]
pub fn faults(password: &str, confirm: &str, login: &str) -> Vec<Fault> {
    let (length, kinds) = (password.chars().count(), kinds(password));
    let all = [
        (Fault::TooShort, length < SHORTEST),
        (Fault::TooLong, length > LONGEST),
        (Fault::Character, !password.bytes().all(|byte| byte.is_ascii_graphic())),
        (Fault::NotConfirmed, password != confirm),
        (Fault::FewKinds(kinds), kinds < 3),
        (Fault::HoldsLogin, holds(password, login)),
    ];
    all.into_iter().filter(|(_, found)| *found).map(|(fault, _)| fault).collect()
}

/// How many of the four kinds of characters occur.
fn kinds(password: &str) -> u8 {
    let has = |kind: fn(&u8) -> bool| u8::from(password.as_bytes().iter().any(kind));
    has(u8::is_ascii_uppercase) + has(u8::is_ascii_lowercase) + has(u8::is_ascii_digit) + has(u8::is_ascii_punctuation)
}

/// Whether the name occurs, whatever the case.
fn holds(password: &str, login: &str) -> bool {
    !login.is_empty()
        && password.as_bytes().windows(login.len()).any(|part| part.eq_ignore_ascii_case(login.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Fault::*;

    #[test]
    fn each_fault_is_found_and_the_vendors_examples_have_none() {
        for (password, expected) in [
            ("Aa535029279!", &[][..]),
            ("a535029279!", &[]),
            ("Zk>>?9!", &[TooShort]),
            ("Zk>>?9!a", &[]),
            ("Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa", &[]),
            ("Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1", &[TooLong]),
            ("Aa1! Aa1!", &[Character]),
            ("Aa1!密码密码密码", &[Character]),
            ("Aa1!Aa1!\u{7f}", &[Character]),
            ("abcdefgh", &[FewKinds(1)]),
            ("abcdefg1", &[FewKinds(2)]),
            ("my-ROOT-77", &[HoldsLogin]),
            ("", &[TooShort, FewKinds(0)]),
        ] {
            assert_eq!(faults(password, password, "root"), expected, "{password}");
        }
        assert_eq!(faults("Aa535029279!", "Aa535029279", "root"), [NotConfirmed]);
        assert_eq!(faults("Aa535029279!", "Aa535029279!", ""), []);
    }

    #[test]
    fn kinds_and_names_only_warn() {
        assert_eq!([TooShort, TooLong, Character, NotConfirmed].map(Fault::severity), [Severity::Stop; 4]);
        assert_eq!([FewKinds(1), HoldsLogin].map(Fault::severity), [Severity::Warn; 2]);
    }
}
