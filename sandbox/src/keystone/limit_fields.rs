//! What registered limits and limits have in common: their fields, what is wrong with them, and how they are refused
//! (keystone.md §8).

use rusqlite::Connection;
use rusqlite::types::ToSql;
use serde_json::{Map, Value, json};

use super::limits_seed::service_exists;
use super::services::region_exists;
use crate::answer::Refusal;

/// The greatest number that a limit may be.
const MOST: i64 = 2_147_483_647;

/// The most characters of a resource's name.
const LONGEST: usize = 255;

/// What an entry is about.
#[derive(Clone, PartialEq, Eq)]
pub struct About {
    /// The id of the service.
    pub service: String,
    /// The region; `None` = everywhere.
    pub region: Option<String>,
    /// What is counted.
    pub resource: String,
}

impl About {
    /// What a new entry is about; `kind` names it in a refusal.
    pub fn read(wanted: &Map<String, Value>, kind: &str) -> Result<Self, Refusal> {
        Ok(Self {
            service: service(required(wanted, "service_id")?, kind)?,
            region: wanted.get("region_id").map_or(Ok(None), |value| region(value, kind))?,
            resource: resource(required(wanted, "resource_name")?)?,
        })
    }

    /// This one, with what a change says instead.
    pub fn changed(&self, changes: &Map<String, Value>, kind: &str) -> Result<Self, Refusal> {
        let given = |key| changes.get(key);
        Ok(Self {
            service: given("service_id").map_or(Ok(self.service.clone()), |value| service(value, kind))?,
            region: given("region_id").map_or(Ok(self.region.clone()), |value| region(value, kind))?,
            resource: given("resource_name").map_or(Ok(self.resource.clone()), resource)?,
        })
    }
}

/// The list of a POST, every element an object with these keys only.
pub fn listed<'a>(body: &'a Value, key: &str, known: &[&str]) -> Result<Vec<&'a Map<String, Value>>, Refusal> {
    let list = body.get(key).ok_or_else(|| Refusal::bad(format!("'{key}' is a required property")))?;
    let list = list.as_array().ok_or_else(|| wrong(key, list, "is not of type 'array'"))?;
    if list.is_empty() {
        return Err(wrong(key, &json!([]), "should be non-empty"));
    }
    list.iter().map(|one| entry(one, key, known)).collect()
}

/// The one entry of a PATCH, with these keys only.
pub fn single<'a>(body: &'a Value, key: &str, known: &[&str]) -> Result<&'a Map<String, Value>, Refusal> {
    let one = body.get(key).ok_or_else(|| Refusal::bad(format!("'{key}' is a required property")))?;
    entry(one, key, known)
}

fn entry<'a>(one: &'a Value, key: &str, known: &[&str]) -> Result<&'a Map<String, Value>, Refusal> {
    let map = one.as_object().ok_or_else(|| wrong(key, one, "is not of type 'object'"))?;
    if let Some(other) = map.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(Refusal::schema(&format!("Additional properties are not allowed ('{other}' was unexpected)")));
    }
    description(map)?;
    Ok(map)
}

/// A field that must be there.
pub fn required<'a>(map: &'a Map<String, Value>, field: &str) -> Result<&'a Value, Refusal> {
    map.get(field).ok_or_else(|| Refusal::bad(format!("'{field}' is a required property")))
}

/// An integer from −1 to 2³¹−1; texts and fractions are refused.
pub fn number(value: &Value, field: &str) -> Result<i64, Refusal> {
    let number = value.as_i64().ok_or_else(|| wrong(field, value, "is not of type 'integer'"))?;
    match number {
        ..-1 => Err(wrong(field, value, "is less than the minimum of -1")),
        MOST.. if number > MOST => Err(wrong(field, value, "is greater than the maximum of 2147483647")),
        _ => Ok(number),
    }
}

/// The description, when one is given: `Some(None)` takes it away.
pub fn description(map: &Map<String, Value>) -> Result<Option<Option<&str>>, Refusal> {
    match map.get("description") {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(None)),
        Some(Value::String(text)) => Ok(Some(Some(text))),
        Some(other) => Err(wrong("description", other, "is not of type 'string', 'null'")),
    }
}

/// Whether a query finds something.
pub fn exists(db: &Connection, query: &str, values: &[&dyn ToSql]) -> rusqlite::Result<bool> {
    db.query_row(&format!("SELECT EXISTS ({query})"), values, |row| row.get(0))
}

/// 409 for an entry that is there already.
pub fn duplicate(kind: &str) -> Refusal {
    Refusal::Error(409, format!("Conflict occurred attempting to store {kind} - Duplicate entry."))
}

/// The entry of an id; 404 when there is none.
pub fn find(rows: Vec<Value>, kind: &str, id: &str) -> Result<Value, Refusal> {
    let found = rows.into_iter().find(|row| row.get("id") == Some(&json!(id)));
    found.ok_or_else(|| Refusal::Error(404, format!("Could not find {kind} for {id}.")))
}

fn service(value: &Value, kind: &str) -> Result<String, Refusal> {
    let id = value.as_str().ok_or_else(|| wrong("service_id", value, "is not of type 'string'"))?;
    if service_exists(id) { Ok(id.to_owned()) } else { Err(Refusal::expected("service_id", kind)) }
}

fn region(value: &Value, kind: &str) -> Result<Option<String>, Refusal> {
    match value {
        Value::Null => Ok(None),
        Value::String(id) if region_exists(id) => Ok(Some(id.clone())),
        Value::String(_) => Err(Refusal::expected("region_id", kind)),
        other => Err(wrong("region_id", other, "is not of type 'string', 'null'")),
    }
}

fn resource(value: &Value) -> Result<String, Refusal> {
    let name = value.as_str().ok_or_else(|| wrong("resource_name", value, "is not of type 'string'"))?;
    match name.chars().count() {
        0 => Err(wrong("resource_name", value, "should be non-empty")),
        1..=LONGEST => Ok(name.to_owned()),
        _ => Err(wrong("resource_name", value, "is too long")),
    }
}

fn wrong(field: &str, value: &Value, problem: &str) -> Refusal {
    Refusal::schema(&format!("Invalid input for field/attribute {field}. Value: {value}. {value} {problem}"))
}
