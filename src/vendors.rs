//! One folder per vendor contract: `wire` (shapes as sent), `map` (wire to domain and back), `client` (a function per call).
pub mod cms;
pub mod easystack;
pub mod keystone;
pub mod oneaccess;
pub mod zkeys;
