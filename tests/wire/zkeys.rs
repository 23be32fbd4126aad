//! zkeys' samples (contract `baremetal.md`): what is sent for each call, and what its answer means.
mod engine;
mod odd;
mod sent;

use engine::Engine;
use futures::executor::block_on;
use gantry::domain::moment::{Moment, Zone};
use gantry::domain::money::{Factor, Money};
use gantry::domain::server::catalogue::{IpKind, Standing};
use gantry::domain::server::oddity::Oddities;
use gantry::domain::server::price::renewal::renewal;
use gantry::domain::server::record::{BookingState, Extra, NetType, Partition, RenewPrice, Server};
use gantry::domain::server::state::{ActState, OrderState, RunState};
use gantry::vendors::zkeys::Dialect;

const LIST: &str = include_str!("zkeys/sync_baremetal.list.reply.json");
const SINGLE: &str = include_str!("zkeys/sync_baremetal.single.reply.json");

/// A time of the samples, which are in UTC+8.
fn at(text: &str) -> Option<Moment> {
    Some(Moment::parse_in(text, Zone(480)).unwrap())
}

fn dialect() -> Dialect {
    Dialect { client: "1100123".to_owned(), ..Dialect::default() }
}

#[test]
fn zones_are_read() {
    let engine = Engine::new([include_str!("zkeys/getzones.reply.json")]);
    let read = block_on(engine.client(dialect()).zones()).unwrap();
    assert_eq!(read.odd, Oddities::default());
    let [first, second] = &*read.value else { panic!() };
    assert_eq!((&*first.guid, &*first.name, first.max_years), ("1625139389577044", "Hyper-V 2", Some(3)));
    assert_eq!((first.identity_required, first.white_list_required, first.icp), (Some(true), Some(false), Some(false)));
    assert_eq!((&*second.name, second.white_list_required, second.icp), ("中国内蒙", Some(true), Some(true)));
}

/// Row 35: what the vendor calls a line's line is its zone.
#[test]
fn lines_are_read_with_the_zone_under_its_true_name() {
    let engine = Engine::new([include_str!("zkeys/sync_line.reply.json")]);
    let read = block_on(engine.client(dialect()).lines()).unwrap();
    assert_eq!(read.odd, Oddities::default());
    let [line] = &*read.value else { panic!() };
    assert_eq!((&*line.guid, &*line.zone_guid), ("1665907446560259", "1665906481931673"));
    assert_eq!((&*line.name, &line.description, &line.standing), ("裸4.0ZH-裸4.0ZH", &None, &Standing::Shown));
    assert_eq!(line.sort, Some(17));
    let open = [line.buy_open, line.renew_open, line.upgrade_open, line.defence_open, line.downgrade_open];
    assert_eq!(open, [Some(true); 5]);
    assert_eq!((line.downgrade_days, line.max_per_order, line.life_years), (Some(15), Some(10), Some(3)));
    assert_eq!(line.months, [1, 2, 3, 4, 5, 6, 12, 24, 36]);
    assert_eq!(line.discounts, [Some(Factor::ONE); 3]);
    let ten = Money::parse("10.00");
    assert_eq!((line.bandwidth_price, line.ip_price, line.defence_price), (ten, ten, ten));
    assert_eq!((line.bandwidth_max, line.ip_max, line.defence_max), (Some(300), Some(200), Some(300)));
    assert_eq!((line.ip_free, line.defence_step, line.ratio), (Some(0), Some(5), Some(500)));
    assert_eq!(line.ip_counts, [1, 8, 16, 32, 64, 128, 256]);
    assert_eq!(line.ip_kinds, [IpKind::Single, IpKind::Subnet]);
    assert_eq!((line.retention_days, line.release_hours), (Some(1), Some(0)));
}

