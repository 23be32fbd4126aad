//! What the engine shows without any switch.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::answers::reserved;
use super::writes::{RENEW, UPGRADE};
use super::{PAGE, Proof, SERVER, SYSTEMS, any, bought, data, listed};
use crate::zkeys::reservation;
use crate::zkeys::{DAY, Desk, FORM, changed, degrades, later, order};

pub const PROOFS: &[Proof] = &[
    (4, "", |desk| {
        let missing = |action, pairs, name| desk.refused(action, pairs) == format!("缺少参数{name}");
        missing("getsystems", &[("page", "1"), ("number", "50"), ("page_size", "50")], "page_mode")
            && missing("getsystems", &[("page_mode", "1"), ("page_size", "50")], "page_length")
            && missing("sync_baremetal", &[("page_mode", "1"), ("number", "50")], "page")
            && missing("sync_baremetal", &[("page", "1"), ("page_size", "50"), ("page_length", "50")], "number")
    }),
    (5, "", |desk| {
        desk.refused("sync_baremetal", &[("guid", SERVER)]) == "缺少参数page"
            && desk.refused("sync_baremetal", &[("guid", SERVER), ("page", "1")]) == "缺少参数page_size"
    }),
    (10, "", |desk| {
        let before = desk.server(SERVER)["upgrade"][0]["type"] == "ipnum";
        reserved(desk);
        before && any(&desk.server(SERVER)["degrades"], |row| row["item"] == "ip")
    }),
    (11, "", |desk| {
        let server = desk.server(SERVER);
        let booked = &server["degrades"][0];
        (&server["bandwidth"], &booked["old_value"], &booked["new_value"]) == (&json!("5"), &json!("6"), &json!("5"))
            && !any(&server["upgrade"], |row| row["type"] == "bandwidth")
    }),
    (12, "", |desk| {
        let guid = reserved(desk)["data"]["ip"].clone();
        let shown = |guid: &Value| {
            let server = desk.server(SERVER);
            let found = server["degrades"].as_array().unwrap().iter().find(|row| row["guid"] == *guid).cloned();
            found.map(|row| (row["old_value"].clone(), row["new_value"].clone()))
        };
        let as_in_the_sample = shown(&guid) == Some((Value::Null, json!("8")));
        desk.ok("degrade_cancel", &[("guid", SERVER), ("degrade_guid", guid.as_str().unwrap())]);
        let param = json!([{
            "item": "ip", "value": ["114.114.8.16-23"], "date": later(DAY), "old_value": "9", "new_value": "1",
        }]);
        let usual = [("guid", SERVER), ("defense", "0"), ("bandwidth", "0"), ("ipnum", "8")];
        let by_totals = degrades::reserve(desk, &usual, &param).json()["data"]["data"]["ip"].clone();
        as_in_the_sample && shown(&by_totals) == Some((json!("9"), json!("1")))
    }),
    (13, "", |desk| {
        degrades::upgrade(desk);
        let mut body: Value = serde_json::from_str(include_str!("../degrade.request.json")).unwrap();
        for (name, value) in desk.signed("baremetal", "degrade") {
            body[name] = json!(value);
        }
        body["param"] = degrades::param();
        let mixed = |row: fn(&Value) -> bool| any(&body["param"], |one| row(&one["new_value"]));
        let answer = desk.post(&[("Content-Type", "application/json")], &body.to_string());
        mixed(Value::is_number) && mixed(Value::is_string) && answer.json()["data"]["result"] == true
    }),
    (14, "", |desk| {
        let data = reserved(desk);
        (&data["result"], &data["text"]) == (&json!(true), &json!("success")) && data["data"]["ip"].is_string()
    }),
    (15, "", |desk| desk.ok("degrade_ip_list", &[("guid", SERVER)])[0]["ip"] == desk.server(SERVER)["ip"][0]["ip"]),
    (16, "", |desk| desk.ok("degrade_ip_list", &[("guid", SERVER)])[1]["ip"] == "114.114.8.16-23"),
    (17, "", |desk| {
        let products = data(desk, "sync_product", &[]);
        (&products[0]["price"], &products[0]["price_api"]) == (&json!("500.00"), &json!("0.00"))
    }),
    (18, "", |desk| {
        let products = data(desk, "sync_product", &[]);
        let figure = |name: &str| products[0][name].as_str().unwrap().parse::<u32>().unwrap();
        figure("cpu_num") > figure("cpu_value")
            && figure("memory_num") > figure("memory_max_num")
            && any(&products, |row| row["raid_tips"] == "否")
    }),
    (19, "", |desk| {
        let lines = data(desk, "sync_line", &[]);
        let line = &lines[0];
        (&line["ip_bandwidth_rate"], &line["ip_price"], &line["ip_max_size"])
            == (&json!("0.500"), &json!("10.00"), &json!("200"))
    }),
    (20, "", |desk| {
        let server = desk.server(SERVER);
        data(desk, "sync_line", &[])[0]["code"].is_null()
            && server["degrades"][0]["finish_time"].is_null()
            && server["buy_remarks"] == ""
            && server["act_status"] == "0"
    }),
    (21, "", |desk| {
        let server = desk.server(SERVER);
        server["client_user_id"].is_number() && server["guid"].is_string() && server["system_id"].is_string()
    }),
    (23, "", |desk| desk.server(SERVER)["run_status"] == "1" && desk.ok("renew", &RENEW)["end_time"].is_string()),
    (24, "", |desk| {
        let pairs = [("guid", SERVER), ("productType", "baremetal")];
        let mut form = form_urlencoded::Serializer::new(String::new());
        let wrong = form.extend_pairs(desk.signed("baremetal", "refund")).extend_pairs(pairs).finish();
        desk.post(&[("Content-Type", FORM)], &wrong).json()["code"] == 1 && desk.ok("refund", &pairs) == json!({})
    }),
    (25, "", |desk| {
        desk.refused("create", &order(&[("clientId", "-"), ("clientUserId", "1")])) == "缺少参数clientId"
            && desk.refused("upgrade", &changed(&UPGRADE, &[("clientUserId", "-"), ("clientId", "1")]))
                == "缺少参数clientUserId"
    }),
    (26, "", |desk| {
        desk.ok("create", &order(&[]));
        desk.ok("renew", &RENEW);
        let numbers: Vec<_> = desk
            .sandbox
            .zkeys_ledger()
            .iter()
            .map(|row| (row["clientOrderNo"].clone(), row["agent_order_no"].clone()))
            .collect();
        let twice = json!("440682612532605123");
        numbers == [(json!("18369"), json!("590682534662098123")), (twice.clone(), twice)]
    }),
    (28, "", |desk| {
        let own = desk.refused("create", &order(&[("loginName", "CentOS 7.9 64位")]));
        own == "登录名与操作系统不符" && bought(desk, &[])["login_name"] == "root"
    }),
    (29, "", |desk| {
        let secret = || STANDARD.decode(bought(desk, &[])["login_password"].as_str().unwrap()).unwrap();
        let (one, other) = (secret(), secret());
        one.len() == 16 && one != other
    }),
    (30, "", |desk| {
        let said = |size| bought(desk, &[("system_partition_size", size)])["system_partition_size"].clone();
        (said("51200"), said("-1")) == (json!("51200"), json!("-1"))
    }),
    (31, "", |desk| {
        let install = [
            ("guid", SERVER),
            ("systemGuid", crate::zkeys::SYSTEM),
            ("loginPassword", "QWE1MzUwMjkyNzkh"),
            ("system_partition_size", "-1"),
            ("installType", "install"),
            ("install_mode", "2"),
        ];
        desk.refused("install", &install) == "install_mode只能为1" && bought(desk, &[])["install_mode"] == "1"
    }),
    (32, "", |desk| {
        let given = desk.ok("upgrade", &UPGRADE)["ip"].clone();
        given[0]["net_type"] == "network" && given[1]["net_type"] == "gateway" && given[0]["gateway"] == given[1]["ip"]
    }),
    (33, "", |desk| data(desk, "sync_line", &[])[0]["months"] == "1,2,3,4,5,6,12,24,36"),
    (34, "", |desk| {
        let line = &data(desk, "sync_line", &[])[0];
        line["ip_num_list"].as_str().unwrap().ends_with(",256") && line["ip_max_size"] == "200"
    }),
    (35, "", |desk| {
        let (lines, products) = (data(desk, "sync_line", &[]), data(desk, "sync_product", &[]));
        let zones = data(desk, "getzones", &[])["zones"].clone();
        any(&zones, |zone| zone["guid"] == lines[0]["line_guid"]) && products[0]["line_guid"] == lines[0]["guid"]
    }),
    (36, "", |desk| data(desk, "sync_line", &[])[0]["bandwidth_in_value"] == "0"),
    (37, "", |desk| {
        any(&data(desk, "sync_harddisk", &[]), |disk| disk["type"] == "HHD")
            && (&listed(desk)[0]["name"], &data(desk, "sync_product", &[])[0]["name"])
                == (&json!("APIzhzy4.0"), &json!("zhzy4.0"))
    }),
    (39, "", |desk| {
        let systems = data(desk, "getsystems", &SYSTEMS)["systems"].clone();
        any(&systems, |row| row["cpu_limit"] == "0" && row["ram_limit"] == "0")
    }),
    (42, "", |desk| any_version_and_day(desk)),
    (43, "", |desk| desk.ok("stop", &[("guid", SERVER)]) == json!({})),
    (44, "", |desk| desk.form("getzones", &[]).json()["code"] == 0 && reservation(desk)["code"] == 0),
    (45, "", |desk| {
        // The guid as microseconds is a day in February 2024.
        let of_guid = "2024-02-19 16:10:28";
        later(1_708_330_228 - jiff::Timestamp::now().as_second()) == of_guid
            && desk.server(SERVER)["buy_time"].as_str().unwrap() > "2025-01-01"
    }),
    (46, "", |desk| {
        let rows = listed(desk);
        let locked = |order: &str| any(&rows, |row| row["run_status"] == "-2" && row["order_status"] == order);
        locked("1") && locked("3") && any(&rows, |row| row["run_status"] == "-1" && row["order_status"] == "1")
    }),
    (47, "", |desk| {
        let data = data(desk, "sync_baremetal", &PAGE);
        data.get("harddisk_max_num").is_none() && data["baremetal"][0]["harddisk_max_num"] == "3"
    }),
];

/// The sample's own day and version, and its underscored names.
fn any_version_and_day(desk: &Desk) -> bool {
    let ask = |changes: &[(&str, &str)]| {
        let usual = desk.signed("baremetal", "getzones");
        let usual: Vec<(&str, &str)> = usual.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut form = form_urlencoded::Serializer::new(String::new());
        desk.post(&[("Content-Type", FORM)], &form.extend_pairs(changed(&usual, changes)).finish()).json()
    };
    ask(&[("vtime", "20210713"), ("version", "9.9.9"), ("system_type", "zkeys_agent_multi")])["code"] == 0
        && ask(&[("system_type", "-"), ("__system_type__", "zkeys_agent_multi")])["message"] == "缺少参数system_type"
        && ask(&[("version", "-"), ("__version__", "9.9.9")])["message"] == "缺少参数version"
}
