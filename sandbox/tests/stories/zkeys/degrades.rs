//! Reserving downgrades: the three encodings, both shapes for addresses, what is refused, what time does.

use serde_json::{Value, json};

use super::{DAY, Desk, SERVER, STEP, changed, desk, later, refusal, same_shape, sample};

fn upgraded() -> Desk {
    let desk = desk();
    upgrade(&desk);
    desk
}

/// Makes the sample machine that of the vendor's sample request: 6 M, 10 G, and the subnet.
pub(super) fn upgrade(desk: &Desk) {
    desk.ok("degrade_cancel", &[("guid", SERVER), ("degrade_guid", "1708398791975293")]);
    let more = [
        ("guid", SERVER),
        ("defense", "5"),
        ("bandwidth", "1"),
        ("ip_type", "2"),
        ("ipnum", "0"),
        ("clientOrderNo", "1"),
        ("clientUserId", "1"),
        ("agent_order_no", "1"),
    ];
    desk.ok("upgrade", &more);
    desk.sandbox.advance(STEP).unwrap();
}

/// The vendor's sample request, but for a date that is still to come.
pub(super) fn param() -> Value {
    let mut param = sample!("degrade.request.json")["param"].clone();
    for item in param.as_array_mut().unwrap() {
        item["date"] = json!(later(10 * DAY));
    }
    param
}

pub(super) const USUAL: [(&str, &str); 4] = [("guid", SERVER), ("defense", "5"), ("bandwidth", "1"), ("ipnum", "8")];

/// The parameter in PHP's brackets.
fn brackets(param: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut pairs = Vec::new();
    for (n, item) in param.as_array().unwrap().iter().enumerate() {
        for (name, value) in item.as_object().unwrap() {
            match value.as_array() {
                Some(list) => {
                    let of_list = |(m, one): (usize, &Value)| (format!("param[{n}][{name}][{m}]"), text(one));
                    pairs.extend(list.iter().enumerate().map(of_list));
                }
                None => pairs.push((format!("param[{n}][{name}]"), text(value))),
            }
        }
    }
    pairs
}

pub(super) fn reserve(desk: &Desk, usual: &[(&str, &str)], param: &Value) -> crate::http::Answer {
    let nested = brackets(param);
    let nested: Vec<(&str, &str)> = nested.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.form("degrade", &[usual, &nested].concat())
}

#[test]
fn three_encodings_say_the_same() {
    for encoding in ["brackets", "text", "body"] {
        let desk = upgraded();
        let param = param();
        let answer = match encoding {
            "brackets" => reserve(&desk, &USUAL, &param),
            "text" => desk.form("degrade", &[&USUAL[..], &[("param", &param.to_string())]].concat()),
            _ => {
                // As the vendor's sample: numbers where the table says texts.
                let mut body = sample!("degrade.request.json");
                for (name, value) in desk.signed("baremetal", "degrade") {
                    body[name] = json!(value);
                }
                body["param"] = param;
                desk.post(&[("Content-Type", "application/json")], &body.to_string())
            }
        };
        let body = answer.json();
        same_shape(&sample!("degrade.reply.json"), &body, encoding);
        assert_eq!((&body["code"], &body["data"]["result"]), (&json!(0), &json!(true)), "{body}");
        let server = desk.server(SERVER);
        let pending: Vec<&Value> =
            server["degrades"].as_array().unwrap().iter().filter(|row| row["status"] == "0").collect();
        assert_eq!(pending.len(), 3, "{encoding}");
        for row in &pending {
            assert_eq!(row["guid"], body["data"]["data"][row["item"].as_str().unwrap()], "{encoding}");
        }
        let of = |item: &str| *pending.iter().find(|row| row["item"] == item).unwrap();
        let shown = |row: &Value| (row["value"].clone(), row["old_value"].clone(), row["new_value"].clone());
        assert_eq!(shown(of("bandwidth")), (json!("1"), json!("6"), json!("5")));
        assert_eq!(shown(of("defense")), (json!("5"), json!("10"), json!("5")));
        assert_eq!(shown(of("ip")), (json!("114.114.8.16-23"), Value::Null, json!("8")));
        same_shape(&sample!("sync_baremetal.single.reply.json")["data"]["baremetal"], &server, encoding);
    }
}

