//! Every switch of the engine, one by one: everything is read, and what comes out is what the contract says of it (§6). What a
//! switch does not touch is as without it, to the last figure.
use std::sync::Arc;

use futures::executor::block_on;
use gantry::domain::server::catalogue::{Product, System};
use gantry::domain::server::oddity::{Oddities, Oddity};
use gantry::domain::server::record::{BookingState, Extra, NetType, OrderOnly, Partition, Server};
use gantry::domain::server::state::{ActState, OrderState, RunState};
use gantry::domain::server::systems::{Misfit, Purpose, fit};
use gantry::transport::Failure;
use gantry::vendors::zkeys::ZkeysFailure;
use sandbox::Oddity as Switch;

use super::super::{Client, Desk, SERVER};
use super::all::{All, read, switched};

/// What comes of a switch.
enum Comes {
    /// What comes without it.
    Same,
    /// The same in another order.
    Shuffled,
    /// What comes without it, with this change; the second is what came, for what only that can tell.
    But(fn(&mut All, &All)),
    /// Nothing can be read, but for the zones where this says so.
    Nothing(bool),
}

fn comes(switch: Switch) -> Comes {
    use Comes::{But, Nothing, Same, Shuffled};
    match switch {
        Switch::OnePage | Switch::SwappedTotals => Same,
        Switch::SingleAsList | Switch::ListAsSingle | Switch::TableNames | Switch::UnknownFields => Same,
        Switch::NullTexts | Switch::BlankNulls | Switch::NullLists | Switch::BlankLists => Same,
        Switch::EmptyArrays | Switch::EmptyNulls | Switch::EmptyTexts => Same,
        Switch::QuotedNumbers | Switch::PlainNumbers | Switch::StringCode => Same,
        Switch::FullWidth | Switch::PriceTwice => Same,
        // Only writes are answered or done otherwise.
        Switch::InstallMode2
        | Switch::GatewayNetwork
        | Switch::CreateFewer
        | Switch::FlatDegrade
        | Switch::SetpassEndTime => Same,
        Switch::RenewOnlyOff | Switch::RenewBare | Switch::PasswordEchoed | Switch::ResultFalse => Same,
        Switch::NoBalance => Same,
        Switch::IndexKeyed => Shuffled,
        Switch::MissingCode => Nothing(false),
        Switch::BrokenJson => Nothing(true),
        Switch::UnknownStates => But(|all, _| tenth(all, |server| server.act = ActState::Other("9".into()))),
        Switch::UnknownOrders => But(|all, _| tenth(all, |server| server.order = OrderState::Other("7".into()))),
        Switch::UnknownRuns => But(|all, _| tenth(all, |server| server.run = RunState::Other("5".into()))),
        Switch::LockStatus => But(|all, _| {
            tenth(all, |server| {
                let only = OrderOnly { locked: Some(true), lock_reason: Some("欠费".into()), ..OrderOnly::default() };
                server.order_only = Some(Box::new(only));
            });
        }),
        Switch::UnknownKinds => But(unknown_kinds),
        Switch::BadNumbers => But(bad_numbers),
        Switch::WordNumbers => But(word_numbers),
        Switch::LimitWords => But(limit_words),
        Switch::ZeroDates => But(|all, _| {
            let provisioning = |server: &&mut Server| server.order == OrderState::Provisioning;
            all.servers().filter(provisioning).for_each(|server| (server.started, server.ends) = (None, None));
        }),
        Switch::LostSeparators => But(lost_separators),
        Switch::DamagedReasons => But(|all, _| {
            let damage = |servers: &mut [Server], with: &str| {
                for booking in servers.iter_mut().flat_map(|server| &mut server.bookings) {
                    booking.reason = booking.reason.replace("预约降配", with);
                }
            };
            all.pages.iter_mut().for_each(|page| damage(&mut page.servers, "预约降配吚"));
            damage(&mut all.singles, "预约降配命");
        }),
        Switch::RemarksDropped => But(|all, _| all.servers().for_each(|server| server.remarks = None)),
        Switch::RemarksCut => But(|all, _| {
            for remarks in all.servers().filter_map(|server| server.remarks.as_mut()) {
                *remarks = remarks.chars().take(8).collect();
            }
        }),
        Switch::TablePaths => But(|all, _| {
            for server in all.servers() {
                Arc::make_mut(&mut server.hardware).max_disks = None;
                server.upgrades.iter_mut().for_each(|upgrade| upgrade.created = None);
            }
        }),
        Switch::NoPaging => But(|all, _| all.pages[1] = all.pages[0].clone()),
        // Half of them come, and that more were promised is told (§6 row 2).
        Switch::SystemsFirstPage => But(|all, _| {
            all.systems.truncate(50);
            all.odd.push(|| Oddity::new("system", "", "items", "116"));
        }),
        Switch::MissingSystems => But(|all, found| {
            all.systems.clear();
            let said = &found.odd.first[0].said;
            assert!(said.contains("zones"), "{said}");
            all.odd.push(|| Oddity::new("system", "", "systems", said));
        }),
        // Whichever unit a record has, it is the same size (§6 row 30).
        Switch::PartitionMb | Switch::PartitionGb => But(|all, _| {
            let products = all.products.clone();
            for server in all.servers() {
                let partition = Some(partition(server, &products));
                server.order_only = Some(Box::new(OrderOnly { partition, ..OrderOnly::default() }));
            }
        }),
    }
}

