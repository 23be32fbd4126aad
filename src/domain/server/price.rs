//! What things cost, as far as the published prices tell (contract `baremetal.md` §7). No call quotes a price, so every figure
//! is an estimate. It comes as named parts with their formula, in exact money, rounded once at the end (half up); as soon as
//! one part is not known there is no total, and the reason is said.
use super::catalogue::{Line, Product};
use super::terms::{Discount, Doubt, discount};
use crate::domain::money::{Factor, Money};

pub mod renewal;
pub mod upgrade;

/// Something that is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The machine with what it includes.
    Product,
    /// Added Mbit/s.
    Bandwidth,
    /// Added addresses beyond the free ones.
    Ips,
    /// Added Gbit/s of defence.
    Defence,
    /// A renewal at a price that was agreed for this server.
    Agreed,
}

/// Why there is no total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// The price of a part is not known.
    Price(Part),
    /// It is not known how much of a part is paid for.
    Quantity(Part),
    /// The product is not in the catalogue any more.
    Product,
    /// The agreed price cannot be read; as it came.
    Agreed(String),
    /// No price was agreed for a term of so many months.
    TermPrice(u32),
    /// It is not known when the server's term ends.
    End,
    /// The server's term is over, so no part of a month is left to pay.
    Over,
    /// It is more than can be counted.
    TooLarge,
}

/// What should be seen beside an estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The discount may be wrong.
    Discount(Doubt),
    /// It is not known how this server's renewal is priced; it is reckoned by the product's price.
    SettingNotKnown,
    /// An agreed monthly price is reckoned in full: whether discounts apply to it is not said.
    NoDiscount,
    /// Downgrades are booked: a later renewal costs less.
    Booked,
    /// The upstream supplier's monthly price; it is not part of the estimate.
    Upstream(Money),
}

/// One part of an estimate: unit price × quantity × months × factor × servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is paid for.
    pub part: Part,
    /// Yuan for one a month; for an agreed price of a whole term, yuan for the term.
    pub unit_price: Option<Money>,
    /// How many (1 for a product; Mbit/s, addresses, Gbit/s).
    pub quantity: Option<u32>,
    /// How many months; 1 where the price is for the whole term.
    pub months: u32,
    /// The discount.
    pub factor: Factor,
    /// For how many servers.
    pub servers: u32,
    /// The product of these, rounded by itself: rounded parts need not add up to the rounded total.
    pub amount: Option<Money>,
}

/// An estimate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// Its parts; what there is none of is left out.
    pub items: Vec<Item>,
    /// The sum; `None` when something is unknown.
    pub total: Option<Money>,
    /// Why there is no sum.
    pub unknown: Vec<Unknown>,
    /// What should be seen beside it.
    pub notes: Vec<Note>,
}

/// An estimate that is being added up. All its parts have one factor, so one rounding at the end is enough.
struct Sum {
    months: u32,
    factor: Factor,
    servers: u32,
    full: Money,
    estimate: Estimate,
}

impl Sum {
    fn new(months: u32, discount: Discount, servers: u32) -> Sum {
        let notes = discount.doubt.map(Note::Discount).into_iter().collect();
        let estimate = Estimate { items: Vec::new(), total: None, unknown: Vec::new(), notes };
        Sum { months, factor: discount.factor, servers, full: Money::ZERO, estimate }
    }

    fn add(&mut self, part: Part, unit_price: Option<Money>, quantity: Option<u32>) {
        if quantity == Some(0) {
            return;
        }
        let (months, factor, servers) = (self.months, self.factor, self.servers);
        let mut amount = None;
        match (unit_price, quantity) {
            (_, None) => self.estimate.unknown.push(Unknown::Quantity(part)),
            (None, _) => self.estimate.unknown.push(Unknown::Price(part)),
            (Some(price), Some(quantity)) => {
                let full = price.times(quantity).and_then(|one| one.times(months)).and_then(|one| one.times(servers));
                amount = full.and_then(|full| discounted(full, factor));
                match full.and_then(|full| self.full.plus(full)) {
                    Some(sum) => self.full = sum,
                    None => self.estimate.unknown.push(Unknown::TooLarge),
                }
            }
        }
        self.estimate.items.push(Item { part, unit_price, quantity, months, factor, servers, amount });
    }

    fn done(mut self) -> Estimate {
        if self.estimate.unknown.is_empty() {
            self.estimate.total = discounted(self.full, self.factor);
            if self.estimate.total.is_none() {
                self.estimate.unknown.push(Unknown::TooLarge);
            }
        }
        self.estimate
    }
}

/// Full price times a factor, rounded half up.
fn discounted(full: Money, factor: Factor) -> Option<Money> {
    full.share(u64::try_from(factor.ten_thousandths()).ok()?, 10_000)
}

/// Full price, and no doubt about it.
const FULL: Discount = Discount { factor: Factor::ONE, doubt: None };

