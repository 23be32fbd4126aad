//! The engine's oddities (contract §6): what can be read is read as it is without them, what cannot is named and not known, and
//! nothing is made up.
use std::collections::BTreeSet;

use futures::executor::block_on;
use gantry::domain::server::catalogue::{Disk, Line, Product, System, Zone};
use gantry::domain::server::deed::{Deed, TakeAway};
use gantry::domain::server::oddity::{Oddities, Oddity};
use gantry::domain::server::permit::permit;
use gantry::domain::server::record::{Address, Server};
use gantry::domain::server::reply::Done;
use gantry::domain::server::state::{ActState, Action, OrderState};
use gantry::domain::server::totals::totals;
use gantry::vendors::zkeys::Page;

use super::{BOOKING, Desk, LINE, SERVER, cancel, downgrade, now, order, plain, reinstall, renew, upgrade};

/// Everything that can be read.
#[derive(Debug, PartialEq)]
struct All {
    zones: Vec<Zone>,
    lines: Vec<Line>,
    products: Vec<Product>,
    disks: Vec<Disk>,
    systems: Vec<System>,
    pages: [Page; 2],
    /// The sample machine, one with upgrades and bookings, one of which they were carried out, one being made ready.
    singles: Vec<Server>,
    addresses: Vec<Address>,
    odd: Oddities,
}

fn read(desk: &Desk) -> All {
    let client = desk.client();
    let mut odd = Oddities::default();
    let pages = [1, 2].map(|page| block_on(client.servers(page, 30)).unwrap());
    let mut guids = vec![SERVER.to_owned()];
    guids.extend([13, 14, 16].map(|n| (1_708_330_228_791_024_i64 - 600_000_037 * n).to_string()));
    let singles = guids
        .iter()
        .map(|guid| {
            let read = block_on(client.server(guid)).unwrap().expect("there is one");
            odd.extend(read.odd);
            read.value
        })
        .collect();
    macro_rules! all {
        ($list:ident) => {{
            let read = block_on(client.$list()).unwrap();
            odd.extend(read.odd);
            read.value
        }};
    }
    All {
        zones: all!(zones),
        lines: all!(lines),
        products: all!(products),
        disks: all!(disks),
        systems: all!(systems),
        addresses: block_on(client.removable_addresses(SERVER)).unwrap(),
        pages,
        singles,
        odd,
    }
}

fn switched(desk: &Desk, names: &[&str]) -> All {
    desk.sandbox.set_zkeys_switches(names).unwrap();
    read(desk)
}

impl All {
    /// With its rows in the order of their ids. This engine writes the keys of an object in alphabetical order, `10` before `2`;
    /// the client keeps the order in which they come.
    fn sorted(mut self) -> All {
        self.lines.sort_by(|a, b| a.guid.cmp(&b.guid));
        self.products.sort_by(|a, b| a.guid.cmp(&b.guid));
        self.disks.sort_by(|a, b| a.guid.cmp(&b.guid));
        self.systems.sort_by(|a, b| a.guid.cmp(&b.guid));
        let servers = |servers: &mut Vec<Server>| {
            servers.sort_by(|a, b| a.guid.cmp(&b.guid));
            servers.iter_mut().for_each(|server| server.addresses.sort_by(|a, b| a.ip.cmp(&b.ip)));
        };
        self.pages.iter_mut().for_each(|page| servers(&mut page.servers));
        // Four of them, in the order asked for.
        let singles = self.singles.iter_mut();
        singles.for_each(|server| server.addresses.sort_by(|a, b| a.ip.cmp(&b.ip)));
        for system in &mut self.systems {
            system.lines.sort();
        }
        self
    }
}

/// Shapes that say the same.
const SHAPES: [&str; 8] = [
    "swapped-totals",
    "single-as-list",
    "table-names",
    "null-lists",
    "empty-arrays",
    "index-keyed",
    "plain-numbers",
    "string-code",
];

#[test]
fn other_shapes_are_read_as_the_same() {
    let desk = Desk::with(60);
    let usual = read(&desk);
    assert_eq!((usual.odd.count, usual.pages[0].odd.count, usual.pages[0].total), (0, 0, Some(60)));
    assert!(usual.singles[1].upgrades.len() == 2 && usual.singles[1].bookings.len() == 1);
    for name in SHAPES {
        if name != "index-keyed" {
            assert_eq!(switched(&desk, &[name]), usual, "{name}");
        }
    }
    let usual = usual.sorted();
    assert_eq!(switched(&desk, &["index-keyed"]).sorted(), usual);
    assert_eq!(switched(&desk, &SHAPES).sorted(), usual, "all at once");
}

