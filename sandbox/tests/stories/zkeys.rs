//! The engine for bare-metal servers: one folder of stories, and what they share.

mod degrades;
mod entry;
mod faults;
mod many;
mod oddities;
mod orders;
mod reads;
mod rows;
mod upgrades;
mod work;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use md5::{Digest, Md5};
use sandbox::{Options, Running, start};
use serde_json::{Value, json};

use crate::http::{Answer, call};

/// The sample machine of the vendor's document, its line, product and system.
pub const SERVER: &str = "1708330228791024";
pub const LINE: &str = "1665907446560259";
pub const PRODUCT: &str = "1665907642748705";
pub const SYSTEM: &str = "1633652801461868";

pub const FORM: &str = "application/x-www-form-urlencoded;charset=UTF-8";

/// A step of the engine's work in these stories, in seconds: longer than any of them takes.
pub const STEP: i64 = 600;

/// A sandbox, and a member who calls its engine.
pub struct Desk {
    pub sandbox: Running,
    pub userid: &'static str,
    pub key: &'static str,
}

pub fn desk() -> Desk {
    desk_with(1)
}

/// A desk whose member has so many machines.
pub fn desk_with(servers: usize) -> Desk {
    let pace_ms = u64::try_from(STEP * 1000).unwrap();
    let options = Options { departments: 1, users: 0, servers, pace_ms, ..Options::default() };
    Desk { sandbox: start(options).unwrap(), userid: "1100134", key: "demo_key_0123456789abcdef" }
}

pub type Pairs<'a> = &'a [(&'a str, &'a str)];

impl Desk {
    /// The public parameters of a call that is signed now.
    pub fn signed(&self, module: &str, action: &str) -> Vec<(String, String)> {
        let time = Timestamp::now().as_second().to_string();
        let signed = format!("{module}zkeys.api@2019{action}{}{}{time}", self.userid, self.key);
        let sign: String = Md5::digest(signed.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let pairs = [
            ("module", module),
            ("action", action),
            ("userid", self.userid),
            ("time", &time),
            ("sign", &sign),
            ("taskid", "12"),
            ("dataType", "json"),
            ("version", "6.0.1"),
            ("system_type", "zkeys_web"),
            ("vtime", "20220303"),
        ];
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// A POST of any body.
    pub fn post(&self, headers: Pairs, body: &str) -> Answer {
        call("POST", &format!("{}/api", self.sandbox.backends()), headers, Some(body)).unwrap()
    }

    /// A signed form.
    pub fn form(&self, action: &str, pairs: Pairs) -> Answer {
        self.post(&[("Content-Type", FORM)], &self.body(action, pairs))
    }

    /// The body of a signed form.
    pub fn body(&self, action: &str, pairs: Pairs) -> String {
        let module = if action == "refund" { "common" } else { "baremetal" };
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(self.signed(module, action)).extend_pairs(pairs).finish()
    }

    /// The data of a call that succeeds.
    pub fn ok(&self, action: &str, pairs: Pairs) -> Value {
        let answer = self.form(action, pairs);
        let body = answer.json();
        assert_eq!((answer.status, &body["code"], &body["message"]), (200, &json!(0), &json!("success")), "{body}");
        body["data"].clone()
    }

    /// The words of a call that is refused.
    pub fn refused(&self, action: &str, pairs: Pairs) -> String {
        refusal(&self.form(action, pairs))
    }

    /// A machine of the member.
    pub fn server(&self, guid: &str) -> Value {
        self.ok("sync_baremetal", &[("guid", guid), ("page", "1"), ("page_size", "10")])["baremetal"].clone()
    }

    /// order, run, act of a machine.
    pub fn state(&self, guid: &str) -> (String, String, String) {
        let server = self.server(guid);
        let text = |name: &str| server[name].as_str().unwrap().to_owned();
        (text("order_status"), text("run_status"), text("act_status"))
    }

    pub fn set(&self, fields: Value) {
        self.sandbox.set_server(SERVER, &fields).unwrap();
    }

    /// The actions in the ledger.
    pub fn effects(&self) -> Vec<String> {
        let ledger = self.sandbox.zkeys_ledger();
        ledger.iter().map(|row| row["action"].as_str().unwrap().to_owned()).collect()
    }

    /// A call of the control addresses.
    pub fn control(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}/sandbox/{path}", self.sandbox.console());
        let body = body.map(|body| body.to_string());
        call(method, &url, &[("Content-Type", "application/json")], body.as_deref()).unwrap()
    }
}

pub fn refusal(answer: &Answer) -> String {
    let body = answer.json();
    assert_eq!((answer.status, &body["code"], &body["data"]), (200, &json!(1), &json!({})), "{body}");
    body["message"].as_str().unwrap().to_owned()
}

/// An order of the sample product, with some parameters changed.
pub fn order<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("lineGuid", LINE),
        ("productGuid", PRODUCT),
        ("systemGuid", SYSTEM),
        ("loginName", "root"),
        ("loginPassword", "QWE1MzUwMjkyNzkh"),
        ("buyRemarks", ""),
        ("months", "1"),
        ("clientOrderNo", "18369"),
        ("clientId", "1100123"),
        ("num", "1"),
        ("system_partition_size", "-1"),
        ("agent_order_no", "590682534662098123"),
    ];
    changed(&usual, changes)
}

