//! Where oddities put things: under other names, in other places, one for many and many for one.

use serde_json::{Map, Value, json};

use super::shapes::{each, machines, remove, set};

fn rename(map: &mut Map<String, Value>, from: &str, to: &str) {
    if let Some(value) = map.remove(from) {
        map.insert(to.to_owned(), value);
    }
}

/// Whatever has pages has one.
pub fn one_page(body: &mut Value) {
    for (name, pages) in body.get_mut("data").and_then(Value::as_object_mut).into_iter().flatten() {
        if matches!(name.as_str(), "pages" | "total_page") {
            *pages = json!(1);
        }
    }
}

/// Rows and pages of a list change places, types and all.
pub fn swap_totals(body: &mut Value) {
    let data = body.get_mut("data").and_then(Value::as_object_mut);
    let Some(data) = data.filter(|data| data.contains_key("total_number")) else { return };
    let (rows, pages) = (data.remove("total_number"), data.remove("total_page"));
    data.insert("total_number".into(), pages.unwrap_or_default());
    data.insert("total_page".into(), rows.unwrap_or_default());
}

/// A machine that was asked for alone.
pub fn single_as_list(body: &mut Value) {
    if let Some(machine) = machines(body).filter(|found| found.get("guid").is_some()) {
        *machine = json!([machine.take()]);
    }
}

/// The only machine on a page.
pub fn list_as_single(body: &mut Value) {
    if let Some(list) = machines(body)
        && let Some([only]) = list.as_array_mut().map(Vec::as_mut_slice)
    {
        *list = only.take();
    }
}

/// The names of the vendor's tables, which are not those of its samples; a list of one row as the row.
pub fn table_names(body: &mut Value) {
    each(body, &|value| {
        if let Some(map) = value.as_object_mut() {
            rename(map, "net_type", "net");
            rename(map, "nums", "num");
            if map.contains_key("num") && map.get("type").is_some_and(|kind| kind == "ipnum") {
                map.insert("type".into(), json!("ip"));
            }
        }
    });
    if let Some(data) = body.get_mut("data")
        && let Some([only]) = data.as_array().map(Vec::as_slice)
    {
        *data = only.clone();
    }
}

/// `data.harddisk_max_num`, beside the machines; `data.baremetal.create_time`, beside their upgrades, with the example that
/// the table has there: an order number.
pub fn table_paths(action: &str, body: &mut Value) {
    if action != "sync_baremetal" {
        return;
    }
    let Some(found) = machines(body) else { return };
    let all: Vec<&mut Value> = match found {
        Value::Array(list) => list.iter_mut().collect(),
        one => vec![one],
    };
    let mut outside = None;
    for machine in all {
        outside = outside.or_else(|| machine.get("harddisk_max_num").cloned());
        remove(machine, "harddisk_max_num");
        let upgrades = machine.get_mut("upgrade").and_then(Value::as_array_mut);
        let mut order = None;
        for upgrade in upgrades.into_iter().flatten() {
            order = order.or_else(|| upgrade.get("order_no_api").cloned());
            remove(upgrade, "create_time");
        }
        if let Some(order) = order {
            set(machine, "create_time", order);
        }
    }
    if let (Some(data), Some(most)) = (body.get_mut("data"), outside) {
        set(data, "harddisk_max_num", most);
    }
}

/// The first machine of an order alone, however many were made.
pub fn create_fewer(action: &str, body: &mut Value) {
    if let Some(made) = body.get_mut("data").and_then(Value::as_array_mut).filter(|_| action == "create") {
        made.truncate(1);
    }
}

/// What a reservation brought, without what the samples wrap around it.
pub fn flat_degrade(action: &str, body: &mut Value) {
    if let Some(data) =
        body.get_mut("data").filter(|data| action == "degrade" && data.get("result") == Some(&json!(true)))
    {
        *data = data.get_mut("data").map(Value::take).unwrap_or_default();
    }
}
