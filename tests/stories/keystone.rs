//! Sign-in and directory against the sandbox: what holds for every Keystone, and everything that can go wrong on the way.
use crate::directory;
use crate::identity::{self, PASSWORD, SignInNow, admin, keystone, named, project, secret};
use futures::executor::block_on;
use gantry::domain::account::Session;
use gantry::domain::account::sign_in::{Refusal, WantedScope, WrongAddress};
use gantry::transport::host::Host;
use gantry::transport::{Base, Failure, Hint, Polite, Transport};
use gantry::vendors::keystone::{Filter, Keystone, SignInFailure};
use sandbox::{Compliance, Options, Running};
use std::time::Duration;

fn start() -> Running {
    sandbox::start(Options::default()).expect("the sandbox starts")
}

/// A sandbox with one fault.
fn faulty(rule: &str) -> Running {
    let sandbox = start();
    sandbox.fault(rule).expect("the fault is known");
    sandbox
}

fn told(story: fn(&str)) {
    story(start().backends());
}

fn sign_in(sandbox: &Running) -> Result<Session, SignInFailure> {
    keystone(sandbox.backends()).sign_in_now(&named("user01", "Default"), PASSWORD, &WantedScope::Usual)
}

/// A client that waits at most a second.
fn hasty(sandbox: &Running) -> Keystone<Polite<Host>> {
    Keystone::new(Polite::new(Host::new()), Base::parse_v3(sandbox.backends()).unwrap(), Duration::from_secs(1))
}

#[test]
fn every_scope() {
    told(identity::every_scope);
}

#[test]
fn wrong_credentials() {
    told(identity::wrong_credentials);
}

#[test]
fn departments() {
    told(identity::departments);
}

#[test]
fn users() {
    told(identity::users);
}

#[test]
fn pages() {
    told(directory::pages);
}

#[test]
fn enabling() {
    told(directory::enabling);
}

#[test]
fn password_rule() {
    told(directory::password_rule);
}

#[test]
fn limits() {
    told(directory::limits);
}

#[test]
fn members_of_projects() {
    told(directory::members_of_projects);
}

#[test]
fn tokens() {
    told(identity::tokens);
}

#[test]
fn department_manager() {
    told(identity::department_manager);
}

#[test]
fn passwords() {
    told(identity::passwords);
}

#[test]
fn temporary_passwords() {
    let compliance = Compliance { change_upon_first_use: true, ..Compliance::default() };
    let sandbox = sandbox::start(Options { compliance, ..Options::default() }).unwrap();
    identity::passwords(sandbox.backends());
}

#[test]
fn addresses() {
    told(identity::addresses);
}

#[test]
fn an_expired_password_names_its_user() {
    let sandbox = start();
    let refused =
        keystone(sandbox.backends()).sign_in_now(&named("password-expired", "Default"), PASSWORD, &WantedScope::Usual);
    let Err(SignInFailure::Refused(Refusal::PasswordExpired { user_id: Some(id) })) = refused else {
        panic!("{refused:?}")
    };
    let user = block_on(keystone(sandbox.backends()).user(&admin(sandbox.backends()).token, &id)).unwrap();
    assert_eq!(user.name, "password-expired");
}

#[test]
fn a_disabled_account_looks_like_a_wrong_password() {
    let sandbox = start();
    let refused =
        keystone(sandbox.backends()).sign_in_now(&named("left-company", "Default"), PASSWORD, &WantedScope::Usual);
    assert_eq!(refused, Err(SignInFailure::Refused(Refusal::WrongCredentials)));
}

#[test]
fn two_hundred_departments_are_all_there() {
    let sandbox = sandbox::start(Options { departments: 200, ..Options::default() }).unwrap();
    let listing = block_on(keystone(sandbox.backends()).departments(&admin(sandbox.backends()).token)).unwrap();
    assert_eq!((listing.items.len(), listing.unreadable, listing.complete), (200, 0, true));
}

#[test]
fn a_server_whose_clock_is_wrong_does_not_end_the_session() {
    let sandbox = faulty("POST /v3/auth/tokens clock-skew=-7200");
    let session = sign_in(&sandbox).unwrap();
    let ahead = session.about.server_ahead_ms.unwrap();
    assert!((-7_210_000..-7_190_000).contains(&ahead), "{ahead}");
    assert!(session.remaining_ms(Host::new().now()).unwrap() > 60_000);
}

#[test]
fn an_ended_session_is_recognised() {
    let sandbox = start();
    let session = admin(sandbox.backends());
    sandbox.expire().unwrap();
    assert!(block_on(keystone(sandbox.backends()).departments(&session.token)).unwrap_err().session_ended());
}

