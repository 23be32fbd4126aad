//! How long calls took, kind by kind.

use leptos::prelude::*;

use super::charts::rate;
use crate::domain::platform::metrics::history::History;
use crate::domain::platform::metrics::latency::{Nanoseconds, Row};
use crate::text::number::number;
use crate::text::{self, t};
use crate::ui::element::{dynamic, list};
use crate::ui::empty::Empty;
use crate::ui::erased::words;
use crate::ui::icon::Icon;
use crate::ui::table::{Table, filling_row};
use crate::ui::view;

/// The section of the page.
pub fn section(history: RwSignal<History>) -> AnyView {
    let rows = Memo::new(move |_| history.with(History::latency));
    let window = words(move || {
        let length = history.with(History::window_ms);
        #[allow(clippy::cast_precision_loss)] // a window of some minutes
        let said = length.map(|ms| (text::words().platform.window)(&number(ms as f64 / 1000.0)));
        said.unwrap_or_default()
    });
    let body = move || {
        let rows = rows.get();
        if rows.is_empty() {
            let empty = view! { <Empty title=t(|w| w.platform.no_calls) detail=t(|w| w.platform.no_calls_detail) shape=Icon::Gauge /> };
            return filling_row(7, empty);
        }
        list(rows.into_iter().map(row))
    };
    view! {
        <section class="stack">
            <h2>{t(|w| w.platform.latency_title)}</h2>
            <p class="hint">{t(|w| w.platform.latency_note)} " " {window}</p>
            <Table caption=t(|w| w.platform.latency_title) busy=Signal::stored(false)>
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.platform.api)}</th>
                        <th scope="col">{t(|w| w.platform.method)}</th>
                        <th scope="col">{t(|w| w.platform.status)}</th>
                        <th scope="col" class="num">{t(|w| w.platform.total)}</th>
                        <th scope="col" class="num">{t(|w| w.platform.mean)}</th>
                        <th scope="col" class="num">{t(|w| w.platform.rate)}</th>
                        <th scope="col" class="num">{t(|w| w.platform.mean_window)}</th>
                    </tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </Table>
        </section>
    }
}

fn row(row: Row) -> AnyView {
    let unknown = || text::words().platform.unknown.to_owned();
    let mean = |mean: Option<Nanoseconds>| mean.map_or_else(unknown, milliseconds);
    let count = row.count.and_then(|count| usize::try_from(count).ok()).map_or_else(unknown, text::number::count);
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

/// A length of time; below a hundredth of a millisecond it says so instead of claiming none.
fn milliseconds(time: Nanoseconds) -> String {
    let ms = time.milliseconds();
    if ms > 0.0 && ms < 0.01 { "<0.01 ms".to_owned() } else { [&number(ms), " ms"].concat() }
}
