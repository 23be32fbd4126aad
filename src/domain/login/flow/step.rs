//! Where a sign-in stands (`oneaccess.md` §4).
use super::sms::Progress;
use super::token::{self, Stranger, Token};
use crate::domain::account::Secret;
use crate::domain::login::mobile::Named;
use crate::domain::login::password_rules::Rules;
use crate::domain::moment::Moment;

/// A social service that hands over a code (§2, L3 and L4). A plain web page cannot ask for one: an app around it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// WeChat.
    WeChat,
    /// Alipay.
    Alipay,
}

/// How a person begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With user name and password (L1).
    Password,
    /// With a code by SMS (L2).
    Sms,
    /// With a social account (L3, L4).
    Social(Provider),
    /// As somebody new, with a mobile number (R1).
    Register,
    /// With a new password in place of a forgotten one (P3).
    Forgot,
}

/// A step, with all that belongs to it alone: who leaves it loses that.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// User name and password are to be given.
    Password,
    /// A code by SMS signs in.
    Sms(Progress),
    /// A social service is asked who it is.
    Social {
        /// Which one.
        provider: Provider,
        /// Whether it has handed over its code, which the service now looks at.
        returned: bool,
    },
    /// Somebody new registers with a mobile number.
    Register(Progress),
    /// A forgotten password is replaced; then the new one is to be given at [`Step::Password`].
    Forgot(Progress),
    /// A social account is nobody's: a number says whose it is.
    Bind {
        /// Good for this step, and for becoming somebody new instead.
        token: Token<token::SocialBind>,
        /// How far it is.
        progress: Progress,
    },
    /// A social account is nobody's: somebody new is made for it.
    RegisterBind {
        /// Which word brought this here.
        stranger: Stranger,
        /// How far it is.
        progress: Progress,
    },
    /// A code by SMS to the number that the service knows. Where it does not name it whole, the person gives it: a message is
    /// sent, and its code looked at, for whole numbers only (§2, C4, M1, M2).
    SecondFactor {
        /// Good for this step.
        token: Token<token::MfaAuth>,
        /// How the service names the number; `None` = it has not, or not yet.
        named: Option<Named>,
        /// How far it is.
        progress: Progress,
    },
    /// The password ends soon: it is changed now or later.
    PasswordWarn {
        /// Good for this step.
        token: Token<token::PasswordWarn>,
        /// What a new one must be like, as far as the service says.
        rules: Rules,
    },
    /// The password has ended: it is changed now.
    PasswordExpired {
        /// Good for this step.
        token: Token<token::PasswordExpired>,
        /// What a new one must be like, as far as the service says.
        rules: Rules,
    },
    /// A policy says no.
    Denied {
        /// What the service says about it.
        note: Option<String>,
    },
    /// A word that the contract does not know.
    UnknownStatus {
        /// The word as received.
        word: String,
        /// What the service says about it.
        note: Option<String>,
    },
    /// An answer that lacks what its word promises.
    Unreadable(Unreadable),
    /// Signed in.
    SignedIn(Box<SignedIn>),
}

/// What an answer lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It says that somebody is signed in, but not with which session; or there was no answer in it at all.
    NoSession,
    /// It asks for one more step, this one, but has no state token for it.
    NoStateToken(StepKind),
}

/// A finished sign-in.
#[derive(Clone, PartialEq)]
pub struct SignedIn {
    /// Good for signed calls; never empty.
    pub session_token: Secret,
    /// Who it is, as a JWT; a sound answer may lack it (§1.2).
    pub id_token: Option<Secret>,
    /// When the session ends, by this machine's clock; `None` = not said.
    pub ends: Option<Moment>,
}

/// Shows everything but the tokens.
impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn").field("ends", &self.ends).finish_non_exhaustive()
    }
}

/// Which step, without what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // each is described at the step of its name
pub enum StepKind {
    Password,
    Sms,
    Social,
    Register,
    Forgot,
    Bind,
    RegisterBind,
    SecondFactor,
    PasswordWarn,
    PasswordExpired,
    Denied,
    UnknownStatus,
    Unreadable,
    SignedIn,
}

impl StepKind {
    /// All steps.
    pub const ALL: [StepKind; 14] = [
        StepKind::Password,
        StepKind::Sms,
        StepKind::Social,
        StepKind::Register,
        StepKind::Forgot,
        StepKind::Bind,
        StepKind::RegisterBind,
        StepKind::SecondFactor,
        StepKind::PasswordWarn,
        StepKind::PasswordExpired,
        StepKind::Denied,
        StepKind::UnknownStatus,
        StepKind::Unreadable,
        StepKind::SignedIn,
    ];

    /// Whether the step stands on a state token, so that it cannot be entered without an answer of the service.
    #[must_use]
    pub const fn needs_token(self) -> bool {
        matches!(
            self,
            StepKind::Bind
                | StepKind::RegisterBind
                | StepKind::SecondFactor
                | StepKind::PasswordWarn
                | StepKind::PasswordExpired
        )
    }
}

impl Way {
    /// Its first step.
    #[must_use]
    pub const fn first(self) -> Step {
        match self {
            Way::Password => Step::Password,
            Way::Sms => Step::Sms(Progress::fresh()),
            Way::Social(provider) => Step::Social { provider, returned: false },
            Way::Register => Step::Register(Progress::fresh()),
            Way::Forgot => Step::Forgot(Progress::fresh()),
        }
    }
}

impl Step {
    /// Which step it is.
    #[must_use]
    pub const fn kind(&self) -> StepKind {
        match self {
            Step::Password => StepKind::Password,
            Step::Sms(_) => StepKind::Sms,
            Step::Social { .. } => StepKind::Social,
            Step::Register(_) => StepKind::Register,
            Step::Forgot(_) => StepKind::Forgot,
            Step::Bind { .. } => StepKind::Bind,
            Step::RegisterBind { .. } => StepKind::RegisterBind,
            Step::SecondFactor { .. } => StepKind::SecondFactor,
            Step::PasswordWarn { .. } => StepKind::PasswordWarn,
            Step::PasswordExpired { .. } => StepKind::PasswordExpired,
            Step::Denied { .. } => StepKind::Denied,
            Step::UnknownStatus { .. } => StepKind::UnknownStatus,
            Step::Unreadable(_) => StepKind::Unreadable,
            Step::SignedIn(_) => StepKind::SignedIn,
        }
    }

    /// How far a step is that ends with a code by SMS; `None` for the others.
    #[must_use]
    pub const fn progress(&self) -> Option<&Progress> {
        match self {
            Step::Sms(progress)
            | Step::Register(progress)
            | Step::Forgot(progress)
            | Step::Bind { progress, .. }
            | Step::RegisterBind { progress, .. }
            | Step::SecondFactor { progress, .. } => Some(progress),
            _ => None,
        }
    }

    /// The place of [`Step::progress`].
    pub(super) const fn progress_mut(&mut self) -> Option<&mut Progress> {
        match self {
            Step::Sms(progress)
            | Step::Register(progress)
            | Step::Forgot(progress)
            | Step::Bind { progress, .. }
            | Step::RegisterBind { progress, .. }
            | Step::SecondFactor { progress, .. } => Some(progress),
            _ => None,
        }
    }
}
