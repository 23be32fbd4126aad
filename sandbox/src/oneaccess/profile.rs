//! Registering, and one's own profile (oneaccess.md §2, R1, U1, U2).

use serde_json::{Map, Value, json};

use super::apps::ORGS;
use super::ask::Ask;
use super::clock::is_day;
use super::oddity::Oddity;
use super::outcome::short;
use super::password::is_good;
use super::people::{self, Person, mobile};
use super::sms;
use super::wire::{Done, Stop, about, ok, refuse, stop};
use super::words;

/// What a profile has besides names, number and address.
const FREE: [&str; 7] =
    ["head_img", "attr_gender", "attr_birthday", "attr_nick_name", "first_name", "middle_name", "last_name"];

/// `POST register/mobile-verify-code`.
pub fn register(ask: &Ask) -> Done {
    if !ask.play.is_on("registration") {
        return refuse(&words::NO_REGISTRATION);
    }
    let (number, code) = (ask.need("mobile")?, ask.need("verify_code")?);
    let number = mobile(number).ok_or_else(|| stop(&words::MOBILE_RULE))?;
    let user_name = ask.may("user_name")?.unwrap_or(&number);
    let now = ask.play.now;
    let mut person = people::blank(people::new_id(now), user_name, &number);
    fill(ask, &mut person)?;
    person.email = ask.may("email")?.map(str::to_owned);
    if let Some(password) = ask.may("pwd")? {
        if !is_good(password, user_name) {
            return refuse(&words::PASSWORD_RULE);
        }
        person.choose_password(password, now);
    }
    sms::look(ask, &number, "REGISTER_SMS", code)?;
    free(ask, &person)?;
    sms::spend(ask, &number, "REGISTER_SMS")?;
    people::save(ask.db, &person, now)?;
    people::give_account(ask.db, ask.app.id, &person, ORGS[0].2, &people::new_id(now))?;
    short(ask, &person, false)
}

/// Refuses a person whose name, number or address somebody else has.
pub fn free(ask: &Ask, person: &Person) -> Result<(), Stop> {
    let other = |found: Option<Person>| found.is_some_and(|found| found.id != person.id);
    if other(people::by_name(ask.db, &person.user_name)?) {
        return refuse(&words::NAME_TAKEN);
    }
    if other(people::by_mobile(ask.db, &person.mobile)?) {
        return refuse(&words::MOBILE_TAKEN);
    }
    match &person.email {
        Some(email) if other(people::by_email(ask.db, email)?) => refuse(&words::EMAIL_TAKEN),
        _ => Ok(()),
    }
}

/// Puts the free attributes that were sent into a profile. What is not sent stays, what is sent empty goes.
fn fill(ask: &Ask, person: &mut Person) -> Result<(), Stop> {
    if let Some(name) = ask.may("name")? {
        person.name = name.to_owned();
    }
    let wrong = |name: &str| Err(about(&words::ATTRIBUTE, name));
    for name in FREE {
        let Some(sent) = ask.fields.get(name).filter(|sent| !sent.is_null()) else { continue };
        let text = sent.as_str().ok_or_else(|| about(&words::MALFORMED, name))?;
        let is_right = match name {
            _ if text.is_empty() => true,
            "attr_gender" => ["unknown", "male", "female"].contains(&text),
            "attr_birthday" => is_day(text),
            "head_img" => text.starts_with("https://") || text.starts_with("http://"),
            _ => text.chars().count() <= 100,
        };
        if !is_right {
            return wrong(name);
        }
        if let Some(attributes) = person.attributes.as_object_mut() {
            attributes.insert(name.into(), json!(text));
        }
    }
    match ask.fields.get("extension") {
        None | Some(Value::Null) => {}
        Some(Value::Object(extension)) => person.extension = Value::Object(extension.clone()),
        Some(_) => return wrong("extension"),
    }
    Ok(())
}

/// `GET profile`.
pub fn show(ask: &Ask) -> Done {
    let person = ask.signed()?.person;
    let mut body: Map<String, Value> = FREE
        .into_iter()
        .map(|name| (name.to_owned(), person.attributes.get(name).cloned().unwrap_or_default()))
        .collect();
    for (name, value) in [
        ("user_name", json!(person.user_name)),
        ("name", json!(person.name)),
        ("mobile", json!(person.mobile)),
        ("email", json!(person.email)),
        ("extension", person.extension.clone()),
    ] {
        body.insert(name.into(), value);
    }
    if ask.has(Oddity::ProfileSecrets) {
        body.insert("pwd".into(), json!("******"));
        body.insert("verify_code".into(), Value::Null);
    }
    ok(&Value::Object(body))
}

/// `POST profile/update`. Password, number and address cannot be changed here; sent as they are they do no harm.
pub fn update(ask: &Ask) -> Done {
    let mut person = ask.signed()?.person;
    if ask.has(Oddity::ProfileNeedsMobile) {
        ask.need("mobile")?;
        ask.need("verify_code")?;
    }
    if ask.may("pwd")?.is_some() {
        return Err(about(&words::UNCHANGEABLE, "pwd"));
    }
    if ask.may("mobile")?.is_some_and(|number| mobile(number).as_deref() != Some(&person.mobile)) {
        return Err(about(&words::UNCHANGEABLE, "mobile"));
    }
    if ask.may("email")?.is_some_and(|email| person.email.as_deref() != Some(email)) {
        return Err(about(&words::UNCHANGEABLE, "email"));
    }
    if let Some(name) = ask.may("user_name")? {
        person.user_name = name.to_owned();
    }
    fill(ask, &mut person)?;
    free(ask, &person)?;
    people::save(ask.db, &person, ask.play.now)?;
    ask.nothing()
}
