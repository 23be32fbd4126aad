//! Each oddity of the engine, by switch.

use serde_json::{Value, json};

use super::{Desk, SERVER, desk_with, order, sample};

fn odd(names: &[&str]) -> Desk {
    let desk = desk_with(12);
    desk.sandbox.set_zkeys_switches(names).unwrap();
    desk
}

/// The data of a call, whatever its code.
fn data(desk: &Desk, action: &str, pairs: super::Pairs) -> Value {
    desk.form(action, pairs).json()["data"].clone()
}

const PAGE: [(&str, &str); 2] = [("page", "1"), ("number", "5")];

const SINGLE: [(&str, &str); 3] = [("guid", SERVER), ("page", "1"), ("page_size", "10")];

#[test]
fn plain_numbers_have_more_digits_than_a_double_holds() {
    let desk = odd(&["plain-numbers"]);
    let text = desk.form("sync_baremetal", &SINGLE).text;
    for part in [
        "\"order_no_api\":160682598814128134",
        "\"guid\":1708330228791024",
        "\"act_status\":0",
        "\"order_status\":1",
        "\"ip\":\"192.168.12.48\"",
        "\"size\":2,",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let lines = data(&desk, "sync_line", &[]);
    assert_eq!((&lines[0]["bandwidth_max_size"], &lines[0]["months"]), (&json!(300), &json!("1,2,3,4,5,6,12,24,36")));
    assert_eq!(lines[0]["ip_bandwidth_rate"], 0.5);
}

#[test]
fn totals_codes_and_pages() {
    let desk = odd(&["swapped-totals"]);
    let list = data(&desk, "sync_baremetal", &PAGE);
    assert_eq!((&list["total_number"], &list["total_page"]), (&json!(3), &json!("12")));
    desk.sandbox.set_zkeys_switches(&["string-code"]).unwrap();
    assert_eq!(desk.form("getzones", &[]).json()["code"], "0");
    assert_eq!(desk.form("stop", &[]).json()["code"], "1");
    desk.sandbox.set_zkeys_switches(&[]).unwrap();
    let second = [("page", "2"), ("number", "5")];
    let first = desk.ok("sync_baremetal", &PAGE);
    assert_ne!(desk.ok("sync_baremetal", &second), first);
    desk.sandbox.set_zkeys_switches(&["no-paging"]).unwrap();
    assert_eq!(desk.ok("sync_baremetal", &second), first);
}

#[test]
fn other_shapes() {
    let desk = odd(&["table-names"]);
    let server = desk.server(SERVER);
    assert_eq!((&server["ip"][0]["net"], server["ip"][0].get("net_type")), (&json!("ip"), None));
    assert_eq!((&server["upgrade"][0]["num"], server["upgrade"][0].get("nums")), (&json!("8"), None));
    assert_eq!(server["upgrade"][0]["type"], "ip");
    let made = data(&desk, "create", &order(&[]));
    assert_eq!(made["order_status"], "0", "one row is an object: {made}");

    desk.sandbox.set_zkeys_switches(&["index-keyed"]).unwrap();
    let lines = data(&desk, "sync_line", &[]);
    assert_eq!((&lines["0"]["guid"], lines.get("10")), (&json!(super::LINE), None));
    let list = data(&desk, "sync_baremetal", &PAGE);
    let first = &list["baremetal"]["1"];
    assert_eq!((&first["guid"], &first["ip"]["0"]["is_default"]), (&json!(SERVER), &json!("1")));

    desk.sandbox.set_zkeys_switches(&["empty-arrays"]).unwrap();
    assert_eq!(data(&desk, "stop", &[("guid", SERVER)]), json!([]));
    assert_eq!(data(&desk, "stop", &[("guid", SERVER)]), json!([]), "on a refusal as well");

    desk.sandbox.set_zkeys_switches(&["null-lists"]).unwrap();
    let plain = desk.ok("sync_baremetal", &[("page", "1"), ("number", "50")]);
    let rows = plain["baremetal"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["upgrade"].is_null()) && rows.iter().any(|row| row["upgrade"].is_array()));
    assert!(desk.ok("sync_baremetal", &[("page", "99"), ("number", "50")])["baremetal"].is_null());

    desk.sandbox.set_zkeys_switches(&["single-as-list"]).unwrap();
    let single = data(&desk, "sync_baremetal", &SINGLE)["baremetal"].clone();
    assert_eq!((single.as_array().unwrap().len(), &single[0]["guid"]), (1, &json!(SERVER)));
    assert!(data(&desk, "sync_baremetal", &PAGE)["baremetal"][0]["guid"].is_string(), "the list stays a list");

    desk.sandbox.set_zkeys_switches(&["missing-systems"]).unwrap();
    let systems = desk.form("getsystems", &[("page_mode", "1"), ("page_length", "50")]).json();
    assert_eq!(systems, sample!("getsystems.reply.as_printed.json"));
}

