//! Unified limits (keystone.md §8): what holds for all, and what one department or project has instead.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};
use serde_json::{Map, Value, json};

use super::limits_seed::service_exists;
use super::listing::page;
use crate::answer::{Refusal, Reply, json as answer, nothing};
use crate::call::Call;
use crate::identity::{Caller, Scope, caller};
use crate::state::Shared;
use crate::store::names::id;

/// The greatest number that a limit may be.
const MOST: i64 = 2_147_483_647;

/// `GET /v3/limits/model`.
pub fn model(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    let words = "Limit enforcement and validation does not take project hierarchy into consideration.";
    Ok(answer(200, &json!({"model": {"name": "flat", "description": words}})))
}

/// `GET /v3/registered_limits`: for everybody who is signed in.
pub fn registered(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    let rows = shared.store.within(|db| all_registered(db, shared))?;
    page(shared, call, "registered_limits", &["service_id", "region_id", "resource_name"], rows)
}

/// `GET /v3/registered_limits/{id}`.
pub fn show_registered(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    let found = shared.store.within(|db| find(all_registered(db, shared)?, "registered limit", &call.id))?;
    Ok(answer(200, &json!({"registered_limit": found})))
}

/// `POST /v3/registered_limits`: a list.
pub fn register(shared: &Shared, call: &Call) -> Reply {
    administrator(shared, call, "identity:create_registered_limits")?;
    let body = call.json()?;
    let made = shared.store.within(|db| {
        let mut made = Vec::new();
        for wanted in listed(&body, "registered_limits")? {
            let number = number(wanted.get("default_limit"), "default_limit")?;
            let (service, region, resource) = about(wanted)?;
            let label = id(&format!("registered {service} {region:?} {resource}"));
            let known: bool =
                db.query_row("SELECT count(*) FROM registered_limits WHERE id = ?", [&label], |row| row.get(0))?;
            if known {
                return Err(duplicate("registered_limit"));
            }
            db.execute(
                "INSERT INTO registered_limits VALUES (?, ?, ?, ?, ?, ?)",
                params![label, service, region, resource, number, description(wanted)],
            )?;
            made.push(find(all_registered(db, shared)?, "registered limit", &label)?);
        }
        Ok(made)
    })?;
    Ok(answer(201, &json!({"registered_limits": made})))
}

/// `PATCH /v3/registered_limits/{id}`: one.
pub fn change_registered(shared: &Shared, call: &Call) -> Reply {
    administrator(shared, call, "identity:update_registered_limit")?;
    let body = call.json()?;
    let changes = object(&body, "registered_limit")?;
    let now = shared.store.within(|db| {
        let found = find(all_registered(db, shared)?, "registered limit", &call.id)?;
        if in_use(db, &found)?
            && ["service_id", "region_id", "resource_name"].iter().any(|key| changes.contains_key(*key))
        {
            return Err(used(&call.id));
        }
        if let Some(wanted) = changes.get("default_limit") {
            let number = number(Some(wanted), "default_limit")?;
            db.execute("UPDATE registered_limits SET default_limit = ? WHERE id = ?", params![number, call.id])?;
        }
        find(all_registered(db, shared)?, "registered limit", &call.id)
    })?;
    Ok(answer(200, &json!({"registered_limit": now})))
}

/// `DELETE /v3/registered_limits/{id}`: not while a limit hangs on it.
pub fn unregister(shared: &Shared, call: &Call) -> Reply {
    administrator(shared, call, "identity:delete_registered_limit")?;
    shared.store.within(|db| {
        let found = find(all_registered(db, shared)?, "registered limit", &call.id)?;
        if in_use(db, &found)? {
            return Err(used(&call.id));
        }
        db.execute("DELETE FROM registered_limits WHERE id = ?", [&call.id])?;
        Ok(())
    })?;
    Ok(nothing())
}

/// `GET /v3/limits`: all for an administrator, those of its domain for a manager, those of its project for a member.
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

/// `GET /v3/limits/{id}`.
pub fn show(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let found = shared.store.within(|db| {
        let found = find(all(db, shared)?, "limit", &call.id)?;
        if may_see(&caller, &found, &projects(db)?) { Ok(found) } else { Err(Refusal::forbidden("identity:get_limit")) }
    })?;
    Ok(answer(200, &json!({"limit": found})))
}

/// `POST /v3/limits`: a list.
pub fn create(shared: &Shared, call: &Call) -> Reply {
    administrator(shared, call, "identity:create_limits")?;
    let body = call.json()?;
    let made = shared.store.within(|db| {
        let mut made = Vec::new();
        for wanted in listed(&body, "limits")? {
            let number = number(wanted.get("resource_limit"), "resource_limit")?;
            let text = |key: &str| wanted.get(key).and_then(Value::as_str);
            let (project, domain) = (text("project_id"), text("domain_id"));
            if project.is_some() == domain.is_some() {
                return Err(Refusal::bad("Project or domain, exactly one of them, is required."));
            }
            let (service, region, resource) = about(wanted)?;
            let registered: bool = db.query_row(
                "SELECT count(*) FROM registered_limits WHERE service_id = ? AND region_id IS ? AND resource_name = ?",
                params![service, region, resource],
                |row| row.get(0),
            )?;
            if !registered {
                let text = "Unable to create a limit that has no corresponding registered limit.";
                return Err(Refusal::Error(403, text.into()));
            }
            let owner = project.or(domain).unwrap_or_default();
            let label = id(&format!("limit {owner} {service} {region:?} {resource}"));
            let known: bool = db.query_row("SELECT count(*) FROM limits WHERE id = ?", [&label], |row| row.get(0))?;
            if known {
                return Err(duplicate("limit"));
            }
            db.execute(
                "INSERT INTO limits VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                params![label, project, domain, service, region, resource, number, description(wanted)],
            )?;
            made.push(find(all(db, shared)?, "limit", &label)?);
        }
        Ok(made)
    })?;
    Ok(answer(201, &json!({"limits": made})))
}

