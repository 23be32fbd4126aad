//! Access tokens of a back end, and single sign-on.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{CLIENT, DEVICE, OTHER_CLIENT, SECRET, desk, keys, odd, ok, refused, refused_with, sample, text};

#[test]
fn an_access_token_for_a_secret() {
    let desk = desk();
    let ask = |form: &str| desk.form("/api/v2/tenant/token", form);
    let body = ok(&ask(&format!("grant_type=client_credentials&client_id={CLIENT}&client_secret={SECRET}")));
    assert_eq!(keys(&body), ["access_token", "expires_in", "id_token", "scope", "token_type"]);
    assert_eq!(
        (&body["token_type"], &body["expires_in"], &body["scope"]),
        (&json!("Bearer"), &json!(1800), &json!("all"))
    );
    for (form, code) in [
        ("", "SDK.COMMON.1001"),
        ("grant_type=password", "AUTH.0003"),
        ("grant_type=client_credentials", "SDK.COMMON.1001"),
        (&format!("grant_type=client_credentials&client_id={CLIENT}&client_secret=x"), "AUTH.0002"),
        (&format!("grant_type=client_credentials&client_id=x&client_secret={SECRET}"), "AUTH.0002"),
    ] {
        assert_eq!(refused(&ask(form)), code, "{form}");
    }
    let basic = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{SECRET}")));
    let headers = [("Authorization", basic.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    let second = ok(&desk.bare("POST", "/api/v2/tenant/token", &headers, Some("grant_type=client_credentials")));
    let path = format!("applications/{}/accounts?offset=0&limit=10", super::APP);
    for token in [text(&body, "access_token"), text(&second, "access_token")] {
        assert_eq!(desk.tenant("GET", &path, &token, None).status, 200, "a new one does not end the old one");
    }
    desk.advance(1801);
    let over = desk.tenant("GET", &path, &text(&body, "access_token"), None);
    assert_eq!(refused_with(401, &over), "AUTH.0001");
    desk.sandbox.set_oneaccess_switches(&["bearer-400"]).unwrap();
    assert_eq!(refused(&desk.tenant("GET", &path, "nonsense", None)), "AUTH.0001");
}

/// The vendor's sample, with a session and a device put in.
fn device(session: &str) -> Value {
    let mut body = sample!("session-token.refresh.request.json");
    body["session_token"] = json!(session);
    body["device_fingerprint"] = json!(DEVICE);
    body
}

#[test]
fn a_session_is_renewed_for_its_device() {
    let desk = desk();
    let (session, bearer) = (desk.session("chen.xi"), desk.bearer());
    let refresh = |body: &Value| desk.tenant("POST", "sso/session-token/refresh", &bearer, Some(body));
    let mut other = device(&session);
    other["device_fingerprint"] = json!("another");
    assert_eq!(refused(&refresh(&other)), "SDK.COMMON.1015");
    for name in ["session_token", "operating_sys_version", "device_ip", "device_fingerprint"] {
        let mut body = device(&session);
        body.as_object_mut().unwrap().remove(name);
        assert_eq!(refused(&refresh(&body)), "SDK.COMMON.1001", "{name}");
    }
    let body = ok(&refresh(&device(&session)));
    assert_eq!(keys(&body), ["expire", "id_token", "session_token"]);
    assert_eq!(refused(&desk.signed("GET", "profile", &session, None)), "SDK.COMMON.1005", "the old one ended");
    assert_eq!(desk.signed("GET", "profile", &text(&body, "session_token"), None).status, 200);
    let unknown = desk.tenant("POST", "sso/session-token/refresh", "x", Some(&device(&session)));
    assert_eq!(refused_with(401, &unknown), "AUTH.0001");
}

#[test]
fn tickets_are_good_once_for_a_minute() {
    let desk = desk();
    let (session, bearer) = (desk.session("chen.xi"), desk.bearer());
    let ticket = |change: &[(&str, &str)]| {
        let mut body = device(&session);
        change.iter().for_each(|(name, value)| body[*name] = json!(value));
        desk.tenant("POST", "sso/session-token/sso-ticket", &bearer, Some(&body))
    };
    let verify = |ticket: &str, device: &str| {
        let body = json!({
            "sso_ticket": ticket, "operating_sys_version": "Android 10", "device_ip": "10.10.10.1",
            "device_fingerprint": device,
        });
        desk.tenant("POST", "sso/sso-ticket/verify", &bearer, Some(&body))
    };
    let body = ok(&ticket(&[]));
    assert_eq!(keys(&body), ["expire", "sso_ticket"]);
    let first = text(&body, "sso_ticket");
    let seen = ok(&verify(&first, DEVICE));
    assert_eq!(keys(&seen), ["code", "data", "message"]);
    assert_eq!(keys(&seen["data"]), ["email", "id", "mobile", "name", "userName"]);
    assert_eq!(seen["data"]["userName"], "chen.xi");
    assert_eq!(refused(&verify(&first, DEVICE)), "SSO.0001", "used");
    let other = text(&ok(&ticket(&[])), "sso_ticket");
    assert_eq!(refused(&verify(&other, "another")), "SDK.COMMON.1015");
    assert_eq!(refused(&verify(&other, DEVICE)), "SSO.0001");
    let late = text(&ok(&ticket(&[])), "sso_ticket");
    desk.advance(61);
    assert_eq!(refused(&verify(&late, DEVICE)), "SSO.0001");

    assert_eq!(ticket(&[("client_id", OTHER_CLIENT)]).status, 200, "for another application");
    assert_eq!(refused(&ticket(&[("client_id", "x")])), "SDK.COMMON.1012");
    let left = text(&ok(&ticket(&[])), "sso_ticket");
    desk.signed("GET", "logout", &session, None);
    assert_eq!(refused(&verify(&left, DEVICE)), "SSO.0001", "it went with the session");
    assert_eq!(refused(&ticket(&[])), "SDK.COMMON.1005");
    let of_tang = device(&desk.session("tang.wei"));
    let mut unbound = of_tang.clone();
    unbound["client_id"] = json!(OTHER_CLIENT);
    let unbound = desk.tenant("POST", "sso/session-token/sso-ticket", &bearer, Some(&unbound));
    assert_eq!(refused(&unbound), "SDK.LOGIN.1002", "has no account there");
}

#[test]
fn lifetimes_as_texts() {
    let desk = odd(&["text-expires"]);
    let form = format!("grant_type=client_credentials&client_id={CLIENT}&client_secret={SECRET}");
    assert_eq!(ok(&desk.form("/api/v2/tenant/token", &form))["expires_in"], "1800");
    assert_eq!(ok(&desk.sign_in("chen.xi"))["expire"], "604800");
}
