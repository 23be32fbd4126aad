//! Who is shut out of signing in, and what happens to the tokens that are out already.

use serde_json::{Value, json};

use crate::http::{Desk, desk};

const PLAIN_401: &str = "The request you have made requires authentication.";

fn user_path(desk: &Desk, name: &str) -> String {
    format!("/v3/users/{}", desk.user(name)["id"].as_str().unwrap())
}

fn refused(answer: &crate::http::Answer) {
    assert_eq!((answer.status, answer.message()), (401, PLAIN_401.into()));
}

#[test]
fn a_disabled_user_is_out_at_once_and_an_enabled_one_signs_in_anew() {
    let desk = desk();
    let (path, token) = (user_path(&desk, "user05"), desk.token_of("user05", None));
    let set = |enabled: Value| desk.call("PATCH", &path, Some(json!({"user": {"enabled": enabled}})));
    let off = set(json!(false));
    assert_eq!((off.status, &off.json()["user"]["enabled"]), (200, &json!(false)));
    refused(&desk.call_as(&token, "GET", "/v3/auth/projects", None));
    refused(&desk.sign_in("user05", "Passw0rd-1", None));
    let body = json!({"user": {"original_password": "Passw0rd-1", "password": "An0ther-one"}});
    refused(&desk.call_as("", "POST", &format!("{path}/password"), Some(body)));
    assert_eq!(desk.call("PATCH", &path, Some(json!({"user": {"password": "N3w-one-1"}}))).status, 200);
    refused(&desk.sign_in("user05", "N3w-one-1", None));
    assert_eq!(set(json!("no")).status, 400);
    assert_eq!(set(json!(true)).json()["user"]["enabled"], true);
    assert_eq!(desk.sign_in("user05", "N3w-one-1", None).status, 201);
    refused(&desk.call_as(&token, "GET", "/v3/auth/projects", None));
}

#[test]
fn a_disabled_department_shuts_out_its_people_and_its_scopes() {
    let desk = desk();
    let research = desk.department("研发部");
    let path = format!("/v3/domains/{research}");
    let scope = || Some(json!({"domain": {"id": research}}));
    let tokens = [desk.token_of("user06", None), desk.token_of("user02", scope())];
    let elsewhere = desk.token_of("user03", None);
    let set = |changes: Value| desk.call("PATCH", &path, Some(json!({"domain": changes})));
    let off = set(json!({"enabled": false}));
    assert_eq!((off.status, &off.json()["domain"]["enabled"]), (200, &json!(false)));
    for token in &tokens {
        refused(&desk.call_as(token, "GET", "/v3/auth/domains", None));
    }
    refused(&desk.sign_in("user06", "Passw0rd-1", None));
    refused(&desk.sign_in("user02", "Passw0rd-1", scope()));
    assert_eq!(desk.call_as(&elsewhere, "GET", "/v3/auth/projects", None).status, 200);
    assert_eq!(desk.user("user06")["enabled"], true, "the user's own switch is another one");
    assert_eq!(set(json!({"enabled": true, "description": "again"})).json()["domain"]["description"], "again");
    refused(&desk.call_as(&tokens[0], "GET", "/v3/auth/projects", None));
    assert_eq!(desk.sign_in("user06", "Passw0rd-1", None).status, 201);

    let seen = [json!({}), json!({"enabled": "x"}), json!({"name": ""}), json!({"id": "x"}), json!({"name": "财务部"})]
        .map(|changes| set(changes).status);
    assert_eq!(seen, [400, 400, 400, 400, 409]);
    assert_eq!(desk.call("PATCH", "/v3/domains/nope", Some(json!({"domain": {"enabled": true}}))).status, 404);
    let manager = desk.token_of("user02", scope());
    let body = Some(json!({"domain": {"enabled": false}}));
    assert_eq!(desk.call_as(&manager, "PATCH", &path, body).status, 403, "not even its manager");
}

#[test]
fn a_disabled_project_ends_the_tokens_for_it_only() {
    let desk = desk();
    let lab = desk.get("/v3/projects?name=lab").json()["projects"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/v3/projects/{lab}");
    let research = desk.department("研发部");
    let (member, manager) =
        (desk.token_of("user06", None), desk.token_of("user02", Some(json!({"domain": {"id": research}}))));
    let body = |enabled: bool| Some(json!({"project": {"enabled": enabled}}));
    assert_eq!(desk.call_as(&member, "PATCH", &path, body(false)).status, 403);
    let off = desk.call_as(&manager, "PATCH", &path, body(false));
    assert_eq!((off.status, &off.json()["project"]["enabled"]), (200, &json!(false)), "its department's manager may");
    refused(&desk.call_as(&member, "GET", "/v3/auth/projects", None));
    refused(&desk.sign_in("user06", "Passw0rd-1", Some(json!({"project": {"id": lab}}))));
    let bare = desk.sign_in("user06", "Passw0rd-1", None);
    assert_eq!((bare.status, bare.json()["token"].get("project")), (201, None), "without its default project");
    let choice = desk.call_as(bare.header("x-subject-token"), "GET", "/v3/auth/projects", None).json();
    assert_eq!(choice["projects"], json!([]));
    assert_eq!(desk.call("PATCH", &path, body(true)).status, 200);
    assert!(desk.sign_in("user06", "Passw0rd-1", None).json()["token"]["project"].is_object());
    assert_eq!(desk.call("PATCH", "/v3/projects/nope", body(true)).status, 404);
    assert_eq!(desk.call_as(&manager, "PATCH", "/v3/projects/nope", body(true)).status, 403);
    let moved = json!({"project": {"domain_id": "default"}});
    assert_eq!(desk.call("PATCH", &path, Some(moved)).status, 400);
}
