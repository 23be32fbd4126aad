//! cloudManagementSystem, the platform service (platform.md), in its three generations. It stands on the back ends'
//! origin at its own paths: `/api/v1/…` and `/metrics`.

mod accounts;
mod body;
pub mod cors;
mod generation;
mod latency;
mod metrics;
mod process;
mod profile;
mod seed;
mod sign_in;
mod system;
mod token;
mod wire;

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::http::Method;

use crate::answer::{Answer, Reply, set, text};
use crate::backends::not_found;
use crate::call::{Call, Handler, any};
use crate::state::Shared;

pub use generation::Generation;
pub use process::Process;
pub use seed::{clear, seed};
pub use token::end_all;

/// Whether a path belongs to the service.
pub fn is_ours(path: &str) -> bool {
    ["/metrics", "/api/v1"]
        .iter()
        .any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The routes. The service looks at method and path itself, because it answers a wrong method, and a path that nobody
/// serves, like a call without a token.
pub fn routes() -> Router<Arc<Shared>> {
    let paths = ["/metrics", "/metrics/", "/metrics/{*rest}", "/api/v1", "/api/v1/", "/api/v1/{*rest}"];
    paths.into_iter().fold(Router::new(), |router, path| router.route(path, any(serve)))
}

/// An error as the service itself sends it, for the faults; `None` = only what stands before it does.
pub fn failure(generation: Generation, code: u16) -> Option<Answer> {
    match code {
        401 => Some(wire::refused(generation, token::NONE)),
        404 => Some(nowhere()),
        // A crash in a handler is caught, and answered with nothing at all.
        500 => Some(text(500, "text/plain", "")),
        _ => None,
    }
}

/// A failure with HTTP 200, for the faults.
pub fn error_in_200(generation: Generation, code: i64) -> Answer {
    wire::failed(generation, code, "the request was refused")
}

/// Whether a call is served without a token, so that generation B sends no CORS headers with it.
pub fn is_public(generation: Generation, method: &Method, path: &str) -> bool {
    public(generation, method, path.strip_suffix('/').unwrap_or(path)).is_some()
}

fn serve(shared: &Shared, call: &Call) -> Reply {
    let Some(generation) = shared.cms.generation() else { return Ok(not_found()) };
    let path = call.target.split('?').next().unwrap_or_default();
    if let Some(short) = path.strip_suffix('/')
        && (public(generation, &call.method, short).is_some() || private(generation, &call.method, short).is_some())
    {
        return Ok(moved(call, path, short));
    }
    if let Some(handler) = public(generation, &call.method, path) {
        return handler(shared, call);
    }
    let begun = Instant::now();
    let account = match token::account(shared, call)? {
        Ok(account) => account,
        Err(refusal) => return Ok(wire::refused(generation, refusal)),
    };
    let answer = match private(generation, &call.method, path) {
        Some(handler) => handler(shared, call, &account)?,
        None => nowhere(),
    };
    // Only what a signed-in account asks for is counted, also where there is nothing.
    let called = latency::Called::new(path, &call.method, answer.status().as_u16());
    shared.cms.took(called, begun.elapsed());
    Ok(answer)
}

type Private = fn(&Shared, &Call, &accounts::Account) -> Reply;

/// What is served without a token.
fn public(generation: Generation, method: &Method, path: &str) -> Option<Handler> {
    let (ping, address) = generation.platform_paths();
    Some(match (method.as_str(), path) {
        ("GET", path) if path == ping => pong,
        ("GET", path) if path == address => peer,
        ("GET", "/metrics") if generation != Generation::A => metrics::show,
        ("POST", "/api/v1/user/login") => sign_in::sign_in,
        ("POST", "/api/v1/user/register") => sign_in::register,
        _ => return None,
    })
}

/// What needs a token. There is no other right: any account may do anything.
fn private(generation: Generation, method: &Method, path: &str) -> Option<Private> {
    use Generation::{A, B, C};
    Some(match (generation, method.as_str(), path) {
        (A, "GET", "/api/v1/user/info") | (B, "GET", "/api/v1/user/list") => profile::show,
        (C, "GET", "/api/v1/user/list") => profile::list,
        (C, "POST", "/api/v1/user/changePassword") => profile::change_password,
        (C, "POST", "/api/v1/user/update") => profile::update,
        (C, "DELETE", "/api/v1/user") => profile::remove,
        (C, "GET", "/api/v1/system/safe/settings") => system::settings,
        (C, "POST", "/api/v1/system/safe/settings") => system::change_settings,
        (C, "GET", "/api/v1/role") => system::roles,
        _ => return None,
    })
}

/// Ping: a word, not JSON.
fn pong(shared: &Shared, _: &Call) -> Reply {
    Ok(wire::plain(shared.cms.generation().map_or("", Generation::pong)))
}

/// Address: the other end of the connection, whatever a proxy says in its headers.
fn peer(_: &Shared, call: &Call) -> Reply {
    Ok(wire::plain(&call.peer.map(|peer| peer.to_string()).unwrap_or_default()))
}

/// A slash at the end leads to the path without it.
fn moved(call: &Call, path: &str, short: &str) -> Answer {
    let query = call.target.strip_prefix(path).unwrap_or_default();
    let code = if call.method == Method::GET { 301 } else { 307 };
    let words = if code == 301 { "Moved Permanently" } else { "Temporary Redirect" };
    let mut answer = text(code, "text/html; charset=utf-8", format!("<a href=\"{short}\">{words}</a>.\n\n"));
    set(&mut answer, "location", &format!("{short}{query}"));
    answer
}

/// What a signed-in account gets where nothing is served, also with a wrong method.
fn nowhere() -> Answer {
    text(404, "text/plain", "404 page not found")
}
