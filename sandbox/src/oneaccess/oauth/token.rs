//! `POST token`: a code, or a refresh token, for an access token; the caller proves with its secret who it is.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::authorize::ACCESS_SECONDS;
use crate::answer::Answer;
use crate::call::Call;
use crate::oneaccess::apps::{self, App};
use crate::oneaccess::oddity::Oddity;
use crate::oneaccess::people;
use crate::oneaccess::play::Play;
use crate::oneaccess::slips::{self, Kind, Slip};
use crate::oneaccess::tokens::{oidc_token, random};
use crate::oneaccess::wire::{Stop, json as answer, oauth_error};
use crate::state::Shared;

/// Serves the call: a form, whatever it is called.
pub fn exchange(shared: &Shared, db: &Connection, call: &Call, play: &Play) -> Result<Answer, Stop> {
    let form: Vec<(String, String)> = form_urlencoded::parse(&call.body).into_owned().collect();
    let sent = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    if let Some(name) = ["grant_type", "client_id", "client_secret"].into_iter().find(|name| sent(name).is_empty()) {
        return Ok(oauth_error(400, "invalid_request", &format!("Missing parameter: {name}")));
    }
    let grant = sent("grant_type");
    if !["authorization_code", "refresh_token"].contains(&grant) {
        return Ok(oauth_error(400, "unsupported_grant_type", &format!("Unauthorized grant type: {grant}")));
    }
    let Some(app) = apps::by_client(sent("client_id")).filter(|app| app.secret == sent("client_secret")) else {
        return Ok(oauth_error(400, "invalid_client", "Bad client credentials"));
    };
    let (kind, value, words) = match grant {
        "refresh_token" => (Kind::Refresh, sent("refresh_token"), "Invalid refresh token"),
        _ => (Kind::Code, sent("code"), "Invalid authorization code"),
    };
    let found = slips::alive(db, kind, value, play.now)?.filter(|slip| slip.text("client") == app.client);
    let Some(slip) = found else { return Ok(oauth_error(400, "invalid_grant", words)) };
    slips::burn(db, kind, value)?;
    if grant == "authorization_code" {
        let begun = slip.text("redirect");
        // OpenID Connect always names the address; otherwise it must be the same if it was named.
        let must = slip.text("scope") == "openid" || !sent("redirect_uri").is_empty();
        if must && sent("redirect_uri") != begun {
            return Ok(oauth_error(400, "invalid_grant", "redirect_uri mismatch"));
        }
    }
    issue(shared, db, play, app, &slip)
}

fn issue(shared: &Shared, db: &Connection, play: &Play, app: &App, slip: &Slip) -> Result<Answer, Stop> {
    let Some(person) = people::by_id(db, slip.text("user"))?.filter(|person| !person.disabled) else {
        return Ok(oauth_error(400, "invalid_grant", "The user is not available"));
    };
    let (access, scope) = (random(32), slip.text("scope"));
    let data = json!({"user": person.id, "client": app.client, "scope": scope});
    slips::put(db, Kind::Access, &access, &data, play.now + ACCESS_SECONDS * 1000)?;
    let seconds = if play.has(Oddity::TextExpires) { json!(ACCESS_SECONDS.to_string()) } else { json!(ACCESS_SECONDS) };
    let mut body = json!({"access_token": access, "token_type": "Bearer", "expires_in": seconds, "scope": scope});
    let mut more: Vec<(&str, Value)> = Vec::new();
    if let Some(life) = app.refresh_seconds {
        let refresh = random(32);
        slips::put(db, Kind::Refresh, &refresh, &data, play.now + life * 1000)?;
        more.push(("refresh_token", json!(refresh)));
    }
    if scope == "openid" {
        more.push(("id_token", json!(oidc_token(db, &shared.backends, app, &person, play.now, &[])?)));
    }
    if let Some(body) = body.as_object_mut() {
        body.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value)));
    }
    Ok(answer(200, &body))
}
