//! How good a password is, as far as rules can tell (`eos.md` §6). All of it is advice: the service sets any password an
//! administrator chooses, and nags its user at the next sign-in.

use crate::domain::table::letters::small;

/// What is weak about a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than eight characters.
    Short,
    /// Fewer than three of capital letters, small letters, digits and signs.
    FewKinds,
    /// It is the user's name, or holds it.
    Name,
    /// It holds a word that guessers try first.
    Common,
    /// It holds a run of neighbours (`abcd`, `4321`) or repeats.
    Pattern,
    /// The service reads only the first 72 bytes and silently drops the rest (keystone contract §7).
    Cut,
}

/// What guessers try first, in small letters and with digits for letters undone.
const COMMON: [&str; 12] = [
    "password",
    "passwd",
    "admin",
    "qwerty",
    "letmein",
    "welcome",
    "secret",
    "changeme",
    "iloveyou",
    "easystack",
    "openstack",
    "default",
];

/// The length in bytes that counts.
const READ: usize = 72;
/// The length of a run that is called a pattern.
const RUN: usize = 4;

/// Everything that is weak about a password for this user, worst first; nothing for a good one.
#[must_use]
pub fn weaknesses(password: &str, user: &str) -> Vec<Weakness> {
    let count = password.chars().count();
    let plain = plain(password);
    let user = small(user);
    // A name of one or two letters occurs in good passwords too.
    let named = user.chars().count() > 2 && (plain.contains(&user) || small(password).contains(&user));
    let all = [
        (Weakness::Cut, password.len() > READ),
        (Weakness::Short, count < 8),
        (Weakness::Name, named || (!user.is_empty() && small(password) == user)),
        (Weakness::Common, COMMON.iter().any(|word| plain.contains(word))),
        (Weakness::Pattern, has_pattern(password)),
        (Weakness::FewKinds, kinds(password) < 3),
    ];
    all.into_iter().filter(|(_, found)| *found).map(|(weakness, _)| weakness).collect()
}

/// How many of the four kinds of characters occur; letters without case count as signs do.
fn kinds(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] = [
        char::is_uppercase,
        char::is_lowercase,
        |c| c.is_numeric(),
        |c| !c.is_uppercase() && !c.is_lowercase() && !c.is_numeric(),
    ];
    kinds.iter().filter(|kind| password.contains(**kind)).count()
}

/// Small letters, with what stands for letters undone: `P@ssw0rd` is `password`.
fn plain(password: &str) -> String {
    let undone = |c: char| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    };
    small(password).chars().map(undone).collect()
}

/// Four neighbours in a row, upwards or downwards, or four times the same.
fn has_pattern(password: &str) -> bool {
    let steps: Vec<i64> = {
        let codes: Vec<i64> = small(password).chars().map(|c| i64::from(u32::from(c))).collect();
        codes.iter().zip(codes.iter().skip(1)).map(|(a, b)| b - a).collect()
    };
    steps.windows(RUN - 1).any(|run| {
        let first = run.first().copied().unwrap_or(i64::MAX);
        first.abs() <= 1 && run.iter().all(|step| *step == first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Weakness::*;
    use proptest::prelude::*;

    #[test]
    fn each_weakness_is_found_and_a_good_password_has_none() {
        for (password, user, expected) in [
            ("Kx7-mq2Vw", "user01", &[][..]),
            ("", "", &[Short, FewKinds]),
            ("Ab1-", "", &[Short]),
            ("P@ssw0rd-9X", "", &[Common]),
            ("user01-Xy9", "user01", &[Name]),
            ("USER01", "user01", &[Short, Name, FewKinds]),
            ("Zq-1234-v", "", &[Pattern]),
            ("Zq-dcba-7", "", &[Pattern]),
            ("Zqqqq-77k", "", &[Pattern]),
            ("kwmzpqtr", "", &[FewKinds]),
            ("Li-93kvmpq", "Li", &[]),
            ("密码-Пароль-7", "", &[]),
        ] {
            assert_eq!(weaknesses(password, user), expected, "{password}");
        }
        let long = ["Kx7-mq2Vw"; 9].concat();
        assert_eq!(weaknesses(&long, ""), [Cut]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_judged(password in ".*", user in ".*") {
            let _judged = weaknesses(&password, &user);
        }
    }
}
