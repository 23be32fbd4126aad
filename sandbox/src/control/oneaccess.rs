//! `/sandbox/oneaccess`: people, limits, policies, oddities, the SMS outbox, codes of social accounts, as JSON.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::Uri;
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::{Here, parsed, refuse, say};
use crate::answer::{Answer, nothing};
use crate::oneaccess::control;
use crate::state::Shared;

/// The routes.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/sandbox/oneaccess", get(show).post(change))
        .route("/sandbox/oneaccess/outbox", get(outbox).delete(clear_outbox))
        .route("/sandbox/oneaccess/social-code", post(social_code))
}

fn broken(error: &rusqlite::Error) -> Answer {
    say(500, &json!({"error": error.to_string()}))
}

async fn show(State(shared): Here) -> Answer {
    control::state(&shared).map_or_else(|error| broken(&error), |state| say(200, &state))
}

async fn change(State(shared): Here, body: Bytes) -> Answer {
    let done = parsed(&body).and_then(|body| control::change(&shared, &body));
    done.map_or_else(refuse, |()| nothing())
}

/// `?mobile=13800000001` narrows the list.
async fn outbox(State(shared): Here, uri: Uri) -> Answer {
    let query = uri.query().unwrap_or_default();
    let mobile = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "mobile").map(|(_, value)| value);
    control::outbox(&shared, mobile.as_deref()).map_or_else(|error| broken(&error), |rows| say(200, &json!(rows)))
}

async fn clear_outbox(State(shared): Here) -> Answer {
    control::clear_outbox(&shared).map_or_else(|error| broken(&error), |()| nothing())
}

/// `{"source","uid"}`: the code that an app would get.
async fn social_code(State(shared): Here, body: Bytes) -> Answer {
    let code = parsed(&body).and_then(|body| {
        let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
        control::social_code(&shared, text("source"), text("uid"))
    });
    code.map_or_else(refuse, |code| say(200, &json!({"code": code})))
}
