//! Words of failure.

/// Words of failure.
#[derive(Debug)]
pub struct FailureWords {}

/// English.
pub const EN: FailureWords = FailureWords {};
/// 简体中文.
pub const ZH: FailureWords = FailureWords {};
