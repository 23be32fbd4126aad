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
    let auth = body.get("auth").ok_or_else(|| Refusal::expected("auth", "request body"))?;
    let identity = required(auth, "identity")?;
    let methods = required(identity, "methods")?.as_array();
    let methods = methods.ok_or_else(|| Refusal::schema("'methods' is not of type 'array'"))?;
    let mut proof = None;
    for method in methods.iter().map(|method| method.as_str().unwrap_or_default()) {
        let shown = identity.get(method).ok_or_else(|| Refusal::expected(method, "identity"))?;
        proof = Some(match method {
            "password" => by_password(shared, shown)?,
            "token" => by_token(shared, shown)?,
            _ => return Err(Refusal::unauthorized()),
        });
    }
    let proof = proof.ok_or_else(Refusal::unauthorized)?;
    let (body, id) = shared.store.within(|db| {
        let scope = scope(db, &proof.user, auth.get("scope"))?;
        let token = store(db, shared, &proof, scope)?;
        let catalog = call.parameter("nocatalog").is_none();
        Ok::<_, Refusal>((tokens::body(db, shared, &token, catalog)?, token.id))
    })?;
    let mut reply = answer(201, &body);
    set(&mut reply, "x-subject-token", &id);
    Ok(reply)
}

fn required<'a>(value: &'a Value, key: &str) -> Result<&'a Value, Refusal> {
    value.get(key).ok_or_else(|| Refusal::schema(&format!("'{key}' is a required property")))
}

fn by_password(shared: &Shared, shown: &Value) -> Result<Proof, Refusal> {
    let given = shown.get("user").ok_or_else(|| Refusal::expected("user", "None"))?;
    let secret = match given.get("password") {
        Some(Value::String(secret)) => secret,
        Some(_) => return Err(Refusal::schema("Invalid input for field 'identity/password/user/password'")),
        None => return Err(Refusal::unauthorized()),
    };
    let user = shared.store.within(|db| find(db, given))?.ok_or_else(Refusal::unauthorized)?;
    // A transaction of its own: a failed login is refused, and yet counted.
    let good = shared.store.within(|db| password::accepted(db, shared, &user, secret))?;
    if !good || !shared.store.within(|db| may_sign_in(db, &user))? {
        return Err(Refusal::unauthorized());
    }
    if password::expired(&user) {
        let text = "The password is expired and needs to be changed for user:";
        return Err(Refusal::Error(401, format!("{text} {}.", user.id)));
    }
    Ok(Proof { user, parent: None })
}

/// The user by id, or by name within a domain.
fn find(db: &Connection, given: &Value) -> Result<Option<User>, Refusal> {
    let text = |key: &str| given.get(key).and_then(Value::as_str);
    match (text("id"), text("name")) {
        (Some(id), _) => Ok(lookup::user(db, id)?),
        (None, Some(name)) => {
            let domain = given.get("domain").ok_or_else(|| Refusal::expected("domain", "user"))?;
            match lookup::domain(db, domain)? {
                Some(domain) => Ok(lookup::user_named(db, &domain.id, name)?),
                None => Ok(None),
            }
        }
        (None, None) => Err(Refusal::expected("id or name", "user")),
    }
}

fn may_sign_in(db: &Connection, user: &User) -> rusqlite::Result<bool> {
    let domain = lookup::domain(db, &json!({"id": user.domain}))?;
    Ok(user.enabled && domain.is_some_and(|domain| domain.enabled))
}

fn by_token(shared: &Shared, shown: &Value) -> Result<Proof, Refusal> {
    let id = required(shown, "id")?.as_str().unwrap_or_default();
    shared.store.within(|db| {
        let parent = good_token(db, id)?.ok_or_else(tokens::unknown)?;
        let user = lookup::user(db, &parent.user)?.ok_or_else(Refusal::unauthorized)?;
        Ok(Proof { user, parent: Some(parent) })
    })
}

/// The scope asked for. 401 when the user has no role there or it does not exist.
fn scope(db: &Connection, user: &User, wanted: Option<&Value>) -> Result<Scope, Refusal> {
    let wrong = || Refusal::expected("system, project, domain, OS-TRUST:trust or unscoped", "scope");
    let (kind, reference) = match wanted {
        None | Some(Value::Null) => return Ok(default_scope(db, user)?),
        Some(Value::String(word)) if word == "unscoped" => return Ok(Scope::Unscoped),
        Some(Value::Object(map)) if map.len() == 1 => map.iter().next().ok_or_else(wrong)?,
        Some(_) => return Err(wrong()),
    };
    let scope = match kind.as_str() {
        "unscoped" => return Ok(Scope::Unscoped),
        "system" => Some(Scope::System),
        "domain" => {
            let found = lookup::domain(db, reference)?.filter(|domain| domain.enabled);
            found.map(|domain| Scope::Domain(domain.id))
        }
        "project" => {
            if reference.get("id").is_none() && reference.get("name").is_none() {
                return Err(Refusal::bad("Invalid input for field scope/project: id or name must be present."));
            }
            if reference.get("id").is_none() && reference.get("domain").is_none() {
                return Err(Refusal::expected("domain", "project"));
            }
            project_scope(db, reference)?
        }
        _ => return Err(wrong()),
    };
    let scope = scope.ok_or_else(Refusal::unauthorized)?;
    if roles(db, &user.id, &scope)?.is_empty() { Err(Refusal::unauthorized()) } else { Ok(scope) }
}

fn default_scope(db: &Connection, user: &User) -> rusqlite::Result<Scope> {
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
