//! Every write, and what the next readings show.
use std::collections::BTreeSet;
use std::time::Duration;

use futures::executor::block_on;
use gantry::domain::moment::Zone;
use gantry::domain::server::catalogue::IpKind;
use gantry::domain::server::deed::{Deed, TakeAway};
use gantry::domain::server::record::{BookingState, Extra, NetType, Partition, Server};
use gantry::domain::server::reply::Done;
use gantry::domain::server::state::{ActState, OrderState, RunState};
use gantry::domain::server::totals::{Totals, totals};
use gantry::vendors::zkeys::{Dialect, IpDowngrade, Nested};

use super::{
    BLOCK, BOOKING, DAY, Desk, LINE, PATIENT, PRODUCT, SERVER, STEP, SYSTEM, cancel, dialect, downgrade, now, order,
    plain, reinstall, renew, set_password, upgrade, words,
};

/// What a machine has in all: bandwidth, addresses, defence.
fn now_of(server: &Server) -> [Option<u32>; 3] {
    let Totals { bandwidth, ips, defence } = totals(server);
    [bandwidth.now, ips.now, defence.now]
}

#[test]
fn one_and_three_machines_are_bought_and_delivered() {
    for count in [1, 3] {
        let desk = Desk::new();
        let deed = order(count, |create| create.partition = Partition::Gb(50));
        let number = deed.order().unwrap().agent.clone();
        let Ok(Done::Created(made)) = desk.send(&deed) else { panic!() };
        let guids: BTreeSet<_> = made.iter().map(|server| server.guid.clone()).collect();
        assert_eq!((made.len(), guids.len()), (count as usize, count as usize));
        for server in &made {
            assert_eq!((&server.order, &server.act), (&OrderState::Provisioning, &ActState::Idle));
            let only = server.order_only.as_ref().unwrap();
            assert_eq!(
                (only.partition, only.pushing, only.locked),
                (Some(Partition::Gb(50)), Some(false), Some(false))
            );
            assert_eq!((&*server.line_guid, &*server.product_guid, &*server.login), (LINE, PRODUCT, "root"));
        }
        let effects: Vec<_> = made.iter().map(|one| ("create".into(), one.guid.clone(), number.clone())).collect();
        assert_eq!(desk.effects(), effects);
        let rows = desk.sandbox.zkeys_ledger();
        let client = &deed.order().unwrap().client;
        assert!(
            rows.iter().all(|row| row["clientOrderNo"] == client.as_str() && row["amount"] == "500.00"),
            "{rows:?}"
        );
        let page = block_on(desk.client().servers(1, 50)).unwrap();
        assert_eq!((page.total, page.servers.len()), (Some(1 + count), 1 + count as usize));
        let read = |guid: &String| desk.server(guid);
        assert!(guids.iter().map(read).all(|server| server.order == OrderState::Provisioning));
        desk.finish();
        for server in guids.iter().map(read) {
            let state = (&server.order, &server.run, &server.act);
            assert_eq!(state, (&OrderState::Normal, &RunState::Running, &ActState::Idle));
            assert_eq!(server.remarks, Some(format!("官网 #{number}")), "with what was typed and the order's mark");
            assert_eq!(server.system_guid, SYSTEM);
            assert!(desk.has_password(&server.guid, "Aa535029279!") && !desk.has_password(&server.guid, "Aa535029279"));
            let (from, to) = (server.bought.unwrap().civil(Zone(480)), server.ends.unwrap().civil(Zone(480)));
            assert_eq!(from.year * 12 + i64::from(from.month) + 1, to.year * 12 + i64::from(to.month));
        }
    }
}

#[test]
fn an_order_without_remarks_is_sent_with_an_empty_value() {
    let desk = Desk::new();
    let Ok(Done::Created(made)) = desk.send(&order(1, |create| create.remarks.clear())) else { panic!() };
    assert_eq!(desk.server(&made[0].guid).remarks, None);
    assert_eq!(made[0].order_only.as_ref().unwrap().partition, Some(Partition::Whole));
}

