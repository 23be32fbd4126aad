use sandbox::{Options, Strength};
use serde_json::{Value, json};

use crate::http::{Desk, desk, desk_with};

fn path(desk: &Desk, name: &str) -> String {
    format!("/v3/users/{}", desk.user(name)["id"].as_str().unwrap())
}

fn reset(desk: &Desk, name: &str, password: Value) -> crate::http::Answer {
    desk.call("PATCH", &path(desk, name), Some(json!({"user": {"password": password}})))
}

#[test]
fn a_reset_takes_effect_at_once_and_ends_the_tokens() {
    let desk = desk();
    let old = desk.token_of("user05", None);
    let answer = reset(&desk, "user05", json!("密码-Пароль-🔑"));
    assert_eq!(answer.status, 200);
    let user = &answer.json()["user"];
    assert_eq!(user["extra"]["user_role"], "domain_member");
    assert_eq!(user["user_role"], "domain_member");
    assert_eq!(desk.call_as(&old, "GET", "/v3/auth/projects", None).status, 401);
    assert_eq!(desk.sign_in("user05", "Passw0rd-1", None).status, 401);
    assert_eq!(desk.sign_in("user05", "密码-Пароль-🔑", None).status, 201);
    reset(&desk, "admin", json!("another-one-1"));
    assert_eq!(desk.get("/v3/users").status, 401, "the administrator's own tokens too");
}

#[test]
fn odd_passwords() {
    let desk = desk();
    assert_eq!(reset(&desk, "user01", json!("")).status, 200);
    assert_eq!(desk.sign_in("user01", "", None).status, 201, "an empty password works");
    assert_eq!(reset(&desk, "user01", Value::Null).status, 200);
    assert_eq!(desk.sign_in("user01", "", None).status, 401);
    let number = reset(&desk, "user01", json!(123));
    assert_eq!(number.status, 400);
    assert!(number.message().contains("Value: 123. 123 is not of type 'string', 'null'"));
    let long = "x".repeat(100);
    assert_eq!(reset(&desk, "user01", json!(long)).status, 200);
    assert_eq!(desk.sign_in("user01", &"x".repeat(72), None).status, 201, "cut to 72 bytes");
    assert_eq!(reset(&desk, "user01", json!("weak")).status, 200, "an administrator is not bound");
}

#[test]
fn refused_changes() {
    let desk = desk();
    let user = path(&desk, "user01");
    let mut seen = Vec::new();
    for body in [
        json!({}),
        json!({"user": {}}),
        json!({"user": {"id": "other"}}),
        json!({"user": {"domain_id": "other"}}),
        json!({"user": {"name": "user05"}}),
        json!({"user": {"options": {"bogus_option": true}}}),
        json!({"user": {"options": {"lock_password": "yes"}}}),
    ] {
        seen.push(desk.call("PATCH", &user, Some(body)).status);
    }
    assert_eq!(seen, [400, 400, 400, 400, 409, 400, 400]);
    let missing = desk.call("PATCH", "/v3/users/nope", Some(json!({"user": {"password": "x"}})));
    assert_eq!(missing.status, 404);
    assert_eq!(desk.call("PATCH", "/v3/users/nope", Some(json!({}))).status, 400, "the shape comes first");
    let body = Some(json!({"user": {"password": "x"}}));
    let member = desk.token_of("user01", None);
    assert_eq!(desk.call_as(&member, "PATCH", &user, body.clone()).status, 403, "even on itself");
    let manager = desk.token_of("user02", Some(json!({"domain": {"id": desk.department("研发部")}})));
    let others = [path(&desk, "user06"), user, "/v3/users/nope".to_owned()];
    let seen = others.map(|path| desk.call_as(&manager, "PATCH", &path, body.clone()).status);
    assert_eq!(seen, [200, 403, 403]);
}

#[test]
fn users_change_their_own_by_the_rule() {
    let desk = desk();
    let own = format!("{}/password", path(&desk, "user01"));
    let change = |original: &str, new: &str| {
        let body = json!({"user": {"original_password": original, "password": new}});
        desk.call_as("", "POST", &own, Some(body))
    };
    let weak = change("Passw0rd-1", "short");
    let text = "The password does not match the requirements: at least 7 characters with a letter and a digit.";
    assert_eq!((weak.status, weak.message()), (400, text.into()));
    assert_eq!(change("wrong", "long-enough-1").status, 401);
    assert_eq!(change("Passw0rd-1", "long-enough-1").status, 204);
    assert_eq!(desk.sign_in("user01", "long-enough-1", None).status, 201);
    assert_eq!(desk.call_as("", "POST", &own, Some(json!({"user": {"password": "x"}}))).status, 400);

    let own = format!("{}/password", path(&desk, "password-locked"));
    let body = json!({"user": {"original_password": "Passw0rd-1", "password": "long-enough-1"}});
    let locked = desk.call_as("", "POST", &own, Some(body));
    assert!(locked.status == 400 && locked.message().starts_with("You cannot change your password at this time"));

    let own = format!("{}/password", path(&desk, "password-expired"));
    let body = json!({"user": {"original_password": "Passw0rd-1", "password": "long-enough-1"}});
    assert_eq!(desk.call_as("", "POST", &own, Some(body)).status, 204);
    assert_eq!(desk.sign_in("password-expired", "long-enough-1", None).status, 201);
}

#[test]
fn the_rule_can_be_read_and_can_bind_everybody() {
    let desk = desk();
    let rule = "/v3/domains/default/config/security_compliance";
    let member = desk.token_of("user01", None);
    let shown = desk.call_as(&member, "GET", rule, None).json();
    let words = &shown["config"]["security_compliance"]["password_regex_description"];
    assert_eq!(words, "at least 7 characters with a letter and a digit");

    let mut options = Options::default();
    options.compliance.strength = Strength::Always;
    let strict = desk_with(options.clone());
    assert_eq!(reset(&strict, "user01", json!("weak")).status, 400);
    assert_eq!(strict.sign_in("user01", "Passw0rd-1", None).status, 201, "the old one stays");

    options.compliance.strength = Strength::Off;
    let shown = desk_with(options).get(rule).json();
    assert_eq!(shown["config"]["security_compliance"]["password_regex"], Value::Null);
}

#[test]
fn compliance_switches() {
    let mut options = Options::default();
    options.compliance.change_upon_first_use = true;
    options.compliance.unique_last = 2;
    let desk = desk_with(options);
    assert_eq!(desk.sign_in("user01", "Passw0rd-1", None).status, 201, "existing passwords are not affected");
    assert_eq!(reset(&desk, "user01", json!("temporary-1")).status, 200);
    let refused = desk.sign_in("user01", "temporary-1", None);
    assert!(refused.status == 401 && refused.message().contains("needs to be changed"));
    let own = format!("{}/password", path(&desk, "user01"));
    let change = |new: &str| {
        let body = json!({"user": {"original_password": "temporary-1", "password": new}});
        desk.call_as("", "POST", &own, Some(body))
    };
    let same = change("temporary-1");
    assert!(same.status == 400 && same.message().contains("cannot be identical to a previous password"));
    assert_eq!(change("my-own-one-1").status, 204);
    assert_eq!(desk.sign_in("user01", "my-own-one-1", None).status, 201);
}
