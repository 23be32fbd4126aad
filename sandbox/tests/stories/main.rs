//! The sandbox over real HTTP, one story per promise of the contracts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs, reason = "tests say by their names what they mean")]

mod closing;
mod cms;
mod console;
mod cors;
mod eos;
mod eos_refusals;
mod faults;
mod http;
mod limits;
mod lists;
mod oneaccess;
mod passwords;
mod people;
mod program;
mod remote;
mod tokens;
mod zkeys;
