//! The envelope of every answer: `{code, message, data}` with HTTP 200 (baremetal.md §1).

use serde_json::{Value, json};

use crate::answer::{Answer, ascii, text};

/// What a handler gives: the `data` of a success.
pub type Done = Result<Value, Stop>;

/// Why a call ends without success.
#[derive(Debug)]
pub enum Stop {
    /// The engine's own refusal, in its words: code 1.
    Refused(String),
    /// The store failed.
    Broken(rusqlite::Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error)
    }
}

/// A refusal in words.
pub fn refuse<T>(words: impl Into<String>) -> Result<T, Stop> {
    Err(Stop::Refused(words.into()))
}

/// The body of a success.
pub fn success(data: Value) -> Value {
    let mut body = json!({"code": 0, "message": "success"});
    // Not copied, as the macro would: a page of machines is large.
    if let Some(body) = body.as_object_mut() {
        body.insert("data".into(), data);
    }
    body
}

/// The body of a refusal.
pub fn refusal(words: &str) -> Value {
    json!({"code": 1, "message": words, "data": {}})
}

/// A body as PHP writes it, with everything beyond ASCII escaped.
pub fn written(body: &Value) -> String {
    ascii(&body.to_string())
}

/// An answer with a body that is written already.
pub fn sent(code: u16, body: String) -> Answer {
    text(code, "application/json; charset=utf-8", body)
}

/// An answer.
pub fn answer(code: u16, body: &Value) -> Answer {
    sent(code, written(body))
}
