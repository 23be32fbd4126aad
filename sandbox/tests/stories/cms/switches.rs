//! Choosing the generation, taking the database away, faults, and the way back to the seed.

use sandbox::Generation::{A, B, C};
use sandbox::{Options, start};
use serde_json::json;

use super::{service, told};
use crate::http::{call, desk, desk_with};

#[test]
fn the_generation_changes_while_it_runs() {
    let desk = desk();
    let is = |wanted: &str| {
        assert_eq!(desk.control("GET", "state", None).json()["cms"], wanted);
        let there = |path: &str| desk.get(path).status == 200;
        (there("/api/v1/wukong/ping"), there("/api/v1/platform/ping"), there("/metrics"))
    };
    assert_eq!(is("c"), (false, true, true));
    let set = |generation: &str| desk.control("POST", "cms", Some(json!({"generation": generation}))).status;
    assert_eq!((set("a"), is("a")), (204, (true, false, false)));
    assert_eq!((set("b"), is("b")), (204, (false, true, true)));
    assert_eq!((set("off"), is("off")), (204, (false, false, false)));
    let nothing = desk.get("/api/v1/platform/ping");
    assert_eq!((nothing.status, nothing.header("content-type")), (404, "text/html"), "as Keystone says it");
    for wrong in [json!({"generation": "d"}), json!({"database": 1}), json!({})] {
        assert_eq!(desk.control("POST", "cms", Some(wrong)).status, 400);
    }
    assert_eq!(desk.control("POST", "reset", None).status, 204);
    assert_eq!(is("c"), (false, true, true), "as it was started");
    let off = desk_with(Options { cms: None, ..Options::default() });
    assert_eq!(off.get("/metrics").status, 404);
}

#[test]
fn without_its_database_it_says_what_it_should_not() {
    for generation in [A, B, C] {
        let service = service(generation);
        let token = service.token();
        service.sandbox.set_cms_database(false);
        let (status, code, text) = told(&service.sign_in("admin", "platform-admin-1"));
        assert_eq!((status, code), (200, 1001));
        assert!(text.starts_with("dial tcp ") && text.ends_with("connect: connection refused"), "{text}");
        let answer = service.register(json!({"username": "quite-new", "password": "x"}));
        assert_eq!(told(&answer), (200, 1004, "user quite-new already exists".into()));
        let list = service.get_as(&token, service.own_path());
        let (status, key) = if generation == A { (401, "errcode") } else { (200, "error code") };
        assert_eq!((list.status, list.json()[key].as_i64()), (status, Some(403)), "as if the account were gone");
        assert_eq!(service.get_as("bad", service.own_path()).status, if generation == A { 401 } else { 202 });
        service.sandbox.set_cms_database(true);
        assert_eq!(service.get_as(&token, service.own_path()).status, 200);
    }
}

#[test]
fn the_seed_comes_back_and_a_state_file_keeps() {
    let service = service(C);
    let names = || service.get_as(&service.token(), "/api/v1/user/list").json()["data"].clone();
    let seeded = names();
    service.register(json!({"username": "tester3", "password": "admin123"}));
    assert_ne!(names(), seeded);
    service.sandbox.reset().unwrap();
    assert_eq!(names(), seeded, "ids and uids too");

    let folder = std::env::temp_dir().join(format!("sandbox-cms-{}", std::process::id()));
    let place = sandbox::Place::File(folder.join("state.db"));
    let options = Options { place, departments: 1, users: 0, ..Options::default() };
    let login = json!({"username": "tester3", "password": "admin123"}).to_string();
    let post = |path: &str| {
        let sandbox = start(options.clone()).unwrap();
        let url = format!("{}/api/v1/user/{path}", sandbox.backends());
        told(&call("POST", &url, &[], Some(&login)).unwrap()).1
    };
    assert_eq!((post("register"), post("login")), (0, 1000), "over two starts");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn it_is_there_beside_a_real_keystone() {
    let keystone = desk();
    let other =
        start(Options { keystone: Some(keystone.sandbox.backends().to_owned()), ..Options::default() }).unwrap();
    let ping = call("GET", &format!("{}/api/v1/platform/ping", other.backends()), &[], None).unwrap();
    assert_eq!((ping.status, ping.text.as_str()), (200, "ping"));
}

#[test]
fn faults_have_its_own_shapes() {
    let service = service(C);
    let token = service.token();
    let list = || service.get_as(&token, "/api/v1/user/list");
    let with = |rule: &str| {
        service.sandbox.clear_faults();
        service.sandbox.fault(rule).unwrap();
    };
    with("GET /api/v1/user/list status=401");
    assert_eq!(list().json()["error code"], 401);
    for (status, text) in [(500, ""), (502, "nginx"), (503, "nginx"), (429, "nginx"), (404, "404 page not found")] {
        with(&format!("GET /api/v1/* status={status}"));
        let answer = list();
        let said = if text.is_empty() { answer.text.is_empty() } else { answer.text.contains(text) };
        assert!(answer.status == status && said, "{status}: {}", answer.text);
        assert!(!answer.text.contains("{\"error\""), "{status}: not Keystone's shape");
        assert_eq!(answer.header("www-authenticate"), "");
    }
    with("GET /api/v1/user/list error-in-200=1001");
    assert_eq!(told(&list()), (200, 1001, "the request was refused".into()));
    with("* /api/v1/* html");
    assert_eq!(list().header("content-type"), "text/html");
    with("GET /api/v1/user/list wrong-types");
    assert_eq!(list().json()["errCode"], "n/a");
    with("GET /api/v1/user/list truncated");
    assert!(serde_json::from_str::<serde_json::Value>(&list().text).is_err());
    with("GET /metrics truncated");
    let half = service.get("/metrics");
    assert!(half.status == 200 && half.text.starts_with("# HELP"), "{}", half.text);
    assert!(!half.text.contains("promhttp_metric_handler_requests_total{code=\"503\"}"));
    with("GET /metrics huge=2");
    assert!(service.get("/metrics").text.len() > 2_000_000);
    with("GET /api/v1/platform/ping drop-before");
    let ping = format!("{}/api/v1/platform/ping", service.sandbox.backends());
    assert!(call("GET", &ping, &[], None).is_err());
    with("POST /api/v1/user/register drop-after");
    let url = format!("{}/api/v1/user/register", service.sandbox.backends());
    let body = json!({"username": "made", "password": "x"}).to_string();
    assert!(call("POST", &url, &[], Some(&body)).is_err());
    service.token_of("made", "x");
    with("* /api/v1/* no-cors");
    let answer = service.call("GET", "/api/v1/platform/ping", &[("Origin", "http://a.example")], None);
    assert_eq!(answer.header("access-control-allow-origin"), "");
    let headers = [("Origin", "http://a.example"), ("Access-Control-Request-Method", "GET")];
    let preflight = service.call("OPTIONS", "/api/v1/user/list", &headers, None);
    assert_eq!((preflight.status, preflight.header("access-control-allow-origin")), (204, ""));
}
