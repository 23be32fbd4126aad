//! What may be done to a server now, and if not, why, and what would open it (contract `baremetal.md` §8). One table feeds
//! buttons, palette and tests. What a draft of an upgrade or a booking must look like is another question.
use super::catalogue::Line;
use super::downgrade::cancel::cancel;
use super::downgrade::choices::free;
use super::record::{Extra, Server};
use super::state::{ActState, Action, OrderState, RunState};
use super::terms::life_known;
use crate::domain::moment::Moment;

mod demand;

use demand::{Demand, Power, Switch, Tolerance, demand};

/// Why an action is shut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Something is being done to the server.
    Busy(ActState),
    /// What is being done to it is not known; the value as it came.
    UnknownAct(String),
    /// Where its order stands is not known; the value as it came.
    UnknownOrder(String),
    /// Whether it runs is not known; the value as it came.
    UnknownRun(String),
    /// It is being made ready.
    Provisioning,
    /// Its term is over.
    Expired,
    /// It is gone.
    Deleted,
    /// It is being handed to another owner.
    Pushing,
    /// It is locked, with the reason if one is said.
    Locked(Option<String>),
    /// It must be switched off for this.
    MustBeOff,
    /// It must run for this.
    MustRun,
    /// It runs already.
    Runs,
    /// It is switched off already.
    IsOff,
    /// The line does not renew, or upgrade, servers now.
    LineClosed,
    /// The line takes no bookings of downgrades.
    DowngradeNotSupported,
    /// No upgrade is free to be taken back.
    NoUpgrades,
    /// No booking can be cancelled.
    NoBookings,
}

/// What would open a shut action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Waiting.
    Wait,
    /// Doing this first.
    First(Action),
    /// The operator.
    Operator,
    /// Nothing.
    Nothing,
}

impl Reason {
    /// What would open the action. A value that the contract does not know is for the operator: waiting may never end it.
    #[must_use]
    pub fn opening(&self) -> Opening {
        match self {
            Reason::Busy(_) | Reason::Provisioning | Reason::Pushing => Opening::Wait,
            Reason::Expired => Opening::First(Action::Renew),
            Reason::MustBeOff => Opening::First(Action::Stop),
            Reason::MustRun => Opening::First(Action::Start),
            Reason::NoUpgrades => Opening::First(Action::Upgrade),
            Reason::NoBookings => Opening::First(Action::Downgrade),
            Reason::UnknownAct(_)
            | Reason::UnknownOrder(_)
            | Reason::UnknownRun(_)
            | Reason::Locked(_)
            | Reason::LineClosed => Opening::Operator,
            Reason::Deleted | Reason::Runs | Reason::IsOff | Reason::DowngradeNotSupported => Opening::Nothing,
        }
    }
}

/// What should be seen before an action that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Something is being done to the server.
    Busy(ActState),
    /// The document wants the server switched off for this; that is implausible, and the vendor decides (§6 row 23).
    NotOff,
    /// It is locked, and the contract does not say whether this works then.
    Locked,
    /// Its term is over, and the contract does not say whether this works then.
    Expired,
    /// The operator did not give this server's owner the right to upgrade it.
    NoSelfUpgrade,
    /// The server's line is not in the catalogue, so its rules are not known.
    LineUnknown,
    /// The line does not say whether it allows this.
    LineSilent,
    /// It is not known how long the server may be used, so no term could be weighed against it.
    LifeUnknown,
}

/// Whether an action is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Permit {
    /// Why it is shut; empty = it is open.
    pub reasons: Vec<Reason>,
    /// What should be seen before.
    pub warnings: Vec<Warning>,
}

