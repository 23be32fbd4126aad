//! The shapes Keystone is sent (keystone contract §5, §7; `eos.md` §3).
use crate::domain::account::Secret;
use crate::domain::account::sign_in::{Naming, WantedScope, Who};
use crate::transport::Body;
use serde_json::{Map, Value, json};

/// `{"id": …}` or `{"name": …}`.
fn naming(naming: &Naming) -> Value {
    match naming {
        Naming::Id(id) => json!({ "id": id }),
        Naming::Name(name) => json!({ "name": name }),
    }
}

/// The value of `scope`; `None` leaves it out.
fn scope(wanted: &WantedScope) -> Option<Value> {
    match wanted {
        WantedScope::ProjectId(id) => Some(json!({ "project": { "id": id } })),
        WantedScope::Project { name, domain } => Some(json!({ "project": { "name": name, "domain": naming(domain) } })),
        WantedScope::Domain(domain) => Some(json!({ "domain": naming(domain) })),
        WantedScope::Usual => None,
        WantedScope::Unscoped => Some(json!("unscoped")),
    }
}

/// `{"auth": {"identity": …, "scope": …}}`.
fn auth(identity: Value, wanted: &WantedScope) -> Value {
    match scope(wanted) {
        Some(scope) => json!({ "auth": { "identity": identity, "scope": scope } }),
        None => json!({ "auth": { "identity": identity } }),
    }
}

/// Body of `POST /v3/auth/tokens` with a password.
pub fn by_password(who: &Who, password: &Secret, wanted: &WantedScope) -> Body {
    Body::json_hiding([("$PASSWORD", password)], |[password]| {
        let user = match who {
            Who::Id(id) => json!({ "id": id, "password": password }),
            Who::Name { name, domain } => json!({ "name": name, "domain": naming(domain), "password": password }),
        };
        auth(json!({ "methods": ["password"], "password": { "user": user } }), wanted)
    })
}

/// Body of `POST /v3/auth/tokens` with a token, for another scope.
pub fn by_token(token: &Secret, wanted: &WantedScope) -> Body {
    Body::json_hiding([("$TOKEN", token)], |[token]| {
        auth(json!({ "methods": ["token"], "token": { "id": token } }), wanted)
    })
}

/// Body of `PATCH /v3/users/{id}` that sets a password, and nothing else.
pub fn new_password(password: &Secret) -> Body {
    Body::json_hiding([("$PASSWORD", password)], |[password]| json!({ "user": { "password": password } }))
}

/// Body of `PATCH /v3/users/{id}` that lets a user sign in, or not.
pub fn enabled(enabled: bool) -> Body {
    Body::json(&json!({ "user": { "enabled": enabled } }))
}

/// Body of `POST /v3/users/{id}/password`, by which users change their own.
pub fn own_password(original: &Secret, password: &Secret) -> Body {
    Body::json_hiding(
        [("$OLD_PASSWORD", original), ("$PASSWORD", password)],
        |[original, password]| json!({ "user": { "original_password": original, "password": password } }),
    )
}

/// Body of `PATCH /v3/registered_limits/{id}`. The number is a literal, so that it is sent as it was checked.
pub fn registered_limit(number: &str) -> Body {
    Body::json_text(["{\"registered_limit\":{\"default_limit\":", number, "}}"].concat())
}

/// Body of `PATCH /v3/limits/{id}`.
pub fn limit(number: &str) -> Body {
    Body::json_text(["{\"limit\":{\"resource_limit\":", number, "}}"].concat())
}

/// A limit that does not exist yet.
pub struct NewLimit {
    /// `domain_id` or `project_id`, with the id.
    pub owner: Option<(&'static str, String)>,
    /// The service's id.
    pub service: String,
    /// The region's id; none for every region.
    pub region: Option<String>,
    /// What it counts.
    pub resource: String,
    /// How much, as a literal.
    pub number: String,
}

/// Body of `POST /v3/limits`, which takes a list.
pub fn new_limits(limits: &[NewLimit]) -> Body {
    let one = |limit: &NewLimit| {
        let mut fields = Map::new();
        let mut put = |key: &str, value: &str| drop(fields.insert(key.to_owned(), json!(value)));
        put("service_id", &limit.service);
        put("resource_name", &limit.resource);
        if let Some((key, id)) = &limit.owner {
            put(key, id);
        }
        if let Some(region) = &limit.region {
            put("region_id", region);
        }
        let text = Value::Object(fields).to_string();
        let open = text.strip_suffix('}').unwrap_or(&text);
        [open, ",\"resource_limit\":", &limit.number, "}"].concat()
    };
    Body::json_text(["{\"limits\":[", &limits.iter().map(one).collect::<Vec<_>>().join(","), "]}"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(who: &Who, wanted: &WantedScope) -> Value {
        serde_json::from_str(by_password(who, &Secret::new("p".into()), wanted).expose()).unwrap()
    }

    #[test]
    fn a_user_by_name_carries_a_domain_and_one_by_id_does_not() {
        let by_name = Who::Name { name: "admin".into(), domain: Naming::Name("Default".into()) };
        assert_eq!(
            sent(&by_name, &WantedScope::Usual),
            json!({ "auth": { "identity": { "methods": ["password"], "password": { "user":
                { "name": "admin", "domain": { "name": "Default" }, "password": "p" } } } } })
        );
        let user = &sent(&Who::Id("x".into()), &WantedScope::Usual)["auth"]["identity"]["password"]["user"];
        assert_eq!(*user, json!({ "id": "x", "password": "p" }));
    }

    #[test]
    fn every_scope_has_its_shape() {
        let by_id = Who::Id("x".into());
        for (wanted, shape) in [
            (WantedScope::ProjectId("p".into()), json!({ "project": { "id": "p" } })),
            (
                WantedScope::Project { name: "admin".into(), domain: Naming::Id("default".into()) },
                json!({ "project": { "name": "admin", "domain": { "id": "default" } } }),
            ),
            (WantedScope::Domain(Naming::Name("研发部".into())), json!({ "domain": { "name": "研发部" } })),
            (WantedScope::Unscoped, json!("unscoped")),
        ] {
            assert_eq!(sent(&by_id, &wanted)["auth"]["scope"], shape);
        }
        assert!(sent(&by_id, &WantedScope::Usual)["auth"].get("scope").is_none());
    }

    #[test]
    fn no_body_shows_its_secret() {
        let (old, new) = (Secret::new("old-one".into()), Secret::new("new-one".into()));
        for body in [
            by_password(&Who::Id("x".into()), &new, &WantedScope::Usual),
            by_token(&new, &WantedScope::Unscoped),
            new_password(&new),
            own_password(&old, &new),
        ] {
            assert!(body.expose().contains("new-one") && !body.shown().contains("-one"), "{}", body.shown());
        }
    }
}
