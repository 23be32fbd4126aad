//! `PATCH /v3/domain_quotas/{id}`: a flat body, `{"domain":{"region":…, "<item>": number, …}}`.

use serde_json::{Map, Value};

use super::items::{REGIONS, is_fraction, read as item_of};
use super::quotas::{Column, Figures, full, meet, number, overwrite, read};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::caller;
use crate::state::Shared;

/// The largest count.
const LARGEST: f64 = 2_147_483_647.0;

/// Changes the items that are named, in one region, all or none; answers the full set.
pub fn edit(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    if !caller.is_admin() {
        return Err(Refusal::forbidden("identity:update_domain_quotas"));
    }
    meet(shared, call, &caller)?;
    let body = call.json()?;
    let domain = body.get("domain").ok_or_else(|| Refusal::bad("'domain' is a required property"))?;
    let domain = domain.as_object().ok_or_else(|| Refusal::bad("'domain' is not of type 'object'"))?;
    let region = region(domain)?;
    let reply = shared.store.within(|db| {
        let figures = read(db, &call.id, region)?;
        for (key, value) in domain.iter().filter(|(key, _)| *key != "region") {
            let item = item_of(key, call.switches.plural);
            let now = figures.iter().find(|one| Some(one.item.as_str()) == item);
            let now = now.ok_or_else(|| {
                Refusal::bad(format!(
                    "Additional properties are not allowed ('{key}' is no quota item of region {region})"
                ))
            })?;
            let value = checked(key, value, now, call.switches.refuse_below)?;
            overwrite(db, (&call.id, region, &now.item), Column::Quota, value)?;
        }
        full(db, &call.id, call.switches.plural)
    })?;
    Ok(answer(200, &reply))
}

fn region(domain: &Map<String, Value>) -> Result<&'static str, Refusal> {
    let wanted = domain.get("region").ok_or_else(|| Refusal::bad("'region' is a required property"))?;
    let known = REGIONS.iter().map(|region| region.name).find(|name| wanted.as_str() == Some(name));
    known.ok_or_else(|| Refusal::bad(format!("Invalid input for field 'region': {wanted} is not a known region.")))
}

/// The new value of an item, or why it is refused (eos.md §5).
fn checked(key: &str, value: &Value, now: &Figures, refuse_below: bool) -> Result<f64, Refusal> {
    let wrong = |why: &str| Refusal::bad(format!("Invalid input for field '{key}': {value} {why}"));
    let Some(new) = value.as_f64() else { return Err(wrong("is not of type 'number'")) };
    if new != -1.0 && new < 0.0 {
        return Err(wrong("is less than the minimum of -1"));
    }
    if !is_fraction(&now.item) && new.fract() != 0.0 {
        return Err(wrong("is not of type 'integer'"));
    }
    if new > LARGEST {
        return Err(wrong("is greater than the maximum of 2147483647"));
    }
    if now.ceiling >= 0.0 && (new > now.ceiling || new < 0.0) {
        return Err(wrong(&format!("is greater than the limit of {}", number(now.ceiling))));
    }
    if refuse_below && new >= 0.0 && new < now.allocated {
        return Err(Refusal::bad(format!(
            "Quota limit {value} for {key} must be greater than or equal to already used and reserved {}.",
            number(now.allocated)
        )));
    }
    Ok(new)
}
