//! What a check says about one field of a new user. The words for it are elsewhere.
use super::day::Day;
use super::field::Field;
use super::person::Relation;
use crate::domain::severity::Severity;

/// What a finding is about, with what its words need.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The contract demands it.
    Missing,
    /// This tenant demands it, as set.
    Demanded,
    /// It holds line ends, or characters nobody sees.
    Invisible,
    /// It holds spaces: inside a name to sign in with, around a password.
    Spaces,
    /// A spreadsheet program rounded a long number (`1.38E+10`); its digits are lost.
    Rounded,
    /// It is no mobile number: eleven digits of mainland China, or `+<code>-<number>`.
    NotAMobile,
    /// It is no e-mail address.
    NotAnEmail,
    /// It is no day that exists, as `yyyy-MM-dd`.
    NotADate,
    /// It is after today.
    InFuture,
    /// It is so far from today that it is probably mistyped.
    FarAway,
    /// Work began before birth.
    HiredBeforeBirth,
    /// It is none of the words of a closed list.
    UnknownWord,
    /// A document's number without its kind.
    KindMissing,
    /// A document's kind without its number.
    NumberMissing,
    /// It has not the shape of an identity card's number: 17 digits and a digit or `X`.
    NotACardNumber,
    /// A digit of an identity card's number is mistyped: its last character, or the day in it, cannot be.
    CardMistyped,
    /// The identity card has another birthday.
    CardBirthday(Day),
    /// The identity card has another gender.
    CardGender,
    /// It is not two letters.
    NotACountry,
    /// An organisation without a code.
    CodeMissing,
    /// An organisation is named twice.
    CodeTwice(String),
    /// No organisation is the one that is belonged to.
    NoneBelongs,
    /// Several are.
    SeveralBelong(usize),
    /// More than nine are attached.
    TooManyAttached(usize),
    /// The main organisation is not among them.
    MainAbsent,
    /// The main organisation is only attached; another one is belonged to.
    MainAttached,
    /// Organisations are listed, but none is named as the main one, so the service takes its first root for it.
    MainUnnamed,
    /// The tenant's own attributes are no JSON object.
    NotAnObject,
    /// An attribute of this name has a value that is no JSON, or no name.
    BadAttribute(String),
    /// The same stands in an earlier draft of the batch, counted from 0.
    Repeated(usize),
    /// It differs from an earlier draft's only in small and large letters.
    RepeatedButForCase(usize),
}

/// A value that could stand in the field instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nearest {
    /// A text.
    Text(String),
    /// Organisations.
    Relations(Vec<Relation>),
}

/// One finding at one field. It repeats nothing that is secret: not even the nearest password is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How serious it is.
    pub severity: Severity,
    /// Where it is shown.
    pub field: Field,
    /// What it is about.
    pub rule: Rule,
    /// The nearest value that passes, where there is one.
    pub nearest: Option<Nearest>,
}

impl Finding {
    /// It cannot be sent like this.
    #[must_use]
    pub fn stop(field: Field, rule: Rule, nearest: Option<String>) -> Finding {
        Finding { severity: Severity::Stop, field, rule, nearest: nearest.map(Nearest::Text) }
    }

    /// It can be sent like this, but should be seen.
    #[must_use]
    pub fn warn(field: Field, rule: Rule, nearest: Option<String>) -> Finding {
        Finding { severity: Severity::Warn, field, rule, nearest: nearest.map(Nearest::Text) }
    }

    /// Whether it keeps the draft from being sent.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.severity == Severity::Stop
    }
}
