//! The directory as an administrator sees it: users, accounts, members of roles.

use serde_json::{Value, json};

use super::{APP, Desk, desk, keys, odd, ok, refused, refused_with, sample, text};

/// The vendor's sample, with what may be only once changed.
fn user(change: &Value) -> Value {
    let mut body = sample!("users.create.request.json");
    body["password"] = json!("Passw0rd-7");
    body["mobile"] = json!("13900000007");
    for (name, value) in change.as_object().unwrap() {
        if value.is_null() {
            body.as_object_mut().unwrap().remove(name);
        } else {
            body[name] = value.clone();
        }
    }
    body
}

fn create(desk: &Desk, bearer: &str, change: &Value) -> crate::http::Answer {
    desk.tenant("POST", "users", bearer, Some(&user(change)))
}

#[test]
fn the_sample_makes_a_user() {
    let desk = desk();
    let bearer = desk.bearer();
    let made = create(&desk, &bearer, &json!({}));
    assert_eq!((made.status, keys(&made.json())), (201, vec!["user_id"]), "{}", made.text);
    let login = |password: &str| desk.post("login", &json!({"user_name": "zhangsan", "password": password}));
    assert_eq!(ok(&login("Passw0rd-7"))["status"], "SUCCESS", "pwd_must_modify is false in the sample");
    assert_eq!(refused(&create(&desk, &bearer, &json!({}))), "USER.0002");
    assert_eq!(refused(&create(&desk, &bearer, &json!({"user_name": "lisi"}))), "USER.0003");

    let id = text(&made.json(), "user_id");
    let put = |path: &str, body: Value| desk.tenant("PUT", &format!("users/{id}{path}"), &bearer, Some(&body));
    assert_eq!(ok(&put("", json!({"name": "张三", "attr_city": "上海"}))), json!({"user_id": id}));
    assert_eq!(refused(&put("", json!({"user_name": "chen.xi"}))), "USER.0002");
    assert_eq!(refused(&put("", json!({"attr_user_type": "boss"}))), "USER.0031");
    assert_eq!(ok(&put("/change-password", json!({"password": "Passw0rd-8"}))), json!({"user_id": id}));
    assert_eq!(refused(&put("/change-password", json!({"password": "weak"}))), "SDK.PWD.1001");
    let change = |old: &str| put("/change-password-verify", json!({"old_password": old, "password": "Passw0rd-9"}));
    assert_eq!(refused(&change("Passw0rd-7")), "USER.0032");
    assert_eq!(ok(&change("Passw0rd-8")), json!({"user_id": id}));
    assert_eq!(ok(&login("Passw0rd-9"))["status"], "SUCCESS");
    let nobody = desk.tenant("PUT", "users/nobody", &bearer, Some(&json!({})));
    assert_eq!(refused(&nobody), "USER.0001");
    assert_eq!(refused_with(401, &create(&desk, "x", &json!({}))), "AUTH.0001");
}

#[test]
fn defaults_and_rules_of_attributes() {
    let desk = desk();
    let bearer = desk.bearer();
    let little = json!({"user_name": "lisi", "mobile": "13900000008", "password": "Passw0rd-7"});
    assert_eq!(desk.tenant("POST", "users", &bearer, Some(&little)).status, 201);
    let login = desk.post("login", &json!({"user_name": "lisi", "password": "Passw0rd-7"}));
    assert_eq!(ok(&login)["status"], "PASSWORD_EXPIRED", "pwd_must_modify is true unless it is said");
    for (change, code) in [
        (json!({"user_name": null}), "SDK.COMMON.1001"),
        (json!({"mobile": null}), "SDK.COMMON.1001"),
        (json!({"user_name": "a b"}), "USER.0037"),
        (json!({"mobile": "123"}), "USER.0038"),
        (json!({"password": "weak"}), "SDK.PWD.1001"),
        (json!({"attr_gender": "x"}), "USER.0031"),
        (json!({"attr_birthday": "1990-02-30"}), "USER.0031"),
        (json!({"attr_hire_date": "2021/04/01"}), "USER.0031"),
        (json!({"attr_identity_type": "library_card"}), "USER.0031"),
        (json!({"attr_area": "China"}), "USER.0031"),
        (json!({"email": "nobody"}), "USER.0031"),
        (json!({"extension": "x"}), "USER.0031"),
        (json!({"pwd_must_modify": "no"}), "SDK.COMMON.1002"),
        (json!({"org_code": "nowhere"}), "ORG.0001"),
        (json!({"email": "chen.xi@example.com"}), "USER.0004"),
    ] {
        assert_eq!(refused(&create(&desk, &bearer, &change)), code, "{change}");
    }
    desk.set(&json!({"required": ["employee_id", "attr_city"]}));
    assert_eq!(refused(&create(&desk, &bearer, &json!({"attr_city": null}))), "USER.0030");
    let made = create(&desk, &bearer, &json!({}));
    assert_eq!(made.status, 201, "{}", made.text);
    assert!(desk.sandbox.set_oneaccess(&json!({"required": ["shoe_size"]})).is_err());
    desk.sandbox.set_oneaccess_switches(&["create-empty"]).unwrap();
    let body = json!({"user_name": "wangwu", "mobile": "13900000009", "email": null});
    let body = create(&desk, &bearer, &body);
    assert_eq!((body.status, body.text.as_str()), (200, ""));
}

