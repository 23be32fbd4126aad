//! What can happen to a sign-in.
use super::call::Ticket;
use super::step::{Provider, Way};
use crate::domain::account::Secret;
use crate::domain::login::Answer;
use crate::domain::login::mobile::{Mobile, Named};
use crate::domain::login::puzzle::Proof;
use crate::domain::login::refusal::Refusal;

/// Something that a person does, or that comes from outside. Passwords and codes are in none: the form hands them to the call.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// Another way is chosen, or the same from its beginning.
    Choose(Way),
    /// A number is given, and a message to it is wanted.
    NumberGiven(Mobile),
    /// A (further) message to the known number is wanted.
    CodeWanted,
    /// The puzzle is solved.
    Solved {
        /// Which one, as [`super::Progress::Puzzle`] has it.
        serial: Ticket,
        /// The proof; it is good for nobody else than its sender.
        proof: Proof,
    },
    /// The puzzle was not solved, or no puzzle could be had.
    PuzzleFailed {
        /// Which one, as [`super::Progress::Puzzle`] has it.
        serial: Ticket,
        /// What the service said, if it said no.
        refusal: Option<Refusal>,
    },
    /// The form of the step is sent off: user name and password, the code with all that goes with it, or the new password.
    Submitted,
    /// The password that ends soon stays as it is.
    Later,
    /// The social account shall be somebody new, although it may be bound.
    AsNew,
    /// The social service handed over a code, perhaps to a page that has just been loaded anew.
    SocialReturned {
        /// Which one.
        provider: Provider,
        /// The code.
        code: Secret,
    },
    /// The person said no at the social service, or it failed.
    SocialCancelled,
    /// What became of a call.
    Replied {
        /// To which call.
        to: Ticket,
        /// What became of it.
        reply: Reply,
    },
    /// One step back.
    Back,
    /// From the beginning.
    StartOver,
    /// The session is over: its time is up, or the service no longer takes it.
    SessionEnded,
    /// The person signed out.
    SignedOut,
}

/// What became of a call.
#[derive(Clone, PartialEq)]
pub enum Reply {
    /// The service answered as it does to steps of a sign-in.
    Answer(Answer),
    /// It took the call, and has nothing to say.
    Taken,
    /// It named the number that a second factor goes to.
    Number(Named),
    /// It said no.
    Refused(Refusal),
    /// No answer that can be read.
    Failed {
        /// Whether the call may have had its effect nevertheless: time-out, lost connection, garbled answer.
        unknown: bool,
    },
}
