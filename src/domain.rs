//! Pure rules. Nothing here knows a page, a vendor or a network.
pub mod quota;
