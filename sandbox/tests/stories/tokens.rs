use sandbox::{Options, Place};
use serde_json::{Value, json};

use crate::http::{admin_project, call, desk, desk_with};

const PLAIN_401: &str = "The request you have made requires authentication.";

#[test]
fn a_project_token_carries_roles_catalog_and_header() {
    let desk = desk();
    let answer = desk.sign_in("admin", "devstacker", Some(admin_project()));
    assert_eq!(answer.status, 201);
    assert!(answer.header("x-subject-token").starts_with("gAAAAA"));
    assert!(answer.header("x-openstack-request-id").starts_with("req-"));
    let token = &answer.json()["token"];
    assert_eq!(token["project"]["name"], "admin");
    assert_eq!(token["is_domain"], false);
    assert_eq!(token["methods"], json!(["password"]));
    assert_eq!(token["roles"].as_array().unwrap().len(), 4);
    let expires = token["expires_at"].as_str().unwrap();
    assert_eq!((expires.len(), expires.ends_with('Z')), (27, true));
    let catalog = token["catalog"].as_array().unwrap();
    let kinds: Vec<_> = catalog.iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["identity", "compute", "volumev3", "network"]);
    let public = format!("{}/v3", desk.sandbox.backends());
    let endpoints = catalog[0]["endpoints"].as_array().unwrap();
    let found: Vec<_> = endpoints.iter().filter(|one| one["interface"] == "public").collect();
    assert_eq!(found.len(), 2, "one per region");
    assert!(found.iter().all(|one| one["url"] == public && one["region"] == one["region_id"]));
}

#[test]
fn scopes() {
    let desk = desk();
    let shape = |answer: crate::http::Answer| {
        assert_eq!(answer.status, 201, "{}", answer.text);
        let token = answer.json()["token"].clone();
        ["project", "domain", "system", "roles", "catalog", "is_domain"].map(|key| token.get(key).is_some())
    };
    let none = [false; 6];
    let unscoped = desk.sign_in("admin", "devstacker", Some(json!("unscoped")));
    assert_eq!(shape(unscoped), none);
    assert_eq!(shape(desk.sign_in("admin", "devstacker", None)), none, "admin has no default project");
    let defaulted = desk.sign_in("user01", "Passw0rd-1", None);
    assert_eq!(shape(defaulted), [true, false, false, true, true, true], "the default project");
    assert_eq!(shape(desk.sign_in("user04", "Passw0rd-1", None)), none, "operations has no project");
    let research = json!({"domain": {"id": desk.department("研发部")}});
    let domain = desk.sign_in("user02", "Passw0rd-1", Some(research));
    assert_eq!(shape(domain), [false, true, false, true, true, false]);
    let system = desk.sign_in("admin", "devstacker", Some(json!({"system": {"all": true}})));
    assert_eq!(shape(system), [false, false, true, true, true, false]);
}

#[test]
fn every_wrong_sign_in_looks_the_same() {
    let desk = desk();
    let default = Some(json!({"domain": {"id": "default"}}));
    for answer in [
        desk.sign_in("admin", "wrong", None),
        desk.sign_in("nobody", "x", None),
        desk.sign_in("admin", "devstacker", default),
        desk.sign_in("admin", "devstacker", Some(json!({"project": {"id": "nope"}}))),
        desk.sign_in("user01", "Passw0rd-1", Some(admin_project())),
        desk.sign_in("left-company", "Passw0rd-1", None),
    ] {
        let error = json!({"error": {"code": 401, "message": PLAIN_401, "title": "Unauthorized"}});
        assert_eq!((answer.status, answer.json()), (401, error));
        assert!(answer.header("www-authenticate").starts_with("Keystone uri="));
    }
    let expired = desk.sign_in("password-expired", "Passw0rd-1", None);
    let id = desk.user("password-expired")["id"].as_str().unwrap().to_owned();
    let text = format!("The password is expired and needs to be changed for user: {id}.");
    assert_eq!((expired.status, expired.message()), (401, text));
}

