//! Social accounts: signing in with one, binding, unbinding (oneaccess.md §2, L3, L4, B1 to B4). WeChat and Alipay are
//! played too: people there are a fixed list, and a consent page hands out codes.

use rusqlite::{OptionalExtension, params};
use serde_json::{Value, json};

use super::ask::Ask;
use super::clock;
use super::outcome::{Door, enter, short, stranger};
use super::people::{self, mobile};
use super::sign_in::newcomer;
use super::slips::{self, Kind};
use super::sms;
use super::wire::{Done, Stop, about, ok, refuse, stop};
use super::words;

/// Somebody's account at WeChat or Alipay.
pub struct Identity {
    /// `wechat` or `alipay`.
    pub source: &'static str,
    pub uid: &'static str,
    pub nickname: &'static str,
    /// User name of the person who is bound to it in the seed.
    pub bound: Option<&'static str>,
}

const fn identity(
    source: &'static str,
    uid: &'static str,
    nickname: &'static str,
    bound: Option<&'static str>,
) -> Identity {
    Identity { source, uid, nickname, bound }
}

/// All of them.
pub const IDENTITIES: [Identity; 8] = [
    identity("wechat", "wx-chen", "晨曦", Some("chen.xi")),
    identity("wechat", "wx-lin", "林间", Some("lin.hua")),
    identity("wechat", "wx-zhou", "周末", Some("zhou.ting")),
    identity("wechat", "wx-tang", "薇薇 <3", None),
    identity("wechat", "wx-new", "路人", None),
    identity("alipay", "ali-chen", "晨曦", Some("chen.xi")),
    identity("alipay", "ali-lin", "林华", Some("lin.hua")),
    identity("alipay", "ali-new", "新用户", None),
];

/// What a source is called in bindings.
pub fn kind_of(source: &str) -> &'static str {
    if source == "alipay" { "alipay" } else { "weixin" }
}

fn source_of(kind: &str) -> &'static str {
    if kind == "alipay" { "alipay" } else { "wechat" }
}

/// `POST login/wechat`.
pub fn wechat(ask: &Ask) -> Done {
    sign_in(ask, "wechat")
}

/// `POST login/alipay`.
pub fn alipay(ask: &Ask) -> Done {
    sign_in(ask, "alipay")
}

fn sign_in(ask: &Ask, source: &str) -> Done {
    let code = ask.need("code")?;
    let slip = slips::alive(ask.db, Kind::SocialCode, code, ask.play.now)?;
    let slip = slip.filter(|slip| slip.text("source") == source).ok_or_else(|| stop(&words::SOCIAL_CODE))?;
    slips::burn(ask.db, Kind::SocialCode, code)?;
    let (kind, uid) = (kind_of(source), slip.text("uid"));
    let query = "SELECT user FROM oa_social WHERE kind = ? AND uid = ?";
    let user: Option<String> = ask.db.prepare_cached(query)?.query_row([kind, uid], |row| row.get(0)).optional()?;
    if let Some(user) = user {
        let person = people::by_id(ask.db, &user)?.ok_or_else(|| stop(&words::NO_USER))?;
        return enter(ask, &person, Door::Social);
    }
    match ask.play.way(source) {
        "register" => stranger(ask, "USER_REGISTER", "register", kind, uid),
        "bind-or-register" => stranger(ask, "SOCIAL_BIND", "either", kind, uid),
        _ => stranger(ask, "SOCIAL_BIND", "bind", kind, uid),
    }
}

/// `POST social/bind`: to the person who has the number.
pub fn bind(ask: &Ask) -> Done {
    let state = ask.state(&["bind", "either"])?;
    let (number, code) = (ask.need("mobile")?, ask.need("verify_code")?);
    let number = proven(ask, number, "BIND_MOBILE_SMS", code)?;
    let Some(person) = people::by_mobile(ask.db, &number)? else { return ask.spent(&words::NO_USER) };
    if person.disabled {
        return ask.spent(&words::DISABLED);
    }
    if bindings(ask, &person.id)?.iter().any(|row| row.kind == state.text("kind")) {
        return ask.spent(&words::SOCIAL_TAKEN);
    }
    tie(ask, &person.id, state.text("kind"), state.text("uid"))?;
    ask.end_state()?;
    short(ask, &person, true)
}

