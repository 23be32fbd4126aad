//! `GET /v3/role_assignments`: who has which role where.

use rusqlite::{Connection, Row};
use serde_json::{Value, json};

use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::caller;
use crate::state::Shared;
use crate::store::names::id;

/// All assignments for an administrator, those in its domain for a manager; filtered by `user.id`, `scope.project.id` and
/// `scope.domain.id`, with names when `include_names` is there.
pub fn list(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let managed = caller.managed().map(str::to_owned);
    if !caller.is_admin() && managed.is_none() {
        return Err(Refusal::forbidden("identity:list_role_assignments"));
    }
    let names = call.query.iter().any(|(key, _)| key == "include_names");
    let rows: Vec<Assignment> = shared.store.within(all)?;
    let wanted = |row: &&Assignment| {
        let is = |key: &str, value: &str| call.parameter(key).is_none_or(|wanted| wanted == value);
        let scoped =
            |kind: &str, key: &str| call.parameter(key).is_none_or(|wanted| row.kind == kind && row.target == wanted);
        is("user.id", &row.user)
            && scoped("project", "scope.project.id")
            && scoped("domain", "scope.domain.id")
            && (caller.is_admin() || managed.as_deref() == Some(&*row.domain))
    };
    let shown: Vec<Value> = rows.iter().filter(wanted).map(|row| row.shown(shared, names)).collect();
    let here = format!("{}{}", shared.backends, call.target);
    let links = json!({"next": null, "self": here, "previous": null});
    Ok(answer(200, &json!({"role_assignments": shown, "links": links})))
}

struct Assignment {
    user: String,
    user_name: String,
    user_domain: String,
    role: String,
    kind: String,
    target: String,
    target_name: String,
    /// The domain that the target belongs to or is.
    domain: String,
}

impl Assignment {
    fn shown(&self, shared: &Shared, names: bool) -> Value {
        let named = |id: &str, name: &str, domain: Option<&str>| {
            let mut shown = json!({"id": id});
            if let (true, Some(fields)) = (names, shown.as_object_mut()) {
                fields.insert("name".into(), json!(name));
                if let Some(domain) = domain {
                    fields.insert("domain".into(), json!({"id": domain}));
                }
            }
            shown
        };
        let scope = match self.kind.as_str() {
            "project" => json!({"project": named(&self.target, &self.target_name, Some(&self.domain))}),
            "domain" => json!({"domain": named(&self.target, &self.target_name, None)}),
            _ => json!({"system": {"all": true}}),
        };
        let role = id(&format!("role {}", self.role));
        let place = if self.kind == "system" { "system".into() } else { format!("{}s/{}", self.kind, self.target) };
        json!({
            "role": named(&role, &self.role, None),
            "user": named(&self.user, &self.user_name, Some(&self.user_domain)),
            "scope": scope,
            "links": {"assignment": format!("{}/{place}/users/{}/roles/{role}", shared.v3(), self.user)},
        })
    }
}

fn all(db: &Connection) -> rusqlite::Result<Vec<Assignment>> {
    let read = |row: &Row| {
        Ok(Assignment {
            user: row.get(0)?,
            user_name: row.get(1)?,
            user_domain: row.get(2)?,
            role: row.get(3)?,
            kind: row.get(4)?,
            target: row.get(5)?,
            target_name: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
            domain: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
        })
    };
    db.prepare(
        "SELECT a.user_id, u.name, u.domain_id, a.role, a.kind, a.target, coalesce(p.name, d.name), coalesce(p.domain_id, d.id)
         FROM assignments a JOIN users u ON u.id = a.user_id
         LEFT JOIN projects p ON a.kind = 'project' AND p.id = a.target
         LEFT JOIN domains d ON a.kind = 'domain' AND d.id = a.target
         ORDER BY a.user_id, a.kind, a.target, a.role",
    )?
    .query_map([], read)?
    .collect()
}