#[test]
fn an_act_that_nobody_knows_is_kept_as_it_came_and_shuts_everything() {
    let desk = Desk::with(60);
    let line = desk.line(LINE).unwrap();
    let found = switched(&desk, &["unknown-states"]);
    let servers = found.pages.iter().flat_map(|page| &page.servers);
    let (mut odd, mut other) = (0, 0);
    for server in servers {
        if server.guid.ends_with('4') {
            assert_eq!(server.act, ActState::Other("9".to_owned()));
            assert!(Action::ALL.iter().all(|action| !permit(*action, server, Some(&line), now()).is_open()));
            odd += 1;
        } else {
            assert!(!matches!(server.act, ActState::Other(_)));
            other += 1;
        }
    }
    assert_eq!((odd, other), (6, 54));
    assert_eq!(found.singles[0].act, ActState::Other("9".to_owned()));
}

#[test]
fn figures_that_are_none_are_not_known_and_named() {
    let desk = Desk::with(60);
    let usual = read(&desk);
    let found = switched(&desk, &["bad-numbers"]);
    let mut named = 0;
    for (n, (product, before)) in found.products.iter().zip(&usual.products).enumerate() {
        if n % 3 == 0 {
            assert_eq!((product.price, product.bandwidth), (None, None));
            named += 1;
        } else {
            assert_eq!(product, before);
        }
        assert_eq!((product.ips, product.upstream_price), (before.ips, before.upstream_price));
    }
    // Nothing said is no oddity; something unreadable is, and all of it is counted.
    assert_eq!((named, found.odd.count), (20, 20));
    let first = Oddity::new("product", &found.products[0].guid, "price", "一千");
    assert_eq!(found.odd.first[0], first);
    for (page, before) in found.pages.iter().zip(&usual.pages) {
        assert_eq!((page.rows, page.total), (before.rows, before.total));
        for (n, (server, before)) in page.servers.iter().zip(&before.servers).enumerate() {
            let (total, usual) = (totals(server), totals(before));
            if n % 3 == 0 {
                let bandwidth = total.bandwidth;
                assert_eq!((server.base_bandwidth, bandwidth.now, bandwidth.later), (None, None, None), "never 0");
            } else {
                assert_eq!(server, before);
            }
            assert_eq!((total.ips, total.defence), (usual.ips, usual.defence));
        }
    }
}

#[test]
fn dates_of_nought_are_none() {
    let desk = Desk::with(60);
    let usual = read(&desk);
    let found = switched(&desk, &["zero-dates"]);
    assert_eq!(found.odd.count, 0);
    for (page, before) in found.pages.iter().zip(&usual.pages) {
        assert_eq!(page.odd.count, 0);
        for (server, before) in page.servers.iter().zip(&before.servers) {
            let mut expected = before.clone();
            if before.order == OrderState::Provisioning {
                (expected.started, expected.ends) = (None, None);
            }
            assert_eq!(*server, expected);
        }
    }
    assert_eq!(found.singles[3].order, OrderState::Provisioning);
    assert_eq!((found.singles[3].started, found.singles[3].ends), (None, None));
    assert!(found.singles[1].bookings.iter().all(|booking| booking.finished.is_none() && booking.at.is_some()));
}

#[test]
fn a_list_that_does_not_turn_its_pages_brings_nothing_twice() {
    let desk = Desk::with(60);
    let found = switched(&desk, &["no-paging"]);
    assert_eq!(found.pages[0], found.pages[1]);
    let guids: BTreeSet<_> = found.pages.iter().flat_map(|page| &page.servers).map(|server| &server.guid).collect();
    assert_eq!((guids.len(), found.pages[1].total), (30, Some(60)), "that there are more is told");
}

#[test]
fn systems_that_are_zones_are_none() {
    let desk = Desk::with(60);
    let usual = read(&desk);
    let found = switched(&desk, &["missing-systems"]);
    assert!(found.systems.is_empty());
    assert_eq!((found.lines, found.products, found.pages), (usual.lines, usual.products, usual.pages));
}

#[test]
fn a_yes_that_is_a_no_is_a_no() {
    let desk = Desk::new();
    for more in
        [&["result-false"][..], &["result-false", "string-code", "plain-numbers", "empty-arrays", "index-keyed"]]
    {
        desk.sandbox.set_zkeys_switches(more).unwrap();
        assert_eq!(desk.refused(&downgrade(|_| {})), "预约失败");
        assert!(desk.effects().is_empty() && desk.server(SERVER).bookings.len() == 1);
    }
}

