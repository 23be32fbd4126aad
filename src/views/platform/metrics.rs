//! What the service counts: how its process is, how long it takes to answer, and every number it tells.

use leptos::prelude::*;

use super::{charts, counters, latency, said};
use crate::actions::latest::again;
use crate::actions::platform::{INTERVALS, Service};
use crate::text::{self, t};
use crate::ui::button::Button;
use crate::ui::choice::Choice;
use crate::ui::element::sometimes;
use crate::ui::erased::{settled, words};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::segmented::Segmented;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::{address, clock};

/// Seconds between two looks until somebody chooses.
const USUAL: u32 = 5;

/// The page.
#[component]
pub fn MetricsPage() -> AnyView {
    if Service::base().is_none() {
        return said::not_configured(t(|w| w.metrics.title));
    }
    let service = Service::here();
    let paused = RwSignal::new(false);
    let chosen = address::state("every");
    let every = settled(move || {
        let chosen = chosen.with(|chosen| chosen.parse().ok());
        chosen.filter(|seconds| INTERVALS.contains(seconds)).unwrap_or(USUAL)
    });
    service.watch_metrics(Signal::derive(move || (!paused.get()).then(|| every.get())));
    let retry = {
        let service = service.clone();
        again(move || service.look())
    };
    let history = RwSignal::from(service.history.clone());
    let look = RwSignal::from(service.look.clone());
    let summary = move || {
        let age = words(move || {
            let point = history.with(|history| history.points().last().copied());
            point.map_or_else(String::new, |point| {
                let w = &text::words().metrics;
                let started = point.vitals.started.map(|at| (w.started)(&clock::date_and_clock(at)));
                [(w.age)(&clock::clock(point.at)), started.unwrap_or_default()].concat()
            })
        });
        view! { <span class="age">{age}</span> }
    };
    let actions = move || {
        let choices =
            INTERVALS.map(|seconds| Choice::new(seconds.to_string(), move || (text::words().metrics.seconds)(seconds)));
        view! {
            <Segmented
                label=t(|w| w.metrics.interval)
                choices=choices.to_vec()
                value=Signal::derive(move || every.get().to_string())
                on_choose=move |seconds: String| chosen.set(seconds)
            />
            <Button
                label=t(|w| w.metrics.pause)
                busy=Signal::stored(false)
                on_press=move |()| paused.update(|paused| *paused = !*paused)
                pressed=Signal::from(paused)
            />
            <Button
                label=t(|w| w.quota.reload)
                busy=Signal::derive(move || look.with(|look| look.busy))
                on_press=retry
                icon=Icon::Refresh
            />
        }
    };
    let left_out = move || {
        let (flawed, twice) = history.with(|history| history.last().map(|last| (last.flawed, last.ambiguous)))?;
        let said = move || (text::words().metrics.flawed)(flawed, twice);
        (flawed + twice > 0).then(|| view! { <Notice tone=Tone::Warn title=said /> })
    };
    // Before the first look there is nothing to say, not even that nothing was counted.
    let looked = settled(move || history.with(|history| history.last().is_some()));
    let numbers = move || {
        looked.get().then(|| {
            view! { {charts::section(history)} {latency::section(history)} {counters::section(history)} }
        })
    };
    view! {
        <PageHead title=t(|w| w.metrics.title) summary=summary actions=actions />
        {said::failed(service.look.clone(), retry)}
        {sometimes(left_out)}
        {sometimes(numbers)}
    }
}
