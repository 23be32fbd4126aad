//! The platform service, cloudManagementSystem (contract `platform.md`): is it there, whose accounts it has, what it counts.
pub mod account;
pub mod generation;
pub mod health;
pub mod metrics;
pub mod refusal;
pub mod registration;
