//! The platform service: whether it is there, its accounts, what it counts.
mod accounts;
mod charts;
mod counters;
mod latency;
pub mod metrics;
mod register;
pub mod said;
pub mod service;
mod sign_in;
