//! What is sent (contract `baremetal.md` §1, §3, §5): the parameters of each call, by the vendor's names, in the vendor's
//! spelling. All of them are texts.
use super::Dialect;
use crate::domain::account::Secret;
use crate::domain::moment::{Moment, Zone};
use crate::domain::server::catalogue::IpKind;
use crate::domain::server::deed::{AddExtras, BookDowngrade, Create, Deed, Reinstall, TakeAway};
use crate::transport::request::{Body, Value};
use base64ct::{Base64, Encoding};

/// How nested parameters travel in a form; the vendor does not say (§3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nested {
    /// `param[0][item]=bandwidth`, as PHP reads it.
    #[default]
    Brackets,
    /// `param=` and JSON text.
    JsonText,
    /// The whole body is JSON.
    JsonBody,
}

/// How addresses are named in a booked downgrade (§6 row 12).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IpDowngrade {
    /// As in the only sample that is known to have worked: the number that goes, and no total before.
    #[default]
    Released,
    /// The totals before and after, as for bandwidth and defence.
    Totals,
}

/// The module of everything but a refund.
pub const BAREMETAL: &str = "baremetal";

/// One call: its module, its action and its own parameters.
#[derive(Clone)]
pub struct Call {
    /// `baremetal`, or `common` for a refund.
    pub module: &'static str,
    /// What is asked.
    pub action: &'static str,
    /// The action's own parameters, in the contract's order.
    pub fields: Vec<(&'static str, Value)>,
    /// What is taken away, for a downgrade.
    param: Vec<Item>,
    /// Writes the body. Only what has something nested carries the code for it.
    write: fn(&Call, Public, Nested) -> Body,
}

/// The public parameters of a call.
pub type Public = Vec<(&'static str, Value)>;

/// One element of a downgrade's `param`.
#[derive(Clone)]
pub struct Item {
    item: &'static str,
    value: ItemValue,
    date: String,
    before: Option<String>,
    after: String,
}

#[derive(Clone)]
enum ItemValue {
    One(String),
    Many(Vec<String>),
}

impl Call {
    /// A call without parameters of its own.
    pub fn new(action: &'static str) -> Call {
        Call { module: BAREMETAL, action, fields: Vec::new(), param: Vec::new(), write: flat }
    }

    /// With one more parameter.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Call {
        self.fields.push((name, Value::Plain(value.into())));
        self
    }

    /// With one more parameter that nobody may see.
    fn hiding(mut self, name: &'static str, shown: &'static str, value: Secret) -> Call {
        self.fields.push((name, Value::Secret { name: shown, value }));
        self
    }

    /// With a password: base64 of its UTF-8.
    fn password(self, password: &Secret) -> Call {
        let encoded = Base64::encode_string(password.expose().as_bytes());
        self.hiding("loginPassword", "$PASSWORD", Secret::new(encoded))
    }

    /// The body: the public parameters first, then the call's own.
    pub fn body(&self, public: Public, nested: Nested) -> Body {
        (self.write)(self, public, nested)
    }

    /// All parameters that are no nested ones.
    fn all(&self, public: Public) -> Vec<(String, Value)> {
        public.into_iter().chain(self.fields.iter().cloned()).map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn param_json(&self) -> serde_json::Value {
        self.param.iter().map(Item::json).collect()
    }
}

/// A call with nothing nested: a form.
fn flat(call: &Call, public: Public, _: Nested) -> Body {
    Body::form(&call.all(public))
}

/// A call with something nested, in one of the ways in which that can travel (§3).
fn nested(call: &Call, public: Public, nested: Nested) -> Body {
    let mut fields = call.all(public);
    match nested {
        Nested::Brackets => {
            for (at, item) in call.param.iter().enumerate() {
                let name = |key: &str| ["param[", &at.to_string(), "][", key, "]"].concat();
                fields.extend(item.brackets().into_iter().map(|(key, value)| (name(&key), Value::Plain(value))));
            }
            Body::form(&fields)
        }
        Nested::JsonText => {
            fields.push(("param".to_owned(), Value::Plain(call.param_json().to_string())));
            Body::form(&fields)
        }
        Nested::JsonBody => {
            // Signature and password are the only secrets of a call, and a downgrade has no password.
            let secrets: Vec<(&'static str, &Secret)> = fields
                .iter()
                .filter_map(|(_, value)| match value {
                    Value::Secret { name, value } => Some((*name, value)),
                    Value::Plain(_) => None,
                })
                .collect();
            let write = |show: bool| {
                let texts = fields.iter().map(|(name, value)| {
                    let text = if show { value.shown() } else { value.expose() };
                    (name.clone(), serde_json::Value::String(text.to_owned()))
                });
                let mut all: serde_json::Map<_, _> = texts.collect();
                all.insert("param".to_owned(), call.param_json());
                serde_json::Value::Object(all)
            };
            match secrets.as_slice() {
                [one] => Body::json_hiding([*one], |[text]| write(text == one.0)),
                _ => Body::json(&write(false)),
            }
        }
    }
}

impl Item {
    /// Its entries in the order of the contract's sample, with `value[0]` for a list.
    fn brackets(&self) -> Vec<(String, String)> {
        let mut entries = vec![("item".to_owned(), self.item.to_owned())];
        match &self.value {
            ItemValue::One(value) => entries.push(("value".to_owned(), value.clone())),
            ItemValue::Many(values) => {
                entries.extend(values.iter().enumerate().map(|(at, value)| (format!("value][{at}"), value.clone())));
            }
        }
        entries.push(("date".to_owned(), self.date.clone()));
        entries.extend(self.before.clone().map(|before| ("old_value".to_owned(), before)));
        entries.push(("new_value".to_owned(), self.after.clone()));
        entries
    }

    fn json(&self) -> serde_json::Value {
        let value = match &self.value {
            ItemValue::One(value) => serde_json::Value::from(value.clone()),
            ItemValue::Many(values) => serde_json::Value::from(values.clone()),
        };
        let mut all = serde_json::Map::new();
        all.insert("item".to_owned(), self.item.into());
        all.insert("value".to_owned(), value);
        all.insert("date".to_owned(), self.date.clone().into());
        if let Some(before) = &self.before {
            all.insert("old_value".to_owned(), before.clone().into());
        }
        all.insert("new_value".to_owned(), self.after.clone().into());
        serde_json::Value::Object(all)
    }
}

/// The call of a write.
pub fn call(deed: &Deed, dialect: &Dialect) -> Call {
    let plain = |action, guid: &str| Call::new(action).with("guid", guid);
    match deed {
        Deed::Create(order) => create(order, dialect),
        Deed::Upgrade(more) => upgrade(more, dialect),
        Deed::Downgrade(booking) => downgrade(booking, dialect),
        Deed::CancelDowngrade { guid, booking } => plain("degrade_cancel", guid).with("degrade_guid", booking),
        Deed::Start { guid } => plain("start", guid),
        Deed::Stop { guid } => plain("stop", guid),
        Deed::Restart { guid } => plain("restart", guid),
        Deed::Renew { guid, months, order } => plain("renew", guid)
            .with("months", months.to_string())
            // The sample sends one number twice (§6 row 26).
            .with("clientOrderNo", &order.agent)
            .with("agent_order_no", &order.agent),
        Deed::SetPassword { guid, password } => plain("setpass", guid).password(password),
        Deed::Reinstall(it) => reinstall(it),
        Deed::Refund { guid } => Call { module: "common", ..plain("refund", guid) }.with("productType", BAREMETAL),
    }
}

fn create(order: &Create, dialect: &Dialect) -> Call {
    let call = Call::new("create")
        .with("lineGuid", &order.line)
        .with("productGuid", &order.product)
        .with("systemGuid", &order.system)
        .with("loginName", &order.login)
        .password(&order.password)
        .with("buyRemarks", &order.remarks)
        .with("months", order.months.to_string())
        .with("clientOrderNo", &order.order.client)
        .with("clientId", &dialect.client)
        .with("num", order.count.to_string())
        .with("system_partition_size", order.partition.requested().to_string())
        .with("agent_order_no", &order.order.agent);
    let Some(identity) = &order.identity else { return call };
    let hidden = |text: &str| Secret::new(text.to_owned());
    call.with("auth_client_user_id", &dialect.client)
        .hiding("auth_name", "$NAME", hidden(&identity.name))
        .hiding("auth_mobile", "$MOBILE", hidden(&identity.mobile))
        .hiding("auth_idnum", "$ID_CARD", hidden(&identity.id_number))
        .hiding("auth_from_ip", "$FROM_IP", hidden(&identity.from_ip))
        .hiding("auth_qq", "$QQ", hidden(&identity.qq))
}

fn upgrade(more: &AddExtras, dialect: &Dialect) -> Call {
    let kind = match more.ip_kind {
        IpKind::Single => "1",
        IpKind::Subnet => "2",
    };
    Call::new("upgrade")
        .with("guid", &more.guid)
        .with("defense", more.defence.to_string())
        .with("bandwidth", more.bandwidth.to_string())
        .with("ip_type", kind)
        .with("ipnum", more.ips.to_string())
        .with("clientOrderNo", &more.order.client)
        .with("clientUserId", &dialect.client)
        .with("agent_order_no", &more.order.agent)
}

fn reinstall(it: &Reinstall) -> Call {
    Call::new("install")
        .with("guid", &it.guid)
        .with("systemGuid", &it.system)
        .password(&it.password)
        .with("system_partition_size", it.partition.requested().to_string())
        .with("installType", if it.replace { "replace" } else { "install" })
        .with("install_mode", "1")
}

fn downgrade(booking: &BookDowngrade, dialect: &Dialect) -> Call {
    let amount = |taken: &Option<TakeAway>| taken.as_ref().map_or(0, |taken| taken.amount).to_string();
    let ips = booking.ips.as_ref().map_or(0, |(taken, _)| taken.amount).to_string();
    let date = written(booking.at, dialect.zone);
    let figure = |item, taken: &TakeAway| Item {
        item,
        value: ItemValue::One(taken.amount.to_string()),
        date: date.clone(),
        before: Some(taken.before.to_string()),
        after: taken.after.to_string(),
    };
    let mut call = Call { write: nested, ..Call::new("degrade") }
        .with("guid", &booking.guid)
        .with("defense", amount(&booking.defence))
        .with("bandwidth", amount(&booking.bandwidth))
        .with("ipnum", ips);
    call.param.extend(booking.bandwidth.as_ref().map(|taken| figure("bandwidth", taken)));
    call.param.extend(booking.ips.as_ref().map(|(taken, which)| {
        let (before, after) = match dialect.ip_downgrade {
            IpDowngrade::Released => (None, taken.amount),
            IpDowngrade::Totals => (Some(taken.before.to_string()), taken.after),
        };
        let value = ItemValue::Many(which.clone());
        Item { item: "ip", value, date: date.clone(), before, after: after.to_string() }
    }));
    call.param.extend(booking.defence.as_ref().map(|taken| figure("defense", taken)));
    call
}

/// A time as the vendor writes it: `2021-09-02 11:03:00`, in the vendor's zone.
pub fn written(at: Moment, zone: Zone) -> String {
    let it = at.civil(zone);
    let date = format!("{:04}-{:02}-{:02}", it.year, it.month, it.day);
    format!("{date} {:02}:{:02}:{:02}", it.hour, it.minute, it.second)
}

/// The vendor's date of a day, `20220303`.
pub fn day(at: Moment, zone: Zone) -> String {
    let it = at.civil(zone);
    format!("{:04}{:02}{:02}", it.year, it.month, it.day)
}
