//! The machines as cards.

use leptos::prelude::*;

use super::{Machine, delivery, figure, machines, none, price, radio, recommended, why_shut};
use crate::domain::server::catalogue::Product;
use crate::text::{self, t};
use crate::ui::element::{dynamic, list};
use crate::ui::erased::words;
use crate::ui::view;
use crate::views::servers::order::desk::Desk;
use crate::views::servers::order::filters::Filters;

/// The cards, as one group of radio buttons.
pub fn cards(desk: Desk, filters: Filters) -> AnyView {
    let inside = move || {
        let machines = machines(desk, filters);
        if machines.is_empty() {
            return none(filters);
        }
        view! { <div class="cards">{list(machines.into_iter().map(|machine| card(desk, machine)))}</div> }
    };
    view! {
        <fieldset class="picks">
            <legend class="spoken">{t(|w| w.order.machine)}</legend>
            {dynamic(inside)}
        </fieldset>
    }
}

fn card(desk: Desk, machine: Machine) -> AnyView {
    let Machine { product, disks, .. } = &machine;
    let (delivered, priced, told, memory) = (product.clone(), product.clone(), product.clone(), product.clone());
    let disks = disks.clone();
    let processor = move || {
        let cores = figure(memory.hardware.cores, text::words().servers.of_cores);
        [&memory.hardware.cpu, " · ", &cores].concat()
    };
    let memory = product.hardware.memory_gb;
    view! {
        <div class="offer">
            <label class="choice">{radio(desk, &machine)} <span>{product.name.clone()}</span></label>
            <div class="states">{recommended(product)} <span>{words(move || delivery(&delivered))}</span> {why_shut(&machine)}</div>
            <dl class="facts">
                <dt>{t(|w| w.servers.cpu)}</dt> <dd>{words(processor)}</dd>
                <dt>{t(|w| w.servers.memory)}</dt> <dd>{words(move || figure(memory, text::words().servers.gb))}</dd>
                <dt>{t(|w| w.servers.disks)}</dt> <dd>{disks}</dd>
                <dt>{t(|w| w.order.included)}</dt> <dd>{words(move || included(&told))}</dd>
            </dl>
            <p class="monthly"><strong>{words(move || price(&priced))}</strong> <span class="remark">{t(|w| w.order.per_month)}</span></p>
        </div>
    }
}

/// Bandwidth, addresses and defence.
fn included(product: &Product) -> String {
    let w = &text::words().servers;
    let ips = figure(product.ips, |figure| figure.to_owned());
    let named = |name: &str, what: String| [name, " ", &what].concat();
    [
        named(w.bandwidth, figure(product.bandwidth, w.mbps)),
        named(w.ips, ips),
        named(w.defence, figure(product.defence, w.gbps)),
    ]
    .join(" · ")
}
