use super::*;
use crate::domain::account::directory::{PasswordEnd, User};
use crate::transport::{Method, Request};
use proptest::prelude::*;
use serde_json::json;
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::time::Duration;

/// What a row's reader makes of a value.
fn of<T>(read: fn(&RawValue) -> Option<T>, value: &Value) -> Option<T> {
    read(&RawValue::from_string(value.to_string()).unwrap())
}

fn user(value: &Value) -> Option<User> {
    of(rows::user, value)
}

/// A project-scoped reply of a real server, shortened.
fn token() -> Value {
    json!({ "token": {
        "methods": ["password"], "audit_ids": ["7frgvo8bSkSiBPJ6Ng78pA"], "is_domain": false,
        "user": { "domain": { "id": "default", "name": "Default" }, "id": "u1", "name": "admin", "password_expires_at": null },
        "expires_at": "2026-11-21T18:39:30.000000Z", "issued_at": "2026-11-21T17:39:30.000000Z",
        "project": { "domain": { "id": "default", "name": "Default" }, "id": "p1", "name": "admin" },
        "roles": [{ "id": "r1", "name": "reader" }, { "id": "r2", "name": "admin" }],
        "catalog": [
            { "id": "s1", "type": "identity", "name": "keystone", "endpoints": [
                { "id": "e1", "interface": "internal", "region_id": "RegionOne", "region": "RegionOne", "url": "http://in/v3" },
                { "id": "e2", "interface": "public", "region": "RegionOne", "url": "http://out/v3" } ] },
            { "id": "s2", "type": "compute", "endpoints": [] }
        ]
    } })
}

fn user_reply() -> Value {
    json!({
        "id": "u1", "name": "test_user", "domain_id": "default", "enabled": true, "email": null,
        "user_type": "individual", "extra": { "user_type": "loses", "user_role": "domain_member", "phone": "1" },
        "password_expires_at": "2027-02-19T17:43:25.000000", "options": { "lock_password": true },
        "links": { "self": "http://keystone-api.openstack.svc.cluster.local:35357/v3/users/u1" }
    })
}

fn response(body: &Value, headers: &[(&str, &str)]) -> Response {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let request = Request::new(Method::Post, String::new(), Duration::ZERO);
    Response::new(&request, 201, headers, body.to_string().into_bytes())
}

fn read(body: &Value) -> Option<About> {
    about(&response(body, &[]), Moment::from_unix_ms(0), Moment::from_unix_ms(0), true)
}

#[test]
fn a_token_reply_is_read() {
    let about = read(&token()).unwrap();
    assert_eq!((about.user.id.as_str(), about.user.name.as_deref()), ("u1", Some("admin")));
    let default = Named { id: Some("default".into()), name: Some("Default".into()) };
    let project = Named { id: Some("p1".into()), name: Some("admin".into()) };
    assert_eq!(about.scope, Scope::Project { project, domain: default });
    assert_eq!(about.roles.len(), 2);
    let public = about.endpoints.iter().find(|endpoint| endpoint.interface == "public").unwrap();
    assert_eq!(
        (public.kind.as_str(), public.region.as_deref(), public.url.as_str()),
        ("identity", Some("RegionOne"), "http://out/v3")
    );
    assert_eq!(about.expires_at.unwrap().to_string(), "2026-11-21T18:39:30Z");
}

#[test]
fn every_scope_is_told_apart() {
    let scoped = |key: &str, value: Value| {
        let mut body = token();
        body["token"].as_object_mut().unwrap().remove("project");
        body["token"][key] = value;
        read(&body).unwrap().scope
    };
    assert_eq!(scoped("domain", json!({ "id": "d" })), Scope::Domain(Named { id: Some("d".into()), name: None }));
    assert_eq!(scoped("system", json!({ "all": true })), Scope::System);
    assert_eq!(scoped("other", json!(1)), Scope::Unscoped);
    assert_eq!(scoped("project", Value::Null), Scope::Unscoped);
}

#[test]
fn the_clocks_are_compared_where_the_server_tells_its_own() {
    let issued = Moment::parse("2026-11-21T17:39:30Z").unwrap();
    let (asked, answered) = (issued.plus_ms(-10_200), issued.plus_ms(-9_800));
    let ahead = |headers: &[(&str, &str)], fresh| {
        about(&response(&token(), headers), asked, answered, fresh).unwrap().server_ahead_ms
    };
    assert_eq!(ahead(&[], true), Some(10_000));
    assert_eq!(ahead(&[], false), None);
    assert_eq!(ahead(&[("date", "Sat, 21 Nov 2026 17:39:20 GMT")], false), Some(0));
}

