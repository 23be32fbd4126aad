//! OneAccess' client against the sandbox: every call, every refusal, every oddity (contract `oneaccess.md`).
mod account;
mod captcha;
mod faults;
mod flow;
mod odd;
mod picture;
mod registering;
mod sign_in;
mod signature;
mod social;
mod steps;

use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::login::mobile::{Mobile, Named};
use gantry::domain::login::purpose::Purpose;
use gantry::domain::login::puzzle::{Place, Proof, Puzzle};
use gantry::domain::login::refusal::{Kind, Refusal};
use gantry::domain::login::{Answer, Status};
use gantry::transport::host::Host;
use gantry::transport::{Base, Polite};
use gantry::vendors::oneaccess::{Device, Dialect, Language, OneAccess, OneAccessFailure, Rsa};
use sandbox::{Options, Running};
use serde_json::{Value, json};
use std::time::Duration;

const CLIENT_ID: &str = "DRrYIqauawN0I8myTMoDTPys6ezGZxnm";
const TENANT: &str = "08f770f51f80d2f40f38c00cb199fd21";
/// Everybody's password.
const PASSWORD: &str = "Passw0rd-1";
/// Chen Xi's number, which is nobody else's.
const CHEN: &str = "13800000001";
/// How long a call may take on a busy machine.
const PATIENT: Duration = Duration::from_secs(20);

/// The client over the same manners as in a browser: readings may be repeated, writes never.
type Client = OneAccess<Polite<Host>, Rsa>;

/// A sandbox of its own.
struct Desk {
    sandbox: Running,
}

impl Desk {
    fn new() -> Desk {
        let options = Options { departments: 1, users: 0, servers: 1, ..Options::default() };
        Desk { sandbox: sandbox::start(options).expect("the sandbox starts") }
    }

    /// With oddities.
    fn odd(switches: &[&str]) -> Desk {
        let desk = Desk::new();
        desk.sandbox.set_oneaccess_switches(switches).unwrap();
        desk
    }

    fn client(&self) -> Client {
        self.client_of(|_| {})
    }

    fn client_of(&self, change: impl FnOnce(&mut Dialect)) -> Client {
        let mut dialect = Dialect { client: CLIENT_ID.to_owned(), language: Language::English, ..Dialect::default() };
        change(&mut dialect);
        self.client_on(device(), dialect, PATIENT)
    }

    fn client_on(&self, device: Device, dialect: Dialect, timeout: Duration) -> Client {
        let base = Base::parse(self.sandbox.backends()).unwrap();
        OneAccess::new(Polite::new(Host::new()), base, timeout, dialect, device, Rsa)
    }

    fn set(&self, change: &Value) {
        self.sandbox.set_oneaccess(change).unwrap();
    }

    /// Moves the service's clock on.
    fn advance(&self, seconds: i64) {
        self.set(&json!({ "advance_seconds": seconds }));
    }

    /// A proof for a number: a puzzle, solved by its picture.
    fn proof(&self, sender: &str) -> Proof {
        let client = self.client();
        let puzzle = block_on(client.captcha()).unwrap();
        block_on(client.verify(&puzzle, solved(&puzzle), &number(sender))).expect("it is solved")
    }

    /// Has a code sent, and reads it where its owner would.
    fn code(&self, mobile: &str, purpose: Purpose) -> Secret {
        block_on(self.client().send_code(&self.proof(mobile), purpose)).unwrap();
        let outbox = self.sandbox.oneaccess_outbox(Some(mobile));
        secret(outbox[0]["code"].as_str().expect("a code was sent"))
    }

    /// How often a call was asked for, answered or not.
    fn asked(&self, path: &str) -> usize {
        let path = format!("/api/v2/sdk/{path}");
        self.sandbox.calls().iter().filter(|call| call["path"] == path.as_str()).count()
    }

    /// Signs in by password, whatever comes of it.
    fn enter(&self, name: &str) -> Result<Answer, OneAccessFailure> {
        block_on(self.client().sign_in(name, &secret(PASSWORD)))
    }

    /// The session of somebody who gets in at once.
    fn session(&self, name: &str) -> Secret {
        session(self.enter(name))
    }

    /// The state of somebody whose sign-in is not finished.
    fn state(&self, name: &str, status: &Status) -> Secret {
        state(self.enter(name), status)
    }
}

fn device() -> Device {
    Device {
        fingerprint: "156aysdna213sc50".to_owned(),
        agent: "Mozilla/5.0 (X11; Linux x86_64)".to_owned(),
        os_version: "Linux".to_owned(),
    }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn number(text: &str) -> Mobile {
    Mobile::named(text).unwrap()
}

/// Where the piece belongs.
fn solved(puzzle: &Puzzle) -> Place {
    Place::new(f64::from(picture::fit(puzzle))).unwrap()
}

/// A code that is certainly another one.
fn other_than(code: &Secret) -> Secret {
    secret(if code.expose() == "000000" { "000001" } else { "000000" })
}

/// The session of a finished sign-in.
fn session(answer: Result<Answer, OneAccessFailure>) -> Secret {
    let answer = answer.unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(answer.status, Status::Success);
    answer.session_token.expect("a session")
}

/// The state of an unfinished sign-in.
fn state(answer: Result<Answer, OneAccessFailure>, status: &Status) -> Secret {
    let answer = answer.unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(&answer.status, status);
    assert!(answer.session_token.is_none());
    answer.state_token.expect("a state")
}

/// The service's no.
fn refusal<V>(result: Result<V, OneAccessFailure>) -> Refusal {
    match result {
        Err(OneAccessFailure::Refused(refusal)) => refusal,
        Err(other) => panic!("not refused: {other:?}"),
        Ok(_) => panic!("nothing was refused"),
    }
}

/// What the service's no means, and its code.
fn no<V>(result: Result<V, OneAccessFailure>) -> (Kind, String) {
    let refusal = refusal(result);
    assert!(!refusal.text.is_empty(), "it says why");
    (refusal.kind, refusal.code.unwrap_or_default())
}

fn kind<V>(result: Result<V, OneAccessFailure>) -> Kind {
    no(result).0
}
