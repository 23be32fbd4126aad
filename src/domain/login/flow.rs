//! The state machine of a sign-in (`oneaccess.md` §4): steps, what can happen, what comes next. It knows no network and no page:
//! [`next`] takes what happened and says which step it is now, and which call is to be made.
//!
//! Three things hold whatever happens. A state token lives in its step and is gone with it. A reply counts only for the call that
//! is being waited for, and a proof only for the puzzle that is open, so that what comes of a step that was left changes nothing.
//! And from each step there is a way back.
mod arrive;
mod call;
mod event;
mod leave;
mod notice;
mod person;
mod reply;
mod sms;
mod step;
mod token;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::{NOW, PLACES, after, after_reply, answered, name, place};

pub use call::{Call, CallKind, Order, Ticket};
pub use event::{Event, Reply};
pub use notice::Notice;
pub use sms::{Progress, Sent};
pub use step::{Provider, SignedIn, Step, StepKind, Unreadable, Way};
pub use token::{MfaAuth, PasswordExpired, PasswordWarn, SocialBind, Stranger, Token, UserRegister};

use crate::domain::moment::Moment;

/// A sign-in, finished or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Where it begins, and begins again.
    home: Way,
    /// The way that was chosen.
    way: Way,
    step: Step,
    /// The steps that lie behind, in order, each once.
    passed: Vec<StepKind>,
    notice: Option<Notice>,
    waiting: Option<(Ticket, CallKind)>,
    /// How many tickets were given out.
    tickets: u32,
}

/// What came of an event.
#[derive(Clone, PartialEq)]
pub struct Next {
    /// The sign-in now.
    pub flow: Flow,
    /// The call that is to be made now; none for most events.
    pub order: Option<Order>,
}

impl Flow {
    /// A sign-in that begins.
    #[must_use]
    pub const fn new(home: Way) -> Flow {
        Flow { home, way: home, step: home.first(), passed: Vec::new(), notice: None, waiting: None, tickets: 0 }
    }

    /// A sign-in that stands at the step of a way without a token, after a page was loaded anew.
    pub(super) fn at(home: Way, way: Way, step: Step, notice: Option<Notice>) -> Flow {
        Flow { way, step, notice, ..Flow::new(home) }
    }

    /// A sign-in whose step stood on a token that is gone, after a page was loaded anew.
    pub(super) fn restarted(home: Way, way: Way, notice: Notice) -> Flow {
        Flow { way, ..Flow::new(home) }.again().telling(notice)
    }

    /// Where it begins again.
    #[must_use]
    pub const fn home(&self) -> Way {
        self.home
    }

    /// The way that was chosen.
    #[must_use]
    pub const fn way(&self) -> Way {
        self.way
    }

    /// Where it stands.
    #[must_use]
    pub const fn step(&self) -> &Step {
        &self.step
    }

    /// The steps that lie behind, in order, each once.
    #[must_use]
    pub fn passed(&self) -> &[StepKind] {
        &self.passed
    }

    /// What the person has to be told.
    #[must_use]
    pub const fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The call that is being waited for.
    #[must_use]
    pub fn waiting_for(&self) -> Option<CallKind> {
        self.waiting.map(|(_, kind)| kind)
    }

    /// Nothing is to be called.
    fn rest(self) -> Next {
        Next { flow: self, order: None }
    }

    /// A call is to be made, and its reply is waited for. What was told before is told no more.
    fn order(mut self, call: Call) -> Next {
        let ticket = self.ticket();
        self.waiting = Some((ticket, call.kind()));
        self.notice = None;
        Next { flow: self, order: Some(Order { ticket, call }) }
    }

    /// The next ticket; none is given out twice.
    const fn ticket(&mut self) -> Ticket {
        self.tickets = self.tickets.wrapping_add(1);
        Ticket(self.tickets)
    }

    /// As it is, with something to tell.
    fn telling(mut self, notice: Notice) -> Flow {
        self.notice = Some(notice);
        self
    }
}

/// What comes of an event. Events that mean nothing at a step change nothing.
#[must_use]
pub fn next(flow: Flow, event: Event, now: Moment) -> Next {
    if let Step::SignedIn(_) = flow.step {
        return match event {
            Event::SessionEnded => flow.again().telling(Notice::SessionEnded).rest(),
            Event::SignedOut => flow.leave_for(flow.home).rest(),
            _ => flow.rest(),
        };
    }
    match event {
        Event::Choose(way) => flow.leave_for(way).rest(),
        Event::StartOver => flow.leave_for(flow.home).rest(),
        Event::Back => flow.back().rest(),
        Event::Replied { to, reply } => flow.replied(to, reply, now),
        Event::SocialReturned { provider, code } => flow.social_returned(provider, code),
        Event::SessionEnded | Event::SignedOut => flow.rest(),
        event => flow.done_by_person(event),
    }
}
