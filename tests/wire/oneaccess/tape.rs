//! A transport that answers in turn and keeps every request as it was.
use super::signed::public_pem;
use gantry::domain::moment::Moment;
use gantry::transport::{Failure, Request, Response, Transport};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

/// Answers in turn; asked for clock or key, it always knows them.
pub struct Tape {
    answers: RefCell<VecDeque<(u16, String)>>,
    /// Every request but those for clock and key.
    pub sent: RefCell<Vec<Request>>,
    /// The headers of every answer.
    pub headers: Vec<(&'static str, &'static str)>,
    /// This machine's clock in milliseconds.
    pub clock: Cell<i64>,
    /// How often clock and key were asked for.
    pub asked: Cell<(usize, usize)>,
}

impl Tape {
    pub fn of(answers: &[(u16, &str)]) -> Tape {
        let answers = answers.iter().map(|(status, body)| (*status, (*body).to_owned()));
        Tape {
            answers: RefCell::new(answers.collect()),
            sent: RefCell::default(),
            headers: Vec::new(),
            clock: Cell::new(1_628_496_800_000),
            asked: Cell::default(),
        }
    }

    /// The last request's method and address, and its body as JSON.
    pub fn last(&self) -> (String, Value) {
        let sent = self.sent.borrow();
        let request = sent.last().expect("something was sent");
        let body = request.body.as_ref().map_or(Value::Null, |body| serde_json::from_str(body.expose()).unwrap());
        (format!("{} {}", request.method.name(), request.url), body)
    }

    /// A header of the last request.
    pub fn header(&self, name: &str) -> Option<String> {
        let sent = self.sent.borrow();
        let headers = &sent.last().expect("something was sent").headers;
        let mut found = headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let value = found.next().map(|(_, value)| value.expose().to_owned());
        assert!(found.next().is_none(), "{name} is there once");
        value
    }
}

impl Transport for Tape {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let (date, key) = self.asked.get();
        let answer = if request.url.ends_with("/server-date") {
            self.asked.set((date + 1, key));
            (200, json!({ "timestamp": "1628496895102" }).to_string())
        } else if request.url.ends_with("/public-key") {
            self.asked.set((date, key + 1));
            (200, json!({ "public_key": public_pem() }).to_string())
        } else {
            self.sent.borrow_mut().push(request.clone());
            self.answers.borrow_mut().pop_front().expect("there is an answer left")
        };
        let headers = self.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Ok(Response::new(request, answer.0, headers, answer.1.into_bytes()))
    }

    async fn pause(&self, length: Duration) {
        self.clock.set(self.clock.get() + i64::try_from(length.as_millis()).unwrap());
    }

    fn random(&self) -> f64 {
        0.0
    }

    fn now(&self) -> Moment {
        Moment::from_unix_ms(self.clock.get())
    }
}
