//! With a real Keystone the sandbox plays EOS only. Here another sandbox is that Keystone.

use sandbox::{Options, start};
use serde_json::json;

use crate::http::{call, desk};

#[test]
fn identity_comes_from_the_other_server() {
    let keystone = desk();
    let url = format!("{}/v3", keystone.sandbox.backends());
    let eos = start(Options { keystone: Some(url.clone()), ..Options::default() }).unwrap();
    let ask = |token: &str, method: &str, path: &str, body: Option<&str>| {
        let headers = [("X-Auth-Token", token), ("Content-Type", "application/json")];
        call(method, &format!("{}{path}", eos.backends()), &headers, body).unwrap()
    };
    assert_eq!(ask(&keystone.token, "GET", "/v3/domains", None).status, 404, "not a Keystone");
    let usage = ask(&keystone.token, "GET", "/v3/domain_usage", None).json();
    let before = usage["domain"]["RegionOne"]["allocated"]["cores"].as_i64().unwrap();
    let research = format!("/v3/domain_quotas/{}", keystone.department("研发部"));
    let quotas = ask(&keystone.token, "GET", &research, None).json();
    let cores = quotas["domain"]["RegionOne"]["quotas"]["cores"].as_i64().unwrap();
    let body = json!({"domain": {"region": "RegionOne", "cores": cores + 5}}).to_string();
    assert_eq!(ask(&keystone.token, "PATCH", &research, Some(&body)).status, 200);
    let usage = ask(&keystone.token, "GET", "/v3/domain_usage", None).json();
    assert_eq!(usage["domain"]["RegionOne"]["allocated"]["cores"], before + 5);
    assert_eq!(ask(&keystone.token, "GET", "/v3/domain_quotas/nope", None).status, 404);
    assert_eq!(ask("bogus", "GET", &research, None).status, 401);
    let member = keystone.token_of("user02", None);
    assert_eq!(ask(&member, "GET", &research, None).status, 403);
    let scope = json!({"domain": {"id": keystone.department("研发部")}});
    let manager = keystone.token_of("user02", Some(scope));
    assert_eq!(ask(&manager, "GET", &research, None).status, 200);
    assert_eq!(ask(&manager, "PATCH", &research, Some(&body)).status, 403);

    let settings = call("GET", &format!("{}/settings.json", eos.console()), &[], None).unwrap();
    let policy = settings.header("content-security-policy").to_owned();
    assert!(policy.contains(&format!("connect-src 'self' {} {};", eos.backends(), keystone.sandbox.backends())));
    let settings = settings.json();
    assert_eq!(settings["keystone"]["url"], url.as_str());
    assert_eq!(settings["easystack"]["url"], format!("{}/v3", eos.backends()));
    assert_eq!(settings["platform"]["url"], eos.backends());

    eos.expire().unwrap();
    assert_eq!(ask(&keystone.token, "GET", &research, None).status, 401);
}

#[test]
fn a_keystone_that_is_away_is_a_503() {
    let eos = start(Options { keystone: Some("http://127.0.0.1:1".into()), ..Options::default() }).unwrap();
    let url = format!("{}/v3/domain_usage", eos.backends());
    let answer = call("GET", &url, &[("X-Auth-Token", "x")], None).unwrap();
    assert_eq!(answer.status, 503);
    assert!(start(Options { keystone: Some("keystone.example".into()), ..Options::default() }).is_err());
}
