//! The vendor's inconsistencies (contract §6), by their numbers: each is read as the contract says.
use super::engine::{Engine, SAMPLE_TIME};
use super::{LIST, SINGLE, dialect, sent};
use futures::executor::block_on;
use gantry::domain::moment::Moment;
use gantry::domain::server::oddity::Oddity;
use gantry::domain::server::record::{Extra, NetType};
use gantry::domain::server::reply::Done;
use gantry::domain::server::state::{ActState, OrderState, RunState};
use gantry::transport::Failure;
use gantry::vendors::zkeys::{Page, ZkeysFailure};
use serde_json::{Value, json};

fn page(body: &str) -> Page {
    block_on(Engine::new([body]).client(dialect()).servers(1, 10)).unwrap()
}

/// The list's sample with something changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut whole: Value = serde_json::from_str(LIST).unwrap();
    change(&mut whole);
    whole.to_string()
}

/// A page of which the one server was changed.
fn server(key: &str, value: Value) -> Page {
    page(&changed(|whole| whole["data"]["baremetal"][0][key] = value))
}

#[test]
fn row_1_systems_that_are_a_copy_of_zones_are_none() {
    let engine = Engine::new([include_str!("getsystems.reply.as_printed.json")]);
    assert!(block_on(engine.client(dialect()).systems()).unwrap().value.is_empty());
}

fn systems_page(from: usize, to: usize, items: Value) -> String {
    let systems: Vec<_> = (from..to).map(|n| json!({ "guid": format!("{n}"), "name": "x" })).collect();
    json!({ "code": 0, "data": { "pages": 1, "items": items, "systems": systems } }).to_string()
}

#[test]
fn row_2_systems_are_read_until_nothing_new_comes() {
    let engine = Engine::new([
        systems_page(0, 50, json!(116)),
        systems_page(50, 100, json!(116)),
        systems_page(100, 116, json!(116)),
    ]);
    let systems = block_on(engine.client(dialect()).systems()).unwrap().value;
    assert_eq!((systems.len(), engine.asked.borrow().len()), (116, 3));
    assert_eq!(
        (engine.field(2, "page_mode").unwrap(), engine.field(2, "page_length").unwrap()),
        ("3".into(), "50".into())
    );
    // A vendor that ignores the page number answers with the first page again.
    let engine = Engine::new([systems_page(0, 50, json!("116"))]);
    let systems = block_on(engine.client(dialect()).systems()).unwrap().value;
    assert_eq!((systems.len(), engine.asked.borrow().len()), (50, 2));
}

#[test]
fn row_3_the_total_is_the_greater_of_two_swapped_figures() {
    for (number, pages, total) in [
        (json!("77"), json!(1), Some(77)),
        (json!(1), json!("77"), Some(77)),
        (json!(null), json!(8), Some(8)),
        (json!("many"), json!(null), None),
    ] {
        let body = changed(|whole| {
            whole["data"]["total_number"] = number;
            whole["data"]["total_page"] = pages;
        });
        assert_eq!(page(&body).total, total);
    }
}

#[test]
fn rows_4_and_5_each_reading_names_its_page_in_its_own_way() {
    let engine = Engine::new([LIST]);
    block_on(engine.client(dialect()).servers(3, 200)).unwrap();
    assert_eq!((engine.field(0, "page").unwrap(), engine.field(0, "number").unwrap()), ("3".into(), "200".into()));
    let engine = Engine::new([SINGLE]);
    block_on(engine.client(dialect()).server("1708330228791024")).unwrap();
    assert_eq!((engine.field(0, "page").unwrap(), engine.field(0, "page_size").unwrap()), ("1".into(), "10".into()));
}

#[test]
fn row_6_one_server_comes_as_an_object_or_as_a_list() {
    let engine = Engine::new([LIST]);
    let read = block_on(engine.client(dialect()).server("1708330228791024")).unwrap();
    assert_eq!(read.unwrap().value.guid, "1708330228791024");
    let body = changed(|whole| whole["data"]["baremetal"] = whole["data"]["baremetal"][0].take());
    assert_eq!(page(&body).servers.len(), 1);
}

