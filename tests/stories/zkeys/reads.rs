//! Every reading, as it is seeded.
use std::collections::BTreeSet;

use futures::executor::block_on;
use gantry::domain::moment::{Moment, Zone};
use gantry::domain::money::Money;
use gantry::domain::server::catalogue::{IpKind, Standing};
use gantry::domain::server::record::{BookingState, Extra, NetType};
use gantry::domain::server::state::{ActState, OrderState, RunState};
use gantry::domain::server::totals::totals;

use super::{BLOCK, BOOKING, DAY, Desk, LINE, PATIENT, PRODUCT, SERVER, SYSTEM, dialect, now};

#[test]
fn zones_lines_disks_and_products_belong_together() {
    let desk = Desk::new();
    let client = desk.client();
    let zones = block_on(client.zones()).unwrap();
    let lines = block_on(client.lines()).unwrap();
    let disks = block_on(client.disks()).unwrap();
    let products = block_on(client.products()).unwrap();
    for odd in [&zones.odd, &lines.odd, &disks.odd, &products.odd] {
        assert_eq!(odd.count, 0, "{odd:?}");
    }
    let (zones, lines, disks, products) = (zones.value, lines.value, disks.value, products.value);
    assert_eq!((zones.len(), lines.len(), products.len()), (3, 10, 60));
    assert!(lines.iter().all(|line| zones.iter().any(|zone| zone.guid == line.zone_guid)));
    assert!(products.iter().all(|product| lines.iter().any(|line| line.guid == product.line_guid)));
    let unknown: BTreeSet<_> = products
        .iter()
        .flat_map(|product| &product.hardware.disks)
        .filter(|guid| !disks.iter().any(|disk| disk.guid == **guid))
        .collect();
    assert_eq!(unknown.len(), 1, "one guid is on no list, and stays a guid: {unknown:?}");

    let zone = zones.iter().find(|zone| zone.name == "深圳一区").unwrap();
    assert_eq!((zone.max_years, zone.identity_required, zone.icp), (Some(5), Some(false), Some(true)));
    let line = lines.iter().find(|line| line.guid == LINE).unwrap();
    assert_eq!((&line.standing, &line.zone_guid), (&Standing::Shown, &zone.guid));
    assert_eq!(line.months, [1, 2, 3, 4, 5, 6, 12, 24, 36]);
    assert_eq!(
        (&*line.ip_counts, &*line.ip_kinds),
        (&[1, 8, 16, 32, 64, 128, 256][..], &[IpKind::Single, IpKind::Subnet][..])
    );
    assert_eq!((line.ratio, line.bandwidth_price, line.downgrade_days), (Some(500), Money::parse("10"), Some(15)));
    let standing = |standing: &Standing| lines.iter().filter(|line| line.standing == *standing).count();
    assert_eq!((standing(&Standing::Shown), standing(&Standing::Hidden), standing(&Standing::Deleted)), (8, 1, 1));
    let product = products.iter().find(|product| product.guid == PRODUCT).unwrap();
    assert_eq!((&*product.name, product.price, product.may_partition), ("zhzy4.0", Money::parse("500"), Some(true)));
    assert_eq!((product.hardware.cores, product.hardware.disks.len()), (Some(4), 3));
    assert!(disks.iter().any(|disk| disk.kind == "HDD") && disks.iter().all(|disk| disk.kind != "HHD"));
}

#[test]
fn systems_come_in_three_pages_and_are_read_once_each() {
    let desk = Desk::new();
    let read = block_on(desk.client().systems()).unwrap();
    let guids: BTreeSet<_> = read.value.iter().map(|system| &system.guid).collect();
    assert_eq!((read.value.len(), guids.len(), read.odd.count), (116, 116, 0));
    assert_eq!(desk.asked("getsystems"), 3);
    let own = read.value.iter().find(|system| system.guid == SYSTEM).unwrap();
    assert_eq!((&*own.login, own.for_create, own.for_install, own.for_bare_metal), ("root", true, true, true));
    assert!(own.lines.is_empty() && read.value.iter().any(|system| !system.lines.is_empty()));
    assert!(read.value.iter().any(|system| system.login == "administrator" && system.port == Some(3389)));
}

