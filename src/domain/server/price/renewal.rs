//! What a renewal costs, by the three ways of pricing it (contract `baremetal.md` §7).
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::upgrade::billable;
use super::{Estimate, FULL, Note, Part, Sum, Unknown, upstream};
use crate::domain::money::Money;
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
mod tests {
    use super::*;
    use crate::domain::server::record::{Extra, OrderOnly};
    use crate::domain::server::samples::{booking, line, product, server, upgrade, yuan};

    fn upgraded() -> Server {
        let mut server = server();
        server.upgrades = vec![upgrade(Extra::Bandwidth, 1), upgrade(Extra::Ip, 8), upgrade(Extra::Defence, 5)];
        server
    }

    fn priced(setting: RenewPrice, months: u32) -> Estimate {
        let mut server = upgraded();
        server.order_only = Some(Box::new(OrderOnly { renew_price: Some(setting), ..OrderOnly::default() }));
        renewal(&server, Some(&product()), &line(), months)
    }

    #[test]
    fn the_automatic_price_is_product_and_upgrades_with_discount() {
        let mut line = line();
        line.discounts[0] = line.discounts[1];
        let estimate = renewal(&upgraded(), Some(&product()), &line, 12);
        assert_eq!(estimate.total, Some(yuan("6528.00")));
        assert_eq!(estimate.notes, [Note::SettingNotKnown]);
        let parts: Vec<Part> = estimate.items.iter().map(|item| item.part).collect();
        assert_eq!(parts, [Part::Product, Part::Bandwidth, Part::Ips, Part::Defence]);
        assert_eq!(priced(RenewPrice::Automatic, 1).total, Some(yuan("640.00")));
        assert_eq!(priced(RenewPrice::Automatic, 1).notes, []);
    }

    #[test]
    fn free_addresses_stay_free() {
        let mut line = line();
        line.ip_free = Some(3);
        assert_eq!(renewal(&upgraded(), Some(&product()), &line, 1).total, Some(yuan("610.00")));
        line.ip_free = None;
        assert_eq!(renewal(&upgraded(), Some(&product()), &line, 1).unknown, [Unknown::Quantity(Part::Ips)]);
        assert_eq!(renewal(&server(), Some(&product()), &line, 1).total, Some(yuan("500.00")));
    }

    #[test]
    fn rounding_happens_once() {
        let (mut product, mut line) = (product(), line());
        // Two thirds of a fen each: rounded one by one they would make 3 fen instead of 2.
        product.price = Some(Money::from_fen(1));
        line.bandwidth_price = Some(Money::from_fen(1));
        line.ip_price = Some(Money::from_fen(1));
        line.discounts[0] = crate::domain::money::Factor::parse("0.0556");
        let mut server = server();
        server.upgrades = vec![upgrade(Extra::Bandwidth, 1), upgrade(Extra::Ip, 1)];
        let estimate = renewal(&server, Some(&product), &line, 12);
        assert_eq!(estimate.total, Some(Money::from_fen(2)));
        assert!(estimate.items.iter().all(|item| item.amount == Some(Money::from_fen(1))));
    }

    #[test]
    fn agreed_prices_hold_as_agreed() {
        let monthly = priced(RenewPrice::Monthly("480.00".into()), 24);
        assert_eq!((monthly.total, monthly.notes), (Some(yuan("11520.00")), vec![Note::NoDiscount]));
        let text = r#"{"1":"500.00","12":5000}"#;
        assert_eq!(priced(RenewPrice::ByTerm(text.into()), 12).total, Some(yuan("5000.00")));
        assert_eq!(priced(RenewPrice::ByTerm(text.into()), 1).total, Some(yuan("500.00")));
        assert_eq!(priced(RenewPrice::ByTerm(text.into()), 24).unknown, [Unknown::TermPrice(24)]);
    }

    #[test]
    fn what_cannot_be_read_makes_no_price() {
        for setting in [
            RenewPrice::Monthly("call us".into()),
            RenewPrice::ByTerm("call us".into()),
            RenewPrice::ByTerm(r#"{"12":"call us"}"#.into()),
            RenewPrice::Other("call us".into()),
        ] {
            let estimate = priced(setting, 12);
            assert!(estimate.total.is_none());
            assert!(matches!(&estimate.unknown[..], [Unknown::Agreed(text)] if text.contains("call us")));
        }
        assert_eq!(renewal(&server(), None, &line(), 1).unknown, [Unknown::Product]);
        let mut server = upgraded();
        server.upgrades[0].amount = None;
        let estimate = renewal(&server, Some(&product()), &line(), 1);
        assert_eq!((estimate.total, estimate.unknown), (None, vec![Unknown::Quantity(Part::Bandwidth)]));
    }

    #[test]
    fn a_booked_downgrade_is_mentioned() {
        let mut server = upgraded();
        server.bookings = vec![booking(Extra::Bandwidth, "1", Some(6), Some(5))];
        assert!(renewal(&server, Some(&product()), &line(), 1).notes.contains(&Note::Booked));
    }
}
