//! One function per call of EOS.

use std::time::Duration;

use super::{map, wire};
use crate::domain::account::Secret;
use crate::domain::quota::change::Batch;
use crate::domain::quota::sheet::Sheet;
use crate::transport::vendor_error::ask;
use crate::transport::{Base, Body, Failure, Method, Request, Response, Transport};

/// EOS at one address, for one session.
pub struct EasyStack<T> {
    transport: T,
    base: Base,
    token: Secret,
    timeout: Duration,
}

/// What a write answered: the department's quotas as they stand after it, in the server's words.
pub struct Written {
    /// The full set; may still show the old values (contract `eos` §5), so compare it with the request.
    pub sheet: Sheet,
    /// The server's id of this request.
    pub request_id: Option<String>,
}

impl<T: Transport> EasyStack<T> {
    /// EOS at `base` (which ends in `/v3`); every call takes `timeout` at most.
    pub fn new(transport: T, base: Base, token: Secret, timeout: Duration) -> Self {
        Self { transport, base, token, timeout }
    }

    /// The platform's quotas and what is really used: GET `domain_usage` (contract `eos` §1).
    ///
    /// # Errors
    /// Any [`Failure`]; `Unreadable` when the answer has no regions under `domain`.
    pub async fn platform(&self) -> Result<Sheet, Failure> {
        let response = ask(&self.transport, &self.request(Method::Get, &["domain_usage"])?).await?;
        sheet(&response, map::platform)
    }

    /// A department's quotas and what it has handed out: GET `domain_quotas/{department}` (contract `eos` §1).
    ///
    /// # Errors
    /// Any [`Failure`]; status 404 when there is no such department, or no such API at this address.
    pub async fn department(&self, department: &str) -> Result<Sheet, Failure> {
        let response = ask(&self.transport, &self.request(Method::Get, &["domain_quotas", department])?).await?;
        sheet(&response, map::department)
    }

    /// Changes a department's caps in one region: PATCH `domain_quotas/{department}` with the changed keys only.
    ///
    /// # Errors
    /// Any [`Failure`]; for those that are `ambiguous_for_write` the outcome is unknown.
    pub async fn set(&self, department: &str, batch: &Batch) -> Result<Written, Failure> {
        let response = ask(&self.transport, &self.set_request(department, batch)?).await?;
        let sheet = sheet(&response, map::department)?;
        Ok(Written { sheet, request_id: response.request_id() })
    }

    /// The request that [`Self::set`] sends, for showing it.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for an id that cannot stand in an address.
    pub fn set_request(&self, department: &str, batch: &Batch) -> Result<Request, Failure> {
        let items: Vec<_> = batch.changes.iter().map(|change| (&*change.wire_key, change.after.literal())).collect();
        let body = Body::json_text(wire::patch(&batch.region, &items));
        Ok(self.request(Method::Patch, &["domain_quotas", department])?.body(body))
    }

    fn request(&self, method: Method, segments: &[&str]) -> Result<Request, Failure> {
        Ok(Request::new(method, self.base.url(segments, &[])?, self.timeout).token(&self.token))
    }
}

fn sheet(response: &Response, decode: fn(&str) -> Option<Sheet>) -> Result<Sheet, Failure> {
    decode(&response.text()).ok_or_else(|| response.unreadable())
}
