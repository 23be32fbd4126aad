//! cloudManagementSystem, the platform service (contract `platform.md`), in any of its three generations: which of them
//! answers is told by the answers and never asked for.
use crate::domain::platform::generation::Known;
use crate::transport::{Base, Failure, Method, Request, Transport};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

mod client;
mod envelope;
mod exposition;
mod map;
mod paths;
#[cfg(test)]
mod tests;
mod wire;

pub use envelope::CmsFailure;

/// One platform service. It keeps no session: a call that needs one is given its token. Clones share what is known of the
/// service's generation.
#[derive(Clone)]
pub struct Cms<T> {
    transport: T,
    base: Base,
    timeout: Duration,
    known: Arc<Mutex<Known>>,
}

impl<T: Transport> Cms<T> {
    /// The service at `base`, the address above `/api` and `/metrics`; every single call may take `timeout`.
    pub fn new(transport: T, base: Base, timeout: Duration) -> Cms<T> {
        Cms { transport, base, timeout, known: Arc::default() }
    }

    /// Which generation it is, as far as its answers told.
    pub fn known(&self) -> Known {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what an answer told.
    fn saw(&self, seen: Known) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *known = known.and(seen);
    }

    /// A call of a path under the base.
    fn request(&self, method: Method, path: &[&str]) -> Result<Request, Failure> {
        Ok(Request::new(method, self.base.url(path, &[])?, self.timeout))
    }
}
