//! What every call must bring, which pages may call, and what stands before the service.

use sandbox::{Options, start};
use serde_json::json;

use super::{CLIENT, DEVICE_HEADERS, Desk, desk, odd, ok, refused, refused_with};
use crate::http::call;

#[test]
fn device_headers_and_the_application() {
    let desk = desk();
    let without = |names: &[&str]| {
        let headers: Vec<_> = DEVICE_HEADERS.into_iter().filter(|pair| !names.contains(&pair.0)).collect();
        desk.bare("GET", "/api/v2/sdk/server-date", &headers, None)
    };
    assert_eq!(without(&[]).status, 200);
    assert_eq!(without(&["X-L"]).status, 200, "the language is the caller's choice");
    for name in ["X-operating-sys-version", "X-device-fingerprint", "X-agent"] {
        assert_eq!(refused(&without(&[name])), "SDK.COMMON.1003", "{name}");
    }
    let missing = without(&["X-client-id"]);
    assert_eq!(refused(&missing), "SDK.COMMON.1001");
    assert_eq!(missing.json()["error_msg"], "Parameter X-client-id cannot be left blank.");
    assert_eq!(without(&["X-client-id", "X-L"]).json()["error_msg"], "参数X-client-id不能为空");
    let unknown = desk.sdk("GET", "captcha", &[("X-client-id", "somebody")], None);
    assert_eq!(refused(&unknown), "SDK.COMMON.1012");
}

#[test]
fn bodies_methods_and_paths() {
    let desk = desk();
    let send = |media: &str, body: &str| {
        let headers: Vec<_> = DEVICE_HEADERS.into_iter().chain([("Content-Type", media)]).collect();
        desk.bare("POST", "/api/v2/sdk/login", &headers, Some(body))
    };
    let body = json!({"user_name": "chen.xi", "password": "Passw0rd-1"}).to_string();
    assert_eq!(send("application/json;charset=utf8", &body).status, 200);
    assert_eq!(refused(&send("text/plain", &body)), "SDK.COMMON.1004");
    for broken in ["", "[]", "{", "user_name=chen.xi"] {
        assert_eq!(refused(&send("application/json", broken)), "SDK.COMMON.1004", "{broken}");
    }
    for (method, path) in [
        ("GET", "login"),
        ("POST", "captcha"),
        ("GET", "nothing"),
        ("PUT", "profile"),
        ("GET", "captcha/"),
        ("GET", ""),
    ] {
        let answer = desk.sdk(method, path, &[], None);
        assert_eq!((answer.status, &answer.json()["error"]), (404, &json!("Not Found")), "{method} {path}");
    }
    assert_eq!(desk.bare("GET", "/api/v3/sdk/captcha", &DEVICE_HEADERS, None).status, 404);
}

#[test]
fn a_tenant_among_many_and_a_list_of_addresses() {
    let desk = odd(&["isv"]);
    assert_eq!(refused(&desk.get("country-codes")), "SDK.COMMON.1001");
    let named = |id: &str| desk.sdk("GET", "country-codes", &[("X-tenant-id", id)], None);
    assert_eq!(named("08f770f51f80d2f40f38c00cb199fd21").status, 200);
    assert_eq!(refused(&named("0")), "SDK.COMMON.1011");
    desk.sandbox.set_oneaccess_switches(&["egress-only"]).unwrap();
    assert_eq!(refused_with(403, &desk.get("country-codes")), "SDK.COMMON.1014");
}

#[test]
fn dial_codes() {
    let desk = desk();
    let body = ok(&desk.get("country-codes"));
    assert_eq!(body["preferredAreaCode"], "CN");
    let first = &body["phoneAreaCodeDefinitions"][0];
    assert_eq!((&first["areaCode"], &first["mobileRegex"]), (&json!("86"), &json!(r"^(\+86){0,1}\-?1\d{10}$")));
    assert_eq!((&first["areaCodeSuffixes"], &first["displayMapping"]["zh-TW"]), (&json!([]), &json!("中國大陸")));
    assert!(body["phoneAreaCodeDefinitions"].as_array().unwrap().len() > 3);
}

fn from(desk: &Desk, method: &str, origin: &str) -> crate::http::Answer {
    let mut headers = vec![("Origin", origin)];
    if method == "OPTIONS" {
        headers.push(("Access-Control-Request-Method", "POST"));
        headers.push(("Access-Control-Request-Headers", "content-type,x-client-id"));
    } else {
        headers.extend(DEVICE_HEADERS);
    }
    desk.bare(method, "/api/v2/sdk/server-date", &headers, None)
}

