//! Buying: what a purchase answers, costs and refuses, and when its machines are there.

use serde_json::{Value, json};

use super::{Desk, STEP, base64, changed, desk, later, order, same_shape, sample};

fn find(data: &Value, keep: &dyn Fn(&Value) -> bool) -> Value {
    data.as_array().unwrap().iter().find(|row| keep(row)).unwrap().clone()
}

fn text(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap().to_owned()
}

fn systems(desk: &Desk) -> Value {
    desk.ok("getsystems", &[("page_mode", "1"), ("page_length", "200")])["systems"].clone()
}

#[test]
fn machines_are_bought_and_delivered() {
    let desk = desk();
    let pairs = order(&[("num", "2"), ("months", "3"), ("buyRemarks", "客户A")]);
    let made = desk.ok("create", &pairs);
    same_shape(&sample!("create.reply.json")["data"], &made, "create");
    let made = made.as_array().unwrap();
    assert_eq!(made.len(), 2);
    assert_ne!(made[0]["guid"], made[1]["guid"]);
    assert_ne!(made[0]["ip"][0]["ip"], made[1]["ip"][0]["ip"]);
    assert_eq!((&made[0]["order_status"], &made[0]["buy_remarks"]), (&json!("0"), &json!("客户A")));
    for machine in made {
        let secret = text(machine, "login_password");
        assert!(secret.len() == 24 && secret != base64("Aa535029279!"), "not the password: {secret}");
    }
    let guid = text(&made[0], "guid");
    assert_eq!(guid.len(), 16);
    let first = desk.ok("sync_baremetal", &[("page", "1"), ("number", "1")]);
    assert_eq!(first["baremetal"][0]["guid"], made[1]["guid"], "the newest first");
    let state = |run: &str, order: &str| (order.to_owned(), run.to_owned(), "0".to_owned());
    assert_eq!(desk.state(&guid), state("1", "0"));
    assert_eq!(desk.refused("stop", &[("guid", &guid)]), "服务器开通中，暂不能操作");
    desk.sandbox.advance(2 * STEP).unwrap();
    assert_eq!(desk.state(&guid), state("1", "0"), "two steps of three");
    desk.sandbox.advance(STEP).unwrap();
    assert_eq!(desk.state(&guid), state("1", "1"));
    assert_eq!(desk.server(&guid)["client_user_id"], 1_100_123);
    assert!(desk.has_password(&guid, "Aa535029279!") && !desk.has_password(&guid, "aa535029279!"));

    let ledger = desk.sandbox.zkeys_ledger();
    assert_eq!(ledger.len(), 2, "one row for each machine");
    assert_eq!((&ledger[0]["guid"], &ledger[0]["amount"]), (&json!(guid), &json!("1500.00")));
    assert_eq!(
        (&ledger[1]["agent_order_no"], &ledger[1]["clientOrderNo"], &ledger[1]["member"]),
        (&json!("590682534662098123"), &json!("18369"), &json!("1100134"))
    );
    desk.ok("create", &pairs);
    assert_eq!(desk.effects().len(), 4, "the same order number buys again");
}

impl Desk {
    pub fn has_password(&self, guid: &str, password: &str) -> bool {
        let asked = json!({"guid": guid, "password": password});
        self.control("POST", "zkeys/password", Some(asked)).json()["is"] == json!(true)
    }
}

#[test]
fn what_has_no_stock_waits_for_somebody() {
    let desk = desk();
    let lines = desk.ok("sync_line", &[]);
    let open = |row: &Value| {
        let line = find(&lines, &|line| line["guid"] == row["line_guid"]);
        row["status"] == "1" && line["status"] == "1" && line["buy_status"] == "1"
    };
    let product = find(&desk.ok("sync_product", &[]), &|row| row["stock_type"] == "0" && open(row));
    let (line, product) = (text(&product, "line_guid"), text(&product, "guid"));
    let pairs = order(&[("lineGuid", &line), ("productGuid", &product)]);
    let buy = || text(&desk.ok("create", &pairs)[0], "guid");
    let slow = buy();
    desk.sandbox.advance(9 * STEP).unwrap();
    assert_eq!(desk.state(&slow).0, "0");
    desk.sandbox.advance(STEP).unwrap();
    assert_eq!(desk.state(&slow).0, "1", "after ten steps");
    let fast = buy();
    assert_eq!(desk.control("POST", "zkeys", Some(json!({"deliver": true}))).status, 204);
    assert_eq!(desk.state(&fast).0, "1", "at once, when somebody delivers");
}

