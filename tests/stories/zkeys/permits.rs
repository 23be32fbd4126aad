//! What the console's rule opens and shuts, and what the engine does: the same, in both directions, for every action in every
//! state, but for what is listed here.
use futures::executor::block_on;
use gantry::domain::moment::{Moment, Zone};
use gantry::domain::server::catalogue::IpKind;
use gantry::domain::server::deed::{Deed, TakeAway};
use gantry::domain::server::permit::permit;
use gantry::domain::server::record::{BookingState, Extra, Server, Upgrade};
use gantry::domain::server::state::{ActState, Action, OrderState};
use gantry::vendors::zkeys::ZkeysFailure;
use serde_json::{Value, json};

use super::{
    BOOKING, DAY, Desk, LINE, SERVER, cancel, downgrade, mint, now, plain, reinstall, renew, set_password, upgrade,
};

/// A deed for the sample machine that nothing but its state can stand in the way of.
pub(super) fn deed(action: Action) -> Deed {
    match action {
        Action::Start => plain(|guid| Deed::Start { guid }),
        Action::Stop => plain(|guid| Deed::Stop { guid }),
        Action::Restart => plain(|guid| Deed::Restart { guid }),
        Action::Renew => renew(1),
        Action::Upgrade => upgrade(|_| {}),
        Action::Downgrade => downgrade(|_| {}),
        Action::CancelDowngrade => cancel(BOOKING),
        Action::SetPassword => set_password("Another-Pass-7"),
        Action::Reinstall => reinstall(|_| {}),
        Action::Refund => plain(|guid| Deed::Refund { guid }),
    }
}

/// A time as the engine writes it.
pub(super) fn written(at: Moment) -> String {
    let it = at.civil(Zone(480));
    format!("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", it.year, it.month, it.day, it.hour, it.minute, it.second)
}

/// For each action: whether the rule opens it, and what the engine does.
fn compare(fields: &Value) -> Vec<(Action, bool, Result<(), String>)> {
    let desk = Desk::new();
    let line = desk.line(LINE).unwrap();
    let one = |action: Action| {
        desk.sandbox.reset().unwrap();
        desk.set(fields);
        let server = desk.server(SERVER);
        let open = permit(action, &server, Some(&line), now()).is_open();
        let before = desk.sandbox.zkeys_ledger().len();
        let engine = match desk.send(&deed(action)) {
            Ok(_) => Ok(()),
            Err(ZkeysFailure::Refused { code: None, text }) if !text.is_empty() => Err(text),
            other => panic!("{action:?} {fields}: {other:?}"),
        };
        let effects = desk.sandbox.zkeys_ledger().len() - before;
        assert_eq!(effects, usize::from(engine.is_ok()), "a refusal does nothing: {action:?} {fields}");
        (action, open, engine)
    };
    Action::ALL.into_iter().map(one).collect()
}

/// Fails where rule and engine do not agree, but for actions that the rule shuts on purpose and this engine does not mind.
fn agree(fields: &Value, stricter: &[Action]) -> usize {
    let mut opened = 0;
    let mut differ = Vec::new();
    for (action, open, engine) in compare(fields) {
        opened += usize::from(open);
        match (open, &engine) {
            (true, Ok(())) | (false, Err(_)) => {}
            (false, Ok(())) if stricter.contains(&action) => {}
            _ => differ.push((action, open, engine)),
        }
    }
    assert!(differ.is_empty(), "{fields}: rule and engine differ: {differ:?}");
    opened
}

#[test]
fn they_agree_in_every_power_state() {
    assert_eq!(agree(&json!({"run_status": "1"}), &[]), 8);
    assert_eq!(agree(&json!({"run_status": "-1"}), &[]), 8);
    assert_eq!(agree(&json!({"run_status": "-2"}), &[]), 3, "renew, refund, and cancelling a booking");
}

#[test]
fn they_agree_in_every_state_of_the_order() {
    let ended = json!({"order_status": "3", "run_status": "-2", "end_time": written(now().plus_ms(-DAY / 24))});
    assert_eq!(agree(&ended, &[]), 3);
    assert_eq!(agree(&json!({"order_status": "-2", "run_status": "-2"}), &[]), 0);
    // The contract shuts every write while a machine is made ready (§8); the engine lets a booking be cancelled.
    assert_eq!(agree(&json!({"order_status": "0"}), &[Action::CancelDowngrade]), 0);
}

#[test]
fn they_agree_while_anything_is_being_done() {
    for run in ["1", "-1"] {
        for act in 1..=6 {
            let opened = agree(&json!({"run_status": run, "act_status": act.to_string()}), &[]);
            assert_eq!(opened, 2, "cancelling a booking, and a refund: {run} {act}");
        }
    }
}

/// What the contract does not know is busy (§6), and what is handed over or locked by the operator is left alone (§8, §6 row
/// 46). The engine looks at less.
#[test]
fn the_rule_is_the_stricter_one_where_the_engine_does_not_look() {
    assert_eq!(agree(&json!({"push_status": "1"}), &[Action::CancelDowngrade, Action::Refund]), 0);
    assert_eq!(agree(&json!({"act_status": "9"}), &[Action::CancelDowngrade, Action::Refund]), 0);
    let unread = [Action::Renew, Action::CancelDowngrade];
    assert_eq!(agree(&json!({"order_status": "7"}), &unread), 0);
    let unread =
        [Action::Renew, Action::Upgrade, Action::Downgrade, Action::CancelDowngrade, Action::Reinstall, Action::Refund];
    assert_eq!(agree(&json!({"run_status": "7"}), &unread), 0);
    let unread = [Action::Stop, Action::Restart, Action::Upgrade, Action::Downgrade, Action::Reinstall];
    assert_eq!(agree(&json!({"lock_status": "1", "lock_reason": "欠费"}), &unread), 3);
}

