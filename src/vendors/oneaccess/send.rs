//! The way of a call: the headers that every call has, a token where one is due, a reading again when nobody answered.
use super::encrypt::Encrypt;
use super::envelope::{OneAccessFailure, Shown, good};
use super::{Language, OneAccess, Version};
use crate::domain::account::Secret;
use crate::domain::login::refusal::Kind;
use crate::domain::moment::Moment;
use crate::transport::{Body, Effect, Failure, Method, Patience, Request, Response, Transport};

/// The content type that the contract demands (§1).
const JSON: &str = "application/json;charset=utf8";

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// A call of the user APIs with the headers that all of them have (§1.1).
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for a base no address can be made of.
    pub(super) fn request(&self, method: Method, path: &[&str]) -> Result<Request, Failure> {
        self.request_of(Version::V2, method, path)
    }

    /// As [`OneAccess::request`], of a version.
    pub(super) fn request_of(&self, version: Version, method: Method, path: &[&str]) -> Result<Request, Failure> {
        let version = match version {
            Version::V2 => "v2",
            Version::V3 => "v3",
        };
        let language = match self.dialect.language {
            Language::Chinese => "zh",
            Language::English => "en",
        };
        let segments: Vec<&str> = ["api", version, "sdk"].into_iter().chain(path.iter().copied()).collect();
        let request = Request::new(method, self.base.url(&segments, &[])?, self.timeout)
            .header("X-operating-sys-version", &sendable(&self.device.os_version))
            .header("X-device-fingerprint", &sendable(&self.device.fingerprint))
            .header("X-agent", &sendable(&self.device.agent))
            .header("X-L", language)
            .header("X-client-id", &sendable(&self.dialect.client));
        Ok(match self.dialect.tenant.as_deref().filter(|tenant| !tenant.is_empty()) {
            Some(tenant) => request.header("X-tenant-id", &sendable(tenant)),
            None => request,
        })
    }

    /// A POST with a body.
    pub(super) fn post(&self, path: &[&str], body: Body) -> Result<Request, Failure> {
        Ok(self.request(Method::Post, path)?.body(json(body)))
    }

    /// Sends and lets only a yes through.
    pub(super) async fn ask(&self, request: &Request) -> Result<Response, OneAccessFailure> {
        self.answered(request, Shown::Nothing).await
    }

    /// As [`OneAccess::ask`], amid a sign-in.
    pub(super) async fn ask_with_state(&self, request: Request, state: &Secret) -> Result<Response, OneAccessFailure> {
        let request = request.secret_header("X-state-token", "$STATE_TOKEN", state);
        self.answered(&request, Shown::State).await
    }

    /// As [`OneAccess::ask`], signed: once and no more, for the signature is good once.
    pub(super) async fn ask_signed(&self, request: Request, session: &Secret) -> Result<Response, OneAccessFailure> {
        let response = self.transport.send(&self.signed(request, session).await?).await?;
        self.judged_signed(response)
    }

    /// A signed reading, repeated with a signature of its own when nobody answered. Key and clock are there before, so that they
    /// are not asked for over and over too.
    pub(super) async fn read_signed(&self, path: &[&str], session: &Secret) -> Result<Response, OneAccessFailure> {
        self.learn().await?;
        let (response, _) =
            self.patiently(async || self.signed(self.request(Method::Get, path)?, session).await).await?;
        self.judged_signed(response)
    }

    /// The same call with its signature.
    async fn signed(&self, request: Request, session: &Secret) -> Result<Request, OneAccessFailure> {
        let signature = self.signature(session).await?;
        let mut request = request.secret_header("X-signature", "$SIGNATURE", &signature).concealing(session);
        request.effect = Effect::Write;
        Ok(request)
    }

    /// Lets only a yes through; a no that may be about the signature has key and clock forgotten.
    fn judged_signed(&self, response: Response) -> Result<Response, OneAccessFailure> {
        let answer = self.judged(response, Shown::Session);
        if let Err(failure) = &answer
            && matches!(failure.kind(), Some(Kind::Ended { .. }))
        {
            self.forget();
        }
        answer
    }

    async fn answered(&self, request: &Request, shown: Shown) -> Result<Response, OneAccessFailure> {
        self.judged(self.transport.send(request).await?, shown)
    }

    /// Lets only a yes through.
    pub(super) fn judged(&self, response: Response, shown: Shown) -> Result<Response, OneAccessFailure> {
        good(&response, shown, self.transport.now()).map(|()| response)
    }

    /// A reading whose request is made anew for each attempt: what was answered at last, of any status, and this machine's time
    /// halfway between that attempt's question and its answer.
    pub(super) async fn patiently(
        &self,
        make: impl AsyncFn() -> Result<Request, OneAccessFailure>,
    ) -> Result<(Response, Moment), OneAccessFailure> {
        let mut patience = Patience::new(&self.transport, self.timeout);
        loop {
            let request = make().await?;
            let asked = self.transport.now();
            let result = self.transport.send(&request).await;
            let middle = asked.plus_ms(self.transport.now().ms_since(asked) / 2);
            match patience.pause(&result, &self.transport) {
                Some(pause) => self.transport.pause(pause).await,
                None => return Ok((result?, middle)),
            }
        }
    }
}

/// A body with the content type of this vendor.
pub(super) fn json(mut body: Body) -> Body {
    body.content_type = JSON;
    body
}

/// What a header can carry of a text: visible ASCII and blanks. Browsers refuse the whole call for anything else.
fn sendable(text: &str) -> String {
    text.chars().filter(|c| matches!(c, ' '..='~')).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests;