#[test]
fn values_that_nobody_expects() {
    let desk = odd(&["unknown-states"]);
    let all = desk.ok("sync_baremetal", &[("page", "1"), ("number", "10")]);
    let unknown = all["baremetal"].as_array().unwrap().iter().filter(|row| row["act_status"] == "9").count();
    assert_eq!(unknown, 1, "one of ten");
    assert_eq!(desk.server(SERVER)["act_status"], "9");

    desk.sandbox.set_zkeys_switches(&["bad-numbers"]).unwrap();
    let products = desk.ok("sync_product", &[]);
    assert_eq!((&products[0]["price"], &products[0]["bandwidth"]), (&json!("一千"), &json!("")));
    assert!(products[1]["price"].as_str().unwrap().parse::<f64>().is_ok(), "not all are bad");
    assert_eq!(desk.ok("sync_baremetal", &PAGE)["baremetal"][0]["bandwidth"], "");

    desk.sandbox.set_zkeys_switches(&["zero-dates"]).unwrap();
    let never = json!("0000-00-00 00:00:00");
    assert_eq!(desk.server(SERVER)["degrades"][0]["finish_time"], never);
    let made = &desk.ok("create", &order(&[]))[0];
    assert_eq!((&made["lock_time"], &made["end_time"]), (&never, &never));
    assert_ne!(desk.server(SERVER)["end_time"], never);
}

#[test]
fn what_is_done_otherwise() {
    let desk = odd(&["no-balance"]);
    assert_eq!(desk.refused("create", &order(&[])), "余额不足");
    assert!(desk.effects().is_empty());
    desk.ok("stop", &[("guid", SERVER)]);

    let desk = super::desk();
    desk.ok("degrade_cancel", &[("guid", SERVER), ("degrade_guid", "1708398791975293")]);
    desk.sandbox.set_zkeys_switches(&["result-false"]).unwrap();
    let reserved = || {
        let answer = super::reservation(&desk);
        assert_eq!(answer["code"], 0);
        answer["data"].clone()
    };
    assert_eq!(reserved(), json!({"result": false, "text": "预约失败", "data": {}}));
    assert_eq!(desk.effects(), ["degrade_cancel"], "nothing was reserved");
    desk.sandbox.set_zkeys_switches(&[]).unwrap();
    assert_eq!(reserved()["result"], true);
}

#[test]
fn several_at_once_and_none_after_the_reset() {
    let desk = odd(&["index-keyed", "plain-numbers", "string-code", "zero-dates", "empty-arrays"]);
    let body = desk.form("sync_baremetal", &SINGLE).json();
    assert_eq!(body["code"], "0");
    let record = &body["data"]["baremetal"];
    assert_eq!(record["upgrade"]["0"]["nums"], 8);
    assert_eq!(record["degrades"]["0"]["finish_time"], "0000-00-00 00:00:00");
    assert!(desk.sandbox.set_zkeys_switches(&["nonsense"]).is_err());
    desk.sandbox.reset().unwrap();
    assert_eq!(desk.form("getzones", &[]).json()["code"], 0);
    let switches = desk.control("GET", "zkeys", None).json()["switches"].clone();
    assert!(switches.as_array().unwrap().iter().all(|row| row["on"] == false));
}
