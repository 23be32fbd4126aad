//! What switches do to the fields of machines, products, lines and systems.

use serde_json::{Value, json};

use super::{Proof, SERVER, SYSTEMS, any, bought, data, listed};
use crate::zkeys::{Desk, SYSTEM};

pub const PROOFS: &[Proof] = &[
    (8, "table-names", |desk| {
        let address = desk.server(SERVER)["ip"][0].clone();
        address["net"] == "ip" && address.get("net_type").is_none()
    }),
    (8, "unknown-kinds", |desk| desk.server(SERVER)["ip"][0]["net_type"] == "vip"),
    (9, "table-names", |desk| {
        let upgrade = desk.server(SERVER)["upgrade"][0].clone();
        upgrade["num"] == "8" && upgrade.get("nums").is_none()
    }),
    (9, "table-paths", |desk| {
        let server = desk.server(SERVER);
        server["upgrade"][0].get("create_time").is_none() && server["create_time"] == "160682598814128134"
    }),
    (10, "table-names", |desk| desk.server(SERVER)["upgrade"][0]["type"] == "ip"),
    (10, "unknown-kinds", |desk| {
        let server = desk.server(SERVER);
        server["upgrade"][0]["type"] == "cpu" && server["degrades"][0]["status"] == "7"
    }),
    (17, "price-twice", |desk| {
        let text = desk.form("sync_product", &[]).text;
        let count = |part: &str| text.matches(part).count();
        // The supplier's is the second of both.
        count("\"price\":") == 120
            && count("\"price_api\":") == 0
            && text.contains(r#""price":"500.00","price":"0.00""#)
    }),
    (18, "word-numbers", |desk| {
        data(desk, "sync_product", &[])[0]["ipnum"] == "否" && listed(desk)[0]["ipnum"] == "否"
    }),
    (19, "bad-numbers", |desk| {
        let products = data(desk, "sync_product", &[]);
        (&products[0]["price"], &products[0]["bandwidth"]) == (&json!("一千"), &json!(""))
    }),
    (30, "partition-mb", |desk| partitions(desk) == ["-1", "51200", "0"]),
    (30, "partition-gb", |desk| {
        let new = || bought(desk, &[("system_partition_size", "51200")])["system_partition_size"].clone();
        partitions(desk) == ["-1", "50", "0"] && new() == "50"
    }),
    (31, "install-mode-2", |desk| bought(desk, &[])["install_mode"] == "2"),
    (39, "limit-words", |desk| {
        let systems = data(desk, "getsystems", &SYSTEMS)["systems"].clone();
        any(&systems, |row| row["cpu_limit"] == "0 限制" && row["ram_limit"] == "0 限制")
            && any(&systems, |row| row["cpu_limit"] == "4")
    }),
    (40, "lost-separators", |desk| {
        let lines = data(desk, "sync_line", &[]);
        let kinds = |kinds: &str| any(&lines, |row| row["ip_upgrade_type"] == kinds);
        let systems = data(desk, "getsystems", &SYSTEMS)["systems"].clone();
        kinds("12")
            && kinds("单IP子网")
            && lines[0]["months"] == "123456122436"
            && any(&systems, |row| row["type"] == "createinstall")
    }),
    (40, "full-width", |desk| {
        let lines = data(desk, "sync_line", &[]);
        let products = data(desk, "sync_product", &[]);
        lines[0]["ip_upgrade_type"] == "1，2"
            && any(&products, |row| row["harddisk_guid"].as_str().unwrap().contains('，'))
    }),
    (40, "damaged-reasons", |desk| {
        let reason = |machine: &Value| machine["degrades"][0]["reason"].clone();
        reason(&listed(desk)[0]) == "预约降配吚带宽" && reason(&desk.server(SERVER)) == "预约降配命带宽"
    }),
    (46, "lock-status", |desk| {
        let locked = |row: &Value| row["lock_status"] == "1" && row["lock_reason"] == "欠费";
        let running = |row: &Value| row["run_status"] == "1" && row["order_status"] == "1";
        let server = desk.server(SERVER);
        locked(&server) && running(&server) && any(&listed(desk), |row| row.get("lock_status").is_none())
    }),
    (47, "table-paths", |desk| {
        let data = data(desk, "sync_baremetal", &super::PAGE);
        data["harddisk_max_num"] == "3" && !any(&data["baremetal"], |row| row.get("harddisk_max_num").is_some())
    }),
    (0, "unknown-states", |desk| a_tenth(desk, "act_status", "9")),
    (0, "unknown-orders", |desk| a_tenth(desk, "order_status", "7")),
    (0, "unknown-runs", |desk| a_tenth(desk, "run_status", "5")),
    (0, "zero-dates", |desk| desk.server(SERVER)["degrades"][0]["finish_time"] == "0000-00-00 00:00:00"),
    (0, "remarks-dropped", |desk| remarks(desk) == ("".into(), "".into())),
    (0, "remarks-cut", |desk| remarks(desk) == ("官网 #5906".into(), "官网 #5906".into())),
];

/// What machines say of their first partition: the sample, which has none of its own; one that has; the sample when it was
/// installed on the partition that was there.
fn partitions(desk: &Desk) -> Vec<String> {
    let said = |row: &Value| row["system_partition_size"].as_str().unwrap_or_default().to_owned();
    let rows = listed(desk);
    let first = said(&rows[0]);
    let other = rows.as_array().unwrap().iter().map(said).find(|said| *said != first).unwrap_or_default();
    let install = [
        ("guid", SERVER),
        ("systemGuid", SYSTEM),
        ("loginPassword", "QWE1MzUwMjkyNzkh"),
        ("system_partition_size", "0"),
        ("installType", "install"),
        ("install_mode", "1"),
    ];
    desk.form("install", &install);
    vec![first, other, said(&desk.server(SERVER))]
}

/// Whether five of fifty machines have a value, the sample one of them, and nobody else.
fn a_tenth(desk: &Desk, name: &str, value: &str) -> bool {
    let odd = listed(desk).as_array().unwrap().iter().filter(|row| row[name] == value).count();
    odd == 5 && desk.server(SERVER)[name] == value
}

/// The remarks of a new machine in the order's answer, and when it is read.
fn remarks(desk: &Desk) -> (String, String) {
    let made = bought(desk, &[("buyRemarks", "官网 #590682534662098123")]);
    let text = |machine: &Value| machine["buy_remarks"].as_str().unwrap().to_owned();
    (text(&made), text(&desk.server(made["guid"].as_str().unwrap())))
}
