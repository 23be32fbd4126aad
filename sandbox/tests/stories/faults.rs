use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;

use crate::http::{Answer, Desk, call, desk, send};

/// A PATCH that may stay without an answer.
fn try_patch(desk: &Desk, value: i64) -> Result<Answer, ureq::Error> {
    let config =
        Agent::config_builder().timeout_global(Some(Duration::from_millis(1500))).http_status_as_error(false).build();
    let body = json!({"domain": {"region": "RegionOne", "router": value}}).to_string();
    let headers = [("X-Auth-Token", desk.token.as_str()), ("Content-Type", "application/json")];
    let url = format!("{}/v3/domain_quotas/default", desk.sandbox.backends());
    send(&Agent::from(config), "PATCH", &url, &headers, Some(&body))
}

fn routers(desk: &Desk) -> i64 {
    desk.quotas("default")["RegionOne"]["quotas"]["router"].as_i64().unwrap()
}

#[test]
fn no_answer_before_or_after_the_effect() {
    let desk = desk();
    for (kind, value, effect) in [
        ("timeout-before", 1001, false),
        ("timeout-after", 1002, true),
        ("drop-before", 1003, false),
        ("drop-after", 1004, true),
    ] {
        desk.sandbox.fault(&format!("PATCH /v3/domain_quotas* {kind} times=1")).unwrap();
        assert!(try_patch(&desk, value).is_err(), "{kind}");
        assert_eq!(routers(&desk) == value, effect, "{kind}");
        let calls = desk.sandbox.calls();
        let patch = calls.iter().rfind(|call| call["method"] == "PATCH").unwrap();
        assert_eq!((&patch["status"], &patch["faults"]), (&Value::Null, &json!([kind])));
        assert_eq!(patch["body"]["domain"]["router"], value);
    }
    assert_eq!(try_patch(&desk, 1005).unwrap().status, 200, "each was for one call");
}

/// The head of the answer to a GET over an open connection.
fn head(connection: &mut BufReader<TcpStream>) -> String {
    connection.get_mut().write_all(b"GET /v3 HTTP/1.1\r\nHost: sandbox\r\n\r\n").unwrap();
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(connection.read_line(&mut head).unwrap(), 0, "the connection ended: {head}");
    }
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    connection.read_exact(&mut vec![0; length.parse().unwrap()]).unwrap();
    head
}

#[test]
fn connections_are_not_reused_while_one_may_be_dropped() {
    let desk = desk();
    let address = desk.sandbox.backends().strip_prefix("http://").unwrap().to_owned();
    let open = || {
        let stream = TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        BufReader::new(stream)
    };
    let closes = |head: &str| head.contains("connection: close");
    let ended = |mut connection: BufReader<TcpStream>| connection.read(&mut [0]).unwrap() == 0;

    let mut idle = open();
    assert!(!closes(&head(&mut idle)));
    assert!(!closes(&head(&mut idle)), "it is reused");
    desk.sandbox.fault("PATCH /v3/users* drop-after").unwrap();
    assert!(ended(idle), "what is idle is closed");
    let mut fresh = open();
    assert!(closes(&head(&mut fresh)));
    assert!(ended(fresh));
    desk.sandbox.clear_faults();
    assert!(!closes(&head(&mut open())));
}

#[test]
fn statuses_in_the_vendors_shapes() {
    let desk = desk();
    for code in [401, 403, 404, 408, 409, 429, 500, 502, 503, 504] {
        desk.sandbox.fault(&format!("PATCH /v3/domain_quotas* status={code} times=1")).unwrap();
        let answer = try_patch(&desk, 2000).unwrap();
        assert_eq!(answer.status, code);
        match code {
            500 => assert_eq!(answer.header("content-type"), "text/plain"),
            502 | 504 => assert!(answer.header("content-type") == "text/html" && answer.text.contains("nginx")),
            _ => assert_eq!(answer.json()["error"]["code"], code),
        }
    }
    assert_ne!(routers(&desk), 2000);
}

#[test]
fn an_error_before_or_after_the_effect() {
    let desk = desk();
    for (kind, value, status, effect) in [
        ("status=502", 2001, 502, false),
        ("status-after=502", 2002, 502, true),
        ("status-after", 2003, 502, true),
        ("status-after=409", 2004, 409, true),
        ("html", 2005, 200, false),
        ("html-after", 2006, 200, true),
    ] {
        desk.sandbox.fault(&format!("PATCH /v3/domain_quotas* {kind} times=1")).unwrap();
        let answer = try_patch(&desk, value).unwrap();
        assert_eq!(answer.status, status, "{kind}");
        match status {
            409 => assert_eq!(answer.json()["error"]["code"], 409),
            _ => assert!(answer.header("content-type") == "text/html" && answer.text.starts_with('<'), "{kind}"),
        }
        assert_eq!(routers(&desk) == value, effect, "{kind}");
        let calls = desk.sandbox.calls();
        let patch = calls.iter().rfind(|call| call["method"] == "PATCH").unwrap();
        let name = kind.split('=').next().unwrap();
        assert_eq!((&patch["status"], &patch["faults"]), (&json!(status), &json!([name])));
    }
    assert_eq!(try_patch(&desk, 2007).unwrap().status, 200, "each was for one call");
}

