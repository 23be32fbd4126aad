//! Faults on single actions, in the engine's own shapes; the ledger tells what happened; the log and the control
//! addresses.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use super::{Desk, FORM, SERVER, desk, order, refusal};
use crate::http::{call, send};

/// An order that may stay without an answer; whether there was one.
fn buy(desk: &Desk) -> bool {
    let config =
        Agent::config_builder().timeout_global(Some(Duration::from_millis(1500))).http_status_as_error(false).build();
    let url = format!("{}/api", desk.sandbox.backends());
    let body = desk.body("create", &order(&[]));
    send(&Agent::from(config), "POST", &url, &[("Content-Type", FORM)], Some(&body)).is_ok()
}

#[test]
fn the_ledger_tells_no_answer_from_no_effect() {
    let desk = desk();
    let mut effects = 0;
    for (kind, effect) in
        [("timeout-before", false), ("timeout-after", true), ("drop-before", false), ("drop-after", true)]
    {
        desk.sandbox.fault(&format!("POST /api/create {kind} times=1")).unwrap();
        assert_eq!(desk.form("sync_line", &[]).json()["code"], 0, "another action is not hit");
        assert!(!buy(&desk), "{kind}");
        effects += usize::from(effect);
        assert_eq!(desk.effects(), vec!["create"; effects], "{kind}");
        let calls = desk.sandbox.calls();
        let last = calls.last().unwrap();
        assert_eq!((&last["path"], &last["status"]), (&json!("/api/create"), &Value::Null));
        assert_eq!(last["faults"], json!([kind]));
    }
    assert!(buy(&desk), "each was for one call");
}

#[test]
fn the_ledger_tells_an_error_from_no_effect() {
    let desk = desk();
    let mut effects = 0;
    for (kind, status, effect) in [
        ("status=502", 502, false),
        ("status-after=502", 502, true),
        ("status-after=500", 500, true),
        ("status-after=403", 403, true),
        ("html", 200, false),
        ("html-after", 200, true),
    ] {
        desk.sandbox.fault(&format!("POST /api/create {kind} times=1")).unwrap();
        let answer = desk.form("create", &order(&[]));
        assert_eq!((answer.status, answer.text.starts_with('<')), (status, status != 403), "{kind}");
        effects += usize::from(effect);
        assert_eq!(desk.effects(), vec!["create"; effects], "{kind}");
    }
    desk.ok("create", &order(&[]));
    // Nothing is done that the engine refuses, whatever the answer says.
    desk.sandbox.fault("POST /api/start status-after=502 times=1").unwrap();
    assert_eq!(desk.form("start", &[("guid", SERVER)]).status, 502);
    assert_eq!(desk.effects(), vec!["create"; effects + 1], "it runs already");
}

#[test]
fn failures_have_its_own_shapes() {
    let desk = desk();
    let with = |rule: &str| {
        desk.sandbox.clear_faults();
        desk.sandbox.fault(rule).unwrap();
        desk.form("stop", &[("guid", SERVER)])
    };
    for (status, html) in [(401, false), (403, false), (409, false), (429, true), (500, true), (502, true), (503, true)]
    {
        let answer = with(&format!("POST /api/stop status={status}"));
        assert_eq!((answer.status, answer.header("content-type") == "text/html"), (status, html), "{status}");
        if !html {
            assert_eq!(answer.json()["code"], 1);
        }
        assert_eq!((answer.header("x-openstack-request-id"), answer.header("www-authenticate")), ("", ""));
    }
    assert_eq!(refusal(&with("POST /api* error-in-200")), "系统繁忙，请稍后再试（409）");
    assert_eq!(with("POST /api* html").header("content-type"), "text/html");
    assert!(desk.effects().is_empty(), "none of these did anything");
    assert!(serde_json::from_str::<Value>(&with("POST /api* truncated").text).is_err());
    assert_eq!(desk.effects(), ["stop"], "this one did");
    desk.sandbox.advance(super::STEP).unwrap();
    let list = |rule: &str| {
        desk.sandbox.clear_faults();
        desk.sandbox.fault(rule).unwrap();
        desk.form("sync_line", &[])
    };
    assert_eq!(list("POST /api/sync_line wrong-types").json()["code"], "n/a");
    let huge = list("POST /api/sync_line huge=2");
    assert!(huge.text.len() > 2_000_000 && huge.json()["code"] == 0);
    let begun = std::time::Instant::now();
    assert_eq!(list("POST /api/sync_line latency=300").json()["code"], 0);
    assert!(begun.elapsed() >= Duration::from_millis(300));
    desk.sandbox.clear_faults();
    desk.sandbox.fault("* /api/v1/* status=503").unwrap();
    assert_eq!(desk.form("getzones", &[]).json()["code"], 0, "the platform service's faults are not the engine's");
}

