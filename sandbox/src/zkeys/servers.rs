//! Machines as they are stored.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Map, Value};

use super::catalogue::{self, Line, Product};

/// `order_status`.
pub mod order {
    pub const PROVISIONING: i64 = 0;
    pub const NORMAL: i64 = 1;
    pub const EXPIRED: i64 = 3;
    pub const DELETED: i64 = -2;
}

/// `run_status`.
pub mod run {
    pub const LOCKED: i64 = -2;
    pub const OFF: i64 = -1;
    pub const RUNNING: i64 = 1;
}

/// `act_status`: what is being done.
pub mod act {
    pub const NONE: i64 = 0;
    pub const REBOOT: i64 = 1;
    pub const INSTALL: i64 = 2;
    pub const PASSWORD: i64 = 3;
    pub const UPGRADE: i64 = 4;
    pub const START: i64 = 5;
    pub const STOP: i64 = 6;
}

/// A machine.
#[derive(Clone)]
pub struct Server {
    pub id: i64,
    pub guid: i64,
    pub member: i64,
    /// Whom the member sold it to.
    pub client: i64,
    pub product: i64,
    pub line: i64,
    pub system: i64,
    pub name: String,
    pub cabinet: String,
    pub login: String,
    /// −1 whole disk, 0 first partition, else MB.
    pub partition: i64,
    pub remarks: String,
    pub bought: i64,
    pub started: i64,
    pub ends: i64,
    pub order: i64,
    pub run: i64,
    pub act: i64,
    /// Fields shown over the others.
    pub extra: Map<String, Value>,
}

const COLUMNS: &str = "SELECT id, guid, member, client, product, line, system, name, cabinet, login, partition,
    remarks, bought, started, ends, order_status, run, act, extra FROM zkeys_servers";

/// A member's machine.
pub fn find(db: &Connection, member: i64, guid: i64) -> rusqlite::Result<Option<Server>> {
    let query = format!("{COLUMNS} WHERE member = ? AND guid = ?");
    db.prepare_cached(&query)?.query_row([member, guid], read).optional()
}

/// Anybody's machine.
pub fn any(db: &Connection, guid: i64) -> rusqlite::Result<Option<Server>> {
    db.prepare_cached(&format!("{COLUMNS} WHERE guid = ?"))?.query_row([guid], read).optional()
}

/// How many machines a member has.
pub fn count(db: &Connection, member: i64) -> rusqlite::Result<i64> {
    db.prepare_cached("SELECT count(*) FROM zkeys_servers WHERE member = ?")?.query_row([member], |row| row.get(0))
}

/// Some of a member's machines, the newest first.
pub fn page(db: &Connection, member: i64, from: i64, many: i64) -> rusqlite::Result<Vec<Server>> {
    let query = format!("{COLUMNS} WHERE member = ? ORDER BY guid DESC LIMIT ? OFFSET ?");
    db.prepare_cached(&query)?.query_map([member, many, from], read)?.collect()
}

fn read(row: &Row) -> rusqlite::Result<Server> {
    let extra: String = row.get(18)?;
    Ok(Server {
        id: row.get(0)?,
        guid: row.get(1)?,
        member: row.get(2)?,
        client: row.get(3)?,
        product: row.get(4)?,
        line: row.get(5)?,
        system: row.get(6)?,
        name: row.get(7)?,
        cabinet: row.get(8)?,
        login: row.get(9)?,
        partition: row.get(10)?,
        remarks: row.get(11)?,
        bought: row.get(12)?,
        started: row.get(13)?,
        ends: row.get(14)?,
        order: row.get(15)?,
        run: row.get(16)?,
        act: row.get(17)?,
        extra: serde_json::from_str(&extra).unwrap_or_default(),
    })
}

/// Stores a new machine with a hash of its password; `due` tells when what runs is done, in milliseconds.
pub fn insert(db: &Connection, server: &Server, password: &str, due: Option<i64>) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached(
        "INSERT INTO zkeys_servers (id, guid, member, client, product, line, system, name, cabinet, login, partition,
         remarks, bought, started, ends, order_status, run, act, password, due, gone)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    query.execute(params![
        server.id,
        server.guid,
        server.member,
        server.client,
        server.product,
        server.line,
        server.system,
        server.name,
        server.cabinet,
        server.login,
        server.partition,
        server.remarks,
        server.bought,
        server.started,
        server.ends,
        server.order,
        server.run,
        server.act,
        password,
        due,
        gone(server.line, server.ends),
    ])?;
    Ok(())
}

/// The id of the next machine.
pub fn next_id(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("SELECT coalesce(max(id), 1028) + 1 FROM zkeys_servers", [], |row| row.get(0))
}

/// When a machine of a line that ends then is deleted.
pub fn gone(line: i64, ends: i64) -> i64 {
    ends + catalogue::line(line).map_or(1, |line| line.retention_days) * super::clock::DAY
}

/// The hash of a password, the only thing that is kept of it.
pub fn hashed(password: &str) -> String {
    bcrypt::hash(password, 4).unwrap_or_default()
}

impl Server {
    /// Its line.
    pub fn line(&self) -> Option<&'static Line> {
        catalogue::line(self.line)
    }

    /// Its product.
    pub fn product(&self) -> Option<&'static Product> {
        catalogue::product(self.product)
    }

    /// Whether it is being handed over to somebody else.
    pub fn is_pushed(&self) -> bool {
        self.extra.get("push_status").is_some_and(|status| status.as_str() == Some("1") || status.as_i64() == Some(1))
    }
}

/// Where a machine stands: a rack of its line and a place in it.
pub fn cabinet(line: &Line, id: i64) -> String {
    format!("{}_{}-{}", line.code(), 100 + id / 20 % 900, id % 20 + 1)
}
