//! Signing in by password and by code.
use super::*;
use gantry::domain::login::id_token::IdToken;
use gantry::domain::moment::Moment;

fn by_code(desk: &Desk, mobile: &str) -> Result<Answer, OneAccessFailure> {
    let code = desk.code(mobile, Purpose::SignIn);
    block_on(desk.client().sign_in_by_code(&number(mobile), &code))
}

#[test]
fn every_branch_of_a_password() {
    let desk = Desk::new();
    let answer = desk.enter("chen.xi").unwrap();
    assert_eq!((answer.status, answer.expire, answer.data), (Status::Success, Some(604_800), None));
    assert!(answer.session_token.is_some() && answer.state_token.is_none());
    let said = IdToken::read(answer.id_token.unwrap().expose()).unwrap();
    let claims = said.person;
    assert_eq!((claims.user_name.as_deref(), claims.name.as_deref()), (Some("chen.xi"), Some("陈曦")));
    assert_eq!((claims.mobile, claims.email.as_deref()), (Named::read(CHEN), Some("chen.xi@example.com")));
    assert!(said.ends > Some(Moment::from_unix_ms(1_600_000_000_000)));

    for (name, status) in [
        ("lin.hua", Status::MfaAuth),
        ("wu.tao", Status::PasswordWarn),
        ("he.jing", Status::PasswordExpired),
        ("xu.chu", Status::PasswordExpired),
    ] {
        desk.state(name, &status);
    }
    let warned = desk.enter("wu.tao").unwrap().data.unwrap();
    assert!(serde_json::from_str::<Value>(&warned).unwrap()["regEx"].is_string(), "{warned}");
    let denied = desk.enter("zhou.ting").unwrap();
    assert_eq!(denied.status, Status::AccessDenied);
    assert!(denied.state_token.is_none() && denied.session_token.is_none() && denied.data.is_some());
}

#[test]
fn every_no_to_a_password() {
    let desk = Desk::new();
    for (name, wanted, code) in [
        ("gao.suo", Kind::Locked, "SDK.LOGIN.1003"),
        ("feng.wai", Kind::NotBound, "SDK.LOGIN.1002"),
        ("nobody", Kind::WrongPassword { left: Some(4) }, "SDK.LOGIN.1005"),
        ("left.company", Kind::Other, "SDK.LOGIN.1006"),
        ("", Kind::Missing, "SDK.COMMON.1001"),
    ] {
        assert_eq!(no(desk.enter(name)), (wanted, code.to_owned()), "{name}");
    }
}

#[test]
fn wrong_passwords_are_counted_in_both_languages_until_the_lock() {
    let desk = Desk::new();
    let wrong = |client: Client| refusal(block_on(client.sign_in("chen.xi", &secret("Wrong-123"))));
    let english = wrong(desk.client());
    assert_eq!((english.kind, english.text.ends_with(": 4")), (Kind::WrongPassword { left: Some(4) }, true));
    let chinese = wrong(desk.client().speaking(Language::Chinese));
    assert_eq!(chinese.kind, Kind::WrongPassword { left: Some(3) });
    assert_eq!(chinese.text, "用户名或密码错误，剩余登录尝试次数:3");
    for left in [2, 1] {
        assert_eq!(wrong(desk.client()).kind, Kind::WrongPassword { left: Some(left) });
    }
    assert_eq!(wrong(desk.client()).kind, Kind::Locked);
    assert_eq!(kind(desk.enter("chen.xi")), Kind::Locked, "the right one too");
    assert_eq!(desk.asked("login"), 6, "nothing was sent twice");
}

#[test]
fn by_a_code() {
    let desk = Desk::new();
    assert_eq!(by_code(&desk, CHEN).unwrap().status, Status::Success);
    assert_eq!(by_code(&desk, "+852-91234567").unwrap().status, Status::Success);
    assert_eq!(by_code(&desk, "13800000014").unwrap().status, Status::Success, "has no password");
    assert_eq!(by_code(&desk, "13800000002").unwrap().status, Status::MfaAuth);
    assert_eq!(by_code(&desk, "13800000007").unwrap().status, Status::AccessDenied);
    assert_eq!(no(by_code(&desk, "13900000099")), (Kind::UnknownUser, "SDK.COMMON.1013".into()));
    let code = desk.code("13800000003", Purpose::SignIn);
    let enter = |mobile: &str, code: &Secret| block_on(desk.client().sign_in_by_code(&number(mobile), code));
    assert_eq!(no(enter("13800000003", &other_than(&code))), (Kind::CodeWrong, "CAPTCHA.0007".into()));
    assert_eq!(no(enter("1", &code)), (Kind::AgainstRule, "USER.0038".into()));
    session(enter("13800000003", &code));
    assert_eq!(kind(enter("13800000003", &code)), Kind::CodeWrong, "used");
}

#[test]
fn a_forgotten_password() {
    let desk = Desk::new();
    let code = desk.code(CHEN, Purpose::Forgotten);
    let reset = |mobile: &str, code: &Secret, new: &str| {
        block_on(desk.client().reset_password(&number(mobile), code, &secret(new)))
    };
    assert_eq!(kind(reset(CHEN, &other_than(&code), "Forgot-2026")), Kind::CodeWrong);
    let weak = refusal(reset(CHEN, &code, "weak"));
    assert_eq!((weak.kind, weak.code.as_deref()), (Kind::Other, Some("SDK.PWD.1001")));
    assert!(reset(CHEN, &code, "Forgot-2026").unwrap().is_none(), "nothing is said about a sign-in");
    session(block_on(desk.client().sign_in("chen.xi", &secret("Forgot-2026"))));
    assert_eq!(kind(desk.enter("chen.xi")), Kind::WrongPassword { left: Some(4) });
    let code = desk.code("13900000099", Purpose::Forgotten);
    assert_eq!(kind(reset("13900000099", &code, "Forgot-2026")), Kind::UnknownUser);
}

#[test]
fn an_application_and_a_device_are_needed() {
    let desk = Desk::new();
    let enter = |client: Client| no(block_on(client.sign_in("chen.xi", &secret(PASSWORD))));
    let unknown = desk.client_of(|dialect| dialect.client = "x".repeat(32));
    assert_eq!(enter(unknown), (Kind::UnknownApp, "SDK.COMMON.1012".into()));
    let none = desk.client_of(|dialect| dialect.client = String::new());
    assert_eq!(enter(none), (Kind::Missing, "SDK.COMMON.1001".into()));
    let dialect = Dialect { client: CLIENT_ID.to_owned(), ..Dialect::default() };
    let blank = Device { fingerprint: String::new(), ..device() };
    let blank = desk.client_on(blank, dialect.clone(), PATIENT);
    assert_eq!(enter(blank), (Kind::DeviceIncomplete, "SDK.COMMON.1003".into()));
    // What no header can carry is left out, so that it does not stop the call.
    let odd = Device { agent: "浏览器/1.0\r\nX-L: en".to_owned(), ..device() };
    session(block_on(desk.client_on(odd, dialect, PATIENT).sign_in("chen.xi", &secret(PASSWORD))));
}
