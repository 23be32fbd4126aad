//! Social accounts: signing in, binding, registering, unbinding, and the consent pages.

use serde_json::{Value, json};

use super::{DEVICE_HEADERS, Desk, JSON, desk, odd, ok, refused, text};

fn sign_in(desk: &Desk, source: &str, uid: &str) -> Value {
    let code = desk.sandbox.social_code(source, uid).unwrap();
    ok(&desk.post(&format!("login/{source}"), &json!({"code": code})))
}

fn bind(desk: &Desk, path: &str, state: &str, number: &str, code: &str) -> crate::http::Answer {
    desk.with_state("POST", path, state, Some(&json!({"mobile": number, "verify_code": code})))
}

#[test]
fn accounts_that_are_known() {
    let desk = desk();
    for (source, uid, status) in [
        ("wechat", "wx-chen", "SUCCESS"),
        ("wechat", "wx-lin", "MFA_AUTH"),
        ("wechat", "wx-zhou", "ACCESS_DENIED"),
        ("alipay", "ali-chen", "SUCCESS"),
        ("alipay", "ali-lin", "MFA_AUTH"),
        ("wechat", "wx-new", "SOCIAL_BIND"),
        ("alipay", "ali-new", "USER_REGISTER"),
    ] {
        assert_eq!(sign_in(&desk, source, uid)["status"], status, "{uid}");
    }
    let code = desk.sandbox.social_code("wechat", "wx-chen").unwrap();
    assert_eq!(refused(&desk.post("login/alipay", &json!({"code": code}))), "SDK.LOGIN.1007", "the other source's");
    ok(&desk.post("login/wechat", &json!({"code": code})));
    assert_eq!(refused(&desk.post("login/wechat", &json!({"code": code}))), "SDK.LOGIN.1007", "used");
    let code = desk.sandbox.social_code("wechat", "wx-chen").unwrap();
    desk.advance(301);
    assert_eq!(refused(&desk.post("login/wechat", &json!({"code": code}))), "SDK.LOGIN.1007", "over");
    assert_eq!(refused(&desk.post("login/wechat", &json!({}))), "SDK.COMMON.1001");
    assert!(desk.sandbox.social_code("wechat", "ali-chen").is_err());
}

#[test]
fn both_versions_of_the_path() {
    let desk = desk();
    let statuses = |desk: &Desk| {
        ["v2", "v3"].map(|version| {
            let code = desk.sandbox.social_code("alipay", "ali-chen").unwrap();
            let headers: Vec<_> = DEVICE_HEADERS.into_iter().chain([JSON]).collect();
            let body = json!({"code": code}).to_string();
            desk.bare("POST", &format!("/api/{version}/sdk/login/alipay"), &headers, Some(&body)).status
        })
    };
    assert_eq!(statuses(&desk), [200, 200]);
    assert_eq!(statuses(&odd(&["social-v3-only"])), [404, 200]);
    assert_eq!(statuses(&odd(&["social-v2-only"])), [200, 404]);
}

#[test]
fn binding_to_somebody() {
    let desk = desk();
    let state = text(&sign_in(&desk, "wechat", "wx-tang"), "state_token");
    let code = desk.code("13800000013", "BIND_MOBILE_SMS");
    assert_eq!(refused(&bind(&desk, "social/register-bind", &state, "13800000013", &code)), "SDK.COMMON.1010");
    let other = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(refused(&bind(&desk, "social/bind", &state, "13800000013", other)), "CAPTCHA.0007");
    let body = ok(&bind(&desk, "social/bind", &state, "13800000013", &code));
    assert_eq!((&body["status"], &body["expire"]), (&json!("SUCCESS"), &json!(43_200)));
    assert!(body["id_token"].is_string(), "{body}");
    assert_eq!(sign_in(&desk, "wechat", "wx-tang")["status"], "SUCCESS", "known from now on");

    let state = text(&sign_in(&desk, "wechat", "wx-new"), "state_token");
    let code = desk.code("13800000001", "BIND_MOBILE_SMS");
    assert_eq!(
        refused(&bind(&desk, "social/bind", &state, "13800000001", &code)),
        "SDK.SOCIAL.1001",
        "has one already"
    );
    let code = desk.code("13900000099", "BIND_MOBILE_SMS");
    assert_eq!(refused(&bind(&desk, "social/bind", &state, "13900000099", &code)), "SDK.COMMON.1013");
    let code = desk.code("13800000009", "BIND_MOBILE_SMS");
    assert_eq!(refused(&bind(&desk, "social/bind", &state, "13800000009", &code)), "SDK.LOGIN.1006", "disabled");
    assert_eq!(refused(&bind(&desk, "social/bind", &state, "1", &code)), "USER.0038");
    assert_eq!(refused(&desk.post("social/bind", &json!({}))), "SDK.COMMON.1001", "no state");
}

