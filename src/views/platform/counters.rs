//! Every number the service tells, folded away, with a filter.

use leptos::prelude::*;

use super::charts::rate;
use crate::domain::platform::metrics::history::History;
use crate::domain::platform::metrics::{Series, known, rate as growth};
use crate::domain::table::letters::small;
use crate::text::number::number;
use crate::text::{self, t};
use crate::ui::element::{dynamic, list};
use crate::ui::erased::{settled, words};
use crate::ui::field::SearchField;
use crate::ui::fold::Fold;
use crate::ui::table::Table;
use crate::ui::view;
use crate::views::address;

/// Rows that are drawn; a filter finds the others.
const DRAWN: usize = 200;

/// One number: its name with labels, its value, and how quickly it grows where that means something.
#[derive(Clone, PartialEq)]
struct Told {
    name: String,
    help: String,
    value: f64,
    growth: Option<growth::Rate>,
}

/// The section of the page.
pub fn section(history: RwSignal<History>) -> AnyView {
    let filter = address::state("q");
    let told = settled(move || history.with(|history| matching(history, filter.get().trim())));
    let rows = move || list(told.with(|(rows, _)| rows.clone()).into_iter().map(row));
    let more = words(move || {
        let more = told.with(|(_, more)| *more);
        if more > 0 { (text::words().metrics.more_series)(more) } else { String::new() }
    });
    view! {
        <Fold label=t(|w| w.metrics.counters)>
            <div class="toolbar">
                <div class="search"><SearchField label=t(|w| w.metrics.filter) value=filter clear=t(|w| w.quota.clear_filter) /></div>
            </div>
            <Table caption=t(|w| w.metrics.counters) busy=Signal::stored(false)>
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.metrics.name)}</th>
                        <th scope="col" class="num">{t(|w| w.metrics.value)}</th>
                        <th scope="col" class="num">{t(|w| w.metrics.growth)}</th>
                    </tr>
                </thead>
                <tbody>{dynamic(rows)}</tbody>
            </Table>
            <p class="table-foot">{more}</p>
        </Fold>
    }
}

/// The numbers that match, as many as are drawn, and how many more there are.
fn matching(history: &History, wanted: &str) -> (Vec<Told>, usize) {
    let Some(last) = history.last() else { return (Vec::new(), 0) };
    let wanted = small(wanted);
    let (mut rows, mut more) = (Vec::new(), 0);
    for (family, it) in &last.families {
        for (series, value) in &it.series {
            let name = named(series);
            if !small(&name).contains(&wanted) {
                continue;
            }
            if rows.len() == DRAWN {
                more += 1;
                continue;
            }
            let growth = growth::of(history.before(), last, family, series);
            rows.push(Told { name, help: it.help.clone(), value: *value, growth });
        }
    }
    (rows, more)
}

/// `name{label="value"}`, as the service writes it.
fn named(series: &Series) -> String {
    let labels: Vec<String> = series.labels.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
    if labels.is_empty() { series.name.clone() } else { [&series.name, "{", &labels.join(","), "}"].concat() }
}

fn row(told: Told) -> AnyView {
    let value = known(told.value).map_or_else(|| text::words().metrics.unknown.to_owned(), exact);
    let help = (!told.help.is_empty()).then_some(told.help);
    view! {
        <tr>
            <th scope="row" title=help><code>{told.name}</code></th>
            <td class="num">{value}</td>
            <td class="num">{told.growth.map(rate).unwrap_or_default()}</td>
        </tr>
    }
}

/// A value of any size: very small and very great ones keep their digits.
fn exact(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 || (0.01..1e15).contains(&size) { number(value) } else { format!("{value:e}") }
}
