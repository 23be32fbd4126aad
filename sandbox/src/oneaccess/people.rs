//! People as they are stored, and their bindings to applications and social accounts.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::clock::{self, DAY};
use crate::store::names::{dice, fresh_id};
use crate::store::seed::COST;

/// A person.
#[derive(Clone)]
pub struct Person {
    pub id: String,
    pub user_name: String,
    pub name: String,
    /// As it was given; see [`mobile`].
    pub mobile: String,
    pub email: Option<String>,
    /// bcrypt hash; `None` = no sign-in by password.
    pub password: Option<String>,
    /// When the password does; `None` = never.
    pub ends: Option<i64>,
    /// Whether the password must be changed at the first sign-in.
    pub must_modify: bool,
    /// Whether a second factor is due.
    pub mfa: bool,
    /// Where the policy refuses: `login`, `mfa`, or nowhere.
    pub denied: String,
    pub disabled: bool,
    pub failures: i64,
    /// Until when the account is locked.
    pub locked: i64,
    /// `attr_…`, `head_img`, parts of the name, and what else a profile has.
    pub attributes: Value,
    pub extension: Value,
}

const COLUMNS: &str = "SELECT id, user_name, name, mobile, email, password, ends, must_modify, mfa, denied, disabled,
    failures, locked, attributes, extension FROM oa_users";

fn read(row: &Row) -> rusqlite::Result<Person> {
    let parsed = |text: String| serde_json::from_str(&text).unwrap_or_default();
    Ok(Person {
        id: row.get(0)?,
        user_name: row.get(1)?,
        name: row.get(2)?,
        mobile: row.get(3)?,
        email: row.get(4)?,
        password: row.get(5)?,
        ends: row.get(6)?,
        must_modify: row.get(7)?,
        mfa: row.get(8)?,
        denied: row.get(9)?,
        disabled: row.get(10)?,
        failures: row.get(11)?,
        locked: row.get(12)?,
        attributes: parsed(row.get(13)?),
        extension: parsed(row.get(14)?),
    })
}

fn one(db: &Connection, column: &str, value: &str) -> rusqlite::Result<Option<Person>> {
    db.prepare_cached(&format!("{COLUMNS} WHERE {column} = ?"))?.query_row([value], read).optional()
}

/// Everybody, as they were seeded and made.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Person>> {
    db.prepare(&format!("{COLUMNS} ORDER BY made, id"))?.query_map([], read)?.collect()
}

/// The person of an id.
pub fn by_id(db: &Connection, id: &str) -> rusqlite::Result<Option<Person>> {
    one(db, "id", id)
}

/// The person of a user name.
pub fn by_name(db: &Connection, name: &str) -> rusqlite::Result<Option<Person>> {
    one(db, "user_name", name)
}

/// The person of a number, in the form of [`mobile`].
pub fn by_mobile(db: &Connection, mobile: &str) -> rusqlite::Result<Option<Person>> {
    one(db, "mobile", mobile)
}

/// The person of an e-mail address.
pub fn by_email(db: &Connection, email: &str) -> rusqlite::Result<Option<Person>> {
    one(db, "email", email)
}

/// Stores a person who is new, or was changed. `orgs` only when new.
pub fn save(db: &Connection, person: &Person, now: i64) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached(
        "INSERT INTO oa_users (id, user_name, name, mobile, email, password, ends, must_modify, mfa, denied, disabled,
           failures, locked, attributes, extension, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name, name = excluded.name, mobile = excluded.mobile,
           email = excluded.email, password = excluded.password, ends = excluded.ends, must_modify =
           excluded.must_modify, mfa = excluded.mfa, denied = excluded.denied, disabled = excluded.disabled, failures =
           excluded.failures, locked = excluded.locked, attributes = excluded.attributes, extension = excluded.extension",
    )?;
    query.execute(params![
        person.id,
        person.user_name,
        person.name,
        person.mobile,
        person.email,
        person.password,
        person.ends,
        person.must_modify,
        person.mfa,
        person.denied,
        person.disabled,
        person.failures,
        person.locked,
        person.attributes.to_string(),
        person.extension.to_string(),
        now,
    ])?;
    Ok(())
}

