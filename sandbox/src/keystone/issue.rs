//! `POST /v3/auth/tokens`: signing in and changing scope (keystone.md §5).

use rusqlite::Connection;
use serde_json::{Value, json};

use super::lookup::{self, User};
use super::{password, tokens};
use crate::answer::{Refusal, Reply, json as answer, set};
use crate::call::Call;
use crate::identity::{Scope, Token, good_token, roles};
use crate::moment;
use crate::state::Shared;

/// A person who proved who it is, and what the token inherits.
struct Proof {
    user: User,
    /// The token that was shown instead of a password.
    parent: Option<Token>,
}

/// Issues a token: 201, `X-Subject-Token`.
pub fn issue(shared: &Shared, call: &Call) -> Reply {
    let body = call.json()?;
    let auth = required(&body, "auth")?;
    let identity = required(auth, "identity")?;
    let methods = required(identity, "methods")?.as_array().filter(|list| !list.is_empty());
    let methods = methods.ok_or_else(|| Refusal::bad("Invalid input for field 'identity/methods'."))?;
    // A failed login must be counted, so a refusal leaves the transaction as a value.
    let served = shared.store.within(|db| -> Result<Result<_, Refusal>, Refusal> {
        let mut proof = None;
        for method in methods {
            let one = match method.as_str() {
                Some("password") => by_password(db, shared, identity)?,
                Some("token") => by_token(db, identity)?,
                _ => Err(Refusal::unauthorized()),
            };
            match one {
                Ok(one) => proof = Some(one),
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        let Some(proof) = proof else { return Ok(Err(Refusal::unauthorized())) };
        let Some(scope) = scope(db, &proof.user, auth.get("scope"))? else {
            return Ok(Err(Refusal::unauthorized()));
        };
        let token = store(db, shared, &proof, scope)?;
        let catalog = call.parameter("nocatalog").is_none();
        Ok(Ok((tokens::body(db, shared, &token, catalog)?, token.id)))
    })?;
    let (body, id) = served?;
    let mut reply = answer(201, &body);
    set(&mut reply, "x-subject-token", &id);
    Ok(reply)
}

fn required<'a>(value: &'a Value, key: &str) -> Result<&'a Value, Refusal> {
    value.get(key).ok_or_else(|| Refusal::bad(format!("'{key}' is a required property")))
}

fn by_password(db: &Connection, shared: &Shared, identity: &Value) -> Result<Result<Proof, Refusal>, Refusal> {
    let given = required(required(identity, "password")?, "user")?;
    let Some(secret) = given.get("password").and_then(Value::as_str) else {
        return Err(Refusal::bad("'password' is a required property"));
    };
    let text = |key: &str| given.get(key).and_then(Value::as_str);
    let user = match (text("id"), text("name")) {
        (Some(id), _) => lookup::user(db, id)?,
        (None, Some(name)) => {
            let domain = given.get("domain").ok_or_else(|| Refusal::bad("'domain' is a required property"))?;
            match lookup::domain(db, domain)? {
                Some(domain) => lookup::user_named(db, &domain.id, name)?,
                None => None,
            }
        }
        (None, None) => return Err(Refusal::bad("'name' or 'id' is a required property")),
    };
    let Some(user) = user else { return Ok(Err(Refusal::unauthorized())) };
    if !password::accepted(db, shared, &user, secret)? || !may_sign_in(db, &user)? {
        return Ok(Err(Refusal::unauthorized()));
    }
    if password::expired(&user) {
        let text = "The password is expired and needs to be changed for user:";
        return Ok(Err(Refusal::Error(401, format!("{text} {}.", user.id))));
    }
    Ok(Ok(Proof { user, parent: None }))
}

fn may_sign_in(db: &Connection, user: &User) -> rusqlite::Result<bool> {
    let domain = lookup::domain(db, &json!({"id": user.domain}))?;
    Ok(user.enabled && domain.is_some_and(|domain| domain.enabled))
}

