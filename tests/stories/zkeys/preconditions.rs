//! Every precondition that the engine demands of an action (contract §5, §8), refused in the engine's words: the console's rule
//! shuts the action too, and nothing is done.
use futures::executor::block_on;
use gantry::domain::server::catalogue::{IpKind, Line};
use gantry::domain::server::deed::{Deed, TakeAway};
use gantry::domain::server::permit::{Reason, permit};
use gantry::domain::server::record::{Partition, Server};
use gantry::domain::server::state::{ActState, Action, OrderState, RunState};
use gantry::vendors::zkeys::{Dialect, IpDowngrade, Nested};
use serde_json::{Value, json};

use super::permits::{deed, written};
use super::{
    BLOCK, BOOKING, DAY, Desk, LINE, PATIENT, SERVER, cancel, dialect, downgrade, mint, now, reinstall, renew, upgrade,
    words,
};

/// The actions that need a machine in normal business.
const NORMAL_ONLY: [Action; 7] = [
    Action::Start,
    Action::Stop,
    Action::Restart,
    Action::Upgrade,
    Action::Downgrade,
    Action::SetPassword,
    Action::Reinstall,
];

/// Brings the sample machine into a state, and finds each of the actions shut by the rule and refused by the engine.
fn refused(desk: &Desk, line: &Line, state: &Value, actions: &[Action], said: &str) {
    for action in actions {
        desk.sandbox.reset().unwrap();
        desk.set(state);
        assert!(!permit(*action, &desk.server(SERVER), Some(line), now()).is_open(), "{action:?} {state}");
        assert_eq!(desk.refused(&deed(*action)), said, "{action:?} {state}");
        assert!(desk.effects().is_empty(), "{action:?} {state}");
    }
}

#[test]
fn every_state_that_shuts_an_action_is_refused_in_words() {
    let desk = Desk::new();
    let line = desk.line(LINE).unwrap();
    let refused = |state: Value, actions: &[Action], said: &str| refused(&desk, &line, &state, actions, said);
    let with_renew = [&NORMAL_ONLY[..], &[Action::Renew]].concat();
    refused(json!({ "order_status": "-2", "run_status": "-2" }), &Action::ALL, "服务器已删除");
    refused(json!({ "order_status": "0" }), &with_renew, "服务器开通中，暂不能操作");
    refused(json!({ "order_status": "0" }), &[Action::Refund], "当前状态不能退款");
    refused(json!({ "push_status": "1" }), &with_renew, "服务器过户中，暂不能操作");
    for act in 1..=6 {
        let busy = json!({ "act_status": act.to_string() });
        refused(busy, &with_renew, "服务器正在执行其他操作，请稍后再试");
    }
    let ended = json!({ "order_status": "3", "run_status": "-2", "end_time": written(now().plus_ms(-DAY / 24)) });
    refused(ended, &NORMAL_ONLY, "服务器已过期，请先续费");
    refused(json!({ "run_status": "-2" }), &NORMAL_ONLY, "服务器已锁定，暂不能操作");
    refused(json!({ "run_status": "1" }), &[Action::Start, Action::SetPassword], "服务器未关机，不能执行该操作");
    refused(json!({ "run_status": "-1" }), &[Action::Stop, Action::Restart], "服务器未开机，不能执行该操作");
}

/// A machine in normal business on a line that is picked, and that line.
fn on(desk: &Desk, pick: impl Fn(&Line) -> bool) -> (Server, Line) {
    let lines = block_on(desk.client().lines()).unwrap().value;
    let servers = block_on(desk.client().servers(1, 200)).unwrap().servers;
    let usual = |server: &Server| {
        let on = matches!(server.run, RunState::Running | RunState::Off);
        on && server.order == OrderState::Normal && server.act == ActState::Idle
    };
    let mut all = servers.into_iter().filter(usual).filter_map(|server| {
        let line = lines.iter().find(|line| line.guid == server.line_guid && pick(line))?;
        Some((server, line.clone()))
    });
    all.next().expect("some machine is on such a line")
}

#[test]
fn what_a_line_does_not_do_is_refused_in_words() {
    let desk = Desk::with(200);
    let reasons = |action, (server, line): &(Server, Line)| permit(action, server, Some(line), now()).reasons;

    let found = on(&desk, |line| line.renew_open == Some(false));
    assert_eq!(reasons(Action::Renew, &found), [Reason::LineClosed]);
    let renewal = Deed::Renew { guid: found.0.guid.clone(), months: found.1.months[0], order: mint() };
    assert_eq!(desk.refused(&renewal), "该线路已停止续费");

    let found = on(&desk, |line| line.upgrade_open == Some(false));
    assert_eq!(reasons(Action::Upgrade, &found), [Reason::LineClosed]);
    assert_eq!(desk.refused(&upgrade(|more| more.guid.clone_from(&found.0.guid))), "该线路不支持升级");

    let (server, line) = on(&desk, |line| line.defence_open == Some(false) && line.upgrade_open == Some(true));
    let defence = upgrade(|more| (more.guid, more.bandwidth, more.defence) = (server.guid.clone(), 0, 5));
    assert_eq!((line.defence_step, desk.refused(&defence)), (Some(5), "该线路不支持升级防御".to_owned()));

    let (server, _) = on(&desk, |line| line.ip_kinds == [IpKind::Single]);
    let block = upgrade(|more| (more.guid, more.ip_kind) = (server.guid.clone(), IpKind::Subnet));
    assert_eq!(desk.refused(&block), "该线路不支持此IP类型");

    let found = on(&desk, |line| line.downgrade_open == Some(false));
    assert!(reasons(Action::Downgrade, &found).contains(&Reason::DowngradeNotSupported));
    assert_eq!(desk.refused(&downgrade(|booking| booking.guid.clone_from(&found.0.guid))), "该线路不支持预约降配");
    assert!(desk.effects().is_empty());
}

