//! SMS codes and the outbox that they land in (oneaccess.md §2, C4; §2.1).

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Value, json};

use super::ask::Ask;
use super::captcha;
use super::clock;
use super::oddity::Oddity;
use super::people::mobile;
use super::wire::{Done, Stop, about, refuse};
use super::words;

/// What a code can be for; the last two exist on the vendor's other line only.
const TYPES: [&str; 6] =
    ["LOGIN_SMS", "REGISTER_SMS", "MFA_AUTH_SMS", "FORGET_PWD_SMS", "BIND_MOBILE_SMS", "CHANGE_PWD_SMS"];
const OTHER_TYPES: [&str; 2] = ["UPDATE_PWD_SMS", "UPDATE_MOBILE_SMS"];

/// `POST sms/send`. The number must be the one that the captcha was solved for.
pub fn send(ask: &Ask) -> Done {
    let (number, kind, proof) = (ask.need("mobile")?, ask.need("type")?, ask.need("captcha_token")?);
    let number = mobile(number).ok_or_else(|| about(&words::SEND_FAILED, words::NO_NUMBER))?;
    let is_known = TYPES.contains(&kind) || (ask.has(Oddity::CiamCodes) && OTHER_TYPES.contains(&kind));
    if !is_known {
        return Err(about(&words::MALFORMED, "type"));
    }
    captcha::spend(ask, proof, &number)?;
    let pool = if number.starts_with('+') { "sms_international" } else { "sms_domestic" };
    let left = ask.play.number(pool);
    if left <= 0 || ask.has(Oddity::NoSmsLeft) {
        return Err(about(&words::SEND_FAILED, words::NO_MESSAGES));
    }
    let now = ask.play.now;
    if let Some(last) = last(ask.db, &number, kind)? {
        let wait = last.made + ask.play.number("sms_interval") * 1000 - now;
        if wait > 0 {
            return Err(about(&words::TOO_SOON, (wait + 999) / 1000));
        }
    }
    let code = format!("{:06}", fastrand::u32(..1_000_000));
    ask.db.execute(
        "INSERT INTO oa_sms (mobile, type, code, made, ends) VALUES (?, ?, ?, ?, ?)",
        params![number, kind, code, now, ask.play.in_seconds_of("sms_seconds")],
    )?;
    let mut play = ask.play.clone();
    play.settings.insert(pool.into(), json!(left - 1));
    play.keep(ask.db)?;
    ask.nothing()
}

struct Message {
    id: i64,
    code: String,
    made: i64,
    ends: i64,
    tries: i64,
    used: bool,
}

/// The last message to a number for a purpose: only its code counts.
fn last(db: &Connection, number: &str, kind: &str) -> rusqlite::Result<Option<Message>> {
    let query = "SELECT id, code, made, ends, tries, used FROM oa_sms WHERE mobile = ? AND type = ?
        ORDER BY id DESC LIMIT 1";
    let read = |row: &Row| {
        Ok(Message {
            id: row.get(0)?,
            code: row.get(1)?,
            made: row.get(2)?,
            ends: row.get(3)?,
            tries: row.get(4)?,
            used: row.get(5)?,
        })
    };
    db.prepare_cached(query)?.query_row([number, kind], read).optional()
}

/// Looks at a code without using it up. A wrong one counts.
pub fn look(ask: &Ask, number: &str, kind: &str, code: &str) -> Result<(), Stop> {
    let Some(message) = last(ask.db, number, kind)? else { return refuse(&words::CODE_WRONG) };
    if message.used || message.ends <= ask.play.now || message.tries >= ask.play.number("sms_tries") {
        return refuse(&words::CODE_WRONG);
    }
    if message.code != code {
        ask.db.execute("UPDATE oa_sms SET tries = tries + 1 WHERE id = ?", [message.id])?;
        return refuse(&words::CODE_WRONG);
    }
    Ok(())
}

/// Uses up the last code of a number and a purpose.
pub fn spend(ask: &Ask, number: &str, kind: &str) -> Result<(), Stop> {
    ask.db.execute("UPDATE oa_sms SET used = 1 WHERE mobile = ? AND type = ?", [number, kind])?;
    Ok(())
}

/// Checks a code and uses it up.
pub fn check(ask: &Ask, number: &str, kind: &str, code: &str) -> Result<(), Stop> {
    look(ask, number, kind, code)?;
    spend(ask, number, kind)
}

/// Every message, newest first; only those to a number when one is given.
pub fn outbox(db: &Connection, number: Option<&str>, now: i64) -> rusqlite::Result<Vec<Value>> {
    let query = "SELECT id, mobile, type, code, made, ends, tries, used FROM oa_sms
        WHERE ?1 IS NULL OR mobile = ?1 ORDER BY id DESC LIMIT 200";
    let read = |row: &Row| {
        let (code, kind): (String, String) = (row.get(3)?, row.get(2)?);
        let ends: i64 = row.get(5)?;
        let state = if row.get(7)? {
            "used"
        } else if ends <= now {
            "over"
        } else {
            "good"
        };
        Ok(json!({
            "id": row.get::<_, i64>(0)?, "mobile": row.get::<_, String>(1)?, "type": kind, "code": code,
            "time": clock::text(row.get(4)?), "ends": clock::text(ends), "tries": row.get::<_, i64>(6)?, "state": state,
            "text": format!("【示例集团】您的验证码为{code}，请勿告知他人。"),
        }))
    };
    db.prepare(query)?.query_map([number], read)?.collect()
}
