use std::fs;
use std::path::PathBuf;

use sandbox::Options;
use serde_json::{Value, json};

use crate::http::{Answer, call, desk, desk_with};

/// A folder that looks like a built console; removed when dropped.
struct Dist(PathBuf);

impl Dist {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("sandbox-dist-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in [
            ("index.html", "<!doctype html><title>Console</title>"),
            ("app-1f0c9a3b77d2.js", "console.log(1)"),
            ("app-1f0c9a3b77d2.js.br", "brotli"),
            ("app-1f0c9a3b77d2.js.gz", "gzip"),
            ("app-1f0c9a3b77d2.wasm", "wasm"),
            (
                "settings.json",
                r#"{"brand":{"name":"Gantry"},"keystone":{"url":"http://x/v3","domain":"Default"},"easystack":{"url":null}}"#,
            ),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        Self(folder)
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn get(url: &str, headers: &[(&str, &str)]) -> Answer {
    call("GET", url, headers, None).unwrap()
}

#[test]
fn files_routes_and_settings() {
    let dist = Dist::new("files");
    let desk = desk_with(Options { dist: Some(dist.0.clone()), ..Options::default() });
    let console = desk.sandbox.console();
    for route in ["/", "/quotas", "/departments/default"] {
        let page = get(&format!("{console}{route}"), &[]);
        assert!(page.text.contains("<title>Console"), "{route}");
        assert_eq!((page.header("content-type"), page.header("cache-control")), ("text/html", "no-cache"));
    }
    let script = |encoding: &str| get(&format!("{console}/app-1f0c9a3b77d2.js"), &[("Accept-Encoding", encoding)]);
    let plain = script("identity");
    assert_eq!(plain.header("content-type"), "text/javascript");
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!((plain.header("content-encoding"), plain.text.as_str()), ("", "console.log(1)"));
    assert_eq!(script("br, gzip").header("content-encoding"), "br");
    let wasm = get(&format!("{console}/app-1f0c9a3b77d2.wasm"), &[]);
    assert_eq!(wasm.header("content-type"), "application/wasm");
    assert_eq!(get(&format!("{console}/missing.js"), &[]).status, 404);
    assert_eq!(get(&format!("{console}/..%2f..%2fetc%2fpasswd.txt"), &[]).status, 404);

    let settings = get(&format!("{console}/settings.json"), &[]);
    assert_eq!(settings.header("cache-control"), "no-cache");
    let url = format!("{}/v3", desk.sandbox.backends());
    let keystone = json!({"url": url, "domain": "Default"});
    let settings = settings.json();
    assert_eq!((&settings["keystone"], &settings["easystack"]["url"]), (&keystone, &Value::Null));
    assert_eq!(settings["brand"]["name"], "Gantry");
    assert_eq!(settings["platform"], json!({"url": desk.sandbox.backends()}));
    desk.sandbox.restart_cms(None);
    let settings = get(&format!("{console}/settings.json"), &[]).json();
    assert_eq!(settings["platform"], json!({"url": null}), "no service, no address");
}

#[test]
fn the_policy_is_on_every_answer() {
    let desk = desk();
    let console = desk.sandbox.console();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; manifest-src 'self'; connect-src 'self' {}; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; \
         report-uri /sandbox/csp-reports",
        desk.sandbox.backends()
    );
    for path in ["/", "/missing.js", "/settings.json", "/sandbox", "/sandbox/page.js", "/sandbox/faults"] {
        let answer = get(&format!("{console}{path}"), &[]);
        for (name, value) in [
            ("content-security-policy", policy.as_str()),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }
    }
}

#[test]
fn without_a_build_it_says_what_to_do() {
    let desk = desk();
    let page = get(desk.sandbox.console(), &[]);
    assert!(page.status == 200 && page.text.contains("--dist"));
}

#[test]
fn policy_reports_are_kept_and_cleared() {
    let desk = desk();
    let url = format!("{}/sandbox/csp-reports", desk.sandbox.console());
    let report = r#"{"csp-report":{"violated-directive":"script-src"}}"#;
    let sent = call("POST", &url, &[("Content-Type", "application/csp-report")], Some(report)).unwrap();
    assert_eq!(sent.status, 204);
    let kept = desk.control("GET", "csp-reports", None).json();
    assert_eq!(kept[0]["csp-report"]["violated-directive"], "script-src");
    assert_eq!(desk.control("DELETE", "csp-reports", None).status, 204);
    assert_eq!(desk.control("GET", "csp-reports", None).json(), json!([]));
}

#[test]
fn faults_are_set_and_removed_over_http() {
    let desk = desk();
    let body = json!({"method": "GET", "path": "/v3/domains*", "kind": "status", "value": 429, "times": 2});
    let made = desk.control("POST", "faults", Some(body));
    assert_eq!((made.status, &made.json()["rule"]), (201, &json!("GET /v3/domains* status=429 times=2")));
    assert_eq!(desk.get("/v3/domains").status, 429);
    assert_eq!(desk.control("GET", "faults", None).json()[0]["times"], 1);
    let id = made.json()["id"].to_string();
    assert_eq!(desk.control("DELETE", &format!("faults/{id}"), None).status, 204);
    assert_eq!(desk.control("DELETE", &format!("faults/{id}"), None).status, 404);
    assert_eq!(desk.get("/v3/domains").status, 200);
    desk.control("POST", "faults", Some(json!({"rule": "* /v3/* html"})));
    assert_eq!(desk.control("DELETE", "faults", None).status, 204);
    assert_eq!(desk.control("GET", "faults", None).json(), json!([]));
    for wrong in [json!({}), json!({"kind": "nonsense"}), json!({"kind": "status", "path": "/x", "value": "a"})] {
        let answer = desk.control("POST", "faults", Some(wrong));
        assert!(answer.status == 400 && answer.json()["error"].is_string());
    }
}

#[test]
fn a_change_behind_the_consoles_back() {
    let desk = desk();
    let body = json!({"department": "default", "region": "上海二区", "item": "cores", "value": 777});
    assert_eq!(desk.control("POST", "quotas", Some(body)).status, 204);
    assert_eq!(desk.quotas("default")["上海二区"]["quotas"]["cores"], 777);
    let body = json!({"department": "nope", "region": "RegionOne", "item": "cores", "value": 1});
    assert_eq!(desk.control("POST", "quotas", Some(body)).status, 400);
}

#[test]
fn the_log_shows_what_was_sent_but_no_secret() {
    let desk = desk();
    desk.sign_in("admin", "top-secret-word", None);
    let identity = json!({"methods": ["token"], "token": {"id": desk.token}});
    desk.call("POST", "/v3/auth/tokens", Some(json!({"auth": {"identity": identity}})));
    desk.patch("default", "cores", json!(4000));
    let log = desk.control("GET", "calls", None);
    assert!(
        !log.text.contains("top-secret-word") && !log.text.contains(&desk.token) && !log.text.contains("devstacker")
    );
    let patches = desk.control("GET", "calls?method=PATCH", None).json();
    assert_eq!(patches.as_array().unwrap().len(), 1);
    assert_eq!(patches[0]["body"], json!({"domain": {"region": "RegionOne", "cores": 4000}}));
    assert_eq!((&patches[0]["status"], &patches[0]["path"]), (&json!(200), &json!("/v3/domain_quotas/default")));
    assert_eq!(desk.control("DELETE", "calls", None).status, 204);
    assert_eq!(desk.control("GET", "calls", None).json(), json!([]));
}

#[test]
fn other_peoples_pages_cannot_steer_it() {
    let desk = desk();
    let url = format!("{}/sandbox/reset", desk.sandbox.console());
    let post = |headers: &[(&str, &str)]| call("POST", &url, headers, Some("{}")).unwrap().status;
    assert_eq!(post(&[("Origin", "http://elsewhere.example")]), 403);
    assert_eq!(post(&[("Host", "rebound.example")]), 403);
    assert_eq!(post(&[("Origin", desk.sandbox.console())]), 204);
}
