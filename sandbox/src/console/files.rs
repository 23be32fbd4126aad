//! The built files: media types, precompressed siblings, caching by name, and `index.html` for routes.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Method;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::answer::{Answer, set, text};
use crate::state::Shared;

const NOTHING_BUILT: &str = "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Gantry sandbox</title>\n\
<h1>The sandbox runs, but has no console to show</h1>\n\
<p>Build the console and name its folder: <code>make run</code> does both, or start the sandbox with \
<code>--dist DIR</code>.</p>\n<p>The back ends answer already. <a href=/sandbox>Faults and state</a>.</p>\n";

/// A file of the build. A path without extension is a route of the console and gives `index.html`.
pub async fn file(State(shared): State<Arc<Shared>>, request: Request) -> Answer {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return text(405, "text/plain", "Only GET and HEAD are served here.\n");
    }
    let Some(folder) = shared.options.dist.as_ref().filter(|folder| folder.join("index.html").is_file()) else {
        let code = if is_route(request.uri().path()) { 200 } else { 404 };
        return text(code, "text/html; charset=utf-8", NOTHING_BUILT);
    };
    let path = request.uri().path().to_owned();
    let (path, request) = if is_route(&path) { ("/index.html".to_owned(), moved(request)) } else { (path, request) };
    let mut answer = send(folder, request).await;
    if answer.status() == 404 {
        return text(404, "text/plain", "There is no such file.\n");
    }
    let caching = if is_hashed(&path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    set(&mut answer, "cache-control", caching);
    set(&mut answer, "vary", "Accept-Encoding");
    answer
}

async fn send(folder: &Path, request: Request) -> Answer {
    let files = ServeDir::new(folder).append_index_html_on_directories(false);
    let Ok(answer) = files.precompressed_br().precompressed_gzip().oneshot(request).await;
    answer.map(Body::new)
}

fn moved(mut request: Request) -> Request {
    *request.uri_mut() = axum::http::Uri::from_static("/index.html");
    request
}

fn is_route(path: &str) -> bool {
    path.rsplit('/').next().is_none_or(|last| !last.contains('.'))
}

/// Whether a name carries a hash of the content, so that it never changes: `app-1f0c9a3b77d2.js`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut parts = name.split(['-', '.', '_']);
    parts.any(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        part.len() >= 8 && digits > 0 && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (path, hashed) in [
            ("/app-1f0c9a3b77d2.js", true),
            ("/chunks/quotas.1f0c9a3b.wasm", true),
            ("/app.1f0c9a3b.wasm", true),
            ("/index.html", false),
            ("/settings.json", false),
            ("/favicon.svg", false),
            ("/icon-180.png", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
        assert!(is_route("/") && is_route("/departments/default") && !is_route("/a/b.js"));
    }
}
