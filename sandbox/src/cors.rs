//! CORS as Keystone's middleware does it (keystone.md §4).

use axum::body::Body;
use axum::http::{HeaderMap, Response};

use crate::answer::{Answer, set};
use crate::state::Shared;

const METHODS: [&str; 5] = ["GET", "PUT", "POST", "DELETE", "PATCH"];

const HEADERS: [&str; 18] = [
    "x-auth-token",
    "x-subject-token",
    "x-openstack-request-id",
    "x-project-id",
    "x-project-name",
    "x-project-domain-id",
    "x-project-domain-name",
    "x-domain-id",
    "x-domain-name",
    "openstack-auth-receipt",
    "accept",
    "accept-language",
    "content-type",
    "cache-control",
    "content-language",
    "expires",
    "last-modified",
    "pragma",
];

const EXPOSED: &str = "X-Auth-Token,X-Openstack-Request-Id,X-Subject-Token,Openstack-Auth-Receipt";
const EXPOSED_BUT_TOKEN: &str = "X-Auth-Token,X-Openstack-Request-Id,Openstack-Auth-Receipt";

/// The answer to an OPTIONS call. It is always 200; a foreign origin, another method, or one header
/// that Keystone does not know leaves out every CORS header, and the browser then blocks the call.
pub fn preflight(shared: &Shared, headers: &HeaderMap) -> Answer {
    let mut answer = Response::new(Body::empty());
    let read = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(origin), Some(method)) = (read("origin"), read("access-control-request-method")) else {
        return answer;
    };
    let wanted = read("access-control-request-headers").unwrap_or_default();
    let known = |name: &str| {
        let name = name.trim().to_ascii_lowercase();
        name.is_empty() || HEADERS.contains(&name.as_str())
    };
    if !shared.allows(origin) || !METHODS.contains(&method) || !wanted.split(',').all(known) {
        return answer;
    }
    allow(&mut answer, origin);
    set(&mut answer, "access-control-allow-methods", method);
    set(&mut answer, "access-control-allow-headers", wanted);
    set(&mut answer, "access-control-max-age", "3600");
    set(&mut answer, "vary", "Origin");
    answer
}

/// Puts the CORS headers on an ordinary answer to an allowed origin. A 500 gets none, as it comes
/// from the server below the middleware.
pub fn dress(shared: &Shared, origin: Option<&str>, expose_token: bool, answer: &mut Answer) {
    let Some(origin) = origin.filter(|origin| shared.allows(origin)) else { return };
    if answer.status() == 500 {
        return;
    }
    allow(answer, origin);
    let exposed = if expose_token { EXPOSED } else { EXPOSED_BUT_TOKEN };
    set(answer, "access-control-expose-headers", exposed);
    set(answer, "vary", "X-Auth-Token,Origin");
}

fn allow(answer: &mut Answer, origin: &str) {
    set(answer, "access-control-allow-origin", origin);
    set(answer, "access-control-allow-credentials", "true");
}
