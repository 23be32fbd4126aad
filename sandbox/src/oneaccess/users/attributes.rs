//! A user's attributes and their rules, and where in the organization a user is.

use serde_json::{Value, json};

use crate::oneaccess::apps::org_id;
use crate::oneaccess::ask::Ask;
use crate::oneaccess::clock::is_day;
use crate::oneaccess::people::Person;
use crate::oneaccess::wire::{Stop, about};
use crate::oneaccess::words;

/// Attributes that are any text.
const TEXTS: [&str; 10] = [
    "employee_id",
    "first_name",
    "middle_name",
    "last_name",
    "attr_nick_name",
    "attr_identity_number",
    "attr_area",
    "attr_city",
    "attr_manager_id",
    "attr_work_place",
];

/// Attributes that are a day.
const DAYS: [&str; 2] = ["attr_birthday", "attr_hire_date"];

/// Attributes with a list of values.
const CHOICES: [(&str, &[&str]); 3] = [
    ("attr_gender", &["unknown", "male", "female"]),
    ("attr_user_type", &["regular", "intern", "dispatch", "outsourcing"]),
    (
        "attr_identity_type",
        &[
            "id_card",
            "HongKong_Macau_Taiwan_residence_permit",
            "mainland_travel_permit_for_HongKong_Macao",
            "mainland_travel_permit_for_Taiwan",
            "chinese_passport",
            "overseas_passport",
            "overseas_driver_license",
            "officer_id",
            "foreigner_residence_permit",
            "other",
        ],
    ),
];

/// Everything that a tenant can make mandatory.
pub fn names() -> impl Iterator<Item = &'static str> {
    let choices = CHOICES.into_iter().map(|row| row.0);
    ["password", "org_code", "name", "email"].into_iter().chain(TEXTS).chain(DAYS).chain(choices)
}

/// Refuses a user who lacks what this tenant demands.
pub fn required(ask: &Ask) -> Result<(), Stop> {
    for name in &ask.play.required {
        if ask.may(name)?.is_none() {
            return Err(about(&words::REQUIRED, name));
        }
    }
    Ok(())
}

/// Puts the attributes that were sent into a person.
pub fn fill(ask: &Ask, person: &mut Person) -> Result<(), Stop> {
    if let Some(name) = ask.may("name")? {
        person.name = name.to_owned();
    }
    let wrong = |name: &str| Err(about(&words::ATTRIBUTE, name));
    for name in TEXTS.into_iter().chain(DAYS).chain(CHOICES.into_iter().map(|row| row.0)) {
        let Some(text) = ask.may(name)? else { continue };
        let choices = CHOICES.iter().find(|row| row.0 == name).map(|row| row.1);
        let is_right = match choices {
            Some(choices) => choices.contains(&text),
            None if DAYS.contains(&name) => is_day(text),
            None if name == "attr_area" => text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
            None => text.chars().count() <= 255,
        };
        if !is_right {
            return wrong(name);
        }
        if let Some(attributes) = person.attributes.as_object_mut() {
            attributes.insert(name.into(), json!(text));
        }
    }
    if let Some(email) = ask.may("email")?
        && !email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    {
        return wrong("email");
    }
    match ask.fields.get("extension") {
        None | Some(Value::Null) => Ok(()),
        Some(extension @ Value::Object(_)) => {
            person.extension = extension.clone();
            Ok(())
        }
        Some(_) => wrong("extension"),
    }
}

/// Where the user is: the main organization, and up to nine others. A relation is a number or a text. Without a list
/// the user is in the main one alone; an empty `main` accepts any.
pub fn relations(ask: &Ask, main: &str) -> Result<Value, Stop> {
    let list = match ask.fields.get("user_org_relation_list") {
        None | Some(Value::Null) => return Ok(json!([{"orgCode": main, "relationType": 1}])),
        Some(Value::Array(list)) => list,
        Some(_) => return Err(about(&words::MALFORMED, "user_org_relation_list")),
    };
    let mut kept = Vec::new();
    for row in list {
        let code = row.get("orgCode").and_then(Value::as_str).filter(|code| !code.is_empty());
        let code = code.ok_or_else(|| about(&words::MISSING, "orgCode"))?;
        let relation = match row.get("relationType") {
            None | Some(Value::Null) => return Err(about(&words::MISSING, "relationType")),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let relation = match relation.as_str() {
            "0" => 0,
            "1" => 1,
            _ => return Err(about(&words::MALFORMED, "relationType")),
        };
        org_id(code).ok_or_else(|| about(&words::NO_ORG, code))?;
        kept.push((code, relation));
    }
    let rule = |why: &str| Err(about(&words::ORG_RELATION, why));
    let belongs: Vec<&str> = kept.iter().filter(|row| row.1 == 1).map(|row| row.0).collect();
    let [home] = belongs.as_slice() else { return rule("relationType=1 × 1") };
    if kept.len() > 10 {
        return rule("relationType=0 × 9");
    }
    if kept.iter().enumerate().any(|(n, row)| kept.iter().skip(n + 1).any(|other| other.0 == row.0)) {
        return rule("orgCode");
    }
    if !main.is_empty() && *home != main {
        return rule("org_code");
    }
    Ok(kept.iter().map(|(code, relation)| json!({"orgCode": code, "relationType": relation})).collect())
}
