//! What the engine refuses beyond states: each reaches the client as a refusal in the engine's words, and nothing is done.
use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::server::catalogue::{IpKind, Standing, System};
use gantry::domain::server::deed::{AddExtras, BookDowngrade, Create, Deed, Reinstall, TakeAway};
use gantry::domain::server::identity::Identity;
use gantry::domain::server::record::Partition;
use gantry::vendors::zkeys::{Dialect, ZkeysFailure};

use super::{
    BLOCK, BOOKING, DAY, Desk, LINE, PATIENT, SERVER, cancel, dialect, downgrade, now, order, plain, reinstall, renew,
    secret, set_password, upgrade, words,
};

const HIDDEN: &str = "1690011524861209";
const NOT_SOLD: &str = "1688455001276643";
const MONGOLIA: &str = "1683665299911682";
/// The longest service life there is two years.
const TWO_YEARS: &str = "1686201733904126";

fn systems(desk: &Desk) -> Vec<System> {
    block_on(desk.client().systems()).unwrap().value
}

#[test]
fn orders() {
    let desk = Desk::new();
    let systems = systems(&desk);
    let products = block_on(desk.client().products()).unwrap().value;
    let system = |fits: &dyn Fn(&System) -> bool| systems.iter().find(|it| fits(it)).unwrap().guid.clone();
    let product = |line: &str, good: bool| {
        let found = products.iter().find(|it| it.line_guid == line && (it.standing == Standing::Shown) == good);
        found.unwrap().guid.clone()
    };
    let gone = products.iter().find(|it| it.standing != Standing::Shown).unwrap();
    let no_partitions =
        products.iter().find(|it| it.may_partition == Some(false) && it.standing == Standing::Shown).unwrap();
    let on =
        |it: &System, line: &str| it.for_bare_metal && (it.lines.is_empty() || it.lines.iter().any(|it| it == line));
    let everywhere = |it: &System| it.for_bare_metal && it.lines.is_empty();
    let not_for_order = system(&|it| everywhere(it) && !it.for_create);
    let not_bare_metal = system(&|it| it.for_create && !it.for_bare_metal);
    let elsewhere = system(&|it| {
        it.for_create && it.for_bare_metal && !it.lines.is_empty() && !it.lines.contains(&NOT_HERE.to_owned())
    });
    let big = system(&|it| it.for_create && it.for_bare_metal && it.min_cores == Some(16));
    let windows = systems.iter().find(|it| it.for_create && on(it, LINE) && it.login == "administrator").unwrap();
    let mut pairs = products.iter().flat_map(|product| systems.iter().map(move |system| (product, system)));
    let little_memory = pairs.find(|(product, system)| {
        let sold = product.standing == Standing::Shown && ![HIDDEN, NOT_SOLD].contains(&&*product.line_guid);
        let fits = sold && system.for_create && on(system, &product.line_guid);
        fits && system.min_cores <= product.hardware.cores && system.min_memory_gb > product.hardware.memory_gb
    });
    let little_memory = little_memory.unwrap();
    let mut cases: Vec<(Deed, String)> = Vec::new();
    let mut case =
        |words: &str, change: &dyn Fn(&mut Create)| cases.push((order(1, |it| change(it)), words.to_owned()));
    case("线路不存在", &|it| it.line = "1".into());
    case("线路不存在", &|it| it.line = HIDDEN.into());
    case("该线路已停止购买", &|it| it.line = NOT_SOLD.into());
    case("产品不存在或已下架", &|it| it.product = "1".into());
    case("产品不存在或已下架", &|it| it.product.clone_from(&gone.guid));
    case("产品不属于该线路", &|it| it.product = product(MONGOLIA, true));
    case("操作系统不存在", &|it| it.system = "1".into());
    case("该操作系统不支持新购", &|it| it.system.clone_from(&not_for_order));
    case("该操作系统不支持裸金属服务器", &|it| it.system.clone_from(&not_bare_metal));
    case("该线路不支持此操作系统", &|it| {
        (it.line, it.product, it.system) = (NOT_HERE.into(), product(NOT_HERE, true), elsewhere.clone());
    });
    case("CPU核数低于操作系统的最低要求", &|it| it.system.clone_from(&big));
    case("内存低于操作系统的最低要求", &|it| {
        let (product, system) = little_memory;
        (it.line, it.product, it.system) = (product.line_guid.clone(), product.guid.clone(), system.guid.clone());
    });
    case("登录名与操作系统不符", &|it| it.login = "admin".into());
    case("登录名与操作系统不符", &|it| it.system.clone_from(&windows.guid));
    case("购买时长不在可选范围内", &|it| it.months = 7);
    case("超过服务器的最长使用年限", &|it| {
        (it.line, it.product, it.months) = (TWO_YEARS.into(), product(TWO_YEARS, true), 36)
    });
    case("购买数量须在1到10之间", &|it| it.count = 0);
    case("购买数量须在1到10之间", &|it| it.count = 11);
    case("系统分区不能小于30G（参数单位为M）", &|it| it.partition = Partition::Gb(29));
    case("系统分区不能小于30G（参数单位为M）", &|it| it.partition = Partition::First);
    case("该产品不支持自定义分区", &|it| {
        (it.line, it.product) = (no_partitions.line_guid.clone(), no_partitions.guid.clone());
        it.partition = Partition::Gb(60);
    });
    case("登录密码错误，须为8-30位可见字符并经base64编码", &|it| it.password = secret("Aa1!567"));
    case("登录密码错误，须为8-30位可见字符并经base64编码", &|it| it.password = secret("Aa1! 45678"));
    case("登录密码错误，须为8-30位可见字符并经base64编码", &|it| {
        it.password = Secret::new("密码密码密码".into())
    });
    case("缺少参数loginPassword", &|it| it.password = secret(""));
    case("参数agent_order_no格式错误", &|it| it.order.agent = "x1".into());
    case("缺少参数clientOrderNo", &|it| it.order.client = String::new());
    case("实名手机号格式错误", &|it| {
        let text = |text: &str| text.to_owned();
        it.identity = Some(Identity {
            name: text("张三"),
            mobile: text("0138"),
            id_number: text("11010519491231002X"),
            from_ip: text("203.0.113.9"),
            qq: String::new(),
        });
    });
    let count = cases.len();
    for (deed, words) in cases {
        assert_eq!(desk.refused(&deed), words);
    }
    assert_eq!(count, 28);
    let nobody = Dialect { client: String::new(), ..dialect() };
    let client = desk.client_of("1100134", "demo_key_0123456789abcdef", nobody, PATIENT);
    assert_eq!(words(block_on(client.carry_out(&order(1, |_| {})))), "缺少参数clientId");
    assert!(desk.effects().is_empty());
    // There are 50 in stock.
    for _ in 0..5 {
        desk.send(&order(10, |_| {})).unwrap();
    }
    assert_eq!(desk.refused(&order(1, |_| {})), "库存不足");
    assert_eq!(desk.effects().len(), 50);
}

