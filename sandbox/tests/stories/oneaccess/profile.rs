//! Registering oneself, and one's own profile.

use serde_json::{Value, json};

use super::{Desk, desk, keys, odd, ok, refused, text};

const NUMBER: &str = "13900000001";

fn register(desk: &Desk, code: &str, more: &Value) -> crate::http::Answer {
    let mut body = json!({"mobile": NUMBER, "verify_code": code});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.post("register/mobile-verify-code", &body)
}

#[test]
fn somebody_new() {
    let desk = desk();
    let code = desk.code(NUMBER, "REGISTER_SMS");
    for (more, wanted) in [
        (json!({"attr_gender": "other"}), "USER.0031"),
        (json!({"attr_birthday": "1990-2-1"}), "USER.0031"),
        (json!({"extension": "text"}), "USER.0031"),
        (json!({"pwd": "weak"}), "SDK.PWD.1001"),
        (json!({"user_name": "chen.xi"}), "USER.0002"),
        (json!({"email": "chen.xi@example.com"}), "USER.0004"),
        (json!({"name": 7}), "SDK.COMMON.1002"),
    ] {
        assert_eq!(refused(&register(&desk, &code, &more)), wanted, "{more}");
    }
    let all = json!({
        "user_name": "new.one", "name": "新人", "email": "new@example.com", "pwd": "Passw0rd-9", "attr_gender": "female",
        "attr_birthday": "2000-02-29", "attr_nick_name": "N", "first_name": "F", "middle_name": "M", "last_name": "L",
        "head_img": "https://img.example.com/n.png", "extension": {"age": "18"},
    });
    let body = ok(&register(&desk, &code, &all));
    assert_eq!(keys(&body), ["expire", "session_token", "status"], "as the sample: no id_token");
    assert_eq!((&body["status"], &body["expire"]), (&json!("SUCCESS"), &json!(43_200)));
    let profile = ok(&desk.signed("GET", "profile", &text(&body, "session_token"), None));
    for (name, value) in all.as_object().unwrap().iter().filter(|pair| pair.0 != "pwd") {
        assert_eq!(&profile[name], value, "{name}");
    }
    assert_eq!(profile["mobile"], NUMBER);
    let login = desk.post("login", &json!({"user_name": "new.one", "password": "Passw0rd-9"}));
    assert_eq!(ok(&login)["status"], "SUCCESS");
    assert_eq!(refused(&register(&desk, &code, &json!({}))), "CAPTCHA.0007", "the code is used");
    desk.advance(61);
    let code = desk.code(NUMBER, "REGISTER_SMS");
    assert_eq!(refused(&register(&desk, &code, &json!({"user_name": "x.y"}))), "USER.0003", "the number is taken");
    desk.set(&json!({"registration": false}));
    assert_eq!(refused(&register(&desk, &code, &json!({}))), "SDK.LOGIN.1008");
}

#[test]
fn ones_own_profile() {
    let desk = desk();
    let session = desk.session("chen.xi");
    let update = |body: Value| desk.signed("POST", "profile/update", &session, Some(&body));
    let show = || ok(&desk.signed("GET", "profile", &session, None));
    let before = show();
    assert_eq!(before["user_name"], "chen.xi");
    assert!(before.get("pwd").is_none() && before.get("verify_code").is_none(), "{before}");
    let done = update(json!({"name": "陈 曦", "attr_gender": "male", "mobile": "13800000001", "extension": {"a": 1}}));
    assert_eq!((done.status, done.text.as_str()), (200, ""));
    let after = show();
    assert_eq!(
        (&after["name"], &after["attr_gender"], &after["extension"]),
        (&json!("陈 曦"), &json!("male"), &json!({"a": 1}))
    );
    assert_eq!(after["attr_birthday"], before["attr_birthday"], "what is not sent stays");
    for (body, wanted) in [
        (json!({"mobile": "13900000001"}), "SDK.USER.1001"),
        (json!({"email": "other@example.com"}), "SDK.USER.1001"),
        (json!({"pwd": "Passw0rd-9"}), "SDK.USER.1001"),
        (json!({"attr_birthday": "yesterday"}), "USER.0031"),
        (json!({"user_name": "lin.hua"}), "USER.0002"),
    ] {
        assert_eq!(refused(&update(body.clone())), wanted, "{body}");
    }
    assert_eq!(show(), after, "nothing of that was done");
    assert_eq!(refused(&desk.post("profile/update", &json!({"name": "x"}))), "SDK.COMMON.1001", "not signed");
}

#[test]
fn its_contradictions_by_switch() {
    let desk = odd(&["profile-needs-mobile", "profile-secrets", "empty-json"]);
    let session = desk.session("chen.xi");
    let update = |body: Value| desk.signed("POST", "profile/update", &session, Some(&body));
    assert_eq!(refused(&update(json!({"name": "X"}))), "SDK.COMMON.1001");
    let done = update(json!({"name": "X", "mobile": "13800000001", "verify_code": "000000"}));
    assert_eq!((done.status, done.json()), (200, json!({})));
    let profile = ok(&desk.signed("GET", "profile", &session, None));
    assert_eq!((&profile["pwd"], profile.get("verify_code")), (&json!("******"), Some(&Value::Null)));
}
