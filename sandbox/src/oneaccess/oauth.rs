//! OAuth2 and OpenID Connect (oneaccess.md §3.4): authorize and global logout by navigation, token, userinfo, keys.

mod authorize;
pub mod pages;
mod token;

use rusqlite::Connection;

use super::people::{self, Person};
use super::play::Play;
use super::slips::{self, Kind};
use super::wire::{Stop, json, oauth_error};
use super::{keys, tokens};
use crate::answer::{Answer, set};
use crate::call::Call;
use crate::state::Shared;

/// The cookie of a browser that signed in at the hosted page.
const COOKIE: &str = "oa_sso";

/// The root of the family.
const ROOT: &str = "/api/v1/oauth2/";

/// Serves a call of the family; `None` = there is no such call.
pub fn serve(shared: &Shared, db: &Connection, call: &Call, play: &Play, path: &str) -> Option<Result<Answer, Stop>> {
    if path == "/api/v1/logout" && call.method.as_str() == "GET" {
        return Some(authorize::leave(shared, db, call, play));
    }
    Some(match (call.method.as_str(), path.strip_prefix(ROOT)?) {
        ("GET", "authorize") => authorize::begin(shared, db, call, play),
        ("POST", "token") => token::exchange(shared, db, call, play),
        ("GET", "userinfo") => userinfo(db, call, play),
        ("GET", "keys") => keys::key_set(db).map(|set| json(200, &set)).map_err(Stop::from),
        _ => return None,
    })
}

/// The issuer, and where things are: the portal shows it, and so does the control page.
pub fn endpoints(shared: &Shared) -> serde_json::Value {
    let at = |path: &str| format!("{}/api/v1/{path}", shared.backends);
    serde_json::json!({
        "issuer": shared.backends, "authorization_endpoint": at("oauth2/authorize"),
        "token_endpoint": at("oauth2/token"), "userinfo_endpoint": at("oauth2/userinfo"),
        "jwks_uri": at("oauth2/keys"), "logout": at("logout"),
    })
}

/// `GET userinfo`, for the user's own access token.
fn userinfo(db: &Connection, call: &Call, play: &Play) -> Result<Answer, Stop> {
    let bearer = call.header("authorization").and_then(|header| header.strip_prefix("Bearer "));
    let slip = slips::alive(db, Kind::Access, bearer.unwrap_or_default().trim(), play.now)?;
    let person = match slip {
        Some(slip) => people::by_id(db, slip.text("user"))?,
        None => None,
    };
    Ok(match person {
        Some(person) => json(200, &tokens::identity(&person)),
        None => oauth_error(401, "invalid_token", "Invalid access token"),
    })
}

/// Whether an address is registered: of the console, or of an origin that was allowed at the start.
fn is_registered(shared: &Shared, address: &str) -> bool {
    let is_plain = !address.contains(['#', '\\']) && address.bytes().all(|byte| byte.is_ascii_graphic());
    let origin = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    is_plain && address.starts_with("http") && shared.allows(&origin)
}

/// Adds parameters to an address, after `?` or, when there is one, `&`.
fn with_query(address: &str, pairs: &[(&str, &str)]) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{}", encoded(pairs))
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The person who is signed in at the hosted page in this browser.
fn browser(db: &Connection, call: &Call, play: &Play) -> rusqlite::Result<Option<(String, Person)>> {
    let cookies = call.header("cookie").unwrap_or_default();
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let Some((_, value)) = pairs.find(|(name, _)| *name == COOKIE) else { return Ok(None) };
    let Some(slip) = slips::alive(db, Kind::Browser, value, play.now)? else { return Ok(None) };
    let person = people::by_id(db, slip.text("user"))?;
    Ok(person.filter(|person| !person.disabled).map(|person| (value.to_owned(), person)))
}

fn set_cookie(answer: &mut Answer, value: &str, seconds: i64) {
    set(answer, "set-cookie", &format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}"));
}
