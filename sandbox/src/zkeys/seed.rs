//! Machines that a fresh engine has: the vendor's sample first, then as many as are asked for, in all states.

mod samples;

use rusqlite::Connection;

use super::addresses;
use super::catalogue::{self, Product, System};
use super::clock::{self, DAY};
use super::holdings::{Degrade, Upgrade, add_degrade, add_upgrade, kind};
use super::numbers;
use super::servers::{self, Server, act, order, run};
use crate::options::Options;

/// The first machine of the first member is the vendor's sample.
const SAMPLE: i64 = 1_708_330_228_791_024;

/// Between two machines, in the microseconds that guids look like. Odd, so that their last digits differ.
const STEP: i64 = 600_000_037;

/// How long seeded work goes on: long enough to be seen.
const SLOW_MS: i64 = 30 * 60 * 1000;

/// The password that all seeded machines have.
const PASSWORD: &str = "Seeded-Pass-1";

/// Fills empty tables.
pub fn seed(db: &Connection, options: &Options) -> rusqlite::Result<()> {
    let now = clock::machine() / 1000;
    for (n, product) in (0_i64..).zip(catalogue::products()).filter(|(_, product)| product.stocked) {
        let remaining = if n == 0 { 50 } else { n * 5 % 13 };
        db.prepare_cached("INSERT INTO zkeys_stock VALUES (?, ?)")?.execute([product.guid, remaining])?;
    }
    let password = servers::hashed(PASSWORD);
    let systems = systems_by_line();
    for n in 0..i64::try_from(options.servers).unwrap_or(i64::MAX) {
        if n == 0 {
            samples::seed(db, now, &password)?;
        } else {
            machine(db, &Place { n, now, password: &password, systems: &systems })?;
        }
    }
    samples::seed_other_member(db, now, &password)
}

type Systems = Vec<(i64, Vec<&'static System>)>;

/// What machines of each line may have.
fn systems_by_line() -> Systems {
    let fits = |system: &&System, line| system.for_order() && system.for_baremetal() && system.on_line(line);
    let of = |line| catalogue::systems().iter().filter(|system| fits(system, line)).collect();
    catalogue::LINES.iter().map(|line| (line.guid, of(line.guid))).collect()
}

/// One of the many.
struct Place<'a> {
    n: i64,
    now: i64,
    password: &'a str,
    systems: &'a Systems,
}

/// What a machine is in: order, power, work, and seconds until it ends.
struct State {
    order: i64,
    run: i64,
    act: i64,
    left: i64,
}

/// The states by turns of twenty: most run, some are off, busy, provisioned, expired, locked, deleted.
fn state(n: i64) -> State {
    let usual = State {
        order: order::NORMAL,
        run: run::RUNNING,
        act: act::NONE,
        left: (n * 37 % 400) * DAY + 6 * 3600 + n * 311 % 43_200,
    };
    match n % 20 {
        9 | 11 | 12 => State { run: run::OFF, ..usual },
        10 | 15 => {
            let act = n / 20 % 3 + if n % 20 == 10 { act::UPGRADE } else { act::REBOOT };
            let run = if matches!(act, act::PASSWORD | act::START) { run::OFF } else { run::RUNNING };
            State { act, run, ..usual }
        }
        16 => State { order: order::PROVISIONING, ..usual },
        17 => State { order: order::EXPIRED, run: run::LOCKED, left: -3600 * (1 + n % 20), ..usual },
        18 => State { run: run::LOCKED, ..usual },
        19 if n % 40 == 19 => State { order: order::DELETED, run: run::LOCKED, left: -2 * DAY, ..usual },
        19 => State { left: DAY + n * 911 % (2 * DAY), ..usual },
        _ => usual,
    }
}

