//! The console's origin: the built files as a static host would serve them, with the strict policy.

mod files;
mod settings;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};

use crate::answer::{Answer, set};
use crate::control;
use crate::identity::Identity;
use crate::state::Shared;

/// All routes of the console's origin.
pub fn router(shared: Arc<Shared>) -> Router {
    control::routes()
        .route("/settings.json", axum::routing::get(settings::settings))
        .fallback(files::file)
        .layer(from_fn_with_state(shared.clone(), guard))
        .with_state(shared)
}

/// Puts the policy on every answer.
async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Answer {
    let mut answer = next.run(request).await;
    set(&mut answer, "content-security-policy", &policy(&shared));
    set(&mut answer, "x-content-type-options", "nosniff");
    set(&mut answer, "referrer-policy", "no-referrer");
    set(&mut answer, "cross-origin-opener-policy", "same-origin");
    answer
}

/// The policy that a production host is told to send; only the back ends and the report address differ.
fn policy(shared: &Shared) -> String {
    let keystone = match &shared.identity {
        Identity::Remote(keystone) => format!(" {}", keystone.origin()),
        Identity::Own => String::new(),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; manifest-src 'self'; connect-src 'self' {}{keystone}; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'; report-uri /sandbox/csp-reports",
        shared.backends
    )
}
