//! Why the service says no. Its HTTP status is 200 for most of these (`platform.md` §1.2, §1.3).

/// A no, as understood and as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it means.
    pub reason: Reason,
    /// The service's own code.
    pub code: Option<String>,
    /// The service's own words, one line; may be empty.
    pub text: String,
}

/// What a no means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No session was sent along.
    NotSignedIn,
    /// The session is over, or was never one.
    Expired,
    /// The account is deleted or the service's database is down: the service says the same for both.
    GoneOrDown,
    /// The account may not be used.
    Disabled,
    /// The name is right, the password is not.
    WrongPassword,
    /// No account has this name.
    UnknownUser,
    /// The service did not understand what it was sent.
    BadParameters,
    /// The name is taken, or the service's database is down: the service says the same for both.
    NameTakenOrDown,
    /// The service found name or password empty.
    Empty,
    /// The password has more than 72 bytes.
    PasswordTooLong,
    /// The service cannot reach its database.
    DatabaseDown,
    /// This build of the service does not have what was asked for, or no such service is at this address.
    NotThere,
    /// Something else: only the service's own words say what.
    Other,
}

impl Reason {
    /// Whether signing in again is what helps.
    #[must_use]
    pub const fn session_ended(self) -> bool {
        matches!(self, Reason::NotSignedIn | Reason::Expired | Reason::Disabled)
    }
}
