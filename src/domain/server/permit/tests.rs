//! The table against a second one, written from the sentences of contract `baremetal.md` §8 ("Power × action").
use super::*;
use crate::domain::server::record::{BookingState, OrderOnly};
use crate::domain::server::samples::{at, booking, line, server, upgrade};

const NOW: &str = "2021-08-18 12:00:00";

/// A server with an upgrade that is free and a booking that can be cancelled, so that only its state decides.
fn ready() -> Server {
    let mut server = server();
    server.upgrades = vec![upgrade(Extra::Bandwidth, 1), upgrade(Extra::Ip, 8)];
    server.bookings = vec![booking(Extra::Ip, "114.114.8.16-23", Some(9), Some(1))];
    server
}

fn open(server: &Server) -> Vec<Action> {
    let permits = permits(server, Some(&line()), at(NOW));
    permits.into_iter().filter(|(_, permit)| permit.is_open()).map(|(action, _)| action).collect()
}

fn ask(action: Action, server: &Server) -> Permit {
    permit(action, server, Some(&line()), at(NOW))
}

#[test]
fn every_state_opens_exactly_what_the_contract_says() {
    use Action::*;
    let running = [Stop, Restart, Renew, Upgrade, Downgrade, CancelDowngrade, Reinstall, Refund];
    let off = [Start, Renew, Upgrade, Downgrade, CancelDowngrade, SetPassword, Reinstall, Refund];
    let ended = [Renew, CancelDowngrade, Refund];
    let unknown = || "7".to_owned();
    let runs = [RunState::Running, RunState::Off, RunState::Locked, RunState::Other(unknown())];
    let orders = [
        OrderState::Provisioning,
        OrderState::Normal,
        OrderState::Expired,
        OrderState::Deleted,
        OrderState::Other(unknown()),
    ];
    let busy = [
        ActState::Restarting,
        ActState::Reinstalling,
        ActState::SettingPassword,
        ActState::Upgrading,
        ActState::Starting,
        ActState::Stopping,
    ];
    let mut seen = 0;
    for order in &orders {
        for run in &runs {
            let idle: &[Action] = match (order, run) {
                (OrderState::Provisioning | OrderState::Deleted | OrderState::Other(_), _) => &[],
                (_, RunState::Other(_)) => &[],
                (OrderState::Normal, RunState::Running) => &running,
                (OrderState::Normal, RunState::Off) => &off,
                (OrderState::Normal, RunState::Locked) | (OrderState::Expired, _) => &ended,
            };
            let while_busy: Vec<Action> =
                idle.iter().copied().filter(|action| matches!(action, CancelDowngrade | Refund)).collect();
            let mut server = Server { order: order.clone(), run: run.clone(), ..ready() };
            assert_eq!(open(&server), idle, "{order:?} {run:?}");
            for act in &busy {
                server.act = act.clone();
                assert_eq!(open(&server), while_busy, "{order:?} {run:?} {act:?}");
            }
            server.act = ActState::Other(unknown());
            assert_eq!(open(&server), [], "{order:?} {run:?} unknown");
            seen += 1;
        }
    }
    assert_eq!(seen, 20);
}