#[test]
fn pages_that_may_call() {
    let desk = desk();
    let console = desk.sandbox.console().to_owned();
    let flight = from(&desk, "OPTIONS", &console);
    assert_eq!((flight.status, flight.header("access-control-allow-origin")), (200, console.as_str()));
    let allowed = flight.header("access-control-allow-headers").to_ascii_lowercase();
    for name in ["content-type", "x-client-id", "x-signature", "x-state-token", "x-agent", "authorization"] {
        assert!(allowed.split(',').any(|one| one == name), "{name}: {allowed}");
    }
    assert_eq!(flight.header("access-control-allow-credentials"), "", "no cookies");
    let answer = from(&desk, "GET", &console);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, console.as_str()));
    for method in ["OPTIONS", "GET"] {
        let other = from(&desk, method, "https://evil.example.org");
        assert_eq!((other.status, other.header("access-control-allow-origin")), (403, ""), "{method}");
    }
    assert_eq!(desk.get("server-date").status, 200, "no page at all");

    desk.set(&json!({"origins": ["https://*.example.com"]}));
    assert_eq!(from(&desk, "GET", &console).status, 403);
    assert_eq!(from(&desk, "GET", "https://a.b.example.com").status, 200);
    assert!(desk.sandbox.set_oneaccess(&json!({"origins": vec!["https://a.example"; 11]})).is_err(), "ten at most");
    desk.set(&json!({"origins": null}));
    assert_eq!(from(&desk, "GET", &console).status, 200);

    desk.sandbox.fault("GET /api/v2/sdk/* no-cors").unwrap();
    let without = from(&desk, "GET", &console);
    assert_eq!((without.status, without.header("access-control-allow-origin")), (200, ""));
}

#[test]
fn faults_have_the_vendors_shapes() {
    let desk = desk();
    desk.sandbox.fault("GET /api/v2/sdk/server-date status=500 times=1").unwrap();
    assert_eq!(refused_with(500, &desk.get("server-date")), "SDK.COMMON.9999");
    desk.sandbox.fault("GET /api/v2/sdk/server-date status=503 times=1").unwrap();
    let gateway = desk.get("server-date");
    assert_eq!((gateway.status, gateway.header("content-type")), (503, "text/html"));
    desk.sandbox.fault("POST /api/v1/oauth2/token status=500 times=1").unwrap();
    let token = desk.form("/api/v1/oauth2/token", "grant_type=password");
    assert_eq!((token.status, &token.json()["error"]), (500, &json!("server_error")));
    desk.sandbox.fault("GET /api/v2/sdk/server-date error-in-200 times=1").unwrap();
    assert_eq!(refused_with(200, &desk.get("server-date")), "SDK.COMMON.409");
    desk.sandbox.fault("GET /api/v2/sdk/server-date html times=1").unwrap();
    assert!(desk.get("server-date").text.starts_with("<!doctype html>"));
    desk.sandbox.fault("GET /api/v2/sdk/captcha truncated times=1").unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&desk.get("captcha").text).is_err());
    desk.sandbox.fault("POST /api/v2/sdk/login drop-before times=1").unwrap();
    let body = json!({"user_name": "chen.xi", "password": "x"}).to_string();
    let headers: Vec<_> = DEVICE_HEADERS.into_iter().chain([super::JSON]).collect();
    assert!(call("POST", &desk.url("/api/v2/sdk/login"), &headers, Some(&body)).is_err());
    desk.session("chen.xi");
}

#[test]
fn the_platform_service_keeps_its_own_paths() {
    let desk = desk();
    let headers = [("Content-Type", "application/json")];
    let body = json!({"username": "admin", "password": "platform-admin-1"}).to_string();
    assert!(desk.bare("POST", "/api/v1/user/login", &headers, Some(&body)).text.contains("login success"));
    assert_eq!(desk.bare("GET", "/api/v1/platform/ping", &[], None).text, "ping");
    assert_eq!(desk.bare("GET", "/api/v1/oauth2/keys", &[], None).status, 200);

    let off = Desk { sandbox: start(Options { oneaccess: false, ..Options::default() }).unwrap() };
    assert_eq!(off.bare("GET", "/api/v1/oauth2/keys", &[], None).status, 401, "the platform service's again");
    assert_eq!(off.sdk("GET", "captcha", &[("X-client-id", CLIENT)], None).status, 404);
    assert_eq!(off.control("GET", "oneaccess", None).json()["url"], json!(null));
}
