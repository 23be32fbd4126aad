//! What is to be called next (`oneaccess.md` §2).
use super::step::Provider;
use super::token::{self, Stranger, Token};
use crate::domain::account::Secret;
use crate::domain::login::mobile::Mobile;
use crate::domain::login::purpose::Purpose;
use crate::domain::login::puzzle::Proof;

/// Names one call or one puzzle of one flow, so that its reply is told from that of a call whose step was left. Another flow gives the same
/// tickets again: a page begins anew with [`super::Event::StartOver`], not with another flow, while calls are on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(pub(super) u32);

/// A call that is to be made now, once.
#[derive(Clone, PartialEq)]
pub struct Order {
    /// Comes back with [`super::Event::Replied`].
    pub ticket: Ticket,
    /// The call.
    pub call: Call,
}

/// A call, with all that the flow knows of it. Passwords, codes and names come from the form.
#[derive(Clone, PartialEq)]
pub enum Call {
    /// L1, with the form's user name and password.
    SignIn,
    /// L2, with the form's code.
    SignInBySms {
        /// Whose code it is.
        number: Mobile,
    },
    /// L3 or L4.
    SignInBySocial {
        /// Which one.
        provider: Provider,
        /// What the social service handed over.
        code: Secret,
    },
    /// R1, with the form's code and details.
    Register {
        /// Whose code it is.
        number: Mobile,
    },
    /// P3, with the form's code and new password.
    ReplaceForgotten {
        /// Whose code it is.
        number: Mobile,
    },
    /// B1, with the form's code.
    Bind {
        /// Whose code it is.
        number: Mobile,
        /// Carries the unfinished sign-in.
        token: Token<token::SocialBind>,
    },
    /// B2, with the form's code.
    RegisterBind {
        /// Whose code it is.
        number: Mobile,
        /// Carries the unfinished sign-in.
        stranger: Stranger,
    },
    /// M1.
    AskNumber {
        /// Carries the unfinished sign-in.
        token: Token<token::MfaAuth>,
    },
    /// M2, with the form's code.
    SecondFactor {
        /// Whose code it is.
        number: Mobile,
        /// Carries the unfinished sign-in.
        token: Token<token::MfaAuth>,
    },
    /// P1.
    SkipChange {
        /// Carries the unfinished sign-in.
        token: Token<token::PasswordWarn>,
    },
    /// P2 because the password ends soon, with the form's old and new password.
    ChangeEarly {
        /// Carries the unfinished sign-in.
        token: Token<token::PasswordWarn>,
    },
    /// P2 because the password has ended, with the form's old and new password.
    ChangeExpired {
        /// Carries the unfinished sign-in.
        token: Token<token::PasswordExpired>,
    },
    /// C4.
    SendCode {
        /// What the code is for: a code is good for nothing else.
        purpose: Purpose,
        /// The proof of the puzzle, with whom the code goes to.
        proof: Proof,
    },
}

/// Which call, without what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is described at the call of its name
pub enum CallKind {
    SignIn,
    SignInBySms,
    SignInBySocial,
    Register,
    ReplaceForgotten,
    Bind,
    RegisterBind,
    AskNumber,
    SecondFactor,
    SkipChange,
    ChangeEarly,
    ChangeExpired,
    SendCode,
}

impl CallKind {
    /// Whether it leaves something behind that outlives an unfinished sign-in: a person, a binding, a password, a message. By a
    /// code a person may be made too: some tenants register whoever signs in so (§2, L2).
    #[must_use]
    pub const fn leaves_a_trace(self) -> bool {
        matches!(
            self,
            CallKind::SignInBySms
                | CallKind::Register
                | CallKind::ReplaceForgotten
                | CallKind::Bind
                | CallKind::RegisterBind
                | CallKind::ChangeEarly
                | CallKind::ChangeExpired
                | CallKind::SendCode
        )
    }
}

impl Call {
    /// Which call it is.
    #[must_use]
    pub const fn kind(&self) -> CallKind {
        match self {
            Call::SignIn => CallKind::SignIn,
            Call::SignInBySms { .. } => CallKind::SignInBySms,
            Call::SignInBySocial { .. } => CallKind::SignInBySocial,
            Call::Register { .. } => CallKind::Register,
            Call::ReplaceForgotten { .. } => CallKind::ReplaceForgotten,
            Call::Bind { .. } => CallKind::Bind,
            Call::RegisterBind { .. } => CallKind::RegisterBind,
            Call::AskNumber { .. } => CallKind::AskNumber,
            Call::SecondFactor { .. } => CallKind::SecondFactor,
            Call::SkipChange { .. } => CallKind::SkipChange,
            Call::ChangeEarly { .. } => CallKind::ChangeEarly,
            Call::ChangeExpired { .. } => CallKind::ChangeExpired,
            Call::SendCode { .. } => CallKind::SendCode,
        }
    }

    /// What goes into the header `X-state-token`; `None` for calls without one.
    #[must_use]
    pub fn state_token(&self) -> Option<&Secret> {
        match self {
            Call::Bind { token, .. } => Some(token.secret()),
            Call::RegisterBind { stranger, .. } => Some(stranger.secret()),
            Call::AskNumber { token } | Call::SecondFactor { token, .. } => Some(token.secret()),
            Call::SkipChange { token } | Call::ChangeEarly { token } => Some(token.secret()),
            Call::ChangeExpired { token } => Some(token.secret()),
            _ => None,
        }
    }
}
