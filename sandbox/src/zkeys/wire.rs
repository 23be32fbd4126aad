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
pub fn success(data: &Value) -> Value {
    json!({"code": 0, "message": "success", "data": data})
}

/// The body of a refusal.
pub fn refusal(words: &str) -> Value {
    json!({"code": 1, "message": words, "data": {}})
}

/// A body as PHP writes it, with everything beyond ASCII escaped.
pub fn answer(code: u16, body: &Value) -> Answer {
    text(code, "application/json; charset=utf-8", ascii(&body.to_string()))
}
