//! The users of the identity service: who there is, what is known of each, and what can be done to them.
mod columns;
pub mod detail;
mod export;
pub mod list;
mod reset;
mod said;
mod switch;
