//! Bare-metal servers: who calls the engine, what is owned, and what can be done to it.
mod aside;
pub mod calendar;
pub mod claim;
pub mod clock;
mod columns;
pub mod deeds;
pub mod detail;
mod export;
pub mod gate;
mod index;
pub mod list;
mod names;
mod new_password;
pub mod order;
mod said;
mod saved;
pub mod tools;
