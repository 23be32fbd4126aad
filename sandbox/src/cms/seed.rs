//! Accounts and roles that a fresh service has.

use rusqlite::{Connection, params};

use super::accounts::{self, New, hashed};
use crate::moment;
use crate::store::names::id;

/// Name, description.
const ROLES: [(&str, &str); 3] =
    [("admin", "系统管理员"), ("operator", "运维人员，可重启服务"), ("auditor", "Reads everything, changes nothing")];

/// The password of every account but the first.
const PASSWORD: &str = "Passw0rd-1";

/// Name, enabled, role.
const ACCOUNTS: [(&str, bool, i64); 6] = [
    ("admin", true, 1),
    ("ops-li", true, 2),
    ("王监控", true, 2),
    ("auditor", true, 3),
    ("left-company", false, 2),
    ("import <b>&co", true, 0),
];

/// Fills the empty tables. One account was deleted, so that an id is missing.
pub fn seed(db: &Connection) -> rusqlite::Result<()> {
    let past = |days: i64| moment::stamp(moment::in_seconds(-86_400 * days));
    for (n, (name, words)) in (1_i64..).zip(ROLES) {
        let query = "INSERT INTO cms_roles VALUES (?, ?, ?, ?, ?)";
        db.execute(query, params![n, name, words, past(200), past(150)])?;
    }
    let (usual, admins) = (hashed(PASSWORD), hashed("platform-admin-1"));
    for (n, (name, enabled, role)) in (1_i64..).zip(ACCOUNTS) {
        // The third was somebody whom nobody remembers.
        let number = if n < 3 { n } else { n + 1 };
        let label = id(&format!("account {name}"));
        let password = if n == 1 { &admins } else { &usual };
        accounts::insert(db, &New { id: Some(number), uid: &label, name, password, enabled, role })?;
        let query = "UPDATE cms_users SET created = ?, updated = ? WHERE id = ?";
        db.execute(query, params![past(180 - 10 * n), past(90 - 10 * n), number])?;
    }
    let (uid, name) = (id("account old-admin"), "old-admin");
    accounts::insert(db, &New { id: Some(3), uid: &uid, name, password: &usual, enabled: true, role: 1 })?;
    db.execute("UPDATE cms_users SET deleted = ? WHERE id = 3", [past(30)])?;
    Ok(())
}

/// Forgets accounts and roles; tokens end only when they are to.
pub fn clear(db: &Connection, tokens: bool) -> rusqlite::Result<()> {
    db.execute_batch("DELETE FROM cms_users; DELETE FROM cms_roles;")?;
    if tokens { super::end_all(db) } else { Ok(()) }
}
