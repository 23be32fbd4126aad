//! The engine's oddities (contract §6): what can be read is read as it is without them, what cannot is named and not known, and
//! nothing is made up.
mod all;
mod answers;
mod every;

use std::collections::BTreeSet;

use gantry::domain::server::deed::Deed;
use gantry::domain::server::oddity::Oddity;
use gantry::domain::server::permit::{Reason, permit};
use gantry::domain::server::record::Server;
use gantry::domain::server::state::{ActState, Action, OrderState, RunState};
use gantry::domain::server::totals::totals;

use super::{Desk, LINE, SERVER, downgrade, now, order, plain, renew, upgrade};
use all::{read, switched};

/// Shapes that say the same.
const SHAPES: [&str; 14] = [
    "one-page",
    "swapped-totals",
    "full-width",
    "unknown-fields",
    "single-as-list",
    "list-as-single",
    "table-names",
    "null-texts",
    "null-lists",
    "empty-arrays",
    "index-keyed",
    "plain-numbers",
    "string-code",
    "price-twice",
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
fn a_state_that_nobody_knows_is_kept_as_it_came_and_shuts_everything() {
    let desk = Desk::with(60);
    let line = desk.line(LINE).unwrap();
    type Raw = fn(&Server) -> Option<&str>;
    let states: [(&str, &str, Raw); 3] = [
        ("unknown-states", "9", |server| if let ActState::Other(raw) = &server.act { Some(raw) } else { None }),
        ("unknown-orders", "7", |server| if let OrderState::Other(raw) = &server.order { Some(raw) } else { None }),
        ("unknown-runs", "5", |server| if let RunState::Other(raw) = &server.run { Some(raw) } else { None }),
    ];
    for (name, said, raw) in states {
        let found = switched(&desk, &[name]);
        let (mut odd, mut other) = (0, 0);
        for server in found.pages[..2].iter().flat_map(|page| &page.servers) {
            if server.guid.ends_with('4') {
                assert_eq!(raw(server), Some(said));
                assert!(Action::ALL.iter().all(|action| !permit(*action, server, Some(&line), now()).is_open()));
                odd += 1;
            } else {
                assert_eq!(raw(server), None);
                other += 1;
            }
        }
        assert_eq!((odd, other), (6, 54), "{name}");
        assert_eq!(raw(&found.singles[0]), Some(said));
    }
}

/// Contract §6 row 46: what is locked is locked, though it runs; it can be renewed and given back.
#[test]
fn a_lock_beside_the_power_state_is_a_lock() {
    let desk = Desk::with(60);
    let line = desk.line(LINE).unwrap();
    let found = switched(&desk, &["lock-status"]);
    let server = &found.singles[0];
    assert_eq!((&server.order, &server.run, &server.act), (&OrderState::Normal, &RunState::Running, &ActState::Idle));
    for action in Action::ALL {
        let permit = permit(action, server, Some(&line), now());
        let may = matches!(action, Action::Renew | Action::Refund | Action::CancelDowngrade);
        assert_eq!(permit.is_open(), may, "{action:?}: {permit:?}");
        assert_eq!(permit.reasons.contains(&Reason::Locked(Some("欠费".to_owned()))), !may, "{action:?}: {permit:?}");
    }
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
    let pages = &found.pages[..2];
    let guids: BTreeSet<_> = pages.iter().flat_map(|page| &page.servers).map(|server| &server.guid).collect();
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
        assert_eq!((page.servers.len(), page.total), (before.servers.len(), Some(60)));
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
