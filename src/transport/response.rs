//! What is answered.
use super::Request;
use super::failure::{Failure, excerpt};
use crate::domain::account::Secret;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

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
    /// An answer to `request`.
    #[must_use]
    pub fn new(request: &Request, status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> Response {
        Response { status, headers, body, secrets: request.secrets() }
    }

    /// The first 200 characters of any text of this answer, in one line and without the request's secrets.
    pub(super) fn excerpt(&self, text: &str) -> String {
        excerpt(&self.secrets.iter().fold(text.to_owned(), |text, secret| secret.blanked_in(&text)))
    }

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
        Failure::Unreadable { excerpt: self.excerpt(&self.text()), request_id: self.request_id().map(str::to_owned) }
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
        let id =
            |body: &str| response(&[("x-openstack-request-id", "h")], body.as_bytes()).request_id().map(str::to_owned);
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
