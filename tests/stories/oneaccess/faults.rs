//! What is known after a fault, and what is sent again: readings are, what counts or is used up is not.
use super::*;
use gantry::domain::login::profile::{Attributes, ProfileChange, Registration};
use gantry::transport::{Failure, Hint};

/// What the calls need, gathered while nothing is wrong.
struct Ready {
    client: Client,
    session: Secret,
    puzzle: Puzzle,
    proof: Proof,
    warned: Secret,
    factor: Secret,
}

fn ready(desk: &Desk) -> Ready {
    let client = desk.client();
    let session = desk.session("chen.xi");
    // Has clock and key asked for, so that a fault meets the calls themselves.
    block_on(client.profile(&session)).unwrap();
    Ready {
        session,
        puzzle: block_on(client.captcha()).unwrap(),
        proof: desk.proof(CHEN),
        warned: desk.state("wu.tao", &Status::PasswordWarn),
        factor: desk.state("lin.hua", &Status::MfaAuth),
        client,
    }
}

/// Every call that is no reading, by its path, with what came of it.
fn writes(it: &Ready) -> Vec<(&'static str, Option<OneAccessFailure>)> {
    let (client, session) = (&it.client, &it.session);
    let (code, password, chen) = (secret("123456"), secret(PASSWORD), number(CHEN));
    let registration = Registration {
        mobile: chen.clone(),
        code: code.clone(),
        user_name: None,
        email: None,
        password: None,
        attributes: Attributes::default(),
    };
    let change = client.profile_change(&ProfileChange::default()).unwrap();
    let undo = client.unbinding("x").unwrap();
    vec![
        ("login", block_on(client.sign_in("chen.xi", &password)).err()),
        ("login/mobile-verify-code", block_on(client.sign_in_by_code(&chen, &code)).err()),
        ("login/wechat", block_on(client.sign_in_by_wechat(&code)).err()),
        ("login/alipay", block_on(client.sign_in_by_alipay(&code)).err()),
        ("register/mobile-verify-code", block_on(client.register(&registration)).err()),
        ("captcha/verify", block_on(client.verify(&it.puzzle, Place::new(1.0).unwrap(), &chen)).err()),
        ("sms/send", block_on(client.send_code(&it.proof, Purpose::SignIn)).err()),
        ("social/bind", block_on(client.bind(&it.factor, &chen, &code)).err()),
        ("social/register-bind", block_on(client.register_and_bind(&it.factor, &chen, &code)).err()),
        ("pwd/skip-update", block_on(client.keep_password(&it.warned)).err()),
        ("pwd/update", block_on(client.change_password(&it.warned, &password, &code)).err()),
        ("pwd/update-by-mobile", block_on(client.reset_password(&chen, &code, &password)).err()),
        ("mfa/sms", block_on(client.second_factor(&it.factor, &chen, &code)).err()),
        ("profile/update", block_on(client.change_profile(&change, session)).err()),
        ("social/unbind-account", block_on(client.unbind(&undo, session)).err()),
        ("session-token/refresh-id-token", block_on(client.refresh_id_token(session)).err()),
        ("logout", block_on(client.sign_out(session)).err()),
    ]
}

/// Every reading, by its path, with what came of it.
fn reads(it: &Ready) -> Vec<(&'static str, Option<OneAccessFailure>)> {
    let client = &it.client;
    vec![
        ("server-date", block_on(client.server_date()).err()),
        ("public-key", block_on(client.public_key()).err()),
        ("captcha", block_on(client.captcha()).err()),
        ("country-codes", block_on(client.countries()).err()),
        ("mobile-by-token", block_on(client.second_factor_mobile(&it.factor)).err()),
        ("profile", block_on(client.profile(&it.session)).err()),
        ("social", block_on(client.social_accounts(&it.session)).err()),
    ]
}

