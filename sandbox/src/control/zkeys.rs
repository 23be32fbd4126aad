//! `/sandbox/zkeys`: the engine's clock, pace, oddities, machines and ledger, as JSON.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::Uri;
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::{Here, parsed, refuse, say};
use crate::answer::{Answer, nothing};
use crate::state::Shared;
use crate::zkeys::control::{self, Change};

/// The routes.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/sandbox/zkeys", get(show).post(change))
        .route("/sandbox/zkeys/ledger", get(ledger).delete(clear_ledger))
        .route("/sandbox/zkeys/password", post(password))
}

fn broken(error: &rusqlite::Error) -> Answer {
    say(500, &json!({"error": error.to_string()}))
}

async fn show(State(shared): Here) -> Answer {
    control::state(&shared).map_or_else(|error| broken(&error), |state| say(200, &state))
}

async fn change(State(shared): Here, body: Bytes) -> Answer {
    let done = parsed(&body).and_then(|body| Change::read(&body)).and_then(|change| change.make(&shared));
    done.map_or_else(refuse, |()| nothing())
}

/// `?action=create` narrows the list.
async fn ledger(State(shared): Here, uri: Uri) -> Answer {
    let query = uri.query().unwrap_or_default();
    let action = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "action").map(|(_, value)| value);
    control::ledger(&shared, action.as_deref()).map_or_else(|error| broken(&error), |rows| say(200, &json!(rows)))
}

async fn clear_ledger(State(shared): Here) -> Answer {
    control::clear_ledger(&shared).map_or_else(|error| broken(&error), |()| nothing())
}

/// `{"guid","password"}`: whether the machine has it.
async fn password(State(shared): Here, body: Bytes) -> Answer {
    let asked = parsed(&body).and_then(|body| {
        let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        control::has_password(&shared, &text("guid"), &text("password"))
    });
    asked.map_or_else(refuse, |is| say(200, &json!({"is": is})))
}
