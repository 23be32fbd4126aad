//! Tokens: JSON Web Tokens with a secret that everybody knows (platform.md §1.3).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};

use super::Generation;
use super::accounts::{self, Account};
use super::wire::Refused;
use crate::answer::Refusal;
use crate::call::Call;
use crate::state::Shared;

/// The secret of a server that nobody configured.
const SECRET: &[u8] = b"platform";

const DAY: i64 = 86_400;

/// No token.
pub const NONE: Refused =
    Refused { status: 401, code: 401, words: "not logged in or illegally accessed", misspelt: false };

const BAD: Refused = Refused { status: 202, code: 400, words: "authorization has expired", misspelt: false };

/// The account is gone, or the database: the two cannot be told apart.
const GONE: Refused = Refused { status: 200, code: 403, words: "authentication failed", misspelt: false };

const DISABLED: Refused = Refused { status: 200, code: 403, words: "user disabled", misspelt: true };

/// Issues a token for an account, and remembers it, so that all can be ended.
pub fn issue(db: &Connection, generation: Generation, account: &Account) -> rusqlite::Result<String> {
    let mut at = Timestamp::now().as_second();
    let mut token = made(generation, account, at);
    // A token has no number of its own: one that was ended within this second would be issued again.
    while db
        .query_row("SELECT EXISTS (SELECT 1 FROM cms_tokens WHERE token = ? AND ended)", [&token], |row| row.get(0))?
    {
        at -= 1;
        token = made(generation, account, at);
    }
    db.execute("INSERT OR IGNORE INTO cms_tokens VALUES (?, 0)", [&token])?;
    Ok(token)
}

/// The token of an account that signs in at a second since 1970.
fn made(generation: Generation, account: &Account, now: i64) -> String {
    let (algorithm, life) = if generation == Generation::A { ("HS256", DAY) } else { ("HS512", 7 * DAY) };
    let mut claims = json!({
        "user_id": account.id, "username": account.name, "user_role": "", "token_buffer_time": 0,
        "iss": "platform", "sub": "user token", "iat": now, "exp": now + life,
    });
    if let (Generation::A, Some(claims)) = (generation, claims.as_object_mut()) {
        claims.insert("nbf".into(), json!(now));
    }
    signed(algorithm, &claims)
}

/// Ends every token that was issued.
pub fn end_all(db: &Connection) -> rusqlite::Result<()> {
    db.execute("UPDATE cms_tokens SET ended = 1", []).map(|_| ())
}

/// The account behind a call's token, or why it is not accepted. A token in the query wins over one in the header, also
/// when it is bad.
pub fn account(shared: &Shared, call: &Call) -> Result<Result<Account, Refused>, Refusal> {
    let header = call.headers.get("token").map(|value| String::from_utf8_lossy(value.as_bytes()));
    let query = call.parameter("token").filter(|token| !token.is_empty());
    let token = query.or(header.as_deref()).unwrap_or_default();
    if token.is_empty() || token.starts_with("jwt") {
        return Ok(Err(NONE));
    }
    let Some(user) = read(token) else { return Ok(Err(BAD)) };
    if !shared.cms.database() {
        return Ok(Err(GONE));
    }
    shared.store.within(|db| {
        let query = "SELECT ended FROM cms_tokens WHERE token = ?";
        let ended: Option<bool> = db.query_row(query, [token], |row| row.get(0)).optional()?;
        if ended == Some(true) {
            return Ok(Err(BAD));
        }
        Ok(match accounts::by_id(db, user)? {
            None => Err(GONE),
            Some(account) if !account.enabled => Err(DISABLED),
            Some(account) => Ok(account),
        })
    })
}

/// The account's id in a token that is good by itself. An end need not be stated.
fn read(token: &str) -> Option<i64> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    let good = match part(header)?.get("alg")?.as_str()? {
        "HS512" => keyed512()?.chain_update(signed).verify_slice(&signature).is_ok(),
        "HS256" => keyed256()?.chain_update(signed).verify_slice(&signature).is_ok(),
        _ => false,
    };
    let claims = part(claims).filter(|_| good)?;
    let now = Timestamp::now().as_second();
    let time = |key: &str| claims.get(key).and_then(Value::as_i64);
    let over = time("exp").is_some_and(|end| end <= now);
    let early = ["iat", "nbf"].iter().any(|key| time(key).is_some_and(|begin| begin > now));
    if over || early { None } else { Some(claims.get("user_id").and_then(Value::as_i64).unwrap_or(0)) }
}

fn part(text: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

fn signed(algorithm: &str, claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", encode(&json!({"alg": algorithm, "typ": "JWT"})), encode(claims));
    let signature = if algorithm == "HS256" {
        keyed256().map(|mac| mac.chain_update(&text).finalize().into_bytes().to_vec())
    } else {
        keyed512().map(|mac| mac.chain_update(&text).finalize().into_bytes().to_vec())
    };
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.unwrap_or_default()))
}

// HMAC takes keys of any length, so there always is one.

fn keyed512() -> Option<Hmac<Sha512>> {
    Hmac::new_from_slice(SECRET).ok()
}

fn keyed256() -> Option<Hmac<Sha256>> {
    Hmac::new_from_slice(SECRET).ok()
}
