//! Signing in by password and by SMS: every branch, every refusal.

use serde_json::{Value, json};

use super::{Desk, PASSWORD, desk, keys, ok, refused, text, token_parts};

#[test]
fn every_branch_has_its_person() {
    let desk = desk();
    let body = ok(&desk.sign_in("chen.xi"));
    assert_eq!(keys(&body), ["expire", "id_token", "session_token", "status"]);
    assert_eq!((&body["status"], &body["expire"]), (&json!("SUCCESS"), &json!(604_800)));
    let session = text(&body, "session_token");
    assert!(session.len() == 32 && session.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{session}");
    let (header, claims) = token_parts(&text(&body, "id_token"));
    assert_eq!((&header["alg"], &header["kid"]), (&json!("RS256"), &json!("k1")));
    let identity: Value = serde_json::from_str(claims["api"].as_str().unwrap()).unwrap();
    assert_eq!(keys(&identity), ["email", "id", "mobile", "name", "userName"]);
    assert_eq!((&identity["userName"], &identity["mobile"]), (&json!("chen.xi"), &json!("13800000001")));
    assert_eq!(claims["aud"], super::CLIENT);
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 7200);

    for (name, status) in [
        ("lin.hua", "MFA_AUTH"),
        ("wu.tao", "PASSWORD_WARN"),
        ("he.jing", "PASSWORD_EXPIRED"),
        ("xu.chu", "PASSWORD_EXPIRED"),
        ("sun.yi", "PASSWORD_EXPIRED"),
        ("qian.mo", "MFA_AUTH"),
    ] {
        let body = ok(&desk.sign_in(name));
        assert_eq!(body["status"], status, "{name}");
        assert_eq!(text(&body, "state_token").split('.').count(), 3, "{body}");
        assert_eq!(token_parts(&text(&body, "state_token")).0["alg"], "HS256");
        assert!(body.get("session_token").is_none(), "{body}");
    }
    let denied = ok(&desk.sign_in("zhou.ting"));
    assert_eq!((keys(&denied), &denied["status"]), (vec!["data", "status"], &json!("ACCESS_DENIED")));
    for (name, code) in [
        ("left.company", "SDK.LOGIN.1006"),
        ("gao.suo", "SDK.LOGIN.1003"),
        ("feng.wai", "SDK.LOGIN.1002"),
        ("mu.ma", "SDK.LOGIN.1005"),
        ("nobody", "SDK.LOGIN.1005"),
    ] {
        assert_eq!(refused(&desk.sign_in(name)), code, "{name}");
    }
}

#[test]
fn the_rules_come_as_json_within_a_text() {
    let desk = desk();
    let body = ok(&desk.sign_in("wu.tao"));
    let rules: Value = serde_json::from_str(body["data"].as_str().unwrap()).unwrap();
    assert_eq!((&rules["minLength"], &rules["maxLength"]), (&json!(8), &json!(18)));
    assert!(text(&rules, "regEx").contains("(?=.*[a-z])"), "{rules}");
}

#[test]
fn wrong_passwords_are_counted_and_lock() {
    let desk = desk();
    let wrong = |language: &str| {
        let body = json!({"user_name": "chen.xi", "password": "Wrong-123"});
        desk.sdk("POST", "login", &[("X-L", language)], Some(&body))
    };
    let first = wrong("zh");
    assert_eq!(refused(&first), "SDK.LOGIN.1005");
    assert_eq!(first.json()["error_msg"], "用户名或密码错误，剩余登录尝试次数:4");
    assert!(text(&wrong("en").json(), "error_msg").ends_with("attempts: 3"));
    assert_eq!(desk.session("chen.xi").len(), 32, "a right one forgets them");
    for left in [4, 3, 2, 1] {
        assert!(text(&wrong("en").json(), "error_msg").ends_with(&format!(": {left}")));
    }
    assert_eq!(refused(&wrong("en")), "SDK.LOGIN.1003");
    assert_eq!(refused(&desk.sign_in("chen.xi")), "SDK.LOGIN.1003", "the right one too");
    desk.advance(1801);
    assert_eq!(desk.session("chen.xi").len(), 32);
    desk.set(&json!({"attempts": 1}));
    assert_eq!(refused(&wrong("en")), "SDK.LOGIN.1003");
    let blank = desk.post("login", &json!({"user_name": "chen.xi"}));
    assert_eq!(refused(&blank), "SDK.COMMON.1001");
    let blank = desk.post("login", &json!({"user_name": 7, "password": PASSWORD}));
    assert_eq!(refused(&blank), "SDK.COMMON.1002");
}

fn by_sms(desk: &Desk, number: &str, code: &str) -> crate::http::Answer {
    desk.post("login/mobile-verify-code", &json!({"mobile": number, "verify_code": code}))
}

