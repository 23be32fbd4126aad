//! Tokens: where they go, how they are signed, and how each refusal looks.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sandbox::Generation::{A, C};
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};

use super::{ALL, Service, service};

fn parts(token: &str) -> (Value, Value) {
    let read = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    let mut parts = token.split('.');
    (read(parts.next().unwrap()), read(parts.next().unwrap()))
}

/// A token that somebody makes who knows the secret, as everybody does.
fn forged(algorithm: &str, claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", encode(&json!({"alg": algorithm, "typ": "JWT"})), encode(claims));
    macro_rules! seal {
        ($hash:ty) => {{
            let mut mac = Hmac::<$hash>::new_from_slice(b"platform").unwrap();
            mac.update(text.as_bytes());
            URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
        }};
    }
    let seal = match algorithm {
        "HS256" => seal!(Sha256),
        "none" => String::new(),
        _ => seal!(Sha512),
    };
    format!("{text}.{seal}")
}

fn refusal(service: &Service, token: &str) -> (u16, Value) {
    let answer = service.get_as(token, service.own_path());
    (answer.status, answer.json())
}

#[test]
fn how_they_are_made() {
    for generation in ALL {
        let service = service(generation);
        let token = service.token();
        let (header, claims) = parts(&token);
        let (algorithm, life) = if generation == A { ("HS256", 86_400) } else { ("HS512", 7 * 86_400) };
        assert_eq!((&header["alg"], &header["typ"]), (&json!(algorithm), &json!("JWT")));
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), life);
        assert_eq!(claims.get("nbf").is_some(), generation == A);
        assert_eq!((&claims["iss"], &claims["sub"]), (&json!("platform"), &json!("user token")));
        assert_eq!((&claims["user_id"], &claims["username"]), (&json!(1), &json!("admin")));
        assert_eq!((&claims["user_role"], &claims["token_buffer_time"]), (&json!(""), &json!(0)));
        assert_eq!(token, forged(algorithm, &claims), "signed with the secret that everybody knows");
    }
}

#[test]
fn where_they_go() {
    let service = service(C);
    let token = service.token();
    let path = "/api/v1/user/list";
    let code = |answer: crate::http::Answer| (answer.status, answer.json()["errCode"].as_i64());
    assert_eq!(code(service.get_as(&token, path)), (200, Some(1000)));
    assert_eq!(code(service.get(&format!("{path}?token={token}"))), (200, Some(1000)));
    assert_eq!(code(service.get_as(&token, &format!("{path}?token="))), (200, Some(1000)), "an empty one is none");
    assert_eq!(service.get_as(&token, &format!("{path}?token=bad")).status, 202, "a good header rescues nothing");
    let bearer = service.call("GET", path, &[("Authorization", &format!("Bearer {token}"))], None);
    assert_eq!(bearer.status, 401);
    let log = serde_json::to_string(&service.sandbox.calls()).unwrap();
    assert!(log.contains("token=***") && !log.contains(&token) && !log.contains("platform-admin-1"));
}

#[test]
fn how_they_are_refused() {
    for generation in ALL {
        let service = service(generation);
        let (_, claims) = parts(&service.token());
        let with = |key: &str, value: Value| {
            let mut claims = claims.clone();
            claims[key] = value;
            claims
        };
        let now = claims["iat"].as_i64().unwrap();
        let shape = |status: u16, key: &str, code: i64, text: &str| match generation {
            A => (401, json!({"errcode": code, "errmsg": text})),
            _ => (status, json!({key: code, "error message": text})),
        };
        let none = shape(401, "error code", 401, "not logged in or illegally accessed");
        let bad = shape(202, "error code", 400, "authorization has expired");
        let gone = shape(200, "error code", 403, "authentication failed");
        for token in ["", "jwt", "jwt.something"] {
            assert_eq!(refusal(&service, token), none, "{token}");
        }
        let good = forged("HS512", &claims);
        for token in [
            "x",
            "a.b.c",
            &good.replace("J", "K"),
            good.rsplit_once('.').unwrap().0,
            &format!("{good}AA"),
            &forged("none", &claims),
            &forged("HS512", &with("exp", json!(now - 1))),
            &forged("HS512", &with("iat", json!(now + 3_600))),
            &forged("HS512", &with("nbf", json!(now + 3_600))),
        ] {
            assert_eq!(refusal(&service, token), bad, "{token}");
        }
        for user in [json!(3), json!(999), Value::Null] {
            assert_eq!(refusal(&service, &forged("HS512", &with("user_id", user.clone()))), gone, "{user}");
        }
        let disabled = shape(200, "error core", 403, "user disabled");
        assert_eq!(refusal(&service, &forged("HS512", &with("user_id", json!(6)))), disabled, "left-company");
        let mut endless = claims.clone();
        endless.as_object_mut().unwrap().remove("exp");
        for token in [good, forged("HS256", &claims), forged("HS512", &endless)] {
            assert_eq!(refusal(&service, &token).0, 200);
            assert!(refusal(&service, &token).1.get("data").is_some(), "{generation:?}");
        }
    }
}

#[test]
fn all_can_be_ended_at_once() {
    let service = service(C);
    let token = service.token();
    service.sandbox.expire().unwrap();
    assert_eq!(refusal(&service, &token).0, 202);
    let token = service.token();
    service.sandbox.reset().unwrap();
    assert_eq!(refusal(&service, &token).0, 200, "a reset leaves them");
}

#[test]
fn a_new_token_is_never_one_that_was_ended() {
    let service = service(C);
    let first = service.token();
    service.sandbox.expire().unwrap();
    let second = service.token();
    assert_ne!(first, second);
    assert_eq!((refusal(&service, &first).0, service.get_as(&second, service.own_path()).status), (202, 200));
}

#[test]
fn a_token_of_any_bytes_is_a_bad_one() {
    let service = service(C);
    assert_eq!(refusal(&service, "p\u{e4}ss").0, 202);
}