/// The seeded machines as they are: of every line, and in all states.
#[test]
fn they_agree_about_every_seeded_machine() {
    let desk = Desk::with(60);
    let lines = block_on(desk.client().lines()).unwrap().value;
    let servers = block_on(desk.client().servers(1, 60)).unwrap().servers;
    let (mut agreed, mut differ) = ([0, 0], Vec::new());
    for listed in &servers {
        for action in Action::ALL {
            desk.sandbox.reset().unwrap();
            let server = desk.server(&listed.guid);
            let line = lines.iter().find(|line| line.guid == server.line_guid).unwrap();
            // What is asked must be possible; only state, line and records are in question here.
            let Some(deed) = fitting(action, &server, line.ip_kinds[0], line.months[0]) else { continue };
            let open = permit(action, &server, Some(line), now()).is_open();
            match (open, desk.send(&deed)) {
                (true, Ok(_)) | (false, Err(ZkeysFailure::Refused { .. })) => agreed[usize::from(open)] += 1,
                (false, Ok(_)) if server.order == OrderState::Provisioning && action == Action::CancelDowngrade => {}
                (_, engine) => differ.push((server.guid, &line.name, action, open, engine.map(drop))),
            }
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
    assert!(agreed[0] > 100 && agreed[1] > 100, "{agreed:?}");
}

/// A deed for any machine; none where its records leave nothing to ask for.
fn fitting(action: Action, server: &Server, ip_kind: IpKind, months: u32) -> Option<Deed> {
    let guid = server.guid.clone();
    Some(match action {
        Action::Start => Deed::Start { guid },
        Action::Stop => Deed::Stop { guid },
        Action::Restart => Deed::Restart { guid },
        Action::Refund => Deed::Refund { guid },
        Action::Renew => Deed::Renew { guid, months, order: mint() },
        Action::Upgrade => upgrade(|more| (more.guid, more.ip_kind) = (guid, ip_kind)),
        Action::Reinstall => reinstall(|it| (it.guid, it.replace) = (guid, true)),
        Action::SetPassword => Deed::SetPassword { guid, password: super::secret("Another-Pass-7") },
        Action::CancelDowngrade => Deed::CancelDowngrade { guid, booking: server.bookings.first()?.guid.clone() },
        Action::Downgrade => {
            let booked = |extra: &Extra| {
                server.bookings.iter().any(|known| known.extra == *extra && known.state == BookingState::Pending)
            };
            let known = |record: &&Upgrade| record.extra != Extra::Defence && record.active == Some(true);
            let mut records = server.upgrades.iter().filter(known);
            let first = records.clone().next()?;
            let record = records.find(|record| !booked(&record.extra)).unwrap_or(first);
            let soon = now().plus_ms(60_000);
            let amount = record.amount?;
            downgrade(|booking| {
                (booking.guid, booking.at, booking.ips) = (guid, soon, None);
                if record.extra == Extra::Bandwidth {
                    let before = server.base_bandwidth.unwrap() + amount;
                    booking.bandwidth = Some(TakeAway { amount, before, after: before - amount });
                } else {
                    let taken = TakeAway { amount, before: amount + 1, after: 1 };
                    booking.ips = Some((taken, vec![record.value.clone()]));
                }
            })
        }
    })
}

/// What was done may shut what was open: stop, and stop again.
#[test]
fn what_was_just_done_shuts_the_rest() {
    let desk = Desk::new();
    let line = desk.line(LINE).unwrap();
    desk.send(&plain(|guid| Deed::Stop { guid })).unwrap();
    let busy = desk.server(SERVER);
    assert_eq!(busy.act, ActState::Stopping);
    assert!(!permit(Action::Stop, &busy, Some(&line), now()).is_open());
    assert_eq!(desk.refused(&plain(|guid| Deed::Stop { guid })), "服务器正在执行其他操作，请稍后再试");
    desk.finish();
    let off = desk.server(SERVER);
    assert!(!permit(Action::Stop, &off, Some(&line), now()).is_open());
    assert_eq!(desk.refused(&plain(|guid| Deed::Stop { guid })), "服务器未开机，不能执行该操作");
    assert!(permit(Action::Start, &off, Some(&line), now()).is_open());
}

/// A second booking of bandwidth has to wait for the first (§8), for rule and engine alike.
#[test]
fn one_booking_of_an_extra_at_a_time() {
    let desk = Desk::new();
    let line = desk.line(LINE).unwrap();
    let open = || permit(Action::Downgrade, &desk.server(SERVER), Some(&line), now()).is_open();
    assert!(open(), "the block is free, though bandwidth is booked");
    desk.send(&upgrade(|_| {})).unwrap();
    desk.finish();
    let bandwidth = || {
        downgrade(|booking| {
            booking.ips = None;
            booking.bandwidth = Some(TakeAway { amount: 10, before: 15, after: 5 });
        })
    };
    assert_eq!(desk.refused(&bandwidth()), "该降配项已有未执行的预约");
    desk.send(&downgrade(|_| {})).unwrap();
    assert!(!open(), "now both are booked");
    desk.send(&cancel(BOOKING)).unwrap();
    assert!(open());
    desk.send(&bandwidth()).unwrap();
    assert!(!open());
}
