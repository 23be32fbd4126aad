//! What comes between: the second factor, passwords that end.
use super::*;

const NEW: &str = "Changed-2026";

fn change(desk: &Desk, state: &Secret, old: &str, new: &str) -> Result<Answer, OneAccessFailure> {
    block_on(desk.client().change_password(state, &secret(old), &secret(new)))
}

#[test]
fn the_second_factor() {
    let desk = Desk::new();
    let client = desk.client();
    let state = desk.state("lin.hua", &Status::MfaAuth);
    let mobile = "13800000002";
    assert_eq!(block_on(client.second_factor_mobile(&state)), Ok(Named::Whole(number(mobile))));
    let code = desk.code(mobile, Purpose::SecondFactor);
    let second = |mobile: &str, code: &Secret| block_on(client.second_factor(&state, &number(mobile), code));
    assert_eq!(kind(second(mobile, &other_than(&code))), Kind::CodeWrong);
    assert_eq!(kind(second(CHEN, &code)), Kind::CodeWrong, "somebody else's number");
    let answer = second(mobile, &code).unwrap();
    assert_eq!((&answer.status, answer.expire), (&Status::Success, Some(43_200)));
    let profile = block_on(client.profile(&answer.session_token.unwrap())).unwrap();
    assert_eq!(profile.user_name.as_deref(), Some("lin.hua"));
    assert_eq!(kind(second(mobile, &code)), Kind::Ended { sure: false }, "it led somewhere");
    assert_eq!(kind(block_on(client.second_factor_mobile(&state))), Kind::Ended { sure: false });

    let state = desk.state("qian.mo", &Status::MfaAuth);
    let code = desk.code("13800000008", Purpose::SecondFactor);
    let denied = block_on(client.second_factor(&state, &number("13800000008"), &code)).unwrap();
    assert_eq!((denied.status, denied.session_token.is_none()), (Status::AccessDenied, true));
}

#[test]
fn a_password_that_ends_soon() {
    let desk = Desk::new();
    let state = desk.state("wu.tao", &Status::PasswordWarn);
    session(block_on(desk.client().keep_password(&state)));
    assert_eq!(kind(block_on(desk.client().keep_password(&state))), Kind::Ended { sure: false });
    let state = desk.state("wu.tao", &Status::PasswordWarn);
    session(change(&desk, &state, PASSWORD, NEW));
    session(block_on(desk.client().sign_in("wu.tao", &secret(NEW))));
    assert_eq!(kind(desk.enter("wu.tao")), Kind::WrongPassword { left: Some(4) });
}

#[test]
fn a_password_that_has_ended() {
    let desk = Desk::new();
    let begun = desk.state("he.jing", &Status::PasswordExpired);
    assert_eq!(kind(block_on(desk.client().keep_password(&begun))), Kind::Ended { sure: false }, "no way round");
    assert_eq!(kind(change(&desk, &begun, "Wrong-123", NEW)), Kind::WrongPassword { left: Some(4) });
    let weak = refusal(change(&desk, &begun, PASSWORD, "weak"));
    assert_eq!((weak.kind, weak.code.as_deref()), (Kind::Other, Some("SDK.PWD.1001")));
    session(change(&desk, &begun, PASSWORD, NEW));

    // One thing after the other: every answer may be a further step.
    let expired = desk.state("sun.yi", &Status::PasswordExpired);
    let factor = state(change(&desk, &expired, PASSWORD, NEW), &Status::MfaAuth);
    let code = desk.code("13800000006", Purpose::SecondFactor);
    session(block_on(desk.client().second_factor(&factor, &number("13800000006"), &code)));
}

#[test]
fn states_end() {
    let desk = Desk::new();
    let state = desk.state("lin.hua", &Status::MfaAuth);
    let asked = |state: &Secret| block_on(desk.client().second_factor_mobile(state));
    assert!(asked(&state).is_ok());
    assert_eq!(kind(asked(&secret(""))), Kind::Missing);
    assert_eq!(kind(asked(&secret("a.b.c"))), Kind::Ended { sure: false });
    desk.advance(601);
    assert_eq!(no(asked(&state)), (Kind::Ended { sure: false }, "SDK.COMMON.1009".into()));
    desk.sandbox.set_oneaccess_switches(&["session-401"]).unwrap();
    assert_eq!(kind(asked(&state)), Kind::Ended { sure: true });

    desk.sandbox.set_oneaccess_switches(&["state-once"]).unwrap();
    let state = desk.state("he.jing", &Status::PasswordExpired);
    assert_eq!(kind(change(&desk, &state, PASSWORD, "weak")), Kind::Other);
    assert_eq!(kind(change(&desk, &state, PASSWORD, NEW)), Kind::Ended { sure: false }, "one mistake was enough");
}