#[test]
fn by_sms_from_the_puzzle_to_the_session() {
    let desk = desk();
    let code = desk.code("13800000001", "LOGIN_SMS");
    assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    assert_eq!(ok(&by_sms(&desk, "+8613800000001", &code))["status"], "SUCCESS");
    assert_eq!(refused(&by_sms(&desk, "13800000001", &code)), "CAPTCHA.0007", "used");
    assert_eq!(desk.outbox()[0]["state"], "used");

    let code = desk.code("+852-91234567", "LOGIN_SMS");
    assert_eq!(ok(&by_sms(&desk, "+852-91234567", &code))["status"], "SUCCESS");
    let code = desk.code("13800000014", "LOGIN_SMS");
    assert_eq!(ok(&by_sms(&desk, "13800000014", &code))["status"], "SUCCESS", "has no password");
    let code = desk.code("13800000002", "LOGIN_SMS");
    assert_eq!(ok(&by_sms(&desk, "13800000002", &code))["status"], "MFA_AUTH");
    let code = desk.code("13800000007", "LOGIN_SMS");
    assert_eq!(ok(&by_sms(&desk, "13800000007", &code))["status"], "ACCESS_DENIED");
    let code = desk.code("13800000004", "LOGIN_SMS");
    assert_eq!(ok(&by_sms(&desk, "13800000004", &code))["status"], "SUCCESS", "the password does not matter");
}

#[test]
fn a_number_of_nobody() {
    let desk = desk();
    let code = desk.code("13900000099", "LOGIN_SMS");
    assert_eq!(refused(&by_sms(&desk, "13900000099", &code)), "SDK.COMMON.1013");
    desk.set(&json!({"auto_register": true, "sms_interval": 0}));
    let code = desk.code("13900000099", "LOGIN_SMS");
    assert_eq!(ok(&by_sms(&desk, "13900000099", &code))["status"], "SUCCESS");
    assert_eq!(refused(&by_sms(&desk, "1380000000", "123456")), "USER.0038");
}

#[test]
fn codes_end_and_bear_five_mistakes() {
    let desk = desk();
    let number = "13800000001";
    let code = desk.code(number, "LOGIN_SMS");
    let other = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        assert_eq!(refused(&by_sms(&desk, number, other)), "CAPTCHA.0007");
    }
    assert_eq!(refused(&by_sms(&desk, number, &code)), "CAPTCHA.0007", "too many mistakes");

    desk.advance(61);
    let code = desk.code(number, "LOGIN_SMS");
    desk.advance(301);
    assert_eq!(refused(&by_sms(&desk, number, &code)), "CAPTCHA.0007", "over");

    let first = desk.code(number, "LOGIN_SMS");
    desk.advance(61);
    let second = desk.code(number, "LOGIN_SMS");
    if first != second {
        assert_eq!(refused(&by_sms(&desk, number, &first)), "CAPTCHA.0007", "only the last one counts");
    }
    assert_eq!(ok(&by_sms(&desk, number, &second))["status"], "SUCCESS");
    desk.advance(61);
    let code = desk.code(number, "FORGET_PWD_SMS");
    assert_eq!(refused(&by_sms(&desk, number, &code)), "CAPTCHA.0007", "for another purpose");
}

#[test]
fn sending_has_its_limits() {
    let desk = desk();
    let send = |number: &str, kind: &str| {
        let proof = desk.proof("13800000001");
        desk.post("sms/send", &json!({"mobile": number, "type": kind, "captcha_token": proof}))
    };
    assert_eq!(refused(&send("13800000001", "HELLO_SMS")), "SDK.COMMON.1002");
    assert_eq!(refused(&send("13800000001", "UPDATE_MOBILE_SMS")), "SDK.COMMON.1002", "the other line's");
    assert_eq!(refused(&send("12345", "LOGIN_SMS")), "CAPTCHA.0006");
    assert_eq!(refused(&desk.post("sms/send", &json!({"mobile": "13800000001"}))), "SDK.COMMON.1001");
    for kind in ["LOGIN_SMS", "REGISTER_SMS", "MFA_AUTH_SMS", "FORGET_PWD_SMS", "BIND_MOBILE_SMS", "CHANGE_PWD_SMS"] {
        assert_eq!(send("13800000001", kind).status, 200, "{kind}");
    }
    let soon = send("13800000001", "LOGIN_SMS");
    assert_eq!(refused(&soon), "CAPTCHA.0008");
    assert!(text(&soon.json(), "error_msg").contains("seconds"));
    desk.advance(61);
    desk.set(&json!({"sms_domestic": 1}));
    assert_eq!(send("13800000001", "LOGIN_SMS").status, 200);
    desk.advance(61);
    let none = send("13800000001", "LOGIN_SMS");
    assert_eq!(refused(&none), "CAPTCHA.0006");
    assert!(text(&none.json(), "error_msg").contains("消息余量不足"));
    let code = desk.code("+852-91234567", "LOGIN_SMS");
    assert_eq!(code.len(), 6, "abroad has its own");
}
