//! Telling "nobody is there" from "somebody is there whom the browser does not let us hear". `fetch` says the same for
//! both, but a bare question whose answer nobody wants to read succeeds only when something answers.
use super::Line;
use crate::domain::moment::Moment;
use crate::transport::address::origin;
use crate::transport::{Hint, Request};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestInit, RequestMode};

/// How long an answer to the bare question is waited for.
const LIMIT: Duration = Duration::from_secs(3);
/// How long, in milliseconds, a verdict on a host holds, so that a page of failing calls asks once.
const HOLDS: i64 = 5_000;

/// What is known about hosts that give no answer.
#[derive(Default)]
pub struct Verdicts {
    /// The last verdict and whom it was about.
    last: Mutex<Option<(String, Moment, Hint)>>,
    /// The kinds of call that a host has let this page read.
    readable: Mutex<BTreeSet<String>>,
}

/// What a host's permission may depend on: the method and the headers.
fn kind(request: &Request) -> String {
    let names = request.headers.iter().map(|(name, _)| *name);
    [origin(&request.url), request.method.name()].into_iter().chain(names).collect::<Vec<_>>().join(" ")
}

impl Verdicts {
    /// Remembers that an answer to such a call could be read.
    pub fn readable(&self, request: &Request) {
        self.readable.lock().unwrap_or_else(PoisonError::into_inner).insert(kind(request));
    }

    /// Whether an answer to such a call could be read before.
    pub fn was_readable(&self, request: &Request) -> bool {
        self.readable.lock().unwrap_or_else(PoisonError::into_inner).contains(&kind(request))
    }

    /// Whether anybody answers at the host of `url`.
    pub async fn of(&self, url: &str, now: Moment) -> Hint {
        let host = origin(url);
        if let Some((known, at, hint)) = &*self.last.lock().unwrap_or_else(PoisonError::into_inner)
            && known == host
            && (0..HOLDS).contains(&now.ms_since(*at))
        {
            return *hint;
        }
        // The console's own origin needs no permission, so only silence can be the reason.
        let hint = if !host.is_empty() && answers(host).await { Hint::Blocked } else { Hint::Silent };
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some((host.to_owned(), now, hint));
        hint
    }
}

/// Asks for the host's root, without token, cookie or permission to read.
async fn answers(host: &str) -> bool {
    let (Some(window), Some(line)) = (web_sys::window(), Line::open(LIMIT)) else { return false };
    let init = RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&line.controller.signal()));
    JsFuture::from(window.fetch_with_str_and_init(&format!("{host}/"), &init)).await.is_ok()
}
