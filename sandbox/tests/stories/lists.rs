use serde_json::{Value, json};

use crate::http::{call, desk};

fn names(list: &Value, key: &str) -> Vec<String> {
    list[key].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn users_are_shown_as_keystone_shows_them() {
    let desk = desk();
    let user = desk.user("user01");
    assert_eq!(user["email"], "user01@example.org");
    assert_eq!(user["password_expires_at"], Value::Null);
    assert!(user.get("extra").is_none(), "only PATCH repeats the free attributes");
    assert!(user.get("default_project_id").is_some());
    assert!(desk.user("user04").get("default_project_id").is_none());
    let answer = desk.get("/v3/domains");
    assert!(answer.text.is_ascii(), "Keystone escapes non-ASCII");
    assert_eq!(answer.json()["domains"].as_array().unwrap().len(), 12);
    let project = &desk.get("/v3/projects?name=lab").json()["projects"][0];
    assert_eq!(project["parent_id"], project["domain_id"]);
}

#[test]
fn pages_are_followed_to_the_end() {
    let desk = desk();
    let all = desk.get("/v3/users").json();
    let ids: Vec<_> = all["users"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert!(ids.is_sorted_by_key(|id| id.as_str().unwrap().to_owned()), "by id, not by name");
    assert!(all.get("truncated").is_none());
    let mut url = format!("{}/v3/users?limit=7&sort_key=name", desk.sandbox.backends());
    let mut found = Vec::new();
    loop {
        let page = call("GET", &url, &[("X-Auth-Token", &desk.token)], None).unwrap().json();
        found.extend(page["users"].as_array().unwrap().iter().map(|one| one["id"].clone()));
        let Some(next) = page["links"]["next"].as_str() else {
            assert!(page.get("truncated").is_none());
            break;
        };
        assert_eq!(page["truncated"], true);
        url = next.to_owned();
    }
    assert_eq!(found, ids);
}

#[test]
fn the_page_is_cut_before_names_are_searched() {
    let desk = desk();
    let page = desk.get("/v3/users?limit=20&name__contains=user0").json();
    let found = page["users"].as_array().unwrap().len();
    assert!(found > 0 && found < 9, "some of the nine are on the next page");
    assert!(page["links"]["next"].as_str().unwrap().contains("name__contains=user0"));
    assert_eq!(names(&desk.get("/v3/users?name__contains=user0").json(), "users").len(), 9);
    let encoded = desk.get("/v3/domains?name=%E7%A0%94%E5%8F%91%E9%83%A8").json();
    assert_eq!(names(&encoded, "domains"), ["研发部"]);
    assert_eq!(names(&desk.get("/v3/users?name__istartswith=ADM").json(), "users"), ["admin"]);
}

#[test]
fn odd_parameters() {
    let desk = desk();
    let none = desk.get("/v3/users?limit=0").json();
    assert_eq!((&none["users"], &none["truncated"], &none["links"]["next"]), (&json!([]), &json!(true), &Value::Null));
    let full = desk.get("/v3/domains?limit=12").json();
    let next = full["links"]["next"].as_str().unwrap().replace(desk.sandbox.backends(), "");
    assert_eq!(desk.get(&next).json()["domains"], json!([]), "a full page promises one more");
    assert_eq!(desk.get("/v3/domains?enabled=perhaps").status, 400);
    assert_eq!(desk.get("/v3/domains/?limit=").json()["domains"].as_array().unwrap().len(), 12);
    let marker = desk.get("/v3/users?marker=nope");
    assert_eq!((marker.status, marker.message()), (404, "Marker nope could not be found.".into()));
    let crash = desk.get("/v3/users?limit=abc");
    assert_eq!((crash.status, crash.header("content-type")), (500, "text/plain"));
    assert_eq!(crash.header("x-openstack-request-id"), "");
    assert_eq!(desk.get("/v3/users?enabled__contains=x").status, 400);
    let ignored = desk.get("/v3/users?email=nobody&nonsense=1").json();
    assert_eq!(ignored["users"].as_array().unwrap().len(), 44);
    let sorted = |path: &str| {
        let mut found = names(&desk.get(path).json(), "users");
        found.sort();
        found
    };
    assert_eq!(sorted("/v3/users?enabled=false"), ["ceilometer", "left-company", "赵敏"]);
    assert_eq!(sorted("/v3/users?enabled=true").len(), 41);
    assert_eq!(sorted("/v3/users?enabled=false&name__icontains=COMP"), ["left-company"]);
    let ends = sorted("/v3/users?password_expires_at=lt:2999-01-01T00:00:00Z");
    assert_eq!(ends, ["password-expired", "刘 洋", "张伟", "李娜", "王芳", "陈晓明"]);
}

#[test]
fn rights_follow_role_and_scope() {
    let desk = desk();
    let member = desk.token_of("user01", None);
    for kind in ["users", "domains", "projects"] {
        let answer = desk.call_as(&member, "GET", &format!("/v3/{kind}"), None);
        let text = format!("You are not authorized to perform the requested action: identity:list_{kind}.");
        assert_eq!((answer.status, answer.message()), (403, text));
    }
    let own = desk.user("user01")["id"].as_str().unwrap().to_owned();
    let other = desk.user("user05")["id"].as_str().unwrap().to_owned();
    assert_eq!(desk.call_as(&member, "GET", &format!("/v3/users/{own}"), None).status, 200);
    assert_eq!(desk.call_as(&member, "GET", &format!("/v3/users/{other}"), None).status, 403);
    assert_eq!(desk.call_as(&member, "GET", "/v3/users/nonexistent", None).status, 403);
    let missing = desk.get("/v3/users/nonexistent");
    assert_eq!((missing.status, missing.message()), (404, "Could not find user: nonexistent.".into()));

    let research = desk.department("研发部");
    let manager = desk.token_of("user02", Some(json!({"domain": {"id": research}})));
    let seen = desk.call_as(&manager, "GET", "/v3/domains", None).json();
    assert_eq!(names(&seen, "domains"), ["研发部"]);
    let users = desk.call_as(&manager, "GET", "/v3/users", None).json();
    assert!(users["users"].as_array().unwrap().iter().all(|user| user["domain_id"] == research.as_str()));
    assert_eq!(names(&desk.call_as(&manager, "GET", "/v3/projects", None).json(), "projects"), ["lab"]);
    let as_member = desk.token_of("user02", None);
    assert_eq!(desk.call_as(&as_member, "GET", "/v3/users", None).status, 403, "a project token is not enough");

    let unscoped = desk.token_of("user01", Some(json!("unscoped")));
    assert_eq!(desk.call_as(&unscoped, "GET", "/v3/domains", None).status, 403);
    assert_eq!(desk.call_as("", "GET", "/v3/domains", None).status, 401);
    assert_eq!(desk.call_as("bogus", "GET", "/v3/domains", None).status, 401);
}

#[test]
fn pages_and_filters_go_together() {
    let desk = desk();
    let read = |query: &str| {
        let mut url = format!("{}/v3/users?{query}", desk.sandbox.backends());
        let mut found = Vec::new();
        loop {
            let page = call("GET", &url, &[("X-Auth-Token", &desk.token)], None).unwrap().json();
            found.extend(page["users"].as_array().unwrap().iter().map(|one| one["id"].clone()));
            let Some(next) = page["links"]["next"].as_str() else { return found };
            url = next.to_owned();
        }
    };
    for filter in [
        "enabled=true",
        "enabled=0",
        "domain_id=default",
        "domain_id=default&enabled=no",
        "name__icontains=USER1",
        "password_expires_at=gt:2000-01-01T00:00:00Z",
        "name=user07",
    ] {
        let whole = read(filter);
        assert!(!whole.is_empty(), "{filter}");
        for size in [1, 3, 100] {
            assert_eq!(read(&format!("{filter}&limit={size}")), whole, "{filter} by {size}");
        }
    }
    let off = desk.get("/v3/users?enabled=false").json()["users"][0]["id"].as_str().unwrap().to_owned();
    let marker = desk.get(&format!("/v3/users?enabled=true&marker={off}"));
    assert_eq!(marker.status, 404, "a marker that the filter leaves out");
}
