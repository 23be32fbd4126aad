//! Keystone's answers as Gantry's own types. Read by hand, key by key, so that one odd field costs only itself.
pub(super) mod rows;

use super::sign_in::{expired_user, factors};
use crate::domain::account::directory::PasswordRule;
use crate::domain::account::sign_in::Refusal;
use crate::domain::account::{About, Endpoint, Identity, Named, Scope};
use crate::domain::moment::Moment;
use crate::transport::Response;
use serde_json::Value;

/// A text that is there and not empty.
fn text(object: &Value, key: &str) -> Option<String> {
    object.get(key)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The entries of a list; none when there is no list.
fn list<'a>(object: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    object.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// Id and name of whatever is at `key`.
fn named(object: &Value, key: &str) -> Named {
    object.get(key).map_or_else(Named::default, |it| Named { id: text(it, "id"), name: text(it, "name") })
}

/// A time of Keystone's: UTC, with or without saying so.
fn moment(object: &Value, key: &str) -> Option<Moment> {
    Moment::parse(object.get(key)?.as_str()?)
}

/// What a token reply says; `None` when it is not one. `fresh` = the token was issued by this very answer, so that its
/// `issued_at` tells the server's clock.
pub(super) fn about(response: &Response, asked: Moment, answered: Moment, fresh: bool) -> Option<About> {
    let body = response.json().ok()?;
    let token = body.get("token").filter(|token| token.is_object())?;
    let user = token.get("user")?;
    let issued_at = moment(token, "issued_at");
    // A browser shows the header `Date` only on the console's own origin.
    let server_now = if fresh { issued_at } else { None };
    let server_now = server_now.or_else(|| response.header("Date").and_then(Moment::parse_http));
    let local_now = asked.plus_ms(answered.ms_since(asked) / 2);
    Some(About {
        user: Identity { id: text(user, "id")?, name: text(user, "name"), domain: named(user, "domain") },
        scope: scope(token),
        roles: list(token, "roles").map(|role| Named { id: text(role, "id"), name: text(role, "name") }).collect(),
        endpoints: list(token, "catalog").flat_map(endpoints).collect(),
        expires_at: moment(token, "expires_at"),
        issued_at,
        methods: list(token, "methods").filter_map(|method| method.as_str().map(str::to_owned)).collect(),
        server_ahead_ms: server_now.map(|server| server.ms_since(local_now)),
    })
}

/// What the token was granted for.
fn scope(token: &Value) -> Scope {
    let there = |key| token.get(key).is_some_and(Value::is_object);
    if there("project") {
        let project = token.get("project").unwrap_or(&Value::Null);
        Scope::Project { project: named(token, "project"), domain: named(project, "domain") }
    } else if there("domain") {
        Scope::Domain(named(token, "domain"))
    } else if there("system") {
        Scope::System
    } else {
        Scope::Unscoped
    }
}

/// The addresses of one service of the catalogue; one without an address is no address.
fn endpoints(service: &Value) -> Vec<Endpoint> {
    let Some(kind) = text(service, "type") else { return Vec::new() };
    let read = |endpoint: &Value| {
        Some(Endpoint {
            kind: kind.clone(),
            interface: text(endpoint, "interface")?,
            region: text(endpoint, "region_id").or_else(|| text(endpoint, "region")),
            url: text(endpoint, "url")?,
        })
    };
    list(service, "endpoints").filter_map(read).collect()
}

/// What a 401 says beyond "no".
pub(super) fn unauthorized(response: &Response) -> Option<Refusal> {
    let body = response.json().ok()?;
    if let Some(wanted) = factors(&body) {
        return Some(Refusal::SecondFactor { wanted });
    }
    let user_id = expired_user(body.pointer("/error/message")?.as_str()?)?;
    Some(Refusal::PasswordExpired { user_id })
}

/// Whether an answer is an error in Keystone's own shape, and not that of whatever stands at a wrong address.
pub(super) fn is_keystone_error(response: &Response) -> bool {
    response.json().is_ok_and(|body| body.pointer("/error/message").is_some())
}

/// `{"config": {"security_compliance": {"password_regex": …, "password_regex_description": …}}}`; none when it is not set.
pub(super) fn password_rule(body: &Value) -> Option<PasswordRule> {
    let rule = body.pointer("/config/security_compliance")?;
    Some(PasswordRule { regex: text(rule, "password_regex")?, description: text(rule, "password_regex_description") })
}

#[cfg(test)]
mod tests;
