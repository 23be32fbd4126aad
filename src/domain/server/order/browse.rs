//! Looking for a machine among those on offer: filters, their choices, and orders.
use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::domain::money::Money;
use crate::domain::server::catalogue::{Catalogue, Disk, Product, Standing};
use crate::domain::table::letters::small;
use crate::domain::table::order::sorted;

/// Disks to look for: a kind, or one model of it (contract `baremetal.md` §4.4).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DiskWish {
    /// SSD, HDD, SATA, SAS …
    pub kind: String,
    /// The model's size in GB; none = whatever model, and first of its kind in order.
    pub size_gb: Option<u32>,
}

impl DiskWish {
    /// The wishes that a disk fulfils: its kind and its model, as far as the vendor says them.
    fn of(disk: &Disk) -> impl Iterator<Item = DiskWish> {
        let wish = |size_gb| DiskWish { kind: disk.kind.clone(), size_gb };
        [None, disk.size_gb].into_iter().filter(|_| !disk.kind.is_empty()).map(wish)
    }

    fn takes(&self, disk: &Disk) -> bool {
        disk.kind == self.kind && (self.size_gb.is_none() || disk.size_gb == self.size_gb)
    }

    /// How an address names it: `SSD`, `SSD 480`.
    #[must_use]
    pub fn slug(&self) -> String {
        self.size_gb.map_or_else(|| self.kind.clone(), |size| [&self.kind, " ", &size.to_string()].concat())
    }
}

/// What a machine has to have. What a vendor does not say about a machine is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// A part of its name, its description, its processor, its memory or its disks; empty = any.
    pub text: String,
    /// The fewest cores; none = any.
    pub cores: Option<u32>,
    /// The least memory in GB; none = any.
    pub memory_gb: Option<u32>,
    /// Disks it has at least one of; none = any.
    pub disk: Option<DiskWish>,
    /// The fewest disks: of those that are looked for, else altogether; none = any.
    pub disks: Option<u32>,
    /// The most it costs a month; none = any.
    pub price: Option<Money>,
    /// The least defence in Gbit/s that is included; none = any.
    pub defence: Option<u32>,
    /// Only what is sold from stock.
    pub from_stock: bool,
}

impl Wanted {
    /// Whether anything is demanded.
    #[must_use]
    pub fn any(&self) -> bool {
        *self != Wanted::default()
    }

    /// Whether a product is what is looked for.
    #[must_use]
    pub fn takes(&self, product: &Product, catalogue: &Catalogue) -> bool {
        let least = |wish: Option<u32>, has: Option<u32>| wish.is_none_or(|wish| has.is_some_and(|has| has >= wish));
        let hardware = &product.hardware;
        let kinds = || hardware.disks.iter().filter_map(|guid| catalogue.disk(guid)).map(|disk| disk.kind.as_str());
        let fewest = self.disks.unwrap_or(0).max(u32::from(self.disk.is_some()));
        let price = self.price.is_none_or(|most| product.price.is_some_and(|price| price <= most));
        let described = || {
            let parts = [product.name.as_str(), &hardware.cpu, &hardware.memory];
            let parts = parts.into_iter().chain(product.description.as_deref()).chain(kinds());
            parts.fold(String::new(), |all, part| [&all, "\n", part].concat())
        };
        least(self.cores, hardware.cores)
            && least(self.memory_gb, hardware.memory_gb)
            && price
            && (!self.from_stock || product.from_stock == Some(true))
            && least(self.defence, product.defence)
            && number(product, self.disk.as_ref(), catalogue) >= fewest
            && (self.text.trim().is_empty() || small(&described()).contains(&small(self.text.trim())))
    }
}

/// How many disks a product has: of those that are looked for, else altogether. A disk that is not in the catalogue is one,
/// and of no kind.
fn number(product: &Product, wish: Option<&DiskWish>, catalogue: &Catalogue) -> u32 {
    let counts = |guid: &&String| wish.is_none_or(|wish| catalogue.disk(guid).is_some_and(|disk| wish.takes(disk)));
    u32::try_from(product.hardware.disks.iter().filter(counts).count()).unwrap_or(u32::MAX)
}

/// What filters can demand so that something is left: what the shown products have, each once and in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Numbers of cores.
    pub cores: BTreeSet<u32>,
    /// Memory in GB.
    pub memory_gb: BTreeSet<u32>,
    /// Kinds of disks, each followed by its models.
    pub disk: BTreeSet<DiskWish>,
    /// Numbers of disks, altogether and of a kind or a model.
    pub disks: BTreeSet<u32>,
    /// Prices a month.
    pub prices: BTreeSet<Money>,
    /// Included defence in Gbit/s.
    pub defence: BTreeSet<u32>,
}

impl Choices {
    /// Of all products that are shown, whatever their line, so that a filter outlives another line.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Choices {
        let mut choices = Choices::default();
        for product in catalogue.products.iter().filter(|product| product.standing == Standing::Shown) {
            choices.cores.extend(product.hardware.cores);
            choices.memory_gb.extend(product.hardware.memory_gb);
            choices.prices.extend(product.price);
            choices.defence.extend(product.defence);
            let disks = product.hardware.disks.iter().filter_map(|guid| catalogue.disk(guid));
            let wishes: BTreeSet<DiskWish> = disks.flat_map(DiskWish::of).collect();
            choices.disks.insert(number(product, None, catalogue));
            choices.disks.extend(wishes.iter().map(|wish| number(product, Some(wish), catalogue)));
            choices.disk.extend(wishes);
        }
        // To have none at least is no demand.
        choices.disks.remove(&0);
        choices.defence.remove(&0);
        choices
    }

    /// The disks that an address names; none when nothing that is shown has them.
    #[must_use]
    pub fn named(&self, slug: &str) -> Option<DiskWish> {
        self.disk.iter().find(|wish| wish.slug() == slug).cloned()
    }
}

/// What products can be put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// As the vendor orders them.
    Vendor,
    /// The name.
    Name,
    /// The cores.
    Cores,
    /// The memory.
    Memory,
    /// The number of disks.
    Disks,
    /// The included bandwidth.
    Bandwidth,
    /// The included addresses.
    Ips,
    /// The included defence.
    Defence,
    /// The price.
    Price,
}

/// Products in an order; what is not said comes last, upwards and downwards.
#[must_use]
pub fn arranged(products: Vec<&Product>, by: By, down: bool) -> Vec<&Product> {
    let figure = |product: &Product| -> Option<i64> {
        match by {
            By::Vendor | By::Name => None,
            By::Cores => product.hardware.cores.map(i64::from),
            By::Memory => product.hardware.memory_gb.map(i64::from),
            By::Disks => i64::try_from(product.hardware.disks.len()).ok().filter(|number| *number > 0),
            By::Bandwidth => product.bandwidth.map(i64::from),
            By::Ips => product.ips.map(i64::from),
            By::Defence => product.defence.map(i64::from),
            By::Price => product.price.map(Money::fen),
        }
    };
    let turned = |order: Ordering| if down { order.reverse() } else { order };
    sorted(products, |a, b| match by {
        By::Vendor => Ordering::Equal,
        By::Name => turned(small(&a.name).cmp(&small(&b.name))),
        _ => match (figure(a), figure(b)) {
            (Some(a), Some(b)) => turned(a.cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
    })
}

#[cfg(test)]
mod tests;
