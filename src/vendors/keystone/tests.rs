use super::*;
use crate::domain::account::sign_in::{Naming, Refusal, WantedScope, Who, WrongAddress};
use crate::domain::account::{Scope, Session};
use crate::transport::scripted::{Answer, Scripted, answer};
use futures::executor::block_on;

const GRANTED: &str = r#"{"token":{"methods":["password"],"user":{"id":"u1","name":"admin"},"expires_at":"1970-01-01T01:00:00Z","issued_at":"1970-01-01T00:00:00Z"}}"#;
const REFUSED: &str =
    r#"{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}"#;
const V3: &str = r#"{"version":{"id":"v3.14","status":"stable"}}"#;
const VERSIONS: &str = r#"{"versions":{"values":[{"id":"v3.14","links":[{"rel":"self","href":"http://keystone.cluster.local:35357/identity/v3/"}]}]}}"#;

type Script = Vec<Answer>;

fn keystone(script: Script) -> Keystone<Scripted> {
    Keystone::new(Scripted::new(script), Base::parse_v3("http://h:5000").unwrap(), Duration::from_secs(5))
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn sign_in(script: Script) -> Result<Session, SignInFailure> {
    let who = Who::Name { name: "admin".into(), domain: Naming::Name("Default".into()) };
    block_on(keystone(script).sign_in(&who, &secret("pw"), &WantedScope::Usual))
}

fn refusal(script: Script) -> Refusal {
    match sign_in(script) {
        Err(SignInFailure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_token_is_read_from_its_header_in_any_case() {
    for name in ["X-Subject-Token", "x-subject-token", "X-SUBJECT-TOKEN"] {
        let session = sign_in(vec![answer(201, &[(name, "gAAAA")], GRANTED)]).unwrap();
        assert_eq!((session.token.expose(), session.about.scope), ("gAAAA", Scope::Unscoped));
    }
    for headers in [&[][..], &[("X-Subject-Token", " ")][..]] {
        assert_eq!(refusal(vec![answer(201, headers, GRANTED)]), Refusal::TokenNotExposed);
    }
}

#[test]
fn a_refused_sign_in_says_why() {
    assert_eq!(refusal(vec![answer(401, &[], REFUSED)]), Refusal::WrongCredentials);
    assert_eq!(refusal(vec![answer(401, &[], "<h1>Unauthorized</h1>")]), Refusal::WrongCredentials);
    let forbidden = r#"{"error":{"code":403,"message":"no role","title":"Forbidden"}}"#;
    assert_eq!(refusal(vec![answer(403, &[], forbidden)]), Refusal::Forbidden { text: "no role".into() });
    let malformed = r#"{"error":{"code":400,"message":"'x' is not\nvalid: pw","title":"Bad Request"}}"#;
    assert_eq!(refusal(vec![answer(400, &[], malformed)]), Refusal::Malformed { text: "'x' is not valid: ***".into() });
}

#[test]
fn a_sign_in_that_got_no_answer_is_not_repeated() {
    for failure in [Failure::TimedOut, Failure::Offline] {
        assert_eq!(sign_in(vec![Err(failure.clone())]).err(), Some(SignInFailure::Failed(failure)));
    }
    let busy = sign_in(vec![answer(503, &[], "busy")]).unwrap_err();
    assert!(matches!(busy, SignInFailure::Failed(Failure::Http { status: 503, .. })), "{busy:?}");
}

#[test]
fn a_wrong_address_is_explained() {
    let list = |status| answer(status, &[], VERSIONS);
    let better = WrongAddress::VersionList { better: Some("http://h:5000/identity/v3".into()) };
    assert_eq!(refusal(vec![list(300), list(300)]), Refusal::WrongAddress(better.clone()));
    assert_eq!(
        refusal(vec![answer(404, &[], "<h1>no</h1>"), answer(404, &[], "no"), list(300)]),
        Refusal::WrongAddress(better)
    );
    let page = || answer(200, &[], "<title>Portal</title>");
    assert_eq!(
        refusal(vec![page(), page(), page()]),
        Refusal::WrongAddress(WrongAddress::WebPage { excerpt: "<title>Portal</title>".into() })
    );
    // The list above says that version 3 is where it was looked for: the address is right, so it must be the page.
    let here = answer(300, &[], &VERSIONS.replace("identity/v3/", "v3"));
    assert!(matches!(refusal(vec![page(), page(), here]), Refusal::WrongAddress(WrongAddress::WebPage { .. })));
    let nothing = || answer(404, &[], "");
    assert_eq!(refusal(vec![nothing(), nothing(), nothing()]), Refusal::WrongAddress(WrongAddress::NothingThere));
    let other = || answer(200, &[], r#"{"name":"nova"}"#);
    assert_eq!(refusal(vec![other(), other(), other()]), Refusal::WrongAddress(WrongAddress::OtherService));
}

#[test]
fn an_odd_answer_of_the_right_service_is_not_called_a_wrong_address() {
    let result =
        sign_in(vec![answer(201, &[("x-subject-token", "t")], r#"{"token":{"user":null}}"#), answer(200, &[], V3)]);
    assert!(matches!(result, Err(SignInFailure::Failed(Failure::Unreadable { .. }))), "{result:?}");
}

#[test]
fn discovery_knows_keystone() {
    assert_eq!(block_on(keystone(vec![answer(200, &[], V3)]).discover()), Ok(None));
    assert_eq!(block_on(keystone(vec![Err(Failure::Offline)]).discover()), Err(Failure::Offline));
}

#[test]
fn a_pasted_token_is_asked_about_with_both_headers() {
    let keystone = keystone(vec![answer(200, &[], GRANTED)]);
    let session = block_on(keystone.adopt(secret(" gAAAA\n"))).unwrap();
    assert_eq!(session.token.expose(), "gAAAA");
    assert_eq!(*keystone.transport.sent.borrow(), ["GET http://h:5000/v3/auth/tokens"]);
    let both = ["X-Auth-Token", "X-Subject-Token"].map(|name| (name.to_owned(), "gAAAA".to_owned()));
    assert_eq!(keystone.transport.headers.borrow()[0], both);
}

#[test]
fn a_pasted_token_that_is_none_is_rejected() {
    let rejected = Err(SignInFailure::Refused(Refusal::TokenRejected));
    let missing = r#"{"error":{"code":404,"message":"Could not recognize Fernet token","title":"Not Found"}}"#;
    assert_eq!(block_on(keystone(vec![answer(401, &[], REFUSED)]).adopt(secret("x"))), rejected);
    assert_eq!(block_on(keystone(vec![answer(404, &[], missing)]).adopt(secret("x"))), rejected);
    for unsendable in ["", " ", "a b", "a\nb", "令牌"] {
        assert_eq!(block_on(keystone(vec![]).adopt(secret(unsendable))), rejected, "nothing is sent");
    }
}

#[test]
fn signing_out_revokes() {
    let revoke = |status| block_on(keystone(vec![answer(status, &[], "")]).revoke(&secret("t")));
    assert_eq!((revoke(204), revoke(401)), (Ok(()), Ok(())));
    assert!(revoke(500).is_err());
}

#[test]
fn a_list_is_followed_on_the_own_address_only() {
    let page = |ids: &[&str], next: &str| {
        let rows: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":"{id}","name":"n{id}"}}"#)).collect();
        answer(200, &[], &format!(r#"{{"users":[{}],"links":{{"next":{next}}}}}"#, rows.join(",")))
    };
    let keystone = keystone(vec![
        page(&["a", "b"], r#""http://evil.cluster.local:35357/v3/users?limit=2&marker=b%20%2B&x=1""#),
        page(&["c"], "null"),
    ]);
    let filter = Filter {
        domain_id: Some("d&".into()),
        name_contains: Some("研".into()),
        page_size: Some(2),
        ..Filter::default()
    };
    let listing = block_on(keystone.users(&secret("t"), &filter)).unwrap();
    assert_eq!(listing.items.iter().map(|user| user.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(listing.complete);
    let common = "GET http://h:5000/v3/users?domain_id=d%26&name__icontains=%E7%A0%94&limit=2";
    assert_eq!(*keystone.transport.sent.borrow(), [common.to_owned(), format!("{common}&marker=b%20%2B")]);
}

#[test]
fn a_list_that_goes_round_or_on_for_ever_ends() {
    let page = |marker: usize| {
        answer(200, &[], &format!(r#"{{"domains":[{{"id":"d","name":"n"}}],"links":{{"next":"/x?marker={marker}"}}}}"#))
    };
    let circle = block_on(keystone(vec![page(1), page(2), page(1)]).departments(&secret("t"))).unwrap();
    assert_eq!((circle.items.len(), circle.complete), (3, false));
    let endless = block_on(keystone((0..300).map(page).collect()).departments(&secret("t"))).unwrap();
    assert_eq!((endless.items.len(), endless.complete), (200, false));
}

#[test]
fn rows_that_cannot_be_shown_are_counted() {
    let body =
        r#"{"projects":[{"id":"a","name":"n","enabled":"yes"},{"id":"b"},7,null,{"id":"","name":"x"}],"links":7}"#;
    let listing = block_on(keystone(vec![answer(200, &[], body)]).own_projects(&secret("t"))).unwrap();
    assert_eq!((listing.items.len(), listing.unreadable, listing.items[0].enabled), (1, 4, None));
    let no_list = block_on(keystone(vec![answer(200, &[], r#"{"projects":{}}"#)]).own_projects(&secret("t")));
    assert!(matches!(no_list, Err(Failure::Unreadable { .. })), "{no_list:?}");
}

#[test]
fn a_refused_password_is_not_repeated_in_the_failure() {
    let echo =
        r#"{"error":{"code":400,"message":"Invalid input. Value: hunter2. hunter2 is bad","title":"Bad Request"}}"#;
    let keystone = keystone(vec![answer(400, &[], echo)]);
    let request = keystone.password_request(&secret("t"), "u1", &secret("hunter2")).unwrap();
    let failure = block_on(keystone.change_user(&request)).unwrap_err();
    assert!(!format!("{failure:?}").contains("hunter2") && !failure.ambiguous_for_write(), "{failure:?}");
    assert!(keystone.password_request(&secret("t"), "..", &secret("p")).is_err());
}

#[test]
fn a_session_outlives_a_wrong_clock_and_a_reload() {
    // The server issued the token at its second 0 for an hour; this machine believes it is a day later.
    let keystone = keystone(vec![answer(201, &[("x-subject-token", "t")], GRANTED)]);
    keystone.transport.clock.set(86_400_000);
    let session = block_on(keystone.rescope(&secret("old"), &WantedScope::Unscoped)).unwrap();
    let now = keystone.transport.now();
    assert_eq!(session.remaining_ms(now.plus_ms(600_000)), Some(3_000_000));
    let kept = Session::restore(session.expose_for_this_tab().expose()).unwrap();
    assert!(kept == session && !format!("{kept:?}").contains("\"t\""));
    for text in ["", "{}", "null", r#"{"token":"","about":{}}"#] {
        assert!(Session::restore(text).is_none());
    }
}
