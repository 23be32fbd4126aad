//! What narrows the list of machines; it stands in the address.

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::money::Money;
use crate::domain::server::catalogue::Product;
use crate::domain::server::order::browse::{By, Choices, Wanted, arranged};
use crate::text::money::yuan;
use crate::text::{self, Pick, t};
use crate::ui::choice::{Checkbox, Choice, SelectField};
use crate::ui::erased::{follow, settled};
use crate::ui::field::{SearchField, never_wrong};
use crate::ui::segmented::Segmented;
use crate::ui::view;
use crate::views::address;
use crate::views::order::Order;

/// The filters, the order, and the way machines are shown, as they stand in the address.
#[derive(Clone, Copy)]
pub struct Filters {
    text: RwSignal<String>,
    cores: RwSignal<String>,
    memory: RwSignal<String>,
    disk: RwSignal<String>,
    price: RwSignal<String>,
    stock: RwSignal<String>,
    view: RwSignal<String>,
    /// What the rows are sorted by.
    pub order: Order,
    /// The ids of the machines that are shown, in order.
    pub shown: Memo<Vec<String>>,
    /// How many there are on the line.
    pub all: Memo<usize>,
}

impl Filters {
    /// As the address has them.
    pub fn of_address(desk: Desk) -> Self {
        let [text, cores, memory, disk, price, stock, view] =
            ["q", "cores", "memory", "disk", "price", "stock", "view"].map(address::state);
        let order = Order::of_address("");
        let line = settled(move || desk.place.with(|place| place.line.clone()));
        let here = move || {
            let line = line.get();
            desk.market.with(|market| {
                let stall = market.stall(&line).map(|stall| &stall.products);
                stall.into_iter().flatten().map(|(guid, _)| guid.clone()).collect::<Vec<_>>()
            })
        };
        let shown = settled(move || {
            let wanted = Wanted {
                text: text.get(),
                cores: cores.get().parse().ok(),
                memory_gb: memory.get().parse().ok(),
                disk: disk.get(),
                price: Money::parse(&price.get()),
                from_stock: stock.with(|stock| !stock.is_empty()),
            };
            let (by, down) = order.now();
            let all = desk.catalogue.get();
            let here = here();
            let products: Vec<&Product> = here.iter().filter_map(|guid| all.product(guid)).collect();
            let wanted = products.into_iter().filter(|product| wanted.takes(product, &all)).collect();
            arranged(wanted, by_slug(&by), down).iter().map(|product| product.guid.clone()).collect()
        });
        let all = settled(move || here().len());
        Self { text, cores, memory, disk, price, stock, view, order, shown, all }
    }

    /// Whether machines are shown as cards.
    pub fn cards(self) -> bool {
        self.view.with(|view| view == "cards")
    }

    /// Whether anything is filtered.
    pub fn any(self) -> bool {
        self.demands().iter().any(|demand| demand.with(|text| !text.is_empty()))
    }

    /// Shows all.
    pub fn clear(self) {
        self.demands().iter().for_each(|demand| demand.set(String::new()));
    }

    fn demands(self) -> [RwSignal<String>; 6] {
        [self.text, self.cores, self.memory, self.disk, self.price, self.stock]
    }

    /// The filters.
    pub fn bar(self, desk: Desk) -> AnyView {
        let choices = settled(move || desk.catalogue.with(|catalogue| Choices::of(catalogue)));
        let of = move |any: Pick, read: fn(&Choices) -> Vec<(String, TextProp)>| {
            Signal::derive(move || {
                let some = choices.with(read).into_iter().map(|(value, label)| Choice::new(value, label));
                std::iter::once(Choice::new("", t(any))).chain(some).collect::<Vec<_>>()
            })
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
                <div class="search"><SearchField label=t(|w| w.order.filter) value=self.text clear=t(|w| w.quota.clear_filter) /></div>
                <Checkbox label=t(|w| w.order.only_stock) checked=stock error=never_wrong() />
                <SelectField label=t(|w| w.order.least_cores) choices=of(|w| w.order.any_cores, cores) value=self.cores error=never_wrong() label_hidden=true />
                <SelectField label=t(|w| w.order.least_memory) choices=of(|w| w.order.any_memory, memory) value=self.memory error=never_wrong() label_hidden=true />
                <SelectField label=t(|w| w.order.disk_kind) choices=of(|w| w.order.any_disk, disks) value=self.disk error=never_wrong() label_hidden=true />
                <SelectField label=t(|w| w.order.most_price) choices=of(|w| w.order.any_price, prices) value=self.price error=never_wrong() label_hidden=true />
            </div>
        }
    }

    /// The switch between table and cards.
    pub fn ways(self) -> AnyView {
        let ways = vec![Choice::new("", t(|w| w.order.as_table)), Choice::new("cards", t(|w| w.order.as_cards))];
        let view = self.view;
        view! {
            <Segmented label=t(|w| w.order.shown_as) label_hidden=true choices=ways value=view on_choose=move |way| view.set(way) />
        }
    }
}

fn cores(choices: &Choices) -> Vec<(String, TextProp)> {
    let label = |cores: u32| move || ["≥ ", &(text::words().servers.of_cores)(&cores.to_string())].concat();
    choices.cores.iter().map(|cores| (cores.to_string(), label(*cores).into())).collect()
}

fn memory(choices: &Choices) -> Vec<(String, TextProp)> {
    let label = |size: u32| move || ["≥ ", &(text::words().servers.gb)(&size.to_string())].concat();
    choices.memory_gb.iter().map(|size| (size.to_string(), label(*size).into())).collect()
}

fn disks(choices: &Choices) -> Vec<(String, TextProp)> {
    choices.disks.iter().map(|kind| (kind.clone(), kind.clone().into())).collect()
}

fn prices(choices: &Choices) -> Vec<(String, TextProp)> {
    choices.prices.iter().map(|price| (price.to_string(), ["≤ ", &yuan(*price)].concat().into())).collect()
}

fn by_slug(slug: &str) -> By {
    match slug {
        "name" => By::Name,
        "cores" => By::Cores,
        "memory" => By::Memory,
        "bandwidth" => By::Bandwidth,
        "price" => By::Price,
        _ => By::Vendor,
    }
}