#[test]
fn an_upgrade_by_block_holds_at_once() {
    let desk = Desk::new();
    let before = desk.server(SERVER);
    let deed = upgrade(|more| (more.bandwidth, more.ips, more.ip_kind, more.defence) = (15, 16, IpKind::Subnet, 5));
    let Ok(Done::Upgraded(granted)) = desk.send(&deed) else { panic!() };
    let of = |net: &NetType| granted.addresses.iter().filter(|address| address.net == *net).count();
    let nets = [NetType::Network, NetType::Gateway, NetType::Host, NetType::Broadcast];
    assert_eq!(nets.each_ref().map(of), [1, 1, 13, 1], "three of a block cannot be used");
    let number = granted.order.unwrap();
    assert!(number.len() == 18 && number.parse::<u64>().unwrap() > 1 << 53, "kept digit by digit: {number}");
    let server = desk.server(SERVER);
    assert_eq!(server.act, ActState::Upgrading);
    assert_eq!(server.upgrades.len(), before.upgrades.len() + 3);
    assert!(
        server.upgrades[1..].iter().all(|record| record.order.as_ref() == Some(&number) && record.active == Some(true))
    );
    assert_eq!(now_of(&server), [Some(20), Some(25), Some(10)]);
    assert_eq!(server.base_bandwidth, before.base_bandwidth, "the base stays");
    desk.finish();
    let after = desk.server(SERVER);
    assert_eq!((&after.act, now_of(&after)), (&ActState::Idle, now_of(&server)));
    let listed = block_on(desk.client().removable_addresses(SERVER)).unwrap();
    assert_eq!(listed.len(), 3);
    assert_eq!(desk.effects(), [("upgrade".into(), SERVER.into(), deed.order().unwrap().agent.clone())]);
}

#[test]
fn an_upgrade_by_single_addresses_brings_only_hosts() {
    let desk = Desk::new();
    let deed = upgrade(|more| (more.ips, more.ip_kind) = (8, IpKind::Single));
    let Ok(Done::Upgraded(granted)) = desk.send(&deed) else { panic!() };
    assert_eq!(granted.addresses.len(), 8);
    assert!(granted.addresses.iter().all(|address| address.net == NetType::Host));
    desk.finish();
    let server = desk.server(SERVER);
    assert_eq!(now_of(&server), [Some(15), Some(17), Some(5)]);
    let Ok(Done::Upgraded(none)) = desk.send(&upgrade(|more| more.bandwidth = 1)) else { panic!() };
    assert!(none.addresses.is_empty());
}

/// 6 M, 10 G and the block: each of the three can be taken back.
fn upgraded() -> Desk {
    let desk = Desk::new();
    desk.send(&cancel(BOOKING)).unwrap();
    desk.send(&upgrade(|more| (more.bandwidth, more.defence) = (1, 5))).unwrap();
    desk.finish();
    desk
}

#[test]
fn a_downgrade_is_booked_in_every_encoding_and_dialect_and_comes_true() {
    for nested in [Nested::Brackets, Nested::JsonText, Nested::JsonBody] {
        for ip_downgrade in [IpDowngrade::Released, IpDowngrade::Totals] {
            let desk = upgraded();
            let dialect = Dialect { nested, ip_downgrade, ..dialect() };
            let client = desk.client_of("1100134", "demo_key_0123456789abcdef", dialect, PATIENT);
            assert_eq!(now_of(&desk.server(SERVER)), [Some(6), Some(9), Some(10)]);
            let deed = downgrade(|booking| {
                booking.bandwidth = Some(TakeAway { amount: 1, before: 6, after: 5 });
                booking.defence = Some(TakeAway { amount: 5, before: 10, after: 5 });
            });
            let Deed::Downgrade(asked) = &deed else { panic!() };
            let done = block_on(client.carry_out(&deed));
            let Ok(Done::Booked(booked)) = done else { panic!("{nested:?} {ip_downgrade:?}: {done:?}") };
            let extras: Vec<_> = booked.iter().map(|(extra, _)| extra.clone()).collect();
            assert_eq!(extras, [Extra::Bandwidth, Extra::Ip, Extra::Defence], "{nested:?} {ip_downgrade:?}");
            let server = desk.server(SERVER);
            for (extra, guid) in &booked {
                let booking = server.bookings.iter().find(|known| known.guid == *guid).unwrap();
                assert_eq!((&booking.extra, &booking.state), (extra, &BookingState::Pending));
                // The vendor's times have whole seconds.
                assert_eq!(booking.at.unwrap().unix_ms() / 1000, asked.at.unix_ms() / 1000);
                let sample = ip_downgrade == IpDowngrade::Released;
                let figures = match extra {
                    Extra::Bandwidth => (Some(6), Some(5), "1"),
                    Extra::Ip if sample => (None, Some(8), BLOCK),
                    Extra::Ip => (Some(9), Some(1), BLOCK),
                    _ => (Some(10), Some(5), "5"),
                };
                assert_eq!((booking.before, booking.after, &*booking.value), figures);
            }
            // What will be left is the same, whatever the dialect.
            let later = totals(&server);
            assert_eq!([later.bandwidth.later, later.ips.later, later.defence.later], [Some(5), Some(1), Some(5)]);
            assert_eq!(block_on(client.removable_addresses(SERVER)).unwrap().len(), 1, "what is booked is not listed");
            desk.sandbox.advance(11 * DAY / 1000).unwrap();
            let after = desk.server(SERVER);
            assert_eq!(now_of(&after), [Some(5), Some(1), Some(5)]);
            let done = |(_, guid): &(Extra, String)| {
                after.bookings.iter().any(|known| known.guid == *guid && known.state == BookingState::Done)
            };
            assert!(booked.iter().all(done) && after.upgrades.iter().all(|record| record.active == Some(false)));
            assert_eq!(desk.effects().iter().filter(|effect| effect.0 == "degrade").count(), 1);
        }
    }
}

