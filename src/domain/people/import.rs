//! Users from a file of comma-separated values: read, columns matched, every row checked, sent one by one, and the result as a
//! file again (contract `oneaccess.md` §3.3: the directory has no call for many users at once).
pub mod columns;
mod names;
pub mod plan;
pub mod report;
pub mod run;
pub mod sheet;
#[cfg(test)]
mod tests;