/// A person of whom only this much is known.
pub fn blank(id: String, user_name: &str, mobile: &str) -> Person {
    Person {
        id,
        user_name: user_name.to_owned(),
        name: user_name.to_owned(),
        mobile: mobile.to_owned(),
        email: None,
        password: None,
        ends: None,
        must_modify: false,
        mfa: false,
        denied: String::new(),
        disabled: false,
        failures: 0,
        locked: 0,
        attributes: Value::Object(serde_json::Map::new()),
        extension: Value::Object(serde_json::Map::new()),
    }
}

impl Person {
    /// Whether a text is the password.
    pub fn has_password(&self, text: &str) -> bool {
        self.password.as_deref().is_some_and(|hash| bcrypt::verify(text, hash).unwrap_or(false))
    }

    /// Gives a password that the person chose: it is good for ninety days.
    pub fn choose_password(&mut self, text: &str, now: i64) {
        self.password = Some(hashed(text));
        self.ends = Some(now + 90 * DAY);
        self.must_modify = false;
    }
}

/// The hash of a password.
pub fn hashed(text: &str) -> String {
    bcrypt::hash(text, COST).unwrap_or_default()
}

/// A number in one form: of China's the eleven digits alone, others as `+852-91234567`; `None` = it is no number.
pub fn mobile(text: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = text.strip_prefix("+86").unwrap_or(text);
    let bare = bare.strip_prefix('-').unwrap_or(bare);
    if bare.len() == 11 && bare.starts_with('1') && digits(bare) {
        return Some(bare.to_owned());
    }
    let (code, number) = text.strip_prefix('+')?.split_once('-')?;
    let known = super::countries::CODES.iter().any(|row| row.code == code && row.lengths.contains(&number.len()));
    (known && code != "86" && digits(number)).then(|| text.to_owned())
}

/// An id as the product makes them: `20210621095935811-5E16-6B3060C2A`.
pub fn new_id(now: i64) -> String {
    let rest = fresh_id().to_ascii_uppercase();
    let (middle, end) = (rest.get(..4).unwrap_or_default(), rest.get(4..13).unwrap_or_default());
    format!("{}-{middle}-{end}", clock::digits(now))
}

/// An id that is the same at every seeding.
pub fn seeded_id(label: &str) -> String {
    let mut dice = dice(label);
    format!("20210621{:09}-{:04X}-{:09X}", dice.u32(..235_959_999), dice.u16(..), dice.u64(..1 << 36))
}

/// The name of somebody's account in an application, unless there is none or it is disabled.
pub fn account_name(db: &Connection, app: &str, user: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT account_name FROM oa_accounts WHERE app = ? AND user = ? AND NOT disabled";
    db.prepare_cached(query)?.query_row([app, user], |row| row.get(0)).optional()
}

/// Gives somebody an account in an application, unless there is one.
pub fn give_account(db: &Connection, app: &str, person: &Person, org: &str, id: &str) -> rusqlite::Result<()> {
    db.execute(
        "INSERT OR IGNORE INTO oa_accounts (id, app, user, account_name, kind, name, disabled, org)
         VALUES (?, ?, ?, ?, 'BASIC_ACCOUNT', ?, 0, ?)",
        params![id, app, person.id, person.user_name, person.name, org],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::mobile;

    #[test]
    fn numbers() {
        for text in ["13800000001", "+8613800000001", "+86-13800000001"] {
            assert_eq!(mobile(text).as_deref(), Some("13800000001"), "{text}");
        }
        assert_eq!(mobile("+852-91234567").as_deref(), Some("+852-91234567"));
        for wrong in ["", "1380000000", "23800000001", "+85291234567", "+852-9123456", "+999-91234567", "138 00000001"]
        {
            assert_eq!(mobile(wrong), None, "{wrong}");
        }
    }
}