#[test]
fn a_booking_is_cancelled_and_can_be_made_again() {
    let desk = Desk::new();
    let Ok(Done::Booked(booked)) = desk.send(&downgrade(|_| {})) else { panic!() };
    let [(Extra::Ip, guid)] = &*booked else { panic!("{booked:?}") };
    assert_eq!(desk.send(&cancel(guid)), Ok(Done::Plain));
    let state = |guid: &str| desk.server(SERVER).bookings.into_iter().find(|known| known.guid == guid).unwrap().state;
    assert_eq!((state(guid), state(BOOKING)), (BookingState::Cancelled, BookingState::Pending));
    assert!(matches!(desk.send(&downgrade(|_| {})), Ok(Done::Booked(_))));
    desk.sandbox.advance(11 * DAY / 1000).unwrap();
    assert_eq!(state(guid), BookingState::Cancelled, "it never comes true");
    assert_eq!(totals(&desk.server(SERVER)).ips.now, Some(1), "the second does");
}

#[test]
fn power_is_switched_off_on_and_over() {
    let desk = Desk::new();
    let state = || {
        let server = desk.server(SERVER);
        (server.run, server.act)
    };
    for (deed, during, after) in [
        (plain(|guid| Deed::Stop { guid }), (RunState::Running, ActState::Stopping), RunState::Off),
        (plain(|guid| Deed::Start { guid }), (RunState::Off, ActState::Starting), RunState::Running),
        (plain(|guid| Deed::Restart { guid }), (RunState::Running, ActState::Restarting), RunState::Running),
    ] {
        assert_eq!(desk.send(&deed), Ok(Done::Plain));
        assert_eq!(state(), during);
        desk.sandbox.advance(STEP + 1).unwrap();
        assert_eq!(state(), (after, ActState::Idle));
    }
    let actions: Vec<_> = desk.effects().into_iter().map(|effect| effect.0).collect();
    assert_eq!(actions, ["stop", "start", "restart"]);
}

#[test]
fn a_renewal_tells_the_new_end_and_it_is_read_again() {
    let desk = Desk::new();
    let before = desk.server(SERVER).ends.unwrap();
    let deed = renew(12);
    let Ok(Done::Renewed(Some(ends))) = desk.send(&deed) else { panic!() };
    let server = desk.server(SERVER);
    assert_eq!((server.ends, &server.run), (Some(ends), &RunState::Running));
    let days = ends.ms_since(before) / DAY;
    assert!((365..=366).contains(&days), "{days}");
    let rows = desk.sandbox.zkeys_ledger();
    let number = &*deed.order().unwrap().agent;
    assert_eq!(
        (rows.len(), &rows[0]["agent_order_no"], &rows[0]["clientOrderNo"]),
        (1, &number.into(), &number.into())
    );
}

#[test]
fn an_expired_machine_is_renewed_and_then_off() {
    let desk = Desk::new();
    let ends = desk.server(SERVER).ends.unwrap();
    desk.sandbox.advance(ends.ms_since(now()) / 1000 + 60).unwrap();
    let expired = desk.server(SERVER);
    assert_eq!((&expired.order, &expired.run), (&OrderState::Expired, &RunState::Locked));
    desk.send(&renew(1)).unwrap();
    let server = desk.server(SERVER);
    assert_eq!((&server.order, &server.run), (&OrderState::Normal, &RunState::Off));
    assert!(server.ends > Some(ends));
}

