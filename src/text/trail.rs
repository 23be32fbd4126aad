//! Words of trail.

/// Words of trail.
#[derive(Debug)]
pub struct TrailWords {}

/// English.
pub const EN: TrailWords = TrailWords {};
/// 简体中文.
pub const ZH: TrailWords = TrailWords {};
