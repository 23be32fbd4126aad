//! What narrows the list of machines; it stands in the address.

mod choices;

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::money::Money;
use crate::domain::server::catalogue::Product;
use crate::domain::server::order::browse::{By, Choices, Wanted, arranged};
use crate::text::{self, Pick, t};
use crate::ui::choice::{Checkbox, Choice, SelectField};
use crate::ui::erased::{follow, settled};
use crate::ui::field::{SearchField, never_wrong};
use crate::ui::segmented::Segmented;
use crate::ui::view;
use crate::views::address;
use crate::views::order::Order;

/// What machines can be sorted by, as the address has it.
const SORTED: [(&str, By, Pick); 8] = [
    ("name", By::Name, |w| w.order.machine),
    ("price", By::Price, |w| w.browse.most_price),
    ("cores", By::Cores, |w| w.servers.cores),
    ("memory", By::Memory, |w| w.servers.memory),
    ("disks", By::Disks, |w| w.browse.least_disks),
    ("bandwidth", By::Bandwidth, |w| w.servers.bandwidth),
    ("ips", By::Ips, |w| w.servers.ips),
    ("defence", By::Defence, |w| w.servers.defence),
];

/// The filters, the order, and the way machines are shown, as they stand in the address.
#[derive(Clone, Copy)]
pub struct Filters {
    text: RwSignal<String>,
    cores: RwSignal<String>,
    memory: RwSignal<String>,
    price: RwSignal<String>,
    defence: RwSignal<String>,
    /// A kind or a model.
    disk: RwSignal<String>,
    /// How many of them.
    disks: RwSignal<String>,
    stock: RwSignal<String>,
    view: RwSignal<String>,
    choices: Memo<Choices>,
    /// What the rows are sorted by.
    pub order: Order,
    /// The ids of the machines that are shown, in order.
    pub shown: Memo<Vec<String>>,
    /// How many there are on the line.
    pub all: Memo<usize>,
}

impl Filters {
    /// As the address has them; what cannot be read there demands nothing.
    pub fn of_address(desk: Desk) -> Self {
        let [text, cores, memory, price, defence, disk, disks, stock, view] =
            ["q", "cores", "memory", "price", "defence", "disk", "disks", "stock", "view"].map(address::state);
        let order = Order::of_address("");
        let line = settled(move || desk.place.with(|place| place.line.clone()));
        let here = move || {
            let line = line.get();
            desk.market.with(|market| {
                let stall = market.stall(&line).map(|stall| &stall.products);
                stall.into_iter().flatten().map(|(guid, _)| guid.clone()).collect::<Vec<_>>()
            })
        };
        let figure = |typed: RwSignal<String>| typed.with(|typed| typed.parse::<u32>().ok());
        let amount = move || price.with(|typed| Money::parse(typed));
        let choices = settled(move || {
            let mut choices = desk.catalogue.with(|catalogue| Choices::of(catalogue));
            // What an older link demands is a choice too, so that nothing is demanded that is not seen.
            choices.cores.extend(figure(cores));
            choices.memory_gb.extend(figure(memory));
            choices.prices.extend(amount());
            choices.defence.extend(figure(defence));
            choices.disks.extend(figure(disks));
            choices
        });
        let shown = settled(move || {
            let wanted = Wanted {
                text: text.get(),
                cores: figure(cores),
                memory_gb: figure(memory),
                disk: disk.with(|disk| choices.with(|choices| choices.named(disk))),
                disks: figure(disks),
                price: amount(),
                defence: figure(defence),
                from_stock: stock.with(|stock| !stock.is_empty()),
            };
            let (by, down) = order.now();
            let by = SORTED.iter().find(|(slug, ..)| *slug == by).map_or(By::Vendor, |(_, by, _)| *by);
            let all = desk.catalogue.get();
            let here = here();
            let products: Vec<&Product> = here.iter().filter_map(|guid| all.product(guid)).collect();
            let wanted = products.into_iter().filter(|product| wanted.takes(product, &all)).collect();
            arranged(wanted, by, down).iter().map(|product| product.guid.clone()).collect()
        });
        let all = settled(move || here().len());
        Self { text, cores, memory, price, defence, disk, disks, stock, view, choices, order, shown, all }
    }

    /// Whether machines are shown as cards.
    pub fn cards(self) -> bool {
        self.view.with(|view| view == "cards")
    }

    /// What is demanded; nothing of what is empty.
    pub fn demands(self) -> [RwSignal<String>; 8] {
        [self.text, self.cores, self.memory, self.price, self.defence, self.disk, self.disks, self.stock]
    }

    /// The filters.
    pub fn bar(self) -> AnyView {
        let choice = move |label: Pick, any: Pick, read: fn(&Choices) -> Vec<Choice>, value| {
            let choices = Signal::derive(move || {
                let some = self.choices.with(read);
                std::iter::once(Choice::new("", t(any))).chain(some).collect::<Vec<_>>()
            });
            view! { <SelectField label=t(label) choices=choices value=value error=never_wrong() label_hidden=true /> }
        };
        let stock = RwSignal::new(self.stock.with_untracked(|stock| !stock.is_empty()));
        follow(move || {
            let wanted = if stock.get() { "1" } else { "" };
            if self.stock.with_untracked(|now| now != wanted) {
                self.stock.set(wanted.to_owned());
            }
        });
        follow(move || {
            let wanted = self.stock.with(|now| !now.is_empty());
            if stock.get_untracked() != wanted {
                stock.set(wanted);
            }
        });
        view! {
            <div class="filters">
                <div class="search"><SearchField label=t(|w| w.browse.filter) value=self.text clear=t(|w| w.quota.clear_filter) /></div>
                <Checkbox label=t(|w| w.browse.only_stock) checked=stock error=never_wrong() />
                {choice(|w| w.browse.least_cores, |w| w.browse.any_cores, choices::cores, self.cores)}
                {choice(|w| w.browse.least_memory, |w| w.browse.any_memory, choices::memory, self.memory)}
                {choice(|w| w.browse.most_price, |w| w.browse.any_price, choices::prices, self.price)}
                {choice(|w| w.browse.least_defence, |w| w.browse.any_defence, choices::defence, self.defence)}
                {choice(|w| w.browse.disk_kind, |w| w.browse.any_disk, choices::disk, self.disk)}
                {choice(|w| w.browse.least_disks, |w| w.browse.any_number, choices::disks, self.disks)}
            </div>
        }
    }

    /// The order, where there are no heads to press.
    pub fn sort(self) -> AnyView {
        let way = |(slug, _, what): &(&str, By, Pick), down: bool| {
            let what = *what;
            let said = move || {
                let w = text::words();
                (if down { w.browse.downwards } else { w.browse.upwards })(what(w))
            };
            Choice::new([if down { "-" } else { "" }, slug].concat(), said)
        };
        let ways = SORTED.iter().flat_map(|by| [way(by, false), way(by, true)]);
        let ways: Vec<_> = std::iter::once(Choice::new("", t(|w| w.browse.by_vendor))).chain(ways).collect();
        view! {
            <SelectField label=t(|w| w.browse.sort) choices=ways value=self.order.slug() error=never_wrong() label_hidden=true />
        }
    }

    /// The switch between table and cards.
    pub fn ways(self) -> AnyView {
        let ways = vec![Choice::new("", t(|w| w.browse.as_table)), Choice::new("cards", t(|w| w.browse.as_cards))];
        let view = self.view;
        view! {
            <Segmented label=t(|w| w.browse.shown_as) label_hidden=true choices=ways value=view on_choose=move |way| view.set(way) />
        }
    }
}
