//! EasyStack EOS: quotas of the platform and of departments (contract `eos` §1, §4, §5).
pub mod client;
pub mod map;
pub mod wire;
