//! The service catalogue of a token.

use serde_json::{Value, json};

use crate::eos::REGIONS;
use crate::identity::Scope;
use crate::state::Shared;
use crate::store::names::id;

/// Services with their public and internal endpoints in every region. The internal names resolve only
/// inside the cluster, as in the vendor's samples (eos.md §1).
pub fn catalog(shared: &Shared, scope: &Scope) -> Value {
    let inside = |name: &str, rest: &str| format!("http://{name}.openstack.svc.cluster.local{rest}");
    let of = |kind: &str, name: &str, public: Option<String>, internal: Option<String>| {
        let mut endpoints = Vec::new();
        for region in REGIONS.iter().map(|region| region.name) {
            for (interface, url) in [("public", &public), ("internal", &internal)] {
                // An endpoint whose template needs a project is left out of other scopes.
                let Some(url) = url else { continue };
                endpoints.push(json!({
                    "id": id(&format!("endpoint {name} {region} {interface}")), "interface": interface,
                    "region": region, "region_id": region, "url": url,
                }));
            }
        }
        json!({"endpoints": endpoints, "id": id(&format!("service {name}")), "type": kind, "name": name})
    };
    let volumes = match scope {
        Scope::Project { id, .. } => Some(format!("/v3/{id}")),
        _ => None,
    };
    json!([
        of("identity", "keystone", Some(shared.v3()), Some(inside("keystone-api", ":35357/v3"))),
        of("compute", "nova", Some("http://127.0.0.1:8774/v2.1".into()), Some(inside("nova-api", ":8774/v2.1"))),
        of(
            "volumev3",
            "cinder",
            volumes.as_ref().map(|path| format!("http://127.0.0.1:8776{path}")),
            volumes.as_ref().map(|path| inside("cinder-api", &format!(":8776{path}"))),
        ),
        of("network", "neutron", Some("http://127.0.0.1:9696".into()), Some(inside("neutron-server", ":9696"))),
    ])
}
