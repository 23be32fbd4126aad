//! The dot that tells whether the back ends answer, and how quickly.

use leptos::prelude::*;

use crate::actions::health::{self, Health, State};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::dynamic;
use crate::ui::erased::words;
use crate::ui::icon::Icon;
use crate::ui::popover::Popover;
use crate::ui::view;
use crate::views::clock;

/// From this many milliseconds on an answer counts as slow.
const SLOW: i64 = 1_000;

/// The dot, and behind it the back ends one by one.
pub fn health() -> AnyView {
    let health = health::watch();
    let tone = move || {
        health.with(|health| match &health.state {
            None => "plain",
            Some(State::Well(ms)) if *ms < SLOW => "good",
            Some(State::Well(_)) => "warn",
            Some(State::Wrong(_) | State::Down(_)) => "bad",
        })
    };
    let face = move || {
        view! {
            <span class="health" data-tone=words(tone)></span>
            <span class="only-wide latency">{words(move || health.with(short))}</span>
        }
    };
    view! {
        <Popover label=t(|w| w.frame.health) face=face quiet=true end=true roomy=true>
            <div class="stack">
                <strong>{t(|w| w.frame.identity)}</strong>
                {dynamic(move || lines(&health.get()))}
                <Button
                    label=t(|w| w.frame.ask_again)
                    busy=Signal::stored(false)
                    on_press=move |()| health::ask(health)
                    weight=Weight::Quiet
                    icon=Icon::Refresh
                />
            </div>
        </Popover>
    }
}

fn short(health: &Health) -> String {
    match &health.state {
        Some(State::Well(ms)) => [&ms.to_string(), " ms"].concat(),
        Some(State::Down(_)) => text::words().frame.health_down.to_owned(),
        Some(State::Wrong(_)) => text::words().frame.health_wrong.to_owned(),
        None => String::new(),
    }
}

fn lines(health: &Health) -> AnyView {
    let words = &text::words().frame;
    let state = match &health.state {
        None => words.health_unknown.to_owned(),
        Some(State::Well(ms)) => (words.health_well)(*ms),
        Some(State::Wrong(_)) => words.health_wrong.to_owned(),
        Some(State::Down(failure)) => {
            let said = crate::actions::fault::explain(failure);
            [said.title, said.advice].join(". ")
        }
    };
    let last = health.last_good.map(|at| (words.last_good)(&clock::clock(at))).unwrap_or_default();
    let address = health.address.clone();
    view! { <code>{address}</code> <span>{state}</span> <span class="remark">{last}</span> }
}
