//! The samples about identity.
use crate::recorder::Recorder;
use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::account::directory::PasswordEnd;
use gantry::domain::account::sign_in::{Naming, Refusal, WantedScope, Who};
use gantry::transport::watch::as_curl;
use gantry::transport::{Base, Failure};
use gantry::vendors::keystone::{Keystone, SignInFailure};
use serde_json::Value;
use std::time::Duration;

const SIGN_IN: &str = include_str!("eos/auth.tokens.request.json");
const ERROR: &str = include_str!("eos/error.401.json");
const PASSWORD: &str = include_str!("eos/users.patch.request.json");
const USER: &str = include_str!("eos/users.patch.reply.json");

fn keystone(recorder: &Recorder) -> Keystone<&Recorder> {
    Keystone::new(recorder, Base::parse_v3("http://h:5000").unwrap(), Duration::from_secs(1))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

#[test]
fn signing_in_sends_the_documented_body_and_understands_the_documented_refusal() {
    let recorder = Recorder::new(401, &[], ERROR);
    let who = Who::Id("858634b407e845f14b02bcf369225dcd0".into());
    let scope = WantedScope::Project { name: "admin".into(), domain: Naming::Name("Default".into()) };
    let refused = block_on(keystone(&recorder).sign_in(&who, &secret("devstacker"), &scope));
    assert_eq!(refused.unwrap_err(), SignInFailure::Refused(Refusal::WrongCredentials));
    assert_eq!(*recorder.calls.borrow(), [("POST http://h:5000/v3/auth/tokens".to_owned(), json(SIGN_IN))]);
}

#[test]
fn an_ended_session_is_read_from_the_documented_error() {
    let recorder = Recorder::new(401, &[("x-openstack-request-id", "req-7")], ERROR);
    let failure = block_on(keystone(&recorder).departments(&secret("t"))).unwrap_err();
    assert!(failure.session_ended() && !failure.ambiguous_for_write());
    let said = "The request you have made requires authentication.".to_owned();
    let expected =
        Failure::Http { status: 401, vendor_code: Some("401".into()), text: said, request_id: Some("req-7".into()) };
    assert_eq!(failure, expected);
}

#[test]
fn setting_a_password_sends_the_documented_body_and_reads_the_documented_user() {
    let recorder = Recorder::new(200, &[], USER);
    let keystone = keystone(&recorder);
    let id = "5df4ae79648b4d7e954382da88cc69ef";
    let request = keystone.password_request(&secret("t"), id, &secret("new_secretsecret")).unwrap();
    let user = block_on(keystone.change_user(&request)).unwrap();
    assert_eq!(*recorder.calls.borrow(), [(format!("PATCH http://h:5000/v3/users/{id}"), json(PASSWORD))]);
    assert!(!as_curl(&request).contains("new_secretsecret"));

    assert_eq!((user.id.as_str(), user.name.as_str(), user.domain_id.as_deref()), (id, "test_user", Some("default")));
    assert_eq!((user.enabled, user.email.as_deref(), user.password_expires), (Some(true), None, PasswordEnd::Never));
    assert_eq!((user.user_type.as_deref(), user.user_role.as_deref()), (Some("individual"), Some("domain_member")));
    assert!(user.default_project_id.is_none() && user.options.is_empty() && user.other.is_empty());
}
