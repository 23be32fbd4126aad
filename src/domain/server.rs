//! Bare-metal servers (contract `baremetal.md`): what is offered, what it costs, what is owned, and what may be done to it.
pub mod addresses;
pub mod catalogue;
pub mod deed;
pub mod finding;
pub mod oddity;
pub mod record;
pub mod reply;
pub mod settle;
pub mod state;
pub mod terms;
pub mod totals;

#[cfg(test)]
mod samples;