#[test]
fn pages_of_servers_make_up_the_whole_and_no_state_is_unknown() {
    let desk = Desk::with(60);
    let client = desk.client();
    let whole = block_on(client.servers(1, 500)).unwrap();
    assert_eq!((whole.rows, whole.servers.len(), whole.total, whole.odd.count), (60, 60, Some(60), 0));
    let mut pieces = Vec::new();
    for page in 1..=4 {
        let piece = block_on(client.servers(page, 17)).unwrap();
        assert_eq!((piece.rows, piece.total), (if page < 4 { 17 } else { 9 }, Some(60)));
        pieces.extend(piece.servers);
    }
    assert_eq!(pieces, whole.servers);
    let beyond = block_on(client.servers(5, 17)).unwrap();
    assert_eq!((beyond.rows, beyond.total), (0, Some(60)));
    for server in &whole.servers {
        let known = !matches!(server.order, OrderState::Other(_))
            && !matches!(server.run, RunState::Other(_))
            && !matches!(server.act, ActState::Other(_));
        assert!(known && server.name.is_some() && server.main_address().is_some(), "{server:?}");
        let totals = totals(server);
        assert!(totals.bandwidth.now.is_some() && totals.ips.now.is_some() && totals.defence.now.is_some());
        // The single reading tells the same, but for the name and the customer.
        let mut single = desk.server(&server.guid);
        assert!(single.name.take().is_none() && single.client.take().is_some());
        single.name.clone_from(&server.name);
        assert_eq!(single, *server);
    }
    let count = |order: &OrderState| whole.servers.iter().filter(|server| server.order == *order).count();
    for order in [OrderState::Provisioning, OrderState::Normal, OrderState::Expired, OrderState::Deleted] {
        assert!(count(&order) > 0, "{order:?} is not among the seeded");
    }
}

#[test]
fn the_sample_server_is_read_with_its_times_and_records() {
    let desk = Desk::new();
    let server = desk.server(SERVER);
    let bought = server.bought.unwrap();
    assert!((now().ms_since(bought) - DAY).abs() < 120_000, "bought a day ago, in UTC+8");
    assert_eq!(server.started, server.bought);
    let civil = |moment: Moment| moment.civil(Zone(480));
    let (from, to) = (civil(bought), civil(server.ends.unwrap()));
    assert_eq!((from.year * 12 + i64::from(from.month) + 1, from.hour), (to.year * 12 + i64::from(to.month), to.hour));
    let [address] = &*server.addresses else { panic!("{:?}", server.addresses) };
    assert_eq!(
        (&*address.ip, address.main, &address.net, address.active),
        ("192.168.12.48", true, &NetType::Host, Some(true))
    );
    let [record] = &*server.upgrades else { panic!("{:?}", server.upgrades) };
    assert_eq!((&record.extra, record.amount, record.active, &*record.value), (&Extra::Ip, Some(8), Some(true), BLOCK));
    assert_eq!(record.order.as_deref(), Some("160682598814128134"));
    let [booking] = &*server.bookings else { panic!("{:?}", server.bookings) };
    assert_eq!((&*booking.guid, &booking.extra, &booking.state), (BOOKING, &Extra::Bandwidth, &BookingState::Pending));
    assert_eq!((booking.before, booking.after, booking.finished), (Some(6), Some(5), None));
    assert_eq!(totals(&server).bandwidth.unexplained, Some(1), "6 M of which no record says since when");

    let listed = block_on(desk.client().removable_addresses(SERVER)).unwrap();
    let ips: Vec<_> = listed.iter().map(|address| &*address.ip).collect();
    assert_eq!(ips, ["192.168.12.48", BLOCK], "the main one is listed too");
    assert_eq!((&*listed[1].mask, &*listed[1].gateway), ("255.255.255.248", "114.114.8.17"));
}

#[test]
fn nobody_reads_another_members_servers() {
    let desk = Desk::with(3);
    let other = desk.client_of("1100135", "demo_key_fedcba9876543210", dialect(), PATIENT);
    let theirs = block_on(other.servers(1, 50)).unwrap();
    let ours = block_on(desk.client().servers(1, 50)).unwrap();
    assert_eq!((theirs.servers.len(), ours.servers.len()), (3, 3));
    assert!(theirs.servers.iter().all(|server| ours.servers.iter().all(|known| known.guid != server.guid)));
    // This engine refuses where another may answer nothing; in no case is it a server.
    assert!(!matches!(block_on(desk.client().server(&theirs.servers[0].guid)), Ok(Some(_))));
    assert!(block_on(desk.client().removable_addresses(&theirs.servers[0].guid)).is_err());
    let nobody = desk.client_of("1", "demo_key_0123456789abcdef", dialect(), PATIENT);
    let none = block_on(nobody.servers(1, 50)).unwrap();
    assert_eq!((none.rows, none.total), (0, Some(0)));
}