/// A line of which some systems are not: every second line is left out by some.
const NOT_HERE: &str = "1684120078330951";

#[test]
fn upgrades() {
    let desk = Desk::new();
    let case =
        |words: &str, change: &dyn Fn(&mut AddExtras)| assert_eq!(desk.refused(&upgrade(|it| change(it))), words);
    case("服务器不存在", &|it| it.guid = "1".into());
    case("防御、带宽、IP数量不能同时为空", &|it| it.bandwidth = 0);
    case("带宽超过线路上限300", &|it| it.bandwidth = 296);
    case("IP数量不在可选范围内", &|it| it.ips = 7);
    case("IP数量超过线路上限200", &|it| (it.bandwidth, it.ips) = (200, 256));
    case("子网IP数量须为2的幂且不少于4", &|it| (it.ips, it.ip_kind) = (1, IpKind::Subnet));
    case("防御须为5G的整数倍", &|it| it.defence = 7);
    case("防御超过线路上限300", &|it| it.defence = 300);
    case("总带宽与总IP数的比例低于线路要求", &|it| (it.bandwidth, it.ips) = (0, 8));
    case("参数agent_order_no格式错误", &|it| it.order.agent = "x".into());
    desk.sandbox.set_zkeys_switches(&["no-balance"]).unwrap();
    case("余额不足", &|_| {});
    assert_eq!(desk.refused(&order(1, |_| {})), "余额不足");
    assert!(desk.effects().is_empty() && desk.server(SERVER).upgrades.len() == 1);
}

