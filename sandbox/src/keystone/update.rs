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
    let forbidden = || Refusal::forbidden("identity:update_user");
    if !caller.is_admin() && caller.managed().is_none() {
        return Err(forbidden());
    }
    let user = shared.store.within(|db| {
        let user = lookup::user(db, &call.id)?;
        let user = match user {
            Some(user) if caller.looks_after(&user.domain) => user,
            None if caller.is_admin() => return Err(Refusal::not_found("user", &call.id)),
            // Whether the user exists is hidden from those who may not change it.
            _ => return Err(forbidden()),
        };
        let body = if call.body.is_empty() { json!({}) } else { call.json()? };
        let changes = body.get("user").ok_or_else(|| Refusal::bad("'user' is a required property"))?;
        let changes = changes.as_object().ok_or_else(|| wrong("user", changes, "'object'"))?;
        if changes.is_empty() {
            return Err(Refusal::bad("Invalid input for field 'user': {} should be non-empty"));
        }
        apply(db, shared, user, changes)
    })?;
    let mut shown = user.shown(shared);
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("extra".into(), Value::Object(user.extra));
    }
    Ok(answer(200, &json!({"user": shown})))
}

/// The text repeats the value, also when it is a password: a client must not log it.
fn wrong(field: &str, value: &Value, types: &str) -> Refusal {
    let text = format!("Value: {value}. {value} is not of type {types}");
    Refusal::bad(format!("Invalid input for field/attribute {field}. {text}"))
}

fn apply(db: &Connection, shared: &Shared, mut user: User, changes: &Map<String, Value>) -> Result<User, Refusal> {
    let mut new_password = None;
    for (key, value) in changes {
        match (key.as_str(), value) {
            ("id", _) if *value != json!(user.id) => return Err(Refusal::bad("Cannot change user ID")),
            ("domain_id", _) if *value != json!(user.domain) => {
                return Err(Refusal::bad("Cannot change Domain ID"));
            }
            ("id" | "domain_id" | "links" | "password_expires_at", _) => {}
            ("password", Value::Null) => new_password = Some(None),
            ("password", Value::String(text)) => new_password = Some(Some(text.as_str())),
            ("password", _) => return Err(wrong("password", value, "'string', 'null'")),
            ("name", Value::String(name)) if !name.is_empty() => rename(db, &mut user, name)?,
            ("name", _) => return Err(wrong("name", value, "'string'")),
            ("enabled", Value::Bool(enabled)) => user.enabled = *enabled,
            ("enabled", _) => return Err(wrong("enabled", value, "'boolean'")),
            ("default_project_id", Value::Null) => user.default_project = None,
            ("default_project_id", Value::String(id)) => user.default_project = Some(id.clone()),
            ("default_project_id", _) => return Err(wrong(key, value, "'string', 'null'")),
            ("options", _) => options::merge(&mut user.options, value)?,
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
