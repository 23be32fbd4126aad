//! What is answered.
use super::Request;
use super::failure::{Failure, excerpt};
use super::{json, vendor_error};
use crate::domain::account::Secret;
use crate::domain::moment::Moment;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::time::Duration;

/// A whole answer of any status. It has no `Debug`, because a server may repeat a secret in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Name and value of every header that may be read; across origins a browser shows only the exposed ones.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
    /// What the request kept secret, so that no excerpt of the answer shows it.
    secrets: Vec<Secret>,
}

/// Headers that may carry a request id, in order of preference (`eos.md` §2).
const REQUEST_ID: [&str; 3] = ["X-Openstack-Request-Id", "X-Compute-Request-Id", "X-Request-Id"];

impl Response {
    /// An answer to `request`.
    #[must_use]
    pub fn new(request: &Request, status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> Response {
        Response { status, headers, body, secrets: request.secrets() }
    }

    /// The first 200 characters of any text of this answer, in one line and without the request's secrets.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> String {
        excerpt(&self.secrets.iter().fold(text.to_owned(), |text, secret| secret.blanked_in(&text)))
    }

    /// A header by name; upper and lower case are the same.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// How long the server asks to be left alone, in seconds or until a date (header `Retry-After`); `None` = it does not say, or
    /// not so that it can be read.
    #[must_use]
    pub fn retry_after(&self, now: Moment) -> Option<Duration> {
        let text = self.header("Retry-After")?.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
        }
        let wait = Moment::parse_http(text)?.ms_since(now);
        Some(Duration::from_millis(u64::try_from(wait).unwrap_or_default()))
    }

    /// The server's id of this request, for asking the vendor's support: from the body, else from the headers
    /// (`eos.md` §2 promises it in the body and shows it nowhere; OpenStack has it in a header).
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        let in_body = json::object(&self.text()).and_then(|body| vendor_error::request_id(&body));
        in_body.or_else(|| {
            let in_header = REQUEST_ID.iter().find_map(|name| self.header(name))?;
            (!in_header.is_empty()).then(|| excerpt(in_header))
        })
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
        self.read()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// `Unreadable` when it is not JSON.
    pub fn json(&self) -> Result<serde_json::Value, Failure> {
        self.read()
    }

    fn read<'a, T: serde::Deserialize<'a>>(&'a self) -> Result<T, Failure> {
        // Read as a text, not as bytes: the JSON reader is compiled for one of the two only.
        let read = std::str::from_utf8(&self.body).ok().and_then(|text| serde_json::from_str(text).ok());
        read.ok_or_else(|| self.unreadable())
    }

    /// The failure to report when this answer is not what was asked for.
    #[must_use]
    pub fn unreadable(&self) -> Failure {
        Failure::Unreadable { excerpt: self.excerpt(&self.text()), request_id: self.request_id() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Method;
    use std::time::Duration;

    fn response(headers: &[(&str, &str)], body: &[u8]) -> Response {
        let request = Request::new(Method::Get, "/x".into(), Duration::ZERO).token(&Secret::new("gAAAA-secret".into()));
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Response::new(&request, 200, headers, body.to_vec())
    }

    #[test]
    fn headers_are_found_in_any_case() {
        let response = response(&[("x-SUBJECT-token", "abc")], b"");
        assert_eq!(response.header("X-Subject-Token"), Some("abc"));
        assert_eq!(response.header("X-Subject"), None);
    }

    #[test]
    fn the_request_id_is_read_from_the_body_and_else_from_the_headers() {
        let id = |body: &str| response(&[("x-openstack-request-id", "h")], body.as_bytes()).request_id();
        for body in [r#"{"RequestId":"b","x":[1]}"#, r#"{"requestId":"b"}"#, r#"{"request_id":"b"}"#] {
            assert_eq!(id(body).as_deref(), Some("b"));
        }
        for body in ["", r#"{"RequestId":7}"#, r#"{"RequestId":""}"#, r#"{"RequestId":null}"#, "[]", "<p>"] {
            assert_eq!(id(body).as_deref(), Some("h"));
        }
    }

    #[test]
    fn what_is_not_json_is_unreadable_with_its_beginning() {
        let page = response(&[], b"<h1>\xff  Hello\n</h1>");
        assert_eq!(
            page.json().unwrap_err(),
            Failure::Unreadable { excerpt: "<h1>\u{fffd} Hello </h1>".into(), request_id: None }
        );
        assert!(page.raw().is_err());
    }

    #[test]
    fn an_excerpt_does_not_show_a_repeated_secret() {
        let Failure::Unreadable { excerpt, .. } = response(&[], b"You sent gAAAA-secret").unreadable() else {
            panic!()
        };
        assert_eq!(excerpt, "You sent ***");
    }
}
