//! Keystone v3, the identity service of EOS and of any OpenStack: contracts `keystone.md` and `eos.md` §1–3, 6.
use crate::domain::account::Secret;
use crate::transport::failure::Failure;
use crate::transport::{Base, Method, Request, Transport};
use std::time::Duration;

mod address;
mod client;
pub mod limits;
mod lists;
mod map;
mod sign_in;
#[cfg(test)]
mod tests;
mod wire;

pub use lists::{Filter, Next, Page};
pub use sign_in::SignInFailure;

/// One identity service. It keeps no session: every call is given the token it shall use.
#[derive(Clone)]
pub struct Keystone<T> {
    transport: T,
    base: Base,
    timeout: Duration,
}

impl<T: Transport> Keystone<T> {
    /// The identity service at `base` (see [`Base::parse_v3`]); every single call may take `timeout`.
    pub fn new(transport: T, base: Base, timeout: Duration) -> Keystone<T> {
        Keystone { transport, base, timeout }
    }

    /// Where it is.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// A read of an address under the base.
    fn get(&self, token: &Secret, segments: &[&str], query: &[(&str, &str)]) -> Result<Request, Failure> {
        self.request(Method::Get, segments, query).map(|request| request.token(token))
    }

    /// Any call of an address under the base, without a token.
    fn request(&self, method: Method, segments: &[&str], query: &[(&str, &str)]) -> Result<Request, Failure> {
        Ok(Request::new(method, self.base.url(segments, query)?, self.timeout))
    }
}
