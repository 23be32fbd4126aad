//! Tokens of every kind: random ones, state tokens, id tokens (oneaccess.md §1.1, §1.2).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use rusqlite::Connection;
use serde_json::{Map, Value, json};
use sha2::Sha256;

use super::apps::{App, TENANT};
use super::keys;
use super::people::Person;

/// Two hours, unless somebody configures it (oneaccess.md §1.2).
const ID_TOKEN_SECONDS: i64 = 7200;

/// So many random letters and digits.
pub fn random(length: usize) -> String {
    std::iter::repeat_with(fastrand::alphanumeric).take(length).collect()
}

/// What a pending state is known by: it looks like a JSON Web Token, and nobody but the service reads it.
pub fn state_token(ends: i64) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let claims = json!({"jti": random(22), "exp": ends / 1000, "tenant": TENANT});
    let text = format!("{}.{}", part(&json!({"alg": "HS256", "typ": "JWT"})), part(&claims));
    // HMAC takes keys of any length, so there always is one.
    let mac = Hmac::<Sha256>::new_from_slice(TENANT.as_bytes()).ok();
    let signature = mac.map(|mac| mac.chain_update(&text).finalize().into_bytes().to_vec()).unwrap_or_default();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// The identity in an id token: JSON within a text.
pub fn identity(person: &Person) -> Value {
    json!({
        "name": person.name, "mobile": person.mobile, "id": person.id, "userName": person.user_name,
        "email": person.email,
    })
}

/// An id token of the user APIs; always RS256.
pub fn id_token(db: &Connection, issuer: &str, app: &App, person: &Person, now: i64) -> rusqlite::Result<String> {
    let mut claims = usual(issuer, app, person, now);
    claims.insert("api".into(), json!(identity(person).to_string()));
    keys::signed(db, "RS256", &Value::Object(claims))
}

/// An id token of OpenID Connect, signed as the application has it; `more`: claims besides the usual ones.
pub fn oidc_token(
    db: &Connection,
    issuer: &str,
    app: &App,
    person: &Person,
    now: i64,
    more: &[(&str, Value)],
) -> rusqlite::Result<String> {
    let mut claims = usual(issuer, app, person, now);
    claims.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    keys::signed(db, app.algorithm, &Value::Object(claims))
}

fn usual(issuer: &str, app: &App, person: &Person, now: i64) -> Map<String, Value> {
    let seconds = now / 1000;
    let claims = [
        ("iss", json!(issuer)),
        ("aud", json!(app.client)),
        ("exp", json!(seconds + ID_TOKEN_SECONDS)),
        ("jti", json!(random(22))),
        ("iat", json!(seconds)),
        ("nbf", json!(seconds - 120)),
        ("sub", json!(person.user_name)),
    ];
    claims.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
