//! Bare-metal servers (contract `baremetal.md`): what is offered, what it costs, what is owned, and what may be done to it.
pub mod catalogue;
pub mod deed;
pub mod oddity;
pub mod record;
pub mod reply;
pub mod state;
