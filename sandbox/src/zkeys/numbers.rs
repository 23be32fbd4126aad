//! Numbers that nothing else has: guids of 16 digits, orders of 18.

use std::sync::atomic::{AtomicI64, Ordering};

static LAST: AtomicI64 = AtomicI64::new(0);

/// The next guid: microseconds since 1970 by the engine's clock, or one more than the last.
pub fn guid(now_ms: i64) -> i64 {
    let now = now_ms.saturating_mul(1000);
    LAST.fetch_max(now, Ordering::Relaxed);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// The next order number.
pub fn order(now_ms: i64) -> String {
    order_of(guid(now_ms))
}

/// The order number that belongs to a guid. It is larger than what a double holds exactly.
pub fn order_of(guid: i64) -> String {
    format!("16{guid:016}")
}
