//! The machines of a line, as a table to compare or as cards.
mod cards;
mod rows;

use std::sync::Arc;

use leptos::prelude::*;

use super::super::names::Names;
use super::super::said::disks;
use super::desk::Desk;
use super::filters::Filters;
use super::said;
use crate::domain::server::catalogue::Product;
use crate::domain::server::order::check::Field;
use crate::domain::server::order::offer::Shut;
use crate::text::money::yuan;
use crate::text::{self, t};
use crate::ui::badge::Badge;
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::{flag, said as attribute, words};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::no_match::{Said, no_rows};

/// The name of the group of radio buttons.
const GROUP: &str = "machine";

/// Filters and machines.
pub fn section(desk: Desk) -> AnyView {
    let filters = Filters::of_address(desk);
    let counted = words(move || {
        let w = &text::words().order;
        let (shown, all) = (filters.shown.with(Vec::len), filters.all.get());
        if shown == all { (w.machines)(all) } else { (w.some_machines)(shown, all) }
    });
    let missing = move || {
        let missing = desk.tried.get() && desk.place.with(|place| place.product.is_empty());
        missing.then(|| view! { <Notice tone=Tone::Bad title=t(|w| w.order.must_machine) /> })
    };
    view! {
        <section class="stack machines">
            <div class="titled">
                <h2>{t(|w| w.order.machine)} <span class="remark" role="status">{counted}</span></h2>
                <div class="tools">
                    {sometimes(move || filters.cards().then(|| filters.sort()))}
                    {filters.ways()}
                </div>
            </div>
            {sometimes(missing)}
            {filters.bar()}
            {dynamic(move || if filters.cards() { cards::cards(desk, filters) } else { rows::table(desk, filters) })}
        </section>
    }
}

/// Nothing matches, or nothing is there.
fn none(filters: Filters) -> AnyView {
    let unmatched: Said = [|w| w.browse.no_match.0, |w| w.browse.no_match.1];
    no_rows(filters.demands().into(), unmatched, [|w| w.order.nothing_here.0, |w| w.order.nothing_here.1], Icon::Server)
}

/// A machine before it is drawn.
struct Machine {
    product: Product,
    shut: Option<Shut>,
    disks: String,
}

/// The machines that are shown; follows what they are drawn with.
fn machines(desk: Desk, filters: Filters) -> Vec<Machine> {
    let (all, names) = (desk.catalogue.get(), desk.names.get());
    let line = desk.place.with_untracked(|place| place.line.clone());
    let shut = move |guid: &str| {
        desk.market.with_untracked(|market| {
            let stall = market.stall(&line)?;
            stall.shut.or(stall.products.iter().find(|(own, _)| own == guid)?.1)
        })
    };
    let machine = |guid: String| {
        let product = all.product(&guid)?.clone();
        Some(Machine { shut: shut(&guid), disks: of_disks(&product, &names), product })
    };
    filters.shown.get().into_iter().filter_map(machine).collect()
}

fn of_disks(product: &Product, names: &Arc<Names>) -> String {
    disks(&product.hardware.disks, &|guid| names.disk(guid))
}

/// A machine in one line: processor, cores, memory, disks.
pub fn in_short(product: &Product, names: &Arc<Names>) -> String {
    let w = &text::words().servers;
    let hardware = &product.hardware;
    let (cores, memory) = (figure(hardware.cores, w.of_cores), figure(hardware.memory_gb, w.gb));
    [hardware.cpu.clone(), cores, memory, of_disks(product, names)].join(" · ")
}

/// The radio button of a machine, named by what its label holds.
fn radio(desk: Desk, machine: &Machine) -> AnyView {
    let guid = machine.product.guid.clone();
    let (own, shut) = (guid.clone(), machine.shut.is_some());
    let wanted = move || desk.tried.get() && !shut && desk.place.with(|place| place.product.is_empty());
    view! {
        <input
            type="radio"
            name=GROUP
            disabled=shut
            data-fault=attribute(move || wanted().then_some("true"))
            prop:checked=flag(move || desk.place.with(|place| place.product == own))
            on:change=move |_| choose(desk, &guid)
        />
    }
}

fn choose(desk: Desk, guid: &str) {
    let (zone, line) = desk.place.with_untracked(|place| (place.zone.clone(), place.line.clone()));
    desk.zone.set(zone);
    desk.line.set(line);
    desk.product.set(guid.to_owned());
}

/// The vendor's word for it.
fn recommended(product: &Product) -> Option<AnyView> {
    product.recommended.then(|| {
        view! { <Badge label=t(|w| w.order.recommended) tone=Signal::stored(Tone::Good) /> }
    })
}

fn delivery(product: &Product) -> &'static str {
    let w = text::words();
    match product.from_stock {
        Some(true) => w.order.in_stock,
        Some(false) => w.order.by_hand,
        None => w.servers.not_said,
    }
}

fn price(product: &Product) -> String {
    product.price.map_or_else(|| text::words().servers.not_said.to_owned(), yuan)
}

/// A figure with its unit, or that it was not said.
fn figure(figure: Option<u32>, unit: fn(&str) -> String) -> String {
    figure.map_or_else(|| text::words().servers.not_said.to_owned(), |figure| unit(&figure.to_string()))
}

/// Why it cannot be chosen.
fn why_shut(machine: &Machine) -> AnyView {
    let shut = machine.shut;
    shut.map_or_else(nothing, |shut| view! { <span class="remark">{words(move || said::shut(shut))}</span> })
}

/// What a check finds about the chosen machine.
pub fn about(desk: Desk) -> AnyView {
    sometimes(move || {
        let chosen = desk.place.with(|place| !place.product.is_empty());
        let said = said::warnings(desk, Field::Product).filter(|_| chosen)?;
        Some(view! { <Notice tone=Tone::Info title=said /> })
    })
}
