//! The calls of a back end: an access token for a secret, and what is done with it (oneaccess.md §3.1 to §3.3).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde_json::{Map, json};

use super::accounts;
use super::apps::{self, App, ORGS};
use super::ask::{Ask, object};
use super::oddity::Oddity;
use super::people;
use super::play::Play;
use super::slips::{self, Kind};
use super::sso;
use super::tokens::{id_token, random};
use super::users;
use super::wire::{Done, Stop, about, ok, refuse, stop, with_status};
use super::words;
use crate::call::Call;
use crate::state::Shared;

/// The root of the family.
pub const ROOT: &str = "/api/v2/tenant/";

type Handler = fn(&Ask, &[&str]) -> Done;

/// What a method and a path below [`ROOT`] mean. Ids of the path are handed on in their order.
fn handler<'p>(method: &str, path: &'p str) -> Option<(Handler, Vec<&'p str>)> {
    let parts: Vec<&str> = path.split('/').collect();
    let found: (Handler, Vec<&str>) = match (method, parts.as_slice()) {
        ("POST", ["sso", "session-token", "sso-ticket"]) => (sso::ticket, vec![]),
        ("POST", ["sso", "sso-ticket", "verify"]) => (sso::verify, vec![]),
        ("POST", ["sso", "session-token", "refresh"]) => (sso::refresh, vec![]),
        ("POST", ["users"]) => (users::create, vec![]),
        ("PUT", ["users", id]) => (users::update, vec![*id]),
        ("PUT", ["users", id, "change-password"]) => (users::set_password, vec![*id]),
        ("PUT", ["users", id, "change-password-verify"]) => (users::change_password, vec![*id]),
        ("GET", ["applications", app, "accounts"]) => (accounts::list, vec![*app]),
        ("GET", ["applications", app, "accounts", id]) => (accounts::show, vec![*app, *id]),
        ("POST", ["applications", app, "role-member"]) => (accounts::add_members, vec![*app]),
        ("DELETE", ["applications", app, "role-member"]) => (accounts::remove_members, vec![*app]),
        _ => return None,
    };
    Some(found)
}

/// Serves a call of the family; `None` = there is no such call.
pub fn serve(shared: &Shared, db: &Connection, call: &Call, play: &Play, path: &str) -> Option<Done> {
    let short = path.strip_prefix(ROOT)?;
    if (call.method.as_str(), short) == ("POST", "token") {
        return Some(token(shared, db, call, play));
    }
    let (handler, ids) = handler(call.method.as_str(), short)?;
    Some(admitted(shared, db, call, play).and_then(|ask| handler(&ask, &ids)))
}

/// Lets a call in by its access token. A body is JSON.
fn admitted<'a>(shared: &'a Shared, db: &'a Connection, call: &'a Call, play: &'a Play) -> Result<Ask<'a>, Stop> {
    super::gate::tenant(play, call)?;
    let bearer = call.header("authorization").and_then(|header| header.strip_prefix("Bearer "));
    let slip = slips::alive(db, Kind::Admin, bearer.unwrap_or_default().trim(), play.now)?;
    let app = slip.and_then(|slip| apps::by_client(slip.text("client")));
    let status = if play.has(Oddity::Bearer400) { 400 } else { 401 };
    let app = app.ok_or_else(|| with_status(status, &words::BEARER, ""))?;
    let fields =
        if call.method.as_str() == "GET" { Map::new() } else { object(call).ok_or_else(|| stop(&words::BODY))? };
    Ok(Ask { shared, db, call, play, app, fields })
}

/// `POST token`: a form, or the client's id and secret as HTTP Basic has them.
fn token(shared: &Shared, db: &Connection, call: &Call, play: &Play) -> Done {
    let form: Vec<(String, String)> = form_urlencoded::parse(&call.body).into_owned().collect();
    let sent = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    match sent("grant_type") {
        None | Some("") => return Err(about(&words::MISSING, "grant_type")),
        Some("client_credentials") => {}
        Some(_) => return refuse(&words::GRANT),
    }
    let app = client(call, sent("client_id"), sent("client_secret"))?;
    let (token, life) = (random(40), play.number("admin_seconds"));
    slips::put(db, Kind::Admin, &token, &json!({"client": app.client}), play.now + life * 1000)?;
    // The token is the application's own, and so is the identity in it.
    let itself = people::blank(app.id.to_owned(), app.client, "");
    let identity = id_token(db, &shared.backends, app, &itself, play.now)?;
    let seconds = if play.has(Oddity::TextExpires) { json!(life.to_string()) } else { json!(life) };
    ok(&json!({
        "access_token": token, "token_type": "Bearer", "expires_in": seconds, "scope": "all", "id_token": identity,
    }))
}

/// The application by its id and secret.
fn client(call: &Call, id: Option<&str>, secret: Option<&str>) -> Result<&'static App, Stop> {
    let basic = call.header("authorization").and_then(|header| header.strip_prefix("Basic "));
    let basic = basic.and_then(|text| STANDARD.decode(text.trim()).ok()).and_then(|text| String::from_utf8(text).ok());
    let pair = basic.as_deref().and_then(|text| text.split_once(':'));
    let (id, secret) = match pair {
        Some((id, secret)) => (id, secret),
        None => (
            id.filter(|id| !id.is_empty()).ok_or_else(|| about(&words::MISSING, "client_id"))?,
            secret.filter(|secret| !secret.is_empty()).ok_or_else(|| about(&words::MISSING, "client_secret"))?,
        ),
    };
    apps::by_client(id).filter(|app| app.secret == secret).ok_or_else(|| stop(&words::CLIENT))
}

/// The first root organization, which everybody is in who is in no other.
pub fn root_org() -> &'static str {
    ORGS[0].0
}
