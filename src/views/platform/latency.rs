//! How long calls took, kind by kind.

use leptos::prelude::*;

use super::charts::rate;
use crate::domain::platform::metrics::history::History;
use crate::domain::platform::metrics::latency::{Nanoseconds, Row};
use crate::domain::table::order::sorted;
use crate::text::number::{measured, number};
use crate::text::{self, t};
use crate::ui::element::{dynamic, list};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::icon::Icon;
use crate::ui::table::{Table, filling_row};
use crate::ui::view;

/// Kinds of calls that are shown, the most frequent first. The service counts every path that anybody ever asked for.
const SHOWN: usize = 200;

/// The section of the page.
pub fn section(history: RwSignal<History>) -> AnyView {
    let rows = settled(move || sorted(history.with(History::latency), |a, b| b.count.cmp(&a.count)));
    let window = words(move || {
        let length = history.with(History::window_ms);
        #[allow(clippy::cast_precision_loss)] // a window of some minutes
        let said = length.map(|ms| (text::words().metrics.window)(&number((ms as f64 / 1000.0).round())));
        said.unwrap_or_default()
    });
    let body = move || {
        let rows = rows.get();
        if rows.is_empty() {
            let empty = view! { <Empty title=t(|w| w.metrics.no_calls) detail=t(|w| w.metrics.no_calls_detail) shape=Icon::Gauge /> };
            return filling_row(7, empty);
        }
        list(rows.into_iter().take(SHOWN).map(row))
    };
    let more = words(move || {
        let more = rows.with(Vec::len).saturating_sub(SHOWN);
        if more > 0 { (text::words().metrics.more_calls)(more) } else { String::new() }
    });
    view! {
        <section class="stack">
            <h2>{t(|w| w.metrics.latency_title)}</h2>
            <p class="hint">{t(|w| w.metrics.latency_note)} " " {window}</p>
            <Table caption=t(|w| w.metrics.latency_title) busy=Signal::stored(false)>
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.metrics.api)}</th>
                        <th scope="col">{t(|w| w.metrics.method)}</th>
                        <th scope="col">{t(|w| w.metrics.status)}</th>
                        <th scope="col" class="num">{t(|w| w.metrics.total)}</th>
                        <th scope="col" class="num">{t(|w| w.metrics.mean)}</th>
                        <th scope="col" class="num">{t(|w| w.metrics.rate)}</th>
                        <th scope="col" class="num">{t(|w| w.metrics.mean_window)}</th>
                    </tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </Table>
            <p class="table-foot">{more}</p>
        </section>
    }
}

fn row(row: Row) -> AnyView {
    let unknown = || text::words().metrics.unknown.to_owned();
    let mean = |mean: Option<Nanoseconds>| mean.map_or_else(unknown, milliseconds);
    #[allow(clippy::cast_precision_loss)] // counts here are exact as `f64`
    let count = row.count.map_or_else(unknown, |count| measured(count as f64));
    view! {
        <tr>
            <th scope="row"><code>{row.calls.api.unwrap_or_else(unknown)}</code></th>
            <td>{row.calls.method.unwrap_or_else(unknown)}</td>
            <td>{row.calls.status.unwrap_or_else(unknown)}</td>
            <td class="num">{count}</td>
            <td class="num">{mean(row.mean)}</td>
            <td class="num">{rate(row.rate)}</td>
            <td class="num">{mean(row.mean_in_window)}</td>
        </tr>
    }
}

fn milliseconds(time: Nanoseconds) -> String {
    (text::words().metrics.milliseconds)(&measured(time.milliseconds()))
}
