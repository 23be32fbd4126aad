//! The network of a native program, for tests: one call at a time, plain http.
use super::{Failure, Hint, Request, Response, Transport};
use crate::domain::moment::Moment;
use std::io::{ErrorKind, Read};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Sends with `ureq`, blocking: meant for tests that run one call after the other.
pub struct Host {
    agent: ureq::Agent,
}

impl Default for Host {
    fn default() -> Host {
        Host::new()
    }
}

impl Host {
    /// A transport without proxy and redirects, as the browser's one is configured.
    #[must_use]
    pub fn new() -> Host {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .build();
        Host { agent: config.into() }
    }

    fn exchange(&self, request: &Request) -> Result<Response, ureq::Error> {
        let mut builder = ureq::http::Request::builder().method(request.method.name()).uri(&request.url);
        for (name, value) in &request.headers {
            builder = builder.header(*name, value.expose());
        }
        let answer = match &request.body {
            Some(body) => {
                let whole = builder.header("Content-Type", body.content_type).body(body.expose().to_owned())?;
                self.agent.run(self.limited(whole, request.timeout))?
            }
            None => self.agent.run(self.limited(builder.body(())?, request.timeout))?,
        };
        let (parts, body) = answer.into_parts();
        let headers = parts
            .headers
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
        let headers = headers.collect();
        let mut bytes = Vec::new();
        // One byte more than allowed tells "too large" from "exactly as large as allowed".
        body.into_reader().take(request.limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(Response::new(request, parts.status.as_u16(), headers, bytes))
    }

    fn limited<B: ureq::AsSendBody>(&self, request: ureq::http::Request<B>, limit: Duration) -> ureq::http::Request<B> {
        self.agent.configure_request(request).timeout_global(Some(limit)).build()
    }
}

impl Transport for Host {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        match self.exchange(request) {
            Ok(response) if response.body.len() > request.limit => Err(Failure::TooLarge),
            Ok(Response { status: 301..=303 | 307 | 308, .. }) => Err(Failure::Unreachable(Hint::Redirected)),
            Ok(response) => Ok(response),
            Err(error) => Err(failure(&error)),
        }
    }

    async fn pause(&self, length: Duration) {
        std::thread::sleep(length);
    }

    fn random(&self) -> f64 {
        // Good enough to keep test clients out of step.
        f64::from(unix_time().subsec_micros() % 1000) / 1000.0
    }

    fn now(&self) -> Moment {
        Moment::from_unix_ms(i64::try_from(unix_time().as_millis()).unwrap_or_default())
    }
}

/// This machine's clock.
fn unix_time() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// What went wrong, in the transport's words.
fn failure(error: &ureq::Error) -> Failure {
    match error {
        ureq::Error::Timeout(_) => Failure::TimedOut,
        ureq::Error::Io(io) if io.kind() == ErrorKind::TimedOut => Failure::TimedOut,
        ureq::Error::Io(io) if io.kind() == ErrorKind::ConnectionRefused => Failure::Unreachable(Hint::Refused),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Failure::Unreachable(Hint::BadAddress),
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => Failure::Unreachable(Hint::Silent),
        _ => Failure::Unreachable(Hint::Lost),
    }
}