#[test]
fn a_new_password_holds_and_the_old_one_does_not() {
    let desk = Desk::new();
    desk.send(&plain(|guid| Deed::Stop { guid })).unwrap();
    desk.finish();
    // Beyond letters and digits, so that base64 has + and / and the form must encode them.
    let password = "Zk>>?9!a";
    assert!(!desk.has_password(SERVER, password));
    assert_eq!(desk.send(&set_password(password)), Ok(Done::Plain));
    assert_eq!(desk.server(SERVER).act, ActState::SettingPassword);
    assert!(desk.has_password(SERVER, password) && !desk.has_password(SERVER, "Seeded-Pass-1"));
    desk.finish();
    let server = desk.server(SERVER);
    assert_eq!((&server.act, &server.run), (&ActState::Idle, &RunState::Off));
}

#[test]
fn another_system_is_installed() {
    let desk = Desk::new();
    let systems = block_on(desk.client().systems()).unwrap().value;
    let own = systems.iter().find(|system| system.guid == SYSTEM).unwrap();
    let other = systems
        .iter()
        .find(|it| {
            it.for_install
                && it.for_bare_metal
                && it.lines.is_empty()
                && it.family != own.family
                && it.disk_gb <= Some(60)
        })
        .unwrap();
    let anew = |replace: bool| {
        reinstall(|it| {
            it.system.clone_from(&other.guid);
            it.partition = Partition::Gb(60);
            it.replace = replace;
        })
    };
    assert_eq!(desk.refused(&anew(false)), "更换系统类型或重新分区时installType须为replace");
    assert_eq!(desk.send(&anew(true)), Ok(Done::Plain));
    let server = desk.server(SERVER);
    assert_eq!((&server.act, &server.system_guid), (&ActState::Reinstalling, &other.guid));
    assert!(desk.has_password(SERVER, "Anew-Pass-9"));
    desk.finish();
    let server = desk.server(SERVER);
    assert_eq!((&server.act, &server.run, &server.login), (&ActState::Idle, &RunState::Running, &other.login));
    assert_eq!(desk.send(&anew(false)), Ok(Done::Plain), "the same once more needs no replacing");
    desk.finish();
    // The first partition, as it is.
    assert_eq!(desk.send(&reinstall(|it| (it.partition, it.replace) = (Partition::First, true))), Ok(Done::Plain));
    assert_eq!(desk.effects().len(), 3);
}

#[test]
fn a_refunded_machine_is_gone_and_its_bookings_with_it() {
    let desk = Desk::new();
    assert_eq!(desk.send(&plain(|guid| Deed::Refund { guid })), Ok(Done::Plain));
    let server = desk.server(SERVER);
    assert_eq!((&server.order, &server.bookings[0].state), (&OrderState::Deleted, &BookingState::Cancelled));
    assert_eq!(desk.refused(&plain(|guid| Deed::Refund { guid })), "服务器已删除");
    assert_eq!(desk.effects().len(), 1);
}

#[test]
fn a_write_that_fails_for_the_moment_is_not_repeated() {
    let desk = Desk::new();
    desk.sandbox.fault("POST /api/stop status=503").unwrap();
    let client = desk.client_of("1100134", "demo_key_0123456789abcdef", dialect(), Duration::from_secs(5));
    let failed = block_on(client.carry_out(&plain(|guid| Deed::Stop { guid }))).unwrap_err();
    assert!(failed.ambiguous_for_write());
    assert_eq!((desk.asked("stop"), desk.effects().len()), (1, 0));
    // A reading is.
    desk.sandbox.fault("POST /api/getzones status=503 times=2").unwrap();
    assert_eq!(block_on(client.zones()).unwrap().value.len(), 3);
    assert_eq!(desk.asked("getzones"), 3);
    desk.sandbox.clear_faults();
    desk.sandbox.fault("POST /api/stop status=403").unwrap();
    let refused = block_on(client.carry_out(&plain(|guid| Deed::Stop { guid })));
    assert!(!refused.as_ref().unwrap_err().ambiguous_for_write(), "{refused:?}");
    desk.sandbox.clear_faults();
    desk.sandbox.set_zkeys_switches(&["no-balance"]).unwrap();
    assert_eq!(words(block_on(client.carry_out(&renew(1)))), "余额不足");
}
