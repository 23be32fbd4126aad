//! What a person does at a step.
use super::call::{Call, Ticket};
use super::event::Event;
use super::notice::Notice;
use super::sms::Progress;
use super::step::{Provider, Step};
use super::token::Stranger;
use super::{Flow, Next};
use crate::domain::account::Secret;
use crate::domain::login::mobile::{Mobile, Named};
use crate::domain::login::purpose::Purpose;
use crate::domain::login::puzzle::Proof;
use crate::domain::login::refusal::Refusal;

impl Flow {
    /// All events that only the step itself understands. While a call is waited for, only leaving counts.
    pub(super) fn done_by_person(self, event: Event) -> Next {
        if self.waiting.is_some() {
            return self.rest();
        }
        match event {
            Event::NumberGiven(number) => self.number_given(number),
            Event::CodeWanted => self.code_wanted(),
            Event::Solved { serial, proof } => self.solved(serial, proof),
            Event::PuzzleFailed { serial, refusal } => self.puzzle_failed(serial, refusal),
            Event::Submitted => self.submitted(),
            Event::Later => match self.step {
                Step::PasswordWarn { ref token, .. } => {
                    let token = token.clone();
                    self.order(Call::SkipChange { token })
                }
                _ => self.rest(),
            },
            Event::AsNew => self.become_new().rest(),
            Event::SocialCancelled if matches!(self.step, Step::Social { .. }) => {
                self.telling(Notice::SocialCancelled).rest()
            }
            _ => self.rest(),
        }
    }

    /// A social service's code counts only where this one was asked for it: anybody can lead a page to a code of their own, and
    /// who did not ask would be signed in as somebody else. A page that was loaded anew meanwhile stands at the same step again.
    pub(super) fn social_returned(mut self, provider: Provider, code: Secret) -> Next {
        if code.is_empty() || self.step != (Step::Social { provider, returned: false }) {
            return self.rest();
        }
        self.step = Step::Social { provider, returned: true };
        self.order(Call::SignInBySocial { provider, code })
    }

    /// A number for a message. That of a second factor is the service's to give: the person's counts only where the service does
    /// not name it whole, and where it shows a part, only one with the same end.
    fn number_given(self, number: Mobile) -> Next {
        if !matches!(self.step.progress(), Some(Progress::Number { .. })) {
            return self.rest();
        }
        match &self.step {
            Step::SecondFactor { named: Some(Named::Whole(_)), .. } => self.rest(),
            Step::SecondFactor { named: Some(Named::Masked(masked)), .. } if !masked.may_be(&number) => {
                self.telling(Notice::OtherNumber).rest()
            }
            _ => self.open_puzzle(number).rest(),
        }
    }

    /// A message to the number that is known, the first one or one more.
    fn code_wanted(self) -> Next {
        let number = match self.step.progress() {
            Some(progress @ (Progress::Number { .. } | Progress::Code { .. })) => progress.number().cloned(),
            _ => None,
        };
        match number {
            Some(number) => self.open_puzzle(number).rest(),
            None => self.rest(),
        }
    }

    /// A puzzle for a number, told from every other by its serial.
    fn open_puzzle(mut self, number: Mobile) -> Flow {
        let serial = self.ticket();
        if let Some(progress) = self.step.progress_mut() {
            *progress = progress.puzzle_for(number, serial);
        }
        self.notice = None;
        self
    }

    /// Another puzzle in place of the open one, if that was the one.
    fn puzzle_failed(self, failed: Ticket, refusal: Option<Refusal>) -> Next {
        match self.step.progress() {
            Some(Progress::Puzzle { serial, number, .. }) if *serial == failed => {
                let number = number.clone();
                self.open_puzzle(number).telling(Notice::PuzzleFailed(refusal)).rest()
            }
            _ => self.rest(),
        }
    }

    /// The message is sent, if the open puzzle was solved, and for this number.
    fn solved(mut self, solved: Ticket, proof: Proof) -> Next {
        let purpose = match self.step {
            Step::Sms(_) => Purpose::SignIn,
            Step::Register(_) | Step::RegisterBind { .. } => Purpose::Register,
            Step::Forgot(_) => Purpose::Forgotten,
            Step::Bind { .. } => Purpose::Bind,
            Step::SecondFactor { .. } => Purpose::SecondFactor,
            _ => return self.rest(),
        };
        let Some(progress) = self.step.progress_mut() else { return self.rest() };
        match progress.clone() {
            Progress::Puzzle { serial, number, sent }
                if serial == solved && number == proof.sender && !proof.token.is_empty() =>
            {
                *progress = Progress::Sending { number, sent };
                self.order(Call::SendCode { purpose, proof })
            }
            _ => self.rest(),
        }
    }

    /// The form of the step goes off. A code can be sent only after its message.
    fn submitted(mut self) -> Next {
        let call = match (&self.step, self.step.progress()) {
            (Step::Password, _) => Call::SignIn,
            (Step::PasswordWarn { token, .. }, _) => Call::ChangeEarly { token: token.clone() },
            (Step::PasswordExpired { token, .. }, _) => Call::ChangeExpired { token: token.clone() },
            (Step::SecondFactor { token, named: None, .. }, Some(Progress::Number { known: None, .. })) => {
                Call::AskNumber { token: token.clone() }
            }
            (step, Some(Progress::Code { number, .. })) => {
                let number = number.clone();
                match step {
                    Step::Register(_) => Call::Register { number },
                    Step::Forgot(_) => Call::ReplaceForgotten { number },
                    Step::Bind { token, .. } => Call::Bind { number, token: token.clone() },
                    Step::RegisterBind { stranger, .. } => Call::RegisterBind { number, stranger: stranger.clone() },
                    Step::SecondFactor { token, .. } => Call::SecondFactor { number, token: token.clone() },
                    _ => Call::SignInBySms { number },
                }
            }
            _ => return self.rest(),
        };
        if let Some(progress) = self.step.progress_mut()
            && let Progress::Code { number, sent } = progress.clone()
        {
            *progress = Progress::Checking { number, sent };
        }
        self.order(call)
    }

    /// Somebody new instead of a binding, with the same token: both are legal with it. The number stays, the code is another one.
    fn become_new(mut self) -> Flow {
        match self.step {
            Step::Bind { token, progress } => {
                let progress = Progress::knowing(progress.number());
                self.step = Step::RegisterBind { stranger: Stranger::MayBind(token), progress };
                self.notice = None;
                self
            }
            _ => self,
        }
    }
}
