//! What is answered.
use super::failure::{Failure, excerpt};
use serde::Deserialize;
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

/// The spellings of a request id in a body; everything else is skipped over.
#[derive(Deserialize)]
struct Ids<'a> {
    #[serde(borrow, default, rename = "RequestId")]
    upper: Option<&'a RawValue>,
    #[serde(borrow, default, rename = "requestId")]
    camel: Option<&'a RawValue>,
    #[serde(borrow, default, rename = "request_id")]
    snake: Option<&'a RawValue>,
}

impl Response {
    /// A header by name; upper and lower case are the same.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// The server's id of this request, for asking the vendor's support: from the body, else from the headers
    /// (`eos.md` §2 promises it in the body and shows it nowhere; OpenStack has it in a header).
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let in_body = serde_json::from_slice::<Ids<'_>>(&self.body).ok();
        let in_body = in_body.and_then(|ids| ids.upper.or(ids.camel).or(ids.snake));
        let in_body = in_body.and_then(|raw| raw.get().strip_prefix('"')?.strip_suffix('"'));
        let found =
            in_body.filter(|id| !id.is_empty()).or_else(|| REQUEST_ID.iter().find_map(|name| self.header(name)));
        found.filter(|id| !id.is_empty())
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
        for body in [r#"{"RequestId":"b","x":[1]}"#, r#"{"requestId":"b"}"#, r#"{"request_id":"b"}"#] {
            assert_eq!(Response { body: body.into(), ..response.clone() }.request_id(), Some("b"));
        }
        for body in [r#"{"RequestId":7}"#, r#"{"RequestId":""}"#, r#"{"RequestId":null}"#, "[]", "<p>"] {
            assert_eq!(Response { body: body.into(), ..response.clone() }.request_id(), Some("req-1"));
        }
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