#[test]
fn downgrades() {
    let desk = Desk::new();
    let case =
        |words: &str, change: &dyn Fn(&mut BookDowngrade)| assert_eq!(desk.refused(&downgrade(|it| change(it))), words);
    let ips = |amount, which: &[&str]| {
        let taken = TakeAway { amount, before: 9, after: 9 - amount };
        Some((taken, which.iter().map(|ip| (*ip).to_owned()).collect()))
    };
    let figure = |amount, before| Some(TakeAway { amount, before, after: before - amount });
    case("服务器不存在", &|it| it.guid = "1".into());
    case("缺少参数param", &|it| it.ips = None);
    case("默认IP不能降配", &|it| it.ips = ips(1, &["192.168.12.48"]));
    case("降配IP不在可降配列表中", &|it| it.ips = ips(4, &["114.114.8.16-19"]));
    case("没有与降配值对应的升级记录", &|it| it.ips = ips(8, &["114.114.8.16-19", "114.114.8.20-23"]));
    case("该降配项已有未执行的预约", &|it| it.bandwidth = figure(1, 6));
    case("没有与降配值对应的升级记录", &|it| it.defence = figure(5, 10));
    case("预约时间须晚于当前时间", &|it| it.at = now().plus_ms(-DAY));
    case("预约时间不能晚于服务器到期时间", &|it| it.at = now().plus_ms(90 * DAY));
    assert_eq!(desk.refused(&cancel("1")), "预约记录不存在");
    desk.send(&cancel(BOOKING)).unwrap();
    assert_eq!(desk.refused(&cancel(BOOKING)), "该预约已执行或已取消");
    case("没有与降配值对应的升级记录", &|it| it.bandwidth = figure(1, 6));
    assert_eq!(desk.effects().len(), 1);
    assert_eq!(
        block_on(desk.client().removable_addresses("1")),
        Err(ZkeysFailure::Refused { code: None, text: "服务器不存在".into() })
    );
}

#[test]
fn bandwidth_has_to_last_for_what_is_left() {
    let desk = Desk::new();
    desk.send(&cancel(BOOKING)).unwrap();
    // 5 + 4 M for 1 + 8 + 8 addresses; without the 4 there are not enough.
    desk.send(&upgrade(|it| (it.bandwidth, it.ips) = (4, 8))).unwrap();
    desk.finish();
    let only = downgrade(|it| {
        it.ips = None;
        it.bandwidth = Some(TakeAway { amount: 4, before: 9, after: 5 });
    });
    assert_eq!(desk.refused(&only), "总带宽与总IP数的比例低于线路要求");
    desk.send(&downgrade(|it| it.ips = Some((TakeAway { amount: 8, before: 17, after: 9 }, vec![BLOCK.to_owned()]))))
        .unwrap();
    desk.send(&only).unwrap();
}

#[test]
fn renewals_passwords_and_systems() {
    let desk = Desk::new();
    assert_eq!(desk.refused(&renew(7)), "购买时长不在可选范围内");
    assert_eq!(desk.refused(&renew(36)), "超过服务器的最长使用年限");
    desk.sandbox.set_zkeys_switches(&["no-balance"]).unwrap();
    assert_eq!(desk.refused(&renew(1)), "余额不足");
    desk.sandbox.set_zkeys_switches(&[]).unwrap();
    assert_eq!(desk.refused(&set_password("short")), "登录密码错误，须为8-30位可见字符并经base64编码");
    assert_eq!(desk.refused(&set_password("Long-Enough-1")), "服务器未关机，不能执行该操作");
    let systems = systems(&desk);
    let install =
        |words: &str, change: &dyn Fn(&mut Reinstall)| assert_eq!(desk.refused(&reinstall(|it| change(it))), words);
    let guid = |fits: &dyn Fn(&System) -> bool| systems.iter().find(|it| fits(it)).unwrap().guid.clone();
    install("操作系统不存在", &|it| it.system = "1".into());
    install("该操作系统不支持重装", &|it| it.system = guid(&|system| !system.for_install));
    install("该操作系统不支持裸金属服务器", &|it| {
        it.system = guid(&|system| system.for_install && !system.for_bare_metal)
    });
    install("系统分区不能小于30G（参数单位为M）", &|it| it.partition = Partition::Gb(29));
    install("更换系统类型或重新分区时installType须为replace", &|it| it.partition = Partition::Gb(60));
    install("登录密码错误，须为8-30位可见字符并经base64编码", &|it| it.password = secret("short"));
    install("服务器不存在", &|it| it.guid = "1".into());
    assert_eq!(desk.refused(&Deed::Refund { guid: "1".into() }), "服务器不存在");
    assert_eq!(desk.refused(&plain(|guid| Deed::Start { guid })), "服务器未关机，不能执行该操作");
    assert!(desk.effects().is_empty());
    assert!(desk.has_password(SERVER, "Seeded-Pass-1"));
    assert_eq!(desk.line(LINE).unwrap().life_years, Some(3));
}

#[test]
fn who_calls_must_be_known() {
    let desk = Desk::new();
    for (userid, key, said) in [
        ("1100134", "another_key", "签名错误"),
        ("1100199", "demo_key_0123456789abcdef", "用户不存在或未开通API"),
        ("", "demo_key_0123456789abcdef", "缺少参数userid"),
    ] {
        let client = desk.client_of(userid, key, dialect(), PATIENT);
        let failure = block_on(client.zones()).unwrap_err();
        assert_eq!(failure, ZkeysFailure::Refused { code: None, text: said.into() });
        assert_eq!(words(block_on(client.carry_out(&renew(1)))), said);
    }
    assert!(desk.effects().is_empty());
}
