//! Accounts for those who are signed in: the own one in A and B, everybody's in C (platform.md §1.2).

use rusqlite::params;
use serde_json::{Value, json};

use super::Generation;
use super::accounts::{self, Account};
use super::body::{Fields, Malformed};
use super::sign_in::malformed;
use super::wire;
use crate::answer::Reply;
use crate::call::Call;
use crate::moment;
use crate::state::Shared;

const DONE: &str = "operation success";

/// A: `GET /api/v1/user/info`, B: `GET /api/v1/user/list`: who asks, hash included.
pub fn show(shared: &Shared, _: &Call, account: &Account) -> Reply {
    let generation = shared.cms.generation().unwrap_or(Generation::B);
    let role = shared.store.within(|db| accounts::role(db, account.role))?;
    Ok(wire::json(200, &wire::user(generation, account, role.as_ref())))
}

/// C: `GET /api/v1/user/list`: everybody, also the disabled, and nothing tells them apart. There are no pages.
pub fn list(shared: &Shared, _: &Call, _: &Account) -> Reply {
    let all = shared.store.within(accounts::all)?;
    let rows: Vec<Value> = all.iter().map(|one| json!({"id": one.id, "uid": one.uid, "username": one.name})).collect();
    Ok(wire::done(Generation::C, wire::OK, &json!(rows), DONE))
}

/// C: `POST /api/v1/user/changePassword`: a wrong old one gets a failure and a success in one body, and changes nothing.
/// Tokens stay good either way.
pub fn change_password(shared: &Shared, call: &Call, account: &Account) -> Reply {
    let given = Fields::read(&call.body).and_then(|fields| {
        Ok::<_, Malformed>((fields.text("old_password")?.to_owned(), fields.text("new_password")?.to_owned()))
    });
    let Ok((old, new)) = given else { return Ok(malformed(Generation::C)) };
    if !bcrypt::verify(&old, &account.password).unwrap_or(false) {
        return Ok(wire::failed_and_done(Generation::C, 1001, "old password error", &json!({}), DONE));
    }
    if new.len() > 72 {
        return Ok(wire::failed(Generation::C, 1001, "bcrypt: password length exceeds 72 bytes"));
    }
    let hash = accounts::hashed(&new);
    shared.store.within(|db| {
        let query = "UPDATE cms_users SET password = ?, updated = ? WHERE id = ?";
        db.execute(query, params![hash, moment::now(), account.id])
    })?;
    Ok(wire::done(Generation::C, wire::OK, &json!({}), DONE))
}

/// C: `POST /api/v1/user/update`: anybody's status. Without a status it does nothing and says that it did.
pub fn update(shared: &Shared, call: &Call, _: &Account) -> Reply {
    let given = Fields::read(&call.body)
        .and_then(|fields| Ok::<_, Malformed>((fields.text("username")?.to_owned(), fields.switch("status")?)));
    let Ok((name, status)) = given else { return Ok(malformed(Generation::C)) };
    let Some(found) = shared.store.within(|db| accounts::by_name(db, &name))? else {
        return Ok(wire::failed(Generation::C, 1001, "record not found"));
    };
    if let Some(enabled) = status {
        shared.store.within(|db| {
            let query = "UPDATE cms_users SET enabled = ?, updated = ? WHERE id = ?";
            db.execute(query, params![enabled, moment::now(), found.id])
        })?;
    }
    Ok(wire::done(Generation::C, wire::OK, &json!({}), DONE))
}

/// C: `DELETE /api/v1/user`: `{"ids":[…]}`, anybody's, also the own one.
pub fn remove(shared: &Shared, call: &Call, _: &Account) -> Reply {
    let fields = Fields::read(&call.body);
    let ids: Option<Vec<i64>> = fields.ok().and_then(|fields| match fields.get("ids") {
        None => Some(Vec::new()),
        Some(list) => list.as_array()?.iter().map(Value::as_i64).collect(),
    });
    let Some(ids) = ids else { return Ok(malformed(Generation::C)) };
    shared.store.within(|db| {
        for id in &ids {
            let query = "UPDATE cms_users SET deleted = ? WHERE id = ? AND deleted IS NULL";
            db.execute(query, params![moment::now(), id])?;
        }
        Ok::<_, rusqlite::Error>(())
    })?;
    Ok(wire::done(Generation::C, wire::OK, &json!({}), DONE))
}
