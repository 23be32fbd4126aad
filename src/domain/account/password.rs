//! Passwords that are given to somebody: made from chance, and judged before they are set (`eos.md` §6).
pub mod generate;
pub mod strength;
