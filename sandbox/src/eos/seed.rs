//! Believable figures, the same at every seeding: departments of different size and fullness, and a
//! platform whose quotas stand in a sensible relation to what the departments got.

use rusqlite::{Connection, params};

use super::PLATFORM;
use super::items::{PLATFORM_TYPE, REGIONS, Region, family, is_container, is_fraction, items};
use super::quotas::read;
use crate::store::names::dice;

/// A middle department's quota of an item.
fn usual(item: &str) -> f64 {
    let (family, kind) = family(item).unwrap_or((item, ""));
    let share = match kind {
        "" | "hdd" => 1.0,
        "ssd" => 0.4,
        "高性能" => 0.1,
        _ => 0.2,
    };
    share
        * match family {
            "instances" => 60.0,
            "cores" => 240.0,
            "ram" => 491_520.0,
            "volumes" | "snapshots" => 200.0,
            "gigabytes" => 20_480.0,
            "backups" => 150.0,
            "backup_gigabytes" => 4_096.0,
            "network" | "floatingip" => 40.0,
            "subnet" | "security_group" => 100.0,
            "router" | "loadbalancer" => 20.0,
            "security_group_rule" | "port" => 1_000.0,
            "cpu" => 128.0,
            "pods" => 400.0,
            "memory" => 262_144.0,
            "gpu" => 8.0,
            "alcub_storage" => 2_048.0,
            _ => 8_192.0,
        }
}

/// How full a department is: from, to, and how many items are handed out beyond their quota.
const HABITS: [(f64, f64, usize); 5] =
    [(0.05, 0.35, 0), (0.3, 0.7, 0), (0.55, 0.88, 0), (0.75, 0.99, 0), (0.6, 0.97, 2)];

/// Size against a middle department, place in [`HABITS`], and whether it has the container product.
/// Some departments are what their name says; the others are as the dice fall.
fn character(name: &str) -> (f64, usize, bool) {
    let mut dice = dice(&format!("department {name}"));
    match name {
        "研发部" => (2.5, 3, true),
        "财务部" => (0.5, 1, false),
        "Data & AI 实验室" => (2.5, 4, true),
        "Platform Engineering" => (2.5, 2, true),
        "华东分公司" => (1.0, 4, false),
        _ => {
            let size = *dice.choice(&[0.25, 0.5, 1.0, 1.0, 2.5]).unwrap_or(&1.0);
            (size, dice.usize(..HABITS.len()), dice.u8(..4) == 0)
        }
    }
}

/// Gives a department its figures, unless it has some already. The platform is seeded apart.
pub fn seed_department(db: &Connection, id: &str, name: &str, limits: bool) -> rusqlite::Result<()> {
    if id == PLATFORM || is_seeded(db, id)? {
        return Ok(());
    }
    let (size, habit, containers) = character(name);
    let (low, high, mut over) = *HABITS.get(habit).unwrap_or(&HABITS[0]);
    for (place, region) in REGIONS.iter().enumerate() {
        let scale = if place == 0 { size } else { size * 0.4 };
        for item in items(region, false) {
            let mut dice = dice(&format!("{name} {} {item}", region.name));
            if is_container(&item) && !containers {
                insert(db, id, region, &item, [-1.0, 0.0, 0.0, -1.0])?;
                continue;
            }
            let mut quota = rounded(usual(&item) * scale * spread(&mut dice, 0.8, 1.3), &item);
            let mut filled = spread(&mut dice, low, high);
            if over > 0 && ["cores", "gigabytes_ssd", "floatingip"].contains(&item.as_str()) {
                over -= 1;
                filled = spread(&mut dice, 1.05, 1.3);
            }
            // Some departments never got the fast volumes, and their ratio is undefined.
            if item.ends_with("高性能") && size < 0.5 {
                quota = 0.0;
            } else if item.starts_with("gigabytes_") && dice.u8(..3) == 0 {
                quota += 0.5;
            }
            let allocated = (quota * filled).round();
            let used = (allocated * spread(&mut dice, 0.3, 0.95)).floor();
            let unlimited = item == "security_group_rule" && dice.u8(..5) == 0;
            let ceiling = if limits && capped(&item) { rounded(quota * 1.5, &item) } else { -1.0 };
            insert(db, id, region, &item, [if unlimited { -1.0 } else { quota }, allocated, used, ceiling])?;
        }
    }
    Ok(())
}

