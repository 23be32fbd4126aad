//! Tables: their order, and as files.
pub mod csv;
pub mod index;
pub mod letters;
pub mod order;
