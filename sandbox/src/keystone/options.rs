//! A user's `options` (keystone.md §7): merged, `null` removes one.

use serde_json::{Map, Value};

use crate::answer::Refusal;

const SWITCHES: [&str; 6] = [
    "ignore_change_password_upon_first_use",
    "ignore_password_expiry",
    "ignore_lockout_failure_attempts",
    "ignore_user_inactivity",
    "lock_password",
    "multi_factor_auth_enabled",
];

/// 400 for an unknown option or a wrong type.
pub fn check(given: &Map<String, Value>) -> Result<(), Refusal> {
    for (key, value) in given {
        let rules = key == "multi_factor_auth_rules";
        if !rules && !SWITCHES.contains(&key.as_str()) {
            let text = format!("Additional properties are not allowed ('{key}' was unexpected)");
            return Err(Refusal::bad(text));
        }
        let fits = match value {
            Value::Null => true,
            Value::Bool(_) => !rules,
            Value::Array(lists) => rules && lists.iter().all(Value::is_array),
            _ => false,
        };
        if !fits {
            let kind = if rules { "'array'" } else { "'boolean'" };
            let text = format!("Value: {value}. {value} is not of type {kind}, 'null'");
            return Err(Refusal::bad(format!("Invalid input for field/attribute {key}. {text}")));
        }
    }
    Ok(())
}

/// Puts the given options over the present ones.
pub fn merge(present: &mut Map<String, Value>, given: &Value) {
    for (key, value) in given.as_object().into_iter().flatten() {
        if value.is_null() {
            present.remove(key);
        } else {
            present.insert(key.clone(), value.clone());
        }
    }
}