/// Gives the platform its quotas, measured by what the departments got by now, unless it has some.
pub fn seed_platform(db: &Connection, limits: bool) -> rusqlite::Result<()> {
    if is_seeded(db, PLATFORM)? {
        return Ok(());
    }
    for region in &REGIONS {
        // What its own projects take comes on top of what the departments got.
        for item in items(region, true) {
            let own =
                if is_container(&item) || item.ends_with(PLATFORM_TYPE) { 0.0 } else { (usual(&item) * 0.05).floor() };
            insert(db, PLATFORM, region, &item, [0.0, own, (own * 0.5).floor(), -1.0])?;
        }
        for one in read(db, PLATFORM, region.name)? {
            let quota = if one.item.ends_with(PLATFORM_TYPE) {
                0.0
            } else if is_container(&one.item) && one.item != "gpu" {
                -1.0
            } else {
                let share = handed_out(&one.item, region);
                rounded(one.allocated.max(1.0) / share, &one.item).max(1.0)
            };
            let quota = if one.item == "backup_gigabytes" { quota + 0.38 } else { quota };
            let ceiling = if limits && capped(&one.item) { rounded(quota * 1.25, &one.item) } else { -1.0 };
            let query = "UPDATE quotas SET quota = ?, ceiling = ? WHERE domain_id = ? AND region = ? AND item = ?";
            db.execute(query, params![quota, ceiling, PLATFORM, region.name, one.item])?;
            // One item is used beyond what was handed out: it happens when a department is cut later.
            if one.item == "backups" && !region.containers {
                let beyond = (one.allocated * 1.04).ceil() - one.used;
                let query = "UPDATE quotas SET used = used + ? WHERE domain_id = ? AND region = ? AND item = ?";
                db.execute(query, params![beyond, PLATFORM, region.name, one.item])?;
            }
        }
    }
    Ok(())
}

/// Which share of the platform's quota is handed out: some items are short, two are over.
fn handed_out(item: &str, region: &Region) -> f64 {
    match item {
        "cores" => 0.91,
        "ram" => 0.97,
        "gigabytes_ssd" => 1.06,
        "floatingip" => 0.84,
        "gpu" => 0.88,
        "volumes_ssd" if !region.containers => 1.12,
        _ => spread(&mut dice(&format!("platform {} {item}", region.name)), 0.25, 0.78),
    }
}

/// Items that have a highest value when ceilings are switched on.
fn capped(item: &str) -> bool {
    ["instances", "cores", "ram", "gigabytes_hdd", "gigabytes_ssd", "floatingip"].contains(&item)
}

fn is_seeded(db: &Connection, id: &str) -> rusqlite::Result<bool> {
    db.query_row("SELECT EXISTS (SELECT 1 FROM quotas WHERE domain_id = ?)", [id], |row| row.get(0))
}

fn insert(db: &Connection, id: &str, region: &Region, item: &str, figures: [f64; 4]) -> rusqlite::Result<()> {
    let [quota, allocated, used, ceiling] = figures;
    let mut query = db.prepare_cached("INSERT INTO quotas VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    query.execute(params![id, region.name, item, quota, allocated, used, ceiling])?;
    Ok(())
}

fn spread(dice: &mut fastrand::Rng, from: f64, to: f64) -> f64 {
    from + dice.f64() * (to - from)
}

/// A figure as a person would grant it: two significant digits; memory in whole GiB.
fn rounded(value: f64, item: &str) -> f64 {
    let unit = if item == "ram" || item == "memory" { 1_024.0 } else { 1.0 };
    let value = value / unit;
    let step = 10_f64.powf((value.max(1.0).log10().floor() - 1.0).max(0.0));
    let value = (value / step).ceil() * step * unit;
    if is_fraction(item) { value } else { value.round() }
}
