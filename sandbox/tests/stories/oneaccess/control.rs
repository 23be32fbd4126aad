//! What is seen and set from outside.

use sandbox::{Options, Place, start};
use serde_json::{Value, json};

use super::{CLIENT, Desk, JSON, desk, ok, refused, text};
use crate::http::call;

#[test]
fn people_and_what_becomes_of_them() {
    let desk = desk();
    let state = desk.control("GET", "oneaccess", None).json();
    assert_eq!(
        (&state["url"], &state["tenant_id"]),
        (&json!(desk.sandbox.backends()), &json!("08f770f51f80d2f40f38c00cb199fd21"))
    );
    assert_eq!(state["applications"][0]["client_id"], CLIENT);
    assert_eq!(state["endpoints"]["jwks_uri"], format!("{}/api/v1/oauth2/keys", desk.sandbox.backends()));
    let people = state["people"].as_array().unwrap();
    for status in ["SUCCESS", "MFA_AUTH", "PASSWORD_WARN", "PASSWORD_EXPIRED", "ACCESS_DENIED"] {
        let one = people.iter().find(|one| one["branch"] == status).unwrap_or_else(|| panic!("{status}"));
        let body = json!({"user_name": one["user_name"], "password": one["password"]});
        assert_eq!(ok(&desk.post("login", &body))["status"], status, "{one}");
    }
    let without = people.iter().find(|one| one["user_name"] == "mu.ma").unwrap();
    assert!(without["password"].is_null(), "{without}");
    for (source, uid, status) in [("wechat", "wx-new", "SOCIAL_BIND"), ("alipay", "ali-new", "USER_REGISTER")] {
        let code = desk.control("POST", "oneaccess/social-code", Some(&json!({"source": source, "uid": uid}))).json();
        assert_eq!(ok(&desk.post(&format!("login/{source}"), &code))["status"], status);
    }
    let unknown = desk.control("POST", "oneaccess/social-code", Some(&json!({"source": "x", "uid": "y"})));
    assert_eq!(unknown.status, 400);
}

#[test]
fn the_outbox_is_read_and_emptied() {
    let desk = desk();
    let code = desk.code("13800000001", "LOGIN_SMS");
    desk.code("+852-91234567", "LOGIN_SMS");
    let of_one = desk.control("GET", "oneaccess/outbox?mobile=13800000001", None).json();
    let all = of_one.as_array().unwrap();
    assert_eq!((all.len(), &all[0]["code"], &all[0]["state"]), (1, &json!(code), &json!("good")));
    assert!(text(&all[0], "text").contains(&code));
    assert_eq!(desk.sandbox.oneaccess_outbox(None).len(), 2);
    assert_eq!(desk.control("DELETE", "oneaccess/outbox", None).status, 204);
    assert!(desk.sandbox.oneaccess_outbox(None).is_empty());
    let body = json!({"mobile": "13800000001", "verify_code": code});
    assert_eq!(refused(&desk.post("login/mobile-verify-code", &body)), "CAPTCHA.0007", "the codes are gone too");
}

#[test]
fn changes_are_checked_before_anything_is_done() {
    let desk = desk();
    for wrong in [
        json!([]),
        json!({"attempts": -1}),
        json!({"attempts": "3"}),
        json!({"registration": 1}),
        json!({"wechat": "maybe"}),
        json!({"switches": "isv"}),
        json!({"origins": "x"}),
        json!({"user": {"user_name": "nobody", "set": {}}}),
        json!({"user": {"user_name": "chen.xi", "set": {"mfa": 1}}}),
        json!({"user": {"user_name": "chen.xi", "set": {"shoe_size": 1}}}),
        json!({"nonsense": 1}),
        json!({"advance_seconds": 600, "attempts": -1}),
    ] {
        let answer = desk.control("POST", "oneaccess", Some(&wrong));
        assert_eq!((answer.status, answer.json()["error"].is_string()), (400, true), "{wrong}");
    }
    assert_eq!(desk.control("GET", "oneaccess", None).json()["offset_seconds"], 0);
    let set = json!({"user": {"user_name": "gao.suo", "set": {"locked": false, "password": "Passw0rd-5", "denied": "login"}}});
    assert_eq!(desk.control("POST", "oneaccess", Some(&set)).status, 204);
    let body = json!({"user_name": "gao.suo", "password": "Passw0rd-5"});
    assert_eq!(ok(&desk.post("login", &body))["status"], "ACCESS_DENIED");
    let url = format!("{}/sandbox/oneaccess/outbox", desk.sandbox.console());
    let foreign = call("GET", &url, &[("Origin", "https://evil.example.org")], None).unwrap();
    assert_eq!(foreign.status, 403, "other people's pages read no codes");
}

#[test]
fn a_reset_keeps_sessions_unless_they_are_to_go() {
    let desk = desk();
    let session = desk.session("chen.xi");
    let body = json!({"name": "changed"});
    desk.signed("POST", "profile/update", &session, Some(&body));
    desk.code("13800000001", "LOGIN_SMS");
    desk.sandbox.reset().unwrap();
    let profile = ok(&desk.signed("GET", "profile", &session, None));
    assert_eq!(profile["name"], "陈曦", "the seed is back, the session too");
    assert!(desk.sandbox.oneaccess_outbox(None).is_empty());
    assert_eq!(desk.control("POST", "reset", Some(&json!({"tokens": true}))).status, 204);
    assert_eq!(refused(&desk.signed("GET", "profile", &session, None)), "SDK.COMMON.1005");
}

#[test]
fn the_log_keeps_no_secret() {
    let desk = desk();
    let code = desk.code("13900000001", "REGISTER_SMS");
    let body = json!({"mobile": "13900000001", "verify_code": code, "pwd": "Passw0rd-9"});
    ok(&desk.post("register/mobile-verify-code", &body));
    desk.session("chen.xi");
    let log = desk.sandbox.calls();
    let of = |path: &str| -> Value {
        log.iter().find(|call| call["path"].as_str().unwrap().ends_with(path)).unwrap()["body"].clone()
    };
    assert_eq!(of("register/mobile-verify-code"), json!({"mobile": "13900000001", "verify_code": "***", "pwd": "***"}));
    assert_eq!(of("sdk/login")["password"], "***");
    assert_eq!(of("sms/send")["captcha_token"], "***");
}

#[test]
fn a_state_file_keeps_people_and_keys() {
    let folder = std::env::temp_dir().join(format!("oneaccess-{}", std::process::id()));
    let place = Place::File(folder.join("state.db"));
    let options = Options { departments: 1, users: 0, servers: 1, place, ..Options::default() };
    let first = Desk { sandbox: start(options.clone()).unwrap() };
    let (session, key) = (first.session("chen.xi"), text(&ok(&first.get("public-key")), "public_key"));
    first.sandbox.stop();
    let second = Desk { sandbox: start(options).unwrap() };
    assert_eq!(text(&ok(&second.get("public-key")), "public_key"), key);
    assert_eq!(second.signed("GET", "profile", &session, None).status, 200);
    second.sandbox.stop();
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_page_has_its_section() {
    let desk = desk();
    let page = call("GET", &format!("{}/sandbox", desk.sandbox.console()), &[JSON], None).unwrap();
    for id in ["oneaccess", "people", "outbox", "access-oddities", "numbers", "consent"] {
        assert!(page.text.contains(&format!("id=\"{id}\"")), "{id}");
    }
}
