//! What a code is for (`oneaccess.md` §2.1).

/// The purpose of a code; a code is good for no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in by SMS.
    SignIn,
    /// Registering, with or without a social account.
    Register,
    /// The second factor.
    SecondFactor,
    /// A forgotten password.
    Forgotten,
    /// Tying a social account to the person who has the number.
    Bind,
}
