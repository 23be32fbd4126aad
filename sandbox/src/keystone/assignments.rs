//! `GET /v3/role_assignments`: who has which role where.

use rusqlite::{Connection, Row};
use serde_json::{Value, json};

use crate::answer::{Refusal, Reply, json as answer};
use crate::call::Call;
use crate::identity::caller;
use crate::state::Shared;
use crate::store::names::id;

/// All assignments for an administrator, those in its domain for a manager; filtered by `user.id`, `role.id`,
/// `scope.project.id`, `scope.domain.id` and `scope.system`, with names when `include_names` is there.
pub fn list(shared: &Shared, call: &Call) -> Reply {
    let caller = caller(shared, call)?;
    let managed = caller.managed().map(str::to_owned);
    if !caller.is_admin() && managed.is_none() {
        return Err(Refusal::forbidden("identity:list_role_assignments"));
    }
    if call.parameter("scope.project.id").is_some() && call.parameter("scope.domain.id").is_some() {
        return Err(Refusal::bad("Specify a domain or project, not both"));
    }
    let switched = |key: &str| call.parameter(key).is_some_and(|value| !matches!(value, "0" | "false" | "False"));
    let names = switched("include_names");
    let rows: Vec<Assignment> = shared.store.within(all)?;
    let wanted = |row: &&Assignment| {
        let is = |key: &str, value: &str| call.parameter(key).is_none_or(|wanted| wanted == value);
        let scoped =
            |kind: &str, key: &str| call.parameter(key).is_none_or(|wanted| row.kind == kind && row.target == wanted);
        is("user.id", &row.user)
            && is("role.id", &id(&format!("role {}", row.role)))
            && (call.parameter("scope.system").is_none() || row.kind == "system")
            && scoped("project", "scope.project.id")
            && scoped("domain", "scope.domain.id")
            && (caller.is_admin() || managed.as_deref() == Some(&*row.domain.0))
    };
    let shown: Vec<Value> = rows.iter().filter(wanted).map(|row| row.shown(shared, names)).collect();
    let here = format!("{}{}", shared.backends, call.target);
    let links = json!({"next": null, "self": here, "previous": null});
    Ok(answer(200, &json!({"role_assignments": shown, "links": links})))
}

struct Assignment {
    user: String,
    user_name: String,
    user_domain: (String, String),
    role: String,
    kind: String,
    target: String,
    target_name: String,
    /// Id and name of the domain that the target belongs to or is.
    domain: (String, String),
}

impl Assignment {
    fn shown(&self, shared: &Shared, names: bool) -> Value {
        let named = |id: &str, name: &str, domain: Option<&(String, String)>| {
            let mut shown = json!({"id": id});
            if let (true, Some(fields)) = (names, shown.as_object_mut()) {
                fields.insert("name".into(), json!(name));
                if let Some(domain) = domain {
                    fields.insert("domain".into(), json!({"id": domain.0, "name": domain.1}));
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
            user_domain: (row.get(2)?, row.get(3)?),
            role: row.get(4)?,
            kind: row.get(5)?,
            target: row.get(6)?,
            target_name: row.get(7)?,
            domain: (row.get(8)?, row.get(9)?),
        })
    };
    db.prepare(
        "SELECT a.user_id, u.name, ud.id, ud.name, a.role, a.kind, a.target, coalesce(p.name, d.name, ''),
           coalesce(pd.id, d.id, ''), coalesce(pd.name, d.name, '')
         FROM assignments a JOIN users u ON u.id = a.user_id JOIN domains ud ON ud.id = u.domain_id
         LEFT JOIN projects p ON a.kind = 'project' AND p.id = a.target LEFT JOIN domains pd ON pd.id = p.domain_id
         LEFT JOIN domains d ON a.kind = 'domain' AND d.id = a.target
         ORDER BY a.user_id, a.kind, a.target, a.role",
    )?
    .query_map([], read)?
    .collect()
}
