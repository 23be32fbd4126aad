//! How the process is: the latest figures, lines over time, and the same as a table.

use leptos::prelude::*;

use crate::domain::platform::metrics::history::{History, Point};
use crate::domain::platform::metrics::rate::Rate;
use crate::text::number::measured;
use crate::text::{self, Pick, t};
use crate::ui::chart::{Chart, Line};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::settled;
use crate::ui::fold::Fold;
use crate::ui::table::Table;
use crate::ui::view;
use crate::views::clock;

/// One figure over time: its name, its value at a point, whether that is a rate, and the value in words.
struct Figure {
    name: Pick,
    value: fn(&Point) -> Option<f64>,
    rate: bool,
    shown: fn(f64) -> String,
}

const FIGURES: [Figure; 6] = [
    gauge(|w| w.metrics.memory, |point| point.vitals.resident_bytes, mebibytes),
    gauge(|w| w.metrics.heap, |point| point.vitals.heap_bytes, mebibytes),
    gauge(|w| w.metrics.goroutines, |point| point.vitals.goroutines, measured),
    gauge(|w| w.metrics.files, |point| point.vitals.open_files, measured),
    Figure { name: |w| w.metrics.cpu, value: |point| point.processors.per_second(), rate: true, shown: percent },
    Figure { name: |w| w.metrics.calls, value: |point| point.calls.per_second(), rate: true, shown: per_second },
];

const fn gauge(name: Pick, value: fn(&Point) -> Option<f64>, shown: fn(f64) -> String) -> Figure {
    Figure { name, value, rate: false, shown }
}

impl Figure {
    /// The value at a point in words: also that there is none, and why.
    fn said(&self, point: &Point) -> String {
        match (self.value)(point) {
            Some(value) => (self.shown)(value),
            None if self.rate && point.restarted => text::words().metrics.restarted.to_owned(),
            None => text::words().metrics.unknown.to_owned(),
        }
    }
}

fn mebibytes(bytes: f64) -> String {
    (text::words().metrics.mebibytes)(&measured(bytes / f64::from(1 << 20)))
}

/// Of one processor.
fn percent(share: f64) -> String {
    [&measured(share * 100.0), "%"].concat()
}

fn per_second(rate: f64) -> String {
    [&measured(rate), text::words().metrics.per_second].concat()
}

/// A rate in words: also that there is none, and why.
pub fn rate(rate: Rate) -> String {
    match rate {
        Rate::PerSecond(rate) => measured(rate),
        Rate::Restarted => text::words().metrics.restarted.to_owned(),
        Rate::Unknown => text::words().metrics.unknown.to_owned(),
    }
}

/// The section of the page.
pub fn section(history: RwSignal<History>) -> AnyView {
    // What the service never tells needs no empty chart.
    let drawn = settled(move || {
        history.with(|history| FIGURES.each_ref().map(|figure| history.points().any(|it| (figure.value)(it).is_some())))
    });
    let charts = move || {
        let told = FIGURES.iter().zip(drawn.get()).filter(|(_, told)| *told);
        view! { <div class="charts">{list(told.map(|(figure, _)| chart(figure, history)))}</div> }
    };
    view! {
        <section class="stack">
            {dynamic(charts)}
            <Fold label=t(|w| w.metrics.as_table)>{twin(history)}</Fold>
        </section>
    }
}

fn chart(figure: &'static Figure, history: RwSignal<History>) -> AnyView {
    let lines = Signal::derive(move || {
        history.with(|history| {
            let mut points = Vec::new();
            for point in history.points() {
                #[allow(clippy::cast_precision_loss)] // milliseconds since 1970 are far below 2^53
                let at = point.at.unix_ms() as f64;
                if point.restarted {
                    points.push((at, None));
                }
                points.push((at, (figure.value)(point)));
            }
            vec![Line { points, dashed: false }]
        })
    });
    let spoken = move || {
        let values = history.with(|history| history.points().filter_map(figure.value).collect::<Vec<f64>>());
        match (values.iter().copied().reduce(f64::min), values.iter().copied().reduce(f64::max)) {
            (Some(least), Some(most)) => (text::words().metrics.from_to)(&(figure.shown)(least), &(figure.shown)(most)),
            _ => text::words().metrics.unknown.to_owned(),
        }
    };
    let now = move || {
        let last = history.with(|history| history.points().last().copied());
        last.map(|last| figure.said(&last)).unwrap_or_default()
    };
    view! { <Chart label=t(figure.name) lines=lines now=now shown=figure.shown spoken=spoken /> }
}

/// The table that says the same, the latest first.
fn twin(history: RwSignal<History>) -> AnyView {
    let rows = move || {
        let points: Vec<Point> = history.with(|history| history.points().copied().collect());
        if points.is_empty() {
            return nothing();
        }
        list(points.into_iter().rev().map(|point| {
            let cells = list(FIGURES.iter().map(|figure| view! { <td class="num">{figure.said(&point)}</td> }));
            view! { <tr><th scope="row">{clock::clock(point.at)}</th> {cells}</tr> }
        }))
    };
    let heads = list(FIGURES.iter().map(|figure| view! { <th scope="col" class="num">{t(figure.name)}</th> }));
    view! {
        <Table caption=t(|w| w.metrics.twin) busy=Signal::stored(false)>
            <thead><tr><th scope="col">{t(|w| w.metrics.when)}</th> {heads}</tr></thead>
            <tbody>{dynamic(rows)}</tbody>
        </Table>
    }
}
