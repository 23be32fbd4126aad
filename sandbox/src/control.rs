//! The control addresses of the sandbox, on the console's origin: what a person or a test sets and reads.

mod oneaccess;
mod pages;
mod zkeys;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::routing::{delete, get, post};
use serde_json::{Value, json};

use crate::answer::{Answer, nothing, text};
use crate::cms::{self, Generation};
use crate::eos::{self, Column};
use crate::faults::{Kind, Rule, describe};
use crate::identity::Identity;
use crate::moment;
use crate::state::{Shared, lock};

type Here = State<Arc<Shared>>;

/// How many policy reports are kept.
const REPORTS: usize = 200;

/// The routes below `/sandbox`.
pub fn routes() -> Router<Arc<Shared>> {
    let reports = get(list_reports).post(add_report).delete(clear_reports);
    let guarded = Router::new()
        .route("/sandbox/faults", get(list_faults).post(add_fault).delete(clear_faults))
        .route("/sandbox/faults/{id}", delete(remove_fault))
        .route("/sandbox/reset", post(do_reset))
        .route("/sandbox/expire", post(do_expire))
        .route("/sandbox/quotas", post(change_quota))
        .route("/sandbox/cms", post(change_cms))
        .route("/sandbox/calls", get(list_calls).delete(clear_calls))
        .route("/sandbox/state", get(state))
        .merge(zkeys::routes())
        .merge(oneaccess::routes())
        .layer(from_fn(own_pages_only));
    pages::routes().route("/sandbox/csp-reports", reports).merge(guarded)
}

async fn own_pages_only(request: Request, next: Next) -> Answer {
    if is_foreign(&request) {
        return say(403, &json!({"error": "only the sandbox's own page may do this"}));
    }
    next.run(request).await
}

/// Other people's web pages must not steer the sandbox: a browser names the page in `Origin`, and a
/// name other than the loopback's in `Host` means that somebody's DNS points here.
fn is_foreign(request: &Request) -> bool {
    let read = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let host = read("host").unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    let foreign = read("origin").is_some_and(|origin| origin != format!("http://{host}"));
    foreign || !matches!(name, "127.0.0.1" | "localhost") || request.method() == Method::OPTIONS
}

fn say(code: u16, value: &Value) -> Answer {
    text(code, "application/json", format!("{value:#}\n"))
}

fn refuse(why: impl Into<String>) -> Answer {
    say(400, &json!({"error": why.into()}))
}

/// A body as JSON; none is an empty object.
fn parsed(body: &Bytes) -> Result<Value, String> {
    if body.is_empty() {
        return Ok(json!({}));
    }
    serde_json::from_slice(body).map_err(|error| format!("the body is not JSON: {error}"))
}

async fn list_faults(State(shared): Here) -> Answer {
    say(200, &shared.faults.list())
}

/// `{"rule": "PATCH /v3/… status=503 times=1"}`, or `{"method","path","kind","value","times"}`.
async fn add_fault(State(shared): Here, body: Bytes) -> Answer {
    let rule = match parsed(&body).and_then(|body| rule_of(&body)) {
        Ok(rule) => rule,
        Err(why) => return refuse(why),
    };
    let id = shared.faults.add(rule.clone());
    shared.faults_changed();
    say(201, &describe(id, &rule))
}

fn rule_of(body: &Value) -> Result<Rule, String> {
    let text = |key: &str| body.get(key).and_then(Value::as_str);
    if let Some(rule) = text("rule") {
        return rule.parse();
    }
    let kind = text("kind").ok_or("a fault needs 'kind', or a whole 'rule'")?;
    let mut rule = match (text("method"), text("path")) {
        (None, None) => kind.to_owned(),
        (method, path) => format!("{} {} {kind}", method.unwrap_or("*"), path.unwrap_or("*")),
    };
    let number = |key: &str| match body.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_i64().map(Some).ok_or_else(|| format!("'{key}' is not a whole number")),
    };
    if let Some(value) = number("value")? {
        rule.push_str(&format!("={value}"));
    }
    if let Some(times) = number("times")? {
        rule.push_str(&format!(" times={times}"));
    }
    rule.parse()
}

async fn clear_faults(State(shared): Here) -> Answer {
    shared.faults.replace(&[]);
    shared.faults_changed();
    nothing()
}

async fn remove_fault(State(shared): Here, Path(id): Path<u64>) -> Answer {
    let found = shared.faults.remove(id);
    shared.faults_changed();
    if found { nothing() } else { say(404, &json!({"error": format!("there is no fault {id}")})) }
}

async fn do_reset(State(shared): Here, body: Bytes) -> Answer {
    let body = match parsed(&body) {
        Ok(body) => body,
        Err(why) => return refuse(why),
    };
    match reset(&shared, body.get("tokens") == Some(&json!(true))) {
        Ok(()) => nothing(),
        Err(error) => say(500, &json!({"error": error.to_string()})),
    }
}

/// Puts the seed and the faults of the start back; tokens stay unless they are to go too.
pub fn reset(shared: &Shared, tokens: bool) -> rusqlite::Result<()> {
    shared.faults.replace(&shared.options.faults);
    shared.faults_changed();
    shared.cms.restart(shared.options.cms);
    shared.oneaccess.set(None);
    shared.store.reset(&shared.options, tokens)
}

