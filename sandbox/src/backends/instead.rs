//! Faults that answer instead of the back end: before it was asked, so that nothing takes effect, or after.

use serde_json::json;

use super::Owner;
use crate::answer::{self, Answer, set, text};
use crate::faults::{Kind, Plan};
use crate::{cms, oneaccess, zkeys};

/// The answer that replaces a call, if a fault says so. Failures have other shapes at each vendor.
pub fn instead(plan: &Plan, owner: Owner) -> Option<Answer> {
    if let Some(code) = plan.value(Kind::Status) {
        return Some(status(code, owner));
    }
    if plan.has(Kind::Html) {
        return Some(page());
    }
    let code = plan.value(Kind::ErrorIn200)?;
    Some(match owner {
        Owner::Platform(generation) => cms::error_in_200(generation, code),
        Owner::Zkeys => zkeys::error_in_200(code),
        Owner::OneAccess(_) => oneaccess::error_in_200(code),
        Owner::Keystone => {
            let error = json!({"code": code, "message": "The request was refused.", "title": "Conflict"});
            answer::json(200, &json!({"error": error}))
        }
    })
}

/// The answer that replaces the back end's own, if a fault says so: what was asked for is done.
pub fn afterwards(plan: &Plan, owner: Owner) -> Option<Answer> {
    let failed = plan.value(Kind::StatusAfter).map(|code| status(code, owner));
    failed.or_else(|| plan.has(Kind::HtmlAfter).then(page))
}

/// An error status in the shape of whose call it is.
fn status(code: i64, owner: Owner) -> Answer {
    let code = u16::try_from(code).unwrap_or(500);
    match owner {
        Owner::Keystone => failure(code),
        Owner::Platform(generation) => cms::failure(generation, code).unwrap_or_else(|| before(code)),
        Owner::Zkeys => zkeys::failure(code).unwrap_or_else(|| before(code)),
        Owner::OneAccess(family) => oneaccess::failure(family, code).unwrap_or_else(|| before(code)),
    }
}

/// The page of a network that wants to be signed in to.
fn page() -> Answer {
    let page = "<!doctype html><title>Sign in to the network</title><h1>Network sign-in</h1>\
        <p>Please accept the terms of use to continue.</p>";
    text(200, "text/html", page)
}

/// An error status as the vendor, or the gateway before it, sends it.
fn failure(code: u16) -> Answer {
    let message = match code {
        401 => "The request you have made requires authentication.",
        403 => "You are not authorized to perform the requested action.",
        404 => "The resource could not be found.",
        408 => "The server timed out waiting for the request.",
        409 => "Conflict occurred attempting to store the resource.",
        429 => "Too many requests, please try again later.",
        503 => "The service is currently unable to handle the request.",
        _ => "The request could not be served.",
    };
    match code {
        500 => text(500, "text/plain", "Internal Server Error"),
        502 => gateway(502, "Bad Gateway"),
        504 => gateway(504, "Gateway Time-out"),
        429 => retry_soon(answer::error(429, message)),
        _ => answer::error(code, message),
    }
}

/// The other back ends know few statuses themselves; the rest comes from what stands before them.
fn before(code: u16) -> Answer {
    match code {
        429 => retry_soon(gateway(429, "Too Many Requests")),
        502 => gateway(502, "Bad Gateway"),
        503 => gateway(503, "Service Temporarily Unavailable"),
        504 => gateway(504, "Gateway Time-out"),
        _ => {
            gateway(code, axum::http::StatusCode::from_u16(code).ok().and_then(|c| c.canonical_reason()).unwrap_or(""))
        }
    }
}

fn retry_soon(mut answer: Answer) -> Answer {
    set(&mut answer, "retry-after", "1");
    answer
}

fn gateway(code: u16, words: &str) -> Answer {
    let page = format!(
        "<html>\r\n<head><title>{code} {words}</title></head>\r\n<body>\r\n<center><h1>{code} {words}</h1></center>\r\n\
         <hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    );
    text(code, "text/html", page)
}
