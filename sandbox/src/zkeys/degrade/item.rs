//! One item of a reservation, and the upgrade that it ends.

use serde_json::Value;

use super::text;
use crate::zkeys::ask::whole;
use crate::zkeys::clock;
use crate::zkeys::holdings::{Holdings, Totals, Upgrade, kind};
use crate::zkeys::servers::Server;
use crate::zkeys::wire::{Stop, refuse};
use crate::zkeys::words;

/// An item that was checked.
pub struct Item {
    /// bandwidth, defense, ip.
    pub name: &'static str,
    /// How much goes: the upgrade's number.
    pub nums: i64,
    /// When.
    pub date: i64,
    /// As it is stored with the reservation.
    pub value: String,
    pub old: Option<String>,
    pub new: String,
    /// The upgrade that it ends.
    pub upgrade: i64,
}

/// Reads `{item, value, date, old_value, new_value}`. Addresses come in two shapes: the vendor's sample has no old value,
/// and the number that goes as the new one; the other has the totals before and after.
pub fn read(item: &Value, server: &Server, holdings: &Holdings, totals: Totals) -> Result<Item, Stop> {
    let Some(date) = clock::read(text(item, "date")?) else { return refuse(words::malformed("param.date")) };
    let new = text(item, "new_value")?;
    let old = item.get("old_value").and_then(Value::as_str).filter(|old| !old.is_empty());
    let (name, kind, total) = match text(item, "item")? {
        "bandwidth" => ("bandwidth", kind::BANDWIDTH, totals.bandwidth),
        "defense" => ("defense", kind::DEFENSE, totals.defense),
        "ip" => ("ip", kind::ADDRESSES, totals.addresses),
        _ => return refuse(words::BAD_ITEM),
    };
    let open = |one: &&Upgrade| {
        one.status == 1 && one.kind == kind && one.degrade.is_none() && !holdings.is_reserved(server, one.id)
    };
    let mut open = holdings.upgrades(server).iter().filter(open);
    let (upgrade, value) = if name == "ip" {
        let value = address_of(item, server, holdings)?;
        let Some(upgrade) = open.find(|one| one.value == value) else { return refuse(words::NO_IP) };
        (upgrade, value)
    } else {
        let nums = whole("param.value", text(item, "value")?)?;
        if holdings.degrades(server).iter().any(|one| one.status == 0 && one.item == name) {
            return refuse(words::ALREADY_RESERVED);
        }
        let Some(upgrade) = open.find(|one| one.nums == nums) else { return refuse(words::NO_RECORD) };
        (upgrade, nums.to_string())
    };
    let numbers = (old.map(|old| whole("param.old_value", old)).transpose()?, whole("param.new_value", new)?);
    let by_totals = numbers == (Some(total), total - upgrade.nums);
    let as_in_the_sample = name == "ip" && numbers == (None, upgrade.nums);
    if !by_totals && !as_in_the_sample {
        return refuse(words::BAD_TOTALS);
    }
    Ok(Item {
        name,
        nums: upgrade.nums,
        date,
        value,
        old: old.map(str::to_owned),
        new: new.to_owned(),
        upgrade: upgrade.id,
    })
}

/// The one address or whole range of an item, which must not be the default one.
fn address_of(item: &Value, server: &Server, holdings: &Holdings) -> Result<String, Stop> {
    let list = item.get("value").and_then(Value::as_array);
    let texts: Vec<&str> = list.into_iter().flatten().filter_map(Value::as_str).collect();
    if texts.is_empty() {
        return refuse(words::malformed("param.value"));
    }
    let is_default = |ip: &str| holdings.addresses(server).iter().any(|one| one.is_default && one.ip == ip);
    if texts.iter().any(|ip| is_default(ip)) {
        return refuse(words::DEFAULT_IP);
    }
    match texts.as_slice() {
        [only] => Ok((*only).to_owned()),
        _ => refuse(words::NO_RECORD),
    }
}
