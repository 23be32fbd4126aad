use serde_json::{Value, json};

use crate::http::{Desk, desk};

fn list(desk: &Desk, path: &str, key: &str) -> Vec<Value> {
    let answer = desk.get(path);
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()[key].as_array().unwrap().clone()
}

fn cores(desk: &Desk) -> Value {
    list(desk, "/v3/registered_limits?resource_name=cores&region_id=RegionOne", "registered_limits")[0].clone()
}

#[test]
fn registered_limits_are_read_by_everybody_and_changed_by_administrators() {
    let desk = desk();
    assert_eq!(list(&desk, "/v3/registered_limits?region_id=RegionOne", "registered_limits").len(), 15);
    assert_eq!(desk.get("/v3/limits/model").json()["model"]["name"], "flat");
    let cores = cores(&desk);
    assert_eq!(
        (&cores["default_limit"], &cores["region_id"], &cores["description"]),
        (&json!(20), &json!("RegionOne"), &Value::Null)
    );
    let path_of = |limit: &Value| format!("/v3/registered_limits/{}", limit["id"].as_str().unwrap());
    let path = path_of(&list(&desk, "/v3/registered_limits?resource_name=snapshots", "registered_limits")[0]);
    let changed = desk.call("PATCH", &path, Some(json!({"registered_limit": {"default_limit": 12}})));
    assert_eq!((changed.status, &changed.json()["registered_limit"]["default_limit"]), (200, &json!(12)));
    let member = desk.token_of("user01", None);
    assert_eq!(desk.call_as(&member, "GET", "/v3/registered_limits", None).status, 200);
    let refused = desk.call_as(&member, "PATCH", &path, Some(json!({"registered_limit": {"default_limit": 1}})));
    assert_eq!(refused.status, 403);
    let in_use = path_of(&cores);
    for change in [json!({"resource_name": "x"}), json!({"default_limit": 12}), json!({"description": "x"})] {
        let held = desk.call("PATCH", &in_use, Some(json!({"registered_limit": change})));
        assert_eq!(held.status, 403, "limits hang on it: {change}");
        assert!(held.message().contains("associated with it"));
    }
    assert_eq!(desk.call("DELETE", &in_use, None).status, 403, "limits hang on it");
    assert_eq!(
        desk.call("PATCH", "/v3/registered_limits/nope", Some(json!({"registered_limit": {"default_limit": 1}})))
            .status,
        404
    );
}

#[test]
fn a_limit_is_made_once_changed_and_removed() {
    let desk = desk();
    let research = desk.department("研发部");
    let own = list(&desk, &format!("/v3/limits?domain_id={research}"), "limits");
    assert_eq!(own.len(), 3);
    assert!(own.iter().all(|limit| limit["project_id"].is_null() && limit["domain_id"] == research.as_str()));
    let service =
        list(&desk, "/v3/registered_limits?resource_name=router", "registered_limits")[0]["service_id"].clone();
    let wanted = |number: Value| {
        json!({"limits": [{"service_id": service, "region_id": "RegionOne", "domain_id": research,
            "resource_name": "router", "resource_limit": number}]})
    };
    for wrong in [json!(-2), json!(1.5), json!("100"), json!(2_147_483_648_i64), Value::Null] {
        assert_eq!(desk.call("POST", "/v3/limits", Some(wanted(wrong.clone()))).status, 400, "{wrong}");
    }
    let made = desk.call("POST", "/v3/limits", Some(wanted(json!(-1))));
    assert_eq!((made.status, &made.json()["limits"][0]["resource_limit"]), (201, &json!(-1)));
    assert_eq!(desk.call("POST", "/v3/limits", Some(wanted(json!(5)))).status, 409);
    let path = format!("/v3/limits/{}", made.json()["limits"][0]["id"].as_str().unwrap());
    let changed = desk.call("PATCH", &path, Some(json!({"limit": {"resource_limit": 100}})));
    assert_eq!((changed.status, &changed.json()["limit"]["resource_limit"]), (200, &json!(100)));
    assert_eq!(desk.call("DELETE", &path, None).status, 204);
    assert_eq!(desk.call("PATCH", &path, Some(json!({"limit": {"resource_limit": 1}}))).status, 404);
    let mut both = wanted(json!(1));
    both["limits"][0]["project_id"] = json!("p");
    assert_eq!(desk.call("POST", "/v3/limits", Some(both)).status, 400);
    let mut unregistered = wanted(json!(1));
    unregistered["limits"][0]["resource_name"] = json!("unheard-of");
    let refused = desk.call("POST", "/v3/limits", Some(unregistered));
    assert_eq!(refused.status, 403);
    assert!(refused.message().contains("no corresponding registered limit"));
}

