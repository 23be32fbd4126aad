//! Routes, shell, navigation.
pub mod router;
pub mod routes;