#[test]
fn time_carries_them_out() {
    let desk = upgraded();
    let guids = reserve(&desk, &USUAL, &param()).json()["data"]["data"].clone();
    let list = desk.ok("degrade_ip_list", &[("guid", SERVER)]);
    assert_eq!(list.as_array().unwrap().len(), 1, "what is reserved cannot be reserved again");
    desk.sandbox.advance(9 * DAY).unwrap();
    assert!(desk.server(SERVER)["upgrade"].as_array().unwrap().iter().all(|row| row["status"] == "1"));
    desk.sandbox.advance(DAY + 60).unwrap();
    let server = desk.server(SERVER);
    for row in server["upgrade"].as_array().unwrap() {
        let item = if row["type"] == "ipnum" { "ip" } else { row["type"].as_str().unwrap() };
        assert_eq!((&row["status"], &row["degrade_guid"]), (&json!("0"), &guids[item]));
    }
    for row in server["degrades"].as_array().unwrap() {
        let cancelled = row["guid"] == "1708398791975293";
        assert_eq!(row["status"], if cancelled { "-1" } else { "1" });
        assert_eq!(row["finish_time"], if cancelled { Value::Null } else { row["apply_time"].clone() });
    }
    let guid = guids["ip"].as_str().unwrap();
    let late = [("guid", SERVER), ("degrade_guid", guid)];
    assert_eq!(desk.refused("degrade_cancel", &late), "该预约已执行或已取消");
}

#[test]
fn released_addresses_say_so() {
    let desk = desk();
    let more = [
        ("guid", SERVER),
        ("defense", ""),
        ("bandwidth", "10"),
        ("ip_type", "2"),
        ("ipnum", "8"),
        ("clientOrderNo", "1"),
        ("clientUserId", "1"),
        ("agent_order_no", "1"),
    ];
    desk.ok("upgrade", &more);
    desk.sandbox.advance(STEP).unwrap();
    let range = desk.ok("degrade_ip_list", &[("guid", SERVER)])[2]["ip"].clone();
    // Both subnets and the included address: 17. The totals say what is left.
    let item = json!([{"item": "ip", "value": [range], "date": later(DAY), "old_value": 17, "new_value": 9}]);
    let usual = [("guid", SERVER), ("defense", ""), ("bandwidth", "0"), ("ipnum", "8")];
    assert_eq!(reserve(&desk, &usual, &item).json()["code"], 0);
    desk.sandbox.advance(DAY + 60).unwrap();
    let server = desk.server(SERVER);
    let released = server["ip"].as_array().unwrap().iter().filter(|row| row["status"] == "-1").count();
    assert_eq!(released, 8);
    let pending = server["degrades"].as_array().unwrap().iter().filter(|row| row["status"] == "0").count();
    assert_eq!(pending, 1, "the sample's own is not due yet");
    assert_eq!(server["degrades"][1]["old_value"], "17");
}

#[test]
fn what_is_reserved_can_be_cancelled() {
    let desk = desk();
    let cancel = |guid: &str, degrade: &str| desk.form("degrade_cancel", &[("guid", guid), ("degrade_guid", degrade)]);
    assert_eq!(refusal(&cancel(SERVER, "1")), "预约记录不存在");
    assert_eq!(refusal(&cancel("1", "1708398791975293")), "服务器不存在");
    assert_eq!(desk.refused("degrade_cancel", &[("guid", SERVER)]), "缺少参数degrade_guid");
    desk.ok("restart", &[("guid", SERVER)]);
    let done = cancel(SERVER, "1708398791975293").json();
    assert_eq!(done, sample!("degrade_cancel.reply.json"), "also while the machine is busy");
    assert_eq!(desk.server(SERVER)["degrades"][0]["status"], "-1");
    assert_eq!(refusal(&cancel(SERVER, "1708398791975293")), "该预约已执行或已取消");
}

