//! Power, passwords, reinstalling, renewing, refunds, and what time does to a machine.

use serde_json::{Value, json};

use super::{DAY, SERVER, STEP, SYSTEM, base64, changed, desk, desk_with, later, sample};

fn is(order: &str, run: &str, act: &str) -> (String, String, String) {
    (order.into(), run.into(), act.into())
}

#[test]
fn power_takes_a_step_each() {
    let desk = desk();
    let guid = [("guid", SERVER)];
    for (action, busy, after, sample) in [
        ("stop", is("1", "1", "6"), is("1", "-1", "0"), sample!("stop.reply.json")),
        ("start", is("1", "-1", "5"), is("1", "1", "0"), sample!("start.reply.json")),
        ("restart", is("1", "1", "1"), is("1", "1", "0"), sample!("restart.reply.json")),
    ] {
        assert_eq!(desk.form(action, &guid).json(), sample, "{action}");
        assert_eq!(desk.state(SERVER), busy, "{action}");
        for other in ["stop", "start", "restart"] {
            assert_eq!(desk.refused(other, &guid), "服务器正在执行其他操作，请稍后再试");
        }
        desk.sandbox.advance(STEP).unwrap();
        assert_eq!(desk.state(SERVER), after, "{action}");
    }
    assert_eq!(desk.refused("start", &guid), "服务器未关机，不能执行该操作");
    desk.set(json!({"run_status": "-1"}));
    assert_eq!(desk.refused("stop", &guid), "服务器未开机，不能执行该操作");
    assert_eq!(desk.refused("restart", &guid), "服务器未开机，不能执行该操作");
    assert_eq!(desk.effects(), ["stop", "start", "restart"]);
    for (fields, words) in [
        (json!({"run_status": "-2"}), "服务器已锁定，暂不能操作"),
        (json!({"order_status": "0"}), "服务器开通中，暂不能操作"),
        (json!({"order_status": "3"}), "服务器已过期，请先续费"),
        (json!({"order_status": "-2"}), "服务器已删除"),
    ] {
        desk.set(fields);
        for action in ["stop", "start", "restart"] {
            assert_eq!(desk.refused(action, &guid), words, "{action}");
        }
        assert_eq!(desk.refused("stop", &[]), "缺少参数guid");
    }
}

#[test]
fn the_pace_can_be_set() {
    let desk = desk();
    desk.sandbox.set_zkeys_pace(0).unwrap();
    desk.ok("stop", &[("guid", SERVER)]);
    assert_eq!(desk.state(SERVER), is("1", "-1", "0"), "at once");
    assert_eq!(desk.control("POST", "zkeys", Some(json!({"pace_ms": 5_000_000}))).status, 204);
    desk.ok("start", &[("guid", SERVER)]);
    desk.sandbox.advance(4_900).unwrap();
    assert_eq!(desk.state(SERVER), is("1", "-1", "5"));
    desk.sandbox.advance(100).unwrap();
    assert_eq!(desk.state(SERVER), is("1", "1", "0"));
}

#[test]
fn a_password_is_changed_when_it_is_off() {
    let desk = desk();
    let with =
        |password: &str| [("guid".to_owned(), SERVER.to_owned()), ("loginPassword".to_owned(), base64(password))];
    let send = |password: &str| {
        let pairs = with(password);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        desk.form("setpass", &pairs)
    };
    assert_eq!(super::refusal(&send("a535029279!")), "服务器未关机，不能执行该操作");
    desk.set(json!({"run_status": "-1"}));
    assert_eq!(super::refusal(&send("short")), "登录密码错误，须为8-30位可见字符并经base64编码");
    assert_eq!(desk.refused("setpass", &[("guid", SERVER)]), "缺少参数loginPassword");
    assert!(desk.has_password(SERVER, "Seeded-Pass-1") && !desk.has_password(SERVER, "Zk>>?9!a"));
    assert_eq!(send("Zk>>?9!a").json(), sample!("setpass.reply.json"), "its base64 has a plus and a padding");
    assert!(desk.has_password(SERVER, "Zk>>?9!a") && !desk.has_password(SERVER, "Seeded-Pass-1"));
    assert_eq!(desk.state(SERVER), is("1", "-1", "3"));
    desk.sandbox.advance(STEP).unwrap();
    assert_eq!(desk.state(SERVER), is("1", "-1", "0"), "still off");
    let text = desk.control("GET", "calls", None).text;
    assert!(!text.contains(&base64("Zk>>?9!a")) && text.contains("\"loginPassword\": \"***\""));
}

