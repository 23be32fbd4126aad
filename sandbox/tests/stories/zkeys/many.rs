//! Many machines, a state that lasts, and doing without the engine.

use std::collections::{BTreeMap, HashSet};

use sandbox::{Options, Place, start};
use serde_json::{Value, json};

use super::{Desk, SERVER, desk_with};
use crate::http::call;

#[test]
fn ten_thousand_machines_are_read_page_by_page() {
    let desk = desk_with(10_000);
    let (mut guids, mut names, mut states) = (Vec::new(), HashSet::new(), BTreeMap::new());
    for page in ["1", "2", "3"] {
        let data = desk.ok("sync_baremetal", &[("page", page), ("number", "5000")]);
        assert_eq!((&data["total_number"], &data["total_page"]), (&json!("10000"), &json!(2)));
        for row in data["baremetal"].as_array().unwrap() {
            guids.push(row["guid"].as_str().unwrap().to_owned());
            names.insert(row["name"].as_str().unwrap().to_owned());
            for name in ["order_status", "run_status", "act_status"] {
                *states.entry((name, row[name].as_str().unwrap().to_owned())).or_insert(0) += 1;
            }
            let ips = row["ip"].as_array().unwrap();
            assert_eq!(ips.iter().filter(|ip| ip["is_default"] == "1").count(), 1);
        }
    }
    assert_eq!((guids.len(), names.len()), (10_000, 10_000));
    assert!(guids.iter().all(|guid| guid.len() == 16) && guids[0] == SERVER);
    assert!(guids.windows(2).all(|pair| pair[0] > pair[1]), "the newest first, none twice");
    for (name, all) in [
        ("order_status", &["0", "1", "3", "-2"][..]),
        ("run_status", &["-2", "-1", "1"]),
        ("act_status", &["0", "1", "2", "3", "4", "5", "6"]),
    ] {
        for state in all {
            assert!(states.contains_key(&(name, (*state).to_owned())), "{name} {state}: {states:?}");
        }
    }
    assert!(states[&("order_status", "1".to_owned())] > 8_000, "most are in normal business");
    let capped = desk.ok("sync_baremetal", &[("page", "1"), ("number", "9000")]);
    assert_eq!(capped["baremetal"].as_array().unwrap().len(), 5000);
}

#[test]
fn sixty_machines_have_upgrades_and_reservations_of_every_kind() {
    let desk = desk_with(60);
    let data = desk.ok("sync_baremetal", &[("page", "1"), ("number", "100")]);
    let rows = data["baremetal"].as_array().unwrap();
    let inner = |list: &str, name: &str, value: &str| {
        assert!(rows.iter().any(|row| row[list].as_array().unwrap().iter().any(|one| one[name] == value)), "{value}");
    };
    for status in ["0", "1", "-1"] {
        inner("degrades", "status", status);
    }
    for status in ["0", "1"] {
        inner("upgrade", "status", status);
    }
    for net_type in ["ip", "gateway", "network", "broadcast"] {
        inner("ip", "net_type", net_type);
    }
    let ends: Vec<&str> = rows.iter().map(|row| row["end_time"].as_str().unwrap()).collect();
    let within = |from: i64, to: i64| {
        let (from, to) = (super::later(from * super::DAY), super::later(to * super::DAY));
        ends.iter().filter(|end| **end > from.as_str() && **end < to.as_str()).count()
    };
    assert!(within(-3, 0) > 0 && within(0, 3) > 0 && within(300, 402) > 0 && within(-3, 402) == 60);
}

#[test]
fn a_state_file_keeps_machines_and_clock() {
    let folder = std::env::temp_dir().join(format!("sandbox-zkeys-{}", std::process::id()));
    let options =
        Options { place: Place::File(folder.join("state.db")), departments: 1, users: 0, ..Options::default() };
    let open =
        || Desk { sandbox: start(options.clone()).unwrap(), userid: "1100134", key: "demo_key_0123456789abcdef" };
    let first = open();
    let made = first.ok("create", &super::order(&[]))[0]["guid"].as_str().unwrap().to_owned();
    first.sandbox.advance(3600).unwrap();
    first.sandbox.stop();
    let second = open();
    assert_eq!(second.state(&made).0, "1");
    assert_eq!(second.control("GET", "zkeys", None).json()["offset_seconds"], 3600);
    assert_eq!(second.effects(), ["create"]);
    second.sandbox.reset().unwrap();
    let page = [("guid", made.as_str()), ("page", "1"), ("page_size", "10")];
    assert_eq!(second.refused("sync_baremetal", &page), "服务器不存在");
    assert!(second.effects().is_empty());
    second.sandbox.stop();
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_console_is_told_where_it_is_or_that_it_is_not() {
    let settings = |options: Options| {
        let sandbox = start(Options { departments: 1, users: 0, ..options }).unwrap();
        let get = |url: String| call("GET", &url, &[], None).unwrap();
        let settings: Value = get(format!("{}/settings.json", sandbox.console())).json();
        let api = get(format!("{}/api", sandbox.backends()));
        let url = format!("{}/api", sandbox.backends());
        (settings["zkeys"]["url"].clone(), json!(url), api.status, api.header("content-type").to_owned())
    };
    let (told, url, status, _) = settings(Options::default());
    assert_eq!((told, status), (url, 200));
    let (told, _, status, media) = settings(Options { zkeys: false, ..Options::default() });
    assert_eq!((told, status, media.as_str()), (Value::Null, 404, "text/html"));
}
