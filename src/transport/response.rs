//! What is answered.
use super::failure::{Failure, excerpt};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A whole answer of any status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Name and value of every header that may be read; across origins a browser shows only the exposed ones.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

/// Headers that may carry a request id, in order of preference (`eos.md` §2).
const REQUEST_ID: [&str; 3] = ["X-Openstack-Request-Id", "X-Compute-Request-Id", "X-Request-Id"];

impl Response {
    /// A header by name; upper and lower case are the same.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// The request id the headers name, for asking the vendor's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.header(name)).filter(|id| !id.is_empty())
    }

    /// The body as text; bytes that are not UTF-8 become �.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The body as JSON whose numbers keep the digits they were sent with.
    ///
    /// # Errors
    /// `Unreadable` when it is not JSON.
    pub fn raw(&self) -> Result<&RawValue, Failure> {
        serde_json::from_slice(&self.body).map_err(|_| self.unreadable())
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// `Unreadable` when it is not JSON.
    pub fn json(&self) -> Result<serde_json::Value, Failure> {
        serde_json::from_slice(&self.body).map_err(|_| self.unreadable())
    }

    /// The failure to report when this answer is not what was asked for.
    #[must_use]
    pub fn unreadable(&self) -> Failure {
        Failure::Unreadable { excerpt: excerpt(&self.text()), request_id: self.request_id().map(str::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_found_in_any_case() {
        let response = Response {
            status: 201,
            headers: vec![("x-SUBJECT-token".into(), "abc".into()), ("x-openstack-request-id".into(), "req-1".into())],
            body: Vec::new(),
        };
        assert_eq!(response.header("X-Subject-Token"), Some("abc"));
        assert_eq!(response.header("X-Subject"), None);
        assert_eq!(response.request_id(), Some("req-1"));
    }

    #[test]
    fn what_is_not_json_is_unreadable_with_its_beginning() {
        let page = Response { status: 200, headers: Vec::new(), body: b"<h1>\xff  Hello\n</h1>".to_vec() };
        assert_eq!(
            page.json().unwrap_err(),
            Failure::Unreadable { excerpt: "<h1>\u{fffd} Hello </h1>".into(), request_id: None }
        );
        assert!(page.raw().is_err());
    }
}