#[test]
fn bodies() {
    let desk = desk();
    let with = |kind: &str| {
        desk.sandbox.fault(&format!("GET /v3/domains {kind} times=1")).unwrap();
        desk.get("/v3/domains")
    };
    let html = with("html");
    assert_eq!((html.status, html.header("content-type")), (200, "text/html"));
    let cut = with("truncated");
    assert!(cut.text.len() > 500 && serde_json::from_str::<Value>(&cut.text).is_err());
    let huge = with("huge=20");
    assert!(huge.text.len() > 20_000_000);
    assert_eq!(huge.json()["domains"].as_array().unwrap().len(), 12);
    let wrong = with("wrong-types").json();
    let first = &wrong["domains"][0];
    assert_eq!((&first["name"], &first["enabled"], &first["tags"]), (&json!(42), &json!("yes"), &json!({})));
    let begun = Instant::now();
    assert_eq!(with("latency=300").status, 200);
    assert!(begun.elapsed() >= Duration::from_millis(300));
    let error = with("error-in-200").json();
    assert_eq!(error["error"]["code"], 409);
}

#[test]
fn eos_oddities() {
    let desk = desk();
    let with = |kind: &str| {
        desk.sandbox.clear_faults();
        desk.sandbox.fault(kind).unwrap();
        desk.get("/v3/domain_usage")
    };
    let plural = with("plural").json()["domain"]["RegionOne"]["quotas"].clone();
    assert!(plural.get("networks").is_some() && plural.get("network").is_none());
    assert_eq!(desk.patch("default", "networks", json!(55)).status, 200);
    assert_eq!(desk.patch("default", "network", json!(56)).status, 400);
    let text = &with("string-numbers").json()["domain"]["RegionOne"]["quotas"]["network"];
    assert_eq!(text, "55");
    assert_eq!(with("object-numbers").json()["domain"]["RegionOne"]["usage"]["cores"]["value"].as_i64(), {
        desk.sandbox.clear_faults();
        desk.get("/v3/domain_usage").json()["domain"]["RegionOne"]["usage"]["cores"].as_i64()
    });
    assert!(with("huge-numbers").text.contains(":1e400"));
    assert!(
        with("negative-usage").json()["domain"]["RegionOne"]["usage"].as_object().unwrap().values().any(|v| *v == -1)
    );
    let missing = with("missing-keys").json()["domain"]["RegionOne"].clone();
    assert_ne!(
        missing["quotas"].as_object().unwrap().keys().collect::<Vec<_>>(),
        missing["limits"].as_object().unwrap().keys().collect::<Vec<_>>()
    );
    assert_eq!(with("extra-keys").json()["domain"]["RegionOne"]["quotas"]["vgpu_profiles"], 7);
    assert!(with("region-not-object").json()["domain"]["RegionOne"].is_string());
    assert_eq!(with("empty-domain").json(), json!({"domain": {}}));
}

#[test]
fn replies_that_show_old_values() {
    let desk = desk();
    let old = routers(&desk);
    for (kind, applied) in [("not-applied", false), ("stale-reply", true)] {
        desk.sandbox.fault(&format!("PATCH /v3/domain_* {kind} times=1")).unwrap();
        let reply = try_patch(&desk, old + 7).unwrap();
        assert_eq!(reply.status, 200, "{kind}: {}", reply.text);
        assert_eq!(reply.json()["domain"]["RegionOne"]["quotas"]["router"], old);
        assert_eq!(routers(&desk), if applied { old + 7 } else { old }, "{kind}");
    }
}

#[test]
fn clocks_and_headers() {
    let desk = desk();
    let (back, console) = (desk.sandbox.backends(), desk.sandbox.console());
    desk.sandbox.fault("POST /v3/auth/tokens clock-skew=-7200 times=1").unwrap();
    let token = desk.sign_in("admin", "devstacker", None).json()["token"].clone();
    let now = desk.sign_in("admin", "devstacker", None).json()["token"].clone();
    assert!(token["expires_at"].as_str() < now["issued_at"].as_str(), "an hour of life, two hours off");

    let get = || {
        let headers = [("Origin", console), ("X-Auth-Token", desk.token.as_str())];
        call("GET", &format!("{back}/v3/domains"), &headers, None).unwrap()
    };
    desk.sandbox.fault("GET /v3/domains no-expose times=1").unwrap();
    assert!(!get().header("access-control-expose-headers").contains("X-Subject-Token"));
    desk.sandbox.fault("GET /v3/domains no-cors times=1").unwrap();
    let ask = [("Origin", console), ("Access-Control-Request-Method", "GET")];
    let preflight = call("OPTIONS", &format!("{back}/v3/domains"), &ask, None).unwrap();
    assert_eq!(preflight.header("access-control-allow-origin"), "");
    assert_eq!(get().header("access-control-allow-origin"), "", "the preflight did not use it up");
    assert_eq!(get().header("access-control-allow-origin"), console);
}
