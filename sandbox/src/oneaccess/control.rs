//! What a person or a test may see and change from outside: people and their passwords, the outbox, clock, limits,
//! policies, oddities.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::apps::{APPS, TENANT};
use super::clock;
use super::cors::MOST;
use super::oauth;
use super::oddity::Oddity;
use super::people;
use super::play::{NUMBERS, POLICIES, Play, SOURCES, WAYS};
use super::seed::{PASSWORD, PEOPLE};
use super::social::{IDENTITIES, new_code};
use super::{sms, users};
use crate::state::Shared;

/// The service as it is now.
pub fn state(shared: &Shared) -> rusqlite::Result<Value> {
    shared.store.within(|db| {
        let play = Play::read(db)?;
        let switches: Vec<Value> = Oddity::table()
            .map(|(oddity, name, about)| json!({"name": name, "about": about, "on": play.has(oddity)}))
            .collect();
        let numbers: Vec<Value> = NUMBERS
            .iter()
            .map(|(name, _, about)| json!({"name": name, "about": about, "value": play.number(name)}))
            .collect();
        let policies: Vec<Value> = POLICIES
            .iter()
            .map(|(name, _, about)| json!({"name": name, "about": about, "on": play.is_on(name)}))
            .collect();
        let sources: Map<String, Value> =
            SOURCES.iter().map(|(name, _)| ((*name).to_owned(), json!(play.way(name)))).collect();
        let apps: Vec<Value> = APPS
            .iter()
            .map(|app| {
                json!({"id": app.id, "name": app.name, "client_id": app.client, "client_secret": app.secret,
                    "algorithm": app.algorithm})
            })
            .collect();
        let social: Vec<Value> = IDENTITIES
            .iter()
            .map(|one| json!({"source": one.source, "uid": one.uid, "nickname": one.nickname, "bound": one.bound}))
            .collect();
        let messages: i64 = db.query_row("SELECT count(*) FROM oa_sms", [], |row| row.get(0))?;
        Ok(json!({
            "url": shared.options.oneaccess.then_some(&shared.backends), "tenant_id": TENANT,
            "clock": clock::text(play.now), "offset_seconds": play.offset, "applications": apps,
            "endpoints": oauth::endpoints(shared), "people": people_of(db)?, "social": social, "messages": messages,
            "switches": switches, "numbers": numbers, "policies": policies, "sources": sources,
            "origins": shared.oneaccess.list(), "required": play.required,
        }))
    })
}

fn people_of(db: &Connection) -> rusqlite::Result<Vec<Value>> {
    let all = people::all(db)?;
    let rows = all.iter().map(|person| {
        let seeded = PEOPLE.iter().find(|one| one.user_name == person.user_name);
        json!({
            "user_name": person.user_name, "name": person.name, "mobile": person.mobile, "id": person.id,
            "password": seeded.filter(|_| person.password.is_some()).map(|_| PASSWORD), "branch": seeded.map(|one| one.branch), "mfa": person.mfa,
            "locked": person.locked > clock::machine(), "failures": person.failures, "disabled": person.disabled,
            "denied": person.denied, "password_ends": person.ends.map(clock::text),
        })
    });
    Ok(rows.collect())
}

/// The messages that were sent, newest first.
pub fn outbox(shared: &Shared, mobile: Option<&str>) -> rusqlite::Result<Vec<Value>> {
    shared.store.within(|db| sms::outbox(db, mobile, Play::read(db)?.now))
}

/// Forgets the messages, and with them their codes.
pub fn clear_outbox(shared: &Shared) -> rusqlite::Result<()> {
    shared.store.within(|db| db.execute("DELETE FROM oa_sms", []).map(|_| ()))
}

/// What WeChat or Alipay hands to an app whose owner agrees.
pub fn social_code(shared: &Shared, source: &str, uid: &str) -> Result<String, String> {
    shared
        .store
        .within(|db| {
            let now = Play::read(db).map_err(said)?.now;
            new_code(db, source, uid, now).map_err(|_| Said(format!("there is no '{uid}' at '{source}'")))
        })
        .map_err(|Said(why)| why)
}

struct Said(String);