#[test]
fn registering_with_one() {
    let desk = desk();
    let state = text(&sign_in(&desk, "alipay", "ali-new"), "state_token");
    let code = desk.code("13800000001", "REGISTER_SMS");
    assert_eq!(refused(&bind(&desk, "social/register-bind", &state, "13800000001", &code)), "USER.0003");
    let code = desk.code("13900000001", "REGISTER_SMS");
    assert_eq!(refused(&bind(&desk, "social/bind", &state, "13900000001", &code)), "SDK.COMMON.1010");
    let body = ok(&bind(&desk, "social/register-bind", &state, "13900000001", &code));
    let profile = ok(&desk.signed("GET", "profile", &text(&body, "session_token"), None));
    assert_eq!(profile["mobile"], "13900000001");
    assert_eq!(sign_in(&desk, "alipay", "ali-new")["status"], "SUCCESS");

    desk.set(&json!({"wechat": "bind-or-register"}));
    let body = sign_in(&desk, "wechat", "wx-new");
    assert_eq!(body["status"], "SOCIAL_BIND");
    let code = desk.code("13900000002", "REGISTER_SMS");
    let registered = bind(&desk, "social/register-bind", &text(&body, "state_token"), "13900000002", &code);
    assert_eq!(ok(&registered)["status"], "SUCCESS", "either way");
}

#[test]
fn bindings_are_listed_and_undone() {
    let desk = desk();
    let session = desk.session("chen.xi");
    let list = || ok(&desk.signed("GET", "social", &session, None))["social"].as_array().unwrap().clone();
    let all = list();
    assert_eq!(all.len(), 2);
    let names = [
        "createdAt",
        "id",
        "socialAccountDetails",
        "socialHeadImage",
        "socialNickname",
        "socialType",
        "social_uid",
        "updatedAt",
        "userId",
    ];
    assert_eq!(super::keys(&all[0]), names);
    assert!(all[0].as_object().unwrap().values().all(Value::is_string), "all are texts: {}", all[0]);
    assert_eq!(all[0]["createdAt"].as_str().unwrap().len(), "2021-05-16 13:02:48.513".len());
    let weixin = all.iter().find(|row| row["socialType"] == "weixin").unwrap();
    let unbind = |id: &Value| desk.signed("POST", "social/unbind-account", &session, Some(&json!({"id": id})));
    assert_eq!(unbind(&weixin["id"]).status, 200);
    assert_eq!((list().len(), &list()[0]["socialType"]), (1, &json!("alipay")));
    assert_eq!(refused(&unbind(&weixin["id"])), "SDK.SOCIAL.1002");
    assert_eq!(sign_in(&desk, "wechat", "wx-chen")["status"], "SOCIAL_BIND", "unknown again");
    let of_lin = text(&ok(&desk.sign_in("tang.wei")), "session_token");
    let foreign = desk.signed("POST", "social/unbind-account", &of_lin, Some(&json!({"id": list()[0]["id"]})));
    assert_eq!(refused(&foreign), "SDK.SOCIAL.1002", "somebody else's");
}

#[test]
fn consent_pages_hand_out_codes() {
    let desk = desk();
    let console = format!("{}/sign-in", desk.sandbox.console());
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("redirect_uri", &console)
        .append_pair("state", "a<b")
        .finish();
    let page = desk.bare("GET", &format!("/oneaccess/consent/wechat?{query}"), &[], None);
    assert!(
        page.text.contains("wx-tang") && page.text.contains("薇薇 &lt;3") && page.text.contains("a&lt;b"),
        "{}",
        page.text
    );
    let agree = |source: &str, uid: &str, redirect: &str| {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("uid", uid), ("redirect_uri", redirect), ("state", "s1")])
            .finish();
        let origin = desk.sandbox.backends().to_owned();
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Origin", origin.as_str())];
        desk.bare("POST", &format!("/oneaccess/consent/{source}"), &headers, Some(&body))
    };
    let sent = agree("wechat", "wx-chen", &console);
    let target = sent.header("location").to_owned();
    assert!(
        sent.status == 302 && target.starts_with(&format!("{console}?code=")) && target.ends_with("&state=s1"),
        "{target}"
    );
    let code = target.split("code=").nth(1).unwrap().split('&').next().unwrap();
    assert_eq!(ok(&desk.post("login/wechat", &json!({"code": code})))["status"], "SUCCESS");

    let shown = agree("alipay", "ali-chen", "").text;
    let code = shown.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
    assert_eq!(ok(&desk.post("login/alipay", &json!({"code": code})))["status"], "SUCCESS");
    assert_eq!(agree("wechat", "wx-chen", "https://evil.example.org/").status, 400);
    assert_eq!(agree("wechat", "ali-chen", "").status, 400);
    assert_eq!(desk.bare("GET", "/oneaccess/consent/weibo", &[], None).status, 404);
}
