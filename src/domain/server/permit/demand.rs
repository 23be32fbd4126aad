//! What each action demands: the table of contract `baremetal.md` §8.
use super::Reason;
use crate::domain::server::catalogue::Line;
use crate::domain::server::state::Action;

/// Which power state is demanded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Power {
    /// None.
    Any,
    /// Off, for that is what it changes.
    ToSwitchOn,
    /// Running, for that is what it changes.
    ToSwitchOff,
    /// Running.
    Running,
    /// Off.
    Off,
}

/// Whether something is tolerated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tolerance {
    Yes,
    No,
    /// The contract does not say.
    NotSaid,
}

/// A switch of the line, and what it means when it is off.
pub(super) struct Switch {
    pub open: fn(&Line) -> Option<bool>,
    pub reason: Reason,
}

/// What an action demands.
pub(super) struct Demand {
    pub power: Power,
    /// Whether it may be done while something else is being done.
    pub while_busy: bool,
    /// Whether it may be done to a server whose term is over, or that is locked.
    pub expired_or_locked: Tolerance,
    pub switch: Option<Switch>,
}

/// The table.
pub(super) fn demand(action: Action) -> Demand {
    use Tolerance::{No, NotSaid, Yes};
    let row = |power, while_busy, expired_or_locked, switch| Demand { power, while_busy, expired_or_locked, switch };
    match action {
        Action::Start => row(Power::ToSwitchOn, false, No, None),
        Action::Stop => row(Power::ToSwitchOff, false, No, None),
        Action::Restart => row(Power::Running, false, No, None),
        Action::Renew => row(Power::Any, false, Yes, closed(|line| line.renew_open)),
        Action::Upgrade => row(Power::Any, false, No, closed(|line| line.upgrade_open)),
        Action::Downgrade => {
            let switch = Switch { open: |line| line.downgrade_open, reason: Reason::DowngradeNotSupported };
            row(Power::Any, false, No, Some(switch))
        }
        Action::CancelDowngrade => row(Power::Any, true, NotSaid, None),
        Action::SetPassword => row(Power::Off, false, No, None),
        Action::Reinstall => row(Power::Any, false, No, None),
        Action::Refund => row(Power::Any, true, Yes, None),
    }
}

fn closed(open: fn(&Line) -> Option<bool>) -> Option<Switch> {
    Some(Switch { open, reason: Reason::LineClosed })
}