#[test]
fn the_log_has_the_action_and_no_secret() {
    let desk = desk();
    desk.ok("create", &order(&[]));
    let call = desk.sandbox.calls().pop().unwrap();
    let body = &call["body"];
    assert_eq!((&call["path"], &call["status"], &call["method"]), (&json!("/api/create"), &json!(200), &json!("POST")));
    assert_eq!((&body["sign"], &body["loginPassword"]), (&json!("***"), &json!("***")));
    assert_eq!((&body["agent_order_no"], &body["lineGuid"]), (&json!("590682534662098123"), &json!(super::LINE)));
    desk.form("degrade", &[("guid", SERVER), ("param[0][item]", "ip")]);
    assert_eq!(desk.sandbox.calls().pop().unwrap()["body"]["param[0][item]"], "ip", "as it was sent");
    desk.post(&[("Content-Type", FORM)], "action=../../x&loginPassword=secret");
    let odd = desk.sandbox.calls().pop().unwrap();
    assert_eq!((&odd["path"], &odd["body"]["loginPassword"]), (&json!("/api"), &json!("***")));
    let json = json!({"action": "stop", "sign": "0123", "guid": 5}).to_string();
    desk.post(&[("Content-Type", "application/json")], &json);
    let call = desk.sandbox.calls().pop().unwrap();
    assert_eq!((&call["path"], &call["body"]["sign"]), (&json!("/api/stop"), &json!("***")));
    let text = desk.control("GET", "calls", None).text;
    assert!(!text.contains("QWE1MzUwMjkyNzkh") && !text.contains(desk.key));
}

#[test]
fn it_is_steered_from_the_consoles_origin() {
    let desk = desk();
    let state = desk.control("GET", "zkeys", None).json();
    assert_eq!(state["members"][0], json!({"userid": "1100134", "key": desk.key}));
    assert_eq!((&state["offset_seconds"], &state["pace_ms"]), (&json!(0), &json!(super::STEP * 1000)));
    assert_eq!(state["url"], format!("{}/api", desk.sandbox.backends()));
    assert_eq!(state["servers"]["order_status"], json!({"1": 4}), "one, and the three of the other member");
    let switches: Vec<&str> =
        state["switches"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(switches, sandbox::Oddity::table().map(|row| row.1).collect::<Vec<_>>());
    let post = |body: Value| desk.control("POST", "zkeys", Some(body)).status;
    assert_eq!(post(json!({"advance_seconds": 60, "pace_ms": 7, "switches": ["string-code"]})), 204);
    assert_eq!(post(json!({"server": {"guid": SERVER, "set": {"run_status": "-1", "note": "x"}}})), 204);
    let state = desk.control("GET", "zkeys", None).json();
    assert_eq!((&state["offset_seconds"], &state["pace_ms"]), (&json!(60), &json!(7)));
    assert_eq!(state["servers"]["run_status"]["-1"], 2);
    let answer = desk.form("getzones", &[]).json();
    assert_eq!(answer["code"], "0");
    for wrong in [
        json!({"advance_seconds": -1}),
        json!({"switches": ["nonsense"]}),
        json!({"balance": "some"}),
        json!({"deliver": "now"}),
        json!({"nothing": 1}),
        json!({"server": {"guid": "1", "set": {}}}),
        json!({"server": {"guid": SERVER, "set": {"run_status": "off"}}}),
        json!({"server": {"guid": SERVER, "set": {"end_time": "tomorrow"}}}),
    ] {
        assert_eq!(post(wrong.clone()), 400, "{wrong}");
    }
    desk.control("POST", "zkeys", Some(json!({"switches": []})));
    assert_eq!(desk.server(SERVER)["note"], "x");
    desk.ok("start", &[("guid", SERVER)]);
    let rows = desk.control("GET", "zkeys/ledger?action=start", None).json();
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["guid"]), (1, &json!(SERVER)));
    assert_eq!(desk.control("GET", "zkeys/ledger?action=create", None).json(), json!([]));
    assert_eq!(desk.control("DELETE", "zkeys/ledger", None).status, 204);
    assert!(desk.effects().is_empty());

    desk.sandbox.reset().unwrap();
    let state = desk.control("GET", "zkeys", None).json();
    assert_eq!((&state["offset_seconds"], &state["pace_ms"]), (&json!(0), &json!(super::STEP * 1000)));
    assert_eq!((desk.state(SERVER).1, desk.server(SERVER).get("note")), ("1".into(), None));
    let url = format!("{}/sandbox/zkeys", desk.sandbox.console());
    let foreign = call("POST", &url, &[("Origin", "http://elsewhere.example")], Some("{}")).unwrap();
    assert_eq!(foreign.status, 403);
}
