//! Answers to writes with every switch: what was done is told, and nothing else.
use gantry::domain::server::deed::Deed;
use gantry::domain::server::record::NetType;
use gantry::domain::server::reply::Done;
use gantry::domain::server::state::RunState;
use gantry::transport::Failure;
use gantry::vendors::zkeys::ZkeysFailure;
use sandbox::Oddity as Switch;
use serde_json::json;

use super::super::{
    BLOCK, BOOKING, Desk, SERVER, TakeAway, cancel, downgrade, order, plain, reinstall, renew, set_password, upgrade,
};
use super::SHAPES;

/// Those with which something is refused, or an answer tells less: each has a test of its own.
fn tells_otherwise(switch: Switch) -> bool {
    matches!(
        switch,
        Switch::ResultFalse
            | Switch::NoBalance
            | Switch::RenewOnlyOff
            | Switch::RenewBare
            | Switch::CreateFewer
            | Switch::MissingCode
            | Switch::BrokenJson
    )
}

/// Does what can be done, and reads the answers.
fn all_is_told(names: &[&str]) {
    let desk = Desk::new();
    desk.sandbox.set_zkeys_switches(names).unwrap();
    for count in [1, 3] {
        let done = desk.send(&order(count, |_| {}));
        let Ok(Done::Created(made)) = done else { panic!("{names:?}: {done:?}") };
        let effects = desk.effects();
        let of_ledger: Vec<_> = effects.iter().rev().take(made.len()).rev().map(|effect| &effect.1).collect();
        assert_eq!(made.iter().map(|server| &server.guid).collect::<Vec<_>>(), of_ledger, "{names:?}");
        assert_eq!(made.len(), count as usize);
        // What stands for the password is neither kept nor shown, whatever it is (§6 row 29).
        assert!(!format!("{made:?}").contains("QWE1MzUwMjkyNzkh"), "{names:?}");
    }
    let done = desk.send(&upgrade(|more| (more.bandwidth, more.ips) = (11, 8)));
    let Ok(Done::Upgraded(granted)) = done else { panic!("{names:?}: {done:?}") };
    assert_eq!((granted.addresses.len(), granted.order.as_ref().map(String::len)), (8, Some(18)), "{names:?}");
    desk.finish();
    assert!(matches!(desk.send(&renew(1)), Ok(Done::Renewed(Some(_)))), "{names:?}");
    assert_eq!(desk.send(&cancel(BOOKING)), Ok(Done::Plain), "{names:?}");
    let booked = desk.send(&downgrade(|booking| {
        booking.bandwidth = Some(TakeAway { amount: 11, before: 16, after: 5 });
        booking.ips = Some((TakeAway { amount: 8, before: 17, after: 9 }, vec![BLOCK.to_owned()]));
    }));
    let Ok(Done::Booked(booked)) = booked else { panic!("{names:?}: {booked:?}") };
    assert!(booked.len() == 2 && booked.iter().all(|(_, guid)| guid.len() == 16), "{names:?} {booked:?}");
    assert_eq!(desk.send(&reinstall(|_| {})), Ok(Done::Plain), "{names:?}");
    desk.finish();
    assert_eq!(desk.send(&plain(|guid| Deed::Stop { guid })), Ok(Done::Plain), "{names:?}");
    desk.finish();
    assert_eq!(desk.send(&set_password("Another-Pass-7")), Ok(Done::Plain), "{names:?}");
    assert!(desk.has_password(SERVER, "Another-Pass-7"));
    desk.finish();
    assert_eq!(desk.send(&plain(|guid| Deed::Start { guid })), Ok(Done::Plain), "{names:?}");
    assert_eq!(desk.send(&plain(|guid| Deed::Refund { guid })), Ok(Done::Plain), "{names:?}");
}

#[test]
fn answers_to_writes_are_read_with_every_switch() {
    for (switch, name, _) in Switch::table() {
        if !tells_otherwise(switch) {
            all_is_told(&[name]);
        }
    }
    all_is_told(&SHAPES);
}

/// Row 23: that a machine must be off is the engine's to demand; its no is told in its words.
#[test]
fn a_renewal_that_is_refused_while_the_machine_runs_is_a_no() {
    let desk = Desk::new();
    desk.sandbox.set_zkeys_switches(&["renew-only-off"]).unwrap();
    assert_eq!(desk.refused(&renew(1)), "服务器未关机，不能执行该操作");
    assert!(desk.effects().is_empty());
    desk.set(&json!({"run_status": "-1"}));
    assert!(matches!(desk.send(&renew(1)), Ok(Done::Renewed(Some(_)))));
}

