//! The ledger: every effect that really happened, so that a call without an answer can be told from one without effect.

use rusqlite::{Connection, Row, params};
use serde_json::{Value, json};

use super::ask::Ask;
use super::clock;
use super::money::yuan;

/// Notes the effect of a call on a machine, and what it cost in fen.
pub fn note(ask: &Ask, server: i64, amount: i64) -> rusqlite::Result<()> {
    let mut query = ask.db.prepare_cached(
        "INSERT INTO zkeys_ledger (time, action, member, server, agent_order_no, client_order_no, amount)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?;
    let action = ask.fields.text("action");
    let (agent, client) = (ask.fields.text("agent_order_no"), ask.fields.text("clientOrderNo"));
    query.execute(params![ask.play.now(), action, ask.member, server, agent, client, amount])?;
    Ok(())
}

/// All effects, oldest first; only those of an action when one is given.
pub fn list(db: &Connection, action: Option<&str>) -> rusqlite::Result<Vec<Value>> {
    let query = "SELECT id, time, action, member, server, agent_order_no, client_order_no, amount FROM zkeys_ledger
        WHERE ?1 IS NULL OR action = ?1 ORDER BY id";
    db.prepare(query)?.query_map([action], shown)?.collect()
}

/// Forgets all effects.
pub fn clear(db: &Connection) -> rusqlite::Result<usize> {
    db.execute("DELETE FROM zkeys_ledger", [])
}

fn shown(row: &Row) -> rusqlite::Result<Value> {
    Ok(json!({
        "id": row.get::<_, i64>(0)?, "time": clock::text(row.get(1)?), "action": row.get::<_, String>(2)?,
        "member": row.get::<_, i64>(3)?.to_string(), "guid": row.get::<_, i64>(4)?.to_string(),
        "agent_order_no": row.get::<_, Option<String>>(5)?, "clientOrderNo": row.get::<_, Option<String>>(6)?,
        "amount": yuan(row.get(7)?),
    }))
}