fn machine(db: &Connection, place: &Place) -> rusqlite::Result<()> {
    let n = usize::try_from(place.n).unwrap_or(0);
    let products = catalogue::products();
    let Some(product) = products.get(n * 7 % products.len().max(1)) else { return Ok(()) };
    let Some(line) = catalogue::line(product.line) else { return Ok(()) };
    let State { order, run, act, left } = state(place.n);
    let of_line = place.systems.iter().find(|(guid, _)| *guid == line.guid).map(|(_, systems)| systems);
    let system = of_line.and_then(|systems| systems.get(n % systems.len().max(1)));
    let ends = place.now + left;
    // Whole months before the end, and not in the future.
    let months = 1 + left.max(0) / (28 * DAY);
    let started = clock::months_later(ends, -months).min(place.now - 600);
    let server = Server {
        id: 1029 + place.n,
        guid: SAMPLE - STEP * place.n,
        member: 1_100_134,
        client: 1_601_638 + place.n % 97,
        product: product.guid,
        line: line.guid,
        system: system.map_or(catalogue::SAMPLE_SYSTEM, |system| system.guid),
        name: format!("API{}-{}", product.name, 1029 + place.n),
        cabinet: servers::cabinet(line, 1029 + place.n),
        login: system.map_or("root", |system| system.login).to_owned(),
        partition: if product.partitions && n % 3 == 0 { 51_200 } else { -1 },
        remarks: ["", "官网", "数据库主库", "客户A（续费联系销售）"].get(n % 4).copied().unwrap_or("").to_owned(),
        bought: started,
        started,
        ends,
        order,
        run,
        act,
        extra: serde_json::Map::new(),
    };
    let busy = act != act::NONE || order == order::PROVISIONING;
    servers::insert(db, &server, place.password, busy.then_some(place.now * 1000 + SLOW_MS))?;
    addresses::give_default(db, server.id, started)?;
    match place.n % 20 {
        13 => upgraded_and_reserved(db, &server, product, place.now),
        14 => upgraded_and_reduced(db, &server, product, place.now),
        _ => Ok(()),
    }
}

fn upgrade_of(server: &Server, kind: &str, nums: i64, created: i64) -> Upgrade {
    Upgrade {
        id: 0,
        server: server.id,
        kind: kind.to_owned(),
        nums,
        value: nums.to_string(),
        mask: String::new(),
        gateway: String::new(),
        // The same at every seeding: the machine's own number, and a few above it.
        order_no: numbers::order_of(server.guid + 101 + nums),
        status: 1,
        degrade: None,
        created,
    }
}

fn degrade_of(server: &Server, total: i64, upgrade: &Upgrade, apply: i64, created: i64) -> Degrade {
    Degrade {
        id: 0,
        guid: server.guid + 1001 + upgrade.nums,
        server: server.id,
        item: upgrade.kind.clone(),
        status: 0,
        reason: if upgrade.kind == kind::BANDWIDTH { "预约降配带宽" } else { "预约降配防御" }.to_owned(),
        apply,
        created,
        finished: None,
        value: upgrade.value.clone(),
        old: Some(total.to_string()),
        new: (total - upgrade.nums).to_string(),
        upgrade: Some(upgrade.id),
    }
}

/// More bandwidth that will go again, and a subnet that stays.
fn upgraded_and_reserved(db: &Connection, server: &Server, product: &Product, now: i64) -> rusqlite::Result<()> {
    let created = server.started.max(now - 20 * DAY);
    let mut bandwidth = upgrade_of(server, kind::BANDWIDTH, 10, created);
    bandwidth.id = add_upgrade(db, &bandwidth)?;
    let block = addresses::take(db, 8, true)?;
    let subnet = upgrade_of(server, kind::ADDRESSES, 8, created);
    let subnet = Upgrade { value: block.range(), mask: block.mask(), gateway: block.gateway(), ..subnet };
    let upgrade = add_upgrade(db, &subnet)?;
    block.give(db, server.id, upgrade, created)?;
    let apply = (now + 15 * DAY).min(server.ends - 60);
    add_degrade(db, &degrade_of(server, product.bandwidth + 10, &bandwidth, apply, created + 600))
}

/// More defence that went again, and a second try that was cancelled.
fn upgraded_and_reduced(db: &Connection, server: &Server, product: &Product, now: i64) -> rusqlite::Result<()> {
    let created = server.started.max(now - 40 * DAY);
    let mut gone = upgrade_of(server, kind::DEFENSE, 20, created);
    gone.status = 0;
    gone.id = add_upgrade(db, &gone)?;
    let apply = created + (now - created) / 2;
    let done = degrade_of(server, product.defense + 20, &gone, apply, created + 60);
    let done = Degrade { status: 1, finished: Some(apply), ..done };
    db.execute("UPDATE zkeys_upgrades SET degrade = ? WHERE id = ?", [done.guid, gone.id])?;
    add_degrade(db, &done)?;
    let mut kept = upgrade_of(server, kind::BANDWIDTH, 5, created);
    kept.id = add_upgrade(db, &kept)?;
    let cancelled = degrade_of(server, product.bandwidth + 5, &kept, now + 10 * DAY, created + 90);
    add_degrade(db, &Degrade { status: -1, ..cancelled })
}
