//! Bare-metal servers: who calls the engine, what is owned, and what can be done to it.
pub mod calendar;
mod columns;
pub mod deeds;
pub mod detail;
mod export;
pub mod gate;
mod index;
pub mod list;
pub mod order;
mod said;
mod saved;
