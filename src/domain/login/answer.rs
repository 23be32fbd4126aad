//! The answer that every step of a sign-in gets (`oneaccess.md` §1.2).
use crate::domain::account::Secret;

/// What the service says about a sign-in (§4). Huawei does not print the words, so they are taken in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Signed in.
    Success,
    /// The social account is nobody's yet: a mobile number says whose.
    SocialBind,
    /// The social account is nobody's yet: a user is made for it.
    UserRegister,
    /// A second factor is due.
    MfaAuth,
    /// The password ends soon; it may be changed or left for later.
    PasswordWarn,
    /// The password has ended and must be changed.
    PasswordExpired,
    /// A policy says no; there is no next step.
    AccessDenied,
    /// A word that the contract does not know, as received.
    Other(String),
}

impl Status {
    /// Reads the vendor's word.
    #[must_use]
    pub fn named(word: &str) -> Status {
        match word.trim().to_ascii_uppercase().as_str() {
            "SUCCESS" => Status::Success,
            "SOCIAL_BIND" => Status::SocialBind,
            "USER_REGISTER" => Status::UserRegister,
            "MFA_AUTH" => Status::MfaAuth,
            "PASSWORD_WARN" => Status::PasswordWarn,
            "PASSWORD_EXPIRED" => Status::PasswordExpired,
            "ACCESS_DENIED" => Status::AccessDenied,
            _ => Status::Other(word.to_owned()),
        }
    }
}

/// An answer to any step of a sign-in. All but the status may be missing, whatever the status is (§1.2).
#[derive(Clone, PartialEq)]
pub struct Answer {
    /// Where the sign-in stands.
    pub status: Status,
    /// Proves the finished sign-in; good for signed calls.
    pub session_token: Option<Secret>,
    /// Who signed in, as a JWT.
    pub id_token: Option<Secret>,
    /// For how many seconds the session token is good.
    pub expire: Option<u64>,
    /// Carries an unfinished sign-in to its next step.
    pub state_token: Option<Secret>,
    /// A note of the service; with [`Status::PasswordWarn`] it is JSON in a string and holds the password rules.
    pub data: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_case() {
        assert_eq!(Status::named("SUCCESS"), Status::Success);
        assert_eq!(Status::named(" Password_Warn "), Status::PasswordWarn);
        assert_eq!(Status::named("MFA_EMAIL"), Status::Other("MFA_EMAIL".to_owned()));
    }
}