#[test]
fn no_money_is_a_no_for_all_that_costs_some() {
    let desk = Desk::new();
    desk.sandbox.set_zkeys_switches(&["no-balance"]).unwrap();
    for deed in [order(1, |_| {}), upgrade(|_| {}), renew(1)] {
        assert_eq!(desk.refused(&deed), "余额不足");
    }
    assert!(desk.effects().is_empty());
    desk.send(&downgrade(|_| {})).unwrap();
    desk.send(&plain(|guid| Deed::Restart { guid })).unwrap();
    assert_eq!(desk.effects().len(), 2);
}

/// Writes are answered in other shapes too.
#[test]
fn answers_to_writes_are_read_in_every_shape() {
    for names in SHAPES.iter().map(std::slice::from_ref).chain([
        &SHAPES[..],
        &["zero-dates"],
        &["unknown-states"],
        &["bad-numbers"],
    ]) {
        let desk = Desk::new();
        desk.sandbox.set_zkeys_switches(names).unwrap();
        for count in [1, 3] {
            let done = desk.send(&order(count, |_| {}));
            let Ok(Done::Created(made)) = done else { panic!("{names:?}: {done:?}") };
            let effects = desk.effects();
            let of_ledger: Vec<_> = effects.iter().rev().take(made.len()).rev().map(|effect| &effect.1).collect();
            assert_eq!(made.iter().map(|server| &server.guid).collect::<Vec<_>>(), of_ledger, "{names:?}");
            assert_eq!(made.len(), count as usize);
        }
        let done = desk.send(&upgrade(|more| (more.bandwidth, more.ips) = (11, 8)));
        let Ok(Done::Upgraded(granted)) = done else { panic!("{names:?}: {done:?}") };
        assert_eq!((granted.addresses.len(), granted.order.as_ref().map(String::len)), (8, Some(18)), "{names:?}");
        desk.finish();
        assert!(matches!(desk.send(&renew(1)), Ok(Done::Renewed(Some(_)))), "{names:?}");
        assert_eq!(desk.send(&cancel(BOOKING)), Ok(Done::Plain), "{names:?}");
        let booked = desk.send(&downgrade(|booking| {
            booking.bandwidth = Some(TakeAway { amount: 11, before: 16, after: 5 });
            booking.ips = Some((TakeAway { amount: 8, before: 17, after: 9 }, vec![super::BLOCK.to_owned()]));
        }));
        let Ok(Done::Booked(booked)) = booked else { panic!("{names:?}: {booked:?}") };
        assert!(booked.len() == 2 && booked.iter().all(|(_, guid)| guid.len() == 16), "{names:?} {booked:?}");
        assert_eq!(desk.send(&reinstall(|_| {})), Ok(Done::Plain), "{names:?}");
        assert_eq!(desk.send(&plain(|guid| Deed::Refund { guid })), Ok(Done::Plain), "{names:?}");
    }
}

/// Everything at once: what is left is true.
#[test]
fn all_oddities_together_do_not_make_anything_up() {
    let desk = Desk::with(60);
    let usual = read(&desk).sorted();
    let mut all = SHAPES.to_vec();
    all.extend(["unknown-states", "bad-numbers", "zero-dates", "result-false", "no-balance", "missing-systems"]);
    let found = switched(&desk, &all).sorted();
    assert_eq!((&found.zones, &found.lines, &found.disks), (&usual.zones, &usual.lines, &usual.disks));
    assert!(found.systems.is_empty());
    assert_eq!(found.addresses, usual.addresses);
    for (page, before) in found.pages.iter().zip(&usual.pages) {
        assert_eq!((page.servers.len(), page.total), (30, Some(60)));
        for (server, before) in page.servers.iter().zip(&before.servers) {
            let mut expected = before.clone();
            expected.base_bandwidth = server.base_bandwidth.and(before.base_bandwidth);
            if server.guid.ends_with('4') {
                expected.act = ActState::Other("9".to_owned());
            }
            if before.order == OrderState::Provisioning {
                (expected.started, expected.ends) = (None, None);
            }
            assert_eq!(*server, expected);
        }
    }
    assert_eq!(desk.refused(&renew(1)), "余额不足");
    assert_eq!(desk.refused(&downgrade(|_| {})), "预约失败");
}
