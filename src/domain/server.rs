//! Bare-metal servers (contract `baremetal.md`): what is offered, what it costs, what is owned, and what may be done to it.
pub mod addresses;
pub mod agenda;
pub mod catalogue;
pub mod deed;
pub mod downgrade;
pub mod finding;
pub mod ics;
pub mod identity;
pub mod life;
pub mod oddity;
pub mod order;
pub mod partition;
pub mod password;
pub mod permit;
pub mod price;
pub mod record;
pub mod reinstall;
pub mod renewal;
pub mod reply;
pub mod settle;
pub mod state;
pub mod steps;
pub mod systems;
pub mod terms;
pub mod totals;
pub mod upgrade;
pub mod watch;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod samples;
