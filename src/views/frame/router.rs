//! Which page is shown: the address bar, links, back and forward. Addresses are paths of this origin.
//!
//! A router of our own: a console has few addresses, known at compile time (`routes`), and the general one of the
//! framework weighs 34 kB compressed, a sixth of what the first page may weigh.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent, UrlSearchParams};

/// The address of the page, held in context.
#[derive(Clone, Copy)]
pub struct Router {
    path: RwSignal<String>,
    /// Counts the steps, also those to the address where one is already.
    steps: RwSignal<u32>,
}

impl Router {
    /// Starts to follow links and history, and makes the router known to everything below.
    pub fn provide() -> Self {
        let router = Self { path: RwSignal::new(here()), steps: RwSignal::new(0) };
        let follow = window_event_listener(ev::click, move |event| router.follow(&event));
        let history = window_event_listener(ev::popstate, move |_| {
            // It belonged to the entry that was left.
            PENDING.take();
            router.arrive();
        });
        on_cleanup(move || {
            follow.remove();
            history.remove();
        });
        provide_context(router);
        router
    }

    /// The router of the page.
    #[must_use]
    pub fn here() -> Option<Self> {
        use_context()
    }

    /// The path, decoded where it is taken apart (`routes`); follows changes.
    #[must_use]
    pub fn path(self) -> String {
        self.path.get()
    }

    /// Counts steps of the person; follows them. Replaced queries are no steps.
    #[must_use]
    pub fn steps(self) -> u32 {
        self.steps.get()
    }

    /// Goes to an address, as if a link to it had been followed.
    pub fn go(self, address: &str) {
        write_query();
        if let Ok(history) = window().history() {
            let _refused = history.push_state_with_url(&JsValue::NULL, "", Some(address));
        }
        self.arrive();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Puts another address in the place of the present one.
    pub fn replace(self, address: &str) {
        PENDING.take();
        if let Ok(history) = window().history() {
            let _refused = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
        }
        self.arrive();
    }

    fn arrive(self) {
        let path = here();
        if self.path.with_untracked(|now| *now != path) {
            self.path.set(path);
        }
        self.steps.update(|steps| *steps = steps.wrapping_add(1));
    }

    /// Takes a press on a link of the console; everything else is the browser's.
    fn follow(self, event: &MouseEvent) {
        let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || held {
            return;
        }
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(link) = pressed.and_then(|element| element.closest("a[href]").ok().flatten()) else { return };
        let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
        let elsewhere = link.origin() != window().location().origin().unwrap_or_default();
        let own_window = !matches!(link.target().as_str(), "" | "_self");
        let inside = !link.hash().is_empty() || link.get_attribute("href").is_none_or(|href| href.is_empty());
        if elsewhere || own_window || inside || link.has_attribute("download") || link.rel() == "external" {
            return;
        }
        event.prevent_default();
        self.go(&[link.pathname(), link.search()].concat());
    }
}

fn here() -> String {
    window().location().pathname().unwrap_or_default()
}

thread_local! {
    /// A query on its way into the address bar, for the path it was made on.
    static PENDING: RefCell<Option<(String, UrlSearchParams)>> = const { RefCell::new(None) };
}

/// How long a query waits until it is written, in milliseconds. Writing takes longer than drawing what it is about, and
/// browsers refuse more than some hundred replacements in half a minute.
const WRITE_AFTER: Duration = Duration::from_millis(150);

/// The query of the address bar, with what is on its way there.
#[must_use]
pub fn query() -> Option<UrlSearchParams> {
    let pending = PENDING.with_borrow(|pending| pending.clone()).filter(|(path, _)| *path == here());
    let now = || UrlSearchParams::new_with_str(&window().location().search().ok()?).ok();
    pending.map(|(_, query)| query).or_else(now)
}

/// Puts another query in the place of the present one, in a moment. It is no step: nothing is routed.
pub fn replace_query(query: &UrlSearchParams) {
    let next = (here(), query.clone());
    if PENDING.replace(Some(next)).is_none() {
        set_timeout(write_query, WRITE_AFTER);
    }
}

/// Writes the query that waits, if the page is still the one that it belongs to.
fn write_query() {
    let Some((path, query)) = PENDING.take().filter(|(path, _)| *path == here()) else { return };
    let query = String::from(query.to_string());
    let address = if query.is_empty() { path } else { [path, query].join("?") };
    if let Ok(history) = window().history() {
        // Refused, the address lags, and that is all.
        let _refused = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