/// `PATCH /v3/limits/{id}`: the number or the description; nothing else can be changed.
pub fn change(shared: &Shared, call: &Call) -> Reply {
    administrator(shared, call, "identity:update_limit")?;
    let body = call.json()?;
    let changes = object(&body, "limit")?;
    if let Some(other) = changes.keys().find(|key| !matches!(key.as_str(), "resource_limit" | "description")) {
        return Err(Refusal::schema(&format!("Additional properties are not allowed ('{other}' was unexpected)")));
    }
    let now = shared.store.within(|db| {
        find(all(db, shared)?, "limit", &call.id)?;
        if let Some(wanted) = changes.get("resource_limit") {
            let number = number(Some(wanted), "resource_limit")?;
            db.execute("UPDATE limits SET resource_limit = ? WHERE id = ?", params![number, call.id])?;
        }
        find(all(db, shared)?, "limit", &call.id)
    })?;
    Ok(answer(200, &json!({"limit": now})))
}

/// `DELETE /v3/limits/{id}`: from then on the registered one holds.
pub fn remove(shared: &Shared, call: &Call) -> Reply {
    administrator(shared, call, "identity:delete_limit")?;
    shared.store.within(|db| {
        find(all(db, shared)?, "limit", &call.id)?;
        db.execute("DELETE FROM limits WHERE id = ?", [&call.id])?;
        Ok::<_, Refusal>(())
    })?;
    Ok(nothing())
}

fn administrator(shared: &Shared, call: &Call, action: &str) -> Result<(), Refusal> {
    if caller(shared, call)?.is_admin() { Ok(()) } else { Err(Refusal::forbidden(action)) }
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

fn all_registered(db: &Connection, shared: &Shared) -> rusqlite::Result<Vec<Value>> {
    let shown = |row: &Row| {
        let id: String = row.get(0)?;
        Ok(json!({
            "id": id, "service_id": row.get::<_, String>(1)?, "region_id": row.get::<_, Option<String>>(2)?,
            "resource_name": row.get::<_, String>(3)?, "default_limit": row.get::<_, i64>(4)?,
            "description": row.get::<_, Option<String>>(5)?,
            "links": {"self": format!("{}/registered_limits/{id}", shared.v3())},
        }))
    };
    db.prepare("SELECT * FROM registered_limits ORDER BY id")?.query_map([], shown)?.collect()
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

fn find(rows: Vec<Value>, kind: &str, id: &str) -> Result<Value, Refusal> {
    let found = rows.into_iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id));
    found.ok_or_else(|| Refusal::Error(404, format!("Could not find {kind} for {id}.")))
}

fn in_use(db: &Connection, registered: &Value) -> rusqlite::Result<bool> {
    let text = |key: &str| registered.get(key).and_then(Value::as_str);
    db.query_row(
        "SELECT count(*) > 0 FROM limits WHERE service_id IS ? AND region_id IS ? AND resource_name IS ?",
        params![text("service_id"), text("region_id"), text("resource_name")],
        |row| row.get(0),
    )
}

fn used(id: &str) -> Refusal {
    let text = format!(
        "Unable to update or delete registered limit {id} because there are project limits associated with it."
    );
    Refusal::Error(403, text)
}

fn duplicate(kind: &str) -> Refusal {
    Refusal::Error(409, format!("Conflict occurred attempting to store {kind} - Duplicate entry."))
}

fn listed<'a>(body: &'a Value, key: &str) -> Result<&'a Vec<Value>, Refusal> {
    let list = body.get(key).and_then(Value::as_array).filter(|list| !list.is_empty());
    list.ok_or_else(|| Refusal::schema(&format!("{body} is not of type 'array'")))
}

fn object<'a>(body: &'a Value, key: &str) -> Result<&'a Map<String, Value>, Refusal> {
    let object = body.get(key).and_then(Value::as_object).filter(|object| !object.is_empty());
    object.ok_or_else(|| Refusal::bad(format!("'{key}' is a required property")))
}

/// An integer from −1 to 2³¹−1; texts and fractions are refused.
fn number(value: Option<&Value>, field: &str) -> Result<i64, Refusal> {
    let value = value.ok_or_else(|| Refusal::bad(format!("'{field}' is a required property")))?;
    let wrong = |problem: &str| {
        Refusal::schema(&format!("Invalid input for field/attribute {field}. Value: {value}. {value} {problem}"))
    };
    let number = value.as_i64().ok_or_else(|| wrong("is not of type 'integer'"))?;
    match number {
        ..-1 => Err(wrong("is less than the minimum of -1")),
        MOST.. if number > MOST => Err(wrong("is greater than the maximum of 2147483647")),
        _ => Ok(number),
    }
}

/// Service, region and resource of a new entry.
fn about(wanted: &Value) -> Result<(String, Option<String>, String), Refusal> {
    let text = |key: &str| wanted.get(key).and_then(Value::as_str).map(str::to_owned);
    let missing = |key: &str| Refusal::bad(format!("'{key}' is a required property"));
    let service = text("service_id").ok_or_else(|| missing("service_id"))?;
    let resource = text("resource_name").filter(|name| !name.is_empty()).ok_or_else(|| missing("resource_name"))?;
    if !service_exists(&service) {
        return Err(Refusal::bad(format!("Service {service} does not exist.")));
    }
    Ok((service, text("region_id"), resource))
}

fn description(wanted: &Value) -> Option<&str> {
    wanted.get("description").and_then(Value::as_str)
}