/// Every tenth machine, by the last digit of its id; the sample is one of them.
fn tenth(all: &mut All, change: impl Fn(&mut Server)) {
    all.servers().filter(|server| server.guid.ends_with('4')).for_each(change);
}

fn unknown_kinds(all: &mut All, _: &All) {
    for server in all.servers() {
        let main = server.addresses.iter_mut().filter(|address| address.main);
        main.for_each(|address| address.net = NetType::Other("vip".into()));
        if let Some(first) = server.upgrades.first_mut() {
            first.extra = Extra::Other("cpu".into());
        }
        if let Some(first) = server.bookings.first_mut() {
            first.state = BookingState::Other("7".into());
        }
    }
}

/// What cannot be read is not known, and named; what is not said is not known.
fn bad_numbers(all: &mut All, _: &All) {
    for product in all.products.iter_mut().step_by(3) {
        (product.price, product.bandwidth) = (None, None);
        all.odd.push(|| Oddity::new("product", &product.guid, "price", "一千"));
    }
    for page in &mut all.pages {
        page.servers.iter_mut().step_by(3).for_each(|server| server.base_bandwidth = None);
    }
}

fn word_numbers(all: &mut All, _: &All) {
    for product in all.products.iter_mut().step_by(3) {
        product.ips = None;
        all.odd.push(|| Oddity::new("product", &product.guid, "ipnum", "否"));
    }
    for page in &mut all.pages {
        for server in page.servers.iter_mut().step_by(3) {
            server.base_ips = None;
            page.odd.push(|| Oddity::new("server", &server.guid, "ipnum", "否"));
        }
    }
}

/// A text is no figure: what a system needs is not known then, which shuts nothing and is told (§6 row 39).
fn limit_words(all: &mut All, found: &All) {
    let hardware = &all.products[0].hardware;
    for (system, found) in all.systems.iter_mut().zip(&found.systems) {
        let usual = fit(system, Purpose::Order, "", hardware).misfits;
        let System { guid, min_cores, min_memory_gb, .. } = system;
        for (limit, key) in [(min_cores, "cpu_limit"), (min_memory_gb, "ram_limit")] {
            if *limit == Some(0) {
                *limit = None;
                all.odd.push(|| Oddity::new("system", guid, key, "0 限制"));
            }
        }
        let now = fit(found, Purpose::Order, "", hardware);
        assert_eq!(now.misfits, usual, "0 is no limit, in words or not");
        let unsaid = found.min_cores.is_none() || found.min_memory_gb.is_none();
        assert_eq!(now.doubts.contains(&Misfit::NeedsNotKnown), unsaid);
    }
    assert!(all.odd.count > 100);
}

