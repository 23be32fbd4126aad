//! Every way to say no (§1, §7, §8).
use super::*;
use gantry::domain::login::Status;
use gantry::domain::login::purpose::Purpose;
use gantry::domain::login::puzzle::Proof;
use gantry::domain::login::refusal::Kind;

fn http(status: u16, body: &str) -> (u16, String) {
    match sign_in(status, body).err() {
        Some(OneAccessFailure::Failed(Failure::Http { status, text, .. })) => (status, text),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_no_has_a_code_and_words() {
    let body = r#"{"error_code":"SDK.LOGIN.1005","error_msg":"用户名或密码错误，剩余登录尝试次数:8"}"#;
    let said = refusal(sign_in(400, body));
    assert_eq!((said.kind, said.code.as_deref()), (Kind::WrongPassword { left: Some(8) }, Some("SDK.LOGIN.1005")));
    assert_eq!(said.text, "用户名或密码错误，剩余登录尝试次数:8");
    let bare = refusal(sign_in(400, r#"{"error_code":1,"error_msg":null}"#));
    assert_eq!((bare.kind, bare.code.as_deref(), bare.text.as_str()), (Kind::Other, Some("1"), ""));
}

#[test]
fn the_words_do_not_repeat_what_was_secret() {
    let body = r#"{"error_code":"X.1","error_msg":"password secret-password is\nweak"}"#;
    assert_eq!(refusal(sign_in(400, body)).text, "password *** is weak");
    let body = r#"{"error_code":"secret-password","error_msg":"no"}"#;
    assert_eq!(refusal(sign_in(400, body)).code.as_deref(), Some("***"));
    assert_eq!(http(500, "secret-password"), (500, "***".to_owned()));
}

#[test]
fn an_answer_with_tokens_is_not_quoted_whatever_its_status() {
    let body = r#"{"status":"MFA_AUTH","session_token":"to-ken","id_token":"to-ken","state_token":"to-ken"}"#;
    for body in [body, body.split_at(70).0] {
        assert_eq!([401, 404, 500, 502].map(|status| http(status, body).1), [const { String::new() }; 4], "{body}");
        let forbidden = refusal(sign_in(403, body));
        assert_eq!((forbidden.kind, forbidden.text.as_str()), (Kind::Forbidden, ""), "{body}");
        let tape = Tape::of(&[(401, body), (401, body)]);
        let client = client(&tape);
        assert_eq!(refusal(block_on(client.second_factor_mobile(&secret("s.t.a")))).text, "", "{body}");
        assert_eq!(refusal(block_on(client.profile(&secret("st")))).text, "", "{body}");
    }
}

#[test]
fn a_forbidden_origin_is_told_from_a_no() {
    for body in ["", "Invalid CORS request", "<html>403 Forbidden</html>"] {
        let said = refusal(sign_in(403, body));
        assert_eq!((said.kind, said.code), (Kind::Forbidden, None), "{body}");
    }
    let known = r#"{"error_code":"SDK.LOGIN.1003","error_msg":"locked"}"#;
    assert_eq!(refusal(sign_in(403, known)).kind, Kind::Locked);
}

#[test]
fn what_is_not_the_services_own_no_is_no_refusal() {
    assert_eq!(http(404, r#"{"status":404,"error":"Not Found","path":"/x"}"#), (404, "Not Found".to_owned()));
    assert_eq!(http(400, "<h1>Bad Request</h1>"), (400, "Bad Request".to_owned()));
    assert_eq!(http(401, ""), (401, String::new()));
    let coded = r#"{"error_code":"SDK.COMMON.9999","error_msg":"系统繁忙"}"#;
    for status in [408, 500, 502, 503] {
        assert_eq!(http(status, coded), (status, "系统繁忙".to_owned()));
    }
    let failure = sign_in(500, coded).err().unwrap();
    assert!(failure.ambiguous_for_write() && failure.kind().is_none());
    assert!(!sign_in(400, coded).err().unwrap().ambiguous_for_write());
    assert!(!sign_in(429, coded).err().unwrap().ambiguous_for_write());
}

#[test]
fn too_many_calls_are_a_no_that_says_how_long_to_wait() {
    let said = |wait: &'static str, body: &str| {
        let mut tape = Tape::of(&[(429, body)]);
        tape.headers = vec![("retry-after", wait)];
        refusal(block_on(client(&tape).sign_in("a", &secret("secret-password"))))
    };
    let coded = said("42", r#"{"error_code":"SDK.COMMON.9999","error_msg":"请稍后"}"#);
    assert_eq!((coded.kind, coded.code.as_deref(), coded.wait), (Kind::TooOften, Some("SDK.COMMON.9999"), Some(42)));
    assert_eq!(coded.text, "请稍后");
    let bare = said("Mon, 09 Aug 2021 08:13:50 GMT", "<h1>Too Many Requests</h1>");
    assert_eq!((bare.kind, bare.code, bare.wait), (Kind::TooOften, None, Some(30)), "by this machine's clock");
    assert_eq!(bare.text, "Too Many Requests");
    for (wait, seconds) in
        [("soon", None), ("", None), ("-1", None), ("99999999999999", None), ("Mon, 09 Aug 2021 08:00:00 GMT", Some(0))]
    {
        assert_eq!(said(wait, "").wait, seconds, "{wait}");
    }
    assert_eq!(refusal(sign_in(429, "")).wait, None);
}

#[test]
fn a_token_that_is_no_good_is_told_by_401_even_without_a_body() {
    let ended = |body: &str| {
        let tape = Tape::of(&[(401, body), (401, body)]);
        let client = client(&tape);
        [
            refusal(block_on(client.second_factor_mobile(&secret("s.t.a")))).kind,
            refusal(block_on(client.profile(&secret("st")))).kind,
        ]
    };
    for body in ["", "<html>", r#"{"error_code":"X","error_msg":"y"}"#] {
        assert_eq!(ended(body), [Kind::Ended { sure: true }; 2], "{body}");
    }
}

#[test]
fn nothing_is_a_yes_where_nothing_is_promised() {
    let proof = Proof { token: secret("t---p"), sender: mobile("12345678901") };
    let send = |body: &str| {
        let tape = Tape::of(&[(200, body)]);
        block_on(client(&tape).send_code(&proof, Purpose::SignIn))
    };
    for yes in ["", " \r\n", "{}", "null", "true", r#"{"error_code":"0"}"#, r#"{"error_code":null}"#] {
        assert_eq!(send(yes), Ok(()), "{yes}");
    }
    for page in ["<!doctype html><title>x</title>", "OK", "{", "\u{fffd}"] {
        assert!(is_unread(send(page)), "{page}");
    }
    assert_eq!(refusal(send(r#"{"error_code":"CAPTCHA.0003","error_msg":""}"#)).kind, Kind::CaptchaExpired);
}

#[test]
fn a_replaced_password_may_be_answered_with_another_step() {
    let reset = |body: &str| {
        let tape = Tape::of(&[(200, body)]);
        block_on(client(&tape).reset_password(&mobile("12345678901"), &secret("c0de-1"), &secret("pass-word")))
    };
    for silent in ["", " \r\n", "{}", "null", "true", "[]", r#"{"status":null}"#, r#"{"session_token":"st"}"#] {
        assert!(reset(silent) == Ok(None), "{silent}");
    }
    let denied = reset(r#"{"status":"access_denied","data":"not from here"}"#).unwrap().unwrap();
    assert_eq!((denied.status, denied.data.as_deref()), (Status::AccessDenied, Some("not from here")));
    let factor = reset(r#"{"status":"MFA_AUTH","state_token":"s.t.a"}"#).unwrap().unwrap();
    assert!(factor.status == Status::MfaAuth && factor.state_token == Some(secret("s.t.a")));
    for page in ["<!doctype html><title>x</title>", "OK", r#"{"status":"SUCC"#] {
        assert!(is_unread(reset(page)), "{page}");
    }
    assert_eq!(refusal(reset(r#"{"error_code":"CAPTCHA.0007","error_msg":""}"#)).kind, Kind::CodeWrong);
}
