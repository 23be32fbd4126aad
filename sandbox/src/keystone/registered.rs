//! Registered limits: what holds for everybody who has no limit of its own (keystone.md §8).

use rusqlite::{Connection, Row, params};
use serde_json::{Value, json};

use super::limit_fields::{About, description, duplicate, exists, find, listed, number, required, single};
use super::listing::page;
use crate::answer::{Refusal, Reply, json as answer, nothing};
use crate::call::Call;
use crate::identity::caller;
use crate::state::Shared;
use crate::store::names::fresh_id;

const FIELDS: [&str; 5] = ["service_id", "region_id", "resource_name", "default_limit", "description"];

/// `GET /v3/registered_limits`: for everybody who is signed in.
pub fn list(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    let rows = shared.store.within(|db| all(db, shared))?;
    page(shared, call, "registered_limits", &["service_id", "region_id", "resource_name"], rows)
}

/// `GET /v3/registered_limits/{id}`: for everybody who is signed in.
pub fn show(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    let found = shared.store.within(|db| one(db, shared, &call.id))?;
    Ok(answer(200, &json!({"registered_limit": found})))
}

/// `POST /v3/registered_limits`: a list, all of it or nothing.
pub fn create(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let body = call.json()?;
    let list = listed(&body, "registered_limits", &FIELDS)?;
    if !caller.is_admin() {
        return Err(Refusal::forbidden("identity:create_registered_limits"));
    }
    let made = shared.store.within(|db| {
        let mut made = Vec::new();
        for wanted in list {
            let about = About::read(wanted, "registered_limit")?;
            let number = number(required(wanted, "default_limit")?, "default_limit")?;
            if known(db, &about, "")? {
                return Err(duplicate("registered_limit"));
            }
            let id = fresh_id();
            db.execute(
                "INSERT INTO registered_limits VALUES (?, ?, ?, ?, ?, ?)",
                params![id, about.service, about.region, about.resource, number, description(wanted)?.flatten()],
            )?;
            made.push(one(db, shared, &id)?);
        }
        Ok(made)
    })?;
    Ok(answer(201, &json!({"registered_limits": made})))
}

/// `PATCH /v3/registered_limits/{id}`: one. Nothing of it changes while a limit hangs on it, as a real Keystone (29.1) has it.
pub fn change(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let body = call.json()?;
    let changes = single(&body, "registered_limit", &FIELDS)?;
    if !caller.is_admin() {
        return Err(Refusal::forbidden("identity:update_registered_limit"));
    }
    let now = shared.store.within(|db| {
        one(db, shared, &call.id)?;
        let before = about(db, &call.id)?;
        let after = before.changed(changes, "registered_limit")?;
        if in_use(db, &before)? {
            return Err(used(&call.id));
        }
        if after != before {
            if known(db, &after, &call.id)? {
                return Err(duplicate("registered_limit"));
            }
            db.execute(
                "UPDATE registered_limits SET service_id = ?, region_id = ?, resource_name = ? WHERE id = ?",
                params![after.service, after.region, after.resource, call.id],
            )?;
        }
        if let Some(wanted) = changes.get("default_limit") {
            let number = number(wanted, "default_limit")?;
            db.execute("UPDATE registered_limits SET default_limit = ? WHERE id = ?", params![number, call.id])?;
        }
        if let Some(text) = description(changes)? {
            db.execute("UPDATE registered_limits SET description = ? WHERE id = ?", params![text, call.id])?;
        }
        one(db, shared, &call.id)
    })?;
    Ok(answer(200, &json!({"registered_limit": now})))
}

/// `DELETE /v3/registered_limits/{id}`: not while a limit hangs on it.
pub fn remove(shared: &Shared, call: &Call) -> Reply {
    if !caller(shared, call)?.is_admin() {
        return Err(Refusal::forbidden("identity:delete_registered_limit"));
    }
    shared.store.within(|db| {
        one(db, shared, &call.id)?;
        if in_use(db, &about(db, &call.id)?)? {
            return Err(used(&call.id));
        }
        db.execute("DELETE FROM registered_limits WHERE id = ?", [&call.id])?;
        Ok(())
    })?;
    Ok(nothing())
}

/// Whether there is an entry about this, other than the one of the id.
pub fn known(db: &Connection, about: &About, but: &str) -> rusqlite::Result<bool> {
    let query =
        "SELECT 1 FROM registered_limits WHERE service_id = ? AND region_id IS ? AND resource_name = ? AND id <> ?";
    exists(db, query, &[&about.service, &about.region, &about.resource, &but])
}

fn one(db: &Connection, shared: &Shared, id: &str) -> Result<Value, Refusal> {
    find(all(db, shared)?, "registered limit", id)
}

fn about(db: &Connection, id: &str) -> rusqlite::Result<About> {
    let query = "SELECT service_id, region_id, resource_name FROM registered_limits WHERE id = ?";
    db.query_row(query, [id], |row| Ok(About { service: row.get(0)?, region: row.get(1)?, resource: row.get(2)? }))
}

fn in_use(db: &Connection, about: &About) -> rusqlite::Result<bool> {
    let query = "SELECT 1 FROM limits WHERE service_id = ? AND region_id IS ? AND resource_name = ?";
    exists(db, query, &[&about.service, &about.region, &about.resource])
}

/// A 403 that is not about rights.
fn used(id: &str) -> Refusal {
    Refusal::Error(
        403,
        format!(
            "Unable to update or delete registered limit {id} because there are project limits associated with it."
        ),
    )
}

fn all(db: &Connection, shared: &Shared) -> rusqlite::Result<Vec<Value>> {
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