/// What a new order costs: the product with what it includes, for nothing else can be ordered with it (§7). A renewal of the
/// new servers by the same term costs the same, as long as no price of their own is agreed.
#[must_use]
pub fn order(product: &Product, line: &Line, months: u32, servers: u32) -> Estimate {
    of_product(product, months, discount(line, months), servers)
}

/// What it costs a month, without discount.
#[must_use]
pub fn monthly(product: &Product, servers: u32) -> Estimate {
    of_product(product, 1, FULL, servers)
}

fn of_product(product: &Product, months: u32, discount: Discount, servers: u32) -> Estimate {
    let mut sum = Sum::new(months, discount, servers);
    sum.add(Part::Product, product.price, Some(1));
    sum.estimate.notes.extend(upstream(product));
    sum.done()
}

/// The upstream price, where there is one; local lines say 0.00.
fn upstream(product: &Product) -> Option<Note> {
    product.upstream_price.filter(|price| *price != Money::ZERO).map(Note::Upstream)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{line, product, yuan};
    use proptest::prelude::*;

    fn total(months: u32, servers: u32) -> String {
        order(&product(), &line(), months, servers).total.unwrap().to_string()
    }

    #[test]
    fn an_order_costs_what_the_contract_reckons() {
        assert_eq!(total(12, 1), "6000.00");
        assert_eq!(total(24, 1), "10200.00");
        assert_eq!(total(24, 2), "20400.00");
        assert_eq!(monthly(&product(), 2).total, Some(yuan("1000.00")));
    }

    #[test]
    fn the_formula_is_there_to_be_shown() {
        let estimate = order(&product(), &line(), 24, 2);
        let item = Item {
            part: Part::Product,
            unit_price: Some(yuan("500.00")),
            quantity: Some(1),
            months: 24,
            factor: Factor::parse("0.85").unwrap(),
            servers: 2,
            amount: Some(yuan("20400.00")),
        };
        assert_eq!(
            estimate,
            Estimate { items: vec![item], total: Some(yuan("20400.00")), unknown: vec![], notes: vec![] }
        );
    }

    #[test]
    fn an_unknown_price_makes_no_total() {
        let mut product = product();
        product.price = None;
        let estimate = order(&product, &line(), 1, 1);
        assert_eq!((estimate.total, estimate.unknown), (None, vec![Unknown::Price(Part::Product)]));
        product.price = Some(Money::from_fen(i64::MAX));
        assert_eq!(order(&product, &line(), 2, 1).unknown, [Unknown::TooLarge]);
    }

    #[test]
    fn doubts_and_the_suppliers_price_are_noted() {
        let (mut product, mut line) = (product(), line());
        line.discounts = [None, None, None];
        product.upstream_price = Some(yuan("400.00"));
        let estimate = order(&product, &line, 12, 1);
        assert_eq!(estimate.total, Some(yuan("6000.00")));
        assert_eq!(estimate.notes, [Note::Discount(Doubt::NotKnown), Note::Upstream(yuan("400.00"))]);
    }

    #[test]
    fn a_discount_that_is_none_is_full_price_and_one_that_makes_dearer_is_used() {
        let (product, mut line) = (product(), line());
        let factor = |text: &str| Factor::parse(text).unwrap();
        for (said, total, doubt) in [
            (None, "6000.00", Some(Doubt::NotKnown)),
            (Some(factor("0")), "6000.00", Some(Doubt::NotPositive(factor("0")))),
            (Some(factor("0.00")), "6000.00", Some(Doubt::NotPositive(factor("0")))),
            (Some(factor("0.0001")), "0.60", None),
            (Some(factor("0.853")), "5118.00", None),
            (Some(factor("1")), "6000.00", None),
            (Some(factor("1.0001")), "6000.60", Some(Doubt::AboveOne(factor("1.0001")))),
            (Some(factor("1.2")), "7200.00", Some(Doubt::AboveOne(factor("1.2")))),
        ] {
            line.discounts[0] = said;
            let estimate = order(&product, &line, 12, 1);
            assert_eq!(estimate.total, Some(yuan(total)), "{said:?}");
            assert_eq!(estimate.notes, doubt.map(Note::Discount).into_iter().collect::<Vec<_>>(), "{said:?}");
            // Terms of less than a year have no discount that could be doubtful.
            assert_eq!(order(&product, &line, 6, 1).notes, []);
        }
    }

    proptest! {
        #[test]
        fn the_total_is_the_exact_product_rounded_half_up(fen in 0i64..10_000_000, factor in 1i64..20_000, servers in 1u32..20) {
            let (mut product, mut line) = (product(), line());
            product.price = Some(Money::from_fen(fen));
            let written = format!("{}.{:04}", factor / 10_000, factor % 10_000);
            line.discounts = [Factor::parse(&written); 3];
            let exact = i128::from(fen) * 12 * i128::from(servers) * i128::from(factor);
            let expected = (2 * exact + 10_000) / 20_000;
            let total = order(&product, &line, 12, servers).total.unwrap();
            prop_assert_eq!(i128::from(total.fen()), expected);
        }
    }
}
