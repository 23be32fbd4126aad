//! C's settings, which are kept and never enforced, and its roles (platform.md §1.2).

use rusqlite::OptionalExtension;
use serde_json::{Value, json};

use super::Generation;
use super::accounts::{self, Account};
use super::body::{Fields, Malformed};
use super::sign_in::malformed;
use super::wire;
use crate::answer::Reply;
use crate::call::Call;
use crate::state::Shared;

const DONE: &str = "operation success";

const SETTINGS: [&str; 3] = ["loginFail", "lockTime", "passwordExpire"];

/// `GET /api/v1/system/safe/settings`: `null` until somebody set them.
pub fn settings(shared: &Shared, _: &Call, _: &Account) -> Reply {
    let query = "SELECT value FROM meta WHERE key = 'cms_settings'";
    let stored: Option<String> = shared.store.within(|db| db.query_row(query, [], |row| row.get(0)).optional())?;
    let data = stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null);
    Ok(wire::done(Generation::C, wire::OK, &data, DONE))
}

/// `POST /api/v1/system/safe/settings`: `loginFail`, `lockTime`, `passwordExpire`.
pub fn change_settings(shared: &Shared, call: &Call, _: &Account) -> Reply {
    let read = |fields: &Fields| {
        let number = |key: &&str| Ok::<_, Malformed>(((*key).to_owned(), json!(fields.number(key)?.unwrap_or(0))));
        SETTINGS.iter().map(number).collect::<Result<serde_json::Map<_, _>, _>>()
    };
    let Ok(settings) = Fields::read(&call.body).and_then(|fields| read(&fields)) else {
        return Ok(malformed(Generation::C));
    };
    let text = json!(settings).to_string();
    shared.store.within(|db| db.execute("INSERT OR REPLACE INTO meta VALUES ('cms_settings', ?)", [text]))?;
    Ok(wire::done(Generation::C, wire::OK, &json!({}), DONE))
}

/// `GET /api/v1/role?page&pageSize&keyword`: from the second page on the total is 0.
pub fn roles(shared: &Shared, call: &Call, _: &Account) -> Reply {
    let number = |key: &str, usual: usize| {
        let found = call.parameter(key).and_then(|text| text.parse().ok()).filter(|number| *number > 0);
        found.unwrap_or(usual)
    };
    let (page, size) = (number("page", 1), number("pageSize", 15));
    let found = shared.store.within(|db| accounts::roles(db, call.parameter("keyword").unwrap_or_default()))?;
    let total = if page == 1 { found.len() } else { 0 };
    let shown = found.iter().skip((page - 1).saturating_mul(size)).take(size);
    let items: Vec<Value> = shown.map(|role| wire::role(Generation::C, Some(role))).collect();
    let data = json!({"items": items, "total": total, "page": page, "pageSize": size});
    Ok(wire::done(Generation::C, wire::OK, &data, DONE))
}
