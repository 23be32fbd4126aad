//! Good manners towards a server: few calls at once, a failed read tried again a little later, a write never.
use super::address::origin;
use super::watch::{Call, Ring, redacted};
use super::{Effect, Failure, Patience, Request, Response, Transport};
use crate::domain::moment::Moment;
use async_lock::Semaphore;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Calls under way to one host at once.
const AT_ONCE: usize = 6;

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
}

impl<T: Transport> Transport for Polite<T> {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        let mut patience = Patience::new(&*self.inner, request.timeout);
        loop {
            let result = self.once(request).await;
            if request.effect == Effect::Write {
                return result;
            }
            let Some(pause) = patience.pause(&result, &*self.inner) else { return result };
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
