//! Error bodies of every shape the vendors and what stands before them send (`eos.md` §2, keystone contract §9).
use super::failure::{Failure, excerpt};
use super::json::{self, Object};
use super::{Request, Response, Transport};
use serde_json::Value;

/// Sends and lets only a good answer through: the way every vendor client talks.
///
/// # Errors
/// Every failure of the transport, and `Http` for an answer that says no.
pub async fn ask<T: Transport>(transport: &T, request: &Request) -> Result<Response, Failure> {
    let response = transport.send(request).await?;
    match refused(&response) {
        Some(failure) => Err(failure),
        None => Ok(response),
    }
}

/// As [`ask`], and the answer's body as JSON.
///
/// # Errors
/// As [`ask`], and `Unreadable` when the body is not JSON.
pub async fn ask_json<T: Transport>(transport: &T, request: &Request) -> Result<Value, Failure> {
    ask(transport, request).await?.json()
}

/// What an answer says no with: any status outside 2xx, and a 2xx that wraps an error of 400 or more.
#[must_use]
pub fn refused(response: &Response) -> Option<Failure> {
    let said = Said::read(response);
    let good = matches!(response.status, 200..=299);
    if good && said.code.is_none_or(|code| code < 400) {
        return None;
    }
    let code = said.code.and_then(|code| u16::try_from(code).ok()).filter(|code| matches!(code, 400..=599));
    Some(Failure::Http {
        status: if good { code.unwrap_or(response.status) } else { response.status },
        vendor_code: said.code_text,
        text: response.excerpt(&said.text),
        request_id: said.request_id.or_else(|| response.request_id()),
    })
}

/// What an error body says, of whatever shape.
#[derive(Default)]
struct Said {
    code: Option<u64>,
    code_text: Option<String>,
    text: String,
    request_id: Option<String>,
}

impl Said {
    fn read(response: &Response) -> Said {
        let text = response.text();
        let whole = json::object(&text);
        if matches!(response.status, 200..=299) {
            // The only key that makes a 2xx an error.
            let wrapped = whole.and_then(|whole| json::object(whole.get("error")?.get()));
            return wrapped.as_ref().map(Said::of).unwrap_or_default();
        }
        let said = match &whole {
            Some(whole) => Said::inside(whole),
            None => serde_json::from_str(&text).map(Said::words).unwrap_or_default(),
        };
        let text = if said.text.is_empty() && !is_data(&text) { plain_text(&text) } else { said.text };
        Said { text, ..said }
    }

    /// Nothing but words.
    fn words(text: String) -> Said {
        Said { text, ..Said::default() }
    }

    /// What the object says that holds the words: `error` (Keystone), `NeutronError`, the body itself
    /// (`{"message":…}`), or the only object inside it (nova's `{"badRequest":{…}}`).
    fn inside(whole: &Object<'_>) -> Said {
        let known = whole.get("error").or_else(|| whole.get("NeutronError")).filter(|known| known.get() != "null");
        if let Some(known) = known {
            return match json::object(known.get()) {
                Some(inner) => Said::of(&inner),
                None => Said::words(json::string(known).unwrap_or_default()),
            };
        }
        if whole.contains_key("message") {
            return Said::of(whole);
        }
        let inner = whole.values().find_map(|value| json::object(value.get()).filter(|it| it.contains_key("message")));
        Said::of(inner.as_ref().unwrap_or(whole))
    }

    /// Code and words of the object that holds them.
    fn of(error: &Object<'_>) -> Said {
        let code = ["code", "type", "error_code", "errorCode"].iter().find_map(|key| {
            let number = || Some(error.get(*key)?.get().parse::<u64>().ok()?.to_string());
            json::words(error, key).map(|text| excerpt(&text)).or_else(number)
        });
        let text = ["message", "detail", "error_msg", "errorMsg", "title", "reason"];
        let text = text.iter().find_map(|key| json::words(error, key));
        Said {
            code: code.as_deref().and_then(|code| code.parse().ok()),
            code_text: code,
            text: text.unwrap_or_default(),
            request_id: request_id(error),
        }
    }
}

/// A request id in an object, in any of the spellings of `eos.md` §2.
pub(super) fn request_id(object: &Object<'_>) -> Option<String> {
    ["RequestId", "requestId", "request_id"].iter().find_map(|key| json::words(object, key).map(|id| excerpt(&id)))
}

/// Whether a body is, or begins as, an object or a list. What of it is no known words is not for people, and may be a token.
fn is_data(body: &str) -> bool {
    body.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with(['{', '['])
}

