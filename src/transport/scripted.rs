//! A transport that answers from a script: for tests of everything above it.
use super::{Failure, Request, Response, Transport};
use crate::domain::moment::Moment;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;

/// Answers calls in the order of its script; its clock stands still but for pauses.
#[derive(Default)]
pub struct Scripted {
    answers: RefCell<VecDeque<Answer>>,
    /// Every request as it was sent: method, address and, if any, body.
    pub sent: RefCell<Vec<String>>,
    /// The headers of every request, with secrets exposed.
    pub headers: RefCell<Vec<Vec<(String, String)>>>,
    /// The pauses asked for.
    pub pauses: RefCell<Vec<Duration>>,
    /// The clock, in milliseconds.
    pub clock: Cell<i64>,
    /// How long each call takes on that clock.
    pub call_ms: Cell<i64>,
    /// Calls under way, and the most there ever were.
    pub under_way: Cell<(usize, usize)>,
}

impl Scripted {
    /// With answers to come.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Scripted {
        Scripted { answers: RefCell::new(answers.into_iter().collect()), ..Scripted::default() }
    }
}

/// What the script gives for one call: status, headers and body, or a failure.
pub type Answer = Result<(u16, Vec<(String, String)>, String), Failure>;

/// An answer with a JSON body (or any text).
pub fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Ok((status, headers, body.to_owned()))
}

impl Transport for Scripted {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let body = request.body.as_ref().map(|body| format!(" {}", body.expose())).unwrap_or_default();
        self.sent.borrow_mut().push(format!("{} {}{body}", request.method.name(), request.url));
        self.headers.borrow_mut().push(
            request.headers.iter().map(|(name, value)| ((*name).to_owned(), value.expose().to_owned())).collect(),
        );
        let (now, most) = self.under_way.get();
        self.under_way.set((now + 1, most.max(now + 1)));
        // Others get a turn while this call is under way.
        let mut turns = 3;
        poll_fn(|context| {
            turns -= 1;
            context.waker().wake_by_ref();
            if turns == 0 { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        let (now, most) = self.under_way.get();
        self.under_way.set((now - 1, most));
        self.clock.set(self.clock.get() + self.call_ms.get());
        let answer = self.answers.borrow_mut().pop_front().expect("the script has no answer left");
        answer.map(|(status, headers, body)| Response::new(request, status, headers, body.into_bytes()))
    }

    async fn pause(&self, length: Duration) {
        self.pauses.borrow_mut().push(length);
        self.clock.set(self.clock.get() + i64::try_from(length.as_millis()).unwrap());
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn now(&self) -> Moment {
        Moment::from_unix_ms(self.clock.get())
    }
}