#[test]
fn malformed_sign_ins_are_400() {
    let desk = desk();
    let url = format!("{}/v3/auth/tokens", desk.sandbox.backends());
    let json_type = ("Content-Type", "application/json");
    for (headers, body) in [
        (json_type, "{}"),
        (json_type, "{"),
        (json_type, "[]"),
        (json_type, r#"{"auth":{"identity":{"methods":["bogus"]}}}"#),
        (json_type, r#"{"auth":{"identity":{"methods":["password"]}}}"#),
        (("Content-Type", "text/plain"), r#"{"auth":{}}"#),
    ] {
        let answer = call("POST", &url, &[headers], Some(body)).unwrap();
        assert_eq!(answer.status, 400, "{body}");
        assert_eq!(answer.json()["error"]["title"], "Bad Request");
    }
}

#[test]
fn validate_and_revoke() {
    let desk = desk();
    let url = format!("{}/v3/auth/tokens", desk.sandbox.backends());
    let with = |method: &str, subject: Option<&str>| {
        let mut headers = vec![("X-Auth-Token", desk.token.as_str())];
        headers.extend(subject.map(|subject| ("X-Subject-Token", subject)));
        call(method, &url, &headers, None).unwrap()
    };
    let none = with("GET", None);
    assert_eq!((none.status, none.message()), (404, "No token in the request".into()));
    let bogus = with("GET", Some("bogus"));
    assert_eq!((bogus.status, bogus.message()), (404, "Could not recognize Fernet token".into()));
    let good = with("GET", Some(&desk.token));
    assert_eq!((good.status, good.header("x-subject-token")), (200, desk.token.as_str()));
    assert!(good.json()["token"]["catalog"].is_array());
    let gone = with("DELETE", Some(&desk.token));
    assert_eq!((gone.status, gone.text.as_str()), (204, ""));
    assert_eq!(with("DELETE", Some(&desk.token)).status, 401);
    assert_eq!(desk.get("/v3/domains").status, 401);
}

#[test]
fn a_rescoped_token_ends_with_the_first() {
    let desk = desk();
    let first = desk.sign_in("admin", "devstacker", Some(json!("unscoped")));
    let identity = json!({"methods": ["token"], "token": {"id": first.header("x-subject-token")}});
    let body = json!({"auth": {"identity": identity, "scope": admin_project()}});
    let second = desk.call("POST", "/v3/auth/tokens?nocatalog", Some(body));
    let (first, second) = (first.json(), second.json());
    assert_eq!(second["token"]["expires_at"], first["token"]["expires_at"]);
    assert_eq!(second["token"]["methods"], json!(["password", "token"]));
    assert_eq!(second["token"]["audit_ids"][1], first["token"]["audit_ids"][0]);
    assert!(second["token"].get("catalog").is_none());
}

#[test]
fn what_a_token_could_be_scoped_to() {
    let desk = desk();
    let unscoped = desk.token_of("user02", Some(json!("unscoped")));
    let names = |path: &str, key: &str| {
        let list = desk.call_as(&unscoped, "GET", path, None).json();
        let names: Vec<Value> = list[key].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
        names
    };
    assert_eq!(names("/v3/auth/projects", "projects"), [json!("lab")]);
    assert_eq!(names("/v3/auth/domains", "domains"), [json!("研发部")]);
    assert_eq!(desk.call_as(&unscoped, "GET", "/v3/auth/catalog", None).status, 403);
    let manager = desk.token_of("user02", Some(json!({"domain": {"name": "研发部"}})));
    assert_eq!(desk.call_as(&manager, "GET", "/v3/auth/catalog", None).status, 403, "projects only");
    assert_eq!(desk.get("/v3/auth/catalog").json()["catalog"][0]["type"], "identity");
}

#[test]
fn tokens_end_by_time_and_by_command() {
    let short = desk_with(Options { token_minutes: 5, ..Options::default() });
    assert_eq!(short.get("/v3/domains").status, 200);
    assert_eq!(short.control("POST", "expire", None).status, 204);
    assert_eq!(short.get("/v3/domains").status, 401);
}

#[test]
fn a_lockout_ends_with_an_administrators_reset() {
    let mut options = Options::default();
    options.compliance.lockout_attempts = 3;
    let desk = desk_with(options);
    for _ in 0..3 {
        assert_eq!(desk.sign_in("user01", "wrong", None).status, 401);
    }
    let locked = desk.sign_in("user01", "Passw0rd-1", None);
    assert_eq!((locked.status, locked.message()), (401, PLAIN_401.into()));
    assert_eq!(desk.user("user01")["enabled"], true, "nothing shows it");
    let path = format!("/v3/users/{}", desk.user("user01")["id"].as_str().unwrap());
    let body = json!({"user": {"password": "Passw0rd-1"}});
    assert_eq!(desk.call("PATCH", &path, Some(body)).status, 200);
    assert_eq!(desk.sign_in("user01", "Passw0rd-1", None).status, 201);
}

#[test]
fn discovery_and_unknown_paths() {
    let desk = desk();
    let root = desk.get("/");
    assert_eq!((root.status, &root.json()["versions"]["values"][0]["id"]), (300, &json!("v3.14")));
    assert_eq!(desk.get("/v3").json()["version"]["status"], "stable");
    let unknown = desk.get("/v3/nothing");
    assert_eq!((unknown.status, unknown.header("content-type")), (404, "text/html"));
    let method = desk.call("PUT", "/v3/users", Some(json!({})));
    assert_eq!((method.status, method.json()["error"].clone()), (405, Value::Null));
}

#[test]
fn a_state_file_keeps_everything_until_fresh() {
    let folder = std::env::temp_dir().join(format!("sandbox-state-{}", std::process::id()));
    let options = Options { place: Place::File(folder.join("deep/state.db")), ..Options::default() };
    let first = desk_with(options.clone());
    assert_eq!(first.patch("default", "cores", json!(4242)).status, 200);
    let token = first.token.clone();
    first.sandbox.stop();
    let second = desk_with(options.clone());
    let kept = second.call_as(&token, "GET", "/v3/domain_quotas/default", None).json();
    assert_eq!(kept["domain"]["RegionOne"]["quotas"]["cores"], 4242);
    second.sandbox.stop();
    let third = desk_with(Options { fresh: true, ..options });
    assert_ne!(third.quotas("default")["RegionOne"]["quotas"]["cores"], 4242);
    third.sandbox.stop();
    std::fs::remove_dir_all(folder).unwrap();
}
