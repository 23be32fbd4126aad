//! The cells of a row: figures with their unit, what is not known said so, and the quota bar.

use crate::ui::element::nothing;
use leptos::prelude::*;

use crate::domain::quota::figure::Figure;
use crate::domain::quota::item::Unit;
use crate::domain::quota::reading::{Cap, Reading};
use crate::domain::quota::row::{Level, Row};
use crate::domain::quota::view::Column;
use crate::text::{self, item, number, t};
use crate::ui::badge::Badge;
use crate::ui::meter::{self, Gauge, Meter};
use crate::ui::tone::Tone;
use crate::ui::view;

/// The cell of a column.
pub fn cell(row: &Row, column: Column, reports_use: bool) -> AnyView {
    let unit = row.item.unit();
    match column {
        Column::Name => nothing(),
        Column::Share => fill(row, reports_use),
        Column::Cap => cap(&row.cap, unit, column),
        Column::Limit => cap(&row.limit, unit, column),
        Column::HandedOut => amount(&row.handed_out, unit, column),
        Column::Used => amount(&row.used, unit, column),
        Column::Free => difference(row.free(), unit, column),
        Column::Idle => difference(row.idle(), unit, column),
    }
}

fn cap(reading: &Reading<Cap>, unit: Unit, column: Column) -> AnyView {
    match reading {
        Reading::Known(Cap::Of(figure)) => known(figure.value(), unit, column),
        Reading::Known(Cap::Unlimited) => {
            view! { <td class="num" data-col=column.slug()>{t(|w| w.item.unlimited)}</td> }
        }
        Reading::Missing => missing(column),
        Reading::Flawed(raw) => flawed(raw, column),
    }
}

fn amount(reading: &Reading<Figure>, unit: Unit, column: Column) -> AnyView {
    match reading {
        Reading::Known(figure) => known(figure.value(), unit, column),
        Reading::Missing => missing(column),
        Reading::Flawed(raw) => flawed(raw, column),
    }
}

/// A difference of two numbers; nothing to say when one of them is not known.
fn difference(value: Option<f64>, unit: Unit, column: Column) -> AnyView {
    value.map_or_else(
        || view! { <td class="num none" data-col=column.slug()>"–"</td> },
        |value| known(value, unit, column),
    )
}

fn known(value: f64, unit: Unit, column: Column) -> AnyView {
    let sign = item::unit(unit);
    let larger = (unit == Unit::Mebibyte).then(|| item::in_gibibytes(value)).flatten();
    view! {
        <td class="num" data-col=column.slug()>
            {number::number(value)} {sign.map(|sign| view! { " " <span class="unit">{sign}</span> })}
            {larger.map(|larger| view! { <span class="larger">{larger}</span> })}
        </td>
    }
}

fn missing(column: Column) -> AnyView {
    view! { <td class="num none" data-col=column.slug()>{t(|w| w.item.not_reported)}</td> }
}

fn flawed(raw: &str, column: Column) -> AnyView {
    let raw = raw.to_owned();
    view! {
        <td class="num flawed" data-col=column.slug()>
            <code>{raw}</code> " " <Badge label=t(|w| w.item.not_a_number) tone=Signal::stored(Tone::Bad) />
        </td>
    }
}

fn fill(row: &Row, reports_use: bool) -> AnyView {
    let spoken = {
        let row = row.clone();
        move || spoken(&row, reports_use)
    };
    let share = row.ratio().map(number::percent);
    view! {
        <td class="fill" data-col=Column::Share.slug()>
            <div class="fill-line">
                <Meter spoken=spoken gauge=Signal::stored(gauge(row)) thin=true />
                <span class="percent">{share.unwrap_or_else(|| "–".into())}</span>
            </div>
            {state(row)}
        </td>
    }
}

/// The bar of a row in words.
fn spoken(row: &Row, reports_use: bool) -> String {
    let (words, unit) = (&text::words().quota, row.item.unit());
    let (name, cap) = (item::item(&row.item), item::known_cap(&row.cap, unit));
    let handed_out = item::known_amount(&row.handed_out, unit);
    if reports_use {
        (words.spoken)(&name, &cap, &handed_out, &item::known_amount(&row.used, unit))
    } else {
        (words.spoken_department)(&name, &cap, &handed_out)
    }
}

/// What the bar draws.
pub fn gauge(row: &Row) -> Gauge {
    let cap = match &row.cap {
        // Nothing of nothing is an empty bar, not a full one.
        Reading::Known(Cap::Of(figure)) if figure.value() == 0.0 && !row.over_allocated() => meter::Cap::At(1.0),
        Reading::Known(Cap::Of(figure)) => meter::Cap::At(figure.value()),
        Reading::Known(Cap::Unlimited) => meter::Cap::Unlimited,
        Reading::Missing | Reading::Flawed(_) => meter::Cap::Unknown,
    };
    let figure = |reading: &Reading<Figure>| reading.known().map(Figure::value);
    Gauge { cap, handed_out: figure(&row.handed_out), used: figure(&row.used) }
}

/// What is the matter with a row, in a word; nothing when nothing is.
fn state(row: &Row) -> Option<AnyView> {
    let badge = |label: text::Pick, tone: Tone| view! { <Badge label=t(label) tone=Signal::stored(tone) /> };
    let fullness = match row.level() {
        _ if row.over_allocated() => Some(badge(|w| w.quota.over_allocated, Tone::Bad)),
        Level::Full => Some(badge(|w| w.quota.full, Tone::Bad)),
        Level::Tight => Some(badge(|w| w.quota.tight, Tone::Warn)),
        Level::Calm | Level::Untold => None,
    };
    let over_used = row.over_used().then(|| badge(|w| w.quota.over_used, Tone::Bad));
    (fullness.is_some() || over_used.is_some()).then(|| view! { <div class="states">{fullness} {over_used}</div> })
}
