//! The limits that a fresh installation has: fifteen registered ones in each region, and some of departments and of a project.

use rusqlite::{Connection, params};

use crate::eos::REGIONS;
use crate::store::names::id;

/// Services with their types.
pub const SERVICES: [(&str, &str); 4] =
    [("keystone", "identity"), ("nova", "compute"), ("cinder", "volumev3"), ("neutron", "network")];

/// Service, resource, default.
const REGISTERED: [(&str, &str, i64); 15] = [
    ("nova", "instances", 10),
    ("nova", "cores", 20),
    ("nova", "ram", 51_200),
    ("cinder", "volumes", 10),
    ("cinder", "gigabytes", 1000),
    ("cinder", "snapshots", 10),
    ("cinder", "backups", 10),
    ("cinder", "backup_gigabytes", 1000),
    ("neutron", "network", 100),
    ("neutron", "subnet", 100),
    ("neutron", "port", 500),
    ("neutron", "router", 10),
    ("neutron", "floatingip", 50),
    ("neutron", "security_group", 10),
    ("neutron", "security_group_rule", -1),
];

/// The id of a service.
pub fn service(name: &str) -> String {
    id(&format!("service {name}"))
}

/// Whether a service has this id.
pub fn service_exists(wanted: &str) -> bool {
    SERVICES.iter().any(|(name, _)| service(name) == wanted)
}

/// Fills the empty tables.
pub fn seed(db: &Connection, departments: &[(String, String)]) -> rusqlite::Result<()> {
    for region in REGIONS.iter().map(|region| region.name) {
        for (name, resource, default) in REGISTERED {
            let label = id(&format!("registered {} {:?} {resource}", service(name), Some(region)));
            db.execute(
                "INSERT INTO registered_limits VALUES (?, ?, ?, ?, ?, NULL)",
                params![label, service(name), region, resource, default],
            )?;
        }
    }
    let Some(first) = REGIONS.first() else { return Ok(()) };
    for (n, (department, _)) in departments.iter().take(4).enumerate() {
        for (name, resource, default) in REGISTERED.iter().take(3) {
            own(
                db,
                first.name,
                ("domain", department),
                (name, resource),
                default * (2 + i64::try_from(n).unwrap_or(0)),
            )?;
        }
    }
    // Others have more than the default of one thing only, as much as they like of it, or nothing at all.
    for (department, (name, resource), number) in [
        (4, ("cinder", "gigabytes"), 20_000),
        (4, ("nova", "cores"), 16),
        (5, ("neutron", "floatingip"), 0),
        (6, ("nova", "instances"), -1),
        (6, ("cinder", "volumes"), 2_000),
        (10, ("neutron", "router"), 2),
    ] {
        if let Some((department, _)) = departments.get(department) {
            own(db, first.name, ("domain", department), (name, resource), number)?;
        }
    }
    if let (Some(second), Some((department, _))) = (REGIONS.get(1), departments.get(6)) {
        own(db, second.name, ("domain", department), ("nova", "cores"), 64)?;
    }
    let lab: Result<String, _> = db.query_row("SELECT id FROM projects WHERE name = 'lab'", [], |row| row.get(0));
    if let Ok(lab) = lab {
        own(db, first.name, ("project", &lab), ("nova", "cores"), 12)?;
    }
    let ledger: Result<String, _> = db.query_row("SELECT id FROM projects WHERE name = 'ledger'", [], |row| row.get(0));
    if let Ok(ledger) = ledger {
        own(db, first.name, ("project", &ledger), ("cinder", "backups"), 200)?;
    }
    Ok(())
}

fn own(
    db: &Connection,
    region: &str,
    (kind, owner): (&str, &str),
    (name, resource): (&str, &str),
    number: i64,
) -> rusqlite::Result<()> {
    let label = id(&format!("limit {owner} {} {:?} {resource}", service(name), Some(region)));
    let (project, domain) = if kind == "project" { (Some(owner), None) } else { (None, Some(owner)) };
    db.execute(
        "INSERT INTO limits VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
        params![label, project, domain, service(name), region, resource, number],
    )?;
    Ok(())
}
