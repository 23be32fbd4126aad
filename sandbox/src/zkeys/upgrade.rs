//! `upgrade`: more bandwidth, defence or addresses (baremetal.md §5, §8).

use serde_json::{Value, json};

use super::addresses;
use super::ask::{Ask, ratio_is_kept};
use super::catalogue::Line;
use super::holdings::{Address, Holdings, Totals, Upgrade, add_upgrade, kind};
use super::ledger;
use super::money::{self, Added};
use super::numbers;
use super::servers::{Server, act};
use super::wire::{Done, Stop, refuse};
use super::words;

/// The increments of a call.
struct More {
    bandwidth: i64,
    defense: i64,
    addresses: i64,
    /// Addresses as a subnet.
    subnet: bool,
}

/// What was bought holds at once; the machine is busy for a step.
pub fn upgrade(ask: &Ask) -> Done {
    let (defense, bandwidth, addresses) = (ask.amount("defense")?, ask.amount("bandwidth")?, ask.amount("ipnum")?);
    let ip_type = ask.whole("ip_type")?;
    let more = More { bandwidth, defense, addresses, subnet: ip_type == 2 };
    let client = ask.whole("clientUserId")?;
    ask.order_numbers()?;
    let server = ask.normal_server()?;
    let (Some(line), Some(product)) = (server.line(), server.product()) else { return refuse(words::NO_LINE) };
    if !line.offers_type(ip_type) {
        return refuse(words::BAD_IP_TYPE);
    }
    let holdings = Holdings::of(ask.db, &server)?;
    check(line, holdings.totals(&server, product), &more)?;

    let before = holdings.upgraded(&server, kind::ADDRESSES);
    let billed = money::billable(line, before + more.addresses) - money::billable(line, before);
    let added = Added { bandwidth: more.bandwidth, addresses: billed, defense: more.defense };
    let fen = money::upgrade(line, &added, server.ends - ask.play.now());
    ask.pay(fen)?;

    let order_no = numbers::order(ask.play.now_ms);
    for (kind, nums) in [(kind::BANDWIDTH, more.bandwidth), (kind::DEFENSE, more.defense)] {
        if nums > 0 {
            add_upgrade(ask.db, &Upgrade { value: nums.to_string(), ..blank(ask, &server, kind, nums, &order_no) })?;
        }
    }
    let given = if more.addresses > 0 { give(ask, &server, &more, &order_no)? } else { Vec::new() };
    ask.db.execute("UPDATE zkeys_servers SET client = ? WHERE id = ?", [client, server.id])?;
    ask.begin(&server, act::UPGRADE, 1)?;
    ledger::note(ask, server.guid, fen)?;
    Ok(json!({"order_no_api": order_no, "ip": given.iter().map(shown).collect::<Vec<_>>()}))
}

fn check(line: &Line, totals: Totals, more: &More) -> Result<(), Stop> {
    if !line.upgrades {
        return refuse(words::NO_UPGRADE);
    }
    if (more.bandwidth, more.defense, more.addresses) == (0, 0, 0) {
        return refuse(words::NOTHING_TO_UPGRADE);
    }
    let after = Totals {
        bandwidth: totals.bandwidth.saturating_add(more.bandwidth),
        defense: totals.defense.saturating_add(more.defense),
        addresses: totals.addresses.saturating_add(more.addresses),
    };
    if more.bandwidth > 0 && after.bandwidth > line.bandwidth_most {
        return refuse(words::above("带宽", line.bandwidth_most));
    }
    if more.addresses > 0 {
        if !line.offers_addresses(more.addresses) {
            return refuse(words::BAD_IP_COUNT);
        }
        if more.subnet && (more.addresses < 4 || more.addresses.count_ones() != 1) {
            return refuse(words::NOT_A_SUBNET);
        }
        if after.addresses > line.ip_most {
            return refuse(words::above("IP数量", line.ip_most));
        }
    }
    if more.defense > 0 {
        if !line.upgrades_defense {
            return refuse(words::NO_DEFENSE);
        }
        if more.defense % line.defense_step.max(1) != 0 {
            return refuse(words::off_step(line.defense_step));
        }
        if after.defense > line.defense_most {
            return refuse(words::above("防御", line.defense_most));
        }
    }
    if ratio_is_kept(line, after) { Ok(()) } else { refuse(words::BAD_RATIO) }
}

fn blank(ask: &Ask, server: &Server, kind: &str, nums: i64, order_no: &str) -> Upgrade {
    Upgrade {
        id: 0,
        server: server.id,
        kind: kind.to_owned(),
        nums,
        value: String::new(),
        mask: String::new(),
        gateway: String::new(),
        order_no: order_no.to_owned(),
        status: 1,
        degrade: None,
        created: ask.play.now(),
    }
}

fn give(ask: &Ask, server: &Server, more: &More, order_no: &str) -> rusqlite::Result<Vec<Address>> {
    let block = addresses::take(ask.db, more.addresses, more.subnet)?;
    let blank = blank(ask, server, kind::ADDRESSES, more.addresses, order_no);
    let record = Upgrade { value: block.range(), mask: block.mask(), gateway: block.gateway(), ..blank };
    let upgrade = add_upgrade(ask.db, &record)?;
    block.give(ask.db, server.id, upgrade, ask.play.now())
}

fn shown(address: &Address) -> Value {
    json!({
        "id": address.id.to_string(), "ip": address.ip, "mask": address.mask, "gateway": address.gateway,
        "net_type": address.net_type,
    })
}
