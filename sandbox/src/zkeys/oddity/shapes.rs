//! The shapes that oddities give to lists, objects, numbers and nothing, wherever they stand.

use serde_json::{Map, Value, json};

use super::Oddity;

/// Runs over all values within one, innermost first, and the value itself.
pub fn each(value: &mut Value, change: &dyn Fn(&mut Value)) {
    match value {
        Value::Object(map) => map.values_mut().for_each(|inner| each(inner, change)),
        Value::Array(list) => list.iter_mut().for_each(|inner| each(inner, change)),
        _ => {}
    }
    change(value);
}

/// Sets a field of an object.
pub fn set(value: &mut Value, name: &str, to: Value) {
    if let Some(map) = value.as_object_mut() {
        map.insert(name.to_owned(), to);
    }
}

/// Takes a field out of an object.
pub fn remove(value: &mut Value, name: &str) {
    if let Some(map) = value.as_object_mut() {
        map.remove(name);
    }
}

/// The records of machines in an answer.
pub fn machines(body: &mut Value) -> Option<&mut Value> {
    body.get_mut("data").and_then(|data| data.get_mut("baremetal"))
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

/// Another nothing for one kind of nothing.
pub fn nothing(oddity: Oddity, data: &mut Value) {
    let is_list = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    let is_object = |value: &Value| value.as_object().is_some_and(Map::is_empty);
    each(data, &|value| match oddity {
        Oddity::NullTexts if value == "" => *value = Value::Null,
        Oddity::BlankNulls if value.is_null() => *value = json!(""),
        Oddity::NullLists if is_list(value) => *value = Value::Null,
        Oddity::BlankLists if is_list(value) => *value = json!(""),
        Oddity::EmptyArrays if is_object(value) => *value = json!([]),
        Oddity::EmptyNulls if is_object(value) => *value = Value::Null,
        Oddity::EmptyTexts if is_object(value) => *value = json!(""),
        _ => {}
    });
}

/// Every number as a text, or every text that is a number as JSON writes one.
pub fn numbers(quoted: bool, data: &mut Value) {
    let is_number = |text: &&str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'.'));
    each(data, &|value| {
        if quoted {
            if value.is_number() {
                *value = json!(value.to_string());
            }
        } else if let Some(Ok(number @ Value::Number(_))) = value.as_str().filter(is_number).map(serde_json::from_str) {
            *value = number;
        }
    });
}

/// Fields that nobody knows, on whatever has a guid or is an address.
pub fn unknown_fields(body: &mut Value) {
    each(body, &|value| {
        if value.get("guid").is_some() || value.get("ip").is_some_and(Value::is_string) {
            set(value, "extend_info", json!({"0": {"rack": ["7"]}, "note": null}));
            set(value, "is_new", json!("9"));
        }
    });
}
