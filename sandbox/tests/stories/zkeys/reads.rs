//! What is read: every reply has the shape of the vendor's sample, and the catalogue holds every kind of thing.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{LINE, PRODUCT, SERVER, SYSTEM, desk, desk_with, same_shape, sample};

fn rows(data: &Value) -> &Vec<Value> {
    data.as_array().unwrap()
}

fn row<'a>(data: &'a Value, guid: &str) -> &'a Value {
    rows(data).iter().find(|row| row["guid"] == guid).unwrap()
}

#[test]
fn the_catalogue_has_the_samples_in_it() {
    let desk = desk();
    let zones = desk.ok("getzones", &[]);
    same_shape(&sample!("getzones.reply.json")["data"], &zones, "zones");
    assert_eq!(zones["zones"].as_array().unwrap().len(), 3);
    for wanted in sample!("getzones.reply.json")["data"]["zones"].as_array().unwrap() {
        assert_eq!(row(&zones["zones"], wanted["guid"].as_str().unwrap()), wanted);
    }
    for (action, sample) in [
        ("sync_line", sample!("sync_line.reply.json")),
        ("sync_harddisk", sample!("sync_harddisk.reply.json")),
        ("sync_product", sample!("sync_product.reply.json")),
    ] {
        let data = desk.ok(action, &[]);
        same_shape(&sample["data"], &data, action);
        for wanted in rows(&sample["data"]) {
            assert_eq!(row(&data, wanted["guid"].as_str().unwrap()), wanted, "{action}");
        }
        let guids: HashSet<&str> = rows(&data).iter().map(|row| row["guid"].as_str().unwrap()).collect();
        assert_eq!(guids.len(), rows(&data).len(), "{action}: no guid twice");
    }
}

#[test]
fn lines_products_and_disks_of_every_kind() {
    let desk = desk();
    let has = |data: &Value, name: &str, value: &str| {
        assert!(rows(data).iter().any(|row| row[name] == value), "{name} = {value}");
    };
    let lines = desk.ok("sync_line", &[]);
    for (name, value) in [
        ("status", "0"),
        ("status", "-1"),
        ("buy_status", "0"),
        ("renew_status", "0"),
        ("upgrade_status", "0"),
        ("defense_status", "0"),
        ("reservation_degrade_status", "0"),
        ("ip_bandwidth_rate", "0.000"),
        ("discount1", "0.85"),
        ("discount2", "0.80"),
        ("discount3", "0.75"),
        ("ip_upgrade_type", "1"),
        ("ip_num_list", ""),
    ] {
        has(&lines, name, value);
    }
    let products = desk.ok("sync_product", &[]);
    assert_eq!(rows(&products).len(), 60);
    for (name, value) in [
        ("status", "0"),
        ("status", "-1"),
        ("stock_type", "0"),
        ("system_partition_support", "0"),
        ("price", "500.00"),
        ("price", "9000.00"),
        ("cpu_value", "192"),
        ("memory_num", "1024"),
    ] {
        has(&products, name, value);
    }
    let disks = desk.ok("sync_harddisk", &[]);
    assert_eq!(rows(&disks).len(), 12);
    for (name, value) in [("type", "HHD"), ("status", "0")] {
        has(&disks, name, value);
    }
    let known: HashSet<&str> = rows(&disks).iter().map(|row| row["guid"].as_str().unwrap()).collect();
    let used: Vec<&str> =
        rows(&products).iter().flat_map(|row| row["harddisk_guid"].as_str().unwrap().split(',')).collect();
    assert!(used.iter().any(|guid| !known.contains(guid)), "one guid is nobody's");
    let lines: HashSet<&str> = rows(&lines).iter().map(|row| row["guid"].as_str().unwrap()).collect();
    assert!(rows(&products).iter().all(|row| lines.contains(row["line_guid"].as_str().unwrap())));
}

