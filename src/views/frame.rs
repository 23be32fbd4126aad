//! What is around the pages: routes, shell, navigation, commands.
mod account;
mod commands;
mod health;
mod look;
mod navigation;
mod not_found;
pub mod router;
pub mod routes;
pub mod shell;
