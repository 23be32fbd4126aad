//! What is handed out and comes back: captcha tokens, sessions, tickets, codes. Each has a life, and what it stands for.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::clock::DAY;

/// What it is for; the name under which it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A captcha that waits for its solution.
    Captcha,
    /// A solved captcha, good for one SMS.
    Proof,
    /// The pending state of a sign-in.
    State,
    /// A signed-in person.
    Session,
    /// A nonce that was used in a signature.
    Nonce,
    /// What WeChat or Alipay hands to an app.
    SocialCode,
    /// An administrator's access token.
    Admin,
    /// A single sign-on ticket.
    Ticket,
    /// An OAuth2 authorization code.
    Code,
    /// A user's OAuth2 access token.
    Access,
    /// A refresh token.
    Refresh,
    /// A browser that is signed in at the hosted page.
    Browser,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Captcha => "captcha",
            Self::Proof => "proof",
            Self::State => "state",
            Self::Session => "session",
            Self::Nonce => "nonce",
            Self::SocialCode => "social",
            Self::Admin => "admin",
            Self::Ticket => "ticket",
            Self::Code => "code",
            Self::Access => "access",
            Self::Refresh => "refresh",
            Self::Browser => "browser",
        }
    }
}

/// One of them.
pub struct Slip {
    /// What it stands for.
    pub data: Value,
    /// When its life ends.
    pub ends: i64,
}

impl Slip {
    /// A text of what it stands for; empty when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.data.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

/// Keeps one until a moment.
pub fn put(db: &Connection, kind: Kind, id: &str, data: &Value, ends: i64) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached("INSERT OR REPLACE INTO oa_slips VALUES (?, ?, ?, ?)")?;
    query.execute(params![kind.name(), id, data.to_string(), ends]).map(|_| ())
}

/// Finds one, also when its life is over.
pub fn any(db: &Connection, kind: Kind, id: &str) -> rusqlite::Result<Option<Slip>> {
    let query = "SELECT data, ends FROM oa_slips WHERE kind = ? AND id = ?";
    let read = |row: &rusqlite::Row| {
        let data: String = row.get(0)?;
        Ok(Slip { data: serde_json::from_str(&data).unwrap_or_default(), ends: row.get(1)? })
    };
    db.prepare_cached(query)?.query_row([kind.name(), id], read).optional()
}

/// Finds one that is still alive.
pub fn alive(db: &Connection, kind: Kind, id: &str, now: i64) -> rusqlite::Result<Option<Slip>> {
    Ok(any(db, kind, id)?.filter(|slip| slip.ends > now))
}

/// Forgets what ended more than a day ago: until then it is told apart from what never was.
pub fn sweep(db: &Connection, now: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM oa_slips WHERE ends < ?")?.execute([now - DAY]).map(|_| ())
}

/// Takes one away, so that it is good for nothing more.
pub fn burn(db: &Connection, kind: Kind, id: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM oa_slips WHERE kind = ? AND id = ?")?.execute([kind.name(), id]).map(|_| ())
}

/// Takes away all whose data names a value, for example the refresh tokens of a session.
pub fn burn_all(db: &Connection, kind: Kind, field: &str, value: &str) -> rusqlite::Result<()> {
    let query = "DELETE FROM oa_slips WHERE kind = ?1 AND json_extract(data, '$.' || ?2) = ?3";
    db.prepare_cached(query)?.execute([kind.name(), field, value]).map(|_| ())
}
