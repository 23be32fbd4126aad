//! Every call as it is sent, and as it may be shown.
use super::pictures::whole;
use super::*;
use gantry::domain::login::profile::{Attributes, ProfileChange, Registration};
use gantry::domain::login::purpose::Purpose;
use gantry::domain::login::puzzle::Proof;
use gantry::transport::watch::as_curl;
use gantry::transport::{Effect, Request};
use serde_json::{Value, json};

const LOGIN: &str = r#"{"status":"SUCCESS","session_token":"st"}"#;
/// What must never be seen, one for each kind.
const SECRETS: [&str; 7] = ["pass-word", "old-word", "c0de-1", "state.to.ken", "sess10n", "captcha-token", "t---proof"];

/// Every call but those for clock and key, in the contract's order, by what it sent.
fn all() -> Vec<(String, Value, Request)> {
    let mut puzzle = whole();
    puzzle["token"] = json!("captcha-token");
    let puzzle = puzzle.to_string();
    let countries = r#"{"phoneAreaCodeDefinitions":[]}"#;
    let answers = [
        LOGIN,
        &puzzle,
        r#"{"captcha_token":"t---proof"}"#,
        countries,
        "",
        LOGIN,
        LOGIN,
        LOGIN,
        LOGIN,
        "",
        LOGIN,
        LOGIN,
        r#"{"social":[]}"#,
        "",
        LOGIN,
        LOGIN,
        "",
        r#"{"mobile":"1"}"#,
        LOGIN,
        r#"{"name":"n"}"#,
        "",
        r#"{"id_token":"i"}"#,
    ];
    let tape = Tape::of(&answers.map(|body| (200, body)));
    let client = client(&tape);
    let [password, old, code, state, session, _, token] = SECRETS.map(secret);
    let mobile = mobile("12345678901");
    let registration = Registration {
        mobile: mobile.clone(),
        code: code.clone(),
        user_name: None,
        email: Some("a@example.com".into()),
        password: Some(password.clone()),
        attributes: Attributes::default(),
    };
    let proof = Proof { token, sender: mobile.clone() };
    let change = ProfileChange { proof: Some((mobile.clone(), code.clone())), ..ProfileChange::default() };
    block_on(async {
        client.register(&registration).await?;
        let puzzle = client.captcha().await?;
        client.verify(&puzzle, place(237.0), &mobile).await?;
        client.countries().await?;
        client.send_code(&proof, Purpose::Bind).await?;
        client.sign_in("zhangsan", &password).await?;
        client.sign_in_by_code(&mobile, &code).await?;
        client.sign_in_by_wechat(&code).await?;
        client.sign_in_by_alipay(&code).await?;
        client.sign_out(&session).await?;
        client.bind(&state, &mobile, &code).await?;
        client.register_and_bind(&state, &mobile, &code).await?;
        client.social_accounts(&session).await?;
        client.unbind(&client.unbinding("7")?, &session).await?;
        client.keep_password(&state).await?;
        client.change_password(&state, &old, &password).await?;
        client.reset_password(&mobile, &code, &password).await?;
        client.second_factor_mobile(&state).await?;
        client.second_factor(&state, &mobile, &code).await?;
        client.profile(&session).await?;
        client.change_profile(&client.profile_change(&change)?, &session).await?;
        client.refresh_id_token(&session).await?;
        Ok::<(), OneAccessFailure>(())
    })
    .unwrap();
    let sent = tape.sent.borrow().clone();
    let seen = |request: Request| {
        let body = request.body.as_ref().map_or(Value::Null, |body| serde_json::from_str(body.expose()).unwrap());
        (format!("{} {}", request.method.name(), request.url.replace("https://h/api/v2/sdk/", "")), body, request)
    };
    sent.into_iter().map(seen).collect()
}

#[test]
fn every_call_has_the_contracts_path_and_body() {
    let proven = json!({ "mobile": "12345678901", "verify_code": "c0de-1" });
    let register =
        json!({ "mobile": "12345678901", "verify_code": "c0de-1", "email": "a@example.com", "pwd": "pass-word" });
    let point = json!({ "point_json": "{\"x\":237.0,\"y\":5.0}", "token": "captcha-token", "sender": "12345678901" });
    let message = json!({ "mobile": "12345678901", "type": "BIND_MOBILE_SMS", "captcha_token": "t---proof" });
    let forgotten = json!({ "mobile": "12345678901", "verify_code": "c0de-1", "password": "pass-word" });
    let wanted = [
        ("POST register/mobile-verify-code", register),
        ("GET captcha", json!(null)),
        ("POST captcha/verify", point),
        ("GET country-codes", json!(null)),
        ("POST sms/send", message),
        ("POST login", json!({ "user_name": "zhangsan", "password": "pass-word" })),
        ("POST login/mobile-verify-code", proven.clone()),
        ("POST login/wechat", json!({ "code": "c0de-1" })),
        ("POST login/alipay", json!({ "code": "c0de-1" })),
        ("GET logout", json!(null)),
        ("POST social/bind", proven.clone()),
        ("POST social/register-bind", proven.clone()),
        ("GET social", json!(null)),
        ("POST social/unbind-account", json!({ "id": "7" })),
        ("GET pwd/skip-update", json!(null)),
        ("POST pwd/update", json!({ "old_password": "old-word", "new_password": "pass-word" })),
        ("POST pwd/update-by-mobile", forgotten),
        ("GET mobile-by-token", json!(null)),
        ("POST mfa/sms", proven.clone()),
        ("GET profile", json!(null)),
        ("POST profile/update", proven),
        ("POST session-token/refresh-id-token", json!(null)),
    ];
    let sent = all();
    assert_eq!(sent.len(), wanted.len());
    for ((path, body, request), (wanted, wanted_body)) in sent.iter().zip(&wanted) {
        assert_eq!((path.as_str(), body), (*wanted, wanted_body));
        let media = request.body.as_ref().map(|body| body.content_type);
        assert_eq!(media, (!body.is_null()).then_some("application/json;charset=utf8"), "{path}");
    }
}

