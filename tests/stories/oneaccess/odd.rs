//! The oddities that no other story needs.
use super::*;

#[test]
fn success_in_other_words() {
    let desk = Desk::odd(&["bare-success", "text-expires"]);
    let answer = desk.enter("chen.xi").unwrap();
    assert_eq!((&answer.status, answer.expire, answer.id_token.is_none()), (&Status::Success, Some(604_800), true));
    assert!(answer.session_token.is_some());
    desk.sandbox.set_oneaccess_switches(&["lower-case-status"]).unwrap();
    desk.session("chen.xi");
    desk.state("lin.hua", &Status::MfaAuth);
    desk.sandbox.set_oneaccess_switches(&["unknown-status"]).unwrap();
    desk.state("chen.xi", &Status::Other("RISK_AUTH".to_owned()));
}

#[test]
fn rules_that_are_no_json_are_handed_on_as_they_are() {
    let desk = Desk::odd(&["bad-rules"]);
    assert_eq!(desk.enter("wu.tao").unwrap().data.as_deref(), Some("maxLength=18"));
    desk.sandbox.set_oneaccess_switches(&["policy-unreadable"]).unwrap();
    assert_eq!(no(desk.enter("wu.tao")), (Kind::PolicyUnreadable, "SDK.LOGIN.1004".into()));
}

#[test]
fn policies_by_switch() {
    let desk = Desk::odd(&["must-modify-unseen", "sms-skips-mfa"]);
    desk.session("xu.chu");
    let code = desk.code("13800000002", Purpose::SignIn);
    session(block_on(desk.client().sign_in_by_code(&number("13800000002"), &code)));
}

#[test]
fn the_other_lines_codes_mean_the_same() {
    let desk = Desk::odd(&["ciam-codes"]);
    let client = desk.client();
    let puzzle = block_on(client.captcha()).unwrap();
    let off = Place::new(solved(&puzzle).x() - 40.0).unwrap();
    let wrong = no(block_on(client.verify(&puzzle, off, &number(CHEN))));
    assert_eq!(wrong, (Kind::CaptchaWrong, "IDAAS.SDK.CAPTCHA.0002".into()));
    let code = no(block_on(client.sign_in_by_code(&number(CHEN), &secret("000000"))));
    assert_eq!(code, (Kind::CodeWrong, "IDAAS.SDK.CAPTCHA.0007".into()));
    let nowhere = Proof { sender: number("12345"), ..desk.proof(CHEN) };
    let sent = no(block_on(client.send_code(&nowhere, Purpose::SignIn)));
    assert_eq!(sent, (Kind::NotSent { none_left: false }, "IDAAS.SDK.CAPTCHA.0006".into()));
    let blank = Device { agent: String::new(), ..device() };
    let dialect = Dialect { client: CLIENT_ID.to_owned(), ..Dialect::default() };
    let device = no(block_on(desk.client_on(blank, dialect, PATIENT).captcha()));
    assert_eq!(device, (Kind::DeviceIncomplete, "IDAAS.SDK.PARAM.0001".into()));
}

#[test]
fn nothing_may_be_an_empty_object() {
    let desk = Desk::odd(&["empty-json"]);
    let code = desk.code(CHEN, Purpose::Forgotten);
    assert!(block_on(desk.client().reset_password(&number(CHEN), &code, &secret("Forgot-2026"))).unwrap().is_none());
    let session = session(block_on(desk.client().sign_in("chen.xi", &secret("Forgot-2026"))));
    block_on(desk.client().sign_out(&session)).unwrap();
}

#[test]
fn many_tenants_behind_one_address() {
    let desk = Desk::odd(&["isv"]);
    assert_eq!(kind(desk.enter("chen.xi")), Kind::Missing);
    let enter = |tenant: &str| {
        let client = desk.client_of(|dialect| dialect.tenant = Some(tenant.to_owned()));
        block_on(client.sign_in("chen.xi", &secret(PASSWORD)))
    };
    session(enter(TENANT));
    assert_eq!(no(enter("0")), (Kind::Other, "SDK.COMMON.1011".into()));
    assert_eq!(kind(enter("")), Kind::Missing, "an empty one is none");
}

#[test]
fn an_application_that_browsers_may_not_call() {
    let desk = Desk::odd(&["egress-only"]);
    assert_eq!(no(desk.enter("chen.xi")), (Kind::Forbidden, "SDK.COMMON.1014".into()));
}
