//! One's own account: profile, social accounts, id tokens, leaving.
use super::*;
use gantry::domain::login::id_token::IdToken;
use gantry::domain::login::profile::{Attributes, Gender, ProfileChange};
use gantry::domain::login::social::Network;
use gantry::transport::watch::as_curl;

fn change(client: &Client, session: &Secret, change: &ProfileChange) -> Result<(), OneAccessFailure> {
    block_on(client.change_profile(&client.profile_change(change).unwrap(), session))
}

fn named(name: &str) -> ProfileChange {
    let attributes = Attributes { name: Some(name.to_owned()), ..Attributes::default() };
    ProfileChange { attributes, ..ProfileChange::default() }
}

#[test]
fn a_profile_is_read_and_changed() {
    let desk = Desk::new();
    let (client, session) = (desk.client(), desk.session("chen.xi"));
    let before = block_on(client.profile(&session)).unwrap();
    assert_eq!((before.user_name.as_deref(), before.mobile.clone()), (Some("chen.xi"), Named::read(CHEN)));
    assert_eq!(before.attributes.gender, Some(Gender::Unknown));
    assert_eq!(before.attributes.extension.clone().unwrap()["age"], json!("18"));
    let mut wanted = named("陈 曦");
    wanted.attributes.gender = Some(Gender::Male);
    change(&client, &session, &wanted).unwrap();
    let after = block_on(client.profile(&session)).unwrap();
    assert_eq!((after.attributes.name.as_deref(), after.attributes.gender), (Some("陈 曦"), Some(Gender::Male)));
    assert_eq!(after.attributes.birthday, before.attributes.birthday, "what is not sent stays");

    let mut wrong = ProfileChange::default();
    wrong.attributes.birthday = Some("yesterday".into());
    assert_eq!(no(change(&client, &session, &wrong)), (Kind::Other, "USER.0031".into()));
    let taken = ProfileChange { user_name: Some("lin.hua".into()), ..ProfileChange::default() };
    assert_eq!(no(change(&client, &session, &taken)), (Kind::Other, "USER.0002".into()));
    let other = ProfileChange { proof: Some((number("13900000001"), secret("000000"))), ..ProfileChange::default() };
    assert_eq!(no(change(&client, &session, &other)), (Kind::Other, "SDK.USER.1001".into()));
}

#[test]
fn a_tenant_who_insists_gets_number_and_code() {
    let desk = Desk::odd(&["profile-needs-mobile", "profile-secrets", "empty-json"]);
    let (client, session) = (desk.client(), desk.session("chen.xi"));
    assert_eq!(no(change(&client, &session, &named("X"))), (Kind::Missing, "SDK.COMMON.1001".into()));
    let proven = ProfileChange { proof: Some((number(CHEN), secret("123456"))), ..named("X") };
    let request = client.profile_change(&proven).unwrap();
    let shown = as_curl(&request);
    assert!(shown.contains("$CODE") && !shown.contains("123456") && !shown.contains("X-signature"), "{shown}");
    change(&client, &session, &proven).unwrap();
    let profile = block_on(client.profile(&session)).unwrap();
    assert_eq!(profile.attributes.name.as_deref(), Some("X"));
    assert!(!format!("{profile:?}").contains("******"), "the password that comes along is not read");
}

#[test]
fn social_accounts_are_listed_and_undone() {
    let desk = Desk::new();
    let (client, session) = (desk.client(), desk.session("chen.xi"));
    let list = || block_on(client.social_accounts(&session)).unwrap();
    let before = list();
    let seen: Vec<_> = before.items.iter().map(|it| (&it.network, it.uid.as_deref(), it.nickname.as_deref())).collect();
    let wanted =
        [(&Network::WeChat, Some("wx-chen"), Some("晨曦")), (&Network::Alipay, Some("ali-chen"), Some("晨曦"))];
    assert_eq!((seen.as_slice(), before.unreadable), (&wanted[..], 0));
    assert!(before.items.iter().all(|it| it.created.is_some() && it.created == it.updated));
    let undo = client.unbinding(&before.items[0].id).unwrap();
    block_on(client.unbind(&undo, &session)).unwrap();
    assert_eq!(list().items, before.items[1..]);
    assert_eq!(no(block_on(client.unbind(&undo, &session))), (Kind::Other, "SDK.SOCIAL.1002".into()));
    let blank = client.unbinding("").unwrap();
    assert_eq!(kind(block_on(client.unbind(&blank, &session))), Kind::Missing);
    let nobodys = desk.session("tang.wei");
    assert_eq!(block_on(client.social_accounts(&nobodys)).unwrap().items, []);
}

#[test]
fn an_id_token_from_a_session_that_lives() {
    let desk = Desk::new();
    let (client, session) = (desk.client(), desk.session("chen.xi"));
    let fresh = block_on(client.refresh_id_token(&session)).expect("an id token");
    assert_eq!(IdToken::read(fresh.expose()).unwrap().person.user_name.as_deref(), Some("chen.xi"));
}

#[test]
fn a_session_ends() {
    let desk = Desk::new();
    let (client, session, other) = (desk.client(), desk.session("chen.xi"), desk.session("chen.xi"));
    block_on(client.sign_out(&session)).unwrap();
    let ended = Kind::Ended { sure: false };
    assert_eq!(no(block_on(client.sign_out(&session))), (ended, "SDK.COMMON.1005".into()));
    assert_eq!(kind(block_on(client.profile(&session))), ended);
    assert_eq!(kind(block_on(client.social_accounts(&session))), ended);
    assert_eq!(kind(block_on(client.refresh_id_token(&session))), ended);
    assert_eq!(kind(change(&client, &session, &named("X"))), ended);
    assert_eq!(kind(block_on(client.unbind(&client.unbinding("x").unwrap(), &session))), ended);
    assert!(block_on(client.profile(&other)).is_ok(), "the other session goes on");
    desk.sandbox.expire().unwrap();
    desk.sandbox.set_oneaccess_switches(&["session-401"]).unwrap();
    assert_eq!(kind(block_on(client.profile(&other))), Kind::Ended { sure: true });
    assert_eq!(kind(block_on(client.sign_out(&other))), Kind::Ended { sure: true });
}
