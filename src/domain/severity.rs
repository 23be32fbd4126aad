//! How serious it is what a check finds, whatever was checked (a cap, an order, a new user, a password).

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It can be sent; the reviewer should see it.
    Warn,
    /// It cannot be sent.
    Stop,
}
