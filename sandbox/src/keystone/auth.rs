//! What a token could be scoped to, and its catalogue on its own.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::catalog;
use super::{domains, projects};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::{Scope, caller};
use crate::state::Shared;

/// `GET /v3/auth/catalog`; only a token for a project has one.
pub fn catalog(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    if !matches!(caller.scope, Scope::Project { .. }) {
        return Err(Refusal::Error(403, "You are not authorized to perform the requested action.".into()));
    }
    let links = json!({"self": format!("{}/auth/catalog", shared.v3())});
    Ok(answer(200, &json!({"catalog": catalog::catalog(shared, &caller.scope), "links": links})))
}

/// `GET /v3/auth/projects`; also for an unscoped token.
pub fn projects(shared: &Shared, call: &Call) -> Reply {
    mine(shared, call, "projects", "project", projects::all)
}

/// `GET /v3/auth/domains`
pub fn domains(shared: &Shared, call: &Call) -> Reply {
    mine(shared, call, "domains", "domain", domains::all)
}

type All = fn(&Connection, &Shared) -> rusqlite::Result<Vec<Value>>;

fn mine(shared: &Shared, call: &Call, plural: &str, kind: &str, all: All) -> Reply {
    let caller = caller(shared, call)?;
    let list = shared.store.within(|db| -> Result<Vec<Value>, Refusal> {
        let query = "SELECT DISTINCT target FROM assignments WHERE user_id = ? AND kind = ?";
        let mut targets = db.prepare(query)?;
        let targets: Vec<String> =
            targets.query_map([&caller.user, kind], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut list = all(db, shared)?;
        let id = |value: &Value| value.get("id").and_then(Value::as_str).map(str::to_owned);
        list.retain(|one| one.get("enabled") == Some(&json!(true)) && id(one).is_some_and(|id| targets.contains(&id)));
        Ok(list)
    })?;
    let links = json!({"next": null, "self": format!("{}/auth/{plural}", shared.v3()), "previous": null});
    Ok(answer(200, &json!({plural: list, "links": links})))
}
