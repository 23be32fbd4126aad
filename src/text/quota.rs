//! Words of quota.

/// Words of quota.
#[derive(Debug)]
pub struct QuotaWords {}

/// English.
pub const EN: QuotaWords = QuotaWords {};
/// 简体中文.
pub const ZH: QuotaWords = QuotaWords {};
