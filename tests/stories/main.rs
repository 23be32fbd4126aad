//! The vendor clients against the sandbox, over real HTTP.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test may stop at once
mod directory;
mod identity;
mod keystone;
mod oneaccess;
mod quotas;
mod zkeys;
