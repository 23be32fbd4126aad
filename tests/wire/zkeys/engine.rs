//! An engine that answers from a script and remembers what it was asked.
use gantry::domain::account::Secret;
use gantry::domain::moment::Moment;
use gantry::transport::{Base, Failure, Request, Response, Transport};
use gantry::vendors::zkeys::{Dialect, Member, Zkeys};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

/// 2021-08-18 11:07:29 in UTC+8: the time of the vendor's sample request.
pub const SAMPLE_TIME: i64 = 1_629_256_049_000;

/// Gives its answers one after the other, the last one for ever.
pub struct Engine {
    answers: RefCell<VecDeque<Result<(u16, String), Failure>>>,
    headers: Vec<(String, String)>,
    /// The bodies as sent, and their content types.
    pub asked: RefCell<Vec<(String, &'static str)>>,
    /// The clock.
    pub now: Cell<i64>,
}

impl Engine {
    pub fn new<S: Into<String>>(answers: impl IntoIterator<Item = S>) -> Engine {
        Engine::of(answers.into_iter().map(|body| Ok((200, body.into()))))
    }

    pub fn of(answers: impl IntoIterator<Item = Result<(u16, String), Failure>>) -> Engine {
        let answers = RefCell::new(answers.into_iter().collect());
        Engine { answers, headers: Vec::new(), asked: RefCell::default(), now: Cell::new(SAMPLE_TIME) }
    }

    pub fn with_header(mut self, name: &str, value: &str) -> Engine {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The client of this engine, with the contract's made-up key.
    pub fn client(&self, dialect: Dialect) -> Zkeys<&Engine> {
        let key = Secret::new("demo_key_0123456789abcdef".to_owned());
        let member = Member { userid: "1100134".to_owned(), key };
        let base = Base::parse("http://engine.example/api").unwrap();
        Zkeys::new(self, base, Duration::from_secs(1), dialect, Arc::new(member))
    }

    /// The parameters of a call, decoded, in the order sent.
    pub fn fields(&self, call: usize) -> Vec<(String, String)> {
        form_urlencoded::parse(self.asked.borrow()[call].0.as_bytes()).into_owned().collect()
    }

    /// A parameter of a call.
    pub fn field(&self, call: usize, name: &str) -> Option<String> {
        self.fields(call).into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl Transport for Engine {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        assert_eq!((request.method.name(), &*request.url), ("POST", "http://engine.example/api"));
        let body = request.body.as_ref().unwrap();
        self.asked.borrow_mut().push((body.expose().to_owned(), body.content_type));
        let mut answers = self.answers.borrow_mut();
        let answer = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
        let (status, body) = answer.unwrap()?;
        Ok(Response::new(request, status, self.headers.clone(), body.into_bytes()))
    }

    async fn pause(&self, length: Duration) {
        self.now.set(self.now.get() + i64::try_from(length.as_millis()).unwrap());
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn now(&self) -> Moment {
        Moment::from_unix_ms(self.now.get())
    }
}
