//! RSA keys: one per application for `X-signature`, two of the tenant for tokens (oneaccess.md §1.2, §3.4, §6).

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use getrandom::SysRng;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, LineEnding};
use rsa::traits::PublicKeyParts;
use rsa::{Oaep, PrivateKey};
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::apps::App;
use crate::state::lock;

/// Bits of every key: a session token, a timestamp and a nonce do not fit into 1024 (oneaccess.md §6, step 4).
const BITS: usize = 2048;

/// The tenant's signing keys: key id, algorithm.
pub const SIGNING: [(&str, &str); 2] = [("k1", "RS256"), ("k2", "RS512")];

/// A key by its name. Making one takes a while, so the sandboxes of one process share those that it made; a state file
/// keeps its own.
fn key(db: &Connection, name: &str) -> rusqlite::Result<PrivateKey> {
    let query = "SELECT pem FROM oa_keys WHERE name = ?";
    let kept: Option<String> = db.prepare_cached(query)?.query_row([name], |row| row.get(0)).optional()?;
    if let Some(key) = kept.and_then(|pem| PrivateKey::from_pkcs8_pem(&pem).ok()) {
        return Ok(key);
    }
    let pem = made(name).ok_or_else(|| broken("cannot make an RSA key"))?;
    db.execute("INSERT OR REPLACE INTO oa_keys VALUES (?, ?)", [name, &pem])?;
    PrivateKey::from_pkcs8_pem(&pem).map_err(|_| broken("cannot read an RSA key"))
}

fn made(name: &str) -> Option<String> {
    static MADE: OnceLock<Mutex<HashMap<String, String>>> = OnceLock::new();
    let mut made = lock(MADE.get_or_init(Mutex::default));
    if let Some(pem) = made.get(name) {
        return Some(pem.clone());
    }
    let key = PrivateKey::new(&mut SysRng, BITS).ok()?;
    let pem = key.to_pkcs8_pem(LineEnding::LF).ok()?.to_string();
    made.insert(name.to_owned(), pem.clone());
    Some(pem)
}

fn broken(why: &str) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(why.into())
}

/// The public key of an application as PEM.
pub fn public_pem(db: &Connection, app: &App) -> rusqlite::Result<String> {
    let public = key(db, app.client)?.to_public_key();
    public.to_public_key_pem(LineEnding::LF).map_err(|_| broken("cannot write an RSA key"))
}

/// What somebody encrypted with an application's public key; `sha1`: with MGF1-SHA-1, as Java does it by default.
pub fn decrypted(db: &Connection, app: &App, sealed: &[u8], sha1: bool) -> rusqlite::Result<Option<Vec<u8>>> {
    let key = key(db, app.client)?;
    let open = if sha1 {
        key.decrypt(Oaep::<Sha256, Sha1>::new_with_mgf_hash(), sealed)
    } else {
        key.decrypt(Oaep::<Sha256>::new(), sealed)
    };
    Ok(open.ok())
}

/// A JSON Web Token with these claims, signed by the tenant.
pub fn signed(db: &Connection, algorithm: &str, claims: &Value) -> rusqlite::Result<String> {
    let id = SIGNING.iter().find(|row| row.1 == algorithm).map_or("k1", |row| row.0);
    let key = key(db, id)?;
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(&json!({"alg": algorithm, "kid": id, "typ": "JWT"})), part(claims));
    let signature = match algorithm {
        "RS512" => key.pkcs1v15_sign::<Sha512>(text.as_bytes()),
        _ => key.pkcs1v15_sign::<Sha256>(text.as_bytes()),
    };
    let signature = signature.map_err(|_| broken("cannot sign"))?;
    Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// The tenant's public keys as a JSON Web Key Set.
pub fn key_set(db: &Connection) -> rusqlite::Result<Value> {
    let mut keys = Vec::new();
    for (id, algorithm) in SIGNING {
        let public = key(db, id)?.to_public_key();
        keys.push(json!({
            "kty": "RSA", "use": "sig", "kid": id, "alg": algorithm,
            "n": URL_SAFE_NO_PAD.encode(public.n_bytes()), "e": URL_SAFE_NO_PAD.encode(public.e_bytes()),
        }));
    }
    Ok(json!({"keys": keys}))
}
