//! Rows of Keystone's lists. They are looked at piece by piece (`transport::json`): `serde_json::Value` would make every page
//! with a list 8 kB heavier.
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::domain::account::directory::{Assignment, Department, PasswordEnd, Project, User};
use crate::domain::account::{Named, Scope};
use crate::domain::moment::Moment;
use crate::transport::json::{self, Object};

/// A text that is there and not empty.
fn text(row: &Object<'_>, key: &str) -> Option<String> {
    json::string(row.get(key)?).filter(|text| !text.is_empty())
}

/// Yes or no, where it is one of them.
fn truth(row: &Object<'_>, key: &str) -> Option<bool> {
    match row.get(key)?.get() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// The object at a key.
fn inner<'a>(row: &Object<'a>, key: &str) -> Option<Object<'a>> {
    json::object(row.get(key)?.get())
}

/// Id and name of whatever is at `key`.
fn named(row: &Object<'_>, key: &str) -> Named {
    inner(row, key).map_or_else(Named::default, |it| Named { id: text(&it, "id"), name: text(&it, "name") })
}

/// A department.
pub fn department(row: &RawValue) -> Option<Department> {
    let row = json::object(row.get())?;
    Some(Department {
        id: text(&row, "id")?,
        name: text(&row, "name")?,
        description: text(&row, "description"),
        enabled: truth(&row, "enabled"),
    })
}

/// A project.
pub fn project(row: &RawValue) -> Option<Project> {
    let row = json::object(row.get())?;
    Some(Project {
        id: text(&row, "id")?,
        name: text(&row, "name")?,
        domain_id: text(&row, "domain_id"),
        description: text(&row, "description"),
        enabled: truth(&row, "enabled"),
    })
}

/// Who has a role where; none for a group's.
pub fn assignment(row: &RawValue) -> Option<Assignment> {
    let row = json::object(row.get())?;
    let user_id = text(&inner(&row, "user")?, "id")?;
    let place = inner(&row, "scope")?;
    let place = if place.contains_key("project") {
        Scope::Project { project: named(&place, "project"), domain: Named::default() }
    } else if place.contains_key("domain") {
        Scope::Domain(named(&place, "domain"))
    } else {
        Scope::System
    };
    Some(Assignment { user_id, place })
}

/// A user. What the top level does not have is looked for in `extra` (`eos.md` §6).
pub fn user(row: &RawValue) -> Option<User> {
    let whole = json::object(row.get())?;
    let extra = inner(&whole, "extra");
    let is_extra = extra.is_some();
    let mut row = extra.unwrap_or_default();
    row.extend(whole.into_iter().filter(|(key, _)| !is_extra || key != "extra"));
    let options = inner(&row, "options").unwrap_or_default();
    Some(User {
        id: text(&row, "id")?,
        name: text(&row, "name")?,
        domain_id: text(&row, "domain_id"),
        enabled: truth(&row, "enabled"),
        email: text(&row, "email"),
        description: text(&row, "description"),
        default_project_id: text(&row, "default_project_id"),
        password_expires: password_end(row.get("password_expires_at").copied()),
        user_type: text(&row, "user_type"),
        user_role: text(&row, "user_role"),
        options: received(&options, |_, _| true),
        link: inner(&row, "links").and_then(|links| text(&links, "self")),
        other: received(&row, |key, value| !understood(key, value)),
    })
}

/// Some of the values, as received.
fn received(values: &Object<'_>, which: fn(&str, &RawValue) -> bool) -> BTreeMap<String, String> {
    // One by one: to collect a map would bring its own way of sorting along.
    let mut received = BTreeMap::new();
    for (key, value) in values.iter().filter(|(key, value)| which(key, value)) {
        received.insert(key.clone(), value.get().to_owned());
    }
    received
}

/// Whether an attribute of a user stands in a field of its own. What has the wrong type stays among the others, as received.
fn understood(key: &str, value: &RawValue) -> bool {
    match key {
        "password_expires_at" => true,
        "enabled" => matches!(value.get(), "true" | "false"),
        "options" | "links" => json::object(value.get()).is_some(),
        "id" | "name" | "domain_id" | "email" | "description" | "default_project_id" | "user_type" | "user_role" => {
            value.get() == "null" || json::string(value).is_some()
        }
        _ => false,
    }
}

/// `null` is never; a time without a zone is UTC.
fn password_end(value: Option<&RawValue>) -> PasswordEnd {
    let Some(value) = value else { return PasswordEnd::NotReported };
    match json::string(value) {
        Some(text) => Moment::parse(&text).map_or(PasswordEnd::Unreadable(text), PasswordEnd::At),
        None if value.get() == "null" => PasswordEnd::Never,
        None => PasswordEnd::Unreadable(value.get().to_owned()),
    }
}
