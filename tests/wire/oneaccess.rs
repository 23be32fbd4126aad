//! What OneAccess' client sends, and how it reads what comes: the vendor's samples, every inconsistency of its documents
//! (contract `oneaccess.md` §11), and anything else in place of an answer.
mod errors;
mod inconsistent;
mod odd;
mod pictures;
mod sent;
mod signed;
mod tape;

use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::login::Answer;
use gantry::domain::login::mobile::{Mobile, Named};
use gantry::domain::login::puzzle::Place;
use gantry::domain::login::refusal::Refusal;
use gantry::transport::{Base, Failure};
use gantry::vendors::oneaccess::{Device, Dialect, OneAccess, OneAccessFailure, Rsa};
use std::time::Duration;
use tape::Tape;

const CLIENT_ID: &str = "DRrYIqauawN0I8myTMoDTPys6ezGZxnm";
const TENANT: &str = "08f770f51f80d2f40f38c00cb199fd21";

fn client(tape: &Tape) -> OneAccess<&Tape, Rsa> {
    client_of(tape, |_| {})
}

fn client_of(tape: &Tape, change: impl FnOnce(&mut Dialect)) -> OneAccess<&Tape, Rsa> {
    let mut dialect = Dialect { client: CLIENT_ID.to_owned(), ..Dialect::default() };
    change(&mut dialect);
    let device = Device {
        fingerprint: "156aysdna213sc50".to_owned(),
        agent: "Mozilla/5.0".to_owned(),
        os_version: "Android 10".to_owned(),
    };
    OneAccess::new(tape, Base::parse("https://h").unwrap(), Duration::from_secs(1), dialect, device, Rsa)
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// What a sign-in makes of an answer.
fn sign_in(status: u16, body: &str) -> Result<Answer, OneAccessFailure> {
    let tape = Tape::of(&[(status, body)]);
    block_on(client(&tape).sign_in("a", &secret("secret-password")))
}

fn refusal<V>(result: Result<V, OneAccessFailure>) -> Refusal {
    match result {
        Err(OneAccessFailure::Refused(refusal)) => refusal,
        Err(other) => panic!("not refused: {other:?}"),
        Ok(_) => panic!("nothing was refused"),
    }
}

/// That an answer was not understood, and that nothing of it is quoted.
fn is_unread<V>(result: Result<V, OneAccessFailure>) -> bool {
    let unread = OneAccessFailure::Failed(Failure::Unreadable { excerpt: String::new(), request_id: None });
    result.err() == Some(unread)
}

fn mobile(text: &str) -> Mobile {
    Mobile::named(text).unwrap()
}

fn place(x: f64) -> Place {
    Place::new(x).unwrap()
}
