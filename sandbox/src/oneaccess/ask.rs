//! A call that was let in: its parameters, who asks, and what holds meanwhile.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::apps::App;
use super::oddity::Oddity;
use super::play::Play;
use super::wire::{self, Done, Stop, about};
use super::words;
use crate::answer::{Answer, text};
use crate::call::Call;
use crate::state::Shared;

/// A call.
pub struct Ask<'a> {
    pub shared: &'a Shared,
    pub db: &'a Connection,
    pub call: &'a Call,
    pub play: &'a Play,
    /// The application that asks.
    pub app: &'static App,
    /// The parameters of its body.
    pub fields: Map<String, Value>,
}

impl Ask<'_> {
    /// A parameter that must be there: a text that is not blank.
    pub fn need(&self, name: &str) -> Result<&str, Stop> {
        match self.fields.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(text),
            None | Some(Value::String(_) | Value::Null) => Err(about(&words::MISSING, name)),
            Some(_) => Err(about(&words::MALFORMED, name)),
        }
    }

    /// A parameter that may be missing; an empty text is none.
    pub fn may(&self, name: &str) -> Result<Option<&str>, Stop> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
            Some(_) => Err(about(&words::MALFORMED, name)),
        }
    }

    /// A header's text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.call.header(name).unwrap_or_default()
    }

    /// Whether an oddity is on.
    pub fn has(&self, oddity: Oddity) -> bool {
        self.play.has(oddity)
    }

    /// Seconds as they are written: a number, or by switch a text.
    pub fn seconds(&self, seconds: i64) -> Value {
        if self.has(Oddity::TextExpires) { json!(seconds.to_string()) } else { json!(seconds) }
    }

    /// A success without a body.
    pub fn nothing(&self) -> Done {
        if self.has(Oddity::EmptyJson) { wire::ok(&json!({})) } else { Ok(empty(200)) }
    }
}

/// No body at all.
pub fn empty(status: u16) -> Answer {
    text(status, "application/json;charset=UTF-8", "")
}

/// A body as parameters. `None`: it is not JSON by its media type, or no object.
pub fn object(call: &Call) -> Option<Map<String, Value>> {
    let media = call.header("content-type").unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim();
    if !media.eq_ignore_ascii_case("application/json") {
        return None;
    }
    match serde_json::from_slice(&call.body) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}
