//! The way of a call: signed at the moment of sending; a write once, a reading again when nobody answered.
use crate::domain::moment::Moment;
use crate::transport::request::Value;
use crate::transport::{Failure, Method, Request, Response, Transport};
use crate::vendors::zkeys::envelope::good;
use crate::vendors::zkeys::wire::{Call, day};
use crate::vendors::zkeys::{Zkeys, ZkeysFailure};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Attempts at one reading, each with a signature of its own.
const ATTEMPTS: u32 = 3;
/// The pause before the second attempt.
const PAUSE: Duration = Duration::from_millis(400);
/// The greatest answer that is read: a page of a thousand servers has about 2 MB.
const GREATEST: usize = 16 << 20;

impl<T: Transport> Zkeys<T> {
    /// The request of a call, signed now.
    pub(super) fn request(&self, call: &Call) -> Result<Request, Failure> {
        let now = self.transport.now().plus_ms(self.shared.offset.load(Ordering::Relaxed));
        let time = now.unix_ms().div_euclid(1000);
        let plain = |text: String| Value::Plain(text);
        let mut public = vec![("module", plain(call.module.to_owned())), ("action", plain(call.action.to_owned()))];
        match self.signer.sign(call.module, call.action, time) {
            Some(signed) => {
                public.push(("userid", plain(signed.userid)));
                public.push(("time", plain(time.to_string())));
                public.push(("sign", Value::Secret { name: "$SIGN", value: signed.sign }));
            }
            None => public.push(("time", plain(time.to_string()))),
        }
        public.push(("taskid", plain(self.task(time).to_string())));
        public.push(("dataType", plain("json".to_owned())));
        public.push(("version", plain(self.dialect.version.clone())));
        public.push(("system_type", plain(self.dialect.system_type.clone())));
        public.push(("vtime", plain(day(now, self.dialect.zone))));
        let mut request = Request::new(Method::Post, self.base.url(&[], &[])?, self.timeout);
        request.limit = GREATEST;
        Ok(request.body(call.body(public, self.dialect.nested)))
    }

    /// A number of a task: rising for as long as the console is open, and below 2³¹.
    fn task(&self, seconds: i64) -> i64 {
        let next = |last: i64| Some((last + 1).max(seconds).rem_euclid(i64::from(i32::MAX)));
        let last = self.shared.task.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).unwrap_or_default();
        next(last).unwrap_or_default()
    }

    /// Sends once.
    pub(super) async fn send(&self, call: &Call) -> Result<Response, ZkeysFailure> {
        let request = self.request(call)?;
        let asked = self.transport.now();
        let response = self.transport.send(&request).await?;
        self.note_the_clock(asked, &response);
        Ok(response)
    }

    /// Asks, and asks again a little later when nobody answered.
    pub(super) async fn read(&self, call: &Call) -> Result<Response, ZkeysFailure> {
        let mut pause = PAUSE;
        for _ in 1..ATTEMPTS {
            let failure = match self.send(call).await {
                Ok(response) if !matches!(response.status, 408 | 429 | 500 | 502..=504) => return Ok(response),
                Ok(response) => good(&response).err(),
                Err(failure) => Some(failure),
            };
            if let Some(failure) = failure.filter(|failure| !failure.transient()) {
                return Err(failure);
            }
            self.transport.pause(pause.mul_f64(0.5 + self.transport.random())).await;
            pause *= 2;
        }
        self.send(call).await
    }

    /// Compares clocks, where a browser may read the answer's date. It has whole seconds, and the way takes time.
    fn note_the_clock(&self, asked: Moment, response: &Response) {
        let Some(theirs) = response.header("Date").and_then(Moment::parse_http) else { return };
        let answered = self.transport.now();
        let middle = asked.plus_ms(answered.ms_since(asked) / 2);
        self.shared.skew.store(theirs.plus_ms(500).ms_since(middle), Ordering::Relaxed);
    }
}