const INSTALL: [(&str, &str); 6] = [
    ("guid", SERVER),
    ("systemGuid", SYSTEM),
    ("loginPassword", "YTUzNTAyOTI3OSE="),
    ("system_partition_size", "-1"),
    ("installType", "install"),
    ("install_mode", "1"),
];

#[test]
fn reinstalling_takes_two_steps_and_ends_running() {
    let desk = desk();
    let systems = desk.ok("getsystems", &[("page_mode", "1"), ("page_length", "200")])["systems"].clone();
    let find = |keep: &dyn Fn(&Value) -> bool| {
        systems.as_array().unwrap().iter().find(|row| keep(row)).unwrap()["guid"].as_str().unwrap().to_owned()
    };
    let lists = |row: &Value, name: &str, word: &str| row[name].as_str().unwrap().split(',').any(|one| one == word);
    let fits = |row: &Value| {
        let lines = row["lines"].as_array().unwrap();
        lists(row, "type", "install") && lists(row, "support", "baremetal") && (lines.is_empty() || lines.len() == 10)
    };
    desk.set(json!({"run_status": "-1"}));
    assert_eq!(desk.form("install", &INSTALL).json(), sample!("install.reply.json"));
    assert_eq!(desk.state(SERVER), is("1", "-1", "2"));
    assert!(desk.has_password(SERVER, "a535029279!"));
    desk.sandbox.advance(STEP).unwrap();
    assert_eq!(desk.state(SERVER), is("1", "-1", "2"), "one step of two");
    desk.sandbox.advance(STEP).unwrap();
    assert_eq!(desk.state(SERVER), is("1", "1", "0"));

    let windows = find(&|row| row["login_name"] == "administrator" && fits(row));
    let refused = |changes: &[(&str, &str)]| desk.refused("install", &changed(&INSTALL, changes));
    let words = "更换系统类型或重新分区时installType须为replace";
    assert_eq!(refused(&[("systemGuid", &windows)]), words);
    assert_eq!(refused(&[("system_partition_size", "51200")]), words);
    for (name, _) in INSTALL {
        assert_eq!(refused(&[(name, "-")]), format!("缺少参数{name}"));
    }
    let only_create = find(&|row| row["type"] == "create" && lists(row, "support", "baremetal"));
    let no_metal = find(&|row| lists(row, "type", "install") && row["support"] == "server");
    for (name, value, words) in [
        ("systemGuid", "1", "操作系统不存在"),
        ("systemGuid", &only_create, "该操作系统不支持重装"),
        ("systemGuid", &no_metal, "该操作系统不支持裸金属服务器"),
        ("loginPassword", "a535029279!", "登录密码错误，须为8-30位可见字符并经base64编码"),
        ("system_partition_size", "50", "系统分区不能小于30G（参数单位为M）"),
        ("system_partition_size", "-3", "参数system_partition_size格式错误"),
        ("installType", "fresh", "installType只能为install或replace"),
        ("install_mode", "2", "install_mode只能为1"),
    ] {
        assert_eq!(refused(&[(name, value)]), words, "{name} = {value}");
    }
    desk.ok("install", &changed(&INSTALL, &[("systemGuid", &windows), ("installType", "replace")]));
    let server = desk.server(SERVER);
    assert_eq!((&server["login_name"], &server["system_guid"]), (&json!("administrator"), &json!(windows)));
    desk.sandbox.advance(2 * STEP).unwrap();
    desk.ok("install", &changed(&INSTALL, &[("systemGuid", &windows), ("system_partition_size", "0")]));
    desk.sandbox.advance(2 * STEP).unwrap();
    desk.set(json!({"run_status": "-2"}));
    assert_eq!(refused(&[]), "服务器已锁定，暂不能操作");
}

const RENEW: [(&str, &str); 4] = [
    ("guid", SERVER),
    ("months", "1"),
    ("clientOrderNo", "440682612532605123"),
    ("agent_order_no", "440682612532605123"),
];

