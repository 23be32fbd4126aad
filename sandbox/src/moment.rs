//! Times as Keystone writes them.

use jiff::{SignedDuration, Timestamp};

/// A moment so many seconds from now (negative = past).
pub fn in_seconds(seconds: i64) -> Timestamp {
    let now = Timestamp::now();
    now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(now)
}

/// With six digits and `Z`, as in tokens: `2026-11-21T18:39:30.000000Z`. Sorts as text.
pub fn stamp(moment: Timestamp) -> String {
    format!("{moment:.6}")
}

/// The stamp of now.
pub fn now() -> String {
    stamp(Timestamp::now())
}

/// Seconds since 1970, now.
pub fn seconds() -> f64 {
    Timestamp::now().as_duration().as_secs_f64()
}

/// The stamp moved by seconds, or itself when it is not a stamp.
pub fn moved(stamped: &str, seconds: i64) -> String {
    let moment: Result<Timestamp, _> = stamped.parse();
    moment
        .ok()
        .and_then(|moment| moment.checked_add(SignedDuration::from_secs(seconds)).ok())
        .map_or_else(|| stamped.to_owned(), stamp)
}

/// A stamp without zone, as in `password_expires_at` (keystone.md §6).
pub fn zoneless(stamped: &str) -> &str {
    stamped.trim_end_matches('Z')
}

/// So many seconds from now as HTTP's `Date` header has it.
pub fn http(seconds: i64) -> String {
    in_seconds(seconds).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
