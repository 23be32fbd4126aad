//! A plain HTTP client for the stories.

use std::time::Duration;

use sandbox::{Options, Running, start};
use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

/// An answer.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn message(&self) -> String {
        self.json()["error"]["message"].as_str().unwrap_or_default().to_owned()
    }
}

/// One call; the error is what a client sees when there is no answer.
pub fn call(method: &str, url: &str, headers: &[(&str, &str)], body: Option<&str>) -> Result<Answer, ureq::Error> {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(20)))
        .max_redirects(0)
        .proxy(None)
        .build();
    send(&Agent::from(config), method, url, headers, body)
}

/// One call over the connections of an agent.
pub fn send(
    agent: &Agent,
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, ureq::Error> {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut answer = match body {
        Some(body) => agent.run(request.body(body.to_owned()).unwrap())?,
        None => agent.run(request.body(()).unwrap())?,
    };
    Ok(Answer {
        status: answer.status().as_u16(),
        headers: answer.headers().clone(),
        text: answer.body_mut().with_config().limit(500_000_000).read_to_string()?,
    })
}

/// A sandbox and a token.
pub struct Desk {
    pub sandbox: Running,
    pub token: String,
}

/// A usual sandbox, signed in as the administrator.
pub fn desk() -> Desk {
    desk_with(Options::default())
}

/// A sandbox with options, signed in as the administrator.
pub fn desk_with(options: Options) -> Desk {
    let sandbox = start(options).unwrap();
    let mut desk = Desk { sandbox, token: String::new() };
    desk.token = desk.sign_in("admin", "devstacker", Some(admin_project())).header("x-subject-token").to_owned();
    assert!(!desk.token.is_empty());
    desk
}

pub fn admin_project() -> Value {
    json!({"project": {"name": "admin", "domain": {"name": "Default"}}})
}

impl Desk {
    /// A call of the back ends with the desk's token.
    pub fn call(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.call_as(&self.token, method, path, body)
    }

    pub fn call_as(&self, token: &str, method: &str, path: &str, body: Option<Value>) -> Answer {
        let body = body.map(|body| body.to_string());
        let headers = [("X-Auth-Token", token), ("Content-Type", "application/json")];
        let url = format!("{}{path}", self.sandbox.backends());
        call(method, &url, &headers, body.as_deref()).unwrap()
    }

    pub fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None)
    }

    /// A call of the control addresses.
    pub fn control(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}/sandbox/{path}", self.sandbox.console());
        let body = body.map(|body| body.to_string());
        call(method, &url, &[("Content-Type", "application/json")], body.as_deref()).unwrap()
    }

    /// Signs in a user of whatever domain, found by name through the administrator's list.
    pub fn sign_in(&self, name: &str, password: &str, scope: Option<Value>) -> Answer {
        let user = if matches!(name, "admin" | "nobody") {
            json!({"name": name, "domain": {"id": "default"}, "password": password})
        } else {
            json!({"id": self.user(name)["id"], "password": password})
        };
        let mut auth = json!({"identity": {"methods": ["password"], "password": {"user": user}}});
        if let Some(scope) = scope {
            auth["scope"] = scope;
        }
        self.call_as("", "POST", "/v3/auth/tokens", Some(json!({"auth": auth})))
    }

    /// The token of a user; the sign-in must succeed.
    pub fn token_of(&self, name: &str, scope: Option<Value>) -> String {
        let answer = self.sign_in(name, "Passw0rd-1", scope);
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.header("x-subject-token").to_owned()
    }

    pub fn user(&self, name: &str) -> Value {
        let found = self.get(&format!("/v3/users?name={name}")).json();
        found["users"][0].clone()
    }

    /// The id of a department by its (ASCII-safe or Chinese) name.
    pub fn department(&self, name: &str) -> String {
        let all = self.get("/v3/domains").json();
        let all = all["domains"].as_array().unwrap();
        let found = all.iter().find(|one| one["name"] == name).unwrap();
        found["id"].as_str().unwrap().to_owned()
    }

    /// The department's quotas, `domain` unwrapped.
    pub fn quotas(&self, department: &str) -> Value {
        let answer = self.get(&format!("/v3/domain_quotas/{department}"));
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()["domain"].clone()
    }

    /// Changes one item in RegionOne.
    pub fn patch(&self, department: &str, item: &str, value: Value) -> Answer {
        let body = json!({"domain": {"region": "RegionOne", item: value}});
        self.call("PATCH", &format!("/v3/domain_quotas/{department}"), Some(body))
    }
}
