use std::collections::BTreeSet;

use sandbox::Options;
use serde_json::{Value, json};

use crate::http::{desk, desk_with};

fn keys(map: &Value) -> BTreeSet<String> {
    map.as_object().unwrap().keys().cloned().collect()
}

const CONTAINERS: [&str; 6] = ["cpu", "pods", "memory", "gpu", "alcub_storage", "general_storage"];

#[test]
fn a_department_has_three_maps_with_the_same_keys() {
    let desk = desk();
    let regions = desk.quotas(&desk.department("研发部"));
    assert_eq!(keys(&regions), BTreeSet::from(["RegionOne".into(), "上海二区".into()]));
    for (name, region) in regions.as_object().unwrap() {
        assert_eq!(keys(region), ["limits", "quotas", "usage"].map(String::from).into());
        let all = keys(&region["quotas"]);
        assert_eq!((&keys(&region["usage"]), &keys(&region["limits"])), (&all, &all), "{name}");
        assert!(all.contains("network") && all.contains("gigabytes_高性能") && !all.contains("networks"));
        assert_eq!(all.contains("gigabytes_arcus-ceph.01"), name == "RegionOne");
        assert_eq!(all.contains("gpu"), name == "RegionOne");
        assert!(!all.contains("volumes_test"), "that type is missing from domain_quotas");
        assert!(region["limits"].as_object().unwrap().values().all(|limit| *limit == json!(-1)));
    }
    assert!(regions["RegionOne"]["quotas"]["ram"].is_f64(), "memory is a float literal");
    assert!(regions["RegionOne"]["usage"]["ram"].is_i64());
}

#[test]
fn the_platform_reports_five_maps() {
    let desk = desk();
    let usage = desk.get("/v3/domain_usage").json()["domain"].clone();
    for (name, region) in usage.as_object().unwrap() {
        assert_eq!(keys(region), ["allocated", "limits", "quota_fake", "quotas", "usage"].map(String::from).into());
        let all = keys(&region["quotas"]);
        assert_eq!((&keys(&region["allocated"]), &keys(&region["limits"])), (&all, &all), "{name}");
        let containers = CONTAINERS.map(String::from).into();
        let metered: BTreeSet<_> = all.difference(&containers).cloned().collect();
        assert_eq!((&keys(&region["usage"]), &keys(&region["quota_fake"])), (&metered, &metered));
    }
    let one = &usage["RegionOne"];
    assert_eq!((&one["quotas"]["volumes_test"], &one["usage"]["volumes_test"]), (&json!(0), &json!(0)));
    assert_eq!((&one["quota_fake"]["cores"], &one["quotas"]["cpu"]), (&json!(-1), &json!(-1)));
    assert!(one["quotas"]["backup_gigabytes"].as_f64().unwrap().fract() > 0.0);
}

#[test]
fn the_platform_hands_out_what_the_departments_may_use() {
    let desk = desk();
    let research = desk.department("研发部");
    let handed_out =
        || desk.get("/v3/domain_usage").json()["domain"]["RegionOne"]["allocated"]["cores"].as_i64().unwrap();
    let before = handed_out();
    let cores = desk.quotas(&research)["RegionOne"]["quotas"]["cores"].as_i64().unwrap();
    assert_eq!(desk.patch(&research, "cores", json!(cores + 33)).status, 200);
    assert_eq!(handed_out(), before + 33);
    assert_eq!(desk.quotas("default")["RegionOne"]["usage"]["cores"], before + 33);
    assert_eq!(desk.patch("default", "cores", json!(9999)).status, 200);
    assert_eq!(desk.get("/v3/domain_usage").json()["domain"]["RegionOne"]["quotas"]["cores"], 9999);
}

#[test]
fn a_change_answers_the_full_set_and_stays() {
    let desk = desk();
    let finance = desk.department("财务部");
    let before = desk.quotas(&finance);
    let body = json!({"domain": {
        "region": "上海二区", "router": 3000, "gigabytes_高性能": 156.5, "ram": 40_000, "cores": -1,
    }});
    let reply = desk.call("PATCH", &format!("/v3/domain_quotas/{finance}"), Some(body));
    assert_eq!(reply.status, 200);
    let after = reply.json()["domain"].clone();
    let quotas = &after["上海二区"]["quotas"];
    let seen = ["router", "gigabytes_高性能", "ram", "cores"].map(|item| quotas[item].clone());
    assert_eq!(seen, [json!(3000), json!(156.5), json!(40_000.0), json!(-1)]);
    assert_eq!(after["RegionOne"], before["RegionOne"], "the other region is untouched");
    assert_eq!(after["上海二区"]["quotas"]["instances"], before["上海二区"]["quotas"]["instances"]);
    assert_eq!(desk.quotas(&finance), after);
    assert_eq!(desk.control("POST", "reset", None).status, 204);
    assert_eq!(desk.quotas(&finance), before, "the seed is always the same, and the token is still good");
}

#[test]
fn the_seed_is_worth_looking_at() {
    let desk = desk();
    let domains = desk.get("/v3/domains").json();
    let (mut short, mut over, mut calm) = (0, 0, 0);
    for domain in domains["domains"].as_array().unwrap().iter().filter(|one| one["id"] != "default") {
        let region = desk.quotas(domain["id"].as_str().unwrap())["RegionOne"].clone();
        let quotas = region["quotas"].as_object().unwrap().iter();
        let fullest = quotas
            .filter_map(|(item, quota)| Some(region["usage"][item].as_f64()? / quota.as_f64().filter(|q| *q > 0.0)?))
            .fold(0.0, f64::max);
        short += usize::from(fullest > 0.8);
        over += usize::from(fullest > 1.0);
        calm += usize::from(fullest < 0.5);
    }
    assert!(short >= 4 && over >= 2 && calm >= 1, "{short} {over} {calm}");
}

#[test]
fn many_departments() {
    let desk = desk_with(Options { departments: 1000, users: 0, ..Options::default() });
    let all = desk.get("/v3/domains").json();
    let all = all["domains"].as_array().unwrap();
    let names: BTreeSet<_> = all.iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!((all.len(), names.len()), (1000, 1000));
    assert_eq!(desk.get("/v3/domain_usage").status, 200);
}
