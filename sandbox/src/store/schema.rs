//! The tables.

use rusqlite::{Connection, OptionalExtension};

use crate::options::Options;
use crate::{cms, oneaccess, zkeys};

/// Raised whenever a table or the seed changes, so that an old state file is told apart.
const VERSION: i64 = 6;

/// `extra` holds a user's free attributes as JSON, `options` Keystone's user options. Times are stamps
/// of [`crate::moment`]; `inside` says that its address names the cluster's internal host. In `quotas` −1 means unlimited; the department `default` is the platform.
const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE domains (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, description TEXT NOT NULL,
  enabled INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE projects (id TEXT PRIMARY KEY, name TEXT NOT NULL, domain_id TEXT NOT NULL,
  description TEXT NOT NULL, enabled INTEGER NOT NULL, UNIQUE (domain_id, name)) WITHOUT ROWID;
CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT NOT NULL, domain_id TEXT NOT NULL,
  enabled INTEGER NOT NULL, default_project_id TEXT, extra TEXT NOT NULL, options TEXT NOT NULL,
  password TEXT, password_set TEXT, password_expires TEXT, old_passwords TEXT NOT NULL DEFAULT '[]',
  failures INTEGER NOT NULL DEFAULT 0, locked_until TEXT, inside INTEGER NOT NULL DEFAULT 0,
  UNIQUE (domain_id, name)) WITHOUT ROWID;
CREATE TABLE assignments (user_id TEXT NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL,
  target TEXT NOT NULL, PRIMARY KEY (user_id, kind, target, role)) WITHOUT ROWID;
CREATE TABLE tokens (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, methods TEXT NOT NULL,
  audit TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, issued TEXT NOT NULL,
  expires TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE registered_limits (id TEXT PRIMARY KEY, service_id TEXT NOT NULL, region_id TEXT,
  resource_name TEXT NOT NULL, default_limit INTEGER NOT NULL, description TEXT) WITHOUT ROWID;
CREATE TABLE limits (id TEXT PRIMARY KEY, project_id TEXT, domain_id TEXT, service_id TEXT NOT NULL, region_id TEXT,
  resource_name TEXT NOT NULL, resource_limit INTEGER NOT NULL, description TEXT) WITHOUT ROWID;
CREATE TABLE quotas (domain_id TEXT NOT NULL, region TEXT NOT NULL, item TEXT NOT NULL,
  quota REAL NOT NULL, allocated REAL NOT NULL, used REAL NOT NULL, ceiling REAL NOT NULL,
  PRIMARY KEY (domain_id, region, item)) WITHOUT ROWID;
CREATE TABLE cms_roles (id INTEGER PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL,
  created TEXT NOT NULL, updated TEXT NOT NULL);
CREATE TABLE cms_users (id INTEGER PRIMARY KEY, uid TEXT NOT NULL, name TEXT NOT NULL, password TEXT NOT NULL,
  enabled INTEGER NOT NULL, role_id INTEGER NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL, deleted TEXT);
CREATE TABLE cms_tokens (token TEXT PRIMARY KEY, ended INTEGER NOT NULL) WITHOUT ROWID;
";

/// Whether nothing was ever made here.
pub fn is_empty(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
}

/// Makes the tables.
pub fn create(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(TABLES)?;
    db.execute_batch(zkeys::TABLES)?;
    db.execute_batch(oneaccess::TABLES)?;
    db.pragma_update(None, "user_version", VERSION)
}

/// Whether an existing state can be gone on with; the inner error is a sentence for a person.
pub fn check(db: &Connection, options: &Options) -> rusqlite::Result<Result<(), String>> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version != VERSION {
        let text = "the state file was made by another version of the sandbox: start once with --fresh";
        return Ok(Err(text.into()));
    }
    let seeded: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = 'seed'", [], |row| row.get(0)).optional()?;
    let wanted = seed_mark(options);
    if seeded.is_some_and(|seeded| seeded != wanted) {
        eprintln!("sandbox: the state was seeded with other options and stays as it is; --fresh seeds it anew");
    }
    Ok(Ok(()))
}

/// Forgets everything but the tables, and the tokens only when they are to go too.
pub fn clear(db: &Connection, tokens: bool) -> rusqlite::Result<()> {
    db.execute_batch(
        "DELETE FROM meta; DELETE FROM domains; DELETE FROM projects; DELETE FROM users;
         DELETE FROM assignments; DELETE FROM quotas; DELETE FROM registered_limits; DELETE FROM limits;",
    )?;
    cms::clear(db, tokens)?;
    zkeys::clear(db)?;
    oneaccess::clear(db, tokens)?;
    if tokens {
        db.execute("DELETE FROM tokens", [])?;
    }
    Ok(())
}

/// What a seed depends on, as text.
pub fn seed_mark(options: &Options) -> String {
    let remote = options.keystone.is_some();
    let servers = if options.zkeys { options.servers } else { 0 };
    format!(
        "departments={} users={} limits={} remote={remote} servers={servers} oneaccess={}",
        options.departments, options.users, options.limits, options.oneaccess
    )
}
