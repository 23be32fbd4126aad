//! Reading users.

use serde_json::{Value, json};

use super::listing::page;
use super::lookup;
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
    let users = shared.store.within(lookup::users)?;
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
