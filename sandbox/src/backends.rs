//! The back ends' origin: routes, and in front of them the log, the faults and CORS.

mod instead;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::{Next, from_fn_with_state};
use serde_json::json;

use self::instead::{afterwards, instead};
use crate::answer::{self, Answer, set, text};
use crate::cms::Generation;
use crate::cors;
use crate::faults::{Form, Kind, Plan, rewrite};
use crate::moment;
use crate::serve::Hangup;
use crate::state::Shared;
use crate::{calls, cms, eos, keystone, oneaccess, zkeys};

const LARGEST: usize = 4_000_000;

const NOT_FOUND: &str = "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n\
<p>The requested URL was not found on the server. If you entered the URL manually please check your \
spelling and try again.</p>\n";

/// Whose call it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// Keystone's, EOS's, or nobody's.
    Keystone,
    /// The platform service's, as the generation that it is.
    Platform(Generation),
    /// The bare-metal engine's.
    Zkeys,
    /// OneAccess's, of one of its families.
    OneAccess(oneaccess::Family),
}

impl Owner {
    fn of(shared: &Shared, path: &str) -> Self {
        if shared.options.zkeys && zkeys::is_ours(path) {
            return Self::Zkeys;
        }
        // Before the platform service, whose paths some of these are below.
        if let Some(family) = oneaccess::family(path).filter(|_| shared.options.oneaccess) {
            return Self::OneAccess(family);
        }
        shared.cms.generation().filter(|_| cms::is_ours(path)).map_or(Self::Keystone, Self::Platform)
    }
}

/// All routes of the back ends; Keystone's only when no real one does identity.
pub fn router(shared: Arc<Shared>) -> Router {
    let routes = eos::routes().merge(cms::routes()).merge(zkeys::routes());
    let routes = if shared.options.oneaccess { routes.merge(oneaccess::routes()) } else { routes };
    let routes = if shared.options.keystone.is_some() { routes } else { routes.merge(keystone::routes()) };
    let routes = routes
        .fallback(|| async { not_found() })
        .method_not_allowed_fallback(|| async {
            answer::json(405, &json!({"message": "The method is not allowed for the requested URL."}))
        })
        .with_state(shared.clone());
    // Around the routes, not on each of them: the front may turn a call into another one.
    Router::new().fallback_service(routes).layer(from_fn_with_state(shared, front))
}

/// What Keystone answers where nothing is served.
pub fn not_found() -> Answer {
    text(404, "text/html", NOT_FOUND)
}

