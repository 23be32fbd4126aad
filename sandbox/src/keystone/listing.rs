//! Lists with Keystone's filters and pages (keystone.md §6), oddities included: the page is cut before
//! `name__…` is looked at, `sort_key` and unknown keys are ignored, `limit=abc` is a 500.

use serde_json::{Value, json};

use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::state::Shared;

/// Answers a list of rows, which come ordered by id.
///
/// `exact` names the attributes that may be filtered by their value.
pub fn page(shared: &Shared, call: &Call, plural: &str, exact: &[&str], mut rows: Vec<Value>) -> Reply {
    for (key, wanted) in &call.query {
        if exact.contains(&key.as_str()) {
            if key == "enabled" && !is_switch(wanted) {
                let text =
                    format!("Invalid input for field/attribute enabled. Value: {wanted}. '{wanted}' is not one of");
                return Err(Refusal::bad(format!("{text} [True, 'true', False, 'false', '', '1', '0', 'yes', 'no']")));
            }
            rows.retain(|row| equal(row.get(key), key, wanted));
        }
        if key.starts_with("enabled__") {
            return Err(Refusal::bad(format!("Invalid input for filter '{key}': it is not a text attribute.")));
        }
    }
    let id = |row: &Value| row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(marker) = call.parameter("marker").filter(|marker| !marker.is_empty()) {
        let place = rows.iter().position(|row| id(row) == marker);
        let place = place.ok_or_else(|| Refusal::Error(404, format!("Marker {marker} could not be found.")))?;
        rows.drain(..=place);
    }
    let mut next = Value::Null;
    let mut truncated = false;
    if let Some(limit) = call.parameter("limit").filter(|limit| !limit.is_empty()) {
        let limit: i64 = limit.parse().map_err(|_| Refusal::Crash(format!("limit={limit} is not a number")))?;
        // A page that is just full promises another one, which may turn out to be empty; so does every
        // page of a negative limit, which holds all rows.
        let size = usize::try_from(limit).unwrap_or(usize::MAX);
        truncated = limit < 0 || rows.len() >= size;
        rows.truncate(size);
        if truncated {
            next = rows.last().map_or(Value::Null, |last| json!(following(shared, call, plural, limit, &id(last))));
        }
    }
    for (key, wanted) in &call.query {
        if let Some(comparison) = key.strip_prefix("name__") {
            rows.retain(|row| inexact(row.get("name").and_then(Value::as_str), comparison, wanted));
        }
    }
    let here = format!("{}{}", shared.backends, call.target);
    let mut body = json!({plural: rows, "links": {"next": next, "self": here, "previous": null}});
    if let (true, Some(body)) = (truncated, body.as_object_mut()) {
        body.insert("truncated".into(), json!(true));
    }
    Ok(answer(200, &body))
}

/// The address of the next page: the same query with `limit` and `marker`.
fn following(shared: &Shared, call: &Call, plural: &str, limit: i64, marker: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (key, value) in call.query.iter().filter(|(key, _)| key != "limit" && key != "marker") {
        query.append_pair(key, value);
    }
    query.append_pair("limit", &limit.to_string()).append_pair("marker", marker);
    format!("{}/{plural}?{}", shared.v3(), query.finish())
}

const NO: [&str; 5] = ["0", "false", "off", "n", "no"];
const YES: [&str; 6] = ["", "1", "true", "on", "y", "yes"];

/// Whether a text is one of the spellings of yes and no.
pub fn is_switch(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    NO.contains(&text.as_str()) || YES.contains(&text.as_str())
}

/// Whether a text says no.
pub fn is_off(text: &str) -> bool {
    NO.contains(&text.to_ascii_lowercase().as_str())
}

fn equal(found: Option<&Value>, key: &str, wanted: &str) -> bool {
    match found {
        Some(Value::Bool(found)) => *found != is_off(wanted),
        Some(Value::String(found)) if key == "password_expires_at" => {
            let (operator, time) = wanted.split_once(':').unwrap_or(("eq", wanted));
            let time = time.trim_end_matches('Z');
            match operator {
                "lt" => found.as_str() < time,
                "lte" => found.as_str() <= time,
                "gt" => found.as_str() > time,
                "gte" => found.as_str() >= time,
                "neq" => found != time,
                _ => found == time,
            }
        }
        Some(Value::String(found)) => found == wanted,
        _ => false,
    }
}

fn inexact(found: Option<&str>, comparison: &str, wanted: &str) -> bool {
    let Some(found) = found else { return false };
    let (small, wanted_small) = (found.to_lowercase(), wanted.to_lowercase());
    match comparison {
        "contains" => found.contains(wanted),
        "startswith" => found.starts_with(wanted),
        "endswith" => found.ends_with(wanted),
        "icontains" => small.contains(&wanted_small),
        "istartswith" => small.starts_with(&wanted_small),
        "iendswith" => small.ends_with(&wanted_small),
        // An unknown comparison is ignored, like every unknown key.
        _ => true,
    }
}
