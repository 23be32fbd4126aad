//! One call of a back end, and how handlers are put on routes.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, Method};
use axum::routing::{MethodFilter, MethodRouter, on};
use serde_json::Value;

use crate::answer::{Answer, Refusal, Reply};
use crate::faults::Switches;
use crate::serve::Peer;
use crate::state::Shared;

/// What a handler sees of a request.
#[derive(Clone)]
pub struct Call {
    /// How it was asked.
    pub method: Method,
    /// The other end of the connection.
    pub peer: Option<SocketAddr>,
    /// Path and query as they were sent.
    pub target: String,
    /// The `{id}` of the route, decoded; empty where the route has none.
    pub id: String,
    /// Decoded query parameters in their order.
    pub query: Vec<(String, String)>,
    /// Request headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
    /// Oddities that a handler itself has to play.
    pub switches: Switches,
}

impl Call {
    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The first value of a query parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON. 400 for another media type and for text that is no JSON object (keystone.md §5).
    pub fn json(&self) -> Result<Value, Refusal> {
        let media = self.header("content-type").unwrap_or_default();
        let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if media != "application/json" {
            return Err(Refusal::expected("application/json", "Content-Type header"));
        }
        let body = serde_json::from_slice(&self.body).ok().filter(Value::is_object);
        body.ok_or_else(|| Refusal::expected("valid JSON", "request body"))
    }
}

/// A handler: it may block, because it runs on a thread of its own.
pub type Handler = fn(&Shared, &Call) -> Reply;

/// A route that answers GET.
pub fn get(handler: Handler) -> MethodRouter<Arc<Shared>> {
    route(MethodFilter::GET, handler)
}

/// A route that answers POST.
pub fn post(handler: Handler) -> MethodRouter<Arc<Shared>> {
    route(MethodFilter::POST, handler)
}

/// A route that answers PATCH.
pub fn patch(handler: Handler) -> MethodRouter<Arc<Shared>> {
    route(MethodFilter::PATCH, handler)
}

/// A route that answers DELETE.
pub fn delete(handler: Handler) -> MethodRouter<Arc<Shared>> {
    route(MethodFilter::DELETE, handler)
}

/// A route that answers whatever method.
pub fn any(handler: Handler) -> MethodRouter<Arc<Shared>> {
    axum::routing::any(move |State(shared): State<Arc<Shared>>, parameters: RawPathParams, request: Request| {
        run(shared, parameters, request, handler)
    })
}

fn route(filter: MethodFilter, handler: Handler) -> MethodRouter<Arc<Shared>> {
    on(filter, move |State(shared): State<Arc<Shared>>, parameters: RawPathParams, request: Request| {
        run(shared, parameters, request, handler)
    })
}

async fn run(shared: Arc<Shared>, parameters: RawPathParams, request: Request, handler: Handler) -> Answer {
    let id = parameters.iter().next().map(|(_, value)| value.to_owned()).unwrap_or_default();
    let (parts, body) = request.into_parts();
    // The front has read the body already: this only takes it out again.
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let query = parts.uri.query().unwrap_or_default();
    let call = Call {
        method: parts.method.clone(),
        peer: parts.extensions.get::<Peer>().map(|peer| peer.0),
        target: parts.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned(),
        id,
        query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        headers: parts.headers,
        body,
        switches: parts.extensions.get().copied().unwrap_or_default(),
    };
    let head = parts.method == Method::HEAD;
    let served = tokio::task::spawn_blocking(move || handler(&shared, &call)).await;
    let mut answer = match served {
        Ok(Ok(answer)) => answer,
        Ok(Err(refusal)) => refusal.answer(),
        Err(crash) => Refusal::Crash(crash.to_string()).answer(),
    };
    if head {
        *answer.body_mut() = axum::body::Body::empty();
    }
    answer
}