#[test]
fn systems_come_in_pages() {
    let desk = desk();
    let page = |mode: &str, length: &str| desk.ok("getsystems", &[("page_mode", mode), ("page_length", length)]);
    let mut all = Vec::new();
    for (mode, many) in [("1", 50), ("2", 50), ("3", 16), ("4", 0)] {
        let data = page(mode, "50");
        assert_eq!((&data["pages"], &data["items"], rows(&data["systems"]).len()), (&json!(3), &json!(116), many));
        all.extend(rows(&data["systems"]).clone());
    }
    let guids: HashSet<&str> = all.iter().map(|row| row["guid"].as_str().unwrap()).collect();
    assert_eq!(guids.len(), 116);
    let sample = sample!("getsystems.reply.json");
    let wanted = &sample["data"]["systems"][0];
    assert_eq!(row(&page("1", "200")["systems"], wanted["guid"].as_str().unwrap()), wanted);
    for system in &all {
        let mut plain = system.clone();
        plain["boot_menu_contents"] = wanted["boot_menu_contents"].clone();
        plain["ghost_url"] = wanted["ghost_url"].clone();
        same_shape(wanted, &plain, "system");
    }
    let of = |keep: &dyn Fn(&Value) -> bool| all.iter().filter(|row| keep(row)).count() > 0;
    assert!(of(&|row| row["login_name"] == "administrator" && row["cpu_limit"] != "0" && row["ram_limit"] != "0"));
    assert!(of(&|row| row["type"] == "install") && of(&|row| row["type"] == "create,install"));
    assert!(of(&|row| row["support"] == "baremetal") && of(&|row| row["lines"] == json!([])));
    assert!(of(&|row| row["boot_menu_contents"].is_string()) && of(&|row| row["boot_menu_contents"].is_array()));
    assert!(of(&|row| row["guid"] == SYSTEM && row["id"] == "160"));
    assert_eq!(desk.refused("getsystems", &[("page_length", "50")]), "缺少参数page_mode");
    assert_eq!(desk.refused("getsystems", &[("page_mode", "1")]), "缺少参数page_length");
    assert_eq!(desk.refused("getsystems", &[("page_mode", "page"), ("page_length", "50")]), "参数page_mode格式错误");
}

#[test]
fn the_first_machine_is_the_sample_moved_to_now() {
    let desk = desk_with(60);
    let list = desk.ok("sync_baremetal", &[("page", "1"), ("number", "10")]);
    let sample = sample!("sync_baremetal.list.reply.json");
    same_shape(&sample["data"], &list, "list");
    assert_eq!((&list["total_number"], &list["total_page"]), (&json!("60"), &json!(6)));
    let single = desk.server(SERVER);
    same_shape(&sample!("sync_baremetal.single.reply.json")["data"]["baremetal"], &single, "single");
    assert_eq!((&single["client_user_id"], single.get("name")), (&json!(1_601_638), None));
    // All but the times, and the reason, which nobody can read in the vendor's document.
    let timeless = |record: &Value| {
        let mut record = record.clone();
        for name in ["buy_time", "start_time", "end_time"] {
            record[name] = json!("");
        }
        record["ip"][0]["create_time"] = json!("");
        record["upgrade"][0]["create_time"] = json!("");
        for name in ["apply_time", "create_time", "reason"] {
            record["degrades"][0][name] = json!("");
        }
        record
    };
    let first = &list["baremetal"][0];
    assert_eq!(timeless(first), timeless(&sample["data"]["baremetal"][0]));
    assert!(first["end_time"].as_str().unwrap() > super::later(0).as_str());
    assert_eq!((&first["product_guid"], &first["line_guid"]), (&json!(PRODUCT), &json!(LINE)));
}

#[test]
fn both_ways_of_reading_machines_name_their_pages() {
    let desk = desk();
    assert_eq!(desk.refused("sync_baremetal", &[("page", "1")]), "缺少参数number");
    assert_eq!(desk.refused("sync_baremetal", &[("number", "10")]), "缺少参数page");
    assert_eq!(desk.refused("sync_baremetal", &[("guid", SERVER), ("page", "1")]), "缺少参数page_size");
    assert_eq!(desk.refused("sync_baremetal", &[("guid", SERVER), ("page_size", "1")]), "缺少参数page");
    assert_eq!(desk.refused("sync_baremetal", &[("page", "0"), ("number", "10")]), "参数page格式错误");
    let nobody = [("guid", "1234567890123456"), ("page", "1"), ("page_size", "10")];
    assert_eq!(desk.refused("sync_baremetal", &nobody), "服务器不存在");
    let beyond = desk.ok("sync_baremetal", &[("page", "9"), ("number", "10")]);
    assert_eq!(beyond, json!({"total_number": "1", "total_page": 1, "baremetal": []}));
}
