//! Pure rules. Nothing here knows a page, a vendor or a network.
pub mod account;
pub mod login;
pub mod moment;
pub mod money;
pub mod people;
pub mod platform;
pub mod quota;
pub mod server;
pub mod severity;
pub mod table;
pub mod trail;
