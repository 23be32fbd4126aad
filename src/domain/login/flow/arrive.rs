//! The one place that reads an answer to a step of a sign-in, whichever step it was: after a change of password, a binding or a
//! second factor another status may come (`oneaccess.md` §4).
use super::sms::Progress;
use super::step::{SignedIn, Step, StepKind, Unreadable};
use super::token::{Stranger, Token};
use super::{Flow, Next};
use crate::domain::login::password_rules::Rules;
use crate::domain::login::{Answer, Status};
use crate::domain::moment::Moment;

impl Flow {
    /// Goes to the step that the answer names. The token of the step before is gone with it.
    pub(super) fn arrive(self, answer: Answer, now: Moment) -> Next {
        self.pass_to(named(answer, now)).ask_number()
    }
}

/// The step that an answer names.
fn named(answer: Answer, now: Moment) -> Step {
    let Answer { status, session_token, id_token, expire, state_token, data } = answer;
    let note = data.filter(|note| !note.trim().is_empty());
    let rules = || Rules::read(note.as_deref());
    let progress = Progress::fresh();
    let (kind, step) = match status {
        Status::Success => {
            let Some(session_token) = session_token.filter(|token| !token.is_empty()) else {
                return Step::Unreadable(Unreadable::NoSession);
            };
            let id_token = id_token.filter(|token| !token.is_empty());
            let ends = expire.map(|seconds| ends(now, seconds));
            return Step::SignedIn(Box::new(SignedIn { session_token, id_token, ends }));
        }
        Status::AccessDenied => return Step::Denied { note },
        Status::Other(word) => return Step::UnknownStatus { word, note },
        Status::SocialBind => (StepKind::Bind, Token::of(state_token).map(|token| Step::Bind { token, progress })),
        Status::UserRegister => (
            StepKind::RegisterBind,
            Token::of(state_token).map(|token| Step::RegisterBind { stranger: Stranger::New(token), progress }),
        ),
        Status::MfaAuth => {
            let second = |token| Step::SecondFactor { token, named: None, progress };
            (StepKind::SecondFactor, Token::of(state_token).map(second))
        }
        Status::PasswordWarn => {
            (StepKind::PasswordWarn, Token::of(state_token).map(|token| Step::PasswordWarn { token, rules: rules() }))
        }
        Status::PasswordExpired => (
            StepKind::PasswordExpired,
            Token::of(state_token).map(|token| Step::PasswordExpired { token, rules: rules() }),
        ),
    };
    step.unwrap_or(Step::Unreadable(Unreadable::NoStateToken(kind)))
}

/// So many seconds from now; a number beyond all calendars is the end of them.
fn ends(now: Moment, seconds: u64) -> Moment {
    now.plus_ms(i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1000))
}
