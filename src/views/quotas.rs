//! Pages of quotas: the platform, all departments, one department.
mod cells;
pub mod department;
pub mod departments;
mod editor;
mod export;
mod field;
mod head;
pub mod limits;
mod look;
mod outcomes;
pub mod platform;
mod review;
mod table;