impl Permit {
    /// Whether it may be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Every action with its permit, in the order in which they are offered.
#[must_use]
pub fn permits(server: &Server, line: Option<&Line>, now: Moment) -> Vec<(Action, Permit)> {
    Action::ALL.iter().map(|action| (*action, permit(*action, server, line, now))).collect()
}

/// Whether an action is open for a server. `line` is the server's, if it is in the catalogue.
#[must_use]
pub fn permit(action: Action, server: &Server, line: Option<&Line>, now: Moment) -> Permit {
    let mut permit = Permit::default();
    // Nothing else matters of a server that is gone, or not there yet.
    let end = match server.order {
        OrderState::Deleted => Some(Reason::Deleted),
        OrderState::Provisioning => Some(Reason::Provisioning),
        _ => None,
    };
    if let Some(reason) = end {
        permit.reasons.push(reason);
        return permit;
    }
    let demand = demand(action);
    acting(&mut permit, &demand, server);
    term(&mut permit, &demand, server);
    power(&mut permit, &demand, server);
    switch(&mut permit, demand, line);
    if action == Action::Renew && !matches!(server.run, RunState::Off | RunState::Other(_)) {
        permit.warnings.push(Warning::NotOff);
    }
    let life = |line| server.ends.is_some() && life_known(server, line);
    if action == Action::Renew && line.is_some_and(|line| !life(line)) {
        permit.warnings.push(Warning::LifeUnknown);
    }
    if action == Action::Upgrade && server.order_only.as_ref().and_then(|only| only.self_upgrade) == Some(false) {
        permit.warnings.push(Warning::NoSelfUpgrade);
    }
    let extras = [Extra::Bandwidth, Extra::Ip, Extra::Defence];
    if action == Action::Downgrade && extras.iter().all(|extra| free(server, extra).is_empty()) {
        permit.reasons.push(Reason::NoUpgrades);
    }
    if action == Action::CancelDowngrade && !server.bookings.iter().any(|booking| cancel(booking, now).is_open()) {
        permit.reasons.push(Reason::NoBookings);
    }
    permit
}

/// What is being done to it, by the vendor or by its owners.
fn acting(permit: &mut Permit, demand: &Demand, server: &Server) {
    match &server.act {
        ActState::Idle => {}
        ActState::Other(raw) => permit.reasons.push(Reason::UnknownAct(raw.clone())),
        act if demand.while_busy => permit.warnings.push(Warning::Busy(act.clone())),
        act => permit.reasons.push(Reason::Busy(act.clone())),
    }
    if let Some(only) = &server.order_only {
        permit.reasons.extend((only.pushing == Some(true)).then_some(Reason::Pushing));
        permit.reasons.extend(only.unclear.clone().map(Reason::UnknownAct));
    }
}

/// Whether its term lasts, and whether it is locked. A term that is over explains the lock that comes with it; the operator's
/// own lock is told beside it.
fn term(permit: &mut Permit, demand: &Demand, server: &Server) {
    let expired = server.order == OrderState::Expired;
    let by_operator = server.order_only.as_ref().filter(|only| only.locked == Some(true));
    let locked = by_operator.is_some() || (server.run == RunState::Locked && !expired);
    if let OrderState::Other(raw) = &server.order {
        permit.reasons.push(Reason::UnknownOrder(raw.clone()));
    }
    match demand.expired_or_locked {
        Tolerance::Yes => {}
        Tolerance::NotSaid => {
            permit.warnings.extend(expired.then_some(Warning::Expired));
            permit.warnings.extend(locked.then_some(Warning::Locked));
        }
        Tolerance::No => {
            let why = by_operator.and_then(|only| only.lock_reason.clone());
            permit.reasons.extend(expired.then_some(Reason::Expired));
            permit.reasons.extend(locked.then_some(Reason::Locked(why)));
        }
    }
}

/// Whether it runs. A locked server was dealt with as such.
fn power(permit: &mut Permit, demand: &Demand, server: &Server) {
    let reason = match (&server.run, demand.power) {
        (RunState::Other(raw), _) => Reason::UnknownRun(raw.clone()),
        (RunState::Running, Power::ToSwitchOn) => Reason::Runs,
        (RunState::Running, Power::Off) => Reason::MustBeOff,
        (RunState::Off, Power::ToSwitchOff) => Reason::IsOff,
        (RunState::Off, Power::Running) => Reason::MustRun,
        _ => return,
    };
    permit.reasons.push(reason);
}

/// Whether the line allows it.
fn switch(permit: &mut Permit, demand: Demand, line: Option<&Line>) {
    let Some(Switch { open, reason }) = demand.switch else { return };
    match line.map(open) {
        None => permit.warnings.push(Warning::LineUnknown),
        Some(None) => permit.warnings.push(Warning::LineSilent),
        Some(Some(false)) => permit.reasons.push(reason),
        Some(Some(true)) => {}
    }
}

#[cfg(test)]
mod tests;