#[test]
fn what_a_system_or_a_product_does_not_do_is_refused_at_a_reinstallation() {
    let desk = Desk::with(200);
    let systems = block_on(desk.client().systems()).unwrap().value;
    let products = block_on(desk.client().products()).unwrap().value;
    let (server, system) = block_on(desk.client().lines())
        .unwrap()
        .value
        .iter()
        .find_map(|line| {
            let elsewhere = systems.iter().find(|system| {
                let offered = system.for_install && system.for_bare_metal;
                offered && !system.lines.is_empty() && !system.lines.contains(&line.guid)
            })?;
            Some((on(&desk, |it| it.guid == line.guid).0, elsewhere))
        })
        .unwrap();
    let install = |change: &dyn Fn(&mut gantry::domain::server::deed::Reinstall)| {
        reinstall(|it| {
            it.replace = true;
            change(it);
        })
    };
    let elsewhere = install(&|it| (it.guid, it.system) = (server.guid.clone(), system.guid.clone()));
    assert_eq!(desk.refused(&elsewhere), "该线路不支持此操作系统");

    let servers = block_on(desk.client().servers(1, 200)).unwrap().servers;
    let whole = |server: &&Server| {
        let product = products.iter().find(|product| product.guid == server.product_guid);
        let normal = server.order == OrderState::Normal && server.act == ActState::Idle;
        normal && server.run == RunState::Running && product.is_some_and(|product| product.may_partition == Some(false))
    };
    let whole = servers.iter().find(whole).unwrap();
    let sized = install(&|it| (it.guid, it.partition) = (whole.guid.clone(), Partition::Gb(60)));
    assert_eq!(desk.refused(&sized), "该产品不支持自定义分区");
    assert!(desk.effects().is_empty());
}

#[test]
fn a_booking_that_contradicts_itself_is_refused_in_words() {
    let desk = Desk::new();
    desk.send(&cancel(BOOKING)).unwrap();
    desk.send(&upgrade(|more| more.bandwidth = 1)).unwrap();
    desk.finish();
    let bandwidth = |before, after| {
        downgrade(|booking| {
            booking.ips = None;
            booking.bandwidth = Some(TakeAway { amount: 1, before, after });
        })
    };
    for (before, after) in [(7, 6), (6, 4), (5, 4)] {
        assert_eq!(desk.refused(&bandwidth(before, after)), "降配前后的数值错误");
    }
    // By the totals, and with another number than the addresses that are named.
    let by_totals = Dialect { ip_downgrade: IpDowngrade::Totals, ..dialect() };
    let client = desk.client_of("1100134", "demo_key_0123456789abcdef", by_totals, PATIENT);
    let four = downgrade(|booking| {
        booking.ips = Some((TakeAway { amount: 4, before: 9, after: 1 }, vec![BLOCK.to_owned()]));
    });
    assert_eq!(words(block_on(client.carry_out(&four))), "降配参数前后不一致");
    // Nothing at all; in a form there is not even the parameter.
    for nested in [Nested::JsonText, Nested::JsonBody] {
        let dialect = Dialect { nested, ..dialect() };
        let client = desk.client_of("1100134", "demo_key_0123456789abcdef", dialect, PATIENT);
        assert_eq!(words(block_on(client.carry_out(&downgrade(|booking| booking.ips = None)))), "预约降配项不能为空");
    }
    assert_eq!(desk.effects().len(), 2);
    desk.send(&bandwidth(6, 5)).unwrap();
}

#[test]
fn an_ended_machine_is_still_held_to_the_terms() {
    let desk = Desk::new();
    desk.set(&json!({ "order_status": "3", "run_status": "-2", "end_time": written(now().plus_ms(-DAY / 24)) }));
    assert_eq!(desk.refused(&renew(7)), "购买时长不在可选范围内");
    desk.send(&renew(1)).unwrap();
}

/// What this client can never send, and what only a fault brings.
const NEVER: [&str; 11] = [
    "POST_ONLY",
    "NO_XML",
    "NO_MODULE",
    "NO_ACTION",
    "FAULT",
    "FORBIDDEN",
    "BAD_ITEM",
    "ITEM_TWICE",
    "BAD_INSTALL_TYPE",
    "BAD_INSTALL_MODE",
    "BAD_PRODUCT_TYPE",
];

/// The engine's words for a no, by name.
fn noes() -> Vec<(&'static str, &'static str)> {
    let source = include_str!("../../../sandbox/src/zkeys/words.rs");
    let one = |line: &'static str| {
        let (name, text) = line.strip_prefix("pub const ")?.split_once(": &str = \"")?;
        Some((name, text.strip_suffix("\";")?))
    };
    source.lines().filter_map(one).collect()
}

#[test]
fn every_no_of_the_engine_has_a_story() {
    let stories = [
        include_str!("clock.rs"),
        include_str!("odd.rs"),
        include_str!("permits.rs"),
        include_str!("preconditions.rs"),
        include_str!("refusals.rs"),
        include_str!("writes.rs"),
    ];
    let told = |text: &str| stories.iter().any(|story| story.contains(&format!("\"{text}\"")));
    let noes = noes();
    assert!(noes.len() > 50, "{}", noes.len());
    let missing: Vec<_> = noes.iter().filter(|(name, text)| !NEVER.contains(name) && !told(text)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(NEVER.iter().all(|name| noes.iter().any(|(known, _)| known == name)));
}