/// Rows 17 and 18: two prices, and figures that contradict one another.
#[test]
fn products_disks_and_systems_are_read() {
    let engine = Engine::new([include_str!("zkeys/sync_product.reply.json")]);
    let read = block_on(engine.client(dialect()).products()).unwrap();
    let [product] = &*read.value else { panic!() };
    assert_eq!((read.odd.count, &*product.name, &*product.line_guid), (0, "zhzy4.0", "1665907446560259"));
    assert_eq!((product.price, product.upstream_price), (Money::parse("500"), Money::parse("0")));
    assert_eq!((product.ips, product.bandwidth, product.defence), (Some(1), Some(5), Some(5)));
    assert_eq!((product.partition_gb, product.may_partition, product.from_stock), (Some(50), Some(true), Some(true)));
    // More memory than the most, and fewer cores than processors: shown as given (§6 row 18).
    assert_eq!(
        (product.hardware.cores, product.hardware.cpus, product.hardware.memory_gb),
        (Some(4), Some(8), Some(500))
    );
    assert_eq!(product.hardware.disks, ["1623164948719896", "1623164948719896", "1623164939837722"]);

    let engine = Engine::new([include_str!("zkeys/sync_harddisk.reply.json")]);
    let disks = block_on(engine.client(dialect()).disks()).unwrap().value;
    let found: Vec<_> = disks.iter().map(|disk| (&*disk.guid, &*disk.kind, disk.size_gb)).collect();
    assert_eq!(found, [("1623164939837722", "SSD", Some(1200)), ("1695288616986859", "SSD", Some(3))]);

    let engine = Engine::new([include_str!("zkeys/getsystems.reply.json")]);
    let systems = block_on(engine.client(dialect()).systems()).unwrap().value;
    let [system] = &*systems else { panic!() };
    assert_eq!((&*system.name, &*system.login, system.port), ("6.8 64位", "root", Some(22)));
    assert_eq!((system.for_create, system.for_install, system.for_bare_metal), (true, false, false));
    assert_eq!((&*system.family, system.disk_gb), ("1666193469952094", Some(30)));
    assert_eq!(system.lines, ["1683665299911682"]);
}

fn check(server: &Server) {
    assert_eq!((&*server.guid, &*server.product_guid), ("1708330228791024", "1665907642748705"));
    assert_eq!((&*server.line_guid, &*server.system_guid), ("1665907446560259", "1633652801461868"));
    assert_eq!((&*server.cabinet, &*server.login, &server.remarks), ("zhzy_561-2", "root", &None));
    assert_eq!((server.base_bandwidth, server.base_defence, server.base_ips), (Some(5), Some(5), Some(1)));
    assert_eq!((server.bought, server.ends), (at("2021-08-17 16:57:43"), at("2021-09-17 16:57:43")));
    assert_eq!((&server.order, &server.run, &server.act), (&OrderState::Normal, &RunState::Running, &ActState::Idle));
    let [address] = &*server.addresses else { panic!() };
    assert_eq!((&*address.ip, address.main, &address.net), ("192.168.12.48", true, &NetType::Host));
    let [upgrade] = &*server.upgrades else { panic!() };
    // `ipnum` and `ip` are one thing (§6 row 10); 18 digits stay as they are.
    assert_eq!((&upgrade.extra, upgrade.amount, upgrade.active), (&Extra::Ip, Some(8), Some(true)));
    assert_eq!((&*upgrade.value, upgrade.order.as_deref()), ("114.114.8.16-23", Some("160682598814128134")));
    let [booking] = &*server.bookings else { panic!() };
    assert_eq!((&booking.extra, &booking.state), (&Extra::Bandwidth, &BookingState::Pending));
    assert_eq!((booking.before, booking.after, &*booking.value), (Some(6), Some(5), "1"));
    assert_eq!((booking.at, booking.finished), (at("2021-09-02 11:03:00"), None));
}

