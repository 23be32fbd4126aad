//! The tables of the engine. Times are seconds since 1970, `due` is in milliseconds; all by the engine's own clock.

use rusqlite::Connection;

/// `due`: when the work that runs is done; `gone`: when an expired machine is deleted; `extra`: fields shown over the
/// others, as JSON.
pub const TABLES: &str = "
CREATE TABLE zkeys_servers (id INTEGER PRIMARY KEY, guid INTEGER NOT NULL UNIQUE, member INTEGER NOT NULL,
  client INTEGER NOT NULL, product INTEGER NOT NULL, line INTEGER NOT NULL, system INTEGER NOT NULL,
  name TEXT NOT NULL, cabinet TEXT NOT NULL, login TEXT NOT NULL, password TEXT NOT NULL, partition INTEGER NOT NULL,
  remarks TEXT NOT NULL, bought INTEGER NOT NULL, started INTEGER NOT NULL, ends INTEGER NOT NULL,
  gone INTEGER NOT NULL, order_status INTEGER NOT NULL, run INTEGER NOT NULL, act INTEGER NOT NULL, due INTEGER,
  extra TEXT NOT NULL DEFAULT '{}');
CREATE INDEX zkeys_servers_of ON zkeys_servers (member, guid);
CREATE INDEX zkeys_servers_due ON zkeys_servers (due) WHERE due IS NOT NULL;
CREATE INDEX zkeys_servers_ends ON zkeys_servers (order_status, ends);
CREATE INDEX zkeys_servers_gone ON zkeys_servers (order_status, gone);
CREATE TABLE zkeys_ips (id INTEGER PRIMARY KEY, server INTEGER NOT NULL, ip TEXT NOT NULL, mask TEXT NOT NULL,
  gateway TEXT NOT NULL, net_type TEXT NOT NULL, is_default INTEGER NOT NULL, status INTEGER NOT NULL,
  created INTEGER NOT NULL, upgrade INTEGER);
CREATE INDEX zkeys_ips_of ON zkeys_ips (server);
CREATE TABLE zkeys_upgrades (id INTEGER PRIMARY KEY, server INTEGER NOT NULL, kind TEXT NOT NULL, nums INTEGER NOT NULL,
  value TEXT NOT NULL, mask TEXT NOT NULL, gateway TEXT NOT NULL, order_no TEXT NOT NULL, status INTEGER NOT NULL,
  degrade INTEGER, created INTEGER NOT NULL);
CREATE INDEX zkeys_upgrades_of ON zkeys_upgrades (server);
CREATE TABLE zkeys_degrades (id INTEGER PRIMARY KEY, guid INTEGER NOT NULL UNIQUE, server INTEGER NOT NULL,
  item TEXT NOT NULL, status INTEGER NOT NULL, reason TEXT NOT NULL, apply INTEGER NOT NULL, created INTEGER NOT NULL,
  finished INTEGER, value TEXT NOT NULL, old TEXT, new TEXT NOT NULL, upgrade INTEGER);
CREATE INDEX zkeys_degrades_of ON zkeys_degrades (server);
CREATE INDEX zkeys_degrades_apply ON zkeys_degrades (apply) WHERE status = 0;
CREATE TABLE zkeys_stock (product INTEGER PRIMARY KEY, remaining INTEGER NOT NULL);
CREATE TABLE zkeys_ledger (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, action TEXT NOT NULL, member INTEGER NOT NULL,
  server INTEGER NOT NULL, agent_order_no TEXT, client_order_no TEXT, amount INTEGER NOT NULL);
";

/// Forgets everything but the tables.
pub fn clear(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "DELETE FROM zkeys_servers; DELETE FROM zkeys_ips; DELETE FROM zkeys_upgrades; DELETE FROM zkeys_degrades;
         DELETE FROM zkeys_stock; DELETE FROM zkeys_ledger;",
    )
}