/// `POST social/register-bind`: to a person who is made for it.
pub fn register(ask: &Ask) -> Done {
    let state = ask.state(&["register", "either"])?;
    let (number, code) = (ask.need("mobile")?, ask.need("verify_code")?);
    let number = proven(ask, number, "REGISTER_SMS", code)?;
    if people::by_mobile(ask.db, &number)?.is_some() {
        return ask.spent(&words::MOBILE_TAKEN);
    }
    let person = newcomer(ask, &number)?;
    tie(ask, &person.id, state.text("kind"), state.text("uid"))?;
    ask.end_state()?;
    short(ask, &person, true)
}

fn proven(ask: &Ask, number: &str, kind: &str, code: &str) -> Result<String, Stop> {
    let Some(number) = mobile(number) else { return ask.spent(&words::MOBILE_RULE) };
    if let Err(stop) = sms::check(ask, &number, kind, code) {
        ask.mistaken()?;
        return Err(stop);
    }
    Ok(number)
}

fn tie(ask: &Ask, user: &str, kind: &str, uid: &str) -> Result<(), Stop> {
    let id = people::new_id(ask.play.now);
    ask.db.execute("INSERT INTO oa_social VALUES (?, ?, ?, ?, ?)", params![id, user, kind, uid, ask.play.now])?;
    Ok(())
}

struct Binding {
    id: String,
    kind: String,
    uid: String,
    made: i64,
}

fn bindings(ask: &Ask, user: &str) -> rusqlite::Result<Vec<Binding>> {
    let query = "SELECT id, kind, uid, made FROM oa_social WHERE user = ? ORDER BY made, id";
    let read =
        |row: &rusqlite::Row| Ok(Binding { id: row.get(0)?, kind: row.get(1)?, uid: row.get(2)?, made: row.get(3)? });
    ask.db.prepare_cached(query)?.query_map([user], read)?.collect()
}

/// `GET social`.
pub fn list(ask: &Ask) -> Done {
    let person = ask.signed()?.person;
    let rows: Vec<Value> = bindings(ask, &person.id)?.iter().map(|row| shown(&person.id, row)).collect();
    ok(&json!({"social": rows}))
}

/// All fields are texts, and only one of them is in snake case.
fn shown(user: &str, row: &Binding) -> Value {
    let source = source_of(&row.kind);
    let found = IDENTITIES.iter().find(|one| one.source == source && one.uid == row.uid);
    let nickname = found.map_or("", |one| one.nickname);
    json!({
        "id": row.id, "userId": user, "socialType": row.kind, "social_uid": row.uid, "socialNickname": nickname,
        "socialHeadImage": format!("https://img.example.com/{}.png", row.uid),
        "socialAccountDetails": json!({"nickname": nickname, "openid": row.uid}).to_string(),
        "createdAt": clock::text(row.made), "updatedAt": clock::text(row.made),
    })
}

/// `POST social/unbind-account`.
pub fn unbind(ask: &Ask) -> Done {
    let person = ask.signed()?.person;
    let id = ask.need("id")?;
    let done = ask.db.execute("DELETE FROM oa_social WHERE id = ? AND user = ?", [id, &person.id])?;
    if done == 0 { refuse(&words::NO_SOCIAL) } else { ask.nothing() }
}

/// Hands out a code, as WeChat or Alipay does to an app when its owner agrees.
pub fn new_code(db: &rusqlite::Connection, source: &str, uid: &str, now: i64) -> Result<String, Stop> {
    let known = IDENTITIES.iter().any(|one| one.source == source && one.uid == uid);
    if !known {
        return Err(about(&words::MALFORMED, "uid"));
    }
    let code = super::tokens::random(32);
    slips::put(db, Kind::SocialCode, &code, &json!({"source": source, "uid": uid}), now + 300_000)?;
    Ok(code)
}
