//! Upgrading: addresses in blocks and alone, what it costs, what it refuses.

use serde_json::{Value, json};

use super::{Desk, SERVER, STEP, changed, desk, same_shape, sample};

const USUAL: [(&str, &str); 8] = [
    ("guid", SERVER),
    ("defense", "5"),
    ("bandwidth", "4"),
    ("ip_type", "2"),
    ("ipnum", "8"),
    ("clientOrderNo", "18370"),
    ("clientUserId", "1601639"),
    ("agent_order_no", "160682598814128135"),
];

fn upgrade(desk: &Desk, changes: &[(&str, &str)]) -> Value {
    let data = desk.ok("upgrade", &changed(&USUAL, changes));
    desk.sandbox.advance(STEP).unwrap();
    data
}

fn refused(desk: &Desk, changes: &[(&str, &str)]) -> String {
    desk.refused("upgrade", &changed(&USUAL, changes))
}

/// type, nums, value, status of a machine's upgrades.
fn records(desk: &Desk) -> Vec<[String; 4]> {
    let server = desk.server(SERVER);
    let row = |one: &Value| ["type", "nums", "value", "status"].map(|name| one[name].as_str().unwrap().to_owned());
    server["upgrade"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn a_subnet_has_a_network_a_gateway_and_a_broadcast_address() {
    let desk = desk();
    let data = desk.ok("upgrade", &USUAL);
    let sample = sample!("upgrade.reply.json");
    same_shape(&sample["data"], &data, "upgrade");
    let rows = data["ip"].as_array().unwrap();
    let wanted = sample["data"]["ip"].as_array().unwrap();
    assert_eq!(rows.len(), wanted.len());
    let last =
        |row: &Value, name: &str| -> i64 { row[name].as_str().unwrap().rsplit('.').next().unwrap().parse().unwrap() };
    let first = last(&rows[0], "ip");
    assert_eq!(first % 8, 0, "aligned");
    for (n, (row, wanted)) in (0..).zip(rows.iter().zip(wanted)) {
        assert_eq!((&row["net_type"], &row["mask"]), (&wanted["net_type"], &wanted["mask"]));
        assert_eq!((last(row, "ip"), last(row, "gateway")), (first + n, first + 1));
    }
    assert_eq!(desk.state(SERVER), ("1".into(), "1".into(), "4".into()), "upgrading");
    assert_eq!(desk.refused("stop", &[("guid", SERVER)]), "服务器正在执行其他操作，请稍后再试");
    desk.sandbox.advance(STEP).unwrap();
    assert_eq!(desk.state(SERVER), ("1".into(), "1".into(), "0".into()));

    let server = desk.server(SERVER);
    let order_no = data["order_no_api"].as_str().unwrap();
    assert!(order_no.len() == 18 && order_no.parse::<u64>().unwrap() > 1 << 53, "{order_no}");
    let range = format!("{}-{}", rows[0]["ip"].as_str().unwrap(), first + 7);
    let wanted = [["bandwidth", "4", "4", "1"], ["defense", "5", "5", "1"], ["ipnum", "8", &range, "1"]];
    assert_eq!(records(&desk)[1..], wanted.map(|row| row.map(str::to_owned)));
    assert!(server["upgrade"].as_array().unwrap().iter().skip(1).all(|row| row["order_no_api"] == order_no));
    assert_eq!(server["ip"].as_array().unwrap().len(), 9);
    assert_eq!(server["ip"].as_array().unwrap().iter().filter(|row| row["is_default"] == "1").count(), 1);
    same_shape(&sample!("sync_baremetal.single.reply.json")["data"]["baremetal"], &server, "single");
    assert_eq!((&server["bandwidth"], &server["client_user_id"]), (&json!("5"), &json!(1_601_639)), "the base stays");
    let list = desk.ok("degrade_ip_list", &[("guid", SERVER)]);
    let sample = sample!("degrade_ip_list.reply.json");
    same_shape(&sample["data"], &list, "degrade_ip_list");
    assert_eq!(list.as_array().unwrap()[..2], sample["data"].as_array().unwrap()[..]);
    assert_eq!(list[2], json!({"ip": range, "mask": "255.255.255.248", "gateway": rows[0]["gateway"]}));
}

#[test]
fn single_addresses_are_all_usable() {
    let desk = desk();
    let one = upgrade(&desk, &[("ip_type", "1"), ("ipnum", "1"), ("bandwidth", ""), ("defense", "0")]);
    let rows = one["ip"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["net_type"], &rows[0]["mask"]), (1, &json!("ip"), &json!("255.255.255.0")));
    assert_eq!(records(&desk)[1], ["ipnum", "1", rows[0]["ip"].as_str().unwrap(), "1"].map(str::to_owned));
    // Eight more need bandwidth too: half an M for each address.
    let more = upgrade(&desk, &[("ip_type", "1"), ("bandwidth", "10"), ("defense", "")]);
    let rows = more["ip"].as_array().unwrap();
    assert!(rows.len() == 8 && rows.iter().all(|row| row["net_type"] == "ip"));
    let none = upgrade(&desk, &[("ipnum", "0"), ("bandwidth", "3"), ("defense", "")]);
    assert_eq!(none["ip"], json!([]));
    let subnet = upgrade(&desk, &[("bandwidth", ""), ("defense", "")]);
    let first = subnet["ip"][0]["ip"].as_str().unwrap().rsplit('.').next().unwrap().parse::<u8>().unwrap();
    assert_eq!(first % 8, 0, "aligned, although nine single ones came before");
}

#[test]
fn an_upgrade_costs_what_is_left_of_the_time() {
    let desk = desk();
    let ends = |days: i64| desk.set(json!({"end_time": super::later(days * super::DAY - 60)}));
    ends(30);
    upgrade(&desk, &[]);
    ends(6);
    upgrade(&desk, &[("ipnum", "0"), ("defense", "0"), ("bandwidth", "2")]);
    let amounts: Vec<Value> = desk.sandbox.zkeys_ledger().iter().map(|row| row["amount"].clone()).collect();
    assert_eq!(amounts, [json!("170.00"), json!("4.00")], "4×10 + 8×10 + 5×10 a month; 2×10 for a fifth of it");
}

#[test]
fn every_parameter_and_limit_is_checked() {
    let desk = desk();
    for (name, _) in USUAL {
        assert_eq!(refused(&desk, &[(name, "-")]), format!("缺少参数{name}"));
    }
    for (changes, words) in [
        (&[("guid", "1")][..], "服务器不存在"),
        (&[("defense", ""), ("bandwidth", "0"), ("ipnum", "0")], "防御、带宽、IP数量不能同时为空"),
        (&[("bandwidth", "-1")], "参数bandwidth格式错误"),
        (&[("bandwidth", "1.5")], "参数bandwidth格式错误"),
        (&[("bandwidth", "296")], "带宽超过线路上限300"),
        (&[("ipnum", "256"), ("bandwidth", "200")], "IP数量超过线路上限200"),
        (&[("ipnum", "7")], "IP数量不在可选范围内"),
        (&[("ipnum", "1")], "子网IP数量须为2的幂且不少于4"),
        (&[("ip_type", "3")], "该线路不支持此IP类型"),
        (&[("defense", "7")], "防御须为5G的整数倍"),
        (&[("defense", "300")], "防御超过线路上限300"),
        (&[("ipnum", "16")], "总带宽与总IP数的比例低于线路要求"),
        (&[("clientUserId", "me")], "参数clientUserId格式错误"),
        (&[("agent_order_no", "x")], "参数agent_order_no格式错误"),
    ] {
        assert_eq!(refused(&desk, changes), words, "{changes:?}");
    }
    assert!(desk.effects().is_empty() && records(&desk).len() == 1);
    upgrade(&desk, &[("bandwidth", "295"), ("defense", "295"), ("ipnum", "128")]);
    assert_eq!(refused(&desk, &[("ipnum", "0"), ("bandwidth", "1"), ("defense", "")]), "带宽超过线路上限300");
}

#[test]
fn lines_decide_what_can_be_upgraded() {
    let desk = super::desk_with(60);
    let list = desk.ok("sync_baremetal", &[("page", "1"), ("number", "60")]);
    let on = |line: &str| {
        let fits = |row: &&Value| {
            row["line_guid"] == line
                && row["order_status"] == "1"
                && row["act_status"] == "0"
                && row["run_status"] != "-2"
        };
        let found = list["baremetal"].as_array().unwrap().iter().find(fits);
        found.unwrap_or_else(|| panic!("none on {line}"))["guid"].as_str().unwrap().to_owned()
    };
    let (closed, single, plain) = (on("1684120290518470"), on("1683665412007315"), on("1686201733904126"));
    assert_eq!(refused(&desk, &[("guid", &closed)]), "该线路不支持升级");
    assert_eq!(refused(&desk, &[("guid", &single)]), "该线路不支持此IP类型");
    assert_eq!(refused(&desk, &[("guid", &plain), ("ipnum", "0")]), "该线路不支持升级防御");
    assert_eq!(
        refused(&desk, &[("guid", &plain), ("defense", "0")]),
        "IP数量不在可选范围内",
        "an empty list means one"
    );
    desk.ok("upgrade", &changed(&USUAL, &[("guid", &single), ("ip_type", "1"), ("ipnum", "5")]));
}

#[test]
fn a_machine_must_be_in_normal_business() {
    let desk = desk();
    for (fields, words) in [
        (json!({"order_status": "0"}), "服务器开通中，暂不能操作"),
        (json!({"order_status": "3", "end_time": super::later(-60)}), "服务器已过期，请先续费"),
        (json!({"order_status": "-2"}), "服务器已删除"),
        (json!({"run_status": "-2"}), "服务器已锁定，暂不能操作"),
        (json!({"act_status": "1"}), "服务器正在执行其他操作，请稍后再试"),
        (json!({"push_status": "1"}), "服务器过户中，暂不能操作"),
    ] {
        let desk = super::desk();
        desk.set(fields.clone());
        assert_eq!(refused(&desk, &[]), words, "{fields}");
    }
    desk.set(json!({"run_status": "-1"}));
    upgrade(&desk, &[]);
    assert_eq!(desk.state(SERVER).1, "-1", "it stays off");
}
