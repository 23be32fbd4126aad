//! What OneAccess answers, and how it refuses: `{"error_code","error_msg"}` with HTTP 400 (oneaccess.md §1, §7).

use serde_json::{Value, json};

use super::words::Said;
use crate::answer::{Answer, set, text};

/// What a handler gives.
pub type Done = Result<Answer, Stop>;

/// Why a call ends without success. What was done until then stays done: a wrong password is counted.
#[derive(Debug)]
pub enum Stop {
    /// The service's own refusal.
    Refused(Why),
    /// The store failed, and nothing stays.
    Broken(rusqlite::Error),
}

/// A refusal, in both languages until the caller's is known.
#[derive(Debug)]
pub struct Why {
    pub status: u16,
    pub said: &'static Said,
    /// What stands for `{}` in the words.
    pub about: String,
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error)
    }
}

/// A refusal.
pub fn stop(said: &'static Said) -> Stop {
    about(said, "")
}

/// A refusal that names something.
pub fn about(said: &'static Said, what: impl ToString) -> Stop {
    with_status(400, said, what)
}

/// A refusal with another status than 400.
pub fn with_status(status: u16, said: &'static Said, what: impl ToString) -> Stop {
    Stop::Refused(Why { status, said, about: what.to_string() })
}

/// A refusal as an early end.
pub fn refuse<T>(said: &'static Said) -> Result<T, Stop> {
    Err(stop(said))
}

impl Why {
    /// The refusal as it is sent; `aliases`: with the codes of the vendor's other line.
    pub fn answer(&self, english: bool, aliases: bool) -> Answer {
        let code = if aliases && !self.said.alias.is_empty() { self.said.alias } else { self.said.code };
        let words = if english { self.said.english } else { self.said.chinese };
        json(self.status, &json!({"error_code": code, "error_msg": words.replace("{}", &self.about)}))
    }
}

/// JSON, which nobody may keep.
pub fn json(status: u16, body: &Value) -> Answer {
    let mut answer = text(status, "application/json;charset=UTF-8", body.to_string());
    set(&mut answer, "cache-control", "no-store");
    answer
}

/// A success with a body.
pub fn ok(body: &Value) -> Done {
    Ok(json(200, body))
}

/// The other family's failures (oneaccess.md §3.4).
pub fn oauth_error(status: u16, error: &str, words: &str) -> Answer {
    json(status, &json!({"error": error, "error_description": words}))
}

/// A path that nobody serves, in the manner of the framework beneath.
pub fn nowhere(path: &str) -> Answer {
    json(404, &json!({"status": 404, "error": "Not Found", "message": "No message available", "path": path}))
}

/// A page for people.
pub fn page(status: u16, title: &str, inside: &str) -> Answer {
    let body = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{title}</title></head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n{inside}\n</main>\n</body>\n</html>\n"
    );
    let mut answer = text(status, "text/html; charset=utf-8", body);
    set(&mut answer, "cache-control", "no-store");
    set(&mut answer, "referrer-policy", "no-referrer");
    answer
}

/// A text within HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A redirect.
pub fn moved(to: &str) -> Answer {
    let mut answer = text(302, "text/plain", "");
    set(&mut answer, "location", to);
    set(&mut answer, "cache-control", "no-store");
    answer
}
