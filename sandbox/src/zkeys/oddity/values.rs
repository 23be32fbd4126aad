//! The values that oddities give to single fields.

use serde_json::{Value, json};

use super::shapes::{each, machines, set};

/// Changes the fields of a name wherever they stand.
pub fn change(body: &mut Value, name: &str, change: &dyn Fn(&mut Value)) {
    each(body, &|value| {
        if let Some(field) = value.get_mut(name) {
            change(field);
        }
    });
}

/// Sets fields of every tenth machine, by the last digit of its guid.
pub fn on_each_tenth(body: &mut Value, fields: &[(&str, &str)]) {
    each(body, &|value| {
        let tenth = |guid: &Value| guid.as_str().is_some_and(|guid| guid.ends_with('4'));
        if value.get("act_status").is_some() && value.get("guid").is_some_and(tenth) {
            fields.iter().for_each(|(name, to)| set(value, name, json!(to)));
        }
    });
}

/// Words that no table has, for what an address, an upgrade and a reservation is.
pub fn unknown_kinds(body: &mut Value) {
    each(body, &|value| {
        if value.get("is_default").is_some_and(|default| default == "1") {
            set(value, "net_type", json!("vip"));
        }
        for (list, name, word) in [("upgrade", "type", "cpu"), ("degrades", "status", "7")] {
            if let Some(first) = value.get_mut(list).and_then(|list| list.get_mut(0)) {
                set(first, name, json!(word));
            }
        }
    });
}

/// Every third product, or machine of a list.
fn thirds<'a>(action: &str, body: &'a mut Value) -> impl Iterator<Item = &'a mut Value> {
    let rows = match action {
        "sync_product" => body.get_mut("data"),
        "sync_baremetal" => machines(body),
        _ => None,
    };
    rows.and_then(Value::as_array_mut).into_iter().flatten().step_by(3)
}

/// On products and machines.
pub fn bad_numbers(action: &str, body: &mut Value) {
    for row in thirds(action, body) {
        if row.get("price").is_some() {
            set(row, "price", json!("一千"));
        }
        set(row, "bandwidth", json!(""));
    }
}

/// The example that the table of products has for a number of addresses.
pub fn word_numbers(action: &str, body: &mut Value) {
    thirds(action, body).for_each(|row| set(row, "ipnum", json!("否")));
}

/// 0 不限制, of which the vendor's table lost a character.
pub fn limit_words(body: &mut Value) {
    for name in ["cpu_limit", "ram_limit"] {
        change(body, name, &|limit| {
            if limit == "0" {
                *limit = json!("0 限制");
            }
        });
    }
}

/// Dates that are not there, and those of a machine that is not there yet.
pub fn zero_dates(body: &mut Value) {
    const NEVER: &str = "0000-00-00 00:00:00";
    each(body, &|value| {
        let ordered = value.get("order_status").is_some_and(|status| status == "0");
        for (name, inner) in value.as_object_mut().into_iter().flatten().filter(|(name, _)| name.ends_with("_time")) {
            if inner.is_null() || (ordered && matches!(name.as_str(), "start_time" | "end_time")) {
                *inner = json!(NEVER);
            }
        }
    });
}

/// The table's example for the gateway of a subnet is the subnet itself.
pub fn gateway_is_network(action: &str, body: &mut Value) {
    let given = body.get_mut("data").and_then(|data| data.get_mut("ip"));
    let Some(given) = given.and_then(Value::as_array_mut).filter(|_| action == "upgrade") else { return };
    let network = given.iter().find(|one| one.get("net_type").is_some_and(|kind| kind == "network"));
    if let Some(network) = network.and_then(|one| one.get("ip")).cloned() {
        given.iter_mut().for_each(|one| set(one, "gateway", network.clone()));
    }
}

/// Puts something in place of the commas of lists.
fn separate(body: &mut Value, lists: &[&str], with: &str) {
    for name in lists {
        change(body, name, &|list| {
            if let Some(text) = list.as_str() {
                *list = json!(text.replace(',', with));
            }
        });
    }
}

/// Lists as they stand in the vendor's document, where a picture of a separator was no text. Every second line says its
/// kinds of addresses in the words that stand beside the figures.
pub fn lose_separators(action: &str, body: &mut Value) {
    if action == "sync_line" {
        for row in body.get_mut("data").and_then(Value::as_array_mut).into_iter().flatten().step_by(2) {
            change(row, "ip_upgrade_type", &|kinds| {
                let words = kinds.as_str().unwrap_or_default().replace('1', "单IP").replace('2', "子网");
                *kinds = json!(words);
            });
        }
    }
    separate(body, &["months", "ip_num_list", "ip_upgrade_type", "type", "support"], "");
}

/// Lists with the comma of Chinese texts.
pub fn full_width(body: &mut Value) {
    separate(body, &["months", "ip_num_list", "ip_upgrade_type", "type", "support", "harddisk_guid"], "，");
}

/// One character of a reason, which the vendor's document has in two ways.
pub fn damage_reasons(body: &mut Value) {
    let listed = machines(body).is_some_and(|found| found.is_array());
    change(body, "reason", &|reason| {
        let with = if listed { "预约降配吚" } else { "预约降配命" };
        *reason = json!(reason.as_str().unwrap_or_default().replace("预约降配", with));
    });
}

/// Remarks as a narrow column keeps them.
pub fn cut_remarks(body: &mut Value) {
    change(body, "buy_remarks", &|remarks| {
        *remarks = json!(remarks.as_str().unwrap_or_default().chars().take(8).collect::<String>());
    });
}
