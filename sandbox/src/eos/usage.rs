//! `GET /v3/domain_usage`: the platform. In this call `usage` means what is really used.

use serde_json::{Map, Value, json};

use super::PLATFORM;
use super::items::{REGIONS, is_container, is_storage, spelled};
use super::quotas::{Figures, allocated, ceiling, meet, number, quota, read};
use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::caller;
use crate::state::Shared;

/// Answers for administrators only. `usage` and `quota_fake` lack the container items (eos.md §5).
pub fn show(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    if !caller.is_admin() {
        return Err(Refusal::forbidden("identity:get_domain_usage"));
    }
    let platform = Call { id: PLATFORM.to_owned(), ..call.clone() };
    meet(shared, &platform, &caller)?;
    let mut regions = Map::new();
    for region in &REGIONS {
        let figures = shared.store.within(|db| read(db, PLATFORM, region.name))?;
        let map = |wanted: fn(&str) -> bool, value: fn(&Figures) -> Value| -> Map<String, Value> {
            let rows = figures.iter().filter(|one| wanted(&one.item));
            rows.map(|one| (spelled(&one.item, call.switches.plural).to_owned(), value(one))).collect()
        };
        let (all, metered) = (|_: &str| true, |item: &str| !is_container(item));
        regions.insert(
            region.name.to_owned(),
            json!({
                "usage": map(metered, |one| number(one.used)), "quota_fake": map(metered, fake),
                "allocated": map(all, allocated), "quotas": map(all, quota), "limits": map(all, ceiling),
            }),
        );
    }
    Ok(answer(200, &json!({"domain": regions})))
}

/// Deprecated and meaningless: storage repeats the quota, the rest says −1, as in the vendor's sample.
fn fake(one: &Figures) -> Value {
    if is_storage(&one.item) { number(one.quota) } else { json!(-1) }
}
