//! Version discovery: `GET /` is a 300, which people meet when their base URL lacks `/v3`.

use serde_json::{Value, json};

use crate::answer::{Reply, json as answer};
use crate::call::Call;
use crate::state::Shared;

/// `GET /`
pub fn versions(shared: &Shared, _: &Call) -> Reply {
    Ok(answer(300, &json!({"versions": {"values": [v3(shared)]}})))
}

/// `GET /v3`
pub fn version(shared: &Shared, _: &Call) -> Reply {
    Ok(answer(200, &json!({"version": v3(shared)})))
}

fn v3(shared: &Shared) -> Value {
    json!({
        "id": "v3.14", "status": "stable", "updated": "2020-04-07T00:00:00Z",
        "links": [{"rel": "self", "href": format!("{}/", shared.v3())}],
        "media-types": [{"base": "application/json", "type": "application/vnd.openstack.identity-v3+json"}],
    })
}
