//! Anything in place of any field of the service's replies.
use super::pictures::whole;
use super::*;
use crate::anything::{any_json, places};
use proptest::prelude::*;
use serde_json::{Value, json};

const TOKEN: &str = "to-ken-that-nobody-sees";

const KEYS: &[&str] = &["status", "id", "social", "token", "error_code", "data", "x"];

fn samples() -> [Value; 6] {
    [
        json!({ "status": "PASSWORD_WARN", "session_token": TOKEN, "id_token": TOKEN, "expire": 604_800, "state_token": TOKEN, "data": "{}" }),
        whole(),
        json!({ "captcha_token": TOKEN, "public_key": "AAAA", "timestamp": "1628496895102", "mobile": "1", "id_token": TOKEN }),
        json!({ "phoneAreaCodeDefinitions": [{ "areaCode": "86", "displayMapping": { "en": "China" }, "areaCodeSuffixes": [] }], "preferredAreaCode": "CN" }),
        json!({ "social": [{ "id": "1", "socialType": "qq", "social_uid": "u", "createdAt": "2021-05-16 13:02:48.513" }] }),
        json!({ "user_name": "a", "pwd": TOKEN, "attr_gender": "male", "extension": { "age": "18" } }),
    ]
}

proptest! {
    #[test]
    fn anything_in_place_of_any_field_is_no_panic_and_shows_no_token(
        which in 0usize..6, place in any::<prop::sample::Index>(), odd in any_json(KEYS),
        status in prop::sample::select(vec![200u16, 201, 204, 400, 401, 403, 500])
    ) {
        let mut reply = samples()[which].clone();
        let mut all = Vec::new();
        places(&reply, "", &mut all);
        *reply.pointer_mut(place.get(&all[..]).as_str()).unwrap() = odd;
        let body = reply.to_string();
        // Two readings are asked for up to three times.
        let tape = Tape::of(&[(status, body.as_str()); 13]);
        let client = client(&tape);
        let (state, session) = (secret("s.t.a"), secret("st"));
        let failures = block_on(async {
            [
                client.sign_in("a", &secret("p")).await.err(),
                client.captcha().await.err(),
                client.countries().await.err(),
                client.second_factor_mobile(&state).await.err(),
                client.keep_password(&state).await.err(),
                client.profile(&session).await.err(),
                client.social_accounts(&session).await.err(),
                client.refresh_id_token(&session).await.err(),
                client.sign_out(&session).await.err(),
            ]
        });
        for failure in failures {
            prop_assert!(status < 400 || failure.is_some());
            let shown = format!("{failure:?}");
            prop_assert!(!shown.contains(TOKEN));
        }
    }

    #[test]
    fn no_bytes_panic(status in 100u16..600, body in "(?s)[-<>{}\\[\\]\":,a-z0-9é\n ]{0,80}") {
        let _ = sign_in(status, &body);
    }
}
