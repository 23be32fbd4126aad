//! CORS as each generation does it (platform.md §1.4): everybody's page is welcome, except that B forgot its public
//! routes.

use axum::body::Body;
use axum::http::{Method, Response, StatusCode};

use super::{Generation, is_public};
use crate::answer::{Answer, set};

/// The answer to an OPTIONS call: 204 for any path, no token needed.
pub fn preflight(origin: Option<&str>) -> Answer {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::NO_CONTENT;
    allow(origin, &mut answer);
    answer
}

/// Puts the headers on an answer. There is no `Vary`: a shared cache may hand one origin's answer to another.
pub fn dress(generation: Generation, method: &Method, path: &str, origin: Option<&str>, answer: &mut Answer) {
    if generation != Generation::B || !is_public(generation, method, path) {
        allow(origin, answer);
    }
}

fn allow(origin: Option<&str>, answer: &mut Answer) {
    let Some(origin) = origin else { return };
    set(answer, "access-control-allow-origin", origin);
    set(answer, "access-control-allow-credentials", "true");
    set(answer, "access-control-allow-methods", "POST, GET, OPTIONS, DELETE, PUT");
    set(answer, "access-control-allow-headers", "Content-Type, Authorization, Token");
}
