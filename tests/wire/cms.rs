//! The platform service in its three generations, and the samples of the vendor's document (contract `platform.md`).
use crate::recorder::Recorder;
use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::platform::account::{Account, Accounts, Reach, Session};
use gantry::domain::platform::generation::{Generation, Known};
use gantry::domain::platform::metrics::latency::{Nanoseconds, Totals, table};
use gantry::domain::platform::metrics::vitals::Vitals;
use gantry::domain::platform::refusal::{Reason, Refusal};
use gantry::transport::watch::as_curl;
use gantry::transport::{Base, Failure, Response, Transport};
use gantry::vendors::cms::{Cms, CmsFailure};
use serde_json::{Value, json};
use std::time::Duration;

mod odd;

const LIST_C: &str = include_str!("cms/c.list.json");
const REGISTERED: &str = include_str!("cms/c.register.json");

fn cms<T: Transport>(transport: T) -> Cms<T> {
    Cms::new(transport, Base::parse("http://h:8080").unwrap(), Duration::from_secs(1))
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn accounts(status: u16, body: &'static str) -> Result<Accounts, CmsFailure> {
    block_on(cms(&Recorder::new(status, &[], body)).accounts(&secret("t.o.k")))
}

fn sign_in(status: u16, body: &'static str) -> Result<Session, CmsFailure> {
    block_on(cms(&Recorder::new(status, &[], body)).sign_in("tester3", &secret("admin123")))
}

fn register(status: u16, body: &'static str) -> Result<(), CmsFailure> {
    let recorder = Recorder::new(status, &[], body);
    let cms = cms(&recorder);
    block_on(cms.register(&cms.registration("tester3", &secret("admin123")).unwrap()))
}

fn refusal<V>(result: Result<V, CmsFailure>) -> Refusal {
    match result {
        Err(CmsFailure::Refused(refusal)) => refusal,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("nothing was refused"),
    }
}

fn account(id: u64, uid: Option<&str>, name: &str, enabled: Option<bool>, role: Option<&str>) -> Account {
    let text = |text: Option<&str>| text.map(str::to_owned);
    Account { id: Some(id), uid: text(uid), username: name.to_owned(), enabled, role: text(role) }
}

/// A service of generation A: a path it does not have is answered as to everybody without a session.
struct Oldest;

impl Transport for Oldest {
    async fn send(&self, request: &gantry::transport::Request) -> Result<Response, Failure> {
        let signed_in = request.headers.iter().any(|(name, _)| *name == "token");
        let (status, body) = match request.url.strip_prefix("http://h:8080").unwrap() {
            "/api/v1/wukong/ping" => (200, "pong"),
            "/api/v1/wukong/addr" => (200, "10.1.2.3:4567"),
            "/api/v1/user/login" => (200, include_str!("cms/a.login.json")),
            "/api/v1/user/info" => (200, include_str!("cms/a.info.json")),
            _ if signed_in => (404, "404 page not found"),
            _ => (401, include_str!("cms/a.refused.json")),
        };
        Ok(Response::new(request, status, Vec::new(), body.into()))
    }

    async fn pause(&self, _: Duration) {
        panic!("nothing waits here");
    }

    fn random(&self) -> f64 {
        0.0
    }

    fn now(&self) -> gantry::domain::moment::Moment {
        gantry::domain::moment::Moment::from_unix_ms(0)
    }
}

#[test]
fn generation_a_is_used_like_the_others() {
    let cms = cms(Oldest);
    assert_eq!(block_on(cms.ping()).unwrap().latency_ms, Some(0));
    assert_eq!(cms.known(), Known::Is(Generation::A));
    assert_eq!(block_on(cms.address()).unwrap().to_string(), "10.1.2.3:4567");
    let session = block_on(cms.sign_in("TESTER3", &secret("admin123"))).unwrap();
    assert_eq!((session.username.as_str(), session.role), ("tester3", None));
    let mine = block_on(cms.accounts(&session.token)).unwrap();
    let expected = account(3, Some("123"), "tester3", Some(true), None);
    assert_eq!(mine, Accounts { items: vec![expected], unreadable: 0, reach: Reach::OnlyMine });
    assert_eq!(refusal(block_on(cms.metrics())).reason, Reason::NotThere);
    let changed = block_on(cms.change_password(&session.token, &secret("a"), &secret("b")));
    assert_eq!(refusal(changed).reason, Reason::NotThere);
}

#[test]
fn generation_a_is_recognised_by_the_account_alone() {
    let cms = cms(Oldest);
    block_on(cms.accounts(&secret("t"))).unwrap();
    assert_eq!(cms.known(), Known::Is(Generation::A));
    assert_eq!(refusal(accounts(401, include_str!("cms/a.refused.json"))).reason, Reason::NotSignedIn);
    for (text, reason) in [
        ("authorization has expired", Reason::Expired),
        ("authentication failed", Reason::GoneOrDown),
        ("user disabled", Reason::Disabled),
    ] {
        let body = json!({ "errcode": 401, "errmsg": text }).to_string().leak();
        assert_eq!(refusal(accounts(401, body)).reason, reason);
    }
}

#[test]
fn generation_b_tells_only_the_own_account_and_never_its_hash() {
    let recorder = Recorder::new(200, &[], include_str!("cms/b.list.json"));
    let cms = cms(&recorder);
    let mine = block_on(cms.accounts(&secret("t.o.k"))).unwrap();
    let expected = account(3, Some("9f6c"), "tester3", Some(false), Some("operators"));
    assert_eq!(mine, Accounts { items: vec![expected], unreadable: 0, reach: Reach::OnlyMine });
    assert_eq!(cms.known(), Known::Is(Generation::B));
    assert!(!format!("{mine:?}").contains("$2a$"));
    assert_eq!(*recorder.calls.borrow(), [("GET http://h:8080/api/v1/user/list".to_owned(), Value::Null)]);
}

#[test]
fn generation_c_tells_every_account() {
    let recorder = Recorder::new(200, &[], LIST_C);
    let cms = cms(&recorder);
    let all = block_on(cms.accounts(&secret("t.o.k"))).unwrap();
    let expected = vec![
        account(1, Some("a1"), "admin", None, None),
        account(2, None, "研发", None, None),
        account(9_007_199_254_740_993, Some("b2"), "Tester3", None, None),
    ];
    assert_eq!(all, Accounts { items: expected, unreadable: 0, reach: Reach::Everyone });
    assert_eq!(cms.known(), Known::Is(Generation::C));
}

#[test]
fn signing_in_tells_the_newer_two_apart_from_the_oldest_only() {
    let recorder = Recorder::new(200, &[], include_str!("cms/c.login.json"));
    let cms = cms(&recorder);
    let session = block_on(cms.sign_in("tester3", &secret("admin123"))).unwrap();
    assert_eq!((session.username.as_str(), session.role.as_deref()), ("tester3", Some("operators")));
    assert_eq!(session.token.expose(), "eyJhbGciOiJIUzUxMiJ9.e30.c2ln");
    assert_eq!(cms.known(), Known::BOrC);
    let documented: Value = serde_json::from_str(include_str!("cms/doc.register.request.json")).unwrap();
    assert_eq!(*recorder.calls.borrow(), [("POST http://h:8080/api/v1/user/login".to_owned(), documented)]);
}

#[test]
fn every_refused_sign_in_comes_with_status_200_and_says_why() {
    for (code, text, reason) in [
        (1001, "record not found", Reason::UnknownUser),
        (1001, "dial tcp 10.0.0.5:3306: connect: connection refused", Reason::DatabaseDown),
        (1001, "something else", Reason::Other),
        (1002, "parameters format error", Reason::BadParameters),
        (1003, "user name or password error", Reason::WrongPassword),
        (1007, "user has been disabled", Reason::Disabled),
        (500, "boom", Reason::Other),
        (2009, "cluster", Reason::Other),
    ] {
        let body = json!({ "errCode": code, "data": {}, "errMsg": text }).to_string().leak();
        let said = Refusal { reason, code: Some(code.to_string()), text: text.to_owned() };
        assert_eq!(refusal(sign_in(200, body)), said);
    }
    assert_eq!(refusal(sign_in(404, "404 page not found")).reason, Reason::NotThere);
}

#[test]
fn an_account_of_zeros_means_that_registration_worked() {
    assert_eq!(register(200, REGISTERED), Ok(()));
    for (text, reason) in [
        ("user tester3 already exists", Reason::NameTakenOrDown),
        ("user name or password is empty", Reason::Empty),
        ("bcrypt: password length exceeds 72 bytes", Reason::PasswordTooLong),
        ("Error 1406: Data too long for column 'username' at row 1", Reason::Other),
    ] {
        let body = json!({ "errCode": 1004, "data": {}, "errMsg": text }).to_string().leak();
        let said = Refusal { reason, code: Some("1004".into()), text: text.to_owned() };
        assert_eq!(refusal(register(200, body)), said);
    }
    // The document promises an empty reply; nothing in it says that there is an account now.
    let Err(CmsFailure::Failed(failure)) = register(200, "{}") else { panic!() };
    assert!(failure.ambiguous_for_write());
}

#[test]
fn registration_sends_name_and_password_and_shows_only_the_name() {
    let recorder = Recorder::new(200, &[], REGISTERED);
    let cms = cms(&recorder);
    let request = cms.registration("tester3", &secret("admin123")).unwrap();
    block_on(cms.register(&request)).unwrap();
    let documented: Value = serde_json::from_str(include_str!("cms/doc.register.request.json")).unwrap();
    assert_eq!(*recorder.calls.borrow(), [("POST http://h:8080/api/v1/user/register".to_owned(), documented)]);
    assert!(!as_curl(&request).contains("admin123"));
}

#[test]
fn every_ended_session_is_told_apart_whatever_its_status() {
    for (status, body, reason) in [
        (401, r#"{"error code":401,"error message":"not logged in or illegally accessed"}"#, Reason::NotSignedIn),
        (202, r#"{"error code":400,"error message":"authorization has expired"}"#, Reason::Expired),
        (200, r#"{"error code":403,"error message":"authentication failed"}"#, Reason::GoneOrDown),
        (200, r#"{"error core":403,"error message":"user disabled"}"#, Reason::Disabled),
        (401, "<html>", Reason::NotSignedIn),
        (202, "{}", Reason::Expired),
        (404, "404 page not found", Reason::NotThere),
    ] {
        let refusal = refusal(accounts(status, body));
        assert_eq!(refusal.reason, reason, "{status} {body}");
        assert_eq!(refusal.text.contains("authentication failed"), reason == Reason::GoneOrDown);
    }
    assert!(Reason::Expired.session_ended() && !Reason::GoneOrDown.session_ended());
}

#[test]
fn a_wrong_old_password_is_a_no_although_a_yes_follows() {
    let recorder = Recorder::new(200, &[], include_str!("cms/c.password_twice.json"));
    let changed = block_on(cms(&recorder).change_password(&secret("t"), &secret("old"), &secret("new")));
    let refusal = refusal(changed);
    assert_eq!((refusal.reason, refusal.code.as_deref()), (Reason::WrongPassword, Some("1001")));
    let sent = json!({ "old_password": "old", "new_password": "new" });
    assert_eq!(*recorder.calls.borrow(), [("POST http://h:8080/api/v1/user/changePassword".to_owned(), sent)]);
}

#[test]
fn metrics_are_read_with_the_unit_they_really_have() {
    let recorder = Recorder::new(200, &[], include_str!("cms/c.metrics.txt"));
    let cms = cms(&recorder);
    let scrape = block_on(cms.metrics()).unwrap();
    assert_eq!((scrape.families.len(), scrape.flawed, scrape.ambiguous), (6, 0, 0));
    let vitals = Vitals::of(&scrape);
    assert_eq!((vitals.goroutines, vitals.resident_bytes), (Some(14.0), Some(34_635_776.0)));
    assert_eq!((vitals.open_files, vitals.started.unwrap().unix_ms()), (None, 1_720_600_000_120));
    let rows = table(None, &Totals::of(&scrape));
    let told: Vec<_> =
        rows.iter().map(|row| (row.calls.api.as_deref(), row.count, row.mean.map(Nanoseconds::milliseconds))).collect();
    assert_eq!(told, [(Some("/api/v1/user/list"), Some(4), Some(2.1)), (Some("/nowhere"), Some(1), Some(0.061))]);
    assert_eq!(*recorder.calls.borrow(), [("GET http://h:8080/metrics".to_owned(), Value::Null)]);
}

#[test]
fn the_samples_of_the_document_are_understood() {
    let ping = Recorder::new(200, &[], include_str!("cms/doc.ping.json"));
    assert!(block_on(cms(&ping).ping()).is_ok());
    let address = Recorder::new(200, &[], include_str!("cms/doc.address.json"));
    assert_eq!(block_on(cms(&address).address()).unwrap().to_string(), "192.168.31.87:56203");
    let session = sign_in(200, include_str!("cms/doc.login.json")).unwrap();
    assert_eq!((session.token.expose(), session.username.as_str()), ("string", "string"));
    let mine = accounts(200, include_str!("cms/doc.list.json")).unwrap();
    assert_eq!(mine.items, [account(3, Some("123"), "gaochuang22", Some(true), None)]);
    let model = include_str!("cms/doc.model.json");
    let list = format!(r#"{{"errCode":1000,"data":[{model}]}}"#).leak();
    assert_eq!(accounts(200, list).unwrap().items, [account(1, Some("string"), "string", Some(true), None)]);
}

#[test]
fn what_is_not_the_service_is_not_taken_for_it() {
    for body in ["", "null", "[]", "7", "<html>", "{}", r#"{"errCode":1000}"#, r#"{"errCode":1000,"data":{}}"#] {
        let result = accounts(200, body);
        assert!(matches!(result, Err(CmsFailure::Failed(Failure::Unreadable { .. }))), "{body}: {result:?}");
    }
    for body in ["", "pong!", "\"\"", "null", "{\"ping\":1}", "<html>"] {
        assert!(block_on(cms(&Recorder::new(200, &[], body)).ping()).is_err(), "{body}");
        assert!(block_on(cms(&Recorder::new(200, &[], body)).address()).is_err(), "{body}");
    }
    let odd = r#"{"errCode":1000,"data":[{"id":-1,"username":"a","uid":7,"Status":"yes"},{"id":0,"username":"b"},{"username":" "},7,null]}"#;
    let accounts = accounts(200, odd).unwrap();
    let unknown = |name: &str, uid: Option<&str>| Account { id: None, ..account(0, uid, name, None, None) };
    assert_eq!((accounts.items, accounts.unreadable), (vec![unknown("a", Some("7")), unknown("b", None)], 3));
}

#[test]
fn an_answer_that_breaks_off_is_not_quoted_because_a_token_or_a_hash_may_stand_in_it() {
    let unread = |failure: Option<CmsFailure>| match failure {
        Some(CmsFailure::Failed(Failure::Unreadable { excerpt, .. })) => excerpt,
        other => panic!("{other:?}"),
    };
    let cut = r#"{"errCode":1000,"data":{"token":"eyJhbGciOiJIUzUxMiJ9.e30.x","username":"a"#;
    assert_eq!(unread(sign_in(200, cut).err()), "");
    assert_eq!(unread(accounts(200, r#"{"data":{"user":{"password":"$2a$10$abcdef"#).err()), "");
}
