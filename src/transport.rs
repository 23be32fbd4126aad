//! How bytes travel: one request, one answer, every failure told apart. What the bytes mean is the vendors' business.
use crate::domain::moment::Moment;
use std::time::Duration;

pub mod address;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod failure;
#[cfg(not(target_arch = "wasm32"))]
pub mod host;
pub mod json;
pub mod patience;
pub mod polite;
pub mod request;
pub mod response;
#[cfg(test)]
pub mod scripted;
pub mod vendor_error;
pub mod watch;

pub use address::Base;
pub use failure::{Failure, Hint};
pub use patience::Patience;
pub use polite::Polite;
pub use request::{Body, Effect, Method, Request};
pub use response::Response;

/// The way out of the program: a network, a clock and chance, so that everything above is tested without them.
#[allow(async_fn_in_trait)] // one thread in the browser, so nobody needs the futures to be `Send`
pub trait Transport {
    /// Sends once and gives back whatever was answered, of any status. Dropping the future cancels the request.
    ///
    /// # Errors
    /// When there is no whole answer: every [`Failure`] but `Http` and `Unreadable`.
    async fn send(&self, request: &Request) -> Result<Response, Failure>;

    /// Waits.
    async fn pause(&self, length: Duration);

    /// A number from 0 up to but not including 1.
    fn random(&self) -> f64;

    /// Now, by this machine's clock.
    fn now(&self) -> Moment;
}

impl<T: Transport> Transport for &T {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        (**self).send(request).await
    }
    async fn pause(&self, length: Duration) {
        (**self).pause(length).await;
    }
    fn random(&self) -> f64 {
        (**self).random()
    }
    fn now(&self) -> Moment {
        (**self).now()
    }
}
