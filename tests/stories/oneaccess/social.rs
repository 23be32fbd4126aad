//! WeChat and Alipay: signing in, tying, registering.
use super::*;
use gantry::transport::Failure;
use gantry::vendors::oneaccess::Version;

fn wechat(desk: &Desk, uid: &str) -> Result<Answer, OneAccessFailure> {
    let code = desk.sandbox.social_code("wechat", uid).unwrap();
    block_on(desk.client().sign_in_by_wechat(&secret(&code)))
}

fn alipay(desk: &Desk, uid: &str, client: &Client) -> Result<Answer, OneAccessFailure> {
    let code = desk.sandbox.social_code("alipay", uid).unwrap();
    block_on(client.sign_in_by_alipay(&secret(&code)))
}

#[test]
fn known_and_unknown_accounts() {
    let desk = Desk::new();
    let client = desk.client();
    for (uid, status) in [
        ("wx-chen", Status::Success),
        ("wx-lin", Status::MfaAuth),
        ("wx-zhou", Status::AccessDenied),
        ("wx-new", Status::SocialBind),
    ] {
        assert_eq!(wechat(&desk, uid).unwrap().status, status, "{uid}");
    }
    for (uid, status) in
        [("ali-chen", Status::Success), ("ali-lin", Status::MfaAuth), ("ali-new", Status::UserRegister)]
    {
        assert_eq!(alipay(&desk, uid, &client).unwrap().status, status, "{uid}");
    }
    let code = secret(&desk.sandbox.social_code("wechat", "wx-chen").unwrap());
    assert_eq!(no(block_on(client.sign_in_by_alipay(&code))), (Kind::Other, "SDK.LOGIN.1007".into()));
    session(block_on(client.sign_in_by_wechat(&code)));
    assert_eq!(no(block_on(client.sign_in_by_wechat(&code))), (Kind::Other, "SDK.LOGIN.1007".into()), "used");
}

#[test]
fn each_network_has_its_version_of_the_path() {
    let desk = Desk::odd(&["social-v3-only"]);
    let v3 = desk.client_of(|dialect| dialect.alipay = Version::V3);
    session(alipay(&desk, "ali-chen", &v3));
    let missing = |result: Result<Answer, OneAccessFailure>| match result.err() {
        Some(OneAccessFailure::Failed(Failure::Http { status, .. })) => status,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing(alipay(&desk, "ali-chen", &desk.client())), 404);
    assert_eq!(missing(wechat(&desk, "wx-chen")), 404, "Alipay's setting is not WeChat's");
    let code = secret(&desk.sandbox.social_code("wechat", "wx-chen").unwrap());
    session(block_on(desk.client_of(|dialect| dialect.wechat = Version::V3).sign_in_by_wechat(&code)));
    desk.sandbox.set_oneaccess_switches(&["social-v2-only"]).unwrap();
    assert_eq!(missing(alipay(&desk, "ali-chen", &v3)), 404);
    session(alipay(&desk, "ali-chen", &desk.client()));
}

#[test]
fn tying_to_somebody() {
    let desk = Desk::new();
    let client = desk.client();
    let begun = state(wechat(&desk, "wx-tang"), &Status::SocialBind);
    let code = desk.code("13800000013", Purpose::Bind);
    let bind = |state: &Secret, mobile: &str, code: &Secret| block_on(client.bind(state, &number(mobile), code));
    let way = kind(block_on(client.register_and_bind(&begun, &number("13800000013"), &code)));
    assert_eq!(way, Kind::Ended { sure: false }, "not the way of this state");
    assert_eq!(kind(bind(&begun, "13800000013", &other_than(&code))), Kind::CodeWrong);
    let answer = bind(&begun, "13800000013", &code).unwrap();
    assert_eq!((&answer.status, answer.expire), (&Status::Success, Some(43_200)));
    session(wechat(&desk, "wx-tang"));

    let begun = state(wechat(&desk, "wx-new"), &Status::SocialBind);
    let code = desk.code(CHEN, Purpose::Bind);
    assert_eq!(no(bind(&begun, CHEN, &code)), (Kind::Other, "SDK.SOCIAL.1001".into()), "has one already");
    let code = desk.code("13900000099", Purpose::Bind);
    assert_eq!(kind(bind(&begun, "13900000099", &code)), Kind::UnknownUser);
    assert_eq!(kind(bind(&begun, "1", &code)), Kind::AgainstRule);
    assert_eq!(kind(bind(&secret(""), CHEN, &code)), Kind::Missing);
}

#[test]
fn registering_with_one() {
    let desk = Desk::new();
    let client = desk.client();
    let begun = state(alipay(&desk, "ali-new", &client), &Status::UserRegister);
    let register = |mobile: &str, code: &Secret| block_on(client.register_and_bind(&begun, &number(mobile), code));
    let code = desk.code(CHEN, Purpose::Register);
    assert_eq!(no(register(CHEN, &code)), (Kind::Other, "USER.0003".into()), "the number is taken");
    let code = desk.code("13900000001", Purpose::Register);
    let session_token = session(register("13900000001", &code));
    assert_eq!(block_on(client.profile(&session_token)).unwrap().mobile, Named::read("13900000001"));
    session(alipay(&desk, "ali-new", &client));

    desk.set(&json!({ "wechat": "bind-or-register" }));
    let begun = state(wechat(&desk, "wx-new"), &Status::SocialBind);
    let code = desk.code("13900000002", Purpose::Register);
    session(block_on(client.register_and_bind(&begun, &number("13900000002"), &code)));
}