/// Separators that are lost are not guessed: figures become one figure, or none; words that nobody knows are named, and open
/// nothing (§6 row 40).
fn lost_separators(all: &mut All, found: &All) {
    let joined = |figures: &[u32]| figures.iter().map(u32::to_string).collect::<String>();
    for (n, line) in all.lines.iter_mut().enumerate() {
        let guid = &line.guid;
        let mut read = |key: &'static str, figures: &[u32]| -> Vec<u32> {
            let text = joined(figures);
            if text.parse::<u32>().is_err() {
                all.odd.push(|| Oddity::new("line", guid, key, &text));
            }
            text.parse().into_iter().collect()
        };
        line.ip_counts = read("ip_num_list", &line.ip_counts);
        if line.ip_counts.is_empty() {
            // A list that says nothing is one address at a time.
            line.ip_counts.push(1);
        }
        line.months = read("months", &line.months);
        let words = match (n % 2, line.ip_kinds.len()) {
            (0, 1) => "单IP",
            (0, _) => "单IP子网",
            (_, 1) => return,
            _ => "12",
        };
        all.odd.push(|| Oddity::new("line", guid, "ip_upgrade_type", words));
        line.ip_kinds.clear();
    }
    for (system, found) in all.systems.iter_mut().zip(&found.systems) {
        if system.for_create && system.for_install {
            (system.for_create, system.for_install) = (false, false);
            all.odd.push(|| Oddity::new("system", &system.guid, "type", "createinstall"));
        }
        if system.for_bare_metal && !found.for_bare_metal {
            // Which words were joined only the answer knows; they are beyond the first that are kept.
            system.for_bare_metal = false;
            all.odd.push(|| Oddity::new("system", &system.guid, "support", ""));
        }
    }
    assert!(found.systems.iter().any(|system| system.for_create && system.for_bare_metal), "single words are read");
    assert!(all.odd.first.iter().all(|odd| odd.key != "support"));
}

/// The first partition of a seeded machine (the sandbox's seed): every third has one of 50 GB, where its product allows it.
fn partition(server: &Server, products: &[Product]) -> Partition {
    let place = (SERVER.parse::<i64>().unwrap() - server.guid.parse::<i64>().unwrap()) / 600_000_037;
    let may = products.iter().any(|product| product.guid == server.product_guid && product.may_partition == Some(true));
    if may && place > 0 && place % 3 == 0 { Partition::Gb(50) } else { Partition::Whole }
}

#[test]
fn everything_is_read_as_the_contract_says_with_every_switch() {
    let desk = Desk::with(60);
    let usual = read(&desk);
    assert_eq!((usual.odd.count, usual.systems.len(), usual.products.len(), usual.lines.len()), (0, 116, 60, 10));
    assert!(usual.pages.iter().all(|page| page.total == Some(60) && page.odd.count == 0));
    let mut wrong = Vec::new();
    for (switch, name, _) in Switch::table() {
        let (found, expected) = match comes(switch) {
            Comes::Same => (switched(&desk, &[name]), usual.clone()),
            Comes::Shuffled => (switched(&desk, &[name]).sorted(), usual.clone().sorted()),
            Comes::But(change) => {
                let found = switched(&desk, &[name]);
                let mut expected = usual.clone();
                change(&mut expected, &found);
                assert_ne!(expected, usual, "{name} changes something");
                (found, expected)
            }
            Comes::Nothing(zones) => {
                desk.sandbox.set_zkeys_switches(&[name]).unwrap();
                nothing_is_read(&desk.client(), &usual, zones);
                continue;
            }
        };
        wrong.extend(found.unlike(&expected).map(|what| (name, what)));
    }
    assert!(wrong.is_empty(), "what is read otherwise than the contract says: {wrong:#?}");
}

/// What cannot be read is an error that quotes it, whatever was asked; a part of it is never taken for the whole.
fn nothing_is_read(client: &Client, usual: &All, zones: bool) {
    fn unreadable<T: std::fmt::Debug>(outcome: Result<T, ZkeysFailure>) {
        let Err(ZkeysFailure::Failed(Failure::Unreadable { excerpt, .. })) = outcome else { panic!("{outcome:?}") };
        assert!(!excerpt.is_empty());
    }
    match block_on(client.zones()) {
        Ok(read) => assert_eq!((zones, read.value, read.odd), (true, usual.zones.clone(), Oddities::default())),
        other => {
            assert!(!zones);
            unreadable(other);
        }
    }
    unreadable(block_on(client.lines()));
    unreadable(block_on(client.products()));
    unreadable(block_on(client.disks()));
    unreadable(block_on(client.systems()));
    unreadable(block_on(client.servers(1, 30)));
    unreadable(block_on(client.server(SERVER)));
    unreadable(block_on(client.removable_addresses(SERVER)));
}