#[test]
fn one_home_and_nine_others() {
    let desk = desk();
    let bearer = desk.bearer();
    let with = |n: usize, list: Value| {
        let change = json!({
            "user_name": format!("org{n}"), "mobile": format!("1390000010{n}"), "email": null,
            "user_org_relation_list": list,
        });
        create(&desk, &bearer, &change)
    };
    let row = |code: &str, relation: Value| json!({"orgCode": code, "relationType": relation});
    assert_eq!(with(1, json!([row("10000", json!("1")), row("10100", json!("0"))])).status, 201, "texts as well");
    for (list, code) in [
        (json!([row("10100", json!(0))]), "ORG.0002"),
        (json!([row("10000", json!(1)), row("10100", json!(1))]), "ORG.0002"),
        (json!([row("10100", json!(1)), row("10000", json!(0))]), "ORG.0002"),
        (json!([row("10000", json!(1)), row("10000", json!(0))]), "ORG.0002"),
        (json!([row("10000", json!(1)), row("nowhere", json!(0))]), "ORG.0001"),
        (json!([row("10000", json!(2))]), "SDK.COMMON.1002"),
        (json!([{"orgCode": "10000"}]), "SDK.COMMON.1001"),
        (json!({"orgCode": "10000"}), "SDK.COMMON.1002"),
        (json!([]), "ORG.0002"),
    ] {
        assert_eq!(refused(&with(2, list.clone())), code, "{list}");
    }
    let many: Vec<Value> =
        std::iter::once(row("10000", json!(1))).chain((0..10).map(|_| row("10100", json!(0)))).collect();
    assert_eq!(refused(&with(3, json!(many))), "ORG.0002");
}

fn page(desk: &Desk, bearer: &str, query: &str) -> crate::http::Answer {
    desk.tenant("GET", &format!("applications/{APP}/accounts?{query}"), bearer, None)
}

#[test]
fn accounts_come_by_pages() {
    let desk = desk();
    let bearer = desk.bearer();
    let first = ok(&page(&desk, &bearer, "offset=0&limit=10"));
    let total = first["total"].as_i64().unwrap();
    assert!(total > 100 && first["accounts"].as_array().unwrap().len() == 10, "{total}");
    let mut names: Vec<String> = Vec::new();
    for offset in 0.. {
        let rows =
            ok(&page(&desk, &bearer, &format!("offset={offset}&limit=50")))["accounts"].as_array().unwrap().clone();
        if rows.is_empty() {
            break;
        }
        names.extend(rows.iter().map(|row| text(row, "id")));
    }
    assert_eq!(i64::try_from(names.len()).unwrap(), total);
    names.sort();
    names.dedup();
    assert_eq!(i64::try_from(names.len()).unwrap(), total, "each once");
    let kind = ok(&page(&desk, &bearer, "account_type=PUBLIC_ACCOUNT&offset=0&limit=100"));
    let rows = kind["accounts"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["account_type"] == "PUBLIC_ACCOUNT"));
    for (query, code) in [
        ("limit=10", "SDK.COMMON.1001"),
        ("offset=0", "SDK.COMMON.1001"),
        ("offset=0&limit=9", "SDK.COMMON.1002"),
        ("offset=0&limit=101", "SDK.COMMON.1002"),
        ("offset=-1&limit=10", "SDK.COMMON.1002"),
        ("offset=0&limit=10&account_type=X", "SDK.COMMON.1002"),
    ] {
        assert_eq!(refused(&page(&desk, &bearer, query)), code, "{query}");
    }
    let other = desk.tenant("GET", "applications/nothing/accounts?offset=0&limit=10", &bearer, None);
    assert_eq!(refused(&other), "APP.0001");
    let empty = desk.tenant("GET", "applications//accounts?offset=0&limit=10", &bearer, None);
    assert_eq!(refused(&empty), "APP.0002");
    let one = text(&first["accounts"][3], "id");
    let shown = desk.tenant("GET", &format!("applications/{APP}/accounts/{one}"), &bearer, None);
    assert_eq!(ok(&shown), first["accounts"][3]);
    let none = desk.tenant("GET", &format!("applications/{APP}/accounts/nobody"), &bearer, None);
    assert_eq!(refused(&none), "ACCOUNT.0001");
}

