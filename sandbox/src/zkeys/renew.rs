//! `renew` and `refund` (baremetal.md §5, §6 row 23, §8).

use rusqlite::params;
use serde_json::json;

use super::ask::Ask;
use super::clock;
use super::holdings::{Holdings, kind};
use super::ledger;
use super::money::{self, Added};
use super::oddity::Oddity;
use super::servers::{self, order, run};
use super::settle;
use super::wire::{Done, refuse};
use super::words;

/// A machine may run while it is renewed: that it must be off is a slip of the vendor's document, unless the switch says
/// otherwise. One that had expired is off afterwards.
pub fn renew(ask: &Ask) -> Done {
    let months = ask.whole("months")?;
    ask.order_numbers()?;
    let server = ask.idle_server()?;
    if ask.play.has(Oddity::RenewOnlyOff) && server.run == run::RUNNING {
        return refuse(words::ONLY_OFF);
    }
    let (Some(line), Some(product)) = (server.line(), server.product()) else { return refuse(words::NO_LINE) };
    if !line.renews {
        return refuse(words::NO_RENEWAL);
    }
    if !line.offers(months) {
        return refuse(words::BAD_MONTHS);
    }
    let ends = clock::months_later(server.ends, months);
    if line.life_years > 0 && ends > clock::months_later(server.started, line.life_years * 12) {
        return refuse(words::TOO_LONG);
    }
    let holdings = Holdings::of(ask.db, &server)?;
    let upgraded = |kind| holdings.upgraded(&server, kind);
    let added = Added {
        bandwidth: upgraded(kind::BANDWIDTH),
        addresses: money::billable(line, upgraded(kind::ADDRESSES)),
        defense: upgraded(kind::DEFENSE),
    };
    let fen = money::renewal(line, product, &added, months);
    ask.pay(fen)?;
    let state = if server.order == order::EXPIRED { run::OFF } else { server.run };
    ask.db.execute(
        "UPDATE zkeys_servers SET ends = ?, gone = ?, order_status = ?, run = ? WHERE id = ?",
        params![ends, servers::gone(server.line, ends), order::NORMAL, state, server.id],
    )?;
    ledger::note(ask, server.guid, fen)?;
    Ok(if ask.play.has(Oddity::RenewBare) { json!({}) } else { json!({"end_time": clock::text(ends)}) })
}

/// A refunded machine is deleted at once, also while something is being done to it. How much comes back the vendor does
/// not say: the ledger has 0.00.
pub fn refund(ask: &Ask) -> Done {
    if ask.need("productType")? != "baremetal" {
        return refuse(words::BAD_PRODUCT_TYPE);
    }
    let server = ask.server()?;
    if !matches!(server.order, order::NORMAL | order::EXPIRED) {
        return refuse(words::NO_REFUND);
    }
    ask.db.execute(
        "UPDATE zkeys_servers SET order_status = ?, run = ?, act = 0, due = NULL WHERE id = ?",
        [order::DELETED, run::LOCKED, server.id],
    )?;
    settle::cancel_degrades_of_deleted(ask.db)?;
    ledger::note(ask, server.guid, 0)?;
    Ok(json!({}))
}
