//! Signing in, registering, and what becomes of accounts.

use sandbox::Generation::{A, B, C};
use serde_json::{Value, json};

use super::{ALL, service, told};

#[test]
fn signing_in() {
    for generation in ALL {
        let service = service(generation);
        let answer = service.sign_in("admin", "platform-admin-1");
        assert!(answer.header("content-type").starts_with("application/json"));
        assert_eq!(told(&answer), (200, 1000, "login success".into()), "{generation:?}");
        let body = answer.json();
        let keys: Vec<&String> = body.as_object().unwrap().keys().collect();
        if generation == A {
            assert_eq!(keys, ["data", "errCode", "errMsg", "msg"], "all four, always");
            assert_eq!((&body["msg"], &body["errMsg"]), (&json!("login success"), &json!("")));
        } else {
            assert_eq!(keys, ["data", "errCode", "errMsg"], "the text of a success is in errMsg");
        }
        assert_eq!(body["data"]["username"], "admin");
        let role = &body["data"]["role"];
        assert_eq!(role.is_object(), generation != A);
        if generation != A {
            assert_eq!((&role["name"], &role["code"]), (&json!("admin"), &json!("")));
            assert_eq!(role.get("createdAt").is_some(), generation == C);
            assert_eq!(role.get("CreatedAt").is_some(), generation == B);
        }
        assert_eq!(told(&service.sign_in("ADMIN", "platform-admin-1")).1, 1000, "names have no case");
    }
}

