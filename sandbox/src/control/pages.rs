//! The control page itself: plain HTML with its own script and style, so that the strict policy holds.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::answer::{Answer, set, text};
use crate::state::Shared;

/// `/sandbox` and what it loads.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/sandbox", get(|| async { page("text/html; charset=utf-8", include_str!("page.html")) }))
        .route("/sandbox/page.css", get(|| async { page("text/css; charset=utf-8", include_str!("page.css")) }))
        .route("/sandbox/page.js", get(|| async { page("text/javascript; charset=utf-8", include_str!("page.js")) }))
}

fn page(media: &'static str, body: &'static str) -> Answer {
    let mut answer = text(200, media, body);
    set(&mut answer, "cache-control", "no-cache");
    answer
}
