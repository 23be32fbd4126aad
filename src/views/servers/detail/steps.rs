//! What happens to a server after something was asked of it, step by step, with how long each takes.

use std::time::Duration;

use leptos::prelude::*;

use super::Desk;
use crate::actions::connection;
use crate::actions::servers::watching::{Step, Watch};
use crate::domain::server::state::{ActState, OrderState};
use crate::domain::server::steps::usual_ms;
use crate::text::{self, t};
use crate::ui::badge::Badge;
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::{settled, words};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::servers::clock;
use crate::views::servers::said;

/// The section; nothing while the server is not and was not watched.
pub fn section(desk: Desk) -> AnyView {
    let watches = RwSignal::from(desk.servers.with_value(|servers| servers.watches.clone()));
    let watch = settled(move || {
        let guid = desk.server.with(|server| server.as_ref().map(|server| server.guid.clone()))?;
        watches.with(|watches| watches.get(&guid).cloned())
    });
    let tick = RwSignal::new(connection::now());
    if let Ok(every) = set_interval_with_handle(move || tick.set(connection::now()), Duration::from_secs(1)) {
        on_cleanup(move || every.clear());
    }
    dynamic(move || {
        let Some(watch) = watch.get() else { return nothing() };
        let rows = list((0..watch.steps.len()).map(|at| step(&watch, at, tick)));
        let (over, gave_up) = (watch.until.is_some(), watch.gave_up);
        let end = words(move || match (over, gave_up) {
            (_, true) => text::words().deeds.gave_up,
            (true, false) => text::words().deeds.over,
            (false, false) => text::words().deeds.watching,
        });
        view! {
            <section aria-label=words(t(|w| w.deeds.steps))>
                <h2>{t(|w| w.deeds.steps)}</h2>
                <ol class="steps">{rows}</ol>
                <p class="hint" role="status">{end}</p>
            </section>
        }
    })
}

/// A state that was seen, since when, and for how long.
fn step(watch: &Watch, at: usize, tick: RwSignal<crate::domain::moment::Moment>) -> AnyView {
    let Some(step) = watch.steps.get(at).cloned() else { return nothing() };
    let until = watch.steps.get(at + 1).map(|next| next.at).or(watch.until);
    let (began, usual) = (step.at, usual_ms(&step.order, &step.act));
    let took = move || until.unwrap_or_else(|| tick.get()).ms_since(began);
    let long = settled(move || usual.is_some_and(|usual| took() > usual));
    let elapsed = words(move || (text::words().deeds.elapsed)(took()));
    let late = dynamic(move || match long.get() {
        true => view! { <Badge label=t(|w| w.deeds.long) tone=Signal::stored(Tone::Warn) /> },
        false => nothing(),
    });
    view! { <li><span class="age">{clock::clock(began)}</span> " " {state(&step)} " " <span class="took">{elapsed}</span> " " {late}</li> }
}

fn state(step: &Step) -> AnyView {
    match (&step.order, &step.act) {
        (OrderState::Provisioning, _) => said::order_badge(step.order.clone()),
        (_, ActState::Idle) => said::run_badges(step.run.clone(), ActState::Idle),
        (_, act) => said::act_badge(act.clone()),
    }
}
