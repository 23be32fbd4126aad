//! Every sample of the vendors' documents, decoded and encoded again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test may stop at once
mod anything;
mod cms;
mod easystack;
mod keystone;
mod oneaccess;
mod recorder;
mod zkeys;
