//! Pure rules. Nothing here knows a page, a vendor or a network.
pub mod account;
pub mod moment;
pub mod platform;
pub mod quota;
pub mod table;
pub mod trail;
