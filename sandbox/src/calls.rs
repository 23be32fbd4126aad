//! The log of the last back-end calls, with secrets blanked: what was really sent, for people and tests.

use std::collections::VecDeque;
use std::sync::Mutex;

use serde_json::{Value, json};

use crate::faults::Plan;
use crate::moment;
use crate::state::lock;

const KEPT: usize = 500;

/// The last calls.
#[derive(Default)]
pub struct Calls(Mutex<(u64, VecDeque<Value>)>);

impl Calls {
    /// Notes a call before it is served; its status stays `null` until [`Calls::answered`].
    pub fn begin(&self, method: &str, target: &str, origin: Option<&str>, body: Option<Value>, plan: &Plan) -> u64 {
        let body = body.map(blanked);
        let target = without_token(target);
        let faults: Vec<&str> = plan.iter().map(|(kind, _)| kind.name()).collect();
        let mut log = lock(&self.0);
        log.0 += 1;
        let number = log.0;
        log.1.push_back(json!({
            "number": number, "time": moment::now(), "method": method, "path": target,
            "origin": origin, "status": null, "request_id": null, "faults": faults, "body": body,
        }));
        if log.1.len() > KEPT {
            log.1.pop_front();
        }
        number
    }

    /// Notes what a call was answered. A call that was never answered keeps its `null`.
    pub fn answered(&self, number: u64, status: u16, request_id: Option<&str>) {
        let mut log = lock(&self.0);
        let found = log.1.iter_mut().rev().find(|call| call.get("number") == Some(&json!(number)));
        if let Some(call) = found.and_then(Value::as_object_mut) {
            call.insert("status".into(), json!(status));
            call.insert("request_id".into(), json!(request_id));
        }
    }

    /// The calls, oldest first; only those of a method when one is given.
    pub fn list(&self, method: Option<&str>) -> Vec<Value> {
        let log = lock(&self.0);
        let of = |call: &&Value| method.is_none_or(|method| call.get("method") == Some(&json!(method)));
        log.1.iter().filter(of).cloned().collect()
    }

    /// Forgets all calls; numbers go on.
    pub fn clear(&self) {
        lock(&self.0).1.clear();
    }
}

/// A body as the log keeps it, if it is JSON.
pub fn json(body: &[u8]) -> Option<Value> {
    serde_json::from_slice(body).ok()
}

/// The platform service takes a token in the query too.
fn without_token(target: &str) -> String {
    let Some((path, query)) = target.split_once('?') else { return target.to_owned() };
    let blank = |pair: &str| if pair.starts_with("token=") { "token=***".to_owned() } else { pair.to_owned() };
    format!("{path}?{}", query.split('&').map(blank).collect::<Vec<_>>().join("&"))
}

/// Keys whose values are secret, besides those that end in `password`.
const SECRETS: [&str; 8] =
    ["secret", "passcode", "sign", "pwd", "verify_code", "session_token", "sso_ticket", "captcha_token"];

/// Blanks passwords, secrets, signatures, and the id of a token used to sign in.
fn blanked(mut value: Value) -> Value {
    blank(&mut value, "");
    value
}

fn blank(value: &mut Value, parent: &str) {
    if let Value::Object(map) = value {
        for (key, inner) in map {
            let lower = key.to_ascii_lowercase();
            let secret = lower.ends_with("password") || SECRETS.contains(&lower.as_str());
            if (secret && !inner.is_object()) || (parent == "token" && key == "id") {
                *inner = json!("***");
            } else {
                blank(inner, key);
            }
        }
    } else if let Value::Array(list) = value {
        list.iter_mut().for_each(|inner| blank(inner, parent));
    }
}
