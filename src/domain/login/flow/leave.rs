//! Leaving a step: what belongs to it alone is gone, and what may have happened meanwhile is told.
use super::Flow;
use super::notice::Notice;
use super::sms::Progress;
use super::step::{Step, Way};
use super::token::Stranger;

impl Flow {
    /// The first step of a way. Of the steps before nothing is left.
    pub(super) fn leave_for(&self, way: Way) -> Flow {
        let left = Flow { way, notice: self.left_behind(), tickets: self.tickets, ..Flow::new(self.home) };
        Flow { step: way.first(), ..left }
    }

    /// What to tell about a call whose reply nobody waits for any longer.
    fn left_behind(&self) -> Option<Notice> {
        let (_, kind) = self.waiting?;
        kind.leaves_a_trace().then_some(Notice::Unknown(kind))
    }

    /// The beginning once more. Who has registered, or has a new password, does not do so again but signs in.
    pub(super) fn again(&self) -> Flow {
        let signs_in = |way: &Way| !matches!(way, Way::Register | Way::Forgot);
        let way = [self.way, self.home].into_iter().find(signs_in);
        self.leave_for(way.unwrap_or(Way::Password))
    }

    /// One step back: within a step that ends with a code, out of a step that stands on a token to the beginning of the way, and
    /// from the beginning of a way home.
    pub(super) fn back(mut self) -> Flow {
        let back = self.step.progress().and_then(Progress::back);
        if let (Some(back), Some(progress)) = (back, self.step.progress_mut()) {
            *progress = back;
            return self.stop_waiting();
        }
        match self.step {
            Step::Password if self.waiting.is_some() => self.stop_waiting(),
            Step::Social { provider, returned: true } => {
                self.step = Step::Social { provider, returned: false };
                self.stop_waiting()
            }
            Step::RegisterBind { stranger: Stranger::MayBind(token), progress } => {
                self.step = Step::Bind { token, progress: Progress::knowing(progress.number()) };
                self.stop_waiting()
            }
            Step::Password | Step::Sms(_) | Step::Social { .. } | Step::Register(_) | Step::Forgot(_) => {
                self.leave_for(self.home)
            }
            Step::SignedIn(_) => self,
            _ => self.again(),
        }
    }

    /// The step stays, its call is waited for no longer.
    fn stop_waiting(mut self) -> Flow {
        self.notice = self.left_behind();
        self.waiting = None;
        self
    }
}
