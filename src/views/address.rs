//! State of a page that stands in its address, so that a link shows the same thing (DESIGN §4).
//!
//! A page reads it when it appears and when the router goes to another address of the same page. Otherwise the page
//! owns it, and only replaces the address: typing into a filter makes no history and costs no routing.

use leptos::prelude::*;
use leptos_router::hooks::use_url;
use web_sys::UrlSearchParams;

/// One piece of state under its name in the query; empty when it is not there.
#[must_use]
pub fn state(name: &'static str) -> RwSignal<String> {
    let url = use_url();
    // The router does not hear of replaced addresses, so at the start the browser knows better.
    let value = RwSignal::new(params().and_then(|params| params.get(name)).unwrap_or_default());
    Effect::new(move |again: Option<()>| {
        // Every step of the router counts, also one to the address where it believes to be.
        let routed = url.with(|url| url.search_params().get(name));
        if again.is_some() {
            value.set(routed.unwrap_or_default());
        }
    });
    Effect::new(move |_| value.with(|value| write(name, value)));
    value
}

fn params() -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(&window().location().search().ok()?).ok()
}

fn write(name: &str, value: &str) {
    let Some(params) = params() else { return };
    if params.get(name).unwrap_or_default() == value {
        return;
    }
    if value.is_empty() {
        params.delete(name);
    } else {
        params.set(name, value);
    }
    let query = String::from(params.to_string());
    let Ok(path) = window().location().pathname() else { return };
    let address = if query.is_empty() { path } else { [path, query].join("?") };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        // Browsers refuse more than some hundred replacements in half a minute; the address then lags, and that is all.
        let _refused = history.replace_state_with_url(&state, "", Some(&address));
    }
}
