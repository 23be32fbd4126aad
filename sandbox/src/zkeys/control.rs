//! What a person or a test may see and change of the engine from outside: clock, pace, oddities, single machines, the
//! ledger.

use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};

use super::clock;
use super::ledger;
use super::members::MEMBERS;
use super::oddity::Oddity;
use super::play::Play;
use super::servers::{self, gone};
use super::settle::settle;
use crate::options::Options;
use crate::state::Shared;

/// The engine as it is now.
pub fn state(shared: &Shared) -> rusqlite::Result<Value> {
    shared.store.within(|db| {
        let play = settled(db, &shared.options)?;
        let switches: Vec<Value> = Oddity::table()
            .map(|(oddity, name, about)| json!({"name": name, "about": about, "on": play.has(oddity)}))
            .collect();
        let members: Vec<Value> =
            MEMBERS.iter().map(|(id, key)| json!({"userid": id.to_string(), "key": key})).collect();
        let ledger: i64 = db.query_row("SELECT count(*) FROM zkeys_ledger", [], |row| row.get(0))?;
        Ok(json!({
            "url": shared.options.zkeys.then(|| format!("{}/api", shared.backends)),
            "clock": clock::text(play.now()), "offset_seconds": play.offset, "pace_ms": play.pace,
            "balance": if play.has(Oddity::NoBalance) { "none" } else { "enough" },
            "members": members, "switches": switches, "ledger": ledger,
            "servers": {
                "order_status": counts(db, "order_status")?, "run_status": counts(db, "run")?,
                "act_status": counts(db, "act")?,
            },
        }))
    })
}

fn settled(db: &Connection, options: &Options) -> rusqlite::Result<Play> {
    let play = Play::read(db, options)?;
    settle(db, &play)?;
    Ok(play)
}

fn counts(db: &Connection, column: &str) -> rusqlite::Result<Value> {
    let query = format!("SELECT {column}, count(*) FROM zkeys_servers GROUP BY {column}");
    let read = |row: &rusqlite::Row| Ok((row.get::<_, i64>(0)?.to_string(), json!(row.get::<_, i64>(1)?)));
    let counts: Map<String, Value> = db.prepare(&query)?.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(Value::Object(counts))
}

/// The effects, oldest first.
pub fn ledger(shared: &Shared, action: Option<&str>) -> rusqlite::Result<Vec<Value>> {
    shared.store.within(|db| ledger::list(db, action))
}

/// Forgets the effects.
pub fn clear_ledger(shared: &Shared) -> rusqlite::Result<()> {
    shared.store.within(|db| ledger::clear(db).map(|_| ()))
}

/// Whether a machine has this password.
pub fn has_password(shared: &Shared, guid: &str, password: &str) -> Result<bool, String> {
    let found = shared.store.within(|db| {
        let query = "SELECT password FROM zkeys_servers WHERE guid = ?";
        db.query_row(query, [guid.parse::<i64>().unwrap_or(0)], |row| row.get::<_, String>(0))
    });
    let hash = found.map_err(|_| format!("there is no server '{guid}'"))?;
    Ok(bcrypt::verify(password, &hash).unwrap_or(false))
}

/// What may be changed at once. Everything is checked before anything is done.
#[derive(Default)]
pub struct Change {
    /// Moves the engine's clock on.
    pub advance_seconds: i64,
    /// How long a step of work takes.
    pub pace_ms: Option<i64>,
    /// Delivers all machines that are being provisioned.
    pub deliver: bool,
    /// Whether members have money.
    pub balance: Option<bool>,
    /// The oddities that are on from now on.
    pub switches: Option<Vec<Oddity>>,
    /// A machine and the fields that it gets behind everybody's back.
    pub server: Option<(String, Map<String, Value>)>,
}

