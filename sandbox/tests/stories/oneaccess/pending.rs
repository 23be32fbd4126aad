//! What comes between: the second factor, passwords that end.

use serde_json::{Value, json};

use super::{Desk, PASSWORD, desk, keys, odd, ok, refused, refused_with, text};

const NEW: &str = "Changed-2026";

fn second(desk: &Desk, state: &str, number: &str, code: &str) -> crate::http::Answer {
    desk.with_state("POST", "mfa/sms", state, Some(&json!({"mobile": number, "verify_code": code})))
}

fn change(desk: &Desk, state: &str, old: &str, new: &str) -> crate::http::Answer {
    let body = json!({"old_password": old, "new_password": new});
    desk.with_state("POST", "pwd/update", state, Some(&body))
}

#[test]
fn the_second_factor() {
    let desk = desk();
    let state = desk.state("lin.hua", "MFA_AUTH");
    let number = ok(&desk.with_state("GET", "mobile-by-token", &state, None));
    assert_eq!(number, json!({"mobile": "13800000002"}));
    let code = desk.code("13800000002", "MFA_AUTH_SMS");
    let other = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(refused(&second(&desk, &state, "13800000002", other)), "CAPTCHA.0007");
    assert_eq!(refused(&second(&desk, &state, "13800000001", &code)), "CAPTCHA.0007", "somebody else's number");
    let body = ok(&second(&desk, &state, "13800000002", &code));
    assert_eq!(
        (keys(&body), &body["status"]),
        (vec!["expire", "id_token", "session_token", "status"], &json!("SUCCESS"))
    );
    assert_eq!(body["expire"], 43_200);
    assert_eq!(refused(&second(&desk, &state, "13800000002", &code)), "SDK.COMMON.1009", "it led somewhere");
    assert_eq!(desk.signed("GET", "profile", &text(&body, "session_token"), None).status, 200);

    let state = desk.state("qian.mo", "MFA_AUTH");
    let code = desk.code("13800000008", "MFA_AUTH_SMS");
    let body = ok(&second(&desk, &state, "13800000008", &code));
    assert_eq!((&body["status"], body.get("session_token")), (&json!("ACCESS_DENIED"), None));
}

#[test]
fn a_password_that_ends_soon() {
    let desk = desk();
    let state = desk.state("wu.tao", "PASSWORD_WARN");
    let body = ok(&desk.with_state("GET", "pwd/skip-update", &state, None));
    assert_eq!(body["status"], "SUCCESS", "later");
    assert_eq!(refused(&desk.with_state("GET", "pwd/skip-update", &state, None)), "SDK.COMMON.1009");

    let state = desk.state("wu.tao", "PASSWORD_WARN");
    let body = ok(&change(&desk, &state, PASSWORD, NEW));
    assert_eq!((&body["status"], &body["expire"]), (&json!("SUCCESS"), &json!(43_200)));
    let login = |password: &str| desk.post("login", &json!({"user_name": "wu.tao", "password": password}));
    assert_eq!(ok(&login(NEW))["status"], "SUCCESS", "no warning any more");
    assert_eq!(refused(&login(PASSWORD)), "SDK.LOGIN.1005");
    desk.advance(84 * 86_400);
    assert_eq!(ok(&login(NEW))["status"], "PASSWORD_WARN", "ninety days, less a week");
    desk.advance(7 * 86_400);
    assert_eq!(ok(&login(NEW))["status"], "PASSWORD_EXPIRED");
}

#[test]
fn a_password_that_has_ended() {
    let desk = desk();
    let state = desk.state("he.jing", "PASSWORD_EXPIRED");
    assert_eq!(refused(&desk.with_state("GET", "pwd/skip-update", &state, None)), "SDK.COMMON.1010", "no way round");
    assert_eq!(refused(&desk.with_state("GET", "mobile-by-token", &state, None)), "SDK.COMMON.1010");
    let wrong = change(&desk, &state, "Wrong-123", NEW);
    assert_eq!(refused(&wrong), "SDK.LOGIN.1005");
    assert!(text(&wrong.json(), "error_msg").ends_with(": 4"), "it is an attempt");
    for weak in ["Short1A", "alllower-1", "He.Jing-2026", "Aa1-Aa1-Aa1-Aa1-Aa1"] {
        assert_eq!(refused(&change(&desk, &state, PASSWORD, weak)), "SDK.PWD.1001", "{weak}");
    }
    let state = desk.state("sun.yi", "PASSWORD_EXPIRED");
    assert_eq!(refused(&change(&desk, &state, PASSWORD, PASSWORD)), "SDK.PWD.1002");
    assert_eq!(ok(&change(&desk, &state, PASSWORD, NEW))["status"], "MFA_AUTH", "one thing after the other");

    let state = desk.state("xu.chu", "PASSWORD_EXPIRED");
    assert_eq!(ok(&change(&desk, &state, PASSWORD, NEW))["status"], "SUCCESS");
    let again = desk.post("login", &json!({"user_name": "xu.chu", "password": NEW}));
    assert_eq!(ok(&again)["status"], "SUCCESS", "only the first time");
}