#[test]
fn renewing_adds_calendar_months() {
    let desk = desk();
    let refused = |changes: &[(&str, &str)]| desk.refused("renew", &changed(&RENEW, changes));
    for (name, _) in RENEW {
        assert_eq!(refused(&[(name, "-")]), format!("缺少参数{name}"));
    }
    assert_eq!(refused(&[("months", "7")]), "购买时长不在可选范围内");
    assert_eq!(refused(&[("months", "36")]), "超过服务器的最长使用年限");
    // A far end on the 31st, so that no month's length and no clock makes it pass by luck.
    desk.set(json!({"start_time": "2031-01-01 00:00:00", "end_time": "2031-01-31 16:57:43"}));
    let done = desk.form("renew", &RENEW).json();
    super::same_shape(&sample!("renew.reply.json"), &done, "renew");
    assert_eq!(done["data"]["end_time"], "2031-02-28 16:57:43", "it may run, and February is short");
    let state = desk.state(SERVER);
    assert_eq!(state, is("1", "1", "0"));
    assert_eq!(desk.server(SERVER)["end_time"], "2031-02-28 16:57:43");
    let amount = desk.sandbox.zkeys_ledger()[0]["amount"].clone();
    assert_eq!(amount, "580.00", "the machine and its eight addresses");
    desk.set(json!({"run_status": "-2"}));
    assert_eq!(desk.ok("renew", &RENEW)["end_time"], "2031-03-28 16:57:43");
    assert_eq!(desk.state(SERVER), is("1", "-2", "0"), "a locked one stays locked");
    desk.set(json!({"act_status": "1"}));
    assert_eq!(refused(&[]), "服务器正在执行其他操作，请稍后再试");
    desk.set(json!({"act_status": "0", "order_status": "0"}));
    assert_eq!(refused(&[]), "服务器开通中，暂不能操作");
}

#[test]
fn a_line_may_not_renew() {
    let desk = desk_with(60);
    let list = desk.ok("sync_baremetal", &[("page", "1"), ("number", "60")]);
    let closed =
        |row: &&Value| row["line_guid"] == "1693300645720884" && row["order_status"] == "1" && row["act_status"] == "0";
    let guid = list["baremetal"].as_array().unwrap().iter().find(closed).unwrap()["guid"].as_str().unwrap();
    assert_eq!(desk.refused("renew", &changed(&RENEW, &[("guid", guid)])), "该线路已停止续费");
}

#[test]
fn machines_expire_and_are_deleted() {
    let desk = desk();
    let end = desk.server(SERVER)["end_time"].as_str().unwrap().to_owned();
    assert!(end > later(26 * DAY), "{end}");
    desk.set(json!({"end_time": later(3600)}));
    desk.sandbox.advance(3500).unwrap();
    assert_eq!(desk.state(SERVER), is("1", "1", "0"));
    desk.sandbox.advance(200).unwrap();
    assert_eq!(desk.state(SERVER), is("3", "-2", "0"));
    assert_eq!(desk.refused("start", &[("guid", SERVER)]), "服务器已过期，请先续费");
    desk.ok("renew", &RENEW);
    assert_eq!(desk.state(SERVER), is("1", "-1", "0"), "off, until somebody starts it");
    desk.set(json!({"end_time": later(3600 + 7200)}));
    desk.sandbox.advance(7200).unwrap();
    assert_eq!(desk.state(SERVER).0, "3");
    desk.sandbox.advance(DAY).unwrap();
    assert_eq!(desk.state(SERVER), is("-2", "-2", "0"), "after the line's one day");
    assert_eq!(desk.refused("renew", &RENEW), "服务器已删除");
    assert_eq!(desk.server(SERVER)["degrades"][0]["status"], "-1", "nothing is left to reduce");
}

#[test]
fn a_refund_deletes() {
    let desk = desk();
    let pairs = [("guid", SERVER), ("productType", "baremetal")];
    assert_eq!(desk.refused("refund", &[("guid", SERVER)]), "缺少参数productType");
    assert_eq!(desk.refused("refund", &changed(&pairs, &[("productType", "server")])), "productType错误");
    desk.set(json!({"order_status": "0"}));
    assert_eq!(desk.refused("refund", &pairs), "当前状态不能退款");
    desk.set(json!({"order_status": "1"}));
    assert_eq!(desk.form("refund", &pairs).json(), sample!("refund.reply.json"));
    assert_eq!(desk.state(SERVER), is("-2", "-2", "0"));
    assert_eq!(desk.refused("refund", &pairs), "服务器已删除");
    assert_eq!(desk.effects(), ["refund"]);
}
