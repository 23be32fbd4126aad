//! The platform service in its three generations: one folder of stories, and what they share.

mod accounts;
mod metrics;
mod reach;
mod switches;
mod tokens;

use sandbox::{Generation, Options, Running, start};
use serde_json::{Value, json};

use crate::http::{Answer, call};

pub const ALL: [Generation; 3] = [Generation::A, Generation::B, Generation::C];

/// A sandbox whose platform service is of one generation.
pub struct Service {
    pub sandbox: Running,
    pub generation: Generation,
}

pub fn service(generation: Generation) -> Service {
    let options = Options { cms: Some(generation), departments: 1, users: 0, ..Options::default() };
    Service { sandbox: start(options).unwrap(), generation }
}

impl Service {
    /// A call with headers and a body as it is.
    pub fn call(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Answer {
        call(method, &format!("{}{path}", self.sandbox.backends()), headers, body).unwrap()
    }

    pub fn get(&self, path: &str) -> Answer {
        self.call("GET", path, &[], None)
    }

    pub fn get_as(&self, token: &str, path: &str) -> Answer {
        self.call("GET", path, &[("Token", token)], None)
    }

    pub fn send(&self, token: &str, method: &str, path: &str, body: Value) -> Answer {
        let headers = [("Token", token), ("Content-Type", "application/json")];
        self.call(method, path, &headers, Some(&body.to_string()))
    }

    pub fn sign_in(&self, name: &str, password: &str) -> Answer {
        let body = json!({"username": name, "password": password}).to_string();
        self.call("POST", "/api/v1/user/login", &[("Content-Type", "application/json")], Some(&body))
    }

    /// The administrator's token.
    pub fn token(&self) -> String {
        self.token_of("admin", "platform-admin-1")
    }

    pub fn token_of(&self, name: &str, password: &str) -> String {
        let answer = self.sign_in(name, password).json();
        answer["data"]["token"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    pub fn register(&self, body: Value) -> Answer {
        self.call("POST", "/api/v1/user/register", &[("Content-Type", "application/json")], Some(&body.to_string()))
    }

    /// Where a signed-in account finds itself.
    pub fn own_path(&self) -> &'static str {
        if self.generation == Generation::A { "/api/v1/user/info" } else { "/api/v1/user/list" }
    }
}

/// Status, the code of the envelope, and its text, wherever the generation puts it.
pub fn told(answer: &Answer) -> (u16, i64, String) {
    let body = answer.json();
    let text = [&body["msg"], &body["errMsg"]].into_iter().filter_map(Value::as_str).collect::<String>();
    (answer.status, body["errCode"].as_i64().unwrap_or(-1), text)
}
