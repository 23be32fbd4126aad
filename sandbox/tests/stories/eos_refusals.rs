use sandbox::Options;
use serde_json::{Value, json};

use crate::http::{call, desk, desk_with};

#[test]
fn what_the_contract_refuses_changes_nothing() {
    let desk = desk();
    let finance = desk.department("财务部");
    let path = format!("/v3/domain_quotas/{finance}");
    let before = desk.quotas(&finance);
    for (changes, word) in [
        (json!({"region": "Nowhere", "cores": 1}), "Nowhere"),
        (json!({"cores": 1}), "region"),
        (json!({"region": "RegionOne", "quantum": 1}), "quantum"),
        (json!({"region": "RegionOne", "networks": 1}), "networks"),
        (json!({"region": "上海二区", "gpu": 1}), "gpu"),
        (json!({"region": "RegionOne", "cores": "12"}), "number"),
        (json!({"region": "RegionOne", "cores": null}), "number"),
        (json!({"region": "RegionOne", "cores": -5}), "minimum"),
        (json!({"region": "RegionOne", "cores": -1.5}), "minimum"),
        (json!({"region": "RegionOne", "cores": 3.7}), "integer"),
        (json!({"region": "RegionOne", "cores": 2_147_483_648_i64}), "maximum"),
        (json!({"region": "RegionOne", "instances": 7, "cores": -2}), "minimum"),
    ] {
        let answer = desk.call("PATCH", &path, Some(json!({"domain": changes})));
        assert_eq!(answer.status, 400, "{changes}");
        let error = &answer.json()["error"];
        assert_eq!((&error["code"], &error["title"]), (&json!(400), &json!("Bad Request")));
        assert!(answer.message().contains(word), "{changes}: {}", answer.message());
    }
    let headers = [("X-Auth-Token", desk.token.as_str()), ("Content-Type", "application/json")];
    let url = format!("{}{path}", desk.sandbox.backends());
    let huge = r#"{"domain":{"region":"RegionOne","cores":1e400}}"#;
    assert_eq!(call("PATCH", &url, &headers, Some(huge)).unwrap().status, 400);
    let plain = [("X-Auth-Token", desk.token.as_str()), ("Content-Type", "text/plain")];
    assert_eq!(call("PATCH", &url, &plain, Some("{}")).unwrap().status, 400);
    assert_eq!(desk.quotas(&finance), before, "all or none");
}

#[test]
fn whole_decimals_and_capacities_are_fine() {
    let desk = desk();
    let finance = desk.department("财务部");
    for (item, value) in [("cores", json!(12.0)), ("gigabytes_ssd", json!(3.75)), ("ram", json!(1024.5))] {
        assert_eq!(desk.patch(&finance, item, value.clone()).status, 200, "{item}");
        assert_eq!(desk.quotas(&finance)["RegionOne"]["quotas"][item].as_f64(), value.as_f64());
    }
}

#[test]
fn below_what_is_handed_out_is_taken_unless_switched() {
    let desk = desk();
    let research = desk.department("研发部");
    assert_eq!(desk.patch(&research, "cores", json!(1)).status, 200);
    desk.sandbox.fault("refuse-below").unwrap();
    let refused = desk.patch(&research, "instances", json!(1));
    assert_eq!(refused.status, 400);
    assert!(refused.message().contains("must be greater than or equal to already used and reserved"));
    assert_eq!(desk.patch(&research, "instances", json!(-1)).status, 200);
}

#[test]
fn ceilings() {
    let desk = desk_with(Options { limits: true, ..Options::default() });
    for department in [desk.department("研发部"), "default".to_owned()] {
        let limit = desk.quotas(&department)["RegionOne"]["limits"]["cores"].as_i64().unwrap();
        assert!(limit > 0);
        assert_eq!(desk.patch(&department, "cores", json!(limit)).status, 200);
        for value in [json!(limit + 1), json!(-1)] {
            let refused = desk.patch(&department, "cores", value);
            assert_eq!((refused.status, refused.message().contains(&limit.to_string())), (400, true));
        }
    }
}

#[test]
fn only_administrators_change() {
    let desk = desk();
    let (research, finance) = (desk.department("研发部"), desk.department("财务部"));
    let member = desk.token_of("user02", None);
    let manager = desk.token_of("user02", Some(json!({"domain": {"id": research}})));
    let unscoped = desk.token_of("user02", Some(json!("unscoped")));
    let own = format!("/v3/domain_quotas/{research}");
    let other = format!("/v3/domain_quotas/{finance}");
    let body = Some(json!({"domain": {"region": "RegionOne", "cores": 1}}));
    let ask =
        |token: &str, method: &str, path: &str, body: Option<Value>| desk.call_as(token, method, path, body).status;
    assert_eq!([ask(&member, "GET", &own, None), ask(&unscoped, "GET", &own, None)], [403, 403]);
    assert_eq!([ask(&manager, "GET", &own, None), ask(&manager, "GET", &other, None)], [200, 403]);
    assert_eq!([ask(&manager, "PATCH", &own, body.clone()), ask(&member, "PATCH", &own, body.clone())], [403, 403]);
    assert_eq!([ask(&manager, "GET", "/v3/domain_usage", None), ask("", "GET", &own, None)], [403, 401]);
    let missing = desk.call("PATCH", "/v3/domain_quotas/nope", body);
    assert_eq!((missing.status, missing.message()), (404, "Could not find domain: nope.".into()));
    assert_eq!(desk.get("/v3/domain_quotas/nope").status, 404);
}
