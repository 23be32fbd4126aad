//! Servers (contract `baremetal.md` §4.6).
use std::collections::BTreeSet;
use std::sync::Arc;

use super::catalogue::hardware;
use crate::domain::server::catalogue::Hardware;
use crate::domain::server::record::{
    Address, Booking, BookingState, Extra, NetType, OrderOnly, Partition, RenewPrice, Server, Upgrade,
};
use crate::domain::server::state::{ActState, OrderState, RunState};
use crate::vendors::zkeys::row::{Reader, Row, elements, row};

/// Hardware that was seen: servers that have the same share one description.
#[derive(Default)]
pub struct Seen(BTreeSet<Arc<Hardware>>);

impl Seen {
    /// The shared description.
    pub fn share(&mut self, hardware: Arc<Hardware>) -> Arc<Hardware> {
        match self.0.get(&hardware) {
            Some(known) => Arc::clone(known),
            None => {
                self.0.insert(Arc::clone(&hardware));
                hardware
            }
        }
    }
}

/// A server.
pub fn server(from: &mut Reader<'_, '_>, guid: String) -> Option<Server> {
    let text = |key| from.row.text(key);
    let order = match text("order_status").as_str() {
        "0" => OrderState::Provisioning,
        "1" => OrderState::Normal,
        "3" => OrderState::Expired,
        "-2" => OrderState::Deleted,
        other => OrderState::Other(other.to_owned()),
    };
    let run = match text("run_status").as_str() {
        "1" => RunState::Running,
        "-1" => RunState::Off,
        "-2" => RunState::Locked,
        other => RunState::Other(other.to_owned()),
    };
    let act = match text("act_status").as_str() {
        "0" => ActState::Idle,
        "1" => ActState::Restarting,
        "2" => ActState::Reinstalling,
        "3" => ActState::SettingPassword,
        "4" => ActState::Upgrading,
        "5" => ActState::Starting,
        "6" => ActState::Stopping,
        other => ActState::Other(other.to_owned()),
    };
    Some(Server {
        guid,
        product_guid: text("product_guid"),
        line_guid: text("line_guid"),
        system_guid: text("system_guid"),
        name: from.row.words("name").map(Into::into),
        cabinet: text("cabinet_sn"),
        login: text("login_name"),
        remarks: from.row.words("buy_remarks").map(Into::into),
        hardware: Arc::new(hardware(from)),
        base_bandwidth: from.number("bandwidth"),
        base_defence: from.number("defense"),
        base_ips: from.number("ipnum"),
        bought: from.moment("buy_time"),
        started: from.moment("start_time"),
        ends: from.moment("end_time"),
        order,
        run,
        act,
        addresses: inner(from, "ip", address),
        upgrades: inner(from, "upgrade", upgrade),
        bookings: inner(from, "degrades", booking),
        client: from.row.words("client_user_id").map(Into::into),
        order_only: order_only(from),
    })
}

/// The rows inside a server's row.
fn inner<T>(from: &mut Reader<'_, '_>, key: &str, make: fn(&mut Reader<'_, '_>) -> T) -> Vec<T> {
    let Some(list) = from.row.at(key) else { return Vec::new() };
    let (what, zone) = (from.what, from.zone);
    let mut read = Vec::new();
    for element in elements(list) {
        if let Some(found) = row(element) {
            read.push(make(&mut Reader { row: &found, what, zone, odd: &mut *from.odd }));
        }
    }
    read
}

fn address(from: &mut Reader<'_, '_>) -> Address {
    Address {
        ip: from.row.text("ip"),
        active: match from.row.text("status").as_str() {
            "1" => Some(true),
            "-1" => Some(false),
            _ => None,
        },
        mask: from.row.text("mask"),
        gateway: from.row.text("gateway"),
        count: from.number("ip_num"),
        main: from.flag("is_default") == Some(true),
        net: net_type(from.row),
        created: from.moment("create_time"),
    }
}

/// What an address is; the table calls the key `net`, the sample `net_type` (§6 row 8).
pub fn net_type(row: &Row<'_>) -> NetType {
    match row.either("net_type", "net").as_deref() {
        Some("ip") => NetType::Host,
        Some("gateway") => NetType::Gateway,
        Some("network") => NetType::Network,
        Some("broadcast") => NetType::Broadcast,
        other => NetType::Other(other.unwrap_or_default().to_owned()),
    }
}

/// What an upgrade or a booking is of.
pub fn extra(text: &str) -> Extra {
    match text {
        "bandwidth" => Extra::Bandwidth,
        "ip" | "ipnum" => Extra::Ip,
        "defense" | "defence" => Extra::Defence,
        other => Extra::Other(other.to_owned()),
    }
}

fn upgrade(from: &mut Reader<'_, '_>) -> Upgrade {
    let amount = if from.row.words("nums").is_some() { from.number("nums") } else { from.number("num") };
    Upgrade {
        extra: extra(&from.row.text("type")),
        amount,
        value: from.row.text("value"),
        active: from.flag("status"),
        downgrade_guid: from.row.words("degrade_guid").map(Into::into),
        order: from.row.words("order_no_api").map(Into::into),
        created: from.moment("create_time"),
    }
}

fn booking(from: &mut Reader<'_, '_>) -> Booking {
    Booking {
        guid: from.row.text("guid"),
        extra: extra(&from.row.text("item")),
        state: match from.row.text("status").as_str() {
            "0" => BookingState::Pending,
            "1" => BookingState::Done,
            "-1" => BookingState::Cancelled,
            other => BookingState::Other(other.to_owned()),
        },
        reason: from.row.text("reason"),
        at: from.moment("apply_time"),
        created: from.moment("create_time"),
        finished: from.moment("finish_time"),
        value: from.row.text("value"),
        before: from.number("old_value"),
        after: from.number("new_value"),
    }
}

/// What only an order's answer has; `None` where nothing of it is there. The password in it is neither read nor kept: it is
/// not the one that was sent (§6 row 29).
fn order_only(from: &mut Reader<'_, '_>) -> Option<Box<OrderOnly>> {
    let only = OrderOnly {
        pushing: from.flag("push_status"),
        self_upgrade: from.flag("is_upgrade"),
        locked: from.flag("lock_status"),
        unclear: ["push_status", "lock_status"].into_iter().find_map(|key| unknown(from.row, key)),
        lock_reason: from.row.words("lock_reason").map(Into::into),
        renew_price: from.row.words("renew_price_setting").map(|setting| match &*setting {
            "0" => RenewPrice::Automatic,
            "1" => RenewPrice::Monthly(from.row.text("renew_price")),
            "2" => RenewPrice::ByTerm(from.row.text("renew_price_remark")),
            other => RenewPrice::Other(other.to_owned()),
        }),
        partition: from.read("system_partition_size", Partition::read),
    };
    (only != OrderOnly::default()).then(|| Box::new(only))
}

/// A state of two values that is neither.
fn unknown(row: &Row<'_>, key: &str) -> Option<String> {
    row.words(key).filter(|state| !matches!(&**state, "0" | "1")).map(Into::into)
}