#[test]
fn refused_sign_ins_are_200_and_tell_who_is_there() {
    for generation in ALL {
        let service = service(generation);
        for (name, password, code, text) in [
            ("nobody", "x", 1001, "record not found"),
            ("", "", 1001, "record not found"),
            ("old-admin", "Passw0rd-1", 1001, "record not found"),
            ("left-company", "wrong", 1007, "user has been disabled"),
            ("left-company", "Passw0rd-1", 1007, "user has been disabled"),
            ("admin", "wrong", 1003, "user name or password error"),
        ] {
            let answer = service.sign_in(name, password);
            assert_eq!(told(&answer), (200, code, text.into()), "{name}");
            assert_eq!(answer.json()["data"], json!({}));
        }
        let raw = |body: &str, media: &str| {
            told(&service.call("POST", "/api/v1/user/login", &[("Content-Type", media)], Some(body)))
        };
        for body in ["", "{", "[]", "7", "username=admin&password=platform-admin-1", r#"{"username":1,"password":"x"}"#]
        {
            assert_eq!(raw(body, "application/json"), (200, 1002, "parameters format error".into()), "{body}");
        }
        let odd = r#"{"userName":"admin","PASSWORD":"platform-admin-1","more":[]} and more"#;
        assert_eq!(raw(odd, "text/plain").1, 1000, "neither case, media type nor what follows counts");
    }
}

#[test]
fn registering_answers_an_account_of_nothing() {
    for generation in ALL {
        let service = service(generation);
        let answer = service.register(json!({"username": "tester3", "password": "admin123"}));
        assert_eq!(told(&answer), (200, 0, "register success".into()), "0, not 1000");
        let made = answer.json()["data"].clone();
        let name = if generation == A { "userName" } else { "username" };
        assert_eq!((&made["id"], &made[name], &made["Status"]), (&json!(0), &json!(""), &Value::Null));
        assert!(!answer.text.contains("tester3"), "never the one that was made");
        let unset = if generation == C { "createdAt" } else { "CreatedAt" };
        let date = if generation == A { "0001-01-01 00:00:00" } else { "10112-01-01 00:00:00" };
        assert_eq!(made[unset], date);
        service.token_of("tester3", "admin123");
    }
}

#[test]
fn refused_registrations() {
    let service = service(C);
    let long = "x".repeat(257);
    for (body, text) in [
        (json!({"username": "admin", "password": "x"}), "user admin already exists"),
        (json!({"username": "Admin", "password": "x"}), "user Admin already exists"),
        (json!({"username": "", "password": "x"}), "user name or password is empty"),
        (json!({"username": "new"}), "user name or password is empty"),
        (json!({"username": "new", "password": "密".repeat(25)}), "bcrypt: password length exceeds 72 bytes"),
        (
            json!({"username": long, "password": "x"}),
            "Error 1406 (22001): Data too long for column 'username' at row 1",
        ),
        (
            json!({"username": "new", "password": "x", "id": 1}),
            "Error 1062 (23000): Duplicate entry '1' for key 'users.PRIMARY'",
        ),
    ] {
        let answer = service.register(body);
        assert_eq!(told(&answer), (200, 1004, text.into()));
        assert_eq!(answer.json()["data"], json!({}));
    }
    for body in [
        json!({"username": 5, "password": "x"}),
        json!({"username": "new", "password": "x", "Status": "1"}),
        json!({"username": "new", "password": "x", "role": 2}),
        json!({"username": "new", "password": "x", "createdAt": "21215-21-21 17:16:13"}),
    ] {
        assert_eq!(told(&service.register(body.clone())).1, 1002, "{body}");
    }
    service
        .register(json!({"username": "off", "password": "x", "Status": false, "id": 77, "uid": "u-77", "role_id": 2}));
    assert_eq!(told(&service.sign_in("off", "x")).1, 1007, "whoever registers may say so");
    let list = service.get_as(&service.token(), "/api/v1/user/list").json();
    let made = list["data"].as_array().unwrap().iter().find(|one| one["username"] == "off").unwrap().clone();
    assert_eq!(made, json!({"id": 77, "uid": "u-77", "username": "off"}), "also the disabled, and nothing says so");
}

#[test]
fn the_list_is_one_account_or_all() {
    for generation in ALL {
        let service = service(generation);
        let token = service.token_of("ops-li", "Passw0rd-1");
        let answer = service.get_as(&token, service.own_path());
        assert_eq!(answer.status, 200);
        let body = answer.json();
        if generation == C {
            assert_eq!(told(&answer), (200, 1000, "operation success".into()));
            let rows = body["data"].as_array().unwrap();
            assert_eq!(rows.len(), 6, "without the deleted one");
            assert!(rows.iter().all(|row| row.as_object().unwrap().len() == 3 && row["uid"].is_string()));
            assert!(answer.text.contains("王监控") && answer.text.contains("import \\u003cb\\u003e\\u0026co"));
            continue;
        }
        assert_eq!(body["errcode"], 0);
        let user = &body["data"]["user"];
        let (mine, other) = if generation == A { ("userName", "username") } else { ("username", "userName") };
        assert_eq!((&user[mine], user.get(other)), (&json!("ops-li"), None));
        let hash = user["password"].as_str().unwrap();
        let cost = if generation == A { "$2a$04$" } else { "$2a$10$" };
        assert!(hash.starts_with(cost) && hash.len() == 60, "{hash}");
        assert_eq!((&user["Status"], user.get("role").is_some()), (&json!(true), generation == B));
        let created = user["CreatedAt"].as_str().unwrap();
        let broken = created.split('-').next().unwrap().len() != 4;
        assert_eq!(broken, generation == B, "{created}");
    }
}

#[test]
fn anybody_may_disable_and_delete_anybody() {
    let service = service(C);
    let token = service.token_of("auditor", "Passw0rd-1");
    let other = service.token_of("ops-li", "Passw0rd-1");
    let update = |body: Value| told(&service.send(&token, "POST", "/api/v1/user/update", body));
    assert_eq!(update(json!({"username": "ops-li"})), (200, 1000, "operation success".into()));
    service.token_of("ops-li", "Passw0rd-1");
    assert_eq!(update(json!({"username": "ops-li", "status": false})).1, 1000);
    assert_eq!(told(&service.sign_in("ops-li", "Passw0rd-1")).1, 1007);
    let out = service.get_as(&other, "/api/v1/user/list");
    assert_eq!((out.status, out.json()), (200, json!({"error core": 403, "error message": "user disabled"})));
    update(json!({"username": "ops-li", "status": true}));
    assert_eq!(service.get_as(&other, "/api/v1/user/list").json()["errCode"], 1000, "the token was only asleep");
    let delete = |ids: Value| told(&service.send(&token, "DELETE", "/api/v1/user", json!({"ids": ids})));
    assert_eq!((delete(json!([2, 999])).1, delete(json!(["2"])).1), (1000, 1002));
    let gone = service.get_as(&other, "/api/v1/user/list");
    assert_eq!((gone.status, gone.json()), (200, json!({"error code": 403, "error message": "authentication failed"})));
    assert_eq!(told(&service.register(json!({"username": "ops-li", "password": "x"}))).1, 0, "the name is free again");
    let list = service.get_as(&token, "/api/v1/user/list").json();
    let anew = list["data"].as_array().unwrap().iter().find(|one| one["username"] == "ops-li").unwrap();
    assert!(anew["id"].as_i64().unwrap() > 2, "and the id is another one");
}

#[test]
fn a_wrong_old_password_gets_two_answers_in_one_body() {
    let service = service(C);
    let token = service.token();
    let change = |old: &str, new: &str| {
        let body = json!({"old_password": old, "new_password": new});
        service.send(&token, "POST", "/api/v1/user/changePassword", body)
    };
    let wrong = change("wrong", "another-1");
    assert!(serde_json::from_str::<Value>(&wrong.text).is_err(), "a strict reader fails");
    let both: Vec<Value> =
        serde_json::Deserializer::from_str(&wrong.text).into_iter().collect::<Result<_, _>>().unwrap();
    assert_eq!((both.len(), &both[0]["errCode"], &both[1]["errCode"]), (2, &json!(1001), &json!(1000)));
    service.token();
    assert_eq!(told(&change("platform-admin-1", "another-1")), (200, 1000, "operation success".into()));
    assert_eq!(told(&service.sign_in("admin", "platform-admin-1")).1, 1003);
    service.token_of("admin", "another-1");
    assert_eq!(service.get_as(&token, "/api/v1/user/list").json()["errCode"], 1000, "the old token stays good");
}

#[test]
fn settings_and_roles() {
    let service = service(C);
    let token = service.token();
    let path = "/api/v1/system/safe/settings";
    assert_eq!(service.get_as(&token, path).json()["data"], Value::Null);
    let wanted = json!({"loginFail": 5, "lockTime": 30, "passwordExpire": 90});
    assert_eq!(told(&service.send(&token, "POST", path, wanted.clone())).1, 1000);
    assert_eq!(service.get_as(&token, path).json()["data"], wanted);
    for _ in 0..7 {
        service.sign_in("admin", "wrong");
    }
    service.token();
    let roles = |query: &str| service.get_as(&token, &format!("/api/v1/role{query}")).json()["data"].clone();
    let first = roles("");
    assert_eq!((&first["total"], &first["page"], &first["pageSize"]), (&json!(3), &json!(1), &json!(15)));
    let second = roles("?page=2&pageSize=2");
    assert_eq!((second["items"].as_array().unwrap().len(), &second["total"]), (1, &json!(0)), "counted too late");
    assert_eq!(roles("?keyword=AUDIT")["items"][0]["name"], "auditor");
}
