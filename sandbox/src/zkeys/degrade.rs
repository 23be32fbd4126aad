//! Reserving downgrades (baremetal.md §5, §6 rows 11 to 15, §8): each ends one upgrade, at a time that is chosen.

mod item;

use serde_json::{Map, Value, json};

use self::item::Item;
use super::ask::{Ask, ratio_is_kept, whole};
use super::holdings::{Degrade, Holdings, Totals, add_degrade, kind};
use super::ledger;
use super::numbers;
use super::oddity::Oddity;
use super::servers::Server;
use super::wire::{Done, Stop, refuse};
use super::words;

/// `degrade_ip_list`: the default address, and what upgrades brought and no reservation ends yet.
pub fn addresses(ask: &Ask) -> Done {
    let server = ask.server()?;
    let holdings = Holdings::of(ask.db, &server)?;
    let row = |ip: &str, mask: &str, gateway: &str| json!({"ip": ip, "mask": mask, "gateway": gateway});
    let own = holdings.addresses(&server).iter().filter(|one| one.is_default);
    let mut rows: Vec<Value> = own.map(|one| row(&one.ip, &one.mask, &one.gateway)).collect();
    let upgrades = holdings.upgrades(&server).iter().filter(|one| one.status == 1 && one.kind == kind::ADDRESSES);
    let open = upgrades.filter(|one| !holdings.is_reserved(&server, one.id));
    rows.extend(open.map(|one| row(&one.value, &one.mask, &one.gateway)));
    Ok(rows.into())
}

/// `degrade`: up to one reservation for each of bandwidth, defence and addresses.
pub fn reserve(ask: &Ask) -> Done {
    let amounts =
        [("bandwidth", ask.amount("bandwidth")?), ("defense", ask.amount("defense")?), ("ip", ask.amount("ipnum")?)];
    let Some(Value::Array(param)) = ask.fields.nested("param") else { return refuse(words::missing("param")) };
    let server = ask.normal_server()?;
    let (Some(line), Some(product)) = (server.line(), server.product()) else { return refuse(words::NO_LINE) };
    if !line.reserves {
        return refuse(words::NO_DEGRADE);
    }
    if param.is_empty() {
        return refuse(words::NOTHING_TO_DEGRADE);
    }
    let holdings = Holdings::of(ask.db, &server)?;
    let totals = holdings.totals(&server, product);
    let mut items: Vec<Item> = Vec::new();
    for one in &param {
        let item = item::read(one, &server, &holdings, totals)?;
        if items.iter().any(|other| other.name == item.name) {
            return refuse(words::ITEM_TWICE);
        }
        items.push(item);
    }
    for (name, amount) in amounts {
        let of_item = items.iter().find(|item| item.name == name).map_or(0, |item| item.nums);
        if of_item != amount {
            return refuse(words::NOT_THE_SAME);
        }
    }
    for item in &items {
        if item.date <= ask.play.now() {
            return refuse(words::PAST_DATE);
        }
        if item.date > server.ends {
            return refuse(words::LATE_DATE);
        }
    }
    if !ratio_is_kept(line, after_all(&server, &holdings, totals, &items)) {
        return refuse(words::BAD_RATIO);
    }
    if ask.play.has(Oddity::ResultFalse) {
        return Ok(json!({"result": false, "text": words::RESERVATION_FAILED, "data": {}}));
    }
    let mut guids = Map::new();
    for item in items {
        let guid = numbers::guid(ask.play.now_ms);
        guids.insert(item.name.to_owned(), json!(guid.to_string()));
        add_degrade(ask.db, &reservation(ask, &server, item, guid))?;
    }
    ledger::note(ask, server.guid, 0)?;
    Ok(json!({"result": true, "text": "success", "data": guids}))
}

/// What remains when everything that is reserved, and this, was carried out.
fn after_all(server: &Server, holdings: &Holdings, totals: Totals, items: &[Item]) -> Totals {
    let upgrades = holdings
        .upgrades(server)
        .iter()
        .filter(|one| holdings.is_reserved(server, one.id) || items.iter().any(|item| item.upgrade == one.id));
    let mut after = totals;
    for upgrade in upgrades.filter(|one| one.status == 1) {
        match upgrade.kind.as_str() {
            kind::BANDWIDTH => after.bandwidth -= upgrade.nums,
            kind::ADDRESSES => after.addresses -= upgrade.nums,
            _ => after.defense -= upgrade.nums,
        }
    }
    after
}

fn reservation(ask: &Ask, server: &Server, item: Item, guid: i64) -> Degrade {
    let what = match item.name {
        "bandwidth" => "带宽",
        "defense" => "防御",
        _ => "IP",
    };
    Degrade {
        id: 0,
        guid,
        server: server.id,
        item: item.name.to_owned(),
        status: 0,
        reason: format!("预约降配{what}"),
        apply: item.date,
        created: ask.play.now(),
        finished: None,
        value: item.value,
        old: item.old,
        new: item.new,
        upgrade: Some(item.upgrade),
    }
}

/// `degrade_cancel`: as long as it was not carried out, also while something else is being done.
pub fn cancel(ask: &Ask) -> Done {
    let guid = whole("degrade_guid", ask.need("degrade_guid")?)?;
    let server = ask.server()?;
    let holdings = Holdings::of(ask.db, &server)?;
    let Some(found) = holdings.degrades(&server).iter().find(|one| one.guid == guid) else {
        return refuse(words::NO_RESERVATION);
    };
    if found.status != 0 {
        return refuse(words::RESERVATION_OVER);
    }
    ask.db.execute("UPDATE zkeys_degrades SET status = -1 WHERE id = ?", [found.id])?;
    ledger::note(ask, server.guid, 0)?;
    Ok(json!({}))
}

/// A field of an item as text; a list has none.
fn text<'a>(item: &'a Value, name: &str) -> Result<&'a str, Stop> {
    let text = item.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    text.ok_or_else(|| Stop::Refused(words::missing(&format!("param.{name}"))))
}
