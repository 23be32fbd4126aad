//! What became of the call that is waited for.
use super::call::{Call, CallKind, Ticket};
use super::event::Reply;
use super::notice::Notice;
use super::sms::Progress;
use super::step::{Step, StepKind, Unreadable, Way};
use super::{Flow, Next};
use crate::domain::login::Status;
use crate::domain::login::mobile::Named;
use crate::domain::login::refusal::{Kind, Refusal};
use crate::domain::moment::Moment;

impl Flow {
    /// Replies to other calls than the one that is waited for change nothing.
    pub(super) fn replied(mut self, to: Ticket, reply: Reply, now: Moment) -> Next {
        let Some((_, call)) = self.waiting.filter(|(ticket, _)| *ticket == to) else { return self.rest() };
        self.waiting = None;
        match (call, reply) {
            (_, Reply::Refused(refusal)) => self.refused(call, refusal).rest(),
            (_, Reply::Failed { unknown }) => self.failed(call, unknown, now).rest(),
            (CallKind::SendCode, _) => self.sent(true, now).rest(),
            // What the service says here is not documented. Only another word than success is looked at: after this call a person
            // signs in with the new password, which also says whether that was set.
            (CallKind::ReplaceForgotten, Reply::Answer(answer)) if answer.status != Status::Success => {
                self.arrive(answer, now)
            }
            (CallKind::ReplaceForgotten, _) => self.replaced().rest(),
            (CallKind::AskNumber, Reply::Number(named)) => self.numbered(named).rest(),
            (CallKind::AskNumber, _) => self.telling(Notice::NoNumber).rest(),
            (_, Reply::Answer(answer)) => self.arrive(answer, now),
            (_, Reply::Taken | Reply::Number(_)) => self.pass_to(Step::Unreadable(Unreadable::NoSession)).rest(),
        }
    }

    /// The step after this one.
    pub(super) fn pass_to(mut self, step: Step) -> Flow {
        let kind = self.step.kind();
        if !self.passed.contains(&kind) {
            self.passed.push(kind);
        }
        // A step that comes again is not behind.
        self.passed.retain(|passed| *passed != step.kind());
        self.step = step;
        self.notice = None;
        self
    }

    /// Asks at once for the number that a second factor goes to.
    pub(super) fn ask_number(self) -> Next {
        match &self.step {
            Step::SecondFactor { token, .. } => {
                let token = token.clone();
                self.order(Call::AskNumber { token })
            }
            _ => self.rest(),
        }
    }

    /// The service names the number of a second factor. One that is masked still has to be given.
    fn numbered(mut self, by_service: Named) -> Flow {
        if let Step::SecondFactor { named, progress, .. } = &mut self.step {
            let known = match &by_service {
                Named::Whole(number) => Some(number.clone()),
                Named::Masked(_) => None,
            };
            *progress = Progress::Number { known, sent: None };
            *named = Some(by_service);
        }
        self
    }

    /// A message is out, or may be.
    fn sent(mut self, sure: bool, now: Moment) -> Flow {
        if let Some(progress) = self.step.progress_mut()
            && let Progress::Sending { number, sent } = progress.clone()
        {
            *progress = Progress::after_sending(number, sent, sure, now);
        }
        self
    }

    /// The new password is set; now it signs in.
    fn replaced(self) -> Flow {
        let mut flow = self.leave_for(Way::Password).telling(Notice::PasswordReplaced);
        flow.passed.push(StepKind::Forgot);
        flow
    }

    /// A no leaves the step where the person can do something about it.
    fn refused(mut self, call: CallKind, refusal: Refusal) -> Flow {
        let (kind, step) = (refusal.kind, self.step.kind());
        if kind == (Kind::Ended { sure: true }) && step.needs_token() && call != CallKind::SendCode {
            return self.again().telling(Notice::StepEnded(step, refusal));
        }
        let serial = self.ticket();
        self.unwind(|progress| match progress {
            Progress::Sending { number, sent } if kind.wants_new_puzzle() => Progress::Puzzle { serial, number, sent },
            Progress::Sending { number, .. } | Progress::Checking { number, .. } if is_about_number(kind) => {
                Progress::Number { known: Some(number), sent: None }
            }
            Progress::Sending { number, sent } => Progress::unsent(number, sent),
            Progress::Checking { number, sent } => Progress::Code { number, sent },
            other => other,
        });
        self.telling(Notice::Refused(call, refusal))
    }

    /// Without an answer the person can try again, or go on as if it had worked where that can be.
    fn failed(mut self, call: CallKind, unknown: bool, now: Moment) -> Flow {
        if call == CallKind::SendCode && unknown {
            self = self.sent(false, now);
        }
        let serial = self.ticket();
        self.unwind(|progress| match progress {
            Progress::Sending { number, sent } => Progress::Puzzle { serial, number, sent },
            Progress::Checking { number, sent } => Progress::Code { number, sent },
            other => other,
        });
        self.telling(if unknown { Notice::Unknown(call) } else { Notice::NotReached(call) })
    }

    /// Undoes what only waiting brought about.
    fn unwind(&mut self, undone: impl FnOnce(Progress) -> Progress) {
        if let Some(progress) = self.step.progress_mut() {
            *progress = undone(progress.clone());
        }
        if let Step::Social { returned, .. } = &mut self.step {
            *returned = false;
        }
    }
}

/// Whether a no is about the number that was given: it is not as the tenant wants it, or nobody's.
const fn is_about_number(kind: Kind) -> bool {
    matches!(kind, Kind::AgainstRule | Kind::UnknownUser)
}
