//! What people see.
pub mod frame;
