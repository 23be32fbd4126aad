//! The state token: it belongs to the step that it came with, and to no other (`oneaccess.md` §1.1, §4).
use crate::domain::account::Secret;
use std::marker::PhantomData;

/// Came with `SOCIAL_BIND`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocialBind {}
/// Came with `USER_REGISTER`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserRegister {}
/// Came with `MFA_AUTH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MfaAuth {}
/// Came with `PASSWORD_WARN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasswordWarn {}
/// Came with `PASSWORD_EXPIRED`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasswordExpired {}

/// A state token that came with `State`. Only an answer with this status makes one, and a call takes only that of its own status:
/// a token that is sent to the wrong step does not compile. How long it lives, and whether it bears a second try, is not
/// documented.
#[derive(Clone, PartialEq)]
pub struct Token<State> {
    secret: Secret,
    state: PhantomData<State>,
}

impl<State> Token<State> {
    /// Takes the token of an answer; one without text is none.
    pub(super) fn of(state_token: Option<Secret>) -> Option<Token<State>> {
        let secret = state_token.filter(|token| !token.is_empty())?;
        Some(Token { secret, state: PhantomData })
    }

    /// What goes into the header `X-state-token`.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        &self.secret
    }
}

/// Says that there is a token, and not which.
impl<State> std::fmt::Debug for Token<State> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

/// The token of a social account that nobody here has. Binding it to an existing person is legal only where the service said
/// `SOCIAL_BIND`; making a new one is legal with either word.
#[derive(Clone, Debug, PartialEq)]
pub enum Stranger {
    /// May also be bound to somebody who exists.
    MayBind(Token<SocialBind>),
    /// Can only become somebody new.
    New(Token<UserRegister>),
}

impl Stranger {
    /// What goes into the header `X-state-token`.
    #[must_use]
    pub fn secret(&self) -> &Secret {
        match self {
            Stranger::MayBind(token) => token.secret(),
            Stranger::New(token) => token.secret(),
        }
    }
}
