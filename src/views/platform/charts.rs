//! How the process is: the latest figures, lines over time, and the same as a table.

use leptos::prelude::*;

use crate::domain::platform::metrics::history::{History, Point};
use crate::domain::platform::metrics::rate::Rate;
use crate::text::number::number;
use crate::text::{self, Pick, t};
use crate::ui::chart::{Chart, Line};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::words;
use crate::ui::fold::Fold;
use crate::ui::table::Table;
use crate::ui::view;
use crate::views::clock;

/// One figure over time: its name, its value at a point, and the value in words.
struct Figure {
    name: Pick,
    value: fn(&Point) -> Option<f64>,
    shown: fn(f64) -> String,
}

const FIGURES: [Figure; 6] = [
    Figure { name: |w| w.platform.memory, value: |point| point.vitals.resident_bytes, shown: mebibytes },
    Figure { name: |w| w.platform.heap, value: |point| point.vitals.heap_bytes, shown: mebibytes },
    Figure { name: |w| w.platform.goroutines, value: |point| point.vitals.goroutines, shown: number },
    Figure { name: |w| w.platform.files, value: |point| point.vitals.open_files, shown: number },
    Figure { name: |w| w.platform.cpu, value: |point| point.processors.per_second(), shown: number },
    Figure { name: |w| w.platform.calls, value: |point| point.calls.per_second(), shown: per_second },
];

fn mebibytes(bytes: f64) -> String {
    [&number(bytes / f64::from(1 << 20)), " MiB"].concat()
}

fn per_second(rate: f64) -> String {
    [&number(rate), text::words().platform.per_second].concat()
}

/// A rate in words: also that there is none, and why.
pub fn rate(rate: Rate) -> String {
    match rate {
        Rate::PerSecond(rate) => number(rate),
        Rate::Restarted => text::words().platform.restarted.to_owned(),
        Rate::Unknown => text::words().platform.unknown.to_owned(),
    }
}

/// The section of the page.
pub fn section(history: RwSignal<History>) -> AnyView {
    let started = words(move || {
        let at = history.with(|history| history.points().last().and_then(|point| point.vitals.started));
        at.map_or_else(|| text::words().platform.unknown.to_owned(), clock::date_and_clock)
    });
    let latest = list(FIGURES.iter().map(|figure| {
        let value = words(move || {
            let value = history.with(|history| history.points().last().and_then(figure.value));
            value.map_or_else(|| text::words().platform.unknown.to_owned(), figure.shown)
        });
        view! { <dt>{t(figure.name)}</dt> <dd>{value}</dd> }
    }));
    let enough = Memo::new(move |_| history.with(|history| history.points().len() > 1));
    // What the service never tells needs no empty chart.
    let drawn = Memo::new(move |_| {
        history.with(|history| FIGURES.each_ref().map(|figure| history.points().any(|it| (figure.value)(it).is_some())))
    });
    let charts = move || {
        if enough.get() {
            let told = FIGURES.iter().zip(drawn.get()).filter(|(_, told)| *told);
            view! { <div class="charts">{list(told.map(|(figure, _)| chart(figure, history)))}</div> }
        } else {
            view! { <p class="hint">{t(|w| w.platform.chart_none)}</p> }
        }
    };
    view! {
        <section class="stack">
            <dl class="record">{latest} <dt>{t(|w| w.platform.started)}</dt> <dd>{started}</dd></dl>
            {dynamic(charts)}
            <Fold label=t(|w| w.platform.as_table)>{twin(history)}</Fold>
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
            (Some(least), Some(most)) => [(figure.shown)(least), (figure.shown)(most)].join(" – "),
            _ => text::words().platform.unknown.to_owned(),
        }
    };
    view! { <Chart label=t(figure.name) lines=lines shown=figure.shown spoken=spoken /> }
}

/// The table that says the same, the latest first.
fn twin(history: RwSignal<History>) -> AnyView {
    let rows = move || {
        let points: Vec<Point> = history.with(|history| history.points().copied().collect());
        if points.is_empty() {
            return nothing();
        }
        list(points.into_iter().rev().map(|point| {
            let cells = list(FIGURES.iter().map(|figure| {
                let value =
                    (figure.value)(&point).map_or_else(|| text::words().platform.unknown.to_owned(), figure.shown);
                view! { <td class="num">{value}</td> }
            }));
            view! { <tr><th scope="row">{clock::clock(point.at)}</th> {cells}</tr> }
        }))
    };
    let heads = list(FIGURES.iter().map(|figure| view! { <th scope="col" class="num">{t(figure.name)}</th> }));
    view! {
        <Table caption=t(|w| w.platform.as_table) busy=Signal::stored(false)>
            <thead><tr><th scope="col">{t(|w| w.platform.when)}</th> {heads}</tr></thead>
            <tbody>{dynamic(rows)}</tbody>
        </Table>
    }
}
