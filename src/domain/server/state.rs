//! Where a server stands, in three ways at once (contract `baremetal.md` §4.6). A value that is not known is kept as it came,
//! and counts as busy: nothing is written while it lasts.

/// Where its order stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderState {
    /// It is being made ready.
    Provisioning,
    /// It is paid for.
    Normal,
    /// Its term is over; it is kept for some days, and then released.
    Expired,
    /// It is gone.
    Deleted,
    /// Something the contract does not know, as it came.
    Other(String),
}

/// Whether it runs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunState {
    /// It is switched on.
    Running,
    /// It is switched off.
    Off,
    /// It is switched off and its owner cannot switch it on: expired, or locked by the operator.
    Locked,
    /// Something the contract does not know, as it came.
    Other(String),
}

/// What is being done to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActState {
    /// Nothing.
    Idle,
    /// It restarts.
    Restarting,
    /// Its system is being installed anew.
    Reinstalling,
    /// Its password is being set.
    SettingPassword,
    /// Bandwidth, addresses or defence are being added.
    Upgrading,
    /// It starts.
    Starting,
    /// It stops.
    Stopping,
    /// Something the contract does not know, as it came.
    Other(String),
}

/// Something that can be asked for a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Switch it on.
    Start,
    /// Switch it off.
    Stop,
    /// Switch it off and on.
    Restart,
    /// Pay for more months.
    Renew,
    /// Set the password of its system.
    SetPassword,
    /// Install a system anew; the data on it is lost.
    Reinstall,
    /// Add bandwidth, addresses or defence.
    Upgrade,
    /// Book that an upgrade ends on a day.
    Downgrade,
    /// Cancel such a booking.
    CancelDowngrade,
    /// Give it back.
    Refund,
}

impl Action {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Action; 10] = [
        Action::Start,
        Action::Stop,
        Action::Restart,
        Action::Renew,
        Action::Upgrade,
        Action::Downgrade,
        Action::CancelDowngrade,
        Action::SetPassword,
        Action::Reinstall,
        Action::Refund,
    ];
}
