//! What is sent, parameter by parameter, and the answers to writes.
mod downgrades;

use super::engine::Engine;
use super::{at, dialect};
use futures::executor::block_on;
use gantry::domain::account::Secret;
use gantry::domain::server::catalogue::IpKind;
use gantry::domain::server::deed::{AddExtras, BookDowngrade, Create, Deed, OrderNumbers, Reinstall, TakeAway};
use gantry::domain::server::identity::Identity;
use gantry::domain::server::record::{NetType, Partition};
use gantry::domain::server::reply::Done;
use gantry::transport::watch::as_curl;
use gantry::vendors::zkeys::{Dialect, Gateway, Zkeys, ZkeysFailure};
use std::sync::Arc;
use std::time::Duration;

const NOTHING: &str = include_str!("stop.reply.json");
const GUID: &str = "1708330228791024";

pub fn order() -> OrderNumbers {
    OrderNumbers { agent: "590682534662098123".to_owned(), client: "18369".to_owned() }
}

fn guid() -> String {
    GUID.to_owned()
}

/// The order of the vendor's sample.
pub fn create() -> Deed {
    Deed::Create(Box::new(Create {
        line: "1665907446560259".to_owned(),
        product: "1665907642748705".to_owned(),
        system: "1633652801461868".to_owned(),
        login: "root".to_owned(),
        password: Secret::new("Aa535029279!".to_owned()),
        remarks: String::new(),
        months: 1,
        count: 1,
        partition: Partition::Whole,
        identity: None,
        order: order(),
    }))
}

fn downgrade() -> Deed {
    Deed::Downgrade(BookDowngrade {
        guid: guid(),
        at: at("2021-09-02 11:03:00").unwrap(),
        bandwidth: Some(TakeAway { amount: 1, before: 6, after: 5 }),
        ips: Some((TakeAway { amount: 8, before: 9, after: 1 }, vec!["114.114.8.16-23".to_owned()])),
        defence: Some(TakeAway { amount: 5, before: 10, after: 5 }),
    })
}

/// What a call sent beyond the public parameters, and what it was answered.
fn sent(deed: &Deed, dialect: Dialect, reply: &str) -> (Vec<(String, String)>, Result<Done, ZkeysFailure>) {
    let engine = Engine::new([reply]);
    let done = block_on(engine.client(dialect).carry_out(deed));
    assert_eq!(engine.asked.borrow().len(), 1, "a write is sent once");
    assert_eq!(engine.asked.borrow()[0].1, "application/x-www-form-urlencoded");
    (engine.fields(0).into_iter().skip(9).collect(), done)
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (&**name, &**value)).collect()
}

/// Rows 13 and 42: texts only, and the public parameters by the names of the table, not by those of the sample.
#[test]
fn public_parameters_stand_first_and_are_signed_at_the_moment_of_sending() {
    let engine = Engine::new([NOTHING]);
    let client = engine.client(dialect());
    block_on(client.carry_out(&downgrade())).unwrap();
    block_on(client.carry_out(&Deed::Refund { guid: guid() })).unwrap();
    let fields = engine.fields(0);
    let expected = [
        ("module", "baremetal"),
        ("action", "degrade"),
        ("userid", "1100134"),
        ("time", "1629256049"),
        ("sign", "f1a6e410a40d9e56f5500a75bbb58e4c"),
        ("taskid", "1629256049"),
        ("dataType", "json"),
        ("version", "9.9.9"),
        ("system_type", "zkeys_web"),
        ("vtime", "20210818"),
    ];
    assert_eq!(&pairs(&fields)[..10], expected);
    assert!(fields.iter().all(|(name, _)| !name.starts_with("__")));
    // The number of a task rises, also within one second, and stays below 2³¹.
    assert_eq!(engine.field(1, "taskid").as_deref(), Some("1629256050"));
    assert_eq!(engine.field(1, "module").as_deref(), Some("common"));
    assert_eq!(engine.field(1, "productType").as_deref(), Some("baremetal"));
}

