//! The machines as a table: one row each, one radio button each.

use leptos::prelude::*;

use super::{Machine, delivery, figure, machines, none, price, radio, recommended, why_shut};
use crate::text::{self, t};
use crate::ui::element::{dynamic, list};
use crate::ui::erased::{said, words};
use crate::ui::table::{Table, filling_row};
use crate::ui::view;
use crate::views::order::Holds;
use crate::views::servers::order::desk::Desk;
use crate::views::servers::order::filters::Filters;

/// How many columns there are.
const SPAN: u32 = 10;

/// The table.
pub fn table(desk: Desk, filters: Filters) -> AnyView {
    let order = filters.order;
    let body = move || {
        let machines = machines(desk, filters);
        if machines.is_empty() {
            return view! { <tbody>{filling_row(SPAN, none(filters))}</tbody> };
        }
        view! { <tbody>{list(machines.into_iter().map(|machine| row(desk, machine)))}</tbody> }
    };
    view! {
        <Table caption=t(|w| w.order.machine) busy=Signal::stored(false)>
            <thead>
                <tr>
                    {order.head("name", |w| w.order.machine, Holds::Text)}
                    {order.head("price", |w| w.order.per_month, Holds::Figures)}
                    <th scope="col">{t(|w| w.servers.cpu)}</th>
                    {order.head("cores", |w| w.servers.cores, Holds::Figures)}
                    {order.head("memory", |w| w.servers.memory, Holds::Figures)}
                    {order.head("disks", |w| w.servers.disks, Holds::Several)}
                    {order.head("bandwidth", |w| w.servers.bandwidth, Holds::Figures)}
                    {order.head("ips", |w| w.servers.ips, Holds::Figures)}
                    {order.head("defence", |w| w.servers.defence, Holds::Figures)}
                    <th scope="col">{t(|w| w.order.delivery)}</th>
                </tr>
            </thead>
            {dynamic(body)}
        </Table>
    }
}

fn row(desk: Desk, machine: Machine) -> AnyView {
    let guid = machine.product.guid.clone();
    let mark = said(move || desk.place.with(|place| place.product == guid).then_some("changed"));
    let Machine { product, disks, .. } = &machine;
    let (cores, memory) = (product.hardware.cores, product.hardware.memory_gb);
    let (bandwidth, ips, defence) = (product.bandwidth, product.ips, product.defence);
    let bare: fn(&str) -> String = str::to_owned;
    let (delivered, priced) = (product.clone(), product.clone());
    view! {
        <tr data-mark=mark>
            <th scope="row" class="stick">
                <label class="choice">{radio(desk, &machine)} <span>{product.name.clone()}</span></label>
                {recommended(product)} {why_shut(&machine)}
            </th>
            <td class="num">{words(move || price(&priced))}</td>
            <td class="model">{product.hardware.cpu.clone()}</td>
            <td class="num">{words(move || figure(cores, bare))}</td>
            <td class="num">{words(move || figure(memory, text::words().servers.gb))}</td>
            <td class="model">{disks.clone()}</td>
            <td class="num">{words(move || figure(bandwidth, text::words().servers.mbps))}</td>
            <td class="num">{words(move || figure(ips, bare))}</td>
            <td class="num">{words(move || figure(defence, text::words().servers.gbps))}</td>
            <td>{words(move || delivery(&delivered))}</td>
        </tr>
    }
}
