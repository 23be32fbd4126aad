//! The network of the browser: fetch with a time limit, cancelled when nobody waits for it any more.
use super::{Failure, Hint, Request, Response, Transport};
use crate::domain::moment::Moment;
use js_sys::{Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use timer::Timer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, ResponseType,
};

mod probe;
mod timer;

/// Sends with `fetch`: without cookies, without the browser's cache, without following a redirect (which would carry the
/// token to an address nobody configured).
#[derive(Default)]
pub struct Browser {
    verdicts: probe::Verdicts,
}

/// Ends the request when it is dropped, whether the answer is complete, failed or no longer awaited.
struct Line {
    controller: AbortController,
    timed_out: Rc<Cell<bool>>,
    _limit: Timer,
}

impl Line {
    fn open(limit: Duration) -> Option<Line> {
        let controller = AbortController::new().ok()?;
        let timed_out = Rc::new(Cell::new(false));
        let at_limit = {
            let (controller, timed_out) = (controller.clone(), Rc::clone(&timed_out));
            move || {
                timed_out.set(true);
                controller.abort();
            }
        };
        Some(Line { _limit: Timer::start(limit, at_limit), controller, timed_out })
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

impl Browser {
    /// The browser's network.
    #[must_use]
    pub fn new() -> Browser {
        Browser::default()
    }

    /// What to report when `fetch` gave up with its one unspecific error.
    async fn why(&self, line: &Line, request: &Request) -> Failure {
        if line.timed_out.get() {
            return Failure::TimedOut;
        }
        if !online() {
            return Failure::Unreachable(Hint::Lost);
        }
        match self.verdicts.of(&request.url, self.now()).await {
            // Where such a call could be read before, it is not a missing permission that keeps this one.
            Hint::Blocked if self.verdicts.was_readable(request) => Failure::Unreachable(Hint::Lost),
            hint => Failure::Unreachable(hint),
        }
    }
}

impl Transport for Browser {
    async fn send(&self, request: &Request) -> Result<Response, Failure> {
        if !online() {
            return Err(Failure::Offline);
        }
        let window = web_sys::window().ok_or(Failure::Cancelled)?;
        let line = Line::open(request.timeout).ok_or(Failure::Cancelled)?;
        let fetch = prepared(request, &line.controller)
            .and_then(|init| web_sys::Request::new_with_str_and_init(&request.url, &init))
            .map_err(|_| Failure::Unreachable(Hint::BadAddress))?;
        if mixed(&window, &fetch.url()) {
            return Err(Failure::Unreachable(Hint::MixedContent));
        }
        let Ok(answer) = JsFuture::from(window.fetch_with_request(&fetch)).await else {
            return Err(self.why(&line, request).await);
        };
        let answer: web_sys::Response = answer.unchecked_into();
        self.verdicts.readable(request);
        if answer.type_() == ResponseType::Opaqueredirect {
            return Err(Failure::Unreachable(Hint::Redirected));
        }
        match bounded(&answer, request.limit).await {
            Ok(Some(body)) => Ok(Response::new(request, answer.status(), headers(&answer), body)),
            Ok(None) => Err(Failure::TooLarge),
            Err(_) if line.timed_out.get() => Err(Failure::TimedOut),
            // The answer had begun, so a probe could tell nothing new.
            Err(_) => Err(Failure::Unreachable(Hint::Lost)),
        }
    }

    async fn pause(&self, length: Duration) {
        timer::pause(length).await;
    }

    fn random(&self) -> f64 {
        js_sys::Math::random()
    }

    fn now(&self) -> Moment {
        #[allow(clippy::cast_possible_truncation)] // milliseconds since 1970 are far below 2^53
        Moment::from_unix_ms(js_sys::Date::now() as i64)
    }
}

/// The request in the browser's terms.
fn prepared(request: &Request, controller: &AbortController) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value.expose())?;
    }
    let init = RequestInit::new();
    if let Some(body) = &request.body {
        headers.set("Content-Type", body.content_type)?;
        init.set_body(&JsValue::from_str(body.expose()));
    }
    init.set_method(request.method.name());
    init.set_headers(headers.as_ref());
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&controller.signal()));
    Ok(init)
}

/// Whether this machine has any network, as far as the browser knows.
fn online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Whether the browser would refuse the call because the page itself is safer than it.
fn mixed(window: &web_sys::Window, url: &str) -> bool {
    let secure_page = window.location().protocol().is_ok_and(|protocol| protocol == "https:");
    let Some(host) = url.strip_prefix("http://") else { return false };
    let own_machine = ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own));
    secure_page && !own_machine
}

/// Every header the browser lets a page read.
fn headers(answer: &web_sys::Response) -> Vec<(String, String)> {
    let pairs = js_sys::try_iter(&answer.headers()).ok().flatten();
    let pairs = pairs.into_iter().flatten().filter_map(|pair| {
        let pair = js_sys::Array::from(&pair.ok()?);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    });
    pairs.collect()
}

/// The body, or `None` as soon as it grows beyond `limit` bytes.
async fn bounded(answer: &web_sys::Response, limit: usize) -> Result<Option<Vec<u8>>, JsValue> {
    let Some(stream) = answer.body() else { return Ok(Some(Vec::new())) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await?;
        if Reflect::get(&read, &"done".into())?.is_truthy() {
            return Ok(Some(body));
        }
        let chunk: Uint8Array = Reflect::get(&read, &"value".into())?.unchecked_into();
        let length = chunk.length() as usize;
        if body.len().saturating_add(length) > limit {
            return Ok(None);
        }
        body.extend_from_slice(&chunk.to_vec());
    }
}
