//! `create`: buying machines (baremetal.md §5). Nothing is deduplicated: the same order number buys again.

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use super::addresses;
use super::ask::Ask;
use super::catalogue::{self, Line, Product, System};
use super::clock;
use super::ledger;
use super::money;
use super::numbers;
use super::oddity::Oddity;
use super::record;
use super::servers::{self, Server, act, order, run};
use super::wire::{Done, Stop, refuse};
use super::words;

/// Steps until a machine from stock is there, and until somebody delivers one by hand.
const FROM_STOCK: i64 = 3;
const BY_HAND: i64 = 10;

/// What is bought.
struct Order {
    line: &'static Line,
    product: &'static Product,
    system: &'static System,
    months: i64,
    machines: i64,
    partition: i64,
    client: i64,
}

/// Buys all machines of an order, or none.
pub fn create(ask: &Ask) -> Done {
    let wanted = read(ask)?;
    let password = ask.password()?;
    let fen = money::order(wanted.line, wanted.product, wanted.months);
    take_from_stock(ask, &wanted)?;
    ask.pay(fen * wanted.machines)?;
    let mut made = Vec::new();
    for _ in 0..wanted.machines {
        let server = machine(ask, &wanted)?;
        let steps = if wanted.product.stocked { FROM_STOCK } else { BY_HAND };
        servers::insert(ask.db, &server, &password, Some(ask.play.after_steps(steps)))?;
        let address = addresses::give_default(ask.db, server.id, ask.play.now())?;
        ledger::note(ask, server.guid, fen)?;
        let mut shown = record::bought(&server, &[address], wanted.product.stocked, ask.play);
        if ask.play.has(Oddity::PasswordEchoed) {
            shown.insert("login_password".into(), ask.need("loginPassword")?.into());
        }
        made.push(Value::Object(shown));
    }
    Ok(made.into())
}

fn read(ask: &Ask) -> Result<Order, Stop> {
    let Some(line) = catalogue::line(ask.whole("lineGuid")?).filter(|line| line.status == 1) else {
        return refuse(words::NO_LINE);
    };
    let product = catalogue::product(ask.whole("productGuid")?).filter(|product| product.status == 1);
    let system = catalogue::system(ask.whole("systemGuid")?);
    let (login, months, machines) = (ask.need("loginName")?, ask.whole("months")?, ask.whole("num")?);
    ask.sent("buyRemarks")?;
    ask.order_numbers()?;
    let (client, partition) = (ask.whole("clientId")?, ask.partition()?);
    let mobile = ask.fields.text("auth_mobile").unwrap_or_default();
    if !mobile.is_empty() && !is_mobile(mobile) {
        return refuse(words::BAD_MOBILE);
    }

    if !line.sells {
        return refuse(words::NO_PURCHASE);
    }
    let Some(product) = product else { return refuse(words::NO_PRODUCT) };
    if product.line != line.guid {
        return refuse(words::OTHER_LINE);
    }
    let Some(system) = system else { return refuse(words::NO_SYSTEM) };
    check_system(line, product, system)?;
    if login != system.login {
        return refuse(words::BAD_LOGIN);
    }
    if !line.offers(months) {
        return refuse(words::BAD_MONTHS);
    }
    let years = catalogue::zone_of(line).map_or(0, |zone| zone.max_year);
    let capped = |years: i64| years > 0 && months > 12 * years;
    if capped(years) || capped(line.life_years) {
        return refuse(words::TOO_LONG);
    }
    if !(1..=line.most_per_order).contains(&machines) {
        return refuse(words::bad_number(line.most_per_order));
    }
    check_partition(product, system, partition)?;
    Ok(Order { line, product, system, months, machines, partition, client })
}

/// Eleven digits, the first a 1.
fn is_mobile(text: &str) -> bool {
    text.len() == 11 && text.starts_with('1') && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn check_system(line: &Line, product: &Product, system: &System) -> Result<(), Stop> {
    if !system.for_order() {
        return refuse(words::SYSTEM_NOT_FOR_ORDER);
    }
    if !system.for_baremetal() {
        return refuse(words::SYSTEM_NOT_BAREMETAL);
    }
    if !system.on_line(line.guid) {
        return refuse(words::SYSTEM_NOT_ON_LINE);
    }
    if system.cores_least > product.cores {
        return refuse(words::CPU_TOO_SMALL);
    }
    if system.memory_least > product.memory { refuse(words::RAM_TOO_SMALL) } else { Ok(()) }
}

/// −1 is the whole disk; a partition of its own is in MB and holds the system. 0 is only for an installation.
fn check_partition(product: &Product, system: &System, partition: i64) -> Result<(), Stop> {
    if partition == -1 {
        return Ok(());
    }
    if !product.partitions {
        return refuse(words::NO_PARTITION);
    }
    if partition < system.disk * 1024 { refuse(words::small_partition(system.disk)) } else { Ok(()) }
}

/// Counts the machines off the stock; what is delivered by hand has none.
fn take_from_stock(ask: &Ask, wanted: &Order) -> Result<(), Stop> {
    if !wanted.product.stocked {
        return Ok(());
    }
    let query = "SELECT remaining FROM zkeys_stock WHERE product = ?";
    let remaining: Option<i64> = ask.db.query_row(query, [wanted.product.guid], |row| row.get(0)).optional()?;
    if remaining.unwrap_or(0) < wanted.machines {
        return refuse(words::NO_STOCK);
    }
    let query = "UPDATE zkeys_stock SET remaining = remaining - ? WHERE product = ?";
    ask.db.execute(query, params![wanted.machines, wanted.product.guid])?;
    Ok(())
}

fn machine(ask: &Ask, wanted: &Order) -> Result<Server, Stop> {
    let (id, now) = (servers::next_id(ask.db)?, ask.play.now());
    Ok(Server {
        id,
        guid: numbers::guid(ask.play.now_ms),
        member: ask.member,
        client: wanted.client,
        product: wanted.product.guid,
        line: wanted.line.guid,
        system: wanted.system.guid,
        name: format!("API{}-{id}", wanted.product.name),
        cabinet: servers::cabinet(wanted.line, id),
        login: wanted.system.login.to_owned(),
        partition: wanted.partition,
        remarks: ask.sent("buyRemarks")?.to_owned(),
        bought: now,
        started: now,
        ends: clock::months_later(now, wanted.months),
        order: order::PROVISIONING,
        run: run::RUNNING,
        act: act::NONE,
        extra: serde_json::Map::new(),
    })
}