/// Parameters with some changed or added; a value of `-` takes one away.
pub fn changed<'a>(usual: &[(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_changed = |name: &str| changes.iter().any(|change| change.0 == name);
    let kept = usual.iter().filter(|pair| !is_changed(pair.0)).copied();
    kept.chain(changes.iter().filter(|change| change.1 != "-").copied()).collect()
}

pub fn base64(text: &str) -> String {
    STANDARD.encode(text)
}

/// So many seconds from now, as the engine writes it.
pub fn later(seconds: i64) -> String {
    let moment = Timestamp::now() + SignedDuration::from_secs(seconds);
    moment.to_zoned(TimeZone::fixed(Offset::constant(8))).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

pub const DAY: i64 = 86_400;

/// A vendor's sample, by the name of its file.
macro_rules! sample {
    ($name:literal) => {
        serde_json::from_str::<serde_json::Value>(include_str!($name)).unwrap()
    };
}
pub(crate) use sample;

/// Fails where a value has other fields or types than a sample. A sample's `null` stands for a text too, and the other
/// way round; every element of a list is as the sample's first.
pub fn same_shape(sample: &Value, found: &Value, place: &str) {
    match (sample, found) {
        (Value::Object(sample), Value::Object(found)) => {
            let names = |map: &serde_json::Map<String, Value>| map.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(sample), names(found), "{place}");
            sample.iter().for_each(|(name, inner)| same_shape(inner, &found[name], &format!("{place}.{name}")));
        }
        (Value::Array(sample), Value::Array(found)) => {
            if let Some(first) = sample.first() {
                found.iter().for_each(|inner| same_shape(first, inner, &format!("{place}[]")));
            }
        }
        (Value::Null, Value::String(_)) | (Value::String(_), Value::Null) => {}
        _ => assert_eq!(std::mem::discriminant(sample), std::mem::discriminant(found), "{place}: {sample} {found}"),
    }
}

/// A reservation of the sample machine's subnet, in the sample's shape.
fn reservation(desk: &Desk) -> Value {
    let date = later(DAY);
    let pairs = [
        ("guid", SERVER),
        ("defense", ""),
        ("bandwidth", ""),
        ("ipnum", "8"),
        ("param[0][item]", "ip"),
        ("param[0][value][0]", "114.114.8.16-23"),
        ("param[0][date]", date.as_str()),
        ("param[0][new_value]", "8"),
    ];
    desk.form("degrade", &pairs).json()
}
