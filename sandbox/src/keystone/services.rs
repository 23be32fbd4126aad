//! Services and regions, which unified limits refer to (keystone.md §8).

use serde_json::{Value, json};

use super::limits_seed::{SERVICES, service};
use super::listing::page;
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::eos::REGIONS;
use crate::identity::caller;
use crate::state::Shared;

/// `GET /v3/services`: administrators only.
pub fn services(shared: &Shared, call: &Call) -> Reply {
    if !caller(shared, call)?.is_admin() {
        return Err(Refusal::forbidden("identity:list_services"));
    }
    page(shared, call, "services", &["name", "type"], all_services(shared))
}

/// `GET /v3/services/{id}`: administrators only.
pub fn one_service(shared: &Shared, call: &Call) -> Reply {
    if !caller(shared, call)?.is_admin() {
        return Err(Refusal::forbidden("identity:get_service"));
    }
    let found = find(all_services(shared), "service", &call.id)?;
    Ok(answer(200, &json!({"service": found})))
}

/// `GET /v3/regions`: for everybody who is signed in.
pub fn regions(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    page(shared, call, "regions", &["parent_region_id"], all_regions(shared))
}

/// `GET /v3/regions/{id}`: for everybody who is signed in.
pub fn one_region(shared: &Shared, call: &Call) -> Reply {
    caller(shared, call)?;
    Ok(answer(200, &json!({"region": find(all_regions(shared), "region", &call.id)?})))
}

/// Whether there is a region of this id.
pub fn region_exists(id: &str) -> bool {
    REGIONS.iter().any(|region| region.name == id)
}

fn all_services(shared: &Shared) -> Vec<Value> {
    let shown = |&(name, kind): &(&str, &str)| {
        let id = service(name);
        let links = json!({"self": format!("{}/services/{id}", shared.v3())});
        json!({"id": id, "type": kind, "name": name, "enabled": true, "links": links})
    };
    let mut all: Vec<Value> = SERVICES.iter().map(shown).collect();
    all.sort_by_key(|one| one.get("id").and_then(Value::as_str).map(str::to_owned));
    all
}

fn all_regions(shared: &Shared) -> Vec<Value> {
    let shown = |name: &str| {
        let id: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        let links = json!({"self": format!("{}/regions/{id}", shared.v3())});
        json!({"id": name, "description": "", "parent_region_id": null, "links": links})
    };
    REGIONS.iter().map(|region| shown(region.name)).collect()
}

fn find(rows: Vec<Value>, kind: &str, id: &str) -> Result<Value, Refusal> {
    let found = rows.into_iter().find(|row| row.get("id") == Some(&json!(id)));
    found.ok_or_else(|| Refusal::not_found(kind, id))
}
