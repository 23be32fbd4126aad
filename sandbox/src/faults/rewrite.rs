//! Faults that change the body of an answer after the call took effect.

use serde_json::{Map, Value, json};

use super::{Kind, Plan};
use crate::answer::ascii;
use crate::moment;

/// A body after the faults.
pub enum Form {
    /// Nothing changed.
    Same,
    /// Another text.
    Text(String),
}

/// Plays the plan's body faults on a JSON text; a body that is not JSON is only cut or blown up.
pub fn rewrite(plan: &Plan, body: &str) -> Form {
    if plan.iter().next().is_none() {
        return Form::Same;
    }
    let mut text = None;
    if let Ok(mut value) = serde_json::from_str::<Value>(body) {
        let mut touched = false;
        for (kind, amount) in plan.iter() {
            touched |= on_json(kind, amount, &mut value);
        }
        if touched {
            // JSON numbers cannot say 1e400 through a double: the marks become numbers as text.
            let written = ascii(&value.to_string());
            text = Some(written.replace("\"@1e400\"", "1e400").replace("\"@long\"", LONG));
        }
    }
    if let Some(megabytes) = plan.value(Kind::Huge) {
        let current = text.as_deref().unwrap_or(body);
        let padding = "x".repeat(usize::try_from(megabytes).unwrap_or(0).min(200) * 1_000_000);
        text = Some(match current.strip_prefix('{') {
            Some(rest) if rest.trim_start().starts_with('}') => format!("{{\"padding\":\"{padding}\"{rest}"),
            Some(rest) => format!("{{\"padding\":\"{padding}\",{rest}"),
            None => format!("{padding}{current}"),
        });
    }
    if plan.has(Kind::Truncated) {
        let current = text.as_deref().unwrap_or(body);
        text = Some(current.chars().take(current.chars().count() / 2).collect());
    }
    text.map_or(Form::Same, Form::Text)
}

/// More digits than a double holds.
const LONG: &str = "9007199254740993.00000000000000000000000001";

fn on_json(kind: Kind, amount: i64, value: &mut Value) -> bool {
    match kind {
        Kind::WrongTypes => wrong_types(value, true),
        Kind::ClockSkew => {
            let token = value.get_mut("token").and_then(Value::as_object_mut);
            for time in token.into_iter().flat_map(|token| token.iter_mut()) {
                if let ("expires_at" | "issued_at", Value::String(stamp)) = (time.0.as_str(), time.1) {
                    *stamp = moment::moved(stamp, amount);
                }
            }
        }
        Kind::EmptyDomain => {
            if let Some(domain) = value.get_mut("domain") {
                *domain = json!({});
            }
        }
        Kind::RegionNotObject => {
            let domain = value.get_mut("domain").and_then(Value::as_object_mut);
            if let Some(region) = domain.and_then(|domain| domain.values_mut().next()) {
                *region = json!("temporarily unavailable");
            }
        }
        Kind::StringNumbers => each_map(value, &|_, map| change(map, |n, _| Value::String(n.to_string()))),
        Kind::ObjectNumbers => each_map(value, &|_, map| change(map, |n, _| json!({"value": n}))),
        Kind::HugeNumbers => each_map(value, &|_, map| {
            change(map, |n, place| match place % 3 {
                0 => json!("@1e400"),
                1 => json!("@long"),
                _ => n.clone(),
            });
        }),
        Kind::NegativeUsage => each_map(value, &|name, map| {
            if matches!(name, "usage" | "allocated") {
                change(map, |n, place| if place % 4 == 0 { json!(-1) } else { n.clone() });
            }
        }),
        Kind::MissingKeys => each_map(value, &|name, map| {
            // Each map loses other items, so that joining them by key is put to the test.
            let parity = usize::from(matches!(name, "quotas" | "allocated"));
            let lost: Vec<String> = map.keys().skip(parity).step_by(4).cloned().collect();
            map.retain(|key, _| !lost.contains(key));
        }),
        Kind::ExtraKeys => each_map(value, &|_, map| {
            map.insert("vgpu_profiles".into(), json!(7));
            map.insert("gigabytes_".into(), json!(1.5));
            map.insert("文件存储".into(), json!(-1));
        }),
        _ => return false,
    }
    true
}

/// Runs over the maps of every region: `domain.<region>.<map>`.
fn each_map(value: &mut Value, play: &dyn Fn(&str, &mut Map<String, Value>)) {
    let regions = value.get_mut("domain").and_then(Value::as_object_mut);
    for region in regions.into_iter().flat_map(|regions| regions.values_mut()) {
        for (name, map) in region.as_object_mut().into_iter().flatten() {
            if let Some(map) = map.as_object_mut() {
                play(name, map);
            }
        }
    }
}

fn change(map: &mut Map<String, Value>, to: impl Fn(&Value, usize) -> Value) {
    for (place, value) in map.values_mut().enumerate() {
        *value = to(value, place);
    }
}

/// Keeps the outermost shape, so that a reader gets as far as it can.
fn wrong_types(value: &mut Value, outermost: bool) {
    match value {
        Value::Object(map) => map.values_mut().for_each(|inner| wrong_types(inner, false)),
        Value::Array(list) if outermost || !list.is_empty() => {
            list.iter_mut().for_each(|inner| wrong_types(inner, false));
        }
        Value::Array(_) => *value = json!({}),
        Value::Null => *value = json!(false),
        Value::Bool(_) => *value = json!("yes"),
        Value::Number(_) => *value = json!("n/a"),
        Value::String(_) => *value = json!(42),
    }
}
