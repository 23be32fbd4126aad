//! `GET /v3/domain_quotas/{id}`, and the stored figures. In this call `usage` means what is handed out.

use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};

use super::items::{REGIONS, spelled};
use super::{PLATFORM, seed_department, seed_platform};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::{Caller, Identity, caller};
use crate::state::Shared;

/// The figures of one item. −1 = unlimited in `quota` and `ceiling`.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Its name, singular.
    pub item: String,
    /// The quota.
    pub quota: f64,
    /// Handed out: by a department to its projects, by the platform to its departments.
    pub allocated: f64,
    /// Really used.
    pub used: f64,
    /// The highest value the quota may be set to.
    pub ceiling: f64,
}

/// `GET /v3/domain_quotas/{id}`: administrators, and a domain manager for its own department.
pub fn show(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    if !caller.looks_after(&call.id) {
        return Err(Refusal::forbidden("identity:get_domain_quotas"));
    }
    meet(shared, call, &caller)?;
    let body = shared.store.within(|db| full(db, &call.id, call.switches.plural))?;
    Ok(answer(200, &body))
}

/// Makes sure that a department exists and has figures. With a real Keystone the department is looked
/// up there and seeded when it is first met; the platform's figures need all departments.
pub fn meet(shared: &Shared, call: &Call, caller: &Caller) -> Result<(), Refusal> {
    let id = call.id.as_str();
    let Identity::Remote(keystone) = &shared.identity else {
        let query = "SELECT count(*) FROM domains WHERE id = ?";
        let known: bool = shared.store.within(|db| db.query_row(query, [id], |row| row.get(0)))?;
        return if known { Ok(()) } else { Err(Refusal::not_found("domain", id)) };
    };
    let token = call.header("x-auth-token").unwrap_or_default();
    let mut found = Vec::new();
    if id == PLATFORM && caller.is_admin() {
        found = keystone.departments(token)?;
    } else {
        found.push((id.to_owned(), keystone.department(token, id)?));
    }
    shared.store.within(|db| {
        for (id, name) in &found {
            seed_department(db, id, name, shared.options.limits)?;
        }
        if id == PLATFORM {
            seed_platform(db, shared.options.limits)?;
        }
        Ok(())
    })
}

/// The full set of a department, as GET and PATCH answer it.
pub fn full(db: &Connection, domain: &str, plural: bool) -> Result<Value, Refusal> {
    let mut regions = Map::new();
    for region in &REGIONS {
        let figures = read(db, domain, region.name)?;
        let map = |value: fn(&Figures) -> Value| -> Map<String, Value> {
            figures.iter().map(|one| (spelled(&one.item, plural).to_owned(), value(one))).collect()
        };
        regions.insert(
            region.name.to_owned(),
            json!({"usage": map(allocated), "quotas": map(quota), "limits": map(ceiling)}),
        );
    }
    Ok(json!({"domain": regions}))
}

/// The figures of a department in a region. What the platform has handed out is what the departments
/// may use: the sum of their quotas, or of what they handed out themselves where they are unlimited.
pub fn read(db: &Connection, domain: &str, region: &str) -> rusqlite::Result<Vec<Figures>> {
    let query = if domain == PLATFORM {
        "SELECT p.item, p.quota, p.allocated + coalesce(q.granted, 0), p.used + coalesce(q.used, 0), p.ceiling
         FROM quotas p LEFT JOIN (
           SELECT item, sum(CASE WHEN quota < 0 THEN allocated ELSE quota END) AS granted, sum(used) AS used
           FROM quotas WHERE domain_id <> ?1 AND region = ?2 GROUP BY item
         ) q ON q.item = p.item
         WHERE p.domain_id = ?1 AND p.region = ?2 ORDER BY p.item"
    } else {
        "SELECT item, quota, allocated, used, ceiling FROM quotas
         WHERE domain_id = ?1 AND region = ?2 ORDER BY item"
    };
    let mut query = db.prepare_cached(query)?;
    let rows = query.query_map([domain, region], |row| {
        Ok(Figures {
            item: row.get(0)?,
            quota: row.get(1)?,
            allocated: row.get(2)?,
            used: row.get(3)?,
            ceiling: row.get(4)?,
        })
    })?;
    rows.collect()
}

/// The quota as a number on the wire: memory as a float literal, as EOS writes it.
pub fn quota(one: &Figures) -> Value {
    if one.item == "ram" && one.quota >= 0.0 { json!(one.quota) } else { number(one.quota) }
}

/// What is handed out.
pub fn allocated(one: &Figures) -> Value {
    number(one.allocated)
}

/// The highest value that may be set.
pub fn ceiling(one: &Figures) -> Value {
    number(one.ceiling)
}

/// A whole number without decimals, any other with at most two.
pub fn number(value: f64) -> Value {
    let value = (value * 100.0).round() / 100.0;
    if value.fract() == 0.0 && value.abs() < 9e15 {
        #[allow(clippy::cast_possible_truncation, reason = "whole and small enough")]
        let whole = value as i64;
        json!(whole)
    } else {
        json!(value)
    }
}

/// One of the stored figures.
#[derive(Clone, Copy)]
pub enum Column {
    /// The quota.
    Quota,
    /// What is handed out.
    Allocated,
    /// What is really used.
    Used,
    /// The highest value that may be set.
    Ceiling,
}

/// Writes a figure without any check; says whether there is such an item.
pub fn overwrite(db: &Connection, place: (&str, &str, &str), column: Column, value: f64) -> rusqlite::Result<bool> {
    let name = match column {
        Column::Quota => "quota",
        Column::Allocated => "allocated",
        Column::Used => "used",
        Column::Ceiling => "ceiling",
    };
    let query = format!("UPDATE quotas SET {name} = ? WHERE domain_id = ? AND region = ? AND item = ?");
    Ok(db.execute(&query, params![value, place.0, place.1, place.2])? == 1)
}
