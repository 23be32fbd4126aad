//! One function per call (`oneaccess.md` §2).
mod account;
mod captcha;
mod sign_in;
mod steps;

use super::encrypt::Encrypt;
use super::envelope::{Shown, read, unreadable};
use super::sign::PublicKey;
use super::{OneAccess, OneAccessFailure, map};
use crate::domain::moment::Moment;
use crate::transport::{Effect, Method, Transport};

impl<T: Transport, E: Encrypt> OneAccess<T, E> {
    /// `GET server-date` (S1): the service's clock. Whoever asks sets the clock of the signatures by it.
    ///
    /// # Errors
    /// The failure of the call.
    pub async fn server_date(&self) -> Result<Moment, OneAccessFailure> {
        let mut request = self.request(Method::Get, &["server-date"])?;
        // Not repeated by who carries it, or the pauses between attempts would be measured too.
        request.effect = Effect::Write;
        let (response, middle) = self.patiently(async || Ok(request.clone())).await?;
        let response = self.judged(response, Shown::Nothing)?;
        let time = Moment::from_unix_ms(read(&response, map::timestamp)?);
        self.keep_clock(time.ms_since(middle));
        Ok(time)
    }

    /// By how many milliseconds the service's clock is ahead of this machine's (negative: behind), for showing when something
    /// ends that the service has dated; `None` until [`OneAccess::server_date`] or a signed call has asked for it. Its error is at
    /// most half of the time that the question took.
    #[must_use]
    pub fn clock_ahead_ms(&self) -> Option<i64> {
        self.known_ahead()
    }

    /// `GET public-key` (S2): the application's key. It is kept, for there is exactly one.
    ///
    /// # Errors
    /// The failure of the call.
    pub async fn public_key(&self) -> Result<PublicKey, OneAccessFailure> {
        let response = self.ask(&self.request(Method::Get, &["public-key"])?).await?;
        let text = read(&response, map::public_key)?;
        let key = PublicKey::parse(&text).ok_or_else(|| unreadable(&response))?;
        self.keep_key(&key);
        Ok(key)
    }
}
