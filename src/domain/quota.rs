//! Quotas: items, the numbers about them, what may be changed, and what a change is (contract `eos` §4, §5).
pub mod change;
pub mod check;
pub mod entry;
pub mod figure;
pub mod item;
pub mod reading;
pub mod row;
pub mod sheet;
pub mod summary;
pub mod view;
