//! The configuration of what is ordered. Only what can be ordered can be chosen; what is typed and cannot be is named, with
//! the nearest value that can.
mod access;
mod buyer;
mod system;

use leptos::prelude::*;

use super::desk::Desk;
use super::picks::{Pick, picks};
use super::said;
use crate::domain::money::Factor;
use crate::domain::server::finding::Finding;
use crate::domain::server::order::check::Field;
use crate::domain::server::order::choices::{Partitions, counts, partitions};
use crate::domain::server::order::draft::figure;
use crate::domain::server::record::Partition;
use crate::domain::server::terms::{Term, terms};
use crate::text::{self, t};
use crate::ui::choice::Choice;
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::field::{TextField, never_wrong};
use crate::ui::number_field::{NumberField, Steps};
use crate::ui::segmented::Segmented;
use crate::ui::view;

/// The form. Enter goes to the review, as the button beside the price does.
pub fn section(desk: Desk) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.review();
    };
    let without = settled(move || desk.place.with(|place| place.product.is_empty()));
    view! {
        <section class="stack configuration">
            <h2>{t(|w| w.order.configuration)}</h2>
            {sometimes(move || without.get().then(|| view! { <p class="remark">{t(|w| w.order.machine_first)}</p> }))}
            <form class="parts" novalidate on:submit=submit aria-label=t(|w| w.order.configuration)>
                {system::part(desk)}
                {dynamic(move || term(desk))}
                {number(desk)}
                {dynamic(move || partition(desk))}
                {access::part(desk)}
                <TextField
                    label=t(|w| w.order.remarks)
                    value=desk.remarks
                    error=never_wrong()
                    hint=t(|w| w.order.remarks_hint)
                />
                {buyer::part(desk)}
                // Enter sends a form that has such a button, wherever the visible one stands.
                <button type="submit" hidden=true></button>
            </form>
        </section>
    }
}

/// The terms of the line, with what they take off; those beyond a limit say which.
fn term(desk: Desk) -> AnyView {
    let Some(line) = desk.line() else { return nothing() };
    let zone = desk.zone();
    let pick = |term: Term| {
        let discount = term.discount.factor;
        Pick {
            value: term.months.to_string(),
            label: (move || (text::words().deeds.months)(term.months)).into(),
            note: (discount != Factor::ONE && term.shut.is_none())
                .then(|| (move || (text::words().order.discount)(discount)).into()),
            shut: term.shut.map(|shut| (move || said::too_long(shut)).into()),
        }
    };
    let offered = terms(&line, zone.as_ref()).into_iter().map(pick).collect();
    let chosen = Signal::derive(move || desk.order.with(|order| order.months.to_string()));
    let choose = Callback::new(move |months: String| desk.months.set(figure(&months)));
    view! {
        <div class="part">
            {picks(t(|w| w.order.term).into(), offered, chosen, choose)}
            {sometimes(move || said::fault(desk, Field::Months).map(|said| view! { <p class="remark">{said}</p> }))}
        </div>
    }
}

fn number(desk: Desk) -> AnyView {
    let findings = Signal::derive(move || {
        desk.at(Field::Count).iter().filter(|found| Finding::stops(found)).map(said::of_figure).collect::<Vec<_>>()
    });
    let most = settled(move || desk.line().and_then(|line| counts(&line).most));
    let steps = Steps {
        more: t(|w| w.edit.more).into(),
        less: t(|w| w.edit.less).into(),
        on_step: Callback::new(move |by: i32| {
            let Some(line) = untrack(|| desk.line()) else { return };
            let wish = figure(&desk.count.get_untracked()).saturating_add_signed(by);
            if let Some(count) = counts(&line).nearest(wish) {
                desk.count.set(count.to_string());
            }
        }),
    };
    let limit = words(move || match most.get() {
        // The finding says the same.
        _ if findings.with(|found| !found.is_empty()) => String::new(),
        Some(most) => (text::words().order.at_most)(most),
        None => text::words().order.most_not_said.to_owned(),
    });
    view! {
        <div class="part field">
            <NumberField label=t(|w| w.order.number) value=desk.count findings=findings steps=steps />
            <p class="hint">{limit}</p>
        </div>
    }
}

fn partition(desk: Desk) -> AnyView {
    let Some(product) = desk.product() else { return nothing() };
    let choices = partitions(&product, desk.system().as_ref());
    if choices.sizes == Some(false) {
        return view! {
            <div class="part">
                <p class="legend">{t(|w| w.order.partition)}</p>
                <p class="remark">{t(|w| w.order.not_partitioned)}</p>
            </div>
        };
    }
    let ways = vec![Choice::new("", t(|w| w.order.whole)), Choice::new("size", t(|w| w.order.sized))];
    let way = Signal::derive(move || if desk.sized.get() { "size" } else { "" }.to_owned());
    let choose = move |way: String| {
        if desk.size.with_untracked(String::is_empty) {
            desk.size.set(choices.usual.unwrap_or(choices.least).to_string());
        }
        desk.sized.set(!way.is_empty());
    };
    view! {
        <div class="part field">
            <Segmented label=t(|w| w.order.partition) choices=ways value=way on_choose=choose />
            {sometimes(move || desk.sized.get().then(|| size(desk, choices)))}
            {dynamic(move || said::warnings(desk, Field::Partition).map_or_else(nothing, |said| view! { <p class="hint">{said}</p> }))}
        </div>
    }
}

fn size(desk: Desk, choices: Partitions) -> AnyView {
    let findings = Signal::derive(move || {
        desk.at(Field::Partition).iter().filter(|found| Finding::stops(found)).map(said::of_figure).collect::<Vec<_>>()
    });
    let steps = Steps {
        more: t(|w| w.edit.more).into(),
        less: t(|w| w.edit.less).into(),
        on_step: Callback::new(move |by: i32| {
            let wish = figure(&desk.size.get_untracked()).saturating_add_signed(by.saturating_mul(10));
            if let Partition::Gb(size) = choices.nearest(Partition::Gb(wish)) {
                desk.size.set(size.to_string());
            }
        }),
    };
    view! { <NumberField label=t(|w| w.order.size) value=desk.size findings=findings steps=steps unit="GB" /> }
}