#[test]
fn states_are_checked_and_end() {
    let desk = desk();
    assert_eq!(refused(&desk.get("mobile-by-token")), "SDK.COMMON.1001");
    assert_eq!(refused(&desk.with_state("GET", "mobile-by-token", "a.b.c", None)), "SDK.COMMON.1009");
    let state = desk.state("lin.hua", "MFA_AUTH");
    let other = [("X-state-token", state.as_str()), ("X-client-id", super::OTHER_CLIENT)];
    assert_eq!(refused(&desk.sdk("GET", "mobile-by-token", &other, None)), "SDK.COMMON.1009", "another application's");
    desk.advance(601);
    assert_eq!(refused(&desk.with_state("GET", "mobile-by-token", &state, None)), "SDK.COMMON.1009");

    desk.sandbox.set_oneaccess_switches(&["state-once"]).unwrap();
    let state = desk.state("he.jing", "PASSWORD_EXPIRED");
    assert_eq!(refused(&change(&desk, &state, PASSWORD, "weak")), "SDK.PWD.1001");
    assert_eq!(refused(&change(&desk, &state, PASSWORD, NEW)), "SDK.COMMON.1009", "one mistake was enough");
    desk.sandbox.set_oneaccess_switches(&["session-401"]).unwrap();
    let ended = desk.with_state("GET", "mobile-by-token", "a.b.c", None);
    assert_eq!(refused_with(401, &ended), "SDK.COMMON.1009");
}

#[test]
fn the_number_of_a_second_factor_is_masked_by_switch() {
    let desk = odd(&["mfa-number-masked"]);
    let state = desk.state("lin.hua", "MFA_AUTH");
    let number = ok(&desk.with_state("GET", "mobile-by-token", &state, None));
    assert_eq!(number, json!({"mobile": "138****0002"}));
    let code = desk.code("13800000002", "MFA_AUTH_SMS");
    assert_eq!(refused(&second(&desk, &state, "138****0002", &code)), "CAPTCHA.0007");
    assert_eq!(ok(&second(&desk, &state, "13800000002", &code))["status"], "SUCCESS");
}

#[test]
fn other_policies_by_switch() {
    let desk = odd(&["must-modify-unseen", "sms-skips-mfa", "bad-rules"]);
    assert_eq!(ok(&desk.sign_in("xu.chu"))["status"], "SUCCESS");
    let code = desk.code("13800000002", "LOGIN_SMS");
    let body = json!({"mobile": "13800000002", "verify_code": code});
    assert_eq!(ok(&desk.post("login/mobile-verify-code", &body))["status"], "SUCCESS");
    let rules = ok(&desk.sign_in("wu.tao"))["data"].clone();
    assert!(serde_json::from_str::<Value>(rules.as_str().unwrap()).is_err(), "{rules}");

    desk.sandbox.set_oneaccess_switches(&["policy-unreadable"]).unwrap();
    assert_eq!(refused(&desk.sign_in("wu.tao")), "SDK.LOGIN.1004");
    assert_eq!(ok(&desk.sign_in("chen.xi"))["status"], "SUCCESS", "where no rules are due");
    desk.sandbox.set_oneaccess_switches(&[]).unwrap();
    desk.set(&json!({"user": {"user_name": "chen.xi", "set": {"mfa": true, "password_ends_days": 2}}}));
    let state = desk.state("chen.xi", "PASSWORD_WARN");
    assert_eq!(ok(&desk.with_state("GET", "pwd/skip-update", &state, None))["status"], "MFA_AUTH");
}
