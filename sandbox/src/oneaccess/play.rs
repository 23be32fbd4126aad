//! How the service is played: its clock, its limits, its policies, its oddities. Kept with the state until the reset.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value, json};

use super::clock;
use super::oddity::Oddity;

const KEY: &str = "oneaccess";

/// Numbers that can be set: name, usual value, meaning. The vendor states none of those about lifetimes.
pub const NUMBERS: [(&str, i64, &str); 15] = [
    ("attempts", 5, "wrong passwords until an account is locked"),
    ("lock_seconds", 1800, "how long it stays locked"),
    ("warn_days", 7, "days before a password's end that PASSWORD_WARN begins"),
    ("skew_seconds", 300, "how far the timestamp of X-signature may be off"),
    ("captcha_seconds", 120, "time to solve a captcha"),
    ("proof_seconds", 180, "time to use a solved one"),
    ("tolerance", 5, "pixels a slide may be off"),
    ("sms_seconds", 300, "life of an SMS code"),
    ("sms_interval", 60, "seconds between two codes for the same number and purpose"),
    ("sms_tries", 5, "wrong tries that an SMS code bears"),
    ("sms_domestic", 1000, "messages left this month"),
    ("sms_international", 200, "messages left this month, abroad"),
    ("state_seconds", 600, "life of a state_token"),
    ("admin_seconds", 1800, "life of an access token of the management calls"),
    ("ticket_seconds", 60, "life of an sso_ticket and of an authorization code"),
];

/// Policies that are on or off: name, usual, meaning.
pub const POLICIES: [(&str, bool, &str); 2] = [
    ("registration", true, "people may register themselves"),
    ("auto_register", false, "a sign-in by SMS makes an account for an unknown number"),
];

/// What a social account that is not known leads to, per source (oneaccess.md §4).
pub const SOURCES: [(&str, &str); 2] = [("wechat", "bind"), ("alipay", "register")];

/// Its values: SOCIAL_BIND with or without the other way open, USER_REGISTER.
pub const WAYS: [&str; 3] = ["bind", "bind-or-register", "register"];

/// What holds for one call.
#[derive(Clone)]
pub struct Play {
    /// Milliseconds since 1970 by the service's own clock.
    pub now: i64,
    /// How far that clock was moved on, in seconds.
    pub offset: i64,
    /// What it does otherwise than promised.
    pub oddities: Vec<Oddity>,
    /// What was set of [`NUMBERS`], [`POLICIES`] and [`SOURCES`].
    pub settings: Map<String, Value>,
    /// User attributes that the tenant demands.
    pub required: Vec<String>,
}

impl Play {
    /// What holds now.
    pub fn read(db: &Connection) -> rusqlite::Result<Self> {
        let stored: Option<String> =
            db.prepare_cached("SELECT value FROM meta WHERE key = ?")?.query_row([KEY], |row| row.get(0)).optional()?;
        let stored: Value = stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let offset = stored.get("offset").and_then(Value::as_i64).unwrap_or(0);
        let names = |field: &str| {
            let list = stored.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
            list.into_iter().filter_map(|name| name.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        Ok(Self {
            now: clock::machine() + offset * 1000,
            offset,
            oddities: names("oddities").iter().filter_map(|name| Oddity::named(name)).collect(),
            settings: stored.get("settings").and_then(Value::as_object).cloned().unwrap_or_default(),
            required: names("required"),
        })
    }

    /// Keeps what was changed.
    pub fn keep(&self, db: &Connection) -> rusqlite::Result<()> {
        let names: Vec<_> = self.oddities.iter().map(|oddity| oddity.name()).collect();
        let stored = json!({
            "offset": self.offset, "oddities": names, "settings": self.settings, "required": self.required,
        });
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [KEY, &stored.to_string()]).map(|_| ())
    }

    /// Whether an oddity is on.
    pub fn has(&self, oddity: Oddity) -> bool {
        self.oddities.contains(&oddity)
    }

    /// One of [`NUMBERS`].
    pub fn number(&self, name: &str) -> i64 {
        let usual = NUMBERS.iter().find(|row| row.0 == name).map_or(0, |row| row.1);
        self.settings.get(name).and_then(Value::as_i64).unwrap_or(usual)
    }

    /// One of [`POLICIES`].
    pub fn is_on(&self, name: &str) -> bool {
        let usual = POLICIES.iter().any(|row| row.0 == name && row.1);
        self.settings.get(name).and_then(Value::as_bool).unwrap_or(usual)
    }

    /// What an unknown account of a source leads to.
    pub fn way(&self, source: &str) -> &str {
        let usual = SOURCES.iter().find(|row| row.0 == source).map_or("", |row| row.1);
        self.settings.get(source).and_then(Value::as_str).unwrap_or(usual)
    }

    /// The moment so many seconds from now, by the number of a name.
    pub fn in_seconds_of(&self, name: &str) -> i64 {
        self.now + self.number(name) * 1000
    }
}
