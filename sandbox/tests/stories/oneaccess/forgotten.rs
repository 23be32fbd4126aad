//! A forgotten password.

use serde_json::json;

use super::{PASSWORD, desk, ok, refused};

#[test]
fn a_new_one_by_sms() {
    let desk = desk();
    let (number, new) = ("13800000001", "Forgot-2026");
    let forgot = |code: &str, password: &str| {
        let body = json!({"mobile": number, "verify_code": code, "password": password});
        desk.post("pwd/update-by-mobile", &body)
    };
    let login = |password: &str| desk.post("login", &json!({"user_name": "chen.xi", "password": password}));
    let code = desk.code(number, "FORGET_PWD_SMS");
    let other = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(refused(&forgot(other, new)), "CAPTCHA.0007");
    assert_eq!(refused(&forgot(&code, "weak")), "SDK.PWD.1001");
    assert_eq!(refused(&forgot(&code, PASSWORD)), "SDK.PWD.1002", "the code is still good");
    let done = forgot(&code, new);
    assert_eq!((done.status, done.text.as_str()), (200, ""));
    assert_eq!(refused(&forgot(&code, "Forgot-2027")), "CAPTCHA.0007");
    assert_eq!(ok(&login(new))["status"], "SUCCESS");
    assert_eq!(refused(&login(PASSWORD)), "SDK.LOGIN.1005");
}

#[test]
fn it_ends_an_expiry_and_says_little_of_strangers() {
    let desk = desk();
    let forgot = |number: &str, code: &str| {
        let body = json!({"mobile": number, "verify_code": code, "password": "Forgot-2026"});
        desk.post("pwd/update-by-mobile", &body)
    };
    let code = desk.code("13800000004", "FORGET_PWD_SMS");
    assert_eq!(forgot("13800000004", &code).status, 200);
    let login = desk.post("login", &json!({"user_name": "he.jing", "password": "Forgot-2026"}));
    assert_eq!(ok(&login)["status"], "SUCCESS");
    assert_eq!(refused(&forgot("13900000099", "123456")), "CAPTCHA.0007", "without a code nobody learns who is there");
    let code = desk.code("13900000099", "FORGET_PWD_SMS");
    assert_eq!(refused(&forgot("13900000099", &code)), "SDK.COMMON.1013");
    assert_eq!(refused(&forgot("1", "123456")), "USER.0038");
}
