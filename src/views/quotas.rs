//! Pages of quotas: the platform, all departments, one department.
mod cells;
pub mod department;
pub mod departments;
mod export;
mod field;
mod head;
mod look;
mod outcomes;
pub mod platform;
mod review;
mod table;
