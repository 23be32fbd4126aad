//! Where a person is on the way to being signed in: one line of stops, for showing and for being spoken (`oneaccess.md` §4). What
//! lies ahead is what is known to; the service may ask for more.
use super::flow::{Flow, Progress, Step, StepKind};
use super::mobile::Named;

#[cfg(test)]
mod tests;

/// A stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A whole step that lies behind.
    Passed(StepKind),
    /// User name and password.
    Password,
    /// The social service.
    Social,
    /// The mobile number.
    Number,
    /// The puzzle, and the message that it is for.
    Puzzle,
    /// The code of the message.
    Code,
    /// The code of the message, and a new password with it.
    CodeAndNewPassword,
    /// A new password, or the choice to leave it for later.
    NewPassword,
    /// Here it does not go on.
    End,
    /// Signed in.
    SignedIn,
}

/// How a stop lies to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// Done.
    Behind,
    /// Being done.
    Here,
    /// To come.
    Ahead,
}

/// The stops in order. One is here, except for who is signed in: then all are behind.
#[must_use]
pub fn stops(flow: &Flow) -> Vec<(Stop, Lies)> {
    let (own, here) = own(flow.step());
    let mut stops: Vec<_> = flow.passed().iter().map(|kind| (Stop::Passed(*kind), Lies::Behind)).collect();
    stops.extend(own.iter().enumerate().map(|(at, stop)| {
        let lies = match at.cmp(&here) {
            std::cmp::Ordering::Less => Lies::Behind,
            std::cmp::Ordering::Equal => Lies::Here,
            std::cmp::Ordering::Greater => Lies::Ahead,
        };
        (*stop, lies)
    }));
    stops
}

/// Which stop is here, counted from 1, and how many there are: "step 2 of 4".
#[must_use]
pub fn count(stops: &[(Stop, Lies)]) -> (usize, usize) {
    let here = stops.iter().position(|(_, lies)| *lies == Lies::Here);
    (here.map_or(stops.len(), |at| at + 1), stops.len())
}

/// The stops of a step with those ahead of it, and which of them is here; one past the end where none is.
fn own(step: &Step) -> (&'static [Stop], usize) {
    use Stop::{Code, CodeAndNewPassword, End, NewPassword, Number, Password, Puzzle, SignedIn, Social};
    let along = step.progress().map_or(0, |progress| match progress {
        Progress::Number { .. } => 0,
        Progress::Puzzle { .. } | Progress::Sending { .. } => 1,
        Progress::Code { .. } | Progress::Checking { .. } => 2,
    });
    match step {
        Step::Password => (&[Password, SignedIn], 0),
        Step::Social { .. } => (&[Social, SignedIn], 0),
        Step::Sms(_) | Step::Register(_) | Step::Bind { .. } | Step::RegisterBind { .. } => {
            (&[Number, Puzzle, Code, SignedIn], along)
        }
        Step::Forgot(_) => (&[Number, Puzzle, CodeAndNewPassword, Password, SignedIn], along),
        Step::SecondFactor { named: Some(Named::Masked(_)), .. } => (&[Number, Puzzle, Code, SignedIn], along),
        // Its number is the service's to give: for the person the puzzle comes first.
        Step::SecondFactor { .. } => (&[Puzzle, Code, SignedIn], along.saturating_sub(1)),
        Step::PasswordWarn { .. } | Step::PasswordExpired { .. } => (&[NewPassword, SignedIn], 0),
        Step::Denied { .. } | Step::UnknownStatus { .. } | Step::Unreadable(_) => (&[End], 0),
        Step::SignedIn(_) => (&[SignedIn], 1),
    }
}
