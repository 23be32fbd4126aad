//! The seed: departments, projects, users and roles of keystone.md §1, and more of them.

use rusqlite::{Connection, params};
use serde_json::json;

use super::names::{department, id};
use super::people::{self, PEOPLE};
use super::schema::seed_mark;
use crate::keystone::limits_seed;
use crate::moment;
use crate::options::Options;
use crate::{cms, eos, oneaccess, zkeys};

/// bcrypt's work factor: the lowest, because these passwords are published.
pub const COST: u32 = 4;

/// The password of every seeded user but `admin`.
const PASSWORD: &str = "Passw0rd-1";

/// Fills empty tables. With a real Keystone there is little to seed yet: quotas appear when a department is first asked
/// for.
pub fn seed(db: &Connection, options: &Options) -> rusqlite::Result<()> {
    db.execute("INSERT INTO meta VALUES ('seed', ?)", [seed_mark(options)])?;
    cms::seed(db)?;
    if options.zkeys {
        zkeys::seed(db, options)?;
    }
    if options.oneaccess {
        oneaccess::seed(db)?;
    }
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
            0 => &["admin", "service", "web"],
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
pub struct Person<'a> {
    /// The name, unique within the domain.
    pub name: &'a str,
    /// The id of the domain.
    pub domain: &'a str,
    /// bcrypt hash; `None` = no sign-in by password.
    pub password: Option<&'a str>,
    /// Whether it may sign in.
    pub enabled: bool,
    /// When the password ends, as a stamp.
    pub expires: Option<String>,
    /// Keystone's user options, as JSON.
    pub options: &'a str,
    /// Free attributes, as JSON.
    pub extra: String,
    /// Whether its address is shown with the name inside the cluster.
    pub inside: bool,
}

/// How many of the users are the ones that every test Keystone has; special people come after them.
const USUAL: usize = 20;

fn seed_users(db: &Connection, options: &Options, departments: &[(String, String)]) -> rusqlite::Result<()> {
    let hash = |password| bcrypt::hash(password, COST).unwrap_or_default();
    let (usual, admins) = (hash(PASSWORD), hash("devstacker"));

    // The administrator made by Keystone's bootstrap has no free attributes.
    let admin = insert(db, &Person { extra: "{}".into(), ..usual_person("admin", &admins) })?;
    let home = project_of(db, "default", "admin")?;
    for role in ["admin", "manager", "member", "reader"] {
        assign(db, &admin, role, "project", &home)?;
    }
    assign(db, &admin, "admin", "system", "all")?;

    let places = departments.iter().map(|(domain, _)| Ok((domain, first_project(db, domain)?)));
    let places: Vec<(&String, Option<String>)> = places.collect::<rusqlite::Result<_>>()?;
    // Round robin over the four departments of a usual test Keystone, later ones over all.
    for n in 0..options.users {
        if let Some(special) = n.checked_sub(USUAL).and_then(|n| PEOPLE.get(n)) {
            people::seed(db, special, departments, &usual)?;
            continue;
        }
        let spread = if n < USUAL { places.len().min(4) } else { places.len() };
        let Some((domain, project)) = places.get(n % spread) else { continue };
        let name = format!("user{:02}", n + 1);
        let user = insert(db, &Person { domain, ..usual_person(&name, &usual) })?;
        if let Some(project) = project {
            work_in(db, &user, project)?;
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

/// A person of the default domain with nothing special.
pub fn usual_person<'a>(name: &'a str, password: &'a str) -> Person<'a> {
    let email = format!("{name}@example.org");
    let extra = json!({"email": email, "user_type": "individual", "user_role": "domain_member"}).to_string();
    Person {
        name,
        domain: "default",
        password: Some(password),
        enabled: true,
        expires: None,
        options: "{}",
        extra,
        inside: false,
    }
}

/// Makes a user and gives its id, which is the same at every seeding.
pub fn insert(db: &Connection, person: &Person) -> rusqlite::Result<String> {
    let user = id(&format!("user {} {}", person.domain, person.name));
    let mut query = db.prepare_cached(
        "INSERT INTO users (id, name, domain_id, enabled, extra, options, password, password_set, password_expires, inside)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    query.execute(params![
        user,
        person.name,
        person.domain,
        person.enabled,
        person.extra,
        person.options,
        person.password,
        moment::stamp(moment::in_seconds(-86_400 * 90)),
        person.expires,
        person.inside
    ])?;
    Ok(user)
}

/// Makes a user a member of a project, which is its default from then on.
pub fn work_in(db: &Connection, user: &str, project: &str) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE users SET default_project_id = ? WHERE id = ?")?.execute([project, user])?;
    assign(db, user, "member", "project", project).map(|_| ())
}

/// Gives a user a role.
pub fn assign(db: &Connection, user: &str, role: &str, kind: &str, target: &str) -> rusqlite::Result<usize> {
    db.prepare_cached("INSERT INTO assignments VALUES (?, ?, ?, ?)")?.execute([user, role, kind, target])
}

/// The id of a project.
pub fn project_of(db: &Connection, domain: &str, name: &str) -> rusqlite::Result<String> {
    db.query_row("SELECT id FROM projects WHERE domain_id = ? AND name = ?", [domain, name], |row| row.get(0))
}

/// The project its members work in: in `Default` that is `web`.
pub fn first_project(db: &Connection, domain: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT max(id) FROM (
        SELECT id FROM projects WHERE domain_id = ? AND name NOT IN ('admin', 'service') ORDER BY name LIMIT 1)";
    db.query_row(query, [domain], |row| row.get(0))
}
