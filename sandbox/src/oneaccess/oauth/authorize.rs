//! `authorize` and `logout`: a browser comes by navigation and is sent on.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{COOKIE, browser, encoded, is_registered, pages, set_cookie, with_query};
use crate::answer::Answer;
use crate::call::Call;
use crate::oneaccess::apps::{self, App};
use crate::oneaccess::oddity::Oddity;
use crate::oneaccess::people::{self, Person};
use crate::oneaccess::play::Play;
use crate::oneaccess::slips::{self, Kind};
use crate::oneaccess::tokens::{oidc_token, random};
use crate::oneaccess::wire::{Stop, moved, oauth_error};
use crate::state::Shared;

/// Seconds that a user's access token lives.
pub const ACCESS_SECONDS: i64 = 7200;

/// What a browser asks for, once it is known where to send it back.
struct Wish<'a> {
    app: &'static App,
    redirect: String,
    state: &'a str,
    scope: &'a str,
    kind: &'a str,
}

/// `GET authorize`. Without a known application and address there is nowhere to send anybody: 400.
pub fn begin(shared: &Shared, db: &Connection, call: &Call, play: &Play) -> Result<Answer, Stop> {
    let sent = |name: &str| call.parameter(name).unwrap_or_default();
    let Some(app) = apps::by_client(sent("client_id")) else {
        return Ok(oauth_error(400, "invalid_client", "Unknown client_id"));
    };
    let redirect =
        if sent("redirect_uri").is_empty() { format!("{}/", shared.console) } else { sent("redirect_uri").into() };
    if !is_registered(shared, &redirect) {
        return Ok(oauth_error(400, "invalid_request", "redirect_uri is not registered"));
    }
    let wish = Wish { app, redirect, state: sent("state"), scope: sent("scope"), kind: sent("response_type") };
    if !wish.state.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(failed(&Wish { state: "", ..wish }, "invalid_request", "state has letters and digits only"));
    }
    let implicit = matches!(wish.kind, "id_token" | "id_token token");
    if implicit && sent("redirect_uri").is_empty() {
        return Ok(oauth_error(400, "invalid_request", "redirect_uri is missing"));
    }
    if !implicit && wish.kind != "code" {
        return Ok(failed(&wish, "unsupported_response_type", "Unsupported response_type"));
    }
    let scopes: &[&str] = if implicit { &["openid"] } else { &["openid", "get_user_info"] };
    if !scopes.contains(&wish.scope) {
        return Ok(failed(&wish, "invalid_scope", "Invalid scope"));
    }
    let Some((_, person)) = browser(db, call, play)? else {
        return Ok(moved(&with_query(pages::LOGIN, &[("return", &call.target)])));
    };
    if people::account_name(db, wish.app.id, &person.id)?.is_none() {
        return Ok(failed(&wish, "access_denied", "The account is not bound to this application"));
    }
    if implicit { hand_over(shared, db, call, play, &wish, &person) } else { code(db, call, play, &wish, &person) }
}

/// A failure as the application reads it: in the query, or for the implicit flow in the fragment.
fn failed(wish: &Wish, error: &str, words: &str) -> Answer {
    let mut pairs = vec![("error", error), ("error_description", words)];
    if !wish.state.is_empty() {
        pairs.push(("state", wish.state));
    }
    if wish.kind.contains("token") {
        return moved(&format!("{}#{}", wish.redirect, encoded(&pairs)));
    }
    moved(&with_query(&wish.redirect, &pairs))
}

fn code(db: &Connection, call: &Call, play: &Play, wish: &Wish, person: &Person) -> Result<Answer, Stop> {
    let code = random(32);
    // The address counts at the exchange only if it was sent here.
    let data = json!({
        "user": person.id, "client": wish.app.client, "scope": wish.scope, "redirect": call.parameter("redirect_uri"),
    });
    slips::put(db, Kind::Code, &code, &data, play.in_seconds_of("ticket_seconds"))?;
    let mut pairs = vec![("code", code.as_str())];
    if !wish.state.is_empty() {
        pairs.push(("state", wish.state));
    }
    Ok(moved(&with_query(&wish.redirect, &pairs)))
}

/// The implicit flow: everything in the fragment, so that no server sees it.
fn hand_over(
    shared: &Shared,
    db: &Connection,
    call: &Call,
    play: &Play,
    wish: &Wish,
    person: &Person,
) -> Result<Answer, Stop> {
    let mut claims: Vec<(&str, Value)> = Vec::new();
    if let (true, Some(nonce)) = (play.has(Oddity::OidcNonce), call.parameter("nonce")) {
        claims.push(("nonce", json!(nonce)));
    }
    let identity = oidc_token(db, &shared.backends, wish.app, person, play.now, &claims)?;
    let expires = (ACCESS_SECONDS - 1).to_string();
    let mut pairs = Vec::new();
    let access = random(32);
    if wish.kind.ends_with(" token") {
        let data = json!({"user": person.id, "client": wish.app.client});
        slips::put(db, Kind::Access, &access, &data, play.now + ACCESS_SECONDS * 1000)?;
        pairs.extend([("access_token", access.as_str()), ("token_type", "Bearer"), ("expires_in", &expires)]);
    }
    pairs.push(("id_token", &identity));
    if !wish.state.is_empty() {
        pairs.push(("state", wish.state));
    }
    Ok(moved(&format!("{}#{}", wish.redirect, encoded(&pairs))))
}

/// `GET /api/v1/logout`: the browser is signed out and sent on; without `redirect_url`, and to an address that nobody
/// registered, to the sign-in page.
pub fn leave(shared: &Shared, db: &Connection, call: &Call, play: &Play) -> Result<Answer, Stop> {
    if let Some((cookie, person)) = browser(db, call, play)? {
        slips::burn(db, Kind::Browser, &cookie)?;
        slips::burn_all(db, Kind::Ticket, "user", &person.id)?;
    }
    let wanted = call.parameter("redirect_url").filter(|address| is_registered(shared, address));
    let mut answer = moved(wanted.unwrap_or(pages::LOGIN));
    if call.header("cookie").is_some_and(|cookies| cookies.contains(COOKIE)) {
        set_cookie(&mut answer, "", 0);
    }
    Ok(answer)
}
