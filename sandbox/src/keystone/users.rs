//! Reading users.

use serde_json::{Value, json};

use super::listing::{is_off, is_switch, page};
use super::lookup::{self, Wanted};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::caller;
use crate::state::Shared;

/// `GET /v3/users`: all for an administrator, those of its domain for a domain manager.
pub fn list(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let managed = caller.managed().map(str::to_owned);
    if !caller.is_admin() && managed.is_none() {
        return Err(Refusal::forbidden("identity:list_users"));
    }
    let given = |key: &str| call.parameter(key).filter(|text| !text.is_empty());
    let limit: Option<i64> = given("limit").and_then(|limit| limit.parse().ok()).filter(|limit| *limit >= 0);
    let wanted = Wanted {
        domain: call.parameter("domain_id").or(managed.as_deref()),
        enabled: call.parameter("enabled").filter(|text| is_switch(text)).map(|text| !is_off(text)),
        name: call.parameter("name"),
        from: given("marker"),
        // The marker's own row and one more than the page; a filter that only the list knows needs all rows.
        most: limit.filter(|_| given("password_expires_at").is_none()).map(|limit| limit.saturating_add(2)),
    };
    let users = shared.store.within(|db| lookup::users(db, &wanted))?;
    let visible = users.iter().filter(|user| caller.looks_after(&user.domain));
    let rows: Vec<Value> = visible.map(|user| user.shown(shared)).collect();
    page(shared, call, "users", &["name", "enabled", "domain_id", "password_expires_at"], rows)
}

/// `GET /v3/users/{id}`: also oneself. Whether a user exists is hidden from others.
pub fn show(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let user = shared.store.within(|db| lookup::user(db, &call.id))?;
    let may = match &user {
        Some(user) => caller.looks_after(&user.domain) || caller.user == user.id,
        None => caller.is_admin(),
    };
    if !may {
        return Err(Refusal::forbidden("identity:get_user"));
    }
    let user = user.ok_or_else(|| Refusal::not_found("user", &call.id))?;
    Ok(answer(200, &json!({"user": user.shown(shared)})))
}
