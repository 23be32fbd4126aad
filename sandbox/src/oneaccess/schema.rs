//! The tables. Times are milliseconds since 1970 by the service's own clock.

use rusqlite::Connection;

/// `orgs`, `attributes`, `extension` are JSON; `ends`: when the password does; `denied`: where the policy refuses,
/// `login` or `mfa`; `data` of a slip is JSON.
pub const TABLES: &str = "
CREATE TABLE oa_keys (name TEXT PRIMARY KEY, pem TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE oa_users (id TEXT PRIMARY KEY, user_name TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  mobile TEXT NOT NULL UNIQUE, email TEXT, password TEXT, ends INTEGER, must_modify INTEGER NOT NULL DEFAULT 0,
  mfa INTEGER NOT NULL DEFAULT 0, denied TEXT NOT NULL DEFAULT '', disabled INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0, locked INTEGER NOT NULL DEFAULT 0, attributes TEXT NOT NULL DEFAULT '{}',
  extension TEXT NOT NULL DEFAULT '{}', orgs TEXT NOT NULL DEFAULT '[]', made INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE oa_social (id TEXT PRIMARY KEY, user TEXT NOT NULL, kind TEXT NOT NULL, uid TEXT NOT NULL,
  made INTEGER NOT NULL, UNIQUE (kind, uid), UNIQUE (kind, user)) WITHOUT ROWID;
CREATE TABLE oa_accounts (id TEXT PRIMARY KEY, app TEXT NOT NULL, user TEXT, account_name TEXT NOT NULL,
  kind TEXT NOT NULL, name TEXT NOT NULL, disabled INTEGER NOT NULL, org TEXT NOT NULL, extension TEXT NOT NULL DEFAULT
  '{}', UNIQUE (app, account_name)) WITHOUT ROWID;
CREATE INDEX oa_accounts_of ON oa_accounts (app, user);
CREATE TABLE oa_members (role TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (account, role)) WITHOUT ROWID;
CREATE TABLE oa_sms (id INTEGER PRIMARY KEY, mobile TEXT NOT NULL, type TEXT NOT NULL, code TEXT NOT NULL,
  made INTEGER NOT NULL, ends INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, used INTEGER NOT NULL DEFAULT 0);
CREATE INDEX oa_sms_of ON oa_sms (mobile, type);
CREATE TABLE oa_slips (kind TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, ends INTEGER NOT NULL,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
";

/// Forgets everything but keys, which applications keep. What people are signed in with stays unless it is to go too;
/// ids of seeded people are the same at every seeding.
pub fn clear(db: &Connection, tokens: bool) -> rusqlite::Result<()> {
    db.execute_batch(
        "DELETE FROM oa_users; DELETE FROM oa_social; DELETE FROM oa_accounts; DELETE FROM oa_members;
         DELETE FROM oa_sms;
         DELETE FROM oa_slips WHERE kind NOT IN ('session', 'admin', 'access', 'refresh', 'browser');",
    )?;
    if tokens { db.execute("DELETE FROM oa_slips", []).map(|_| ()) } else { Ok(()) }
}

/// Ends all that people are signed in with.
pub fn end_all(db: &Connection) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE oa_slips SET ends = 0
         WHERE kind IN ('session', 'admin', 'access', 'refresh', 'browser', 'state', 'ticket')",
        [],
    )
    .map(|_| ())
}
