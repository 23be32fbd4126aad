//! What a person has to be told about how a step was come to.
use super::call::CallKind;
use super::step::StepKind;
use crate::domain::login::refusal::Refusal;

/// One thing to tell; the next event that changes something takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The service said no to this call.
    Refused(CallKind, Refusal),
    /// The call did not get through; nothing of it has happened.
    NotReached(CallKind),
    /// The call may have had its effect: there was no answer, or the step was left before it came.
    Unknown(CallKind),
    /// The puzzle was not solved, or could not be had; there is another one. With what the service said, if it said no.
    PuzzleFailed(Option<Refusal>),
    /// The service names no number for the second factor.
    NoNumber,
    /// The number that was given is not the one of which the service shows a part: its end is another one.
    OtherNumber,
    /// The social service was left without an answer.
    SocialCancelled,
    /// The forgotten password is replaced: sign in with the new one.
    PasswordReplaced,
    /// The unfinished sign-in ended at this step, as the service says: it begins anew.
    StepEnded(StepKind, Refusal),
    /// The page was loaded anew at this step, which cannot be kept: it begins anew.
    Restarted(StepKind),
    /// The session is over: sign in again.
    SessionEnded,
}
