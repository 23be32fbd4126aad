//! Asking again and again, while somebody looks.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::{
    Effect, Get, RwSignal, Set, Signal, document, on_cleanup, set_interval_with_handle, window_event_listener,
};

use super::Service;

/// Seconds between two looks that a person may choose.
pub const INTERVALS: [u32; 4] = [2, 5, 15, 60];

/// How often it is asked whether the service is alive.
const ALIVE: u32 = 15;

impl Service {
    /// Asks whether it is alive, now and every quarter of a minute, while the page is in view.
    pub fn watch_health(&self) {
        let service = self.clone();
        repeat(Signal::stored(Some(ALIVE)), move || service.ping());
    }

    /// Looks at what it counts, now and every so many seconds, while the page is in view; not at all without a number.
    pub fn watch_metrics(&self, seconds: Signal<Option<u32>>) {
        let service = self.clone();
        repeat(seconds, move || service.look());
    }
}

/// Acts at once and again, as long as there is an interval and the tab is in view; ends with the owner of the caller.
fn repeat(seconds: Signal<Option<u32>>, act: impl Fn() + Clone + Send + Sync + 'static) {
    let visible = RwSignal::new(!document().hidden());
    // The event rises from the document to the window.
    let watch = window_event_listener(ev::visibilitychange, move |_| visible.set(!document().hidden()));
    on_cleanup(move || watch.remove());
    Effect::new(move |_| {
        let Some(seconds) = seconds.get().filter(|_| visible.get()) else { return };
        act();
        if let Ok(every) = set_interval_with_handle(act.clone(), Duration::from_secs(seconds.into())) {
            on_cleanup(move || every.clear());
        }
    });
}
