//! From the vendor's rows to what they mean.
pub mod catalogue;
pub mod replies;
pub mod servers;
