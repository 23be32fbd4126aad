//! OneAccess: one folder of stories, and what they share. Puzzles are solved by looking at the picture, codes are read
//! in the outbox.

mod captcha;
mod control;
mod directory;
mod entry;
mod forgotten;
mod oauth;
mod oddities;
mod pending;
mod profile;
mod puzzle;
mod session;
mod sign_in;
mod signature;
mod social;
mod tenant;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sandbox::{Options, Running, start};
use serde_json::{Value, json};

use crate::http::{Answer, call};

pub const CLIENT: &str = "DRrYIqauawN0I8myTMoDTPys6ezGZxnm";
pub const SECRET: &str = "demo_secret_console_0123456789ab";
pub const APP: &str = "20210621095850460-5A8A-APP0CONSOLE";
pub const OTHER_CLIENT: &str = "k3mQ0pTzvWcYx8LrN5dHs2bJf7gUaE1R";
pub const OTHER_SECRET: &str = "demo_secret_ledger_fedcba9876543";
pub const PASSWORD: &str = "Passw0rd-1";
pub const DEVICE: &str = "156aysdna213sc50";
pub const JSON: (&str, &str) = ("Content-Type", "application/json;charset=utf8");

pub type Pairs<'a> = &'a [(&'a str, &'a str)];

/// A sandbox and somebody's browser.
pub struct Desk {
    pub sandbox: Running,
}

pub fn desk() -> Desk {
    Desk { sandbox: start(Options { departments: 1, users: 0, servers: 1, ..Options::default() }).unwrap() }
}

/// A desk with oddities.
pub fn odd(names: &[&str]) -> Desk {
    let desk = desk();
    desk.sandbox.set_oneaccess_switches(names).unwrap();
    desk
}

/// The headers of every call of the user APIs.
pub const DEVICE_HEADERS: [(&str, &str); 5] = [
    ("X-operating-sys-version", "windows10.1.1"),
    ("X-device-fingerprint", DEVICE),
    ("X-agent", "Mozilla/5.0 (X11; Linux x86_64)"),
    ("X-L", "en"),
    ("X-client-id", CLIENT),
];

