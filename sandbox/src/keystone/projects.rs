//! Projects.

use rusqlite::{Connection, Row};
use serde_json::{Value, json};

use super::listing::page;
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::{Scope, caller};
use crate::state::Shared;

/// `GET /v3/projects`: all for an administrator, those of its domain for a domain manager.
pub fn list(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let managed = caller.managed().map(str::to_owned);
    if !caller.is_admin() && managed.is_none() {
        return Err(Refusal::forbidden("identity:list_projects"));
    }
    let mut rows = shared.store.within(|db| all(db, shared))?;
    if !caller.is_admin() {
        rows.retain(|row| row.get("domain_id").and_then(Value::as_str) == managed.as_deref());
    }
    page(shared, call, "projects", &["name", "enabled", "domain_id", "parent_id", "is_domain"], rows)
}

/// `GET /v3/projects/{id}`: also the one the token is for.
pub fn show(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let rows = shared.store.within(|db| all(db, shared))?;
    let text = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let found = rows.into_iter().find(|row| text(row, "id") == call.id);
    let own = matches!(&caller.scope, Scope::Project { id, .. } if *id == call.id);
    let may = match &found {
        Some(row) => own || caller.looks_after(&text(row, "domain_id")),
        None => caller.is_admin(),
    };
    if !may {
        return Err(Refusal::forbidden("identity:get_project"));
    }
    let found = found.ok_or_else(|| Refusal::not_found("project", &call.id))?;
    Ok(answer(200, &json!({"project": found})))
}

/// All projects as they are shown, by id.
pub fn all(db: &Connection, shared: &Shared) -> rusqlite::Result<Vec<Value>> {
    let mut query = db.prepare("SELECT id, name, domain_id, description, enabled FROM projects ORDER BY id")?;
    query.query_map([], |row| shown(row, shared))?.collect()
}

fn shown(row: &Row, shared: &Shared) -> rusqlite::Result<Value> {
    let (id, domain): (String, String) = (row.get(0)?, row.get(2)?);
    Ok(json!({
        "id": id, "name": row.get::<_, String>(1)?, "domain_id": domain, "parent_id": domain,
        "description": row.get::<_, String>(3)?, "enabled": row.get::<_, bool>(4)?,
        "is_domain": false, "tags": [], "options": {},
        "links": {"self": format!("{}/projects/{id}", shared.v3())},
    }))
}