/// What every call passes through, both ways.
async fn front(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Answer {
    let once = shared.faults.hangs_up();
    let mut answer = pass(&shared, request, next).await;
    if once {
        set(&mut answer, "connection", "close");
    }
    answer
}

async fn pass(shared: &Shared, request: Request, next: Next) -> Answer {
    let (mut parts, body) = request.into_parts();
    let owner = Owner::of(shared, parts.uri.path());
    match owner {
        Owner::Platform(_) => shared.cms.called(),
        Owner::OneAccess(_) => {}
        Owner::Keystone | Owner::Zkeys => parts.uri = without_slash(parts.uri),
    }
    let read = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (origin, mut path) = (read("origin"), parts.uri.path().to_owned());
    let mut target = parts.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
    let body = to_bytes(body, LARGEST).await;

    if parts.method == Method::OPTIONS {
        let wanted = read("access-control-request-method").unwrap_or_default();
        let number = shared.calls.begin("OPTIONS", &target, origin.as_deref(), None, &Plan::default());
        let blocked = shared.faults.blocks_cors(&wanted, &path);
        let allowed = origin.as_deref().filter(|_| !blocked);
        let answer = match owner {
            Owner::Platform(_) => cms::cors::preflight(allowed),
            Owner::Zkeys => zkeys::cors::preflight(shared, allowed),
            Owner::OneAccess(_) => oneaccess::cors::preflight(shared, allowed),
            Owner::Keystone if blocked => cors::preflight(shared, &HeaderMap::new()),
            Owner::Keystone => cors::preflight(shared, &parts.headers),
        };
        shared.calls.answered(number, answer.status().as_u16(), None);
        return answer;
    }

    let sent = body.as_deref().unwrap_or_default();
    let mut logged = calls::json(sent);
    if owner == Owner::Zkeys {
        let media = read("content-type").unwrap_or_default();
        path = zkeys::named_path(&media, sent);
        target = path.clone();
        logged = zkeys::logged(&media, sent);
    }
    let plan = shared.faults.take(parts.method.as_str(), &path);
    let number = shared.calls.begin(parts.method.as_str(), &target, origin.as_deref(), logged, &plan);
    if let Some(milliseconds) = plan.value(Kind::Latency) {
        tokio::time::sleep(Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0))).await;
    }
    if plan.has(Kind::TimeoutBefore) {
        return never().await;
    }
    if plan.has(Kind::DropBefore) {
        return hang_up();
    }
    let method = parts.method.clone();
    let mut answer = match (instead(&plan, owner), body) {
        (Some(answer), _) => answer,
        (None, Err(_)) => answer::error(413, "Request is too large."),
        (None, Ok(body)) => {
            let mut request = Request::from_parts(parts, Body::empty());
            request.extensions_mut().insert(plan.switches());
            let answer = serve(&plan, request, body, next).await;
            let answer = after(&plan, answer).await;
            afterwards(&plan, owner).unwrap_or(answer)
        }
    };
    if plan.has(Kind::TimeoutAfter) {
        return never().await;
    }
    if plan.has(Kind::DropAfter) {
        return hang_up();
    }

    let status = answer.status().as_u16();
    let allowed = !plan.has(Kind::NoCors);
    if owner != Owner::Keystone {
        let origin = origin.as_deref().filter(|_| allowed);
        match owner {
            Owner::Platform(generation) => cms::cors::dress(generation, &method, &path, origin, &mut answer),
            Owner::OneAccess(_) => oneaccess::cors::dress(shared, origin, &mut answer),
            _ => zkeys::cors::dress(shared, origin, !plan.has(Kind::NoExpose), &mut answer),
        }
        if let (Owner::Zkeys, Some(seconds)) = (owner, plan.value(Kind::ClockSkew)) {
            set(&mut answer, "date", &moment::http(seconds));
        }
        shared.calls.answered(number, status, None);
        return answer;
    }
    let id = request_id();
    if status == 401 {
        set(&mut answer, "www-authenticate", &format!("Keystone uri=\"{}\"", shared.v3()));
    }
    set(&mut answer, "vary", "X-Auth-Token");
    // A 500 comes from the server below Keystone, which knows neither request ids nor CORS.
    if status != 500 {
        set(&mut answer, "x-openstack-request-id", &id);
    }
    if allowed {
        cors::dress(shared, origin.as_deref(), !plan.has(Kind::NoExpose), &mut answer);
    }
    shared.calls.answered(number, status, (status != 500).then_some(id.as_str()));
    answer
}

fn request_id() -> String {
    format!(
        "req-{:08x}-{:04x}-4{:03x}-9{:03x}-{:012x}",
        fastrand::u32(..),
        fastrand::u16(..),
        fastrand::u16(..4096),
        fastrand::u16(..4096),
        fastrand::u64(..1 << 48)
    )
}

/// Keystone's routes do not mind a slash at the end.
fn without_slash(uri: Uri) -> Uri {
    let path = uri.path().trim_end_matches('/');
    if path.is_empty() || path == uri.path() {
        return uri;
    }
    let target = uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    target.parse().unwrap_or(uri)
}

/// Serves the call. The two faults about old values ask for the GET of the same address as well.
async fn serve(plan: &Plan, mut request: Request, body: Bytes, next: Next) -> Answer {
    let patch = request.method() == Method::PATCH;
    if patch && plan.has(Kind::NotApplied) {
        *request.method_mut() = Method::GET;
        return next.run(request).await;
    }
    let mut old = None;
    if patch && plan.has(Kind::StaleReply) {
        let mut reading = Request::new(Body::empty());
        *reading.uri_mut() = request.uri().clone();
        *reading.headers_mut() = request.headers().clone();
        *reading.extensions_mut() = request.extensions().clone();
        old = Some(next.clone().run(reading).await);
    }
    *request.body_mut() = Body::from(body);
    let answer = next.run(request).await;
    old.filter(|_| answer.status().is_success()).unwrap_or(answer)
}

/// Plays the faults that change the body.
async fn after(plan: &Plan, answer: Answer) -> Answer {
    let (mut parts, body) = answer.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else { return hang_up() };
    let form = std::str::from_utf8(&body).map_or(Form::Same, |text| rewrite(plan, text));
    match form {
        Form::Same => Answer::from_parts(parts, Body::from(body)),
        Form::Text(text) => {
            parts.headers.remove("content-length");
            Answer::from_parts(parts, Body::from(text))
        }
    }
}

/// Holds the connection; the server drops this when the client leaves.
async fn never() -> Answer {
    std::future::pending().await
}

/// The connection is closed instead of answered.
fn hang_up() -> Answer {
    let mut answer = Answer::new(Body::empty());
    answer.extensions_mut().insert(Hangup);
    answer
}
