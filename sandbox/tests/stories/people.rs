//! The seeded users that are not like the others.

use std::collections::BTreeSet;

use sandbox::Options;
use serde_json::{Value, json};

use crate::http::{Desk, call, desk, desk_with};

fn everybody(desk: &Desk) -> Vec<Value> {
    desk.get("/v3/users").json()["users"].as_array().unwrap().clone()
}

#[test]
fn the_seed_has_users_of_every_kind() {
    let desk = desk();
    let all = everybody(&desk);
    let of = |name: &str| all.iter().find(|user| user["name"] == name).unwrap();
    let options: BTreeSet<String> =
        all.iter().flat_map(|user| user["options"].as_object().unwrap().keys().cloned()).collect();
    assert_eq!(options.len(), 7, "every option somewhere: {options:?}");
    for service in ["nova", "neutron", "cinder", "glance", "heat_domain_admin"] {
        let user = of(service);
        assert_eq!((&user["email"], user.get("user_type")), (&Value::Null, None), "{service}");
        let address = user["links"]["self"].as_str().unwrap();
        assert!(address.starts_with("http://keystone-api.openstack.svc.cluster.local:35357/v3/users/"), "{address}");
    }
    let person = of("李强");
    assert_eq!((&person["email"], &person["user_type"]), (&Value::Null, &json!("individual")));
    assert_eq!(all.iter().map(|user| user["name"].as_str().unwrap().chars().count()).max(), Some(255));
    let odd = of("m.rossi");
    assert!(odd["employee_number"].is_i64() && odd["preferences"].is_object() && odd["federated"] == json!([]));
    assert!(all.iter().any(|user| user["email"] == ""));
    assert_eq!(of("backup-robot").get("default_project_id"), None);
}

#[test]
fn passwords_that_end_and_passwords_that_are_not_there() {
    let desk = desk();
    let by_id = |name: &str| {
        let user = everybody(&desk).into_iter().find(|user| user["name"] == name).unwrap();
        let user = json!({"id": user["id"], "password": "Passw0rd-1"});
        let auth = json!({"identity": {"methods": ["password"], "password": {"user": user}}});
        desk.call_as("", "POST", "/v3/auth/tokens", Some(json!({"auth": auth})))
    };
    for (name, status) in [("张伟", 201), ("陈晓明", 401), ("李娜", 201), ("赵敏", 401), ("backup-robot", 401)]
    {
        assert_eq!(by_id(name).status, status, "{name}");
    }
    assert!(by_id("陈晓明").message().contains("needs to be changed"));
}

#[test]
fn ten_thousand_users_are_read_page_by_page() {
    let desk = desk_with(Options { users: 10_000, ..Options::default() });
    let mut url = format!("{}/v3/users?limit=1000", desk.sandbox.backends());
    let mut found = BTreeSet::new();
    loop {
        let page = call("GET", &url, &[("X-Auth-Token", &desk.token)], None).unwrap().json();
        found.extend(page["users"].as_array().unwrap().iter().map(|user| user["id"].to_string()));
        let Some(next) = page["links"]["next"].as_str() else { break };
        url = next.to_owned();
    }
    assert_eq!(found.len(), 10_004);
    assert_eq!(desk.user("user9999")["email"], "user9999@example.org");
}
