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
    let path = format!("/v3/registered_limits/{}", cores["id"].as_str().unwrap());
    let changed = desk.call("PATCH", &path, Some(json!({"registered_limit": {"default_limit": 12}})));
    assert_eq!((changed.status, &changed.json()["registered_limit"]["default_limit"]), (200, &json!(12)));
    let member = desk.token_of("user01", None);
    assert_eq!(desk.call_as(&member, "GET", "/v3/registered_limits", None).status, 200);
    let refused = desk.call_as(&member, "PATCH", &path, Some(json!({"registered_limit": {"default_limit": 1}})));
    assert_eq!(refused.status, 403);
    let renamed = desk.call("PATCH", &path, Some(json!({"registered_limit": {"resource_name": "x"}})));
    assert_eq!((renamed.status, desk.call("DELETE", &path, None).status), (403, 403), "limits hang on it");
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
    let nobody = desk.call_as("", "GET", "/v3/limits", None);
    assert_eq!(nobody.status, 401);
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
    let bare = list(&desk, "/v3/role_assignments", "role_assignments");
    assert!(bare.len() > 30 && bare.iter().all(|one| one["user"].get("name").is_none()));
    assert!(bare.iter().any(|one| one["scope"] == json!({"system": {"all": true}})));
    let member = desk.token_of("user01", None);
    assert_eq!(desk.call_as(&member, "GET", "/v3/role_assignments", None).status, 403);
}
