//! Words of session.

/// Words of session.
#[derive(Debug)]
pub struct SessionWords {}

/// English.
pub const EN: SessionWords = SessionWords {};
/// 简体中文.
pub const ZH: SessionWords = SessionWords {};