/// Row 42: `vtime` is today, in the vendor's zone.
#[test]
fn the_day_is_that_of_utc_plus_eight() {
    let engine = Engine::new([NOTHING]);
    engine.now.set(1_629_303_000_000); // 2021-08-18 16:10 UTC, the 19th in Beijing
    block_on(engine.client(dialect()).zones()).unwrap();
    assert_eq!(engine.field(0, "vtime").as_deref(), Some("20210819"));
}

#[test]
fn a_gateway_signs_instead() {
    let engine = Engine::new([NOTHING]);
    let base = gantry::transport::Base::parse("http://engine.example/api").unwrap();
    let client = Zkeys::new(&engine, base, Duration::from_secs(1), dialect(), Arc::new(Gateway));
    block_on(client.carry_out(&Deed::Stop { guid: guid() })).unwrap();
    assert_eq!((engine.field(0, "userid"), engine.field(0, "sign")), (None, None));
    assert_eq!(engine.field(0, "action").as_deref(), Some("stop"));
}

/// Rows 25, 26 and 30: the customer is `clientId` here; an order has two numbers; −1 is the whole disk.
#[test]
fn an_order_sends_what_the_sample_sends() {
    let (fields, _) = sent(&create(), dialect(), include_str!("create.reply.json"));
    let expected = [
        ("vtime", "20210818"),
        ("lineGuid", "1665907446560259"),
        ("productGuid", "1665907642748705"),
        ("systemGuid", "1633652801461868"),
        ("loginName", "root"),
        ("loginPassword", "QWE1MzUwMjkyNzkh"),
        ("buyRemarks", ""),
        ("months", "1"),
        ("clientOrderNo", "18369"),
        ("clientId", "1100123"),
        ("num", "1"),
        ("system_partition_size", "-1"),
        ("agent_order_no", "590682534662098123"),
    ];
    assert_eq!(pairs(&fields), expected);
}