/// Does every write under a fault, each exactly once.
fn all_under(fault: &str, check: impl Fn(&'static str, OneAccessFailure)) {
    let desk = Desk::new();
    let it = ready(&desk);
    desk.sandbox.fault(&format!("* /api/v2/sdk/* {fault}")).unwrap();
    let before = desk.sandbox.calls().len();
    let outcomes = writes(&it);
    let sent = desk.sandbox.calls().len() - before;
    // Where connections are dropped, the next call may find the one it was to take closed already, and is not sent at all.
    let all = if fault.starts_with("drop") { 1..=outcomes.len() } else { outcomes.len()..=outcomes.len() };
    assert!(all.contains(&sent), "{sent} of {}: each was sent once, and nothing else was", outcomes.len());
    for (path, failure) in outcomes {
        check(path, failure.unwrap_or_else(|| panic!("{path} went well")));
    }
}

#[test]
fn a_write_is_never_sent_twice_and_after_a_server_error_its_outcome_is_unknown() {
    all_under("status=503", |path, failure| {
        assert!(failure.ambiguous_for_write(), "{path} {failure:?}");
        assert!(matches!(&failure, OneAccessFailure::Failed(Failure::Http { status: 503, .. })), "{path} {failure:?}");
    });
}

#[test]
fn a_dropped_connection_leaves_the_outcome_unknown() {
    all_under("drop-before", |path, failure| {
        assert_eq!(failure, OneAccessFailure::Failed(Failure::Unreachable(Hint::Lost)), "{path}");
        assert!(failure.ambiguous_for_write());
    });
}

#[test]
fn the_page_of_a_proxy_is_no_yes_and_is_not_quoted() {
    all_under("html", |path, failure| {
        let unread =
            matches!(&failure, OneAccessFailure::Failed(Failure::Unreadable { excerpt, .. }) if excerpt.is_empty());
        assert!(unread && failure.ambiguous_for_write(), "{path} {failure:?}");
    });
}

#[test]
fn an_error_within_a_yes_is_a_no() {
    all_under("error-in-200=7777", |path, failure| {
        let OneAccessFailure::Refused(refusal) = failure else { panic!("{path} {failure:?}") };
        assert_eq!(refusal.code.as_deref(), Some("SDK.COMMON.7777"), "{path}");
    });
}

#[test]
fn a_message_whose_answer_never_came_was_sent_once() {
    let desk = Desk::new();
    let proof = desk.proof(CHEN);
    let dialect = Dialect { client: CLIENT_ID.to_owned(), ..Dialect::default() };
    let hasty = desk.client_on(device(), dialect, Duration::from_millis(1500));
    desk.sandbox.fault("POST /api/v2/sdk/sms/send timeout-after times=1").unwrap();
    let failure = block_on(hasty.send_code(&proof, Purpose::SignIn)).unwrap_err();
    assert_eq!(failure, OneAccessFailure::Failed(Failure::TimedOut));
    assert!(failure.ambiguous_for_write());
    assert_eq!((desk.asked("sms/send"), desk.sandbox.oneaccess_outbox(Some(CHEN)).len()), (1, 1));
}

#[test]
fn half_an_answer_to_a_sign_in_is_unreadable_and_shows_no_token() {
    let desk = Desk::new();
    desk.sandbox.fault("POST /api/v2/sdk/login truncated times=1").unwrap();
    let failure = desk.enter("chen.xi").err().unwrap();
    let unread = Failure::Unreadable { excerpt: String::new(), request_id: None };
    assert_eq!(failure, OneAccessFailure::Failed(unread));
}

#[test]
fn what_a_signature_needs_is_not_asked_for_over_and_over() {
    for path in ["public-key", "server-date"] {
        let desk = Desk::new();
        let session = desk.session("chen.xi");
        desk.sandbox.fault(&format!("GET /api/v2/sdk/{path} status=503")).unwrap();
        let failure = block_on(desk.client().profile(&session)).unwrap_err();
        assert!(matches!(failure, OneAccessFailure::Failed(Failure::Http { status: 503, .. })), "{failure:?}");
        assert_eq!((desk.asked(path), desk.asked("profile")), (3, 0), "three attempts in all");
    }
}

#[test]
fn a_reading_is_asked_again_with_a_signature_of_its_own() {
    let desk = Desk::odd(&["nonce-is-timestamp"]);
    let it = ready(&desk);
    let paths = ["server-date", "public-key", "captcha", "country-codes", "mobile-by-token", "profile", "social"];
    let before = paths.map(|path| desk.asked(path));
    for path in paths {
        // Done, and never heard of: the signature of the first attempt is used up.
        desk.sandbox.fault(&format!("GET /api/v2/sdk/{path} drop-after times=1")).unwrap();
    }
    for (path, failure) in reads(&it) {
        assert_eq!(failure, None, "{path}");
    }
    assert_eq!(paths.map(|path| desk.asked(path)), before.map(|count| count + 2));
}
