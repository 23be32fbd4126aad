//! Bare-metal servers (contract `baremetal.md`): what is offered, what it costs, what is owned, and what may be done to it.
pub mod catalogue;
pub mod record;
pub mod state;