/// Row 30: a partition is asked for in MB.
#[test]
fn who_buys_is_sent_where_it_is_given_and_shown_nowhere() {
    let Deed::Create(mut order) = create() else { panic!() };
    order.partition = Partition::Gb(50);
    order.identity = Some(Identity {
        name: "张三".to_owned(),
        mobile: "13800138000".to_owned(),
        id_number: "11010519491231002X".to_owned(),
        from_ip: "203.0.113.7".to_owned(),
        qq: String::new(),
    });
    let deed = Deed::Create(order);
    let (fields, _) = sent(&deed, dialect(), NOTHING);
    let tail = [
        // 50 GB (§5: the document's "5G" has lost a digit).
        ("system_partition_size", "51200"),
        ("agent_order_no", "590682534662098123"),
        ("auth_client_user_id", "1100123"),
        ("auth_name", "张三"),
        ("auth_mobile", "13800138000"),
        ("auth_idnum", "11010519491231002X"),
        ("auth_from_ip", "203.0.113.7"),
        ("auth_qq", ""),
    ];
    assert_eq!(&pairs(&fields)[11..], tail);
    let engine = Engine::new([NOTHING]);
    let shown = as_curl(&engine.client(dialect()).preview(&deed).unwrap());
    for hidden in ["%E5%BC%A0", "张三", "13800138000", "11010519491231002X", "QWE1", "demo_key"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
    assert!(shown.contains("sign=$SIGN") && shown.contains("loginPassword=$PASSWORD"), "{shown}");
}

#[test]
fn passwords_are_base64_and_then_encoded_for_the_form() {
    let engine = Engine::new([NOTHING]);
    let password = Secret::new("Zk>>?9!a".to_owned());
    block_on(engine.client(dialect()).carry_out(&Deed::SetPassword { guid: guid(), password })).unwrap();
    assert!(engine.asked.borrow()[0].0.ends_with("&guid=1708330228791024&loginPassword=Wms%2BPj85IWE%3D"));
    // Beyond ASCII it is the UTF-8 that is encoded.
    let password = Secret::new("密".to_owned());
    let (fields, _) = sent(&Deed::SetPassword { guid: guid(), password }, dialect(), NOTHING);
    assert_eq!(fields.last().unwrap().1, "5a+G");
}

/// Rows 25 and 32: the customer is `clientUserId` here; the gateway is the sample's, not the table's.
#[test]
fn an_upgrade_names_the_customer_otherwise_and_tells_addresses() {
    let more = AddExtras { guid: guid(), bandwidth: 1, ips: 8, ip_kind: IpKind::Subnet, defence: 5, order: order() };
    let (fields, done) = sent(&Deed::Upgrade(more), dialect(), include_str!("upgrade.reply.json"));
    let expected = [
        ("guid", GUID),
        ("defense", "5"),
        ("bandwidth", "1"),
        ("ip_type", "2"),
        ("ipnum", "8"),
        ("clientOrderNo", "18369"),
        ("clientUserId", "1100123"),
        ("agent_order_no", "590682534662098123"),
    ];
    assert_eq!(&pairs(&fields)[1..], expected);
    let Ok(Done::Upgraded(granted)) = done else { panic!() };
    assert_eq!(granted.order.as_deref(), Some("160682598814128134"));
    let kinds: Vec<_> = granted.addresses.iter().map(|address| address.net.clone()).collect();
    assert_eq!((&kinds[0], &kinds[1], &kinds[7]), (&NetType::Network, &NetType::Gateway, &NetType::Broadcast));
    assert!(kinds[2..7].iter().all(|kind| *kind == NetType::Host) && kinds.len() == 8);
    // The table says .16, the sample .17 (§6 row 32): the sample is right.
    assert!(granted.addresses.iter().all(|address| address.gateway == "114.114.8.17"));
}

/// Rows 26, 30 and 31: a renewal sends one number twice; 0 is for a reinstallation only; so is the one install mode there is.
#[test]
fn the_other_writes_send_little() {
    let power = |deed: Deed, action: &str| {
        let engine = Engine::new([NOTHING]);
        assert_eq!(block_on(engine.client(dialect()).carry_out(&deed)), Ok(Done::Plain));
        assert_eq!(engine.field(0, "action").as_deref(), Some(action));
        assert_eq!(pairs(&engine.fields(0))[10..], [("guid", GUID)]);
    };
    power(Deed::Start { guid: guid() }, "start");
    power(Deed::Stop { guid: guid() }, "stop");
    power(Deed::Restart { guid: guid() }, "restart");

    let cancel = Deed::CancelDowngrade { guid: guid(), booking: "1708398791975293".to_owned() };
    let (fields, done) = sent(&cancel, dialect(), include_str!("degrade_cancel.reply.json"));
    assert_eq!((fields.last().unwrap().1.as_str(), done), ("1708398791975293", Ok(Done::Plain)));

    let numbers = OrderNumbers { agent: "440682612532605123".to_owned(), client: "1".to_owned() };
    let renew = Deed::Renew { guid: guid(), months: 1, order: numbers };
    let (fields, done) = sent(&renew, dialect(), include_str!("renew.reply.json"));
    assert_eq!(done, Ok(Done::Renewed(at("2021-10-17 16:57:43"))));
    // Both numbers are one (§6 row 26).
    let number = "440682612532605123";
    let expected = [("guid", GUID), ("months", "1"), ("clientOrderNo", number), ("agent_order_no", number)];
    assert_eq!(pairs(&fields)[1..], expected);

    for (partition, size, replace, kind) in [
        (Partition::Whole, "-1", true, "replace"),
        (Partition::First, "0", false, "install"),
        (Partition::Gb(50), "51200", true, "replace"),
    ] {
        let password = Secret::new("a535029279!".to_owned());
        let deed = Deed::Reinstall(Reinstall { guid: guid(), system: "7".to_owned(), password, partition, replace });
        let (fields, _) = sent(&deed, dialect(), include_str!("install.reply.json"));
        let expected = [
            ("guid", GUID),
            ("systemGuid", "7"),
            ("loginPassword", "YTUzNTAyOTI3OSE="),
            ("system_partition_size", size),
            ("installType", kind),
            ("install_mode", "1"),
        ];
        assert_eq!(pairs(&fields)[1..], expected);
    }
}
