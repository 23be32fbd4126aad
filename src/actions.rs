//! The only place where signals and vendor clients meet: what the views read, and what they can cause.
pub mod chance;
pub mod connection;
pub mod directory;
pub mod drafts;
pub mod fault;
pub mod health;
pub mod idle;
pub mod latest;
pub mod outcome;
pub mod platform;
pub mod preferences;
pub mod quotas;
pub mod session;
pub mod settings;
pub mod start;
pub mod storage;
pub mod trail;