fn by_token(db: &Connection, identity: &Value) -> Result<Result<Proof, Refusal>, Refusal> {
    let id = required(required(identity, "token")?, "id")?.as_str().unwrap_or_default();
    let Some(parent) = good_token(db, id)? else { return Ok(Err(Refusal::unauthorized())) };
    let Some(user) = lookup::user(db, &parent.user)? else { return Ok(Err(Refusal::unauthorized())) };
    Ok(Ok(Proof { user, parent: Some(parent) }))
}

/// The scope asked for; `None` when the user has no role there or it does not exist.
fn scope(db: &Connection, user: &User, wanted: Option<&Value>) -> Result<Option<Scope>, Refusal> {
    let scope = match wanted {
        None | Some(Value::Null) => return Ok(Some(default_scope(db, user)?)),
        Some(Value::String(word)) if word == "unscoped" => return Ok(Some(Scope::Unscoped)),
        Some(Value::Object(map)) if map.len() == 1 => {
            let field = |key: &str| map.get(key);
            if field("unscoped").is_some() {
                return Ok(Some(Scope::Unscoped));
            } else if let Some(reference) = field("project") {
                project_scope(db, reference)?
            } else if let Some(reference) = field("domain") {
                let found = lookup::domain(db, reference)?.filter(|domain| domain.enabled);
                found.map(|domain| Scope::Domain(domain.id))
            } else if field("system").is_some_and(|system| system.get("all") == Some(&json!(true))) {
                Some(Scope::System)
            } else {
                return Err(Refusal::bad("Invalid input for field 'scope'."));
            }
        }
        Some(_) => {
            return Err(Refusal::bad("Invalid input for field 'scope': expected one of project, domain, system."));
        }
    };
    let Some(scope) = scope else { return Ok(None) };
    Ok((!roles(db, &user.id, &scope)?.is_empty()).then_some(scope))
}

fn default_scope(db: &Connection, user: &User) -> Result<Scope, Refusal> {
    let Some(id) = &user.default_project else { return Ok(Scope::Unscoped) };
    let Some(scope) = project_scope(db, &json!({"id": id}))? else { return Ok(Scope::Unscoped) };
    Ok(if roles(db, &user.id, &scope)?.is_empty() { Scope::Unscoped } else { scope })
}

fn project_scope(db: &Connection, reference: &Value) -> rusqlite::Result<Option<Scope>> {
    let found = lookup::project(db, reference)?.filter(|project| project.enabled);
    Ok(found.map(|project| Scope::Project { id: project.id, domain: project.domain }))
}

/// A rescoped token keeps the end of the one it came from: there is no sliding session.
fn store(db: &Connection, shared: &Shared, proof: &Proof, scope: Scope) -> rusqlite::Result<Token> {
    let parent = proof.parent.as_ref();
    let life = shared.options.token_minutes.saturating_mul(60);
    let fresh = opaque("", 22);
    let token = Token {
        id: opaque("gAAAAA", 177),
        user: proof.user.id.clone(),
        methods: if parent.is_some() { "password token" } else { "password" }.to_owned(),
        audit: match parent.and_then(|parent| parent.audit.split(' ').next_back()) {
            Some(first) => format!("{fresh} {first}"),
            None => fresh,
        },
        scope,
        issued: moment::now(),
        expires: parent.map_or_else(|| moment::stamp(moment::in_seconds(life)), |parent| parent.expires.clone()),
    };
    let (kind, target) = match &token.scope {
        Scope::Unscoped => ("unscoped", ""),
        Scope::Project { id, .. } => ("project", id.as_str()),
        Scope::Domain(id) => ("domain", id.as_str()),
        Scope::System => ("system", "all"),
    };
    db.execute(
        "INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [&token.id, &token.user, &token.methods, &token.audit, kind, target, &token.issued, &token.expires],
    )?;
    Ok(token)
}

/// Random text in the alphabet of a Fernet token. Good enough for a server that guards nothing.
fn opaque(start: &str, length: usize) -> String {
    let mut text = start.to_owned();
    text.extend(std::iter::repeat_with(fastrand::alphanumeric).take(length));
    text
}