/// What a person would read of an HTML page or plain text; never meant to be put into a page as markup.
fn plain_text(body: &str) -> String {
    let head: String = body.chars().take(20_000).collect();
    let mut text = String::new();
    let mut rest = head.as_str();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let lower: String = tag.chars().take(6).collect::<String>().to_ascii_lowercase();
        // What stands inside these is not for reading.
        let end = ["style", "script"].into_iter().find(|name| lower.starts_with(name)).map(|name| format!("</{name}"));
        let tag = end.and_then(|end| tag.split_once(end.as_str()).map(|(_, tail)| tail)).unwrap_or(tag);
        rest = tag.split_once('>').map_or("", |(_, tail)| tail);
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Method;
    use std::time::Duration;

    fn failure(status: u16, body: &str) -> Option<Failure> {
        let request = Request::new(Method::Get, "/x".to_owned(), Duration::from_secs(1));
        let headers = vec![("x-openstack-request-id".to_owned(), "req-header".to_owned())];
        refused(&Response::new(&request, status, headers, body.as_bytes().to_vec()))
    }

    fn said(status: u16, body: &str) -> (u16, Option<String>, String, Option<String>) {
        match failure(status, body) {
            Some(Failure::Http { status, vendor_code, text, request_id }) => (status, vendor_code, text, request_id),
            other => panic!("{other:?}"),
        }
    }

    fn words(status: u16, body: &str) -> String {
        said(status, body).2
    }

    #[test]
    fn every_shape_gives_its_words() {
        let keystone = r#"{"error":{"message":"The request you have made requires authentication.","code":401,"title":"Unauthorized"}}"#;
        let (status, code, text, id) = said(401, keystone);
        assert_eq!((status, code.as_deref(), id.as_deref()), (401, Some("401"), Some("req-header")));
        assert_eq!(text, "The request you have made requires authentication.");
        assert_eq!(words(405, r#"{"message":"The method is not allowed."}"#), "The method is not allowed.");
        assert_eq!(words(400, r#"{"badRequest":{"message":"no","code":400}}"#), "no");
        let (_, code, text, _) =
            said(409, r#"{"NeutronError":{"type":"OverQuota","message":"Quota exceeded","detail":""}}"#);
        assert_eq!((code.as_deref(), text.as_str()), (Some("OverQuota"), "Quota exceeded"));
        assert_eq!(words(400, r#"{"error":"invalid_grant","x":1}"#), "invalid_grant");
        assert_eq!(
            words(404, "<!doctype html><title>404</title><style>p{x:y}</style><h1>Not\nFound</h1>"),
            "404 Not Found"
        );
        assert_eq!(words(500, "Internal Server Error"), "Internal Server Error");
        assert_eq!(words(502, ""), "");
    }

    #[test]
    fn data_without_words_is_not_quoted() {
        let entered = r#"{"status":"SUCCESS","session_token":"to-ken","id_token":"to-ken","state_token":"to-ken"}"#;
        let listed = format!("[{entered}]");
        let (half, _) = entered.split_at(60);
        for body in [r#"{"x":1}"#, entered, &listed, half, &format!("\u{feff}\r\n {entered}")] {
            for status in [400, 401, 403, 500, 502] {
                assert_eq!(words(status, body), "", "{status} {body}");
            }
        }
    }

    #[test]
    fn the_request_id_of_the_body_comes_first() {
        assert_eq!(said(400, r#"{"RequestId":"a","error":{"message":"m"}}"#).3.as_deref(), Some("a"));
        assert_eq!(said(400, r#"{"error":{"message":"m","requestId":"b"}}"#).3.as_deref(), Some("b"));
        assert_eq!(said(400, r#"{"RequestId":"","error":{"message":"m"}}"#).3.as_deref(), Some("req-header"));
    }

    #[test]
    fn a_good_status_around_an_error_is_a_failure() {
        assert_eq!(said(200, r#"{"error":{"code":409,"message":"m"},"big":1e400}"#).0, 409);
        assert_eq!(said(200, r#"{"error":{"code":"403","message":"m"}}"#).0, 403);
        let (status, code, ..) = said(200, r#"{"error":{"code":20001,"message":"m"}}"#);
        assert_eq!((status, code.as_deref()), (200, Some("20001")));
        // The vendor's own success sample is wrapped in `error`, without a code.
        for good in
            [r#"{"error":{"id":"x"}}"#, r#"{"error":null}"#, r#"{"error":{"code":200}}"#, "", "[]", "null", "<p>"]
        {
            assert_eq!(failure(200, good), None, "{good}");
        }
    }

    #[test]
    fn a_long_message_is_cut_to_one_line() {
        let text = words(400, &serde_json::json!({ "error": { "message": "line\n".repeat(800) } }).to_string());
        assert!(text.chars().count() <= 201 && !text.contains('\n'));
    }

    proptest::proptest! {
        #[test]
        fn no_body_panics(status in 100u16..700, body in "(?s)[-<>{}\\[\\]\":,a-z0-9é\n ]{0,80}") {
            let _ = failure(status, &body);
        }
    }
}