impl Change {
    /// Reads `{"advance_seconds","pace_ms","deliver","balance","switches","server":{"guid","set"}}`, any of them.
    pub fn read(body: &Value) -> Result<Self, String> {
        let map = body.as_object().ok_or("an object is needed")?;
        let mut change = Self::default();
        for (name, value) in map {
            let number = || {
                let found = value.as_i64().filter(|number| (0..=10_000_000_000).contains(number));
                found.ok_or_else(|| format!("'{name}' is not a whole number from 0 on"))
            };
            match name.as_str() {
                "advance_seconds" => change.advance_seconds = number()?,
                "pace_ms" => change.pace_ms = Some(number()?),
                "deliver" => change.deliver = value.as_bool().ok_or("'deliver' is true or false")?,
                "balance" => {
                    change.balance = Some(match value.as_str() {
                        Some("enough") => true,
                        Some("none") => false,
                        _ => return Err("'balance' is none or enough".into()),
                    });
                }
                "switches" => change.switches = Some(oddities(value)?),
                "server" => change.server = Some(machine(value)?),
                other => return Err(format!("there is no '{other}'")),
            }
        }
        Ok(change)
    }

    /// Makes the change.
    pub fn make(self, shared: &Shared) -> Result<(), String> {
        let done = shared.store.within(|db| {
            let mut play = Play::read(db, &shared.options)?;
            play.offset = play.offset.saturating_add(self.advance_seconds).min(100 * 366 * clock::DAY);
            play.pace = self.pace_ms.unwrap_or(play.pace);
            if let Some(oddities) = self.switches {
                play.oddities = oddities;
            }
            if let Some(enough) = self.balance {
                play.oddities.retain(|oddity| *oddity != Oddity::NoBalance);
                if !enough {
                    play.oddities.push(Oddity::NoBalance);
                }
            }
            play.keep(db, &shared.options)?;
            let play = settled(db, &shared.options)?;
            if self.deliver {
                db.execute("UPDATE zkeys_servers SET due = ? WHERE order_status = 0", [play.now_ms])?;
                settle(db, &play)?;
            }
            match &self.server {
                Some((guid, fields)) => set(db, guid, fields),
                None => Ok(Ok(())),
            }
        });
        done.map_err(|error: rusqlite::Error| error.to_string())?
    }
}

fn oddities(value: &Value) -> Result<Vec<Oddity>, String> {
    let names = value.as_array().ok_or("'switches' is a list of names")?;
    let one = |name: &Value| {
        let name = name.as_str().unwrap_or_default();
        Oddity::named(name).ok_or_else(|| {
            let all: Vec<_> = Oddity::table().map(|row| row.1).collect();
            format!("there is no switch '{name}'; there are: {}", all.join(", "))
        })
    };
    names.iter().map(one).collect()
}

fn machine(value: &Value) -> Result<(String, Map<String, Value>), String> {
    let guid = value.get("guid").and_then(Value::as_str);
    let fields = value.get("set").and_then(Value::as_object);
    match (guid, fields) {
        (Some(guid), Some(fields)) => Ok((guid.to_owned(), fields.clone())),
        _ => Err("'server' needs 'guid', a text, and 'set', an object".into()),
    }
}

/// Sets fields of a machine without any check but their form. Those that the engine goes by are stored as such, all
/// others are shown over what is there. What runs is over.
fn set(db: &Connection, guid: &str, fields: &Map<String, Value>) -> rusqlite::Result<Result<(), String>> {
    let Some(mut server) = servers::any(db, guid.parse().unwrap_or(0))? else {
        return Ok(Err(format!("there is no server '{guid}'")));
    };
    for (name, value) in fields {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let (number, moment) = (text.parse::<i64>(), clock::read(&text));
        let done = match name.as_str() {
            "order_status" => number.map(|number| server.order = number).is_ok(),
            "run_status" => number.map(|number| server.run = number).is_ok(),
            "act_status" => number.map(|number| server.act = number).is_ok(),
            "start_time" => moment.map(|moment| server.started = moment).is_some(),
            "buy_time" => moment.map(|moment| server.bought = moment).is_some(),
            "end_time" => moment.map(|moment| server.ends = moment).is_some(),
            _ => {
                server.extra.insert(name.clone(), value.clone());
                true
            }
        };
        if !done {
            return Ok(Err(format!("'{name}' cannot be {text}")));
        }
    }
    db.execute(
        "UPDATE zkeys_servers SET order_status = ?, run = ?, act = ?, started = ?, bought = ?, ends = ?, gone = ?,
         extra = ?, due = NULL WHERE id = ?",
        params![
            server.order,
            server.run,
            server.act,
            server.started,
            server.bought,
            server.ends,
            gone(server.line, server.ends),
            Value::Object(server.extra).to_string(),
            server.id,
        ],
    )?;
    Ok(Ok(()))
}
