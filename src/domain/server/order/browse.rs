//! Looking for a machine among those on offer: filters, their choices, and orders.
use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::domain::money::Money;
use crate::domain::server::catalogue::{Catalogue, Product, Standing};
use crate::domain::table::letters::small;
use crate::domain::table::order::sorted;

/// What a machine has to have. What a vendor does not say about a machine is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// A part of its name, its description, its processor, its memory or its disks; empty = any.
    pub text: String,
    /// The fewest cores; none = any.
    pub cores: Option<u32>,
    /// The least memory in GB; none = any.
    pub memory_gb: Option<u32>,
    /// A kind of disk it has at least one of; empty = any.
    pub disk: String,
    /// The most it costs a month; none = any.
    pub price: Option<Money>,
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
        let kinds = || hardware.disks.iter().filter_map(|guid| kind(catalogue, guid));
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
            && (self.disk.is_empty() || kinds().any(|kind| kind == self.disk))
            && (self.text.trim().is_empty() || small(&described()).contains(&small(self.text.trim())))
    }
}

fn kind<'a>(catalogue: &'a Catalogue, guid: &str) -> Option<&'a str> {
    catalogue.disks.iter().find(|disk| disk.guid == guid).map(|disk| disk.kind.as_str())
}

/// What filters can demand so that something is left: what the shown products have, each once and in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Numbers of cores.
    pub cores: BTreeSet<u32>,
    /// Memory in GB.
    pub memory_gb: BTreeSet<u32>,
    /// Kinds of disks.
    pub disks: BTreeSet<String>,
    /// Prices a month.
    pub prices: BTreeSet<Money>,
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
            choices
                .disks
                .extend(product.hardware.disks.iter().filter_map(|guid| kind(catalogue, guid)).map(str::to_owned));
        }
        choices
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
    /// The included bandwidth.
    Bandwidth,
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
            By::Bandwidth => product.bandwidth.map(i64::from),
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
mod tests {
    use super::*;
    use crate::domain::server::samples::{catalogue, product, yuan};

    fn takes(wanted: Wanted) -> bool {
        let all = catalogue();
        wanted.takes(&all.products[0], &all)
    }

    #[test]
    fn every_demand_counts() {
        let any = Wanted::default;
        assert!(takes(any()) && !any().any());
        for (wanted, fits) in [
            (Wanted { text: " ZHZY ".into(), ..any() }, true),
            (Wanted { text: "e5".into(), ..any() }, true),
            (Wanted { text: "ssd".into(), ..any() }, true),
            (Wanted { text: "epyc".into(), ..any() }, false),
            (Wanted { cores: Some(4), ..any() }, true),
            (Wanted { cores: Some(5), ..any() }, false),
            (Wanted { memory_gb: Some(65), ..any() }, false),
            (Wanted { disk: "SSD".into(), ..any() }, true),
            (Wanted { disk: "NVMe".into(), ..any() }, false),
            (Wanted { price: Some(yuan("500")), ..any() }, true),
            (Wanted { price: Some(yuan("499.99")), ..any() }, false),
            (Wanted { from_stock: true, ..any() }, true),
        ] {
            assert_eq!(takes(wanted.clone()), fits, "{wanted:?}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_there() {
        let all = catalogue();
        let mut silent = product();
        (silent.price, silent.from_stock, silent.hardware.cores) = (None, None, None);
        for wanted in [
            Wanted { price: Some(yuan("9999")), ..Wanted::default() },
            Wanted { from_stock: true, ..Wanted::default() },
            Wanted { cores: Some(1), ..Wanted::default() },
        ] {
            assert!(!wanted.takes(&silent, &all), "{wanted:?}");
        }
    }

    #[test]
    fn what_is_not_said_comes_last_both_ways() {
        let priced = |name: &str, price: Option<&str>| {
            let mut product = product();
            (product.name, product.price) = (name.into(), price.map(yuan));
            product
        };
        let all = [priced("b", Some("2")), priced("silent", None), priced("a", Some("10"))];
        let names = |by, down| -> Vec<String> {
            arranged(all.iter().collect(), by, down).iter().map(|product| product.name.clone()).collect()
        };
        assert_eq!(names(By::Price, false), ["b", "a", "silent"]);
        assert_eq!(names(By::Price, true), ["a", "b", "silent"]);
        assert_eq!(names(By::Name, true), ["silent", "b", "a"]);
        assert_eq!(names(By::Vendor, true), ["b", "silent", "a"]);
    }

    #[test]
    fn choices_are_what_is_there() {
        let choices = Choices::of(&catalogue());
        assert_eq!(choices.cores.into_iter().collect::<Vec<_>>(), [4]);
        assert_eq!(choices.disks.into_iter().collect::<Vec<_>>(), ["SSD"]);
        assert_eq!(choices.prices.into_iter().collect::<Vec<_>>(), [yuan("500")]);
    }
}