#[test]
fn a_shut_action_says_why_and_what_opens_it() {
    let why = |action, server: &Server| -> Vec<(Reason, Opening)> {
        let reasons = ask(action, server).reasons.into_iter();
        reasons.map(|reason| (reason.clone(), reason.opening())).collect()
    };
    let running = ready();
    let off = Server { run: RunState::Off, ..ready() };
    assert_eq!(why(Action::SetPassword, &running), [(Reason::MustBeOff, Opening::First(Action::Stop))]);
    assert_eq!(why(Action::Start, &running), [(Reason::Runs, Opening::Nothing)]);
    assert_eq!(why(Action::Stop, &off), [(Reason::IsOff, Opening::Nothing)]);
    assert_eq!(why(Action::Restart, &off), [(Reason::MustRun, Opening::First(Action::Start))]);
    let busy = Server { act: ActState::Starting, ..ready() };
    assert_eq!(why(Action::Renew, &busy), [(Reason::Busy(ActState::Starting), Opening::Wait)]);
    let gone = Server { order: OrderState::Deleted, act: ActState::Other("9".into()), ..ready() };
    assert_eq!(why(Action::Renew, &gone), [(Reason::Deleted, Opening::Nothing)]);
    let early = Server { order: OrderState::Provisioning, ..ready() };
    assert_eq!(why(Action::Start, &early), [(Reason::Provisioning, Opening::Wait)]);
    let over = Server { order: OrderState::Expired, run: RunState::Locked, ..ready() };
    assert_eq!(why(Action::Start, &over), [(Reason::Expired, Opening::First(Action::Renew))]);
    let unknown = Server { order: OrderState::Other("8".into()), run: RunState::Other("9".into()), ..ready() };
    assert_eq!(
        why(Action::Refund, &unknown),
        [(Reason::UnknownOrder("8".into()), Opening::Operator), (Reason::UnknownRun("9".into()), Opening::Operator)]
    );
}

#[test]
fn the_operators_lock_counts_like_the_machines() {
    let only = OrderOnly { locked: Some(true), lock_reason: Some("欠费".into()), ..OrderOnly::default() };
    let locked = Server { order_only: Some(Box::new(only)), ..ready() };
    assert_eq!(open(&locked), [Action::Renew, Action::CancelDowngrade, Action::Refund]);
    assert_eq!(ask(Action::Stop, &locked).reasons, [Reason::Locked(Some("欠费".into()))]);
    assert_eq!(Reason::Locked(None).opening(), Opening::Operator);
    assert_eq!(ask(Action::CancelDowngrade, &locked).warnings, [Warning::Locked]);
    // Beside an ended term, only the operator's own lock is told.
    let over = Server { order: OrderState::Expired, run: RunState::Locked, ..locked };
    assert_eq!(ask(Action::Stop, &over).reasons, [Reason::Expired, Reason::Locked(Some("欠费".into()))]);
    assert_eq!(ask(Action::CancelDowngrade, &over).warnings, [Warning::Expired, Warning::Locked]);
}

#[test]
fn a_server_on_its_way_to_another_owner_is_left_alone() {
    let only = OrderOnly { pushing: Some(true), ..OrderOnly::default() };
    let mut pushed = Server { order_only: Some(Box::new(only)), ..ready() };
    assert_eq!(open(&pushed), []);
    assert_eq!(ask(Action::Stop, &pushed).reasons, [Reason::Pushing]);
    pushed.order_only = Some(Box::new(OrderOnly { pushing: Some(false), ..OrderOnly::default() }));
    assert!(ask(Action::Stop, &pushed).is_open());
}

#[test]
fn a_push_or_a_lock_that_nobody_knows_is_busy_for_every_write() {
    let only = OrderOnly { unclear: Some("2".into()), ..OrderOnly::default() };
    for run in [RunState::Running, RunState::Off, RunState::Locked] {
        let server = Server { run, order_only: Some(Box::new(only.clone())), ..ready() };
        assert_eq!(open(&server), []);
        assert!(ask(Action::Refund, &server).reasons.contains(&Reason::UnknownAct("2".into())));
    }
}

#[test]
fn a_service_life_that_is_not_known_warns_before_a_renewal() {
    let life = |server: &Server, line: &Line| permit(Action::Renew, server, Some(line), at(NOW)).warnings;
    let off = Server { run: RunState::Off, ..ready() };
    assert_eq!(life(&off, &line()), []);
    for (server, years) in [
        (off.clone(), Some(0)),
        (off.clone(), None),
        (Server { started: None, ..off.clone() }, Some(3)),
        (Server { ends: None, ..off.clone() }, Some(3)),
    ] {
        let line = Line { life_years: years, ..line() };
        assert_eq!(life(&server, &line), [Warning::LifeUnknown]);
        assert_eq!(permit(Action::Upgrade, &server, Some(&line), at(NOW)).warnings, []);
    }
}