/// Row 23: where the answer does not say until when, a reading does.
#[test]
fn a_renewal_that_does_not_tell_its_end_is_done() {
    let desk = Desk::new();
    desk.sandbox.set_zkeys_switches(&["renew-bare"]).unwrap();
    let before = desk.server(SERVER).ends;
    assert_eq!(desk.send(&renew(1)), Ok(Done::Renewed(None)));
    assert!(before.is_some() && desk.server(SERVER).ends > before);
}

/// An answer that names fewer machines than were made makes up none.
#[test]
fn an_order_whose_answer_names_fewer_is_told_as_it_comes() {
    let desk = Desk::new();
    desk.sandbox.set_zkeys_switches(&["create-fewer"]).unwrap();
    let done = desk.send(&order(3, |_| {}));
    let Ok(Done::Created(made)) = done else { panic!("{done:?}") };
    let effects = desk.effects();
    assert_eq!((made.len(), effects.len()), (1, 3));
    assert_eq!(made[0].guid, effects[0].1);
}

/// Row 32: gateways are shown as they come; nothing is corrected, and a later reading says what the machine has.
#[test]
fn a_gateway_is_told_as_it_comes() {
    let gateways = |switches: &[&str]| {
        let desk = Desk::new();
        desk.sandbox.set_zkeys_switches(switches).unwrap();
        let done = desk.send(&upgrade(|more| {
            (more.bandwidth, more.ips, more.ip_kind) = (10, 8, gantry::domain::server::catalogue::IpKind::Subnet);
        }));
        let Ok(Done::Upgraded(granted)) = done else { panic!("{done:?}") };
        let of = |net: &NetType| granted.addresses.iter().find(|address| address.net == *net).unwrap().ip.clone();
        let (network, gateway) = (of(&NetType::Network), of(&NetType::Gateway));
        assert_eq!(granted.addresses.len(), 8);
        let told = granted.addresses[3].gateway.clone();
        let read = desk.server(SERVER).addresses.into_iter().find(|address| address.ip == granted.addresses[3].ip);
        assert_eq!(read.unwrap().gateway, gateway);
        (told == network, told == gateway)
    };
    assert_eq!(gateways(&[]), (false, true));
    assert_eq!(gateways(&["gateway-network"]), (true, false));
}

/// Rows 41 and 44: an answer without a code, or cut, is neither yes nor no, and what was asked for happens once.
#[test]
fn an_answer_that_cannot_be_read_leaves_a_question() {
    for (name, whole) in [("missing-code", false), ("broken-json", true)] {
        let desk = Desk::new();
        desk.sandbox.set_zkeys_switches(&[name]).unwrap();
        let question = |outcome: Result<Done, ZkeysFailure>| {
            let Err(failure @ ZkeysFailure::Failed(Failure::Unreadable { .. })) = outcome else {
                panic!("{outcome:?}")
            };
            assert!(failure.ambiguous_for_write(), "{name}");
        };
        question(desk.send(&order(1, |_| {})));
        question(desk.send(&plain(|guid| Deed::Restart { guid })));
        desk.finish();
        // What the document prints whole is read as it is.
        let stopped = desk.send(&plain(|guid| Deed::Stop { guid }));
        if whole {
            assert_eq!(stopped, Ok(Done::Plain))
        } else {
            question(stopped)
        }
        let done: Vec<_> = desk.effects().into_iter().map(|effect| effect.0).collect();
        assert_eq!(done, ["create", "restart", "stop"], "{name}: each once");
        desk.finish();
        desk.sandbox.set_zkeys_switches(&[]).unwrap();
        assert_eq!(desk.server(SERVER).run, RunState::Off);
        // A no that cannot be read is no no either; nothing happens.
        desk.sandbox.set_zkeys_switches(&[name]).unwrap();
        let refused = desk.send(&plain(|guid| Deed::Stop { guid }));
        assert_eq!(matches!(refused, Err(ZkeysFailure::Refused { .. })), whole, "{refused:?}");
        assert_eq!(desk.effects().len(), 3);
    }
}
