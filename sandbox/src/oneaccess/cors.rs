//! Which pages may call (oneaccess.md §8): a list of origins. Others get 403, also on the preflight.

use std::sync::Mutex;

use axum::body::Body;
use axum::http::Response;

use crate::answer::{Answer, set, text};
use crate::state::{Shared, lock};

/// The most entries of the list.
pub const MOST: usize = 10;

/// What a page may send.
const HEADERS: &str = "Content-Type,Authorization,X-operating-sys-version,X-device-fingerprint,X-device-ip,X-agent,X-L,\
    X-client-id,X-tenant-id,X-state-token,X-signature";

/// The list as it was set; `None` = as at the start: the console and the origins that were given.
#[derive(Default)]
pub struct Origins(Mutex<Option<Vec<String>>>);

impl Origins {
    /// Sets the list, or puts that of the start back.
    pub fn set(&self, list: Option<Vec<String>>) {
        *lock(&self.0) = list;
    }

    /// The list, if one was set.
    pub fn list(&self) -> Option<Vec<String>> {
        lock(&self.0).clone()
    }
}

/// Whether a page of this origin may call.
pub fn allows(shared: &Shared, origin: &str) -> bool {
    match shared.oneaccess.list() {
        None => shared.allows(origin),
        Some(list) => list.iter().any(|entry| matches(entry, origin)),
    }
}

/// `https://a.example.com` is itself; `https://*.example.com` is everything below, also deeper.
fn matches(entry: &str, origin: &str) -> bool {
    match entry.split_once("*.") {
        None => entry == origin,
        Some((scheme, domain)) => {
            let host = origin.strip_prefix(scheme).unwrap_or_default();
            host.strip_suffix(domain).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.') && !rest.contains('/'))
        }
    }
}

/// The answer to an origin that is not on the list.
pub fn forbidden() -> Answer {
    text(403, "text/plain;charset=UTF-8", "Invalid CORS request")
}

/// The answer to an OPTIONS call.
pub fn preflight(shared: &Shared, origin: Option<&str>) -> Answer {
    let Some(origin) = origin.filter(|origin| allows(shared, origin)) else { return forbidden() };
    let mut answer = Response::new(Body::empty());
    set(&mut answer, "access-control-allow-origin", origin);
    set(&mut answer, "access-control-allow-methods", "GET,POST,PUT,DELETE");
    set(&mut answer, "access-control-allow-headers", HEADERS);
    set(&mut answer, "access-control-max-age", "1800");
    set(&mut answer, "vary", "Origin");
    answer
}

/// Puts the headers on an answer.
pub fn dress(shared: &Shared, origin: Option<&str>, answer: &mut Answer) {
    if let Some(origin) = origin.filter(|origin| allows(shared, origin)) {
        set(answer, "access-control-allow-origin", origin);
    }
    set(answer, "vary", "Origin");
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn entries() {
        for (entry, origin, is) in [
            ("https://a.example.com", "https://a.example.com", true),
            ("https://a.example.com", "http://a.example.com", false),
            ("https://a.example.com", "https://a.example.com:8443", false),
            ("https://*.example.com", "https://a.example.com", true),
            ("https://*.example.com", "https://b.a.example.com", true),
            ("https://*.example.com", "https://example.com", false),
            ("https://*.example.com", "https://evil-example.com", false),
            ("https://*.example.com", "https://.example.com", false),
            ("https://*.example.com", "https://evil.org/.example.com", false),
        ] {
            assert_eq!(matches(entry, origin), is, "{entry} {origin}");
        }
    }
}