impl From<rusqlite::Error> for Said {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

fn said(error: rusqlite::Error) -> Said {
    error.into()
}

/// Changes what `body` names; everything is checked before anything is done.
pub fn change(shared: &Shared, body: &Value) -> Result<(), String> {
    let map = body.as_object().ok_or("an object is needed")?;
    let mut origins = None;
    shared
        .store
        .within(|db| {
            let mut play = Play::read(db)?;
            for (name, value) in map {
                match name.as_str() {
                    "origins" => origins = Some(list_of_origins(value)?),
                    "user" => person(db, value, play.now)?,
                    _ => setting(&mut play, name, value)?,
                }
            }
            play.keep(db)?;
            Ok(())
        })
        .map_err(|Said(why)| why)?;
    if let Some(list) = origins {
        shared.oneaccess.set(list);
    }
    Ok(())
}

fn setting(play: &mut Play, name: &str, value: &Value) -> Result<(), Said> {
    let wrong = |what: &str| Err(Said(format!("'{name}' is {what}")));
    if NUMBERS.iter().any(|row| row.0 == name) {
        let Some(number) = value.as_i64().filter(|number| (0..=1_000_000_000).contains(number)) else {
            return wrong("a whole number from 0 on");
        };
        play.settings.insert(name.into(), json!(number));
    } else if POLICIES.iter().any(|row| row.0 == name) {
        let Some(on) = value.as_bool() else { return wrong("true or false") };
        play.settings.insert(name.into(), json!(on));
    } else if SOURCES.iter().any(|row| row.0 == name) {
        let Some(way) = value.as_str().filter(|way| WAYS.contains(way)) else {
            return wrong("bind, bind-or-register or register");
        };
        play.settings.insert(name.into(), json!(way));
    } else if name == "advance_seconds" {
        let Some(seconds) = value.as_i64().filter(|number| (0..=3_000_000_000).contains(number)) else {
            return wrong("a whole number from 0 on");
        };
        play.offset += seconds;
    } else if name == "switches" {
        let names = texts(value).ok_or_else(|| Said("'switches' is a list of names".into()))?;
        let all: Option<Vec<Oddity>> = names.iter().map(|name| Oddity::named(name)).collect();
        let Some(all) = all else {
            let known: Vec<_> = Oddity::table().map(|row| row.1).collect();
            return Err(Said(format!("the switches are: {}", known.join(", "))));
        };
        play.oddities = all;
    } else if name == "required" {
        let names = texts(value).ok_or_else(|| Said("'required' is a list of attributes".into()))?;
        if let Some(unknown) = names.iter().find(|name| !users::attribute_names().any(|known| known == name.as_str())) {
            return Err(Said(format!("there is no attribute '{unknown}'")));
        }
        play.required = names;
    } else {
        return Err(Said(format!("there is no '{name}'")));
    }
    Ok(())
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|one| one.as_str().map(str::to_owned)).collect()
}

fn list_of_origins(value: &Value) -> Result<Option<Vec<String>>, Said> {
    if value.is_null() {
        return Ok(None);
    }
    let list = texts(value).filter(|list| list.len() <= MOST);
    list.map(Some).ok_or_else(|| Said(format!("'origins' is null, or a list of at most {MOST}")))
}

/// `{"user_name", "set": {…}}`: policies of a person, behind everybody's back.
fn person(db: &Connection, value: &Value, now: i64) -> Result<(), Said> {
    let name = value.get("user_name").and_then(Value::as_str).unwrap_or_default();
    let mut person = people::by_name(db, name)?.ok_or_else(|| Said(format!("there is no person '{name}'")))?;
    let fields = value.get("set").and_then(Value::as_object).ok_or_else(|| Said("'user' needs 'set'".into()))?;
    for (name, value) in fields {
        let wrong = || Said(format!("'{name}' cannot be {value}"));
        let yes = || value.as_bool().ok_or_else(wrong);
        match name.as_str() {
            "mfa" => person.mfa = yes()?,
            "must_modify" => person.must_modify = yes()?,
            "disabled" => person.disabled = yes()?,
            "locked" => {
                person.failures = 0;
                person.locked = if yes()? { now + 3650 * clock::DAY } else { 0 };
            }
            "denied" => {
                let at = value.as_str().filter(|at| ["", "login", "mfa"].contains(at)).ok_or_else(wrong)?;
                person.denied = at.to_owned();
            }
            "password" => person.password = Some(people::hashed(value.as_str().ok_or_else(wrong)?)),
            "password_ends_days" => {
                person.ends = match value {
                    Value::Null => None,
                    days => {
                        Some(now + days.as_i64().filter(|days| days.abs() < 40_000).ok_or_else(wrong)? * clock::DAY)
                    }
                }
            }
            other => return Err(Said(format!("there is no field '{other}'"))),
        }
    }
    Ok(people::save(db, &person, now)?)
}
