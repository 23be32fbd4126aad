//! What time does by itself: work that is done, downgrades that are due, machines that end. Nothing runs in the
//! background; every call first settles what was due before it.

use rusqlite::{Connection, params};

use super::play::Play;

/// Brings everything to what it is now.
pub fn settle(db: &Connection, play: &Play) -> rusqlite::Result<()> {
    let now = play.now();
    finish_work(db, play.now_ms)?;
    carry_out_degrades(db, now)?;
    db.prepare_cached(
        "UPDATE zkeys_servers SET order_status = 3, run = -2, act = 0, due = NULL WHERE order_status = 1 AND ends <= ?",
    )?
    .execute([now])?;
    let deleted = db
        .prepare_cached(
            "UPDATE zkeys_servers SET order_status = -2, run = -2, act = 0, due = NULL
             WHERE order_status = 3 AND gone <= ?",
        )?
        .execute([now])?;
    if deleted > 0 { cancel_degrades_of_deleted(db) } else { Ok(()) }
}

/// A machine runs after it was provisioned, rebooted, reinstalled or started; it is off after it was stopped.
fn finish_work(db: &Connection, now_ms: i64) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE zkeys_servers SET
           run = CASE WHEN order_status = 0 OR act IN (1, 2, 5) THEN 1 WHEN act = 6 THEN -1 ELSE run END,
           order_status = CASE order_status WHEN 0 THEN 1 ELSE order_status END, act = 0, due = NULL
         WHERE due <= ?",
    )?
    .execute([now_ms])?;
    Ok(())
}

/// The upgrade that a downgrade ends becomes void and keeps the downgrade's guid; its addresses are released.
fn carry_out_degrades(db: &Connection, now: i64) -> rusqlite::Result<()> {
    let due: Vec<(i64, i64, i64, Option<i64>)> = db
        .prepare_cached(
            "SELECT id, guid, apply, upgrade FROM zkeys_degrades WHERE status = 0 AND apply <= ? ORDER BY apply",
        )?
        .query_map([now], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, guid, apply, upgrade) in due {
        db.execute("UPDATE zkeys_degrades SET status = 1, finished = ? WHERE id = ?", [apply, id])?;
        db.execute("UPDATE zkeys_upgrades SET status = 0, degrade = ? WHERE id = ?", params![guid, upgrade])?;
        db.execute("UPDATE zkeys_ips SET status = -1 WHERE upgrade = ?", [upgrade])?;
    }
    Ok(())
}

/// What nobody will carry out any more.
pub fn cancel_degrades_of_deleted(db: &Connection) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE zkeys_degrades SET status = -1 WHERE status = 0
         AND server IN (SELECT id FROM zkeys_servers WHERE order_status = -2)",
        [],
    )?;
    Ok(())
}
