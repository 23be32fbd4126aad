//! What the service answers, in the domain's terms. Passwords' hashes and dates are never read.
use crate::domain::account::Secret;
use crate::domain::platform::account::{Account, Accounts, Reach, Session};
use crate::domain::platform::generation::{Generation, Known};
use crate::transport::json::{self, Object};
use serde_json::value::RawValue;
use std::net::SocketAddr;

/// The word that a ping is answered with, whether it comes as text or, as the vendor document has it, as JSON.
pub fn is_pong(body: &str) -> bool {
    matches!(unquoted(body), "ping" | "pong")
}

/// The address the service sees, alone in its line.
pub fn address(body: &str) -> Option<SocketAddr> {
    unquoted(body).parse().ok()
}

fn unquoted(body: &str) -> &str {
    let body = body.trim();
    body.strip_prefix('"').and_then(|body| body.strip_suffix('"')).unwrap_or(body).trim()
}

/// The session of a sign-in reply; `None` when there is no token in it that a header could carry.
pub fn session(reply: &Object<'_>, typed: &str) -> Option<Session> {
    let data = json::object(reply.get("data")?.get())?;
    let token = json::words(&data, "token").filter(|token| token.bytes().all(|byte| byte.is_ascii_graphic()))?;
    let username = json::words(&data, "username").or_else(|| json::words(&data, "userName"));
    Some(Session {
        token: Secret::new(token),
        username: username.unwrap_or_else(|| typed.to_owned()),
        role: role(&data),
    })
}

/// What a sign-in reply tells about the generation: only the oldest has a key `msg` (`platform.md` §1.1).
pub fn sign_in_tells(reply: &Object<'_>) -> Known {
    if reply.contains_key("msg") { Known::Is(Generation::A) } else { Known::BOrC }
}

/// The accounts of a reply, and which generation answers like that; `None` when it holds none at all.
pub fn accounts(reply: &Object<'_>, oldest: bool) -> Option<(Accounts, Generation)> {
    let data = reply.get("data")?;
    if let Some(list) = json::list(data) {
        let items: Vec<Account> = list.iter().filter_map(|raw| account(raw)).collect();
        let unreadable = list.len() - items.len();
        return Some((Accounts { items, unreadable, reach: Reach::Everyone }, Generation::C));
    }
    let one = account(json::object(data.get())?.get("user")?)?;
    let generation = if oldest { Generation::A } else { Generation::B };
    Some((Accounts { items: vec![one], unreadable: 0, reach: Reach::OnlyMine }, generation))
}

/// One account; `None` without a name.
fn account(raw: &RawValue) -> Option<Account> {
    let fields = json::object(raw.get())?;
    let username = json::words(&fields, "username").or_else(|| json::words(&fields, "userName"))?;
    let whole = |key: &str| fields.get(key)?.get().parse::<u64>().ok();
    Some(Account {
        // 0 is what the service's database never gives out.
        id: whole("id").filter(|id| *id > 0),
        uid: json::words(&fields, "uid").or_else(|| whole("uid").map(|uid| uid.to_string())),
        username,
        enabled: fields.get("Status").or_else(|| fields.get("status")).and_then(|raw| enabled(raw)),
        role: role(&fields),
    })
}

/// `true`, or the `"1"` of the vendor's model.
fn enabled(raw: &RawValue) -> Option<bool> {
    match raw.get() {
        "true" | "1" | "\"1\"" => Some(true),
        "false" | "0" | "\"0\"" => Some(false),
        _ => None,
    }
}

/// The name of `role`. Its `code` is always empty (`platform.md` §1.2).
fn role(object: &Object<'_>) -> Option<String> {
    json::words(&json::object(object.get("role")?.get())?, "name")
}
