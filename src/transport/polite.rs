//! Good manners towards a server: few calls at once, a failed read tried again a little later, a write never.
use super::address::origin;
use super::failure::transient_status;
use super::watch::{Call, Ring, redacted};
use super::{Effect, Failure, Request, Response, Transport};
use crate::domain::moment::Moment;
use async_lock::Semaphore;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Calls under way to one host at once.
const AT_ONCE: usize = 6;
/// Attempts at one read, the first included.
const ATTEMPTS: u32 = 3;
/// The pause before the second attempt; it doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(400);
/// The longest pause a server may ask for; if it asks for more, the failure is reported at once.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// A transport with manners. Clones share the limits and the memory of calls.
pub struct Polite<T> {
    inner: Arc<T>,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    hosts: Mutex<BTreeMap<String, Arc<Semaphore>>>,
    ring: Mutex<Ring>,
}

impl<T> Clone for Polite<T> {
    fn clone(&self) -> Self {
        Polite { inner: Arc::clone(&self.inner), shared: Arc::clone(&self.shared) }
    }
}

impl<T: Transport> Polite<T> {
    /// Manners for `inner`.
    #[must_use]
    pub fn new(inner: T) -> Polite<T> {
        Polite { inner: Arc::new(inner), shared: Arc::default() }
    }

    /// The last fifty calls, oldest first, every attempt for itself.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.shared.ring.lock().unwrap_or_else(PoisonError::into_inner).calls()
    }

    /// The queue before a host.
    fn host(&self, url: &str) -> Arc<Semaphore> {
        let mut hosts = self.shared.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(hosts.entry(origin(url).to_owned()).or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE))))
    }

    /// One attempt, remembered.
    async fn once(&self, request: &Request) -> Result<Response, Failure> {
        let host = self.host(&request.url);
        let _place = host.acquire().await;
        let at = self.inner.now();
        let result = self.inner.send(request).await;
        self.shared.ring.lock().unwrap_or_else(PoisonError::into_inner).push(Call {
            at,
            method: request.method.name(),
            url: redacted(&request.url),
            status: result.as_ref().ok().map(|response| response.status),
            took_ms: self.inner.now().ms_since(at).max(0),
            request_id: result.as_ref().ok().and_then(Response::request_id),
        });
        result
    }

    /// How long to wait before the attempt after attempt number `attempt`; `None` = do not try again.
    fn wait(&self, result: &Result<Response, Failure>, attempt: u32) -> Option<Duration> {
        let asked = match result {
            Ok(response) if transient_status(response.status) => response.header("Retry-After"),
            Err(failure) if failure.transient() => None,
            _ => return None,
        };
        // From half of the doubled pause up to the whole of it, so that many clients do not come back in step.
        let pause =
            FIRST_PAUSE.saturating_mul(1 << attempt.min(10)).mul_f64(0.5 + self.inner.random().clamp(0.0, 1.0) / 2.0);
        let pause = asked.and_then(|text| retry_after(text, self.inner.now())).map_or(pause, |asked| asked.max(pause));
        (pause <= LONGEST_PAUSE).then_some(pause)
    }
}

/// The wait a server asks for, in seconds or as a date.
fn retry_after(text: &str, now: Moment) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let wait = Moment::parse_http(text)?.ms_since(now);
    Some(Duration::from_millis(u64::try_from(wait).unwrap_or_default()))
}

impl<T: Transport> Transport for Polite<T> {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let begun = self.inner.now();
        let mut attempt = 0;
        loop {
            let result = self.once(request).await;
            attempt += 1;
            if request.effect == Effect::Write || attempt == ATTEMPTS {
                return result;
            }
            let Some(pause) = self.wait(&result, attempt - 1) else { return result };
            // A person does not wait for longer than one time limit before the last attempt begins.
            let spent = u64::try_from(self.inner.now().ms_since(begun)).unwrap_or_default();
            if Duration::from_millis(spent).saturating_add(pause) >= request.timeout {
                return result;
            }
            self.inner.pause(pause).await;
        }
    }

    async fn pause(&self, length: Duration) {
        self.inner.pause(length).await;
    }

    fn random(&self) -> f64 {
        self.inner.random()
    }

    fn now(&self) -> Moment {
        self.inner.now()
    }
}

#[cfg(test)]
mod tests;
