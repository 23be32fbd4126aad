//! One function per call (`platform.md` §1.2).
use super::envelope::{Call, good, unreadable};
use super::paths::{ACCOUNTS, ADDRESS, METRICS, PASSWORD, PING, Paths, REGISTER, SIGN_IN, missing, missing_public};
use super::{Cms, CmsFailure, exposition, map, wire};
use crate::domain::account::Secret;
use crate::domain::moment::Moment;
use crate::domain::platform::account::{Accounts, Session};
use crate::domain::platform::generation::Known;
use crate::domain::platform::health::Health;
use crate::domain::platform::metrics::Scrape;
use crate::domain::platform::refusal::{Reason, Refusal};
use crate::transport::vendor_error::refused;
use crate::transport::{Effect, Failure, Method, Request, Response, Transport};
use std::cell::Cell;
use std::net::SocketAddr;

/// The greatest answer with metrics that is read.
const GREATEST_SCRAPE: usize = 4 << 20;

impl<T: Transport> Cms<T> {
    /// Whether the service is alive, and how long it takes to say so.
    ///
    /// # Errors
    /// `NotThere` when no generation's ping is at the address, `Failed` when nobody answers or something else does.
    pub async fn ping(&self) -> Result<Health, CmsFailure> {
        let asked = Cell::new(self.transport.now());
        let response = self.public(&PING, &asked, |response| map::is_pong(&response.text()).then_some(())).await?;
        let ((), answered) = response;
        Ok(Health::between(asked.get(), answered))
    }

    /// From which address the service sees its caller: this machine's, or that of what stands between.
    ///
    /// # Errors
    /// As [`Cms::ping`].
    pub async fn address(&self) -> Result<SocketAddr, CmsFailure> {
        let asked = Cell::new(self.transport.now());
        self.public(&ADDRESS, &asked, |response| map::address(&response.text())).await.map(|(address, _)| address)
    }

    /// A public call that answers with a line of text, and when the answer came. `asked` is set to when it was asked.
    async fn public<V>(
        &self,
        paths: &Paths,
        asked: &Cell<Moment>,
        read: impl Fn(&Response) -> Option<V>,
    ) -> Result<(V, Moment), CmsFailure> {
        let prepare = |path: &[&'static str]| {
            let mut request = self.request(Method::Get, path)?;
            // Asked once and no more, or the pauses between attempts would be measured too.
            request.effect = Effect::Write;
            asked.set(self.transport.now());
            Ok(request)
        };
        let answer = self.either(paths, missing_public, prepare).await?;
        let answered = self.transport.now();
        if missing_public(&answer.response) {
            return Err(not_there(&answer.response));
        }
        if let Some(failure) = refused(&answer.response) {
            return Err(failure.into());
        }
        let value = read(&answer.response).filter(|_| answer.response.status == 200);
        let value = value.ok_or_else(|| answer.response.unreadable())?;
        self.saw(answer.tells());
        Ok((value, answered))
    }

    /// Signs in. A session that exists stays good: the service has no sign-out.
    ///
    /// # Errors
    /// `UnknownUser`, `WrongPassword`, `Disabled` (said before the password is looked at), `BadParameters`, `DatabaseDown`,
    /// or the failure of the call.
    pub async fn sign_in(&self, username: &str, password: &Secret) -> Result<Session, CmsFailure> {
        let body = wire::name_and_password(username, password);
        let response = self.transport.send(&self.request(Method::Post, SIGN_IN)?.body(body)).await?;
        let reply = good(&response, Call::Public)?;
        let session = map::session(&reply, username).ok_or_else(|| unreadable(&response))?;
        self.saw(map::sign_in_tells(&reply));
        Ok(session)
    }

    /// The request that makes an account, for review and for [`Cms::register`]. No session is needed.
    ///
    /// # Errors
    /// `Unreachable(BadAddress)` for a base no address can be made of.
    pub fn registration(&self, username: &str, password: &Secret) -> Result<Request, Failure> {
        Ok(self.request(Method::Post, REGISTER)?.body(wire::name_and_password(username, password)))
    }

