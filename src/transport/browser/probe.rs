//! Telling "nobody is there" from "somebody is there whom the browser does not let us hear". `fetch` says the same for
//! both, but a bare question whose answer nobody wants to read succeeds only when something answers.
use super::Line;
use crate::domain::moment::Moment;
use crate::transport::Hint;
use crate::transport::address::origin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestInit, RequestMode};

/// How long an answer to the bare question is waited for.
const LIMIT: Duration = Duration::from_secs(3);
/// How long, in milliseconds, a verdict on a host holds, so that a page of failing calls asks once.
const HOLDS: i64 = 5_000;

/// The last verdict and whom it was about.
#[derive(Default)]
pub struct Verdicts(Mutex<Option<(String, Moment, Hint)>>);

impl Verdicts {
    /// Whether anybody answers at the host of `url`.
    pub async fn of(&self, url: &str, now: Moment) -> Hint {
        let host = origin(url);
        if let Some((known, at, hint)) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner)
            && known == host
            && (0..HOLDS).contains(&now.ms_since(*at))
        {
            return *hint;
        }
        // The console's own origin needs no permission, so only silence can be the reason.
        let hint = if !host.is_empty() && answers(host).await { Hint::Blocked } else { Hint::Silent };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((host.to_owned(), now, hint));
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
