//! Accounts and roles as they are stored.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::moment;

/// An account.
#[derive(Clone)]
pub struct Account {
    pub id: i64,
    pub uid: String,
    pub name: String,
    /// bcrypt hash.
    pub password: String,
    pub enabled: bool,
    /// 0 = none.
    pub role: i64,
    /// Stamps.
    pub created: String,
    pub updated: String,
}

/// A role.
#[derive(Clone)]
pub struct Role {
    pub id: i64,
    pub name: String,
    pub description: String,
    pub created: String,
    pub updated: String,
}

/// The lowest work factor, because these passwords are published.
const COST: u32 = 4;

/// Deleting is soft: a deleted account stays in the table, its name can be used again.
const LIVING: &str =
    "SELECT id, uid, name, password, enabled, role_id, created, updated FROM cms_users WHERE deleted IS NULL";

/// The account of an id.
pub fn by_id(db: &Connection, id: i64) -> rusqlite::Result<Option<Account>> {
    db.query_row(&format!("{LIVING} AND id = ?"), [id], read).optional()
}

/// The account of a name, whatever its case.
pub fn by_name(db: &Connection, name: &str) -> rusqlite::Result<Option<Account>> {
    db.query_row(&format!("{LIVING} AND name = ? COLLATE NOCASE"), [name], read).optional()
}

/// All accounts, also disabled ones.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Account>> {
    db.prepare(&format!("{LIVING} ORDER BY id"))?.query_map([], read)?.collect()
}

/// Whether an id was ever given out.
pub fn is_taken(db: &Connection, id: i64) -> rusqlite::Result<bool> {
    db.query_row("SELECT EXISTS (SELECT 1 FROM cms_users WHERE id = ?)", [id], |row| row.get(0))
}

/// What is stored of a new account.
pub struct New<'a> {
    /// `None` = the next one.
    pub id: Option<i64>,
    pub uid: &'a str,
    pub name: &'a str,
    /// bcrypt hash.
    pub password: &'a str,
    pub enabled: bool,
    pub role: i64,
}

/// Makes an account.
pub fn insert(db: &Connection, new: &New) -> rusqlite::Result<()> {
    let now = moment::now();
    db.execute(
        "INSERT INTO cms_users (id, uid, name, password, enabled, role_id, created, updated)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        params![new.id, new.uid, new.name, new.password, new.enabled, new.role, now, now],
    )?;
    Ok(())
}

/// The role of an id.
pub fn role(db: &Connection, id: i64) -> rusqlite::Result<Option<Role>> {
    let query = "SELECT id, name, description, created, updated FROM cms_roles WHERE id = ?";
    db.query_row(query, [id], read_role).optional()
}

/// The roles whose name contains a text.
pub fn roles(db: &Connection, keyword: &str) -> rusqlite::Result<Vec<Role>> {
    let query = "SELECT id, name, description, created, updated FROM cms_roles
        WHERE instr(lower(name), lower(?)) > 0 ORDER BY id";
    db.prepare(query)?.query_map([keyword], read_role)?.collect()
}

/// The hash of a password, in the form that the service's library writes.
pub fn hashed(password: &str) -> String {
    let parts = bcrypt::hash_with_result(password, COST);
    parts.map(|parts| parts.format_for_version(bcrypt::Version::TwoA)).unwrap_or_default()
}

fn read(row: &Row) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        uid: row.get(1)?,
        name: row.get(2)?,
        password: row.get(3)?,
        enabled: row.get(4)?,
        role: row.get(5)?,
        created: row.get(6)?,
        updated: row.get(7)?,
    })
}

fn read_role(row: &Row) -> rusqlite::Result<Role> {
    Ok(Role {
        id: row.get(0)?,
        name: row.get(1)?,
        description: row.get(2)?,
        created: row.get(3)?,
        updated: row.get(4)?,
    })
}
