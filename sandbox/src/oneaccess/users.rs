//! The directory's people, as an administrator makes and changes them (oneaccess.md §3.3).

mod attributes;

use rusqlite::params;
use serde_json::{Value, json};

use self::attributes::{fill, relations, required};
use super::apps;
use super::ask::{Ask, empty};
use super::oddity::Oddity;
use super::password::is_good;
use super::people::{self, Person, hashed, mobile};
use super::profile::free;
use super::tenant::root_org;
use super::wire::{Done, Stop, about, json as answer, ok, refuse, stop};
use super::words;

/// `POST users`.
pub fn create(ask: &Ask, _: &[&str]) -> Done {
    let (name, number) = (ask.need("user_name")?, ask.need("mobile")?);
    if name.chars().count() > 100 || name.chars().any(char::is_whitespace) {
        return refuse(&words::NAME_RULE);
    }
    let number = mobile(number).ok_or_else(|| stop(&words::MOBILE_RULE))?;
    required(ask)?;
    let now = ask.play.now;
    let mut person = people::blank(people::new_id(now), name, &number);
    person.email = ask.may("email")?.map(str::to_owned);
    fill(ask, &mut person)?;
    if let Some(password) = ask.may("password")? {
        if !is_good(password, name) {
            return refuse(&words::PASSWORD_RULE);
        }
        person.password = Some(hashed(password));
    }
    person.must_modify = flag(ask, "pwd_must_modify")?.unwrap_or(true);
    let main = ask.may("org_code")?.unwrap_or(root_org());
    let org = apps::org_id(main).ok_or_else(|| about(&words::NO_ORG, main))?;
    let orgs = relations(ask, main)?;
    free(ask, &person)?;
    people::save(ask.db, &person, now)?;
    ask.db.execute("UPDATE oa_users SET orgs = ? WHERE id = ?", params![orgs.to_string(), person.id])?;
    people::give_account(ask.db, ask.app.id, &person, org, &people::new_id(now))?;
    if ask.has(Oddity::CreateEmpty) {
        return Ok(empty(200));
    }
    Ok(answer(201, &json!({"user_id": person.id})))
}

/// `PUT users/{user_id}`: as at the creation, all of it optional.
pub fn update(ask: &Ask, ids: &[&str]) -> Done {
    let mut person = known(ask, ids)?;
    if let Some(name) = ask.may("user_name")? {
        person.user_name = name.to_owned();
    }
    if let Some(number) = ask.may("mobile")? {
        person.mobile = mobile(number).ok_or_else(|| stop(&words::MOBILE_RULE))?;
    }
    if let Some(email) = ask.may("email")? {
        person.email = Some(email.to_owned());
    }
    fill(ask, &mut person)?;
    if let Some(must) = flag(ask, "pwd_must_modify")? {
        person.must_modify = must;
    }
    free(ask, &person)?;
    if ask.fields.contains_key("user_org_relation_list") {
        let main = ask.may("org_code")?.unwrap_or_default();
        let orgs = relations(ask, main)?;
        ask.db.execute("UPDATE oa_users SET orgs = ? WHERE id = ?", params![orgs.to_string(), person.id])?;
    }
    people::save(ask.db, &person, ask.play.now)?;
    ok(&json!({"user_id": person.id}))
}

/// `PUT users/{user_id}/change-password`.
pub fn set_password(ask: &Ask, ids: &[&str]) -> Done {
    let mut person = known(ask, ids)?;
    give(ask, &mut person)
}

/// `PUT users/{user_id}/change-password-verify`.
pub fn change_password(ask: &Ask, ids: &[&str]) -> Done {
    let mut person = known(ask, ids)?;
    if !person.has_password(ask.need("old_password")?) {
        return refuse(&words::OLD_PASSWORD);
    }
    give(ask, &mut person)
}

fn give(ask: &Ask, person: &mut Person) -> Done {
    let password = ask.need("password")?;
    if !is_good(password, &person.user_name) {
        return refuse(&words::PASSWORD_RULE);
    }
    person.choose_password(password, ask.play.now);
    people::save(ask.db, person, ask.play.now)?;
    ok(&json!({"user_id": person.id}))
}

fn known(ask: &Ask, ids: &[&str]) -> Result<Person, Stop> {
    let id = ids.first().copied().unwrap_or_default();
    people::by_id(ask.db, id)?.ok_or_else(|| stop(&words::UNKNOWN_USER))
}

fn flag(ask: &Ask, name: &str) -> Result<Option<bool>, Stop> {
    match ask.fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(yes)) => Ok(Some(*yes)),
        Some(_) => Err(about(&words::MALFORMED, name)),
    }
}

/// Everything that a tenant can make mandatory.
pub fn attribute_names() -> impl Iterator<Item = &'static str> {
    attributes::names()
}