#[test]
fn everybody_sees_their_own_limits_only() {
    let desk = desk();
    let research = desk.department("研发部");
    let all = list(&desk, "/v3/limits", "limits").len();
    let manager = desk.token_of("user02", Some(json!({"domain": {"id": research}})));
    let seen = desk.call_as(&manager, "GET", "/v3/limits", None).json();
    let seen = seen["limits"].as_array().unwrap();
    assert!(seen.len() == 4 && all > 4, "three of the department, one of its project: {}", seen.len());
    let member = desk.token_of("user06", None);
    let seen = desk.call_as(&member, "GET", "/v3/limits", None).json();
    assert_eq!(seen["limits"].as_array().unwrap().len(), 1);
    let research_limit = list(&desk, &format!("/v3/limits?domain_id={research}"), "limits")[0]["id"].clone();
    let path = format!("/v3/limits/{}", research_limit.as_str().unwrap());
    assert_eq!(desk.call_as(&manager, "GET", &path, None).status, 200);
    for path in [path.as_str(), "/v3/limits/nope"] {
        assert_eq!(desk.call_as(&member, "GET", path, None).status, 403, "whether it exists is not told");
        for (method, body) in [("PATCH", Some(json!({"limit": {"resource_limit": 1}}))), ("DELETE", None)] {
            assert_eq!(desk.call_as(&manager, method, path, body).status, 403, "a manager only reads");
        }
    }
    let missing = desk.get("/v3/limits/nope");
    assert_eq!((missing.status, missing.message()), (404, "Could not find limit for nope.".into()));
    let nobody = desk.call_as("", "GET", "/v3/limits", None);
    assert_eq!(nobody.status, 401);
}

#[test]
fn registered_limits_are_made_renamed_and_removed_while_nothing_hangs_on_them() {
    let desk = desk();
    let services = list(&desk, "/v3/services?type=network", "services");
    assert_eq!((&services[0]["name"], &services[0]["enabled"], services.len()), (&json!("neutron"), &json!(true), 1));
    let service = services[0]["id"].clone();
    let wanted = |name: &str, region: Value| {
        json!({"service_id": service, "region_id": region, "resource_name": name, "default_limit": 3,
            "description": "load balancers"})
    };
    let post = |list: Value| desk.call("POST", "/v3/registered_limits", Some(json!({"registered_limits": list})));
    let made = post(json!([wanted("loadbalancer", json!("RegionOne")), wanted("vip", Value::Null)]));
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json()["registered_limits"].clone();
    assert_eq!((&made[0]["description"], &made[1]["region_id"]), (&json!("load balancers"), &Value::Null));
    let count = || list(&desk, "/v3/registered_limits", "registered_limits").len();
    assert_eq!(count(), 32);
    let half = post(json!([wanted("quite-new", json!("RegionOne")), wanted("vip", Value::Null)]));
    assert_eq!((half.status, count()), (409, 32), "all of a list or nothing");
    for wrong in [json!({}), json!([]), json!([wanted("", Value::Null)]), json!([wanted("x", json!("Nowhere"))])] {
        assert_eq!(post(wrong.clone()).status, 400, "{wrong}");
    }
    let path = format!("/v3/registered_limits/{}", made[0]["id"].as_str().unwrap());
    let patch = |changes: Value| desk.call("PATCH", &path, Some(json!({"registered_limit": changes})));
    let renamed = patch(json!({"resource_name": "balancer", "default_limit": 9, "description": null}));
    let renamed = renamed.json()["registered_limit"].clone();
    assert_eq!(
        (&renamed["resource_name"], &renamed["default_limit"], &renamed["description"]),
        (&json!("balancer"), &json!(9), &Value::Null)
    );
    assert_eq!(patch(json!({"resource_name": "router"})).status, 409);
    assert_eq!(patch(json!({"resource_limit": 1})).status, 400, "that is a limit's field");
    assert_eq!((desk.call("DELETE", &path, None).status, desk.get(&path).status), (204, 404));
}

