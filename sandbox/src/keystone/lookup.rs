//! Finding users, domains and projects by the ways a request may name them.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Map, Value, json};

use crate::moment::zoneless;
use crate::state::Shared;

/// A user as it is stored.
pub struct User {
    pub id: String,
    pub name: String,
    pub domain: String,
    pub enabled: bool,
    pub default_project: Option<String>,
    /// Free attributes.
    pub extra: Map<String, Value>,
    /// Keystone's user options.
    pub options: Map<String, Value>,
    /// bcrypt hash; `None` = no sign-in by password.
    pub password: Option<String>,
    pub password_set: Option<String>,
    pub password_expires: Option<String>,
    /// Hashes of earlier passwords, newest first.
    pub old_passwords: Vec<String>,
    pub failures: u32,
    pub locked_until: Option<String>,
    /// Whether its address is shown with the name inside the cluster, as EOS does (eos.md §6).
    pub inside: bool,
}

/// Keystone's base URL inside the cluster.
const INSIDE: &str = "http://keystone-api.openstack.svc.cluster.local:35357/v3";

const COLUMNS: &str = "id, name, domain_id, enabled, default_project_id, extra, options, password,
  password_set, password_expires, old_passwords, failures, locked_until, inside";

/// A user by id.
pub fn user(db: &Connection, id: &str) -> rusqlite::Result<Option<User>> {
    let query = format!("SELECT {COLUMNS} FROM users WHERE id = ?");
    db.query_row(&query, [id], read).optional()
}

/// A user by name within a domain.
pub fn user_named(db: &Connection, domain: &str, name: &str) -> rusqlite::Result<Option<User>> {
    let query = format!("SELECT {COLUMNS} FROM users WHERE domain_id = ? AND name = ?");
    db.query_row(&query, [domain, name], read).optional()
}

/// Which users a list is about; `None` = whichever.
#[derive(Default)]
pub struct Wanted<'a> {
    /// Of this domain.
    pub domain: Option<&'a str>,
    /// Enabled, or disabled.
    pub enabled: Option<bool>,
    /// Of this name.
    pub name: Option<&'a str>,
    /// From this id on, itself included.
    pub from: Option<&'a str>,
    /// No more than these.
    pub most: Option<i64>,
}

/// Users, by id.
pub fn users(db: &Connection, wanted: &Wanted) -> rusqlite::Result<Vec<User>> {
    let query = format!(
        "SELECT {COLUMNS} FROM users WHERE (?1 IS NULL OR domain_id = ?1) AND (?2 IS NULL OR enabled = ?2)
         AND (?3 IS NULL OR name = ?3) AND id >= coalesce(?4, '') ORDER BY id LIMIT ?5"
    );
    let Wanted { domain, enabled, name, from, most } = wanted;
    let mut query = db.prepare_cached(&query)?;
    query.query_map(params![domain, enabled, name, from, most.unwrap_or(-1)], read)?.collect()
}

fn read(row: &Row) -> rusqlite::Result<User> {
    let map = |text: String| serde_json::from_str(&text).unwrap_or_default();
    Ok(User {
        id: row.get(0)?,
        name: row.get(1)?,
        domain: row.get(2)?,
        enabled: row.get(3)?,
        default_project: row.get(4)?,
        extra: map(row.get(5)?),
        options: map(row.get(6)?),
        password: row.get(7)?,
        password_set: row.get(8)?,
        password_expires: row.get(9)?,
        old_passwords: serde_json::from_str(&row.get::<_, String>(10)?).unwrap_or_default(),
        failures: row.get(11)?,
        locked_until: row.get(12)?,
        inside: row.get(13)?,
    })
}

impl User {
    /// Whether one of the user's options is `true`.
    pub fn has(&self, option: &str) -> bool {
        self.options.get(option) == Some(&json!(true))
    }

    /// The user as lists and GET show it (keystone.md §6): free attributes at the top level.
    pub fn shown(&self, shared: &Shared) -> Value {
        let mut user = self.extra.clone();
        user.insert("id".into(), json!(self.id));
        user.insert("name".into(), json!(self.name));
        user.insert("domain_id".into(), json!(self.domain));
        user.insert("enabled".into(), json!(self.enabled));
        if let Some(project) = &self.default_project {
            user.insert("default_project_id".into(), json!(project));
        }
        let expires = self.password_expires.as_deref().map(zoneless);
        user.insert("password_expires_at".into(), json!(expires));
        user.insert("options".into(), json!(self.options));
        let base = if self.inside { INSIDE.to_owned() } else { shared.v3() };
        user.insert("links".into(), json!({"self": format!("{base}/users/{}", self.id)}));
        Value::Object(user)
    }
}

/// A domain or a project that may be signed in to.
#[derive(Clone)]
pub struct Named {
    pub id: String,
    pub name: String,
    pub domain: String,
    pub enabled: bool,
}

/// A domain as `{"id"}` or `{"name"}` names it.
pub fn domain(db: &Connection, reference: &Value) -> rusqlite::Result<Option<Named>> {
    let text = |key: &str| reference.get(key).and_then(Value::as_str);
    let (column, value) = match (text("id"), text("name")) {
        (Some(id), _) => ("id", id),
        (None, Some(name)) => ("name", name),
        (None, None) => return Ok(None),
    };
    let query = format!("SELECT id, name, id, enabled FROM domains WHERE {column} = ?");
    db.query_row(&query, [value], named).optional()
}

/// A project as `{"id"}` or `{"name","domain":{…}}` names it; a disabled domain disables it.
pub fn project(db: &Connection, reference: &Value) -> rusqlite::Result<Option<Named>> {
    let text = |key: &str| reference.get(key).and_then(Value::as_str);
    let columns = "SELECT p.id, p.name, p.domain_id, p.enabled AND d.enabled
        FROM projects p JOIN domains d ON d.id = p.domain_id WHERE";
    if let Some(id) = text("id") {
        return db.query_row(&format!("{columns} p.id = ?"), [id], named).optional();
    }
    let owner = reference.get("domain").map(|owner| domain(db, owner)).transpose()?.flatten();
    let (Some(name), Some(owner)) = (text("name"), owner) else { return Ok(None) };
    db.query_row(&format!("{columns} p.name = ? AND p.domain_id = ?"), [name, &owner.id], named).optional()
}

fn named(row: &Row) -> rusqlite::Result<Named> {
    Ok(Named { id: row.get(0)?, name: row.get(1)?, domain: row.get(2)?, enabled: row.get(3)? })
}
