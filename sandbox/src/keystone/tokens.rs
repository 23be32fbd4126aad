//! Validating and revoking tokens, and what a token looks like (keystone.md §5).

use rusqlite::Connection;
use serde_json::{Value, json};

use super::catalog::catalog;
use super::lookup;
use crate::answer::{Refusal, Reply, json as answer, nothing, set};
use crate::call::Call;
use crate::identity::{Scope, Token, caller, good_token, roles};
use crate::moment::zoneless;
use crate::state::Shared;
use crate::store::names::id;

/// `GET /v3/auth/tokens`
pub fn validate(shared: &Shared, call: &Call) -> Reply {
    let (body, id) = with_subject(shared, call, "identity:validate_token", |db, token| {
        let catalog = call.parameter("nocatalog").is_none();
        Ok((body(db, shared, &token, catalog)?, token.id))
    })?;
    let mut reply = answer(200, &body);
    set(&mut reply, "x-subject-token", &id);
    Ok(reply)
}

/// `DELETE /v3/auth/tokens`
pub fn revoke(shared: &Shared, call: &Call) -> Reply {
    with_subject(shared, call, "identity:revoke_token", |db, token| {
        db.execute("DELETE FROM tokens WHERE id = ?", [&token.id])?;
        Ok(())
    })?;
    Ok(nothing())
}

/// 404 for a token that is not known, or not any more.
pub fn unknown() -> Refusal {
    Refusal::Error(404, "Could not recognize Fernet token".into())
}

/// Works on the token named by `X-Subject-Token`: one's own, or anybody's for an administrator.
fn with_subject<T>(
    shared: &Shared,
    call: &Call,
    action: &str,
    work: impl FnOnce(&Connection, Token) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let caller = caller(shared, call)?;
    let none = || Refusal::Error(404, "No token in the request".into());
    let subject = call.header("x-subject-token").ok_or_else(none)?;
    shared.store.within(|db| {
        let token = good_token(db, subject)?.ok_or_else(unknown)?;
        if token.user != caller.user && !caller.is_admin() {
            return Err(Refusal::forbidden(action));
        }
        work(db, token)
    })
}

/// `{"token":{…}}`
pub fn body(db: &Connection, shared: &Shared, token: &Token, with_catalog: bool) -> Result<Value, Refusal> {
    let user = lookup::user(db, &token.user)?.ok_or_else(Refusal::unauthorized)?;
    let domain = |id: &str| -> Result<Value, Refusal> {
        let found = lookup::domain(db, &json!({"id": id}))?.ok_or_else(Refusal::unauthorized)?;
        Ok(json!({"id": found.id, "name": found.name}))
    };
    let mut shown = json!({
        "methods": token.methods.split(' ').collect::<Vec<_>>(),
        "user": {
            "domain": domain(&user.domain)?, "id": user.id, "name": user.name,
            "password_expires_at": user.password_expires.as_deref().map(zoneless),
        },
        "audit_ids": token.audit.split(' ').collect::<Vec<_>>(),
        "expires_at": token.expires,
        "issued_at": token.issued,
    });
    let scoped = match &token.scope {
        Scope::Unscoped => return Ok(json!({"token": shown})),
        Scope::Project { id, domain: owner } => {
            let project = lookup::project(db, &json!({"id": id}))?.ok_or_else(Refusal::unauthorized)?;
            let project = json!({"domain": domain(owner)?, "id": project.id, "name": project.name});
            json!({"project": project, "is_domain": false})
        }
        Scope::Domain(id) => json!({"domain": domain(id)?}),
        Scope::System => json!({"system": {"all": true}}),
    };
    let roles = roles(db, &token.user, &token.scope)?;
    let roles: Vec<Value> = roles.iter().map(|name| json!({"id": id(&format!("role {name}")), "name": name})).collect();
    if let (Some(shown), Value::Object(scoped)) = (shown.as_object_mut(), scoped) {
        shown.extend(scoped);
        shown.insert("roles".into(), json!(roles));
        if with_catalog {
            shown.insert("catalog".into(), catalog(shared, &token.scope));
        }
    }
    Ok(json!({"token": shown}))
}
