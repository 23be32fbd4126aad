//! What a renewal costs, by the three ways of pricing it (contract `baremetal.md` §7).
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::upgrade::billable;
use super::{Estimate, FULL, Item, Note, Part, Sum, Unknown, upstream};
use crate::domain::money::{Factor, Money};
use crate::domain::server::catalogue::{Line, Product};
use crate::domain::server::record::{BookingState, RenewPrice, Server};
use crate::domain::server::terms::discount;
use crate::domain::server::totals::totals;

/// What it costs to renew a server. Only the answer to an order says how it is priced: for a server from the list the
/// automatic price is reckoned, and marked [`Note::SettingNotKnown`]. `product` is the one it was bought as, if it is still in
/// the catalogue.
#[must_use]
pub fn renewal(server: &Server, product: Option<&Product>, line: &Line, months: u32) -> Estimate {
    let setting = server.order_only.as_ref().and_then(|only| only.renew_price.as_ref());
    let mut sum = match setting {
        None | Some(RenewPrice::Automatic) => automatic(server, product, line, months),
        Some(RenewPrice::Monthly(text)) => {
            let mut sum = Sum::new(months, FULL, 1);
            agreed(&mut sum, Money::parse(text), text);
            sum.estimate.notes.push(Note::NoDiscount);
            sum
        }
        Some(RenewPrice::ByTerm(text)) => {
            let mut sum = Sum::new(1, FULL, 1);
            match by_term(text, months) {
                Ok(price) => sum.add(Part::Agreed, Some(price), Some(1)),
                Err(unknown) => sum.estimate.unknown.push(unknown),
            }
            sum
        }
        Some(RenewPrice::Other(raw)) => {
            let mut sum = Sum::new(months, FULL, 1);
            agreed(&mut sum, None, raw);
            sum
        }
    };
    if setting.is_none() {
        sum.estimate.notes.push(Note::SettingNotKnown);
    }
    if server.bookings.iter().any(|booking| booking.state == BookingState::Pending) {
        sum.estimate.notes.push(Note::Booked);
    }
    sum.done()
}

/// By what a renewal's price is explained, each figure `None` when it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// It is reckoned.
    Reckoned {
        /// The product, a month.
        base: Option<Money>,
        /// What was added to it, a month.
        upgrades: Option<Money>,
        /// The discount of the term.
        factor: Factor,
    },
    /// So much was agreed for each month.
    Monthly(Option<Money>),
    /// So much was agreed for the whole term.
    Term(Option<Money>),
}

/// The figures that explain the estimate of a server's renewal.
#[must_use]
pub fn named(server: &Server, estimate: &Estimate) -> Named {
    let one = |item: &Item| item.unit_price?.times(item.quantity?);
    let base = estimate.items.first().filter(|item| matches!(item.part, Part::Product | Part::Agreed)).and_then(one);
    match server.order_only.as_ref().and_then(|only| only.renew_price.as_ref()) {
        None | Some(RenewPrice::Automatic) => {
            let mut added = estimate.items.iter().filter(|item| item.part != Part::Product);
            let upgrades = added.try_fold(Money::ZERO, |sum, item| sum.plus(one(item)?));
            let factor = estimate.items.first().map_or(Factor::ONE, |item| item.factor);
            Named::Reckoned { base, upgrades, factor }
        }
        Some(RenewPrice::Monthly(_)) => Named::Monthly(base),
        Some(RenewPrice::ByTerm(_) | RenewPrice::Other(_)) => Named::Term(base),
    }
}

/// The product and what was added to it, with the discount of the term.
fn automatic(server: &Server, product: Option<&Product>, line: &Line, months: u32) -> Sum {
    let mut sum = Sum::new(months, discount(line, months), 1);
    match product {
        Some(product) => {
            sum.add(Part::Product, product.price, Some(1));
            sum.estimate.notes.extend(upstream(product));
        }
        None => sum.estimate.unknown.push(Unknown::Product),
    }
    let totals = totals(server);
    sum.add(Part::Bandwidth, line.bandwidth_price, totals.bandwidth.added);
    sum.add(Part::Ips, line.ip_price, billable(line.ip_free, totals.ips.added));
    sum.add(Part::Defence, line.defence_price, totals.defence.added);
    sum
}

fn agreed(sum: &mut Sum, price: Option<Money>, text: &str) {
    match price {
        Some(price) => sum.add(Part::Agreed, Some(price), Some(1)),
        None => sum.estimate.unknown.push(Unknown::Agreed(text.to_owned())),
    }
}

/// The price agreed for a term. The shape of the vendor's text is not documented; an object from months to yuan is read
/// (`{"12":"5000.00"}`), the yuan being taken for the whole term \[I\].
fn by_term(text: &str, months: u32) -> Result<Money, Unknown> {
    let unreadable = || Unknown::Agreed(text.to_owned());
    let prices: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).map_err(|_| unreadable())?;
    let price = prices.iter().find(|(term, _)| term.trim().parse() == Ok(months)).map(|(_, price)| price.get());
    Money::parse(price.ok_or(Unknown::TermPrice(months))?.trim_matches('"')).ok_or_else(unreadable)
}

#[cfg(test)]
mod tests;