#[test]
fn every_part_of_a_reservation_is_checked() {
    let desk = upgraded();
    let refused = |usual: &[(&str, &str)], param: &Value| refusal(&reserve(&desk, usual, param));
    for (name, _) in USUAL {
        assert_eq!(refused(&changed(&USUAL, &[(name, "-")]), &param()), format!("缺少参数{name}"));
    }
    assert_eq!(desk.refused("degrade", &USUAL), "缺少参数param");
    assert_eq!(desk.refused("degrade", &[&USUAL[..], &[("param", "[]")]].concat()), "预约降配项不能为空");
    assert_eq!(refused(&changed(&USUAL, &[("ipnum", "9")]), &param()), "降配参数前后不一致");
    assert_eq!(refused(&changed(&USUAL, &[("bandwidth", "")]), &param()), "降配参数前后不一致");
    let mut short = param();
    short.as_array_mut().unwrap().pop();
    assert_eq!(refused(&USUAL, &short), "降配参数前后不一致", "defence without its item");
    let with = |n: usize, name: &str, value: Value| {
        let mut param = param();
        param[n][name] = value;
        refused(&USUAL, &param)
    };
    for (n, name, value, words) in [
        (0, "item", json!("memory"), "降配项错误"),
        (0, "item", json!("defense"), "没有与降配值对应的升级记录"),
        (0, "value", json!(2), "没有与降配值对应的升级记录"),
        (0, "value", json!("all"), "参数param.value格式错误"),
        (0, "old_value", json!(5), "降配前后的数值错误"),
        (0, "new_value", json!(6), "降配前后的数值错误"),
        (0, "old_value", json!(""), "降配前后的数值错误"),
        (0, "new_value", json!(""), "缺少参数param.new_value"),
        (0, "date", json!("2026-1-1"), "参数param.date格式错误"),
        (0, "date", json!(later(-60)), "预约时间须晚于当前时间"),
        (0, "date", json!(later(60 * DAY)), "预约时间不能晚于服务器到期时间"),
        (1, "value", json!("114.114.8.16-23"), "参数param.value格式错误"),
        (1, "value", json!(["114.114.8.16"]), "降配IP不在可降配列表中"),
        (1, "value", json!(["192.168.12.48"]), "默认IP不能降配"),
        (1, "value", json!(["114.114.8.16-19", "114.114.8.20-23"]), "没有与降配值对应的升级记录"),
        (1, "new_value", json!(1), "降配前后的数值错误"),
    ] {
        assert_eq!(with(n, name, value.clone()), words, "{n} {name} {value}");
    }
    let twice = json!([param()[0], param()[0]]);
    assert_eq!(refused(&changed(&USUAL, &[("defense", ""), ("ipnum", "")]), &twice), "降配项重复");
    assert_eq!(desk.server(SERVER)["degrades"].as_array().unwrap().len(), 1, "nothing was reserved");
    assert_eq!(reserve(&desk, &USUAL, &param()).json()["code"], 0);
    assert_eq!(refused(&USUAL, &param()), "该降配项已有未执行的预约");
}

#[test]
fn what_remains_must_keep_the_lines_ratio() {
    let desk = desk();
    desk.ok("degrade_cancel", &[("guid", SERVER), ("degrade_guid", "1708398791975293")]);
    let more = [
        ("guid", SERVER),
        ("defense", ""),
        ("bandwidth", "10"),
        ("ip_type", "2"),
        ("ipnum", "16"),
        ("clientOrderNo", "1"),
        ("clientUserId", "1"),
        ("agent_order_no", "1"),
    ];
    desk.ok("upgrade", &more);
    desk.sandbox.advance(STEP).unwrap();
    // 15 M for 25 addresses; without the 10 it would be a fifth each.
    let item = json!([{"item": "bandwidth", "value": 10, "date": later(DAY), "old_value": 15, "new_value": 5}]);
    let usual = [("guid", SERVER), ("defense", ""), ("bandwidth", "10"), ("ipnum", "")];
    assert_eq!(refusal(&reserve(&desk, &usual, &item)), "总带宽与总IP数的比例低于线路要求");
    let range = desk.ok("degrade_ip_list", &[("guid", SERVER)])[2]["ip"].clone();
    let fewer = json!([{"item": "ip", "value": [range], "date": later(DAY), "new_value": 16}]);
    let of_addresses = [("guid", SERVER), ("defense", ""), ("bandwidth", ""), ("ipnum", "16")];
    assert_eq!(reserve(&desk, &of_addresses, &fewer).json()["code"], 0);
    assert_eq!(reserve(&desk, &usual, &item).json()["code"], 0, "what is reserved already counts");
    desk.set(json!({"run_status": "-2"}));
    assert_eq!(refusal(&reserve(&desk, &usual, &item)), "服务器已锁定，暂不能操作");
    desk.set(json!({"run_status": "1", "act_status": "3"}));
    assert_eq!(refusal(&reserve(&desk, &usual, &item)), "服务器正在执行其他操作，请稍后再试");
}
