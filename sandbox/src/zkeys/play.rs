//! How the engine is played: its clock, how long its work takes, its oddities. Kept with the state until the reset.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use super::clock;
use super::oddity::Oddity;
use crate::options::Options;

const KEY: &str = "zkeys";

/// What holds for one call.
#[derive(Clone)]
pub struct Play {
    /// Milliseconds since 1970 by the engine's own clock.
    pub now_ms: i64,
    /// How far that clock was moved on, in seconds.
    pub offset: i64,
    /// Milliseconds that one step of work takes.
    pub pace: i64,
    /// What it does otherwise than promised.
    pub oddities: Vec<Oddity>,
}

impl Play {
    /// What holds now.
    pub fn read(db: &Connection, options: &Options) -> rusqlite::Result<Self> {
        let stored: Option<String> =
            db.prepare_cached("SELECT value FROM meta WHERE key = ?")?.query_row([KEY], |row| row.get(0)).optional()?;
        let stored: Value = stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let number = |name: &str| stored.get(name).and_then(Value::as_i64);
        let offset = number("offset").unwrap_or(0);
        let names = stored.get("oddities").and_then(Value::as_array).into_iter().flatten();
        Ok(Self {
            now_ms: clock::machine() + offset * 1000,
            offset,
            pace: number("pace").unwrap_or(i64::try_from(options.pace_ms).unwrap_or(i64::MAX / 100)),
            oddities: names.filter_map(Value::as_str).filter_map(Oddity::named).collect(),
        })
    }

    /// Keeps what was changed; the pace only when it is another than that of the start.
    pub fn keep(&self, db: &Connection, options: &Options) -> rusqlite::Result<()> {
        let names: Vec<_> = self.oddities.iter().map(|oddity| oddity.name()).collect();
        let pace = if i64::try_from(options.pace_ms) == Ok(self.pace) { Value::Null } else { json!(self.pace) };
        let text = json!({"offset": self.offset, "pace": pace, "oddities": names}).to_string();
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [KEY, &text]).map(|_| ())
    }

    /// Seconds since 1970 by the engine's own clock.
    pub fn now(&self) -> i64 {
        self.now_ms / 1000
    }

    /// When work of so many steps that begins now is done, in milliseconds.
    pub fn after_steps(&self, steps: i64) -> i64 {
        self.now_ms.saturating_add(self.pace.saturating_mul(steps))
    }

    /// Whether an oddity is on.
    pub fn has(&self, oddity: Oddity) -> bool {
        self.oddities.contains(&oddity)
    }
}
