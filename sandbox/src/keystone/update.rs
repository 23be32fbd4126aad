//! `PATCH /v3/users/{id}`, above all an administrator's password reset (keystone.md §7, eos.md §6).

use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};

use super::lookup::{self, User};
use super::{options, password};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::caller;
use crate::options::Strength;
use crate::state::Shared;

/// Changes a user. The reply repeats the free attributes under `extra`, which only this call does.
pub fn update(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    // The body's shape is looked at before anything else, also before rights.
    let body = if call.body.is_empty() { json!({}) } else { call.json()? };
    let changes = body.get("user").ok_or_else(|| Refusal::bad("'user' is a required property"))?;
    let changes = changes.as_object().ok_or_else(|| wrong("user", changes, "is not of type 'object'"))?;
    if changes.is_empty() {
        return Err(wrong("user", &json!({}), "should be non-empty"));
    }
    check(changes)?;
    let forbidden = || Refusal::forbidden("identity:update_user");
    let user = shared.store.within(|db| {
        let user = match lookup::user(db, &call.id)? {
            Some(user) if caller.looks_after(&user.domain) => user,
            None if caller.is_admin() => return Err(Refusal::not_found("user", &call.id)),
            // Whether the user exists is hidden from those who may not change it.
            _ => return Err(forbidden()),
        };
        apply(db, shared, user, changes)
    })?;
    let mut shown = user.shown(shared);
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("extra".into(), Value::Object(user.extra));
    }
    Ok(answer(200, &json!({"user": shown})))
}

/// The text repeats the value, also when it is a password: a client must not log it.
pub fn wrong(field: &str, value: &Value, problem: &str) -> Refusal {
    let (bare, quoted) = match value {
        Value::String(text) => (text.clone(), format!("'{text}'")),
        other => (other.to_string(), other.to_string()),
    };
    Refusal::bad(format!("Invalid input for field/attribute {field}. Value: {bare}. {quoted} {problem}"))
}

/// Types of the attributes that Keystone knows.
fn check(changes: &Map<String, Value>) -> Result<(), Refusal> {
    for (key, value) in changes {
        let problem = match (key.as_str(), value) {
            ("password" | "default_project_id", Value::String(_) | Value::Null) => continue,
            ("password" | "default_project_id", _) => "is not of type 'string', 'null'",
            ("name", Value::String(name)) if name.is_empty() => "should be non-empty",
            ("name", Value::String(_)) | ("enabled", Value::Bool(_)) => continue,
            ("name", _) => "is not of type 'string'",
            ("enabled", _) => "is not one of [True, 'true', False, 'false', '', '1', '0', 'yes', 'no']",
            ("options", Value::Object(given)) => {
                options::check(given)?;
                continue;
            }
            ("options", _) => "is not of type 'object'",
            _ => continue,
        };
        return Err(wrong(key, value, problem));
    }
    Ok(())
}

fn apply(db: &Connection, shared: &Shared, mut user: User, changes: &Map<String, Value>) -> Result<User, Refusal> {
    let mut new_password = None;
    for (key, value) in changes {
        match (key.as_str(), value) {
            ("id", _) if *value != json!(user.id) => return Err(Refusal::bad("Cannot change ID")),
            ("domain_id", _) if *value != json!(user.domain) => {
                return Err(Refusal::bad("Cannot change Domain ID"));
            }
            ("id" | "domain_id" | "links" | "password_expires_at", _) => {}
            ("password", value) => new_password = Some(value.as_str()),
            ("name", value) => rename(db, &mut user, value.as_str().unwrap_or_default())?,
            ("enabled", value) => user.enabled = *value == json!(true),
            ("default_project_id", value) => user.default_project = value.as_str().map(str::to_owned),
            ("options", value) => options::merge(&mut user.options, value),
            _ => {
                user.extra.insert(key.clone(), value.clone());
            }
        }
    }
    if let Some(Some(password)) = new_password
        && shared.options.compliance.strength == Strength::Always
    {
        password::strong(password)?;
    }
    db.execute(
        "UPDATE users SET name = ?, enabled = ?, default_project_id = ?, extra = ?, options = ? WHERE id = ?",
        params![
            user.name,
            user.enabled,
            user.default_project,
            json!(user.extra).to_string(),
            json!(user.options).to_string(),
            user.id
        ],
    )?;
    if !user.enabled {
        db.execute("DELETE FROM tokens WHERE user_id = ?", [&user.id])?;
    }
    if let Some(password) = new_password {
        password::store(db, shared, &user, password, true)?;
    }
    lookup::user(db, &user.id)?.ok_or_else(|| Refusal::not_found("user", &user.id))
}

fn rename(db: &Connection, user: &mut User, name: &str) -> Result<(), Refusal> {
    let taken = lookup::user_named(db, &user.domain, name)?;
    if taken.is_some_and(|other| other.id != user.id) {
        let text = format!("Conflict occurred attempting to store user - Duplicate entry found with name {name}.");
        return Err(Refusal::Error(409, text));
    }
    user.name = name.to_owned();
    Ok(())
}
