//! The shapes on the wire, which differ by generation (platform.md §1.1).

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::Generation;
use super::accounts::{Account, Role};
use crate::answer::{Answer, text};

/// The usual success.
pub const OK: i64 = 1000;

/// A token that is not accepted: HTTP status, code, text, and whether the key is misspelt.
#[derive(Clone, Copy)]
pub struct Refused {
    pub status: u16,
    pub code: i64,
    pub words: &'static str,
    pub misspelt: bool,
}

/// JSON as the service's library writes it: non-ASCII as it is, but nothing that a web page could take for markup.
pub fn json(status: u16, value: &Value) -> Answer {
    text(status, "application/json; charset=utf-8", written(value))
}

fn written(value: &Value) -> String {
    value.to_string().replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e")
}

/// Plain text: no quotes around it.
pub fn plain(words: &str) -> Answer {
    text(200, "text/plain; charset=utf-8", words.to_owned())
}

/// A success; its text is in `errMsg`, except in generation A.
pub fn done(generation: Generation, code: i64, data: &Value, words: &str) -> Answer {
    json(200, &envelope(generation, code, data, words, ""))
}

/// A failure, which is HTTP 200 as well.
pub fn failed(generation: Generation, code: i64, words: &str) -> Answer {
    json(200, &envelope(generation, code, &json!({}), "", words))
}

/// Two JSON objects in one body: the failure, and then the success that nobody held back.
pub fn failed_and_done(generation: Generation, code: i64, words: &str, data: &Value, success: &str) -> Answer {
    let first = written(&envelope(generation, code, &json!({}), "", words));
    let second = written(&envelope(generation, OK, data, success, ""));
    text(200, "application/json; charset=utf-8", first + &second)
}

fn envelope(generation: Generation, code: i64, data: &Value, success: &str, failure: &str) -> Value {
    if generation == Generation::A {
        return json!({"errCode": code, "data": data, "msg": success, "errMsg": failure});
    }
    let words = if success.is_empty() { failure } else { success };
    json!({"errCode": code, "data": data, "errMsg": words})
}

/// A token that is not accepted. A keeps to 401; later ones say 202 and 200, and put a space into the keys.
pub fn refused(generation: Generation, why: Refused) -> Answer {
    if generation == Generation::A {
        return json(401, &json!({"errcode": why.code, "errmsg": why.words}));
    }
    let key = if why.misspelt { "error core" } else { "error code" };
    json(why.status, &json!({key: why.code, "error message": why.words}))
}

/// An account as A and B show the one that asks: with its hash.
pub fn user(generation: Generation, account: &Account, role: Option<&Role>) -> Value {
    let dates = [date(generation, &account.created), date(generation, &account.updated)];
    let [created, updated] = dates;
    let mut user = json!({
        "id": account.id, "CreatedAt": created, "UpdatedAt": updated, "uid": account.uid,
        "password": shown_hash(generation, &account.password), "Status": account.enabled,
    });
    if let Some(fields) = user.as_object_mut() {
        if generation == Generation::A {
            fields.insert("userName".into(), json!(account.name));
        } else {
            fields.insert("username".into(), json!(account.name));
            fields.insert("role_id".into(), json!(account.role));
            fields.insert("role".into(), self::role(generation, role));
        }
    }
    json!({"data": {"user": user}, "errcode": 0})
}

/// What registering answers: an account of nothing, never the one that was made.
pub fn nobody(generation: Generation) -> Value {
    let unset = date(generation, "");
    match generation {
        Generation::A => json!({
            "id": 0, "CreatedAt": unset, "UpdatedAt": unset, "uid": "", "userName": "", "password": "", "Status": null,
        }),
        Generation::B => json!({
            "id": 0, "CreatedAt": unset, "UpdatedAt": unset, "uid": "", "username": "", "password": "", "Status": null,
            "role_id": 0, "role": role(generation, None),
        }),
        Generation::C => json!({
            "id": 0, "createdAt": unset, "updatedAt": unset, "uid": "", "username": "", "password": "", "Status": null,
            "role_id": 0, "role": role(generation, None),
        }),
    }
}

/// A role; `code` is always empty, because two fields share one column.
pub fn role(generation: Generation, role: Option<&Role>) -> Value {
    let (id, name, description) = role.map_or((0, "", ""), |role| (role.id, &role.name, &role.description));
    let created = date(generation, role.map_or("", |role| &role.created));
    let updated = date(generation, role.map_or("", |role| &role.updated));
    let (created_key, updated_key) =
        if generation == Generation::C { ("createdAt", "updatedAt") } else { ("CreatedAt", "UpdatedAt") };
    json!({
        "id": id, created_key: created, updated_key: updated, "name": name, "desc": description, "code": "",
        "users": null, "permission_id": 0, "permission": null,
    })
}

/// A date. Only A writes what it means; later ones took a literal date for a layout, and year and month are lost:
/// day, day, hour of twelve – day – day, time.
fn date(generation: Generation, stamp: &str) -> String {
    let moment: Option<Timestamp> = stamp.parse().ok();
    let Some(moment) = moment.map(|moment| moment.to_zoned(TimeZone::UTC)) else {
        return if generation == Generation::A { "0001-01-01 00:00:00" } else { "10112-01-01 00:00:00" }.to_owned();
    };
    if generation == Generation::A {
        return moment.strftime("%Y-%m-%d %H:%M:%S").to_string();
    }
    let (day, hour) = (moment.day(), (moment.hour() + 11) % 12 + 1);
    format!("{day}{day:02}{hour}-{day:02}-{day:02} {}", moment.strftime("%H:%M:%S"))
}

/// A hash with the work factor that the generation uses. Ours are all made with the lowest.
fn shown_hash(generation: Generation, hash: &str) -> String {
    if generation == Generation::A { hash.to_owned() } else { hash.replacen("$04$", "$10$", 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_lose_their_year_and_month() {
        let stamp = "2024-11-21T17:16:13.000000Z";
        assert_eq!(date(Generation::C, stamp), "21215-21-21 17:16:13");
        assert_eq!(date(Generation::B, "2024-06-07T00:05:09.000000Z"), "70712-07-07 00:05:09");
        assert_eq!(date(Generation::B, ""), "10112-01-01 00:00:00");
        assert_eq!(date(Generation::A, stamp), "2024-11-21 17:16:13");
    }
}