impl Desk {
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sandbox.backends())
    }

    /// A call with exactly these headers.
    pub fn bare(&self, method: &str, path: &str, headers: Pairs, body: Option<&str>) -> Answer {
        call(method, &self.url(path), headers, body).unwrap()
    }

    /// A call of the user APIs with more headers; a name that comes again wins.
    pub fn sdk(&self, method: &str, path: &str, more: Pairs, body: Option<&Value>) -> Answer {
        let body = body.map(Value::to_string);
        let again = |name: &str| more.iter().any(|pair| pair.0.eq_ignore_ascii_case(name));
        let usual = DEVICE_HEADERS.into_iter().chain(body.is_some().then_some(JSON));
        let headers: Vec<_> = usual.filter(|pair| !again(pair.0)).chain(more.iter().copied()).collect();
        self.bare(method, &format!("/api/v2/sdk/{path}"), &headers, body.as_deref())
    }

    pub fn get(&self, path: &str) -> Answer {
        self.sdk("GET", path, &[], None)
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.sdk("POST", path, &[], Some(body))
    }

    /// A call in a pending state.
    pub fn with_state(&self, method: &str, path: &str, state: &str, body: Option<&Value>) -> Answer {
        self.sdk(method, path, &[("X-state-token", state)], body)
    }

    /// A call that is signed anew.
    pub fn signed(&self, method: &str, path: &str, session: &str, body: Option<&Value>) -> Answer {
        let signature = self.signature(session);
        self.sdk(method, path, &[("X-signature", &signature)], body)
    }

    /// A proof for a number: a puzzle, solved by its picture.
    pub fn proof(&self, sender: &str) -> String {
        let captcha = ok(&self.get("captcha"));
        let x = puzzle::solve(&captcha);
        let point = format!("{{\"x\":{x}.0,\"y\":5.0}}");
        let body = json!({"point_json": point, "token": captcha["token"], "sender": sender});
        text(&ok(&self.post("captcha/verify", &body)), "captcha_token")
    }

    /// Sends an SMS and reads its code in the outbox.
    pub fn code(&self, mobile: &str, kind: &str) -> String {
        let body = json!({"mobile": mobile, "type": kind, "captcha_token": self.proof(mobile)});
        let sent = self.post("sms/send", &body);
        assert_eq!((sent.status, sent.text.as_str()), (200, ""), "{}", sent.text);
        self.outbox()[0]["code"].as_str().unwrap().to_owned()
    }

    pub fn outbox(&self) -> Value {
        self.control("GET", "oneaccess/outbox", None).json()
    }

    /// Signs in by password, whatever comes of it.
    pub fn sign_in(&self, name: &str) -> Answer {
        self.post("login", &json!({"user_name": name, "password": PASSWORD}))
    }

    /// The session of somebody who gets in at once.
    pub fn session(&self, name: &str) -> String {
        let body = ok(&self.sign_in(name));
        assert_eq!(body["status"], "SUCCESS", "{body}");
        text(&body, "session_token")
    }

    /// The pending state of somebody, who has this status then.
    pub fn state(&self, name: &str, status: &str) -> String {
        let body = ok(&self.sign_in(name));
        assert_eq!(body["status"], status, "{body}");
        text(&body, "state_token")
    }

    pub fn advance(&self, seconds: i64) {
        self.set(&json!({"advance_seconds": seconds}));
    }

    pub fn set(&self, change: &Value) {
        self.sandbox.set_oneaccess(change).unwrap();
    }

    /// An access token of the console's application.
    pub fn bearer(&self) -> String {
        let form = format!("grant_type=client_credentials&client_id={CLIENT}&client_secret={SECRET}");
        text(&ok(&self.form("/api/v2/tenant/token", &form)), "access_token")
    }

    pub fn form(&self, path: &str, form: &str) -> Answer {
        self.bare("POST", path, &[("Content-Type", "application/x-www-form-urlencoded")], Some(form))
    }

    /// A call of a back end.
    pub fn tenant(&self, method: &str, path: &str, bearer: &str, body: Option<&Value>) -> Answer {
        let (authorization, body) = (format!("Bearer {bearer}"), body.map(Value::to_string));
        let mut headers = vec![("Authorization", authorization.as_str())];
        headers.extend(body.is_some().then_some(JSON));
        self.bare(method, &format!("/api/v2/tenant/{path}"), &headers, body.as_deref())
    }

    /// A call of the control addresses.
    pub fn control(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let url = format!("{}/sandbox/{path}", self.sandbox.console());
        let body = body.map(Value::to_string);
        call(method, &url, &[("Content-Type", "application/json")], body.as_deref()).unwrap()
    }
}

/// The body of a success.
pub fn ok(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// The code of a refusal, which has the vendor's shape.
pub fn refused(answer: &Answer) -> String {
    refused_with(400, answer)
}

pub fn refused_with(status: u16, answer: &Answer) -> String {
    assert_eq!(answer.status, status, "{}", answer.text);
    let body = answer.json();
    assert_eq!(keys(&body), ["error_code", "error_msg"], "{body}");
    assert!(!body["error_msg"].as_str().unwrap().is_empty());
    text(&body, "error_code")
}

pub fn text(body: &Value, name: &str) -> String {
    body[name].as_str().unwrap_or_else(|| panic!("no {name}: {body}")).to_owned()
}

pub fn keys(body: &Value) -> Vec<&str> {
    body.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Header and claims of a JSON Web Token.
pub fn token_parts(token: &str) -> (Value, Value) {
    let part = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    let mut parts = token.split('.');
    (part(parts.next().unwrap()), part(parts.next().unwrap()))
}

/// A vendor's sample, by the name of its file.
macro_rules! sample {
    ($name:literal) => {
        serde_json::from_str::<serde_json::Value>(include_str!($name)).unwrap()
    };
}
pub(crate) use sample;
