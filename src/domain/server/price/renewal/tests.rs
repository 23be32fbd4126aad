use super::*;
use crate::domain::server::record::{Extra, OrderOnly};
use crate::domain::server::samples::{booking, line, product, server, upgrade, yuan};
use crate::domain::server::terms::Doubt;

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

#[test]
fn a_doubtful_discount_is_noted_and_of_no_weight_where_a_price_is_agreed() {
    let factor = |text: &str| crate::domain::money::Factor::parse(text).unwrap();
    let mut line = line();
    let server = |setting: Option<RenewPrice>| {
        let only = OrderOnly { renew_price: setting, ..OrderOnly::default() };
        Server { order_only: Some(Box::new(only)), ..upgraded() }
    };
    for (said, total, doubt) in [
        (None, "7680.00", Doubt::NotKnown),
        (Some(factor("0")), "7680.00", Doubt::NotPositive(factor("0"))),
        (Some(factor("1.5")), "11520.00", Doubt::AboveOne(factor("1.5"))),
    ] {
        line.discounts[0] = said;
        let automatic = renewal(&server(Some(RenewPrice::Automatic)), Some(&product()), &line, 12);
        assert_eq!((automatic.total, automatic.notes), (Some(yuan(total)), vec![Note::Discount(doubt)]));
        let monthly = renewal(&server(Some(RenewPrice::Monthly("480.00".into()))), Some(&product()), &line, 12);
        assert_eq!((monthly.total, monthly.notes), (Some(yuan("5760.00")), vec![Note::NoDiscount]));
        let by_term = RenewPrice::ByTerm(r#"{"12":"5000.00"}"#.into());
        let by_term = renewal(&server(Some(by_term)), Some(&product()), &line, 12);
        assert_eq!((by_term.total, by_term.notes), (Some(yuan("5000.00")), vec![]));
    }
}

#[test]
fn an_agreed_price_needs_neither_product_nor_known_upgrades() {
    let mut server = upgraded();
    server.upgrades[0].amount = None;
    let only = OrderOnly { renew_price: Some(RenewPrice::Monthly("480.5".into())), ..OrderOnly::default() };
    server.order_only = Some(Box::new(only));
    let estimate = renewal(&server, None, &line(), 3);
    assert_eq!((estimate.total, estimate.unknown), (Some(yuan("1441.50")), vec![]));
    assert_eq!(estimate.items.iter().map(|item| item.part).collect::<Vec<_>>(), [Part::Agreed]);
}

#[test]
fn half_a_fen_is_rounded_up() {
    let (mut product, mut line) = (product(), line());
    for (fen, factor, total) in [(1, "0.5", 6), (1, "0.0417", 1), (1, "0.0416", 0), (1, "0.125", 2), (1, "0.1249", 1)] {
        product.price = Some(Money::from_fen(fen));
        line.discounts[0] = crate::domain::money::Factor::parse(factor);
        let estimate = renewal(&server(), Some(&product), &line, 12);
        assert_eq!(estimate.total, Some(Money::from_fen(total)), "{factor}");
    }
}

#[test]
fn addresses_beyond_the_free_ones_are_paid_for() {
    let (mut line, mut server) = (line(), upgraded());
    for (free, total) in [(0, "640.00"), (7, "570.00"), (8, "560.00"), (200, "560.00")] {
        line.ip_free = Some(free);
        assert_eq!(renewal(&server, Some(&product()), &line, 1).total, Some(yuan(total)), "{free}");
    }
    // Those of the product are in its price, and what was taken back is not paid for.
    (line.ip_free, server.base_ips) = (Some(0), Some(100));
    assert_eq!(renewal(&server, Some(&product()), &line, 1).total, Some(yuan("640.00")));
    server.upgrades[1].active = Some(false);
    assert_eq!(renewal(&server, Some(&product()), &line, 1).total, Some(yuan("560.00")));
}

#[test]
fn a_price_is_explained_by_its_figures() {
    let of = |server: &Server, product: Option<&Product>, months: u32| {
        named(server, &renewal(server, product, &line(), months))
    };
    let (base, factor) = (Some(yuan("500.00")), Factor::parse("0.85").unwrap());
    let all = Named::Reckoned { base, upgrades: Some(yuan("140.00")), factor };
    assert_eq!(of(&upgraded(), Some(&product()), 24), all);
    let bare = Named::Reckoned { base, upgrades: Some(Money::ZERO), factor: Factor::ONE };
    assert_eq!(of(&server(), Some(&product()), 1), bare);
    let mut unclear = upgraded();
    unclear.upgrades[0].amount = None;
    let unknown = Named::Reckoned { base: None, upgrades: None, factor: Factor::ONE };
    assert_eq!(of(&unclear, None, 1), unknown);
    let agreed = |setting: RenewPrice, months: u32| {
        let mut server = upgraded();
        server.order_only = Some(Box::new(OrderOnly { renew_price: Some(setting), ..OrderOnly::default() }));
        of(&server, Some(&product()), months)
    };
    assert_eq!(agreed(RenewPrice::Monthly("480.00".into()), 24), Named::Monthly(Some(yuan("480.00"))));
    assert_eq!(agreed(RenewPrice::ByTerm(r#"{"12":5000}"#.into()), 12), Named::Term(Some(yuan("5000.00"))));
    assert_eq!(agreed(RenewPrice::ByTerm(r#"{"12":5000}"#.into()), 1), Named::Term(None));
}