    /// Sends what [`Cms::registration`] made. The service answers with an account of zeros, so nothing is told about the new
    /// one.
    ///
    /// # Errors
    /// `NameTakenOrDown`, `Empty`, `PasswordTooLong`, `BadParameters`, or the failure of the call; see
    /// [`Failure::ambiguous_for_write`]: a browser that may not read the answer has nevertheless made the account.
    pub async fn register(&self, request: &Request) -> Result<(), CmsFailure> {
        let response = self.transport.send(request).await?;
        let reply = good(&response, Call::Public)?;
        // Nothing but its code says that it worked.
        if reply.contains_key("errCode") { Ok(()) } else { Err(unreadable(&response).into()) }
    }

    /// Everybody's accounts, or one's own where the service tells no more.
    ///
    /// # Errors
    /// `NotSignedIn`, `Expired`, `GoneOrDown`, `Disabled`, or the failure of the call.
    pub async fn accounts(&self, token: &Secret) -> Result<Accounts, CmsFailure> {
        let prepare = |path: &[&'static str]| Ok(self.request(Method::Get, path)?.with_token(token));
        let answer = self.either(&ACCOUNTS, missing, prepare).await?;
        if missing(&answer.response) {
            return Err(not_there(&answer.response));
        }
        let reply = good(&answer.response, Call::WithSession)?;
        let (accounts, generation) =
            map::accounts(&reply, answer.oldest).ok_or_else(|| unreadable(&answer.response))?;
        self.saw(Known::Is(generation));
        Ok(accounts)
    }

    /// Changes the own password; only the newest generation can. Sessions stay good.
    ///
    /// # Errors
    /// `NotThere` in an older generation, `WrongPassword` for the old one, else as [`Cms::accounts`].
    pub async fn change_password(&self, token: &Secret, old: &Secret, new: &Secret) -> Result<(), CmsFailure> {
        let request = self.request(Method::Post, PASSWORD)?.with_token(token).body(wire::new_password(old, new));
        let response = self.transport.send(&request).await?;
        let reply = good(&response, Call::Password)?;
        if reply.contains_key("errCode") { Ok(()) } else { Err(unreadable(&response).into()) }
    }

    /// Everything the service counts about itself, now. Lines that cannot be read are counted and left out.
    ///
    /// # Errors
    /// `NotThere` in generation A; `Unreadable` when the answer is mostly something else.
    pub async fn metrics(&self) -> Result<Scrape, CmsFailure> {
        let mut request = self.request(Method::Get, METRICS)?;
        request.limit = GREATEST_SCRAPE;
        // Whoever asks asks again soon.
        request.effect = Effect::Write;
        let response = self.transport.send(&request).await?;
        let at = self.transport.now();
        if missing_public(&response) {
            return Err(not_there(&response));
        }
        if let Some(failure) = refused(&response) {
            return Err(failure.into());
        }
        let scrape = exposition::read(&response.text(), at);
        let readable: usize = scrape.families.values().map(|family| family.series.len()).sum();
        if response.status != 200 || readable == 0 || scrape.flawed > readable {
            return Err(response.unreadable().into());
        }
        self.saw(Known::BOrC);
        Ok(scrape)
    }
}

/// Nothing of this service is at the path.
fn not_there(response: &Response) -> CmsFailure {
    let (code, text) = match refused(response) {
        Some(Failure::Http { vendor_code, text, .. }) => (vendor_code, text),
        _ => (None, String::new()),
    };
    CmsFailure::Refused(Refusal { reason: Reason::NotThere, code, text })
}

/// How this service is shown a session.
trait WithToken {
    /// With the header `token`, which is never repeated in an address: there it would win over the header, and be logged.
    fn with_token(self, token: &Secret) -> Self;
}

impl WithToken for Request {
    fn with_token(self, token: &Secret) -> Request {
        self.secret_header("token", "$TOKEN", token)
    }
}