#[test]
fn other_shapes_of_accounts() {
    let desk = odd(&["offset-is-rows", "accounts-bare"]);
    let bearer = desk.bearer();
    let (first, second) =
        (ok(&page(&desk, &bearer, "offset=0&limit=10")), ok(&page(&desk, &bearer, "offset=1&limit=10")));
    assert_eq!(first["accounts"][1], second["accounts"][0], "one row further");
    let (row, sample) = (&first["accounts"][0], sample!("applications.accounts.reply.json"));
    assert_eq!(keys(row), keys(&sample["accounts"][0]));
}

#[test]
fn members_of_roles_in_batches() {
    let desk = desk();
    let bearer = desk.bearer();
    let rows = ok(&page(&desk, &bearer, "offset=0&limit=100"))["accounts"].as_array().unwrap().clone();
    let ids: Vec<String> = rows.iter().map(|row| text(row, "id")).collect();
    let role = text(&sample!("role-member.add.request.json"), "role_id");
    let path = format!("applications/{APP}/role-member");
    let send = |method: &str, ids: Value| {
        desk.tenant(method, &path, &bearer, Some(&json!({"role_id": role, "account_Ids": ids})))
    };
    let two = json!([ids[10], "nobody", ids[11]]);
    let wanted = json!({"success_list": [ids[10], ids[11]], "fail_list": ["nobody"]});
    assert_eq!(ok(&send("POST", two.clone())), wanted);
    assert_eq!(ok(&send("POST", two.clone())), wanted, "once more does no harm");
    let shown = ok(&desk.tenant("GET", &format!("applications/{APP}/accounts/{}", ids[10]), &bearer, None));
    let role_shown = shown["roles"].as_array().unwrap().iter().find(|one| one["role_id"] == json!(role)).unwrap();
    assert_eq!(role_shown["role_code"], "console_admin");
    let items = role_shown["privileges"][1]["resource_items"].as_array().unwrap();
    let restart = items.iter().find(|item| item["item_code"] == "server_restart").unwrap();
    let power = items.iter().find(|item| item["item_id"] == restart["item_parentid"]).unwrap();
    let root = items.iter().find(|item| item["item_id"] == power["item_parentid"]).unwrap();
    assert_eq!((&power["item_code"], &root["item_parentid"]), (&json!("server_power"), &Value::Null), "a tree");

    let removed = ok(&send("DELETE", json!([ids[10], ids[12], "nobody"])));
    assert_eq!(removed, json!({"success_list": [ids[10]], "fail_list": [ids[12], "nobody"]}));
    assert_eq!(ok(&send("POST", json!(ids[..50])))["success_list"].as_array().unwrap().len(), 50);
    assert_eq!(refused(&send("POST", json!(ids[..51]))), "SDK.COMMON.1002", "fifty at most");
    for (body, code) in [
        (json!({"role_id": role}), "SDK.COMMON.1001"),
        (json!({"role_id": role, "account_ids": [ids[0]]}), "SDK.COMMON.1001"),
        (json!({"role_id": role, "account_Ids": []}), "SDK.COMMON.1002"),
        (json!({"role_id": role, "account_Ids": [7]}), "SDK.COMMON.1002"),
        (json!({"role_id": "x", "account_Ids": [ids[0]]}), "ROLE.0001"),
        (json!({"account_Ids": [ids[0]]}), "SDK.COMMON.1001"),
    ] {
        assert_eq!(refused(&desk.tenant("POST", &path, &bearer, Some(&body))), code, "{body}");
    }
}
