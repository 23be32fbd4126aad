//! The operator's OneAccess directory: new users one by one or from a file, their checks, who has which role, and the
//! administrator's token that all of it needs (contract `oneaccess.md` §3.1, §3.3).
pub mod batches;
pub mod check;
pub mod choice;
pub mod day;
pub mod field;
pub mod finding;
pub mod import;
pub mod paging;
pub mod person;
pub mod roles;
pub mod token;
