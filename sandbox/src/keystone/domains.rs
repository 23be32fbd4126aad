//! Domains, which EOS calls departments.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Value, json};

use super::listing::page;
use super::password::{RULE, RULE_IN_WORDS};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::{Scope, caller};
use crate::options::Strength;
use crate::state::Shared;

/// `GET /v3/domains`: all for an administrator, its own for a domain manager.
pub fn list(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let managed = caller.managed().map(str::to_owned);
    if !caller.is_admin() && managed.is_none() {
        return Err(Refusal::forbidden("identity:list_domains"));
    }
    let mut rows = shared.store.within(|db| all(db, shared))?;
    if !caller.is_admin() {
        rows.retain(|row| row.get("id").and_then(Value::as_str) == managed.as_deref());
    }
    page(shared, call, "domains", &["name", "enabled"], rows)
}

/// `GET /v3/domains/{id}`: also one's own, with a token of it or of a project in it.
pub fn show(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let own = match &caller.scope {
        Scope::Domain(id) | Scope::Project { domain: id, .. } => *id == call.id,
        Scope::Unscoped | Scope::System => false,
    };
    if !caller.is_admin() && !own {
        return Err(Refusal::forbidden("identity:get_domain"));
    }
    Ok(answer(200, &json!({"domain": find(shared, &call.id)?})))
}

/// `GET /v3/domains/{id}/config/security_compliance`; everybody may read it, but only of the default domain.
pub fn security_compliance(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    if call.id != "default" {
        let text = "Invalid domain specific configuration: Reading security compliance information for any domain \
                    other than the default domain is not allowed or supported..";
        return Err(Refusal::Error(403, text.into()));
    }
    let (rule, words) = match shared.options.compliance.strength {
        Strength::Off => (None, None),
        Strength::SelfService | Strength::Always => (Some(RULE), Some(RULE_IN_WORDS)),
    };
    let config = json!({"password_regex": rule, "password_regex_description": words});
    Ok(answer(200, &json!({"config": {"security_compliance": config}})))
}

const COLUMNS: &str = "SELECT id, name, description, enabled FROM domains";

/// All domains as they are shown, by id.
pub fn all(db: &Connection, shared: &Shared) -> rusqlite::Result<Vec<Value>> {
    let mut query = db.prepare(&format!("{COLUMNS} ORDER BY id"))?;
    query.query_map([], |row| shown(row, shared))?.collect()
}

/// A domain as it is shown; 404 when there is none.
pub fn find(shared: &Shared, id: &str) -> Result<Value, Refusal> {
    let query = format!("{COLUMNS} WHERE id = ?");
    let found = shared.store.within(|db| db.query_row(&query, [id], |row| shown(row, shared)).optional())?;
    found.ok_or_else(|| Refusal::not_found("domain", id))
}

fn shown(row: &Row, shared: &Shared) -> rusqlite::Result<Value> {
    let id: String = row.get(0)?;
    Ok(json!({
        "id": id, "name": row.get::<_, String>(1)?, "description": row.get::<_, String>(2)?,
        "enabled": row.get::<_, bool>(3)?, "tags": [], "options": {},
        "links": {"self": format!("{}/domains/{id}", shared.v3())},
    }))
}