/// Rows 10, 20, 21 and 37: two names of one thing, nothing said, a customer's id as a number, and a name of its own.
#[test]
fn the_list_and_the_single_reading_tell_the_same_server() {
    let engine = Engine::new([LIST]);
    let page = block_on(engine.client(dialect()).servers(1, 10)).unwrap();
    assert_eq!((page.rows, page.total, page.odd.count), (1, Some(77), 0));
    check(&page.servers[0]);
    assert_eq!((page.servers[0].called(), &page.servers[0].client), ("APIzhzy4.0", &None));
    assert!(page.servers[0].order_only.is_none());

    let engine = Engine::new([SINGLE]);
    let server = block_on(engine.client(dialect()).server("1708330228791024")).unwrap().unwrap().value;
    check(&server);
    // A number in the sample, a text elsewhere (§6 row 21). The single reading has no name.
    assert_eq!((server.client.as_deref(), server.called()), (Some("1601638"), "192.168.12.48"));
    // Others' rows prove nothing about the one that was asked for; no row at all says that there is none.
    assert!(block_on(Engine::new([SINGLE]).client(dialect()).server("1")).is_err());
    let none = r#"{"code":0,"data":{"baremetal":[]}}"#;
    assert_eq!(block_on(Engine::new([none]).client(dialect()).server("1")).unwrap(), None);
}

/// How a renewal is priced is said in three ways, of which each leads to its own figure (§7).
#[test]
fn the_answer_to_an_order_says_how_a_renewal_is_priced() {
    let line = block_on(Engine::new([include_str!("zkeys/sync_line.reply.json")]).client(dialect()).lines()).unwrap();
    let products = include_str!("zkeys/sync_product.reply.json");
    let product = block_on(Engine::new([products]).client(dialect()).products()).unwrap();
    let priced = |setting: &str, price: &str, remark: serde_json::Value| {
        let mut whole: serde_json::Value = serde_json::from_str(include_str!("zkeys/create.reply.json")).unwrap();
        let row = &mut whole["data"][0];
        (row["renew_price_setting"], row["renew_price"]) = (setting.into(), price.into());
        row["renew_price_remark"] = remark;
        // The sample has upgrades of its own; here only the price of the machine is in question.
        row["upgrade"] = serde_json::json!([]);
        let engine = Engine::new([whole.to_string()]);
        let done = block_on(engine.client(dialect()).carry_out(&sent::create())).unwrap();
        let gantry::domain::server::reply::Done::Created(servers) = done else { panic!() };
        renewal(&servers[0], product.value.first(), &line.value[0], 12).total
    };
    let terms = serde_json::json!(r#"{"1":"450.00","12":"5000.00"}"#);
    assert_eq!(priced("0", "480.00", terms.clone()), Money::parse("6000"));
    assert_eq!(priced("1", "480.00", terms.clone()), Money::parse("5760"));
    assert_eq!(priced("2", "480.00", terms), Money::parse("5000"));
    for (setting, price, remark) in
        [("1", "", ""), ("1", "面议", ""), ("2", "480.00", "{}"), ("2", "480.00", "面议"), ("3", "480.00", "")]
    {
        assert_eq!(priced(setting, price, remark.into()), None, "{setting} {price} {remark}");
    }
}

/// Row 29: what looks like a password is none.
#[test]
fn the_answer_to_an_order_tells_more() {
    let engine = Engine::new([include_str!("zkeys/create.reply.json")]);
    let done = block_on(engine.client(dialect()).carry_out(&sent::create())).unwrap();
    let gantry::domain::server::reply::Done::Created(servers) = done else { panic!() };
    let [server] = &*servers else { panic!() };
    assert_eq!((&server.order, &server.run), (&OrderState::Provisioning, &RunState::Running));
    let only = server.order_only.as_ref().unwrap();
    assert_eq!((only.pushing, only.self_upgrade, only.locked), (Some(false), Some(false), Some(false)));
    assert_eq!((&only.renew_price, only.partition), (&Some(RenewPrice::Automatic), Some(Partition::Whole)));
    // What looks like a password is neither kept nor shown (§6 row 29).
    assert!(!format!("{server:?}").contains("b86sWRX"));
}