#[test]
fn row_7_lists_come_in_many_shapes() {
    let disk = json!({ "guid": "1", "type": "SSD", "size": "3", "status": "1" });
    for (data, count) in [
        (json!([disk]), 1),
        (disk.clone(), 1),
        (json!({ "0": disk, "1": { "guid": "2" } }), 2),
        (Value::Null, 0),
        (json!(""), 0),
        (json!([]), 0),
        (json!({}), 0),
        (json!(7), 0),
    ] {
        let engine = Engine::new([json!({ "code": 0, "data": data }).to_string()]);
        assert_eq!(block_on(engine.client(dialect()).disks()).unwrap().value.len(), count, "{data}");
        let engine = Engine::new([json!({ "code": 0, "data": { "total_number": 1, "baremetal": data } }).to_string()]);
        assert_eq!(block_on(engine.client(dialect()).servers(1, 1)).unwrap().servers.len(), count, "{data}");
    }
    let engine = Engine::new([r#"{"code":0}"#]);
    assert_eq!(block_on(engine.client(dialect()).products()).unwrap().value, []);
}

#[test]
fn rows_8_and_9_table_and_sample_spell_differently() {
    let address = |address: Value| server("ip", json!([address])).servers[0].addresses[0].net.clone();
    assert_eq!(address(json!({ "ip": "1.2.3.4", "net": "gateway" })), NetType::Gateway);
    assert_eq!(address(json!({ "ip": "1.2.3.4", "net": "", "net_type": "ip" })), NetType::Host);
    assert_eq!(address(json!({ "ip": "1.2.3.4" })), NetType::Other(String::new()));
    let upgrade =
        server("upgrade", json!([{ "type": "bandwidth", "num": "4", "status": "0" }])).servers[0].upgrades[0].clone();
    assert_eq!((upgrade.amount, upgrade.active), (Some(4), Some(false)));
}

#[test]
fn row_10_addresses_are_one_thing_under_two_names() {
    for (kind, extra) in [("ip", Extra::Ip), ("ipnum", Extra::Ip), ("ddos", Extra::Other("ddos".into()))] {
        assert_eq!(server("upgrade", json!([{ "type": kind }])).servers[0].upgrades[0].extra, extra);
    }
}

#[test]
fn rows_15_and_16_removable_addresses_may_be_ranges() {
    let engine = Engine::new([include_str!("degrade_ip_list.reply.json")]);
    let found = block_on(engine.client(dialect()).removable_addresses("1708330228791024")).unwrap();
    let texts: Vec<_> = found.iter().map(|address| (&*address.ip, &*address.mask, &*address.gateway)).collect();
    let expected =
        [("192.168.12.48", "255.255.255.0", "192.168.12.254"), ("114.114.8.16-23", "255.255.255.248", "114.114.8.17")];
    assert_eq!(texts, expected);
}

#[test]
fn rows_19_and_20_bad_figures_are_named_and_nothing_is_made_up() {
    let page = server("bandwidth", json!("很多"));
    assert_eq!(page.servers[0].base_bandwidth, None);
    assert_eq!(page.odd.first, [Oddity::new("server", "1708330228791024", "bandwidth", "很多")]);
    for (value, read, odd) in [
        (json!("6"), Some(6), 0),
        (json!(6), Some(6), 0),
        (json!("6.00"), Some(6), 0),
        (json!("0"), Some(0), 0),
        (json!(""), None, 0),
        (json!(null), None, 0),
        (json!(-1), None, 1),
        (json!(6.5), None, 1),
        (json!("1e3"), None, 1),
        (json!([6]), None, 1),
        (json!("99999999999"), None, 1),
    ] {
        let page = server("bandwidth", value.clone());
        assert_eq!((page.servers[0].base_bandwidth, page.odd.count), (read, odd), "{value}");
    }
    let dates = [("", None), ("0000-00-00 00:00:00", None), ("0000-00-00", None)];
    for (text, read) in dates {
        let page = server("end_time", json!(text));
        assert_eq!((page.servers[0].ends, page.odd.count), (read, 0));
    }
    let page = server("end_time", json!("bald"));
    assert_eq!((page.servers[0].ends, page.odd.count), (None, 1));
}

#[test]
fn row_21_ids_are_texts_however_they_come() {
    let body = LIST
        .replace("\"160682598814128134\"", "160682598814128134")
        .replace("\"1708330228791024\"", "1708330228791024");
    let page = page(&body);
    assert_eq!(page.servers[0].guid, "1708330228791024");
    // As a double this would end in 128.
    assert_eq!(page.servers[0].upgrades[0].order.as_deref(), Some("160682598814128134"));
}

#[test]
fn rows_without_an_id_are_counted_and_left_out() {
    let page = page(&changed(|whole| whole["data"]["baremetal"] = json!([{ "name": "x" }, 7, null, { "guid": "5" }])));
    assert_eq!((page.servers.len(), page.rows, page.odd.count), (1, 4, 3));
}

#[test]
fn row_36_and_37_free_texts_and_misspelled_disks() {
    let engine =
        Engine::new([r#"{"code":0,"data":[{"guid":"1","type":"HHD","size":"3","status":"1","more":{"x":[1]}}]}"#]);
    assert_eq!(block_on(engine.client(dialect()).disks()).unwrap().value[0].kind, "HDD");
}

#[test]
fn row_40_lost_separators_are_not_guessed() {
    let body = r#"{"code":0,"data":[{"guid":"1","months":"1,2,x","ip_upgrade_type":"1,3","status":"2"}]}"#;
    let read = block_on(Engine::new([body]).client(dialect()).lines()).unwrap();
    assert_eq!((read.value[0].months.len(), read.value[0].ip_kinds.len(), read.odd.count), (0, 1, 1));
    // An empty list of counts is one address at a time.
    assert_eq!(read.value[0].ip_counts, [1]);
}

#[test]
fn row_43_empty_data_has_many_shapes() {
    for data in ["{}", "[]", "null", "\"\"", "{ }"] {
        let deed = gantry::domain::server::deed::Deed::Stop { guid: "1".into() };
        let engine = Engine::new([format!(r#"{{"code":0,"message":"success","data":{data}}}"#)]);
        assert_eq!(block_on(engine.client(dialect()).carry_out(&deed)), Ok(Done::Plain), "{data}");
    }
}

#[test]
fn row_44_only_the_code_zero_is_a_yes() {
    let stop = gantry::domain::server::deed::Deed::Stop { guid: "1".into() };
    let answer = |status: u16, body: &str| {
        let engine = Engine::of([Ok((status, body.to_owned()))]);
        block_on(engine.client(dialect()).carry_out(&stop))
    };
    assert_eq!(answer(200, r#"{"code":"0"}"#), Ok(Done::Plain));
    let refused = |code: Option<&str>, text: &str| {
        Err(ZkeysFailure::Refused { code: code.map(str::to_owned), text: text.to_owned() })
    };
    assert_eq!(answer(200, r#"{"code":1,"message":"余额不足"}"#), refused(None, "余额不足"));
    assert_eq!(answer(200, r#"{"code":"-9","message":"x"}"#), refused(Some("-9"), "x"));
    for body in [
        "{}",
        r#"{"message":"success","data":{}}"#,
        r#"{"code":null}"#,
        r#"{"code":"n/a","message":"success","data":{}}"#,
        r#"{"code":{"value":0}}"#,
        "[]",
        "<html>",
        "<?xml version=\"1.0\"?>",
        "",
        "null",
    ] {
        let Err(ZkeysFailure::Failed(failure @ Failure::Unreadable { .. })) = answer(200, body) else {
            panic!("{body}")
        };
        assert!(failure.ambiguous_for_write());
    }
    let Err(ZkeysFailure::Failed(failure)) = answer(502, "<h1>Bad Gateway</h1>") else { panic!() };
    assert!(failure.ambiguous_for_write());
    let Err(ZkeysFailure::Failed(failure)) = answer(403, "<h1>Forbidden</h1>") else { panic!() };
    assert!(!failure.ambiguous_for_write());
}

#[test]
fn unknown_states_are_kept_as_they_came() {
    assert_eq!(server("act_status", json!(9)).servers[0].act, ActState::Other("9".into()));
    assert_eq!(server("run_status", json!(null)).servers[0].run, RunState::Other(String::new()));
    assert_eq!(server("order_status", json!("x")).servers[0].order, OrderState::Other("x".into()));
}

#[test]
fn a_reading_is_asked_again_with_a_signature_of_its_own_and_a_write_is_not() {
    let engine = Engine::of([Err(Failure::TimedOut), Ok((503, String::new())), Ok((200, LIST.to_owned()))]);
    let client = engine.client(dialect());
    let started = engine.now.get();
    assert_eq!(block_on(client.servers(1, 10)).unwrap().rows, 1);
    let times: Vec<_> = (0..3).map(|call| engine.field(call, "taskid").unwrap()).collect();
    assert!(times[0] < times[1] && times[1] < times[2], "{times:?}");
    assert!(engine.now.get() > started);
    let engine = Engine::of([Err(Failure::TimedOut)]);
    let failed = block_on(engine.client(dialect()).carry_out(&sent::create()));
    assert_eq!((failed, engine.asked.borrow().len()), (Err(Failure::TimedOut.into()), 1));
    // A no is no reason to ask again.
    let engine = Engine::new([r#"{"code":1,"message":"x"}"#]);
    assert!(block_on(engine.client(dialect()).zones()).is_err());
    assert_eq!(engine.asked.borrow().len(), 1);
}

#[test]
fn the_vendors_clock_is_compared_and_can_be_followed() {
    let engine = Engine::new([LIST]).with_header("Date", "Wed, 18 Aug 2021 03:12:29 GMT");
    let client = engine.client(dialect());
    block_on(client.servers(1, 10)).unwrap();
    assert_eq!(client.skew_ms(), 300_500);
    client.set_offset_ms(300_000);
    block_on(client.servers(1, 10)).unwrap();
    let later = Moment::from_unix_ms(SAMPLE_TIME + 300_000).unix_ms() / 1000;
    assert_eq!(engine.field(1, "time").unwrap(), later.to_string());
}
