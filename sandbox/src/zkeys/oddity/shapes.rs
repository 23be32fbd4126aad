//! The shapes that oddities give to a body.

use serde_json::{Map, Value, json};

/// Sets a field of an object.
pub fn set(value: &mut Value, name: &str, to: Value) {
    if let Some(map) = value.as_object_mut() {
        map.insert(name.to_owned(), to);
    }
}

/// Runs over all values within one, innermost first, and the value itself.
fn each(value: &mut Value, change: &dyn Fn(&mut Value)) {
    match value {
        Value::Object(map) => map.values_mut().for_each(|inner| each(inner, change)),
        Value::Array(list) => list.iter_mut().for_each(|inner| each(inner, change)),
        _ => {}
    }
    change(value);
}

fn rename(map: &mut Map<String, Value>, from: &str, to: &str) {
    if let Some(value) = map.remove(from) {
        map.insert(to.to_owned(), value);
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

/// Lists as PHP writes them when their keys have a gap.
pub fn index_keyed(body: &mut Value) {
    each(body, &|value| {
        if let Value::Array(list) = value
            && !list.is_empty()
        {
            let keyed = list.drain(..).enumerate().map(|(n, inner)| (n.to_string(), inner)).collect();
            *value = Value::Object(keyed);
        }
    });
}

/// Empty objects as PHP writes them.
pub fn empty_arrays(body: &mut Value) {
    each(body, &|value| {
        if value.as_object().is_some_and(Map::is_empty) {
            *value = json!([]);
        }
    });
}

/// Nothing where a list is empty.
pub fn null_lists(body: &mut Value) {
    each(body, &|value| {
        if value.as_array().is_some_and(Vec::is_empty) {
            *value = Value::Null;
        }
    });
}

/// The records of machines in an answer.
fn machines(body: &mut Value) -> Option<&mut Value> {
    body.get_mut("data").and_then(|data| data.get_mut("baremetal"))
}

/// A machine that was asked for alone.
pub fn single_as_list(body: &mut Value) {
    if let Some(machine) = machines(body).filter(|found| found.get("guid").is_some()) {
        *machine = json!([machine.take()]);
    }
}

/// Every tenth machine, by the last digit of its guid.
pub fn unknown_states(body: &mut Value) {
    each(body, &|value| {
        let tenth = |guid: &Value| guid.as_str().is_some_and(|guid| guid.ends_with('4'));
        if value.get("act_status").is_some() && value.get("guid").is_some_and(tenth) {
            set(value, "act_status", json!("9"));
        }
    });
}

/// On products and machines.
pub fn bad_numbers(action: &str, body: &mut Value) {
    let rows = match action {
        "sync_product" => body.get_mut("data"),
        "sync_baremetal" => machines(body),
        _ => None,
    };
    for row in rows.and_then(Value::as_array_mut).into_iter().flatten().step_by(3) {
        if row.get("price").is_some() {
            set(row, "price", json!("一千"));
        }
        set(row, "bandwidth", json!(""));
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

/// Every text that is a number as JSON writes one.
pub fn plain_numbers(data: &mut Value) {
    each(data, &|value| {
        let number = value.as_str().filter(|text| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'.')));
        if let Some(Ok(number @ Value::Number(_))) = number.map(serde_json::from_str) {
            *value = number;
        }
    });
}
