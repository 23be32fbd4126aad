//! The seed: departments, projects, users and roles of keystone.md §1, and more of them.

use rusqlite::{Connection, params};
use serde_json::json;

use super::names::{department, id};
use super::schema::seed_mark;
use crate::eos;
use crate::keystone::limits_seed;
use crate::moment;
use crate::options::Options;

/// bcrypt's work factor: the lowest, because these passwords are published.
pub const COST: u32 = 4;

/// The password of every seeded user but `admin`.
const PASSWORD: &str = "Passw0rd-1";

/// Fills empty tables. With a real Keystone there is nothing to seed yet: quotas appear when a
/// department is first asked for.
pub fn seed(db: &Connection, options: &Options) -> rusqlite::Result<()> {
    db.execute("INSERT INTO meta VALUES ('seed', ?)", [seed_mark(options)])?;
    if options.keystone.is_some() {
        return Ok(());
    }
    let departments = seed_departments(db, options)?;
    seed_users(db, options, &departments)?;
    limits_seed::seed(db, &departments)?;
    for (domain, name) in &departments {
        eos::seed_department(db, domain, name, options.limits)?;
    }
    eos::seed_platform(db, options.limits)
}

fn seed_departments(db: &Connection, options: &Options) -> rusqlite::Result<Vec<(String, String)>> {
    let mut departments = Vec::new();
    for n in 0..options.departments.max(1) {
        let (name, text) = department(n);
        let domain = if n == 0 { "default".to_owned() } else { id(&format!("domain {name}")) };
        db.execute("INSERT INTO domains VALUES (?, ?, ?, 1)", [&domain, &name, &text])?;
        departments.push((domain, name));
    }
    for (n, (domain, _)) in departments.iter().enumerate() {
        let projects: &[&str] = match n {
            0 => &["admin", "web"],
            1 => &["lab"],
            2 => &["ledger"],
            // Operations has no project, so its users can only sign in unscoped.
            3 => &[],
            _ if n % 3 == 0 => &["prod", "staging", "ci"],
            _ => &["prod", "test"],
        };
        for name in projects {
            let label = id(&format!("project {domain} {name}"));
            db.execute("INSERT INTO projects VALUES (?, ?, ?, '', 1)", [&label, *name, domain])?;
        }
    }
    Ok(departments)
}

/// A user to be seeded.
struct Person<'a> {
    name: &'a str,
    domain: &'a str,
    password: &'a str,
    enabled: bool,
    expires: Option<String>,
    options: &'a str,
}

fn seed_users(db: &Connection, options: &Options, departments: &[(String, String)]) -> rusqlite::Result<()> {
    let hash = |password| bcrypt::hash(password, COST).unwrap_or_default();
    let (usual, admins) = (hash(PASSWORD), hash("devstacker"));

    let admin = insert(db, &usual_person("admin", &admins))?;
    let home = project_of(db, "default", "admin")?;
    for role in ["admin", "manager", "member", "reader"] {
        assign(db, &admin, role, "project", &home)?;
    }
    assign(db, &admin, "admin", "system", "all")?;

    // Round robin over the four departments of a usual test Keystone, later ones over all.
    for n in 0..options.users {
        let spread = if n < 20 { departments.len().min(4) } else { departments.len() };
        let Some((domain, _)) = departments.get(n % spread) else { continue };
        let name = format!("user{:02}", n + 1);
        let user = insert(db, &Person { domain, ..usual_person(&name, &usual) })?;
        if let Some(project) = first_project(db, domain)? {
            db.execute("UPDATE users SET default_project_id = ? WHERE id = ?", [&project, &user])?;
            assign(db, &user, "member", "project", &project)?;
        }
        if n == 1 {
            assign(db, &user, "manager", "domain", domain)?;
        }
    }

    // Users whose sign-in or password change goes wrong in the other ways.
    let past = moment::stamp(moment::in_seconds(-86_400 * 30));
    insert(db, &Person { enabled: false, ..usual_person("left-company", &usual) })?;
    insert(db, &Person { expires: Some(past), ..usual_person("password-expired", &usual) })?;
    insert(db, &Person { options: r#"{"lock_password":true}"#, ..usual_person("password-locked", &usual) })?;
    Ok(())
}

fn usual_person<'a>(name: &'a str, password: &'a str) -> Person<'a> {
    Person { name, domain: "default", password, enabled: true, expires: None, options: "{}" }
}

fn insert(db: &Connection, person: &Person) -> rusqlite::Result<String> {
    let user = id(&format!("user {} {}", person.domain, person.name));
    // The administrator made by Keystone's bootstrap has no free attributes.
    let extra = if person.name == "admin" {
        json!({})
    } else {
        let email = format!("{}@example.org", person.name);
        json!({"email": email, "user_type": "individual", "user_role": "domain_member"})
    };
    db.execute(
        "INSERT INTO users (id, name, domain_id, enabled, extra, options, password, password_set, password_expires)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            user,
            person.name,
            person.domain,
            person.enabled,
            extra.to_string(),
            person.options,
            person.password,
            moment::stamp(moment::in_seconds(-86_400 * 90)),
            person.expires
        ],
    )?;
    Ok(user)
}

fn assign(db: &Connection, user: &str, role: &str, kind: &str, target: &str) -> rusqlite::Result<usize> {
    db.execute("INSERT INTO assignments VALUES (?, ?, ?, ?)", [user, role, kind, target])
}

fn project_of(db: &Connection, domain: &str, name: &str) -> rusqlite::Result<String> {
    db.query_row("SELECT id FROM projects WHERE domain_id = ? AND name = ?", [domain, name], |row| row.get(0))
}

/// The project its members work in: in `Default` that is `web`, never `admin`.
fn first_project(db: &Connection, domain: &str) -> rusqlite::Result<Option<String>> {
    let query =
        "SELECT max(id) FROM (SELECT id FROM projects WHERE domain_id = ? AND name <> 'admin' ORDER BY name LIMIT 1)";
    db.query_row(query, [domain], |row| row.get(0))
}
