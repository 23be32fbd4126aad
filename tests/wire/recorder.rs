//! A transport that gives one answer and remembers what it was asked.
use gantry::domain::moment::Moment;
use gantry::transport::{Failure, Request, Response, Transport};
use std::cell::RefCell;
use std::time::Duration;

/// Answers every call alike.
pub struct Recorder {
    status: u16,
    headers: Vec<(String, String)>,
    body: &'static str,
    /// The calls: method and address, and the body as JSON (`null` without one).
    pub calls: RefCell<Vec<(String, serde_json::Value)>>,
}

impl Recorder {
    /// Answers with a status, headers and a body.
    pub fn new(status: u16, headers: &[(&str, &str)], body: &'static str) -> Recorder {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Recorder { status, headers, body, calls: RefCell::default() }
    }
}

impl Transport for Recorder {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let body = request.body.as_ref().map_or("null", |body| body.expose());
        self.calls.borrow_mut().push((
            format!("{} {}", request.method.name(), request.url),
            serde_json::from_str(body).expect("what is sent is JSON"),
        ));
        Ok(Response::new(request, self.status, self.headers.clone(), self.body.into()))
    }

    async fn pause(&self, _: Duration) {
        panic!("nothing waits here");
    }

    fn random(&self) -> f64 {
        0.0
    }

    fn now(&self) -> Moment {
        Moment::from_unix_ms(0)
    }
}
