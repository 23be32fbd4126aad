//! What a back end answers: JSON in Keystone's dress, or a refusal in one of its error shapes.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

/// A whole HTTP answer.
pub type Answer = Response<Body>;

/// Stands for what jsonschema prints; long, so that a client learns to cut it for display.
const SCHEMA_DUMP: &str = include_str!("answer/schema_dump.txt");

/// What every handler of a back end gives.
pub type Reply = Result<Answer, Refusal>;

/// Why a call is not served (keystone.md §9: error bodies come in several shapes).
#[derive(Debug)]
pub enum Refusal {
    /// `{"error":{"code","message","title"}}`, the normal shape.
    Error(u16, String),
    /// The WSGI server's own 500: text/plain, later sent without CORS headers.
    Crash(String),
}

impl Refusal {
    /// 400 with a text.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::Error(400, message.into())
    }

    /// 400 because something is missing, in the words of a hand-written check.
    pub fn expected(what: &str, place: &str) -> Self {
        Self::bad(format!(
            "Expecting to find {what} in {place}. The server could not comply with the request since it is \
             either malformed or otherwise incorrect. The client is assumed to be in error."
        ))
    }

    /// 400 from a JSON schema: the text goes on with a dump of the whole schema, over many lines.
    pub fn schema(problem: &str) -> Self {
        Self::bad(format!("{problem}\n\nFailed validating in schema:\n{SCHEMA_DUMP}"))
    }

    /// The one 401 that Keystone gives for nearly every reason.
    pub fn unauthorized() -> Self {
        Self::Error(401, "The request you have made requires authentication.".into())
    }

    /// 403 naming the policy rule, for example `identity:list_users`.
    pub fn forbidden(action: &str) -> Self {
        let text = "You are not authorized to perform the requested action:";
        Self::Error(403, format!("{text} {action}."))
    }

    /// 404 for a thing of a kind, for example `user`.
    pub fn not_found(kind: &str, id: &str) -> Self {
        Self::Error(404, format!("Could not find {kind}: {id}."))
    }

    /// The refusal as an answer.
    pub fn answer(self) -> Answer {
        match self {
            Self::Error(code, message) => error(code, &message),
            Self::Crash(reason) => {
                eprintln!("sandbox: a call ended in a 500: {reason}");
                text(500, "text/plain", "Internal Server Error")
            }
        }
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Crash(error.to_string())
    }
}

/// JSON with every non-ASCII character escaped, as Keystone writes it.
pub fn json(status: u16, value: &Value) -> Answer {
    text(status, "application/json", ascii(&value.to_string()))
}

/// The normal error shape.
pub fn error(code: u16, message: &str) -> Answer {
    let title = status(code).canonical_reason().unwrap_or("Error");
    json(code, &json!({"error": {"code": code, "message": message, "title": title}}))
}

/// An empty 204.
pub fn nothing() -> Answer {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::NO_CONTENT;
    answer
}

/// Any text of a media type.
pub fn text(code: u16, media: &'static str, body: impl Into<Body>) -> Answer {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = status(code);
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media));
    answer
}

/// Sets a header; a value that HTTP does not allow is left out.
pub fn set(answer: &mut Answer, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(HeaderName::from_static(name), value);
    }
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Non-ASCII stands only inside JSON strings, so escaping it afterwards keeps the document the same.
pub fn ascii(json: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(json.len()), json);
    // Whole runs at once: a page of machines has megabytes, of which nearly all is ASCII.
    while let Some(start) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, others) = rest.split_at(start);
        let (escaped, after) = others.split_at(others.find(|c: char| c.is_ascii()).unwrap_or(others.len()));
        out.push_str(plain);
        for unit in escaped.encode_utf16() {
            out.push_str(&format!("\\u{unit:04x}"));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