#[test]
fn every_call_has_the_devices_headers_and_the_token_that_is_due() {
    let usual = ["X-operating-sys-version", "X-device-fingerprint", "X-agent", "X-L", "X-client-id"];
    for (path, _, request) in all() {
        let names: Vec<&str> = request.headers.iter().map(|(name, _)| *name).collect();
        let (first, more) = names.split_at(usual.len());
        assert_eq!(first, usual, "{path}");
        let values: Vec<&str> = request.headers.iter().map(|(_, value)| value.expose()).take(5).collect();
        assert_eq!(values, ["Android 10", "156aysdna213sc50", "Mozilla/5.0", "zh", CLIENT_ID]);
        let state = ["social/bind", "register-bind", "skip-update", "pwd/update", "mobile-by-token", "mfa/sms"];
        let signed = ["GET logout", "GET social", "unbind-account", "profile", "profile/update", "refresh-id-token"];
        let due = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
        let wanted: &[&str] = match (due(&state), due(&signed)) {
            (true, false) => &["X-state-token"],
            (false, true) => &["X-signature"],
            _ => &[],
        };
        assert_eq!(more, wanted, "{path}");
    }
}

#[test]
fn a_command_shows_no_secret() {
    for (path, _, request) in all() {
        let shown = as_curl(&request);
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{path} shows {secret}: {shown}");
        }
        for (name, value) in &request.headers {
            if ["X-state-token", "X-signature"].contains(name) {
                assert!(!shown.contains(value.expose()) && shown.contains(&format!("\"{name}: $")), "{path}: {shown}");
            }
        }
    }
}

#[test]
fn only_readings_may_be_sent_again_by_who_carries_them() {
    let read: Vec<String> =
        all().into_iter().filter(|(.., request)| request.effect == Effect::Read).map(|(path, ..)| path).collect();
    // The signed ones are repeated with a signature of their own, by the client.
    assert_eq!(read, ["GET captcha", "GET country-codes", "GET mobile-by-token"]);
}

#[test]
fn the_vendors_samples_are_what_is_sent() {
    let sample = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let tape =
        Tape::of(&[(200, LOGIN), (200, ""), (200, &whole().to_string()), (200, r#"{"captcha_token":" t---p "}"#)]);
    let client = client(&tape);
    block_on(client.sign_in_by_wechat(&secret("ad12sasdsfe3dfdg3sc"))).ok().unwrap();
    assert_eq!(tape.last().1, sample(include_str!("login.wechat.request.json")));
    block_on(client.reset_password(&mobile("12345678901"), &secret("123456"), &secret("P******d"))).unwrap();
    assert_eq!(tape.last().1, sample(include_str!("pwd.update-by-mobile.request.json")));
    let mut puzzle = block_on(client.captcha()).unwrap();
    puzzle.token = secret("71d******635");
    let proof = block_on(client.verify(&puzzle, place(237.0), &mobile("12345678901"))).ok().unwrap();
    assert_eq!(tape.last().1, sample(include_str!("captcha.verify.request.json")));
    assert_eq!(proof.token.expose(), " t---p ", "as it came, to the blank");
}

#[test]
fn a_tenant_and_a_language_are_said_where_they_are_set() {
    use gantry::vendors::oneaccess::Language;
    let header = |tenant: Option<&str>, language, name: &str| {
        let tape = Tape::of(&[(200, LOGIN)]);
        let client = client_of(&tape, |dialect| dialect.tenant = tenant.map(str::to_owned)).speaking(language);
        block_on(client.sign_in("a", &secret("p"))).ok().unwrap();
        tape.header(name)
    };
    assert_eq!(header(None, Language::Chinese, "X-tenant-id"), None);
    assert_eq!(header(Some(""), Language::Chinese, "X-tenant-id"), None);
    assert_eq!(header(Some(TENANT), Language::Chinese, "X-tenant-id").as_deref(), Some(TENANT));
    assert_eq!(header(None, Language::English, "X-L").as_deref(), Some("en"));
    assert_eq!(header(None, Language::English, "X-device-ip"), None);
}
