//! `PATCH` of domains and projects: a name, a description, and above all whether people may sign in there.
//! Other attributes are accepted and not kept.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value, json};

use super::update::wrong;
use super::{domains, projects};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::caller;
use crate::state::Shared;

/// `PATCH /v3/domains/{id}`: administrators only. The tokens of a disabled domain end: those of its users, and those
/// for it or for a project in it.
pub fn change_domain(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let body = body(call)?;
    let changes = checked(&body, "domain")?;
    if !caller.is_admin() {
        return Err(Refusal::forbidden("identity:update_domain"));
    }
    domains::find(shared, &call.id)?;
    shared.store.within(|db| {
        same("id", changes, &call.id, "Cannot change ID")?;
        let taken = "SELECT EXISTS (SELECT 1 FROM domains WHERE name = ?2 AND id <> ?1)";
        write(db, "domain", &call.id, changes, taken)?;
        if changes.get("enabled") == Some(&json!(false)) {
            db.execute(
                "DELETE FROM tokens WHERE user_id IN (SELECT id FROM users WHERE domain_id = ?1)
                   OR (kind = 'domain' AND target = ?1)
                   OR (kind = 'project' AND target IN (SELECT id FROM projects WHERE domain_id = ?1))",
                [&call.id],
            )?;
        }
        Ok::<_, Refusal>(())
    })?;
    Ok(answer(200, &json!({"domain": domains::find(shared, &call.id)?})))
}

/// `PATCH /v3/projects/{id}`: administrators, and the manager of its domain. The tokens for a disabled project end.
pub fn change_project(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let body = body(call)?;
    let changes = checked(&body, "project")?;
    let shown = shared.store.within(|db| {
        let query = "SELECT domain_id FROM projects WHERE id = ?";
        let domain: Option<String> = db.query_row(query, [&call.id], |row| row.get(0)).optional()?;
        let domain = match domain {
            Some(domain) if caller.looks_after(&domain) => domain,
            None if caller.is_admin() => return Err(Refusal::not_found("project", &call.id)),
            // Whether the project exists is hidden from those who may not change it.
            _ => return Err(Refusal::forbidden("identity:update_project")),
        };
        same("id", changes, &call.id, "Cannot change ID")?;
        same("domain_id", changes, &domain, "Cannot change Domain ID")?;
        let taken = "SELECT EXISTS (SELECT 1 FROM projects WHERE name = ?2 AND id <> ?1
            AND domain_id = (SELECT domain_id FROM projects WHERE id = ?1))";
        write(db, "project", &call.id, changes, taken)?;
        if changes.get("enabled") == Some(&json!(false)) {
            db.execute("DELETE FROM tokens WHERE kind = 'project' AND target = ?", [&call.id])?;
        }
        let mut rows = projects::all(db, shared)?;
        rows.retain(|row| row.get("id") == Some(&json!(call.id)));
        rows.pop().ok_or_else(|| Refusal::not_found("project", &call.id))
    })?;
    Ok(answer(200, &json!({"project": shown})))
}

fn body(call: &Call) -> Result<Value, Refusal> {
    if call.body.is_empty() { Ok(json!({})) } else { call.json() }
}

/// The changes, with the types that Keystone demands; the shape is looked at before rights.
fn checked<'a>(body: &'a Value, kind: &str) -> Result<&'a Map<String, Value>, Refusal> {
    let changes = body.get(kind).ok_or_else(|| Refusal::bad(format!("'{kind}' is a required property")))?;
    let changes = changes.as_object().ok_or_else(|| wrong(kind, changes, "is not of type 'object'"))?;
    if changes.is_empty() {
        return Err(wrong(kind, &json!({}), "should be non-empty"));
    }
    for (key, value) in changes {
        let problem = match (key.as_str(), value) {
            ("name", Value::String(name)) if name.is_empty() => "should be non-empty",
            ("name", Value::String(_)) | ("enabled", Value::Bool(_)) => continue,
            ("name", _) => "is not of type 'string'",
            ("enabled", _) => "is not one of [True, 'true', False, 'false', '', '1', '0', 'yes', 'no']",
            ("description", Value::String(_) | Value::Null) => continue,
            ("description", _) => "is not of type 'string', 'null'",
            _ => continue,
        };
        return Err(wrong(key, value, problem));
    }
    Ok(changes)
}

/// 400 when an attribute that cannot change is to change.
fn same(key: &str, changes: &Map<String, Value>, now: &str, text: &str) -> Result<(), Refusal> {
    let moved = changes.get(key).is_some_and(|value| value.as_str() != Some(now));
    if moved { Err(Refusal::bad(text)) } else { Ok(()) }
}

/// Writes what is given; `taken` says whether another one (not ?1) has the name ?2.
fn write(db: &Connection, kind: &str, id: &str, changes: &Map<String, Value>, taken: &str) -> Result<(), Refusal> {
    let text = |key: &str| changes.get(key).map(|value| value.as_str().unwrap_or_default());
    if let Some(name) = text("name")
        && db.query_row(taken, [id, name], |row| row.get(0))?
    {
        let problem = format!("attempting to store {kind} - Duplicate entry found with name {name}.");
        return Err(Refusal::Error(409, format!("Conflict occurred {problem}")));
    }
    let query = format!(
        "UPDATE {kind}s SET name = coalesce(?2, name), description = coalesce(?3, description),
         enabled = coalesce(?4, enabled) WHERE id = ?1"
    );
    let enabled = changes.get("enabled").and_then(Value::as_bool);
    db.execute(&query, params![id, text("name"), text("description"), enabled])?;
    Ok(())
}