#[test]
fn the_stock_ends() {
    let desk = desk();
    for _ in 0..5 {
        desk.ok("create", &order(&[("num", "10")]));
    }
    assert_eq!(desk.refused("create", &order(&[])), "库存不足");
    assert_eq!(desk.effects().len(), 50);
}

#[test]
fn full_years_are_cheaper_and_months_end_with_the_month() {
    let desk = desk();
    let line = find(&desk.ok("sync_line", &[]), &|row| row["discount1"] == "0.85" && row["life_time"] == "5");
    let of_line = |row: &Value| row["line_guid"] == line["guid"] && row["status"] == "1" && row["stock_type"] == "1";
    let product = find(&desk.ok("sync_product", &[]), &of_line);
    let (line, guid, price) = (text(&line, "guid"), text(&product, "guid"), text(&product, "price"));
    let price: i64 = price.replace('.', "").parse().unwrap();
    for (months, percent) in [("1", 100), ("6", 100), ("12", 85), ("24", 80), ("36", 75)] {
        desk.control("DELETE", "zkeys/ledger", None);
        desk.ok("create", &order(&[("lineGuid", &line), ("productGuid", &guid), ("months", months)]));
        let fen = price * months.parse::<i64>().unwrap() * percent / 100;
        let amount = format!("{}.{:02}", fen / 100, fen % 100);
        assert_eq!(desk.sandbox.zkeys_ledger()[0]["amount"], amount, "{months} months");
    }
}

#[test]
fn every_parameter_of_an_order_is_checked() {
    let desk = desk();
    let usual = order(&[]);
    for (name, _) in &usual {
        assert_eq!(desk.refused("create", &changed(&usual, &[(name, "-")])), format!("缺少参数{name}"));
    }
    for (name, value, words) in [
        ("lineGuid", "1", "线路不存在"),
        ("lineGuid", "1690011524861209", "线路不存在"),
        ("lineGuid", "1612400870115538", "线路不存在"),
        ("lineGuid", "1688455001276643", "该线路已停止购买"),
        ("lineGuid", "1683665299911682", "产品不属于该线路"),
        ("productGuid", "1", "产品不存在或已下架"),
        ("systemGuid", "1", "操作系统不存在"),
        ("systemGuid", "1695196885222115", "该操作系统不支持裸金属服务器"),
        ("loginName", "administrator", "登录名与操作系统不符"),
        ("months", "7", "购买时长不在可选范围内"),
        ("months", "one", "参数months格式错误"),
        ("num", "0", "购买数量须在1到10之间"),
        ("num", "11", "购买数量须在1到10之间"),
        ("clientId", "x", "参数clientId格式错误"),
        ("clientOrderNo", "A-1", "参数clientOrderNo格式错误"),
        ("agent_order_no", "59068253466209812x", "参数agent_order_no格式错误"),
        ("system_partition_size", "0", "系统分区不能小于30G（参数单位为M）"),
        ("system_partition_size", "50", "系统分区不能小于30G（参数单位为M）"),
        ("system_partition_size", "-2", "参数system_partition_size格式错误"),
        ("auth_mobile", "1380013800", "实名手机号格式错误"),
    ] {
        assert_eq!(desk.refused("create", &order(&[(name, value)])), words, "{name} = {value}");
    }
    let words = "登录密码错误，须为8-30位可见字符并经base64编码";
    for wrong in ["Aa535029279!", "%%%", &base64("short7!"), &base64("with a space"), &base64("密码密码密码")] {
        assert_eq!(desk.refused("create", &order(&[("loginPassword", wrong)])), words, "{wrong}");
    }
    assert_eq!(desk.refused("create", &order(&[("loginPassword", &base64(&"x".repeat(31)))])), words);
    assert!(desk.effects().is_empty());
    desk.ok("create", &order(&[("system_partition_size", "51200"), ("loginPassword", &base64("Zk>>?9!a"))]));
    desk.ok("create", &order(&[("auth_mobile", "13800138000"), ("auth_name", "张三")]));
}

