//! Why the service says no (`oneaccess.md` §7). Of its table only fragments are known, so the words are always kept.

/// A no, as understood and as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it means.
    pub kind: Kind,
    /// The service's own code; `None` = it sent none.
    pub code: Option<String>,
    /// The service's own words in one line, in the language that was asked for; may be empty.
    pub text: String,
    /// After how many seconds the service would be asked again, where it says so (header `Retry-After`).
    pub wait: Option<u32>,
}

/// What a no means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// User name or password are wrong.
    WrongPassword {
        /// How many more attempts the account bears; `None` = the words do not say.
        left: Option<u32>,
    },
    /// The account is locked; trying again does not help.
    Locked,
    /// The account may not use this application.
    NotBound,
    /// Nobody is known by this name or number.
    UnknownUser,
    /// The service cannot read its own rules for passwords.
    PolicyUnreadable,
    /// The piece was put to the wrong place; another puzzle is needed.
    CaptchaWrong,
    /// The puzzle, or the proof that it was solved, is too old.
    CaptchaExpired,
    /// The puzzle, or the proof that it was solved, is unknown, used, or somebody else's.
    CaptchaInvalid,
    /// The code could not be sent.
    NotSent {
        /// No message is left this month.
        none_left: bool,
    },
    /// The code that was typed is wrong.
    CodeWrong,
    /// Something else about puzzles or codes.
    CaptchaOther,
    /// The number, or the name, is not as the tenant wants it.
    AgainstRule,
    /// Something that must be sent was not: a mistake of the console, or a tenant who wants more than is documented.
    Missing,
    /// The console said too little about this device: a mistake of the console, or of its settings.
    DeviceIncomplete,
    /// The service does not know the console's application: a mistake of its settings.
    UnknownApp,
    /// The session, or the unfinished sign-in, has ended.
    Ended {
        /// Whether it is said so clearly (status 401). The code for it is not documented, so that any unknown code in answer to a
        /// token may mean it.
        sure: bool,
    },
    /// Too much was asked in a short time (status 429): nothing was done. Limits are not documented (§1).
    TooOften,
    /// This page, or this machine, may not call the service: its list of origins or of addresses does not have them (§8).
    Forbidden,
    /// Something else: only the service's own words say what.
    Other,
}

impl Kind {
    /// Whether a new puzzle is needed before the next try.
    #[must_use]
    pub const fn wants_new_puzzle(self) -> bool {
        matches!(self, Kind::CaptchaWrong | Kind::CaptchaExpired | Kind::CaptchaInvalid)
    }
}