#[test]
fn a_portal_in_front_of_the_service_is_recognised() {
    let sandbox = faulty("* /v3* html");
    let refused = sign_in(&sandbox).unwrap_err();
    let SignInFailure::Refused(Refusal::WrongAddress(wrong)) = &refused else { panic!("{refused:?}") };
    assert!(matches!(wrong, WrongAddress::WebPage { .. } | WrongAddress::VersionList { .. }), "{wrong:?}");
}

#[test]
fn half_an_answer_is_no_session() {
    let sandbox = faulty("POST /v3/auth/tokens truncated");
    let failed = sign_in(&sandbox).unwrap_err();
    assert!(
        matches!(&failed, SignInFailure::Failed(Failure::Unreadable { .. } | Failure::Unreachable(Hint::Lost))),
        "{failed:?}"
    );
}

#[test]
fn odd_types_never_become_a_session_or_a_department() {
    let sandbox = faulty("POST /v3/auth/tokens wrong-types");
    if let Ok(session) = sign_in(&sandbox) {
        assert!(!session.token.is_empty() && !session.about.user.id.is_empty());
    }
    let sandbox = start();
    let token = admin(sandbox.backends()).token;
    sandbox.fault("GET /v3/domains wrong-types").unwrap();
    match block_on(keystone(sandbox.backends()).departments(&token)) {
        Ok(listing) => {
            assert!(listing.items.iter().all(|department| !department.id.is_empty() && !department.name.is_empty()))
        }
        Err(failure) => assert!(matches!(failure, Failure::Unreadable { .. }), "{failure:?}"),
    }
}

#[test]
fn an_endless_answer_is_cut_off() {
    let sandbox = start();
    let token = admin(sandbox.backends()).token;
    sandbox.fault("GET /v3/domains huge").unwrap();
    assert_eq!(block_on(keystone(sandbox.backends()).departments(&token)), Err(Failure::TooLarge));
}

#[test]
fn an_error_wrapped_in_a_good_status_is_an_error() {
    let sandbox = start();
    let token = admin(sandbox.backends()).token;
    sandbox.fault("GET /v3/domains error-in-200=409").unwrap();
    assert_eq!(block_on(keystone(sandbox.backends()).departments(&token)).unwrap_err().status(), Some(409));
}

#[test]
fn silence_ends_at_the_time_limit_and_is_unknown_for_a_write() {
    let sandbox = start();
    let session = admin(sandbox.backends());
    sandbox.fault("* /v3/users* timeout-after").unwrap();
    let client = hasty(&sandbox);
    assert_eq!(block_on(client.user(&session.token, &session.about.user.id)), Err(Failure::TimedOut));
    let request = client.password_request(&session.token, &session.about.user.id, &secret("devstacker")).unwrap();
    let failure = block_on(client.change_user(&request)).unwrap_err();
    assert!(failure == Failure::TimedOut && failure.ambiguous_for_write());
}

#[test]
fn a_dropped_write_is_unknown_and_sent_once() {
    let sandbox = start();
    let session = admin(sandbox.backends());
    sandbox.fault("PATCH /v3/users* drop-after").unwrap();
    let client = hasty(&sandbox);
    let request = client.password_request(&session.token, &session.about.user.id, &secret("devstacker")).unwrap();
    let failure = block_on(client.change_user(&request)).unwrap_err();
    assert!(failure.ambiguous_for_write(), "{failure:?}");
    let patches = sandbox.calls().iter().filter(|call| call["method"] == "PATCH").count();
    assert_eq!(patches, 1);
    let ended = block_on(client.departments(&session.token)).unwrap_err();
    assert!(ended.session_ended(), "the write did take effect, so the old token is worthless: {ended:?}");
}

#[test]
fn a_busy_server_is_asked_again_for_a_read_and_never_for_a_sign_in() {
    let sandbox = start();
    let session = admin(sandbox.backends());
    let client =
        Keystone::new(Polite::new(Host::new()), Base::parse_v3(sandbox.backends()).unwrap(), Duration::from_secs(30));
    sandbox.fault("GET /v3/domains status=503 times=2").unwrap();
    assert!(block_on(client.departments(&session.token)).unwrap().complete);
    sandbox.fault("POST /v3/auth/tokens status=503 times=1").unwrap();
    let refused = client.sign_in_now(&named("admin", "Default"), "devstacker", &project("admin", "Default"));
    assert!(matches!(refused, Err(SignInFailure::Failed(Failure::Http { status: 503, .. }))), "{refused:?}");
    let gateway = "GET /v3/projects status=502";
    sandbox.fault(gateway).unwrap();
    let Err(Failure::Http { status: 502, text, .. }) = block_on(client.projects(&session.token, &Filter::default()))
    else {
        panic!("a gateway's page is a failure")
    };
    assert!(!text.is_empty() && !text.contains('<'), "{text}");
}
