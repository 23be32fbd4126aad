//! Registering oneself.
use super::*;
use gantry::domain::login::profile::{Attributes, Gender, Registration};
use std::collections::BTreeMap;

const MOBILE: &str = "13900000001";

fn bare(code: &Secret) -> Registration {
    Registration {
        mobile: number(MOBILE),
        code: code.clone(),
        user_name: None,
        email: None,
        password: None,
        attributes: Attributes::default(),
    }
}

#[test]
fn somebody_new_with_everything_they_may_say() {
    let desk = Desk::new();
    let client = desk.client();
    let code = desk.code(MOBILE, Purpose::Register);
    let text = |text: &str| Some(text.to_owned());
    let attributes = Attributes {
        name: text("新人"),
        head_image: text("https://img.example.com/n.png"),
        gender: Some(Gender::Female),
        birthday: text("2000-02-29"),
        nick_name: text("N"),
        first_name: text("F"),
        middle_name: text("M"),
        last_name: text("L"),
        extension: Some(BTreeMap::from([("age".to_owned(), json!("18")), ("n".to_owned(), json!([1, null]))])),
    };
    let whole = Registration {
        user_name: text("new.one"),
        email: text("new@example.com"),
        password: Some(secret("Passw0rd-9")),
        attributes: attributes.clone(),
        ..bare(&code)
    };
    let answer = block_on(client.register(&whole)).unwrap();
    assert_eq!((&answer.status, answer.expire, answer.id_token.is_none()), (&Status::Success, Some(43_200), true));
    let profile = block_on(client.profile(&answer.session_token.unwrap())).unwrap();
    assert_eq!((profile.user_name, profile.mobile), (text("new.one"), Named::read(MOBILE)));
    assert_eq!((profile.email, profile.attributes), (text("new@example.com"), attributes));
    session(block_on(client.sign_in("new.one", &secret("Passw0rd-9"))));
}

#[test]
fn what_is_refused() {
    let desk = Desk::new();
    let client = desk.client();
    let code = desk.code(MOBILE, Purpose::Register);
    let register = |change: &dyn Fn(&mut Registration)| {
        let mut registration = bare(&code);
        change(&mut registration);
        no(block_on(client.register(&registration)))
    };
    assert_eq!(register(&|it| it.code = other_than(&code)), (Kind::CodeWrong, "CAPTCHA.0007".into()));
    assert_eq!(register(&|it| it.mobile = number("1")), (Kind::AgainstRule, "USER.0038".into()));
    assert_eq!(register(&|it| it.password = Some(secret("weak"))), (Kind::Other, "SDK.PWD.1001".into()));
    assert_eq!(register(&|it| it.user_name = Some("chen.xi".into())), (Kind::Other, "USER.0002".into()));
    let other = |it: &mut Registration| it.attributes.gender = Some(Gender::Other("x".into()));
    assert_eq!(register(&other), (Kind::Other, "USER.0031".into()));
    desk.set(&json!({ "registration": false }));
    assert_eq!(register(&|_| {}), (Kind::Other, "SDK.LOGIN.1008".into()));
    desk.set(&json!({ "registration": true }));
    session(block_on(client.register(&bare(&code))));
}
