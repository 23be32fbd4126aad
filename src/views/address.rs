//! State of a page that stands in its address, so that a link shows the same thing (DESIGN §4).
//!
//! A page reads it when it appears, and when a step leads to another query of the same page. Otherwise the page owns it,
//! and only replaces the query: typing into a filter makes no history and costs no routing.

use leptos::prelude::*;

use crate::ui::erased::follow;
use crate::views::frame::router::{Router, query, replace_query};

/// One piece of state under its name in the query; empty when it is not there.
#[must_use]
pub fn state(name: &'static str) -> RwSignal<String> {
    let value = RwSignal::new(read(name));
    if let Some(router) = Router::here() {
        let mut before = None;
        follow(move || {
            let steps = router.steps();
            if before.replace(steps).is_some_and(|before| before != steps) {
                value.set(read(name));
            }
        });
    }
    follow(move || value.with(|value| write(name, value)));
    value
}

fn read(name: &str) -> String {
    query().and_then(|query| query.get(name)).unwrap_or_default()
}

fn write(name: &str, value: &str) {
    let Some(query) = query() else { return };
    if query.get(name).unwrap_or_default() == value {
        return;
    }
    if value.is_empty() {
        query.delete(name);
    } else {
        query.set(name, value);
    }
    replace_query(&query);
}