#[test]
fn a_user_keeps_what_nobody_foresaw() {
    let user = user(&user_reply()).unwrap();
    assert_eq!((user.user_type.as_deref(), user.user_role.as_deref()), (Some("individual"), Some("domain_member")));
    assert_eq!(user.email, None);
    assert_eq!(user.password_expires, PasswordEnd::At(Moment::parse("2027-02-19T17:43:25Z").unwrap()));
    assert_eq!(user.options, [("lock_password".to_owned(), "true".to_owned())].into());
    assert_eq!(user.other, [("phone".to_owned(), "\"1\"".to_owned())].into());
}

#[test]
fn the_end_of_a_password_is_one_of_four() {
    let end =
        |value: Value| user(&json!({ "id": "u", "name": "n", "password_expires_at": value })).unwrap().password_expires;
    assert_eq!(end(Value::Null), PasswordEnd::Never);
    assert_eq!(end(json!("soon")), PasswordEnd::Unreadable("soon".into()));
    assert_eq!(end(json!(7)), PasswordEnd::Unreadable("7".into()));
    assert_eq!(user(&json!({ "id": "u", "name": "n" })).unwrap().password_expires, PasswordEnd::NotReported);
}

#[test]
fn the_reasons_of_a_401_are_told_apart() {
    let said = |body: Value| unauthorized(&response(&body, &[]));
    assert_eq!(said(json!({ "error": { "message": "The request you have made requires authentication." } })), None);
    let expired = "The password is expired and needs to be changed for user: 0123abc.";
    assert_eq!(
        said(json!({ "error": { "message": expired } })),
        Some(Refusal::PasswordExpired { user_id: Some("0123abc".into()) })
    );
    assert_eq!(
        said(json!({ "receipt": {}, "required_auth_methods": [["password", "totp"], 3] })),
        Some(Refusal::SecondFactor { wanted: vec![vec!["password".into(), "totp".into()]] })
    );
}

/// Any JSON, not too deep.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(Value::from("2027-99-99T00:00:00Z")),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{0,8}", inner, 0..5).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// Every place in a JSON value, as pointers.
fn places(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, format!("{at}/{key}"), all)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| places(value, format!("{at}/{index}"), all))
        }
        _ => {}
    }
    all.push(at);
}

/// Every text in a JSON value.
fn texts(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => map.values().for_each(|value| texts(value, all)),
        Value::Array(list) => list.iter().for_each(|value| texts(value, all)),
        Value::String(text) => drop(all.insert(text.clone())),
        _ => {}
    }
}

/// `sample` with anything in any place.
fn damaged(sample: Value) -> impl Strategy<Value = Value> {
    let mut all = Vec::new();
    places(&sample, String::new(), &mut all);
    (prop::sample::select(all), anything()).prop_map(move |(place, value)| {
        let mut sample = sample.clone();
        *sample.pointer_mut(&place).unwrap() = value;
        sample
    })
}

proptest! {
    #[test]
    fn no_damage_to_a_token_reply_panics_or_makes_a_text_up(body in damaged(token())) {
        let mut known = BTreeSet::new();
        texts(&body, &mut known);
        if let Some(about) = read(&body) {
            let roles = about.roles.iter().flat_map(|role| [&role.id, &role.name]).flatten();
            let endpoints = about.endpoints.iter().flat_map(|endpoint| [&endpoint.kind, &endpoint.interface, &endpoint.url]);
            let made_up: Vec<_> = roles.chain(endpoints).chain([&about.user.id]).filter(|text| !known.contains(*text)).collect();
            prop_assert!(made_up.is_empty(), "{:?}", made_up);
            for moment in [about.expires_at, about.issued_at].into_iter().flatten() {
                let sent = ["2026-11-21T18:39:30Z", "2026-11-21T17:39:30Z"];
                let received = known.iter().any(|text| Moment::parse(text) == Some(moment));
                prop_assert!(received || sent.contains(&moment.to_string().as_str()), "{}", moment);
            }
        }
    }

    #[test]
    fn no_damage_to_a_user_panics_or_loses_anything(body in damaged(user_reply())) {
        if let Some(user) = user(&body) {
            let mut known = BTreeSet::new();
            texts(&body, &mut known);
            let read = [Some(user.id), Some(user.name), user.email, user.domain_id, user.user_type, user.user_role];
            prop_assert!(read.into_iter().flatten().all(|text| known.contains(&text)));
            // `enabled` of a wrong type is not lost, only not believed.
            prop_assert!(user.enabled.is_some() || user.other.contains_key("enabled"));
        }
    }

    #[test]
    fn no_json_at_all_panics(body in anything()) {
        let _ = (read(&body), user(&body), of(rows::department, &body), of(rows::project, &body), of(rows::assignment, &body), unauthorized(&response(&body, &[])));
    }
}
