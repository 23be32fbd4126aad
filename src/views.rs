//! What people see.
pub mod address;
pub mod clock;
pub mod console;
pub mod directory;
pub mod download;
pub mod fault;
pub mod frame;
#[cfg(feature = "gallery")]
pub mod gallery;
pub mod order;
pub mod platform;
pub mod quotas;
pub mod reading;
pub mod sign_in;
pub mod trail;
pub mod users;
