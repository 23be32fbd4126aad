//! The clock, the key, X-signature with all its checks, id tokens, leaving.

use serde_json::json;

use super::signature::key_of;
use super::{Desk, desk, keys, odd, ok, refused, refused_with, text, token_parts};

fn with(desk: &Desk, signature: &str) -> crate::http::Answer {
    desk.sdk("GET", "profile", &[("X-signature", signature)], None)
}

fn plain(session: &str, time: i64, nonce: &str) -> String {
    format!("session_token={session}&timestamp={time}&nonce={nonce}")
}

#[test]
fn the_clock_and_the_key() {
    let desk = desk();
    let time = desk.timestamp();
    assert!(time.len() == 13 && time.bytes().all(|byte| byte.is_ascii_digit()), "{time}");
    let shown = text(&ok(&desk.get("public-key")), "public_key");
    assert!(shown.starts_with("-----BEGIN PUBLIC KEY-----\n"), "{shown}");
    let other = desk.sdk("GET", "public-key", &[("X-client-id", super::OTHER_CLIENT)], None);
    assert_ne!(text(&ok(&other), "public_key"), shown, "one per application");
    assert_eq!(text(&ok(&desk.get("public-key")), "public_key"), shown, "always the same");

    desk.sandbox.set_oneaccess_switches(&["key-literal-newlines"]).unwrap();
    let literal = text(&ok(&desk.get("public-key")), "public_key");
    assert!(literal.contains("\\n") && !literal.contains('\n'), "{literal}");
    assert_eq!(key_of(&literal), key_of(&shown));
    desk.sandbox.set_oneaccess_switches(&["key-bare"]).unwrap();
    let bare = text(&ok(&desk.get("public-key")), "public_key");
    assert!(!bare.contains(['-', '\n']), "{bare}");
    assert_eq!(key_of(&bare), key_of(&shown));
}

#[test]
fn a_signature_is_good_once() {
    let desk = desk();
    let session = desk.session("chen.xi");
    let signature = desk.signature(&session);
    assert_eq!(with(&desk, &signature).status, 200);
    assert_eq!(refused(&with(&desk, &signature)), "SDK.COMMON.1008", "sent again");
    let time: i64 = desk.timestamp().parse().unwrap();
    let again = desk.sealed(&plain(&session, time, "once"));
    assert_eq!(with(&desk, &again).status, 200, "any random text is a nonce");
    let anew = desk.sealed(&plain(&session, time + 1, "once"));
    assert_eq!(refused(&with(&desk, &anew)), "SDK.COMMON.1008", "encrypted anew, with the same nonce");
    assert_eq!(refused(&desk.get("profile")), "SDK.COMMON.1001");
    for nonsense in ["x", "AAAA", &"A".repeat(344)] {
        assert_eq!(refused(&with(&desk, nonsense)), "SDK.COMMON.1006", "{nonsense}");
    }
}

#[test]
fn its_order_its_time_and_its_session_are_checked() {
    let desk = desk();
    let session = desk.session("chen.xi");
    let time: i64 = desk.timestamp().parse().unwrap();
    for wrong in [
        format!("timestamp={time}&session_token={session}&nonce=1"),
        format!("session_token={session}×tamp={time}&nonce=2"),
        format!("session_token={session}&timestamp={}&nonce=3", time / 1000),
        format!("session_token={session}&timestamp={time}"),
    ] {
        assert_eq!(refused(&with(&desk, &desk.sealed(&wrong))), "SDK.COMMON.1006", "{wrong}");
    }
    for off in [-320_000, 320_000] {
        let late = desk.sealed(&plain(&session, time + off, "n"));
        assert_eq!(refused(&with(&desk, &late)), "SDK.COMMON.1007", "{off}");
    }
    let near = desk.sealed(&plain(&session, time - 240_000, "near"));
    assert_eq!(with(&desk, &near).status, 200);
    let nobody = desk.sealed(&plain("nobody", time, "n"));
    assert_eq!(refused(&with(&desk, &nobody)), "SDK.COMMON.1005");
    // The other application's key does not fit, and with the right one the session is not its own.
    let signature = desk.signature(&session);
    let other = [("X-signature", signature.as_str()), ("X-client-id", super::OTHER_CLIENT)];
    assert_eq!(refused(&desk.sdk("GET", "profile", &other, None)), "SDK.COMMON.1006");

    desk.sandbox.fault("GET /api/v2/sdk/server-date clock-skew=-7200").unwrap();
    assert_eq!(refused(&with(&desk, &desk.signature(&session))), "SDK.COMMON.1007", "its clock is wrong");
}

#[test]
fn the_hash_of_the_mask_and_the_nonce_by_switch() {
    let desk = odd(&["mgf1-sha1"]);
    let session = desk.session("chen.xi");
    let time: i64 = desk.timestamp().parse().unwrap();
    assert_eq!(refused(&with(&desk, &desk.signature(&session))), "SDK.COMMON.1006");
    assert_eq!(with(&desk, &desk.sealed_sha1(&plain(&session, time, "a"))).status, 200);
    desk.sandbox.set_oneaccess_switches(&[]).unwrap();
    assert_eq!(refused(&with(&desk, &desk.sealed_sha1(&plain(&session, time, "b")))), "SDK.COMMON.1006");
    desk.sandbox.set_oneaccess_switches(&["nonce-is-timestamp"]).unwrap();
    assert_eq!(refused(&with(&desk, &desk.sealed(&plain(&session, time, "c")))), "SDK.COMMON.1006");
    assert_eq!(with(&desk, &desk.signature(&session)).status, 200);
}

#[test]
fn an_id_token_from_the_session_and_the_end() {
    let desk = desk();
    let session = desk.session("chen.xi");
    let body = ok(&desk.signed("POST", "session-token/refresh-id-token", &session, None));
    assert_eq!(keys(&body), ["id_token"]);
    assert_eq!(token_parts(&text(&body, "id_token")).1["sub"], "chen.xi");
    let other = desk.session("chen.xi");
    let left = desk.signed("GET", "logout", &session, None);
    assert_eq!((left.status, left.text.as_str()), (200, ""));
    assert_eq!(refused(&desk.signed("GET", "profile", &session, None)), "SDK.COMMON.1005");
    assert_eq!(desk.signed("GET", "profile", &other, None).status, 200, "the other session goes on");

    desk.advance(604_801);
    assert_eq!(refused(&desk.signed("GET", "profile", &other, None)), "SDK.COMMON.1005", "a week");
    let session = desk.session("chen.xi");
    desk.sandbox.expire().unwrap();
    desk.sandbox.set_oneaccess_switches(&["session-401"]).unwrap();
    assert_eq!(refused_with(401, &desk.signed("GET", "profile", &session, None)), "SDK.COMMON.1005");
    desk.sandbox.set_oneaccess_switches(&[]).unwrap();
    let session = desk.session("tang.wei");
    desk.set(&json!({"user": {"user_name": "tang.wei", "set": {"disabled": true}}}));
    assert_eq!(refused(&desk.signed("GET", "profile", &session, None)), "SDK.COMMON.1005", "disabled meanwhile");
}

#[test]
fn what_ended_is_forgotten_after_a_day() {
    let desk = desk();
    let captcha = ok(&desk.get("captcha"));
    let verify = || {
        let body = json!({"point_json": "{}", "token": captcha["token"], "sender": "13800000001"});
        refused(&desk.post("captcha/verify", &body))
    };
    desk.advance(86_400 + 300);
    ok(&desk.get("captcha"));
    assert_eq!(verify(), "CAPTCHA.0004", "not even that it ended is known");
}
