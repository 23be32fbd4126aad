//! CORS of the engine: a form needs no preflight, a JSON body does. The date is exposed, so that a page can see how far
//! its clock is from the server's.

use axum::body::Body;
use axum::http::Response;

use crate::answer::{Answer, set};
use crate::state::Shared;

/// The answer to an OPTIONS call.
pub fn preflight(shared: &Shared, origin: Option<&str>) -> Answer {
    let mut answer = Response::new(Body::empty());
    if let Some(origin) = origin.filter(|origin| shared.allows(origin)) {
        set(&mut answer, "access-control-allow-origin", origin);
        set(&mut answer, "access-control-allow-methods", "POST");
        set(&mut answer, "access-control-allow-headers", "Content-Type");
        set(&mut answer, "access-control-max-age", "600");
    }
    set(&mut answer, "vary", "Origin");
    answer
}

/// Puts the headers on an answer.
pub fn dress(shared: &Shared, origin: Option<&str>, expose_date: bool, answer: &mut Answer) {
    if let Some(origin) = origin.filter(|origin| shared.allows(origin)) {
        set(answer, "access-control-allow-origin", origin);
        if expose_date {
            set(answer, "access-control-expose-headers", "Date");
        }
    }
    set(answer, "vary", "Origin");
}