async fn do_expire(State(shared): Here) -> Answer {
    match expire(&shared) {
        Ok(()) => nothing(),
        Err(error) => say(500, &json!({"error": error.to_string()})),
    }
}

/// Ends all tokens now. With a real Keystone they are refused here, and live on there.
pub fn expire(shared: &Shared) -> rusqlite::Result<()> {
    if let Identity::Remote(keystone) = &shared.identity {
        keystone.expire_all();
    }
    let past = moment::stamp(moment::in_seconds(-1));
    shared.store.within(|db| {
        db.execute("UPDATE tokens SET expires = min(expires, ?)", [past])?;
        cms::end_all(db)?;
        crate::oneaccess::end_all(db)
    })
}

/// `{"generation": "a" | "b" | "c" | "off"}` starts the platform service anew; `{"database": false}` takes its database
/// away.
async fn change_cms(State(shared): Here, body: Bytes) -> Answer {
    let body = match parsed(&body) {
        Ok(body) => body,
        Err(why) => return refuse(why),
    };
    let generation = match body.get("generation") {
        None => None,
        Some(value) => match value.as_str().and_then(Generation::named) {
            Some(generation) => Some(generation),
            None => return refuse("'generation' is a, b, c or off"),
        },
    };
    let database = match body.get("database") {
        None => None,
        Some(Value::Bool(answers)) => Some(*answers),
        Some(_) => return refuse("'database' is true or false"),
    };
    if generation.is_none() && database.is_none() {
        return refuse("'generation' or 'database' is needed");
    }
    if let Some(generation) = generation {
        shared.cms.restart(generation);
    }
    if let Some(answers) = database {
        shared.cms.set_database(answers);
    }
    nothing()
}

/// `{"department","region","item","value"}`, and `"column"`: `quota` (usual), `allocated`, `used`, `limit`.
async fn change_quota(State(shared): Here, body: Bytes) -> Answer {
    let body = match parsed(&body) {
        Ok(body) => body,
        Err(why) => return refuse(why),
    };
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or_default();
    let Some(value) = body.get("value").and_then(Value::as_f64) else { return refuse("'value' is not a number") };
    let place = (text("department"), text("region"), text("item"));
    let column = body.get("column").and_then(Value::as_str).unwrap_or("quota");
    match set_quota(&shared, place, column, value) {
        Ok(()) => nothing(),
        Err(why) => refuse(why),
    }
}

/// Changes a stored figure without any check but its existence.
pub fn set_quota(shared: &Shared, place: (&str, &str, &str), column: &str, value: f64) -> Result<(), String> {
    let column = match column {
        "quota" => Column::Quota,
        "allocated" => Column::Allocated,
        "used" => Column::Used,
        "limit" => Column::Ceiling,
        other => return Err(format!("there is no column '{other}'")),
    };
    let done = shared.store.within(|db| eos::overwrite(db, place, column, value));
    match done {
        Ok(true) => Ok(()),
        Ok(false) => Err(format!("there is no item '{}' in region '{}' of department '{}'", place.2, place.1, place.0)),
        Err(error) => Err(error.to_string()),
    }
}

/// `?method=PATCH` narrows the list.
async fn list_calls(State(shared): Here, uri: Uri) -> Answer {
    let query = uri.query().unwrap_or_default();
    let method = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "method").map(|(_, value)| value);
    say(200, &json!(shared.calls.list(method.as_deref())))
}

async fn clear_calls(State(shared): Here) -> Answer {
    shared.calls.clear();
    nothing()
}

async fn state(State(shared): Here) -> Answer {
    let count = |table: &str| {
        let query = format!("SELECT count(*) FROM {table}");
        shared.store.within(|db| db.query_row(&query, [], |row| row.get::<_, i64>(0))).unwrap_or(0)
    };
    let kinds: Vec<Value> =
        Kind::table().map(|(_, name, value, about)| json!({"name": name, "value": value, "about": about})).collect();
    say(
        200,
        &json!({
            "console": shared.console, "backends": shared.backends, "keystone": shared.options.keystone,
            "departments": count("domains"), "users": count("users"), "tokens": count("tokens"),
            "quotas": count("quotas"), "limits": shared.options.limits,
            "cms": shared.cms.generation().map_or("off", Generation::name), "cms_database": shared.cms.database(),
            "cms_accounts": count("cms_users WHERE deleted IS NULL"),
            "zkeys": shared.options.zkeys, "servers": count("zkeys_servers"),
            "oneaccess": shared.options.oneaccess,
            "token_minutes": shared.options.token_minutes, "reports": lock(&shared.reports).len(),
            "kinds": kinds, "faults": shared.faults.list(),
        }),
    )
}

async fn list_reports(State(shared): Here) -> Answer {
    say(200, &json!(*lock(&shared.reports)))
}

async fn add_report(State(shared): Here, body: Bytes) -> StatusCode {
    let report = serde_json::from_slice(&body).unwrap_or_else(|_| json!(String::from_utf8_lossy(&body)));
    let mut reports = lock(&shared.reports);
    if reports.len() < REPORTS {
        reports.push(report);
    }
    StatusCode::NO_CONTENT
}

async fn clear_reports(State(shared): Here) -> Answer {
    lock(&shared.reports).clear();
    nothing()
}