#[test]
fn the_seed_has_limits_of_every_kind_and_comes_back() {
    let desk = desk();
    let regions = list(&desk, "/v3/regions", "regions");
    let names: Vec<_> = regions.iter().map(|region| region["id"].as_str().unwrap()).collect();
    assert_eq!(names, ["RegionOne", "上海二区"]);
    let encoded = regions[1]["links"]["self"].as_str().unwrap().replace(desk.sandbox.backends(), "");
    assert_eq!(desk.get(&encoded).json()["region"]["id"], "上海二区");
    let all = list(&desk, "/v3/limits", "limits");
    let numbers: Vec<_> = all.iter().map(|limit| limit["resource_limit"].as_i64().unwrap()).collect();
    assert!(numbers.contains(&-1) && numbers.contains(&0));
    assert!(all.iter().any(|limit| limit["region_id"] == "上海二区"));
    assert_eq!(all.iter().filter(|limit| limit["project_id"].is_string()).count(), 2);
    let path = format!("/v3/limits/{}", all[0]["id"].as_str().unwrap());
    let text = json!({"limit": {"resource_limit": 5, "description": "agreed in May"}});
    assert_eq!(desk.call("PATCH", &path, Some(text)).json()["limit"]["description"], "agreed in May");
    assert_eq!(desk.control("POST", "reset", None).status, 204);
    assert_eq!(list(&desk, "/v3/limits", "limits"), all);
    let member = desk.token_of("user01", None);
    assert_eq!(desk.call_as(&member, "GET", "/v3/services", None).status, 403);
    assert_eq!(desk.call_as(&member, "GET", "/v3/regions", None).status, 200);
}

#[test]
fn role_assignments_tell_who_is_where() {
    let desk = desk();
    let user = desk.user("user02");
    let path = format!("/v3/role_assignments?user.id={}&include_names", user["id"].as_str().unwrap());
    let found = list(&desk, &path, "role_assignments");
    assert_eq!(found.len(), 2);
    let manager = found.iter().find(|one| one["role"]["name"] == "manager").unwrap();
    assert_eq!((&manager["scope"]["domain"]["name"], &manager["user"]["name"]), (&json!("研发部"), &json!("user02")));
    assert_eq!(manager["user"]["domain"]["name"], "研发部");
    let member = found.iter().find(|one| one["role"]["name"] == "member").unwrap();
    assert_eq!(member["scope"]["project"]["domain"]["name"], "研发部");
    let link = member["links"]["assignment"].as_str().unwrap();
    assert!(link.contains("/v3/projects/") && link.contains("/users/") && link.contains("/roles/"));
    let research = desk.department("研发部");
    let there = list(&desk, &format!("/v3/role_assignments?scope.domain.id={research}"), "role_assignments");
    assert_eq!((there.len(), &there[0]["user"]["id"]), (1, &user["id"]));
    let manager = desk.token_of("user02", Some(json!({"domain": {"id": research}})));
    let seen = desk.call_as(&manager, "GET", "/v3/role_assignments?include_names", None).json();
    let seen = seen["role_assignments"].as_array().unwrap();
    let of = |one: &Value| one["scope"].to_string();
    assert!(seen.len() > 4 && seen.iter().all(|one| of(one).contains(&research)), "its own department only");
    let both = format!("/v3/role_assignments?scope.domain.id={research}&scope.project.id=x");
    assert_eq!(desk.get(&both).status, 400);
    let bare = list(&desk, "/v3/role_assignments", "role_assignments");
    assert!(bare.len() > 30 && bare.iter().all(|one| one["user"].get("name").is_none()));
    assert!(bare.iter().any(|one| one["scope"] == json!({"system": {"all": true}})));
    let member = desk.token_of("user01", None);
    assert_eq!(desk.call_as(&member, "GET", "/v3/role_assignments", None).status, 403);
}
