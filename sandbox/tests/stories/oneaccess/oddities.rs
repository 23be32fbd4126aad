//! Switches that have no other story.

use serde_json::{Value, json};

use super::{desk, keys, odd, ok, refused, text};

#[test]
fn success_in_other_words() {
    let desk = odd(&["bare-success"]);
    assert_eq!(keys(&ok(&desk.sign_in("chen.xi"))), ["expire", "session_token", "status"]);
    desk.sandbox.set_oneaccess_switches(&["lower-case-status"]).unwrap();
    assert_eq!(ok(&desk.sign_in("chen.xi"))["status"], "success");
    assert_eq!(ok(&desk.sign_in("lin.hua"))["status"], "mfa_auth");
    desk.sandbox.set_oneaccess_switches(&["unknown-status"]).unwrap();
    let unknown = ok(&desk.sign_in("chen.xi"));
    assert_eq!((&unknown["status"], unknown.get("session_token")), (&json!("RISK_AUTH"), None));
}

#[test]
fn the_other_lines_codes() {
    let desk = odd(&["ciam-codes"]);
    assert_eq!(refused(&desk.post("login", &json!({}))), "IDAAS.SDK.PARAM.0001");
    let device = desk.sdk("GET", "captcha", &[("X-agent", "")], None);
    assert_eq!(refused(&device), "IDAAS.SDK.PARAM.0001");
    let captcha = ok(&desk.get("captcha"));
    let body = json!({"point_json": "{}", "token": captcha["token"], "sender": "13800000001"});
    assert_eq!(refused(&desk.post("captcha/verify", &body)), "IDAAS.SDK.CAPTCHA.0002");
    let code = desk.post("login/mobile-verify-code", &json!({"mobile": "13800000001", "verify_code": "000000"}));
    assert_eq!(refused(&code), "IDAAS.SDK.CAPTCHA.0007");
    assert_eq!(refused(&desk.sign_in("nobody")), "SDK.LOGIN.1005", "where it has none, it stays");
    desk.code("13800000001", "UPDATE_MOBILE_SMS");
}

#[test]
fn small_things() {
    let desk = odd(&["suffixes-text", "no-sms-left", "empty-json"]);
    assert_eq!(ok(&desk.get("country-codes"))["phoneAreaCodeDefinitions"][0]["areaCodeSuffixes"], "");
    let body = json!({"mobile": "13800000001", "type": "LOGIN_SMS", "captcha_token": desk.proof("13800000001")});
    let none = desk.post("sms/send", &body);
    assert_eq!(refused(&none), "CAPTCHA.0006");
    assert!(text(&none.json(), "error_msg").contains("消息余量不足"));
    assert_eq!(desk.signed("GET", "logout", &desk.session("chen.xi"), None).json(), json!({}));
}

#[test]
fn every_switch_is_listed_and_ends_with_the_reset() {
    let desk = desk();
    let switches = || desk.control("GET", "oneaccess", None).json()["switches"].as_array().unwrap().clone();
    let names: Vec<String> = switches().iter().map(|row| text(row, "name")).collect();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    desk.sandbox.set_oneaccess_switches(&all).unwrap();
    assert!(switches().iter().all(|row| row["on"] == true && !row["about"].as_str().unwrap().is_empty()));
    assert!(desk.sandbox.set_oneaccess_switches(&["nonsense"]).is_err());
    desk.sandbox.reset().unwrap();
    assert!(switches().iter().all(|row| row["on"] == Value::Bool(false)));
}
