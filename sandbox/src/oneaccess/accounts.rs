//! Accounts of an application, and the members of its roles (oneaccess.md §3.3).

pub mod roles;

use rusqlite::{Connection, Row};
use serde_json::{Value, json};

use super::apps::{self, App};
use super::ask::Ask;
use super::oddity::Oddity;
use super::wire::{Done, Stop, about, ok, refuse, stop};
use super::words;

const KINDS: [&str; 3] = ["BASIC_ACCOUNT", "ORPHAN_ACCOUNT", "PUBLIC_ACCOUNT"];

/// The most members of one call.
const BATCH: usize = 50;

struct Account {
    id: String,
    name: String,
    kind: String,
    shown: String,
    disabled: bool,
    org: String,
    extension: Value,
}

const COLUMNS: &str = "SELECT id, account_name, kind, name, disabled, org, extension FROM oa_accounts";

fn read(row: &Row) -> rusqlite::Result<Account> {
    let extension: String = row.get(6)?;
    Ok(Account {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        shown: row.get(3)?,
        disabled: row.get(4)?,
        org: row.get(5)?,
        extension: serde_json::from_str(&extension).unwrap_or_default(),
    })
}

/// The application of a path: the one whose access token it is, since the token is worth that one alone.
fn application(ask: &Ask, ids: &[&str]) -> Result<&'static App, Stop> {
    let id = ids.first().copied().unwrap_or_default();
    if id.is_empty() {
        return refuse(&words::APP_EMPTY);
    }
    apps::by_id(id).filter(|app| app.id == ask.app.id).ok_or_else(|| stop(&words::APP))
}

/// `GET applications/{application_id}/accounts`: `offset` is the number of a page.
pub fn list(ask: &Ask, ids: &[&str]) -> Done {
    let app = application(ask, ids)?;
    let kind = ask.call.parameter("account_type").filter(|kind| !kind.is_empty());
    if kind.is_some_and(|kind| !KINDS.contains(&kind)) {
        return Err(about(&words::MALFORMED, "account_type"));
    }
    let (offset, limit) = (number(ask, "offset", 0, 1_000_000)?, number(ask, "limit", 10, 100)?);
    let first = if ask.has(Oddity::OffsetIsRows) { offset } else { offset * limit };
    let total: i64 = ask.db.query_row(
        "SELECT count(*) FROM oa_accounts WHERE app = ?1 AND (?2 IS NULL OR kind = ?2)",
        rusqlite::params![app.id, kind],
        |row| row.get(0),
    )?;
    let query = format!("{COLUMNS} WHERE app = ?1 AND (?2 IS NULL OR kind = ?2) ORDER BY id LIMIT ?3 OFFSET ?4");
    let mut query = ask.db.prepare_cached(&query)?;
    let found = query.query_map(rusqlite::params![app.id, kind, limit, first], read)?;
    let found: Vec<Account> = found.collect::<rusqlite::Result<_>>()?;
    let rows: Vec<Value> = found.iter().map(|account| shown(ask, account)).collect::<rusqlite::Result<_>>()?;
    ok(&json!({"total": total, "accounts": rows}))
}

/// `GET applications/{application_id}/accounts/{account_id}`.
pub fn show(ask: &Ask, ids: &[&str]) -> Done {
    let app = application(ask, ids)?;
    let id = ids.get(1).copied().unwrap_or_default();
    let mut query = ask.db.prepare_cached(&format!("{COLUMNS} WHERE app = ? AND id = ?"))?;
    let found = query.query_map([app.id, id], read)?.next().transpose()?;
    let found = found.ok_or_else(|| stop(&words::NO_ACCOUNT))?;
    ok(&shown(ask, &found)?)
}

fn number(ask: &Ask, name: &str, least: i64, most: i64) -> Result<i64, Stop> {
    let text = ask.call.parameter(name).filter(|text| !text.is_empty());
    let text = text.ok_or_else(|| about(&words::MISSING, name))?;
    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| about(&words::MALFORMED, name))
}

fn shown(ask: &Ask, account: &Account) -> rusqlite::Result<Value> {
    let mut row = json!({
        "id": account.id, "account_name": account.name, "account_type": account.kind, "name": account.shown,
        "disabled": account.disabled, "org_id": account.org, "extension": account.extension,
    });
    if let (false, Some(fields)) = (ask.has(Oddity::AccountsBare), row.as_object_mut()) {
        let roles = roles_of(ask.db, &account.id)?;
        fields.insert("roles".into(), roles.iter().filter_map(|id| roles::shown(id)).collect());
    }
    Ok(row)
}

fn roles_of(db: &Connection, account: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT role FROM oa_members WHERE account = ? ORDER BY role";
    db.prepare_cached(query)?.query_map([account], |row| row.get(0))?.collect()
}

/// `POST applications/{application_id}/role-member`.
pub fn add_members(ask: &Ask, ids: &[&str]) -> Done {
    members(ask, ids, |role, account| {
        let query = "INSERT OR IGNORE INTO oa_members VALUES (?, ?)";
        ask.db.prepare_cached(query)?.execute([role, account]).map(|_| true)
    })
}

/// `DELETE` of the same path, with a body. Who was no member could not be removed.
pub fn remove_members(ask: &Ask, ids: &[&str]) -> Done {
    members(ask, ids, |role, account| {
        let query = "DELETE FROM oa_members WHERE role = ? AND account = ?";
        ask.db.prepare_cached(query)?.execute([role, account]).map(|count| count > 0)
    })
}

/// Does something with each account and a role; those that are not there fail, and the others go on.
fn members(ask: &Ask, ids: &[&str], done: impl Fn(&str, &str) -> rusqlite::Result<bool>) -> Done {
    let app = application(ask, ids)?;
    let role = ask.need("role_id")?;
    if !roles::ROLES.iter().any(|one| one.id == role && one.app == app.id) {
        return refuse(&words::NO_ROLE);
    }
    // The capital I is the vendor's.
    let list = match ask.fields.get("account_Ids") {
        None | Some(Value::Null) => return Err(about(&words::MISSING, "account_Ids")),
        Some(Value::Array(list)) if (1..=BATCH).contains(&list.len()) => list,
        Some(_) => return Err(about(&words::MALFORMED, "account_Ids")),
    };
    let names: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
    let names = names.ok_or_else(|| about(&words::MALFORMED, "account_Ids"))?;
    let (mut successes, mut fails) = (Vec::new(), Vec::new());
    for account in names {
        let query = "SELECT EXISTS (SELECT 1 FROM oa_accounts WHERE app = ? AND id = ?)";
        let is_there: bool = ask.db.prepare_cached(query)?.query_row([app.id, account], |row| row.get(0))?;
        let is_done = is_there && done(role, account)?;
        if is_done { successes.push(account) } else { fails.push(account) }
    }
    ok(&json!({"success_list": successes, "fail_list": fails}))
}
