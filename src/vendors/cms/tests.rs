use super::*;
use crate::domain::account::Secret;
use crate::domain::platform::generation::Generation;
use crate::domain::platform::refusal::Reason;
use crate::transport::Hint;
use crate::transport::scripted::{Answer, Scripted, answer};
use futures::executor::block_on;

const UNKNOWN_A: &str = r#"{"errcode":401,"errmsg":"not logged in or illegally accessed"}"#;
const UNKNOWN_C: &str = r#"{"error code":401,"error message":"not logged in or illegally accessed"}"#;
const SIGNED_IN: &str = r#"{"errCode":1000,"data":{"token":"t.o.k","username":"Ann","role":{"id":1,"name":"admin","code":""}},"errMsg":"login success"}"#;

fn cms(script: Vec<Answer>) -> Cms<Scripted> {
    let transport = Scripted::new(script);
    transport.call_ms.set(12);
    Cms::new(transport, Base::parse("http://h:8080/").unwrap(), Duration::from_secs(5))
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn reason<V>(result: Result<V, CmsFailure>) -> Reason {
    match result {
        Err(CmsFailure::Refused(refusal)) => refusal.reason,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("nothing was refused"),
    }
}

fn sent(cms: &Cms<Scripted>) -> Vec<String> {
    cms.transport.sent.borrow().clone()
}

#[test]
fn the_oldest_paths_are_tried_where_the_newer_ones_are_not_and_remembered() {
    let pong = || answer(200, &[], "pong");
    let cms = cms(vec![answer(401, &[], UNKNOWN_A), pong(), pong(), answer(200, &[], "10.0.0.7:51234")]);
    assert_eq!(block_on(cms.ping()).unwrap().latency_ms, Some(12), "only the answer's own call is measured");
    assert_eq!(cms.known(), Known::Is(Generation::A));
    block_on(cms.ping()).unwrap();
    assert_eq!(block_on(cms.address()).unwrap().to_string(), "10.0.0.7:51234");
    let [ping, old] = ["platform/ping", "wukong/ping"].map(|path| format!("GET http://h:8080/api/v1/{path}"));
    assert_eq!(sent(&cms), [ping, old.clone(), old, "GET http://h:8080/api/v1/wukong/addr".to_owned()]);
}

#[test]
fn a_service_that_was_replaced_is_found_again() {
    let cms = cms(vec![
        answer(401, &[], UNKNOWN_A),
        answer(200, &[], "pong"),
        answer(401, &[], UNKNOWN_C),
        answer(200, &[], "ping"),
    ]);
    block_on(cms.ping()).unwrap();
    block_on(cms.ping()).unwrap();
    assert_eq!(cms.known(), Known::BOrC);
}

#[test]
fn nothing_there_is_said_so() {
    for (first, second) in [(401, 401), (404, 401), (404, 404)] {
        let cms = cms(vec![answer(first, &[], "404 page not found"), answer(second, &[], UNKNOWN_C)]);
        assert_eq!((reason(block_on(cms.ping())), cms.known()), (Reason::NotThere, Known::Nothing));
    }
    let page = block_on(cms(vec![answer(200, &[], "<html>")]).ping());
    assert!(matches!(page, Err(CmsFailure::Failed(Failure::Unreadable { .. }))), "{page:?}");
    let down = block_on(cms(vec![answer(502, &[], "<h1>Bad Gateway</h1>")]).ping());
    assert!(matches!(down, Err(CmsFailure::Failed(Failure::Http { status: 502, .. }))), "{down:?}");
}

#[test]
fn a_browser_that_may_not_read_the_answer_ends_with_the_hint() {
    let blocked = Failure::Unreachable(Hint::Blocked);
    let refused = || vec![Err(blocked.clone())];
    assert_eq!(block_on(cms(refused()).ping()), Err(CmsFailure::Failed(blocked.clone())));
    let signed_in = block_on(cms(refused()).sign_in("ann", &secret("p")));
    assert!(matches!(signed_in, Err(CmsFailure::Failed(Failure::Unreachable(Hint::Blocked)))));
    let cms = cms(refused());
    let request = cms.registration("ann", &secret("p")).unwrap();
    let Err(CmsFailure::Failed(failure)) = block_on(cms.register(&request)) else { panic!() };
    assert!(failure.ambiguous_for_write(), "the account may exist now");
}

#[test]
fn a_session_travels_in_its_header_and_nowhere_else() {
    let list = r#"{"errCode":1000,"data":[{"id":1,"uid":"u","username":"ann"}],"errMsg":"operation success"}"#;
    let cms = cms(vec![answer(200, &[], SIGNED_IN), answer(200, &[], list)]);
    let session = block_on(cms.sign_in("ann", &secret("p"))).unwrap();
    assert_eq!((session.username.as_str(), session.role.as_deref()), ("Ann", Some("admin")));
    block_on(cms.accounts(&session.token)).unwrap();
    assert_eq!(sent(&cms)[1], "GET http://h:8080/api/v1/user/list");
    assert_eq!(cms.transport.headers.borrow()[1], [("token".to_owned(), "t.o.k".to_owned())]);
    assert_eq!(cms.known(), Known::Is(Generation::C));
}

#[test]
fn a_sign_in_without_a_usable_token_is_none() {
    for data in ["{}", "null", "[]", r#"{"token":""}"#, r#"{"token":7}"#, r#"{"token":"a b"}"#, r#"{"token":"令"}"#] {
        let reply = format!(r#"{{"errCode":1000,"data":{data}}}"#);
        let result = block_on(cms(vec![answer(200, &[], &reply)]).sign_in("ann", &secret("p")));
        assert!(matches!(result, Err(CmsFailure::Failed(Failure::Unreadable { .. }))), "{data}");
    }
}

#[test]
fn several_objects_in_one_body_are_a_no_as_soon_as_one_says_so() {
    let (yes, no) = (r#"{"errCode":1000,"data":{}}"#, r#"{"errCode":1001,"data":{},"errMsg":"fail"}"#);
    let change = |body: String| {
        block_on(cms(vec![answer(200, &[], &body)]).change_password(&secret("t"), &secret("o"), &secret("n")))
    };
    assert_eq!(change(yes.to_owned()), Ok(()));
    assert_eq!(reason(change([no, yes].concat())), Reason::WrongPassword);
    assert_eq!(reason(change([yes, "\n", no].concat())), Reason::WrongPassword);
    assert_eq!(reason(change(no.to_owned())), Reason::Other);
    assert!(matches!(change([yes, "<html>"].concat()), Err(CmsFailure::Failed(Failure::Unreadable { .. }))));
}

#[test]
fn an_older_build_has_no_change_of_passwords() {
    let cms = cms(vec![answer(404, &[], "404 page not found")]);
    assert_eq!(reason(block_on(cms.change_password(&secret("t"), &secret("o"), &secret("n")))), Reason::NotThere);
}

#[test]
fn what_a_server_error_did_is_not_known() {
    let cms = cms(vec![answer(500, &[], r#"{"errCode":500,"data":{},"errMsg":"panic"}"#)]);
    let request = cms.registration("ann", &secret("p")).unwrap();
    let Err(CmsFailure::Failed(failure)) = block_on(cms.register(&request)) else { panic!() };
    assert!(failure.ambiguous_for_write(), "{failure:?}");
    let said = Failure::Http { status: 500, vendor_code: Some("500".into()), text: "panic".into(), request_id: None };
    assert_eq!(failure, said);
}

#[test]
fn a_refused_password_is_not_repeated() {
    let echo = r#"{"errCode":1004,"data":{},"errMsg":"hunter2 is no good"}"#;
    let cms = cms(vec![answer(200, &[], echo)]);
    let request = cms.registration("ann", &secret("hunter2")).unwrap();
    let Err(CmsFailure::Refused(refusal)) = block_on(cms.register(&request)) else { panic!() };
    assert_eq!((refusal.text.as_str(), refusal.code.as_deref()), ("*** is no good", Some("1004")));
    assert_eq!(sent(&cms), [r#"POST http://h:8080/api/v1/user/register {"password":"hunter2","username":"ann"}"#]);
}

#[test]
fn the_oldest_has_no_metrics_and_a_page_is_none() {
    assert_eq!(reason(block_on(cms(vec![answer(401, &[], UNKNOWN_A)]).metrics())), Reason::NotThere);
    for body in ["", "\n", "<html>\n<body>x</body>", "a 1\n?\n?", "# TYPE a gauge"] {
        let result = block_on(cms(vec![answer(200, &[], body)]).metrics());
        assert!(matches!(result, Err(CmsFailure::Failed(Failure::Unreadable { .. }))), "{body}");
    }
    let cms = cms(vec![answer(200, &[], "a 1\nb 2\n?\n")]);
    let scrape = block_on(cms.metrics()).unwrap();
    assert_eq!((scrape.at.unix_ms(), scrape.flawed, cms.known()), (12, 1, Known::BOrC));
}
