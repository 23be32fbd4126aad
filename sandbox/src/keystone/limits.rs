//! Limits: what one department or project has instead of the registered limit (keystone.md §8).

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};
use serde_json::{Map, Value, json};

use super::limit_fields::{About, description, duplicate, exists, find, listed, number, required, single};
use super::listing::page;
use super::registered;
use crate::answer::{Refusal, Reply, json as answer, nothing};
use crate::call::Call;
use crate::identity::{Caller, Scope, caller};
use crate::state::Shared;
use crate::store::names::fresh_id;

const FIELDS: [&str; 7] =
    ["service_id", "region_id", "resource_name", "resource_limit", "description", "domain_id", "project_id"];

/// `GET /v3/limits/model`: limits do not look at those above or below them.
pub fn model(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    let words = "Limit enforcement and validation does not take project hierarchy into consideration.";
    Ok(answer(200, &json!({"model": {"name": "flat", "description": words}})))
}

/// `GET /v3/limits`: all for an administrator, those of its domain and its projects for a manager, those of its project
/// for a member.
pub fn list(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let rows = shared.store.within(|db| {
        let mut rows = all(db, shared)?;
        let domains = projects(db)?;
        rows.retain(|row| may_see(&caller, row, &domains));
        Ok::<_, Refusal>(rows)
    })?;
    page(shared, call, "limits", &["service_id", "region_id", "resource_name", "domain_id", "project_id"], rows)
}

/// `GET /v3/limits/{id}`: whether it exists is hidden from those who may not see it.
pub fn show(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let found = shared.store.within(|db| match one(db, shared, &call.id) {
        Ok(found) if may_see(&caller, &found, &projects(db)?) => Ok(found),
        Err(refusal) if caller.is_admin() => Err(refusal),
        _ => Err(Refusal::forbidden("identity:get_limit")),
    })?;
    Ok(answer(200, &json!({"limit": found})))
}

/// `POST /v3/limits`: a list, all of it or nothing. No sum is checked, and a limit may exceed the registered one.
pub fn create(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let body = call.json()?;
    let list = listed(&body, "limits", &FIELDS)?;
    if !caller.is_admin() {
        return Err(Refusal::forbidden("identity:create_limits"));
    }
    let made = shared.store.within(|db| {
        let mut made = Vec::new();
        for wanted in list {
            let (project, domain) = owner(db, wanted)?;
            let about = About::read(wanted, "limit")?;
            let number = number(required(wanted, "resource_limit")?, "resource_limit")?;
            if !registered::known(db, &about, "")? {
                let text = "Unable to create a limit that has no corresponding registered limit.";
                return Err(Refusal::Error(403, text.into()));
            }
            let query = "SELECT 1 FROM limits WHERE project_id IS ? AND domain_id IS ? AND service_id = ?
                AND region_id IS ? AND resource_name = ?";
            if exists(db, query, &[&project, &domain, &about.service, &about.region, &about.resource])? {
                return Err(duplicate("limit"));
            }
            let (id, text) = (fresh_id(), description(wanted)?.flatten());
            db.execute(
                "INSERT INTO limits VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                params![id, project, domain, about.service, about.region, about.resource, number, text],
            )?;
            made.push(one(db, shared, &id)?);
        }
        Ok(made)
    })?;
    Ok(answer(201, &json!({"limits": made})))
}

/// `PATCH /v3/limits/{id}`: the number or the description; nothing else can be changed.
pub fn change(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let body = call.json()?;
    let changes = single(&body, "limit", &["resource_limit", "description"])?;
    if !caller.is_admin() {
        return Err(Refusal::forbidden("identity:update_limit"));
    }
    let now = shared.store.within(|db| {
        one(db, shared, &call.id)?;
        if let Some(wanted) = changes.get("resource_limit") {
            let number = number(wanted, "resource_limit")?;
            db.execute("UPDATE limits SET resource_limit = ? WHERE id = ?", params![number, call.id])?;
        }
        if let Some(text) = description(changes)? {
            db.execute("UPDATE limits SET description = ? WHERE id = ?", params![text, call.id])?;
        }
        one(db, shared, &call.id)
    })?;
    Ok(answer(200, &json!({"limit": now})))
}

/// `DELETE /v3/limits/{id}`: from then on the registered one holds.
pub fn remove(shared: &Shared, call: &Call) -> Reply {
    if !caller(shared, call)?.is_admin() {
        return Err(Refusal::forbidden("identity:delete_limit"));
    }
    shared.store.within(|db| {
        one(db, shared, &call.id)?;
        db.execute("DELETE FROM limits WHERE id = ?", [&call.id])?;
        Ok::<_, Refusal>(())
    })?;
    Ok(nothing())
}

/// Project and domain of a new limit: exactly one of them, and it must exist.
fn owner(db: &Connection, wanted: &Map<String, Value>) -> Result<(Option<String>, Option<String>), Refusal> {
    let text = |key: &str| match wanted.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(id)) => Ok(Some(id.clone())),
        Some(other) => Err(Refusal::schema(&format!(
            "Invalid input for field/attribute {key}. Value: {other}. {other} is not of type 'string', 'null'"
        ))),
    };
    let (project, domain) = (text("project_id")?, text("domain_id")?);
    if project.is_some() == domain.is_some() {
        return Err(Refusal::schema("Exactly one of 'project_id' and 'domain_id' is a required property"));
    }
    if project.is_some() && !exists(db, "SELECT 1 FROM projects WHERE id = ?", &[&project])? {
        return Err(Refusal::expected("project_id", "limit"));
    }
    if domain.is_some() && !exists(db, "SELECT 1 FROM domains WHERE id = ?", &[&domain])? {
        return Err(Refusal::expected("domain_id", "limit"));
    }
    Ok((project, domain))
}

fn may_see(caller: &Caller, row: &Value, domains: &BTreeMap<String, String>) -> bool {
    let text = |key: &str| row.get(key).and_then(Value::as_str);
    if caller.is_admin() {
        return true;
    }
    match (text("domain_id"), text("project_id"), &caller.scope) {
        (Some(domain), _, _) => caller.managed() == Some(domain),
        (_, Some(project), Scope::Project { id, .. }) => id == project,
        (_, Some(project), _) => {
            domains.get(project).map(String::as_str) == caller.managed() && caller.managed().is_some()
        }
        _ => false,
    }
}

/// The domain of each project.
fn projects(db: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    db.prepare("SELECT id, domain_id FROM projects")?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn one(db: &Connection, shared: &Shared, id: &str) -> Result<Value, Refusal> {
    find(all(db, shared)?, "limit", id)
}

fn all(db: &Connection, shared: &Shared) -> rusqlite::Result<Vec<Value>> {
    let shown = |row: &Row| {
        let id: String = row.get(0)?;
        Ok(json!({
            "id": id, "project_id": row.get::<_, Option<String>>(1)?, "domain_id": row.get::<_, Option<String>>(2)?,
            "service_id": row.get::<_, String>(3)?, "region_id": row.get::<_, Option<String>>(4)?,
            "resource_name": row.get::<_, String>(5)?, "resource_limit": row.get::<_, i64>(6)?,
            "description": row.get::<_, Option<String>>(7)?,
            "links": {"self": format!("{}/limits/{id}", shared.v3())},
        }))
    };
    db.prepare("SELECT * FROM limits ORDER BY id")?.query_map([], shown)?.collect()
}