#[test]
fn products_and_systems_must_fit() {
    let desk = desk();
    let (products, systems) = (desk.ok("sync_product", &[]), systems(&desk));
    let lists = |row: &Value, name: &str, word: &str| text(row, name).split(',').any(|one| one == word);
    let with = |product: &Value, system: &Value, more: &[(&str, &str)]| {
        let (line, guid) = (text(product, "line_guid"), text(product, "guid"));
        let (system, login) = (text(system, "guid"), text(system, "login_name"));
        let usual = [
            ("lineGuid", line.as_str()),
            ("productGuid", guid.as_str()),
            ("systemGuid", system.as_str()),
            ("loginName", login.as_str()),
        ];
        desk.refused("create", &order(&changed(&usual, more)))
    };
    let product = |keep: &dyn Fn(&Value) -> bool| find(&products, keep);
    let on = |row: &Value, line: &str| row["line_guid"] == line && row["status"] == "1";
    let sample = product(&|row| row["guid"] == super::PRODUCT);
    let own = find(&systems, &|row| row["guid"] == super::SYSTEM);
    let bare = |row: &Value| lists(row, "support", "baremetal");

    let off = product(&|row| row["line_guid"] == "1686201733904126" && row["status"] != "1");
    assert_eq!(with(&off, &own, &[]), "产品不存在或已下架");
    let only_install = find(&systems, &|row| row["type"] == "install" && bare(row));
    assert_eq!(with(&sample, &only_install, &[]), "该操作系统不支持新购");
    let elsewhere = |row: &Value| {
        let lines = row["lines"].as_array().unwrap();
        !lines.is_empty() && !lines.contains(&json!("1683665299911682")) && bare(row) && lists(row, "type", "create")
    };
    let second = product(&|row| on(row, "1683665299911682"));
    assert_eq!(with(&second, &find(&systems, &elsewhere), &[]), "该线路不支持此操作系统");
    let large = |row: &Value| {
        row["cpu_limit"] == "16"
            && bare(row)
            && lists(row, "type", "create")
            && row["lines"].as_array().unwrap().len() == 10
    };
    let large = find(&systems, &large);
    assert_eq!(with(&sample, &large, &[]), "CPU核数低于操作系统的最低要求");
    let open = |row: &Value| on(row, "1683665299911682") || on(row, "1684120078330951") || on(row, "1684120290518470");
    let little = product(&|row| row["cpu_value"] == "16" && row["memory_num"] == "64" && open(row));
    assert_eq!(with(&little, &large, &[]), "内存低于操作系统的最低要求");
    let whole = product(&|row| {
        row["system_partition_support"] == "0"
            && row["status"] == "1"
            && !open(row)
            && row["line_guid"] != "1690011524861209"
            && row["line_guid"] != "1688455001276643"
    });
    assert_eq!(with(&whole, &own, &[("system_partition_size", "51200")]), "该产品不支持自定义分区");
    let short = product(&|row| on(row, "1686201733904126"));
    assert_eq!(with(&short, &own, &[("months", "36")]), "超过服务器的最长使用年限");
}

#[test]
fn without_money_nothing_is_bought() {
    let desk = desk();
    assert_eq!(desk.control("POST", "zkeys", Some(json!({"balance": "none"}))).status, 204);
    assert_eq!(desk.refused("create", &order(&[])), "余额不足");
    let renew = [("guid", super::SERVER), ("months", "1"), ("clientOrderNo", "1"), ("agent_order_no", "1")];
    assert_eq!(desk.refused("renew", &renew), "余额不足");
    assert!(desk.effects().is_empty());
    assert_eq!(desk.control("GET", "zkeys", None).json()["balance"], "none");
    desk.control("POST", "zkeys", Some(json!({"balance": "enough"})));
    desk.ok("create", &order(&[]));
    assert!(desk.server(super::SERVER)["end_time"].as_str().unwrap() > later(0).as_str());
}
