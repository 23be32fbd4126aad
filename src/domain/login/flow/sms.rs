//! How far a step is that ends with a code by SMS: number, puzzle, message, code (`oneaccess.md` §2, C1 to C4).
use super::call::Ticket;
use crate::domain::login::mobile::Mobile;
use crate::domain::moment::Moment;

/// A message that was sent, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When the service said so, or when it failed to say anything.
    pub at: Moment,
    /// Whether the service said so. Without its word the message may have been sent nevertheless, so that a code can be typed.
    pub sure: bool,
    /// How many messages this step has sent to this number, this one included.
    pub times: u32,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// The number is to be given; that of a second factor by the service, if it does.
    Number {
        /// The number that was given before, or that the service named.
        known: Option<Mobile>,
        /// The last message to that number.
        sent: Option<Sent>,
    },
    /// The puzzle is open: it is solved for this number alone.
    Puzzle {
        /// Which puzzle: comes back with [`super::Event::Solved`] or [`super::Event::PuzzleFailed`], so that what became of another
        /// one, of a step that was left, is told from it.
        serial: Ticket,
        /// Whom the message will go to.
        number: Mobile,
        /// The message before, whose code may still be good.
        sent: Option<Sent>,
    },
    /// The puzzle is solved, the message is being sent.
    Sending {
        /// Whom it goes to.
        number: Mobile,
        /// The message before.
        sent: Option<Sent>,
    },
    /// The message is out, its code is to be typed.
    Code {
        /// Whom it went to.
        number: Mobile,
        /// The message.
        sent: Sent,
    },
    /// The code was typed, the service looks at it.
    Checking {
        /// Whom the message went to.
        number: Mobile,
        /// The message.
        sent: Sent,
    },
}

impl Progress {
    /// Nothing is known yet.
    #[must_use]
    pub const fn fresh() -> Progress {
        Progress::Number { known: None, sent: None }
    }

    /// The number is known from elsewhere; no message for this step has gone to it.
    pub(super) fn knowing(number: Option<&Mobile>) -> Progress {
        Progress::Number { known: number.cloned(), sent: None }
    }

    /// The number, when there is one.
    #[must_use]
    pub const fn number(&self) -> Option<&Mobile> {
        match self {
            Progress::Number { known, .. } => known.as_ref(),
            Progress::Puzzle { number, .. }
            | Progress::Sending { number, .. }
            | Progress::Code { number, .. }
            | Progress::Checking { number, .. } => Some(number),
        }
    }

    /// The last message, when there is one.
    #[must_use]
    pub const fn sent(&self) -> Option<Sent> {
        match self {
            Progress::Number { sent, .. } | Progress::Puzzle { sent, .. } | Progress::Sending { sent, .. } => *sent,
            Progress::Code { sent, .. } | Progress::Checking { sent, .. } => Some(*sent),
        }
    }

    /// The puzzle for a number. Messages to another number do not count.
    pub(super) fn puzzle_for(&self, number: Mobile, serial: Ticket) -> Progress {
        let sent = self.sent().filter(|_| self.number() == Some(&number));
        Progress::Puzzle { serial, number, sent }
    }

    /// A message was sent, or may have been.
    pub(super) fn after_sending(number: Mobile, before: Option<Sent>, sure: bool, now: Moment) -> Progress {
        let times = before.map_or(0, |sent| sent.times).saturating_add(1);
        Progress::Code { number, sent: Sent { at: now, sure, times } }
    }

    /// Where a message that was not sent leaves one: at the code of the one before, or at the number.
    pub(super) fn unsent(number: Mobile, before: Option<Sent>) -> Progress {
        match before {
            Some(sent) => Progress::Code { number, sent },
            None => Progress::Number { known: Some(number), sent: None },
        }
    }

    /// One step back within; `None` where the step itself is left.
    pub(super) fn back(&self) -> Option<Progress> {
        Some(match self.clone() {
            Progress::Number { .. } => return None,
            Progress::Puzzle { number, sent, .. } | Progress::Sending { number, sent } => {
                Progress::unsent(number, sent)
            }
            Progress::Code { number, sent } => Progress::Number { known: Some(number), sent: Some(sent) },
            Progress::Checking { number, sent } => Progress::Code { number, sent },
        })
    }
}