#[test]
fn the_line_can_shut_and_can_be_silent() {
    let mut shut = line();
    (shut.renew_open, shut.upgrade_open, shut.downgrade_open) = (Some(false), Some(false), Some(false));
    let reasons = |action| permit(action, &ready(), Some(&shut), at(NOW)).reasons;
    assert_eq!(reasons(Action::Renew), [Reason::LineClosed]);
    assert_eq!(reasons(Action::Upgrade), [Reason::LineClosed]);
    assert_eq!(reasons(Action::Downgrade), [Reason::DowngradeNotSupported]);
    assert_eq!(reasons(Action::Stop), []);
    let mut silent = line();
    (silent.renew_open, silent.upgrade_open, silent.downgrade_open) = (None, None, None);
    for action in [Action::Renew, Action::Upgrade, Action::Downgrade] {
        let off = Server { run: RunState::Off, ..ready() };
        let said = permit(action, &off, Some(&silent), at(NOW));
        assert_eq!((said.is_open(), said.warnings), (true, vec![Warning::LineSilent]));
        let unknown = permit(action, &off, None, at(NOW));
        assert_eq!((unknown.is_open(), unknown.warnings), (true, vec![Warning::LineUnknown]));
    }
    assert_eq!(permit(Action::Stop, &ready(), None, at(NOW)).warnings, []);
}

#[test]
fn what_is_doubtful_warns_and_stays_open() {
    assert_eq!(ask(Action::Renew, &ready()).warnings, [Warning::NotOff]);
    let off = Server { run: RunState::Off, ..ready() };
    assert_eq!(ask(Action::Renew, &off).warnings, []);
    let locked = Server { run: RunState::Locked, ..ready() };
    assert_eq!(ask(Action::Renew, &locked).warnings, [Warning::NotOff]);
    let busy = Server { act: ActState::Upgrading, ..ready() };
    for action in [Action::CancelDowngrade, Action::Refund] {
        let permit = ask(action, &busy);
        assert_eq!((permit.is_open(), permit.warnings), (true, vec![Warning::Busy(ActState::Upgrading)]));
    }
    let only = OrderOnly { self_upgrade: Some(false), ..OrderOnly::default() };
    let server = Server { order_only: Some(Box::new(only)), ..ready() };
    let permit = ask(Action::Upgrade, &server);
    assert_eq!((permit.is_open(), permit.warnings), (true, vec![Warning::NoSelfUpgrade]));
}

#[test]
fn there_must_be_something_to_take_back_or_to_cancel() {
    let mut server = ready();
    server.upgrades.clear();
    assert_eq!(ask(Action::Downgrade, &server).reasons, [Reason::NoUpgrades]);
    assert_eq!(Reason::NoUpgrades.opening(), Opening::First(Action::Upgrade));
    server.upgrades = vec![upgrade(Extra::Ip, 8)];
    // The only upgrade's extra is booked already.
    assert_eq!(ask(Action::Downgrade, &server).reasons, [Reason::NoUpgrades]);
    server.bookings[0].state = BookingState::Done;
    assert_eq!(ask(Action::CancelDowngrade, &server).reasons, [Reason::NoBookings]);
    assert_eq!(Reason::NoBookings.opening(), Opening::First(Action::Downgrade));
    server.bookings[0].state = BookingState::Pending;
    let due = at("2021-09-02 11:03:00");
    assert!(!permit(Action::CancelDowngrade, &server, Some(&line()), due).is_open());
    assert!(permit(Action::CancelDowngrade, &server, Some(&line()), due.plus_ms(-1)).is_open());
}
