use super::*;
use crate::transport::Base;
use crate::transport::scripted::{Answer, Scripted, answer};
use crate::vendors::oneaccess::{Device, Dialect, Mask, Unencrypted};
use futures::executor::block_on;
use std::time::Duration;

/// Encrypts as nobody should, so that a script can be followed.
#[derive(Clone)]
struct Bare;

impl Encrypt for Bare {
    async fn encrypt(&self, _: &[u8], _: Mask, plain: &[u8]) -> Result<Vec<u8>, Unencrypted> {
        Ok(plain.to_vec())
    }
}

const DATE: &str = r#"{"timestamp":"1628496895102"}"#;
const LIMIT: Duration = Duration::from_secs(5);

fn client(transport: &Scripted) -> OneAccess<&Scripted, Bare> {
    let device = Device { fingerprint: "f".into(), agent: "a".into(), os_version: "o".into() };
    OneAccess::new(transport, Base::parse("https://h").unwrap(), LIMIT, Dialect::default(), device, Bare)
}

/// How the clock was read: whether it was, how often it was asked for, and the pauses between, in milliseconds.
fn clock(call_ms: i64, script: Vec<Answer>) -> (bool, usize, Vec<u128>) {
    let transport = Scripted::new(script);
    transport.call_ms.set(call_ms);
    let told = block_on(client(&transport).server_date()).is_ok();
    let pauses = transport.pauses.borrow().iter().map(Duration::as_millis).collect();
    let asked = transport.sent.borrow().len();
    (told, asked, pauses)
}

#[test]
fn a_reading_waits_as_long_as_the_service_asks() {
    let busy = |wait: &str| answer(429, &[("Retry-After", wait)], "");
    assert_eq!(clock(0, vec![busy("2"), answer(200, &[], DATE)]), (true, 2, vec![2000]));
    let dated = busy("Thu, 01 Jan 1970 00:00:03 GMT");
    assert_eq!(clock(0, vec![dated, answer(200, &[], DATE)]), (true, 2, vec![3000]));
    assert_eq!(clock(0, vec![busy("5")]), (false, 1, vec![]), "longer than anybody waits");
    assert_eq!(clock(0, vec![busy("soon"), answer(200, &[], DATE)]), (true, 2, vec![300]));
}

#[test]
fn no_attempt_begins_after_the_time_limit() {
    let lost = || Err(Failure::TimedOut);
    assert_eq!(clock(4900, vec![lost()]), (false, 1, vec![]));
    assert_eq!(clock(2000, vec![lost(), lost(), lost()]), (false, 3, vec![300, 600]));
    assert_eq!(clock(2400, vec![lost(), lost()]), (false, 2, vec![300]));
}
