//! A new user of the directory: as it is being written, and as it may be sent (contract `oneaccess.md` §3.3, create user).
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::choice::{Gender, IdentityType, UserType};
use super::day::Day;
use super::field::Field;
use super::finding::{Finding, Nearest};
use crate::domain::account::Secret;

/// How somebody belongs to an organisation. The contract types it as a text and shows a number (§11 no. 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belonging {
    /// 0: attached; at most nine.
    Attached,
    /// 1: belongs; exactly one.
    Belongs,
}

/// One organisation that somebody belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The organisation's code.
    pub org_code: String,
    /// How.
    pub belonging: Belonging,
}

/// The value of an attribute of the tenant's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// A text.
    Text(String),
    /// Anything else, as JSON.
    Json(String),
}

/// A new user as a form or a row of a file has it: texts, right or wrong. It has no `Debug` output beyond its name.
#[derive(Clone, Default, PartialEq)]
pub struct Draft {
    texts: BTreeMap<Field, String>,
    /// The first password, if one is given.
    pub password: Option<Secret>,
    /// All organisations.
    pub relations: Vec<Relation>,
    /// Attributes of the tenant's own, by name.
    pub extension: BTreeMap<String, Extra>,
}

impl Draft {
    /// The text of a field, as typed; empty for the three that are no texts.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// Takes a text for a field. A password becomes a secret, organisations are read by [`relations`], and the tenant's own
    /// attributes as a JSON object; what is no such object stays as text, for the check to say so.
    pub fn set(&mut self, field: Field, text: &str) {
        match field {
            Field::Password => self.password = (!text.is_empty()).then(|| Secret::new(text.to_owned())),
            Field::Relations => self.relations = relations(text, self.text(Field::OrgCode)),
            Field::Extension => {
                self.texts.remove(&field);
                match extension(text) {
                    Some(extension) => self.extension.extend(extension),
                    None => drop(self.texts.insert(field, text.to_owned())),
                }
            }
            _ if text.is_empty() => drop(self.texts.remove(&field)),
            _ => drop(self.texts.insert(field, text.to_owned())),
        }
    }

    /// Whether nothing stands in a field.
    #[must_use]
    pub fn is_empty(&self, field: Field) -> bool {
        match field {
            Field::Password => self.password.as_ref().is_none_or(Secret::is_empty),
            Field::Relations => self.relations.is_empty(),
            Field::Extension => self.extension.is_empty() && self.text(field).trim().is_empty(),
            _ => self.text(field).trim().is_empty(),
        }
    }

    /// Takes over the value that a finding offers; without one, nothing changes.
    pub fn accept(&mut self, finding: &Finding) {
        match &finding.nearest {
            Some(Nearest::Text(text)) => self.set(finding.field, text),
            Some(Nearest::Relations(relations)) => self.relations.clone_from(relations),
            None => {}
        }
    }
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Draft")
    }
}

/// Organisations written in one text: codes between `;`, `|`, `,`, line ends or their full-width forms. `:1` or `:0` after a
/// code says how; a code without it is attached, unless it is the main one. Where nothing says which one is belonged to and
/// the main one is not named, that is put in front.
#[must_use]
pub fn relations(text: &str, main: &str) -> Vec<Relation> {
    let main = main.trim();
    let codes =
        text.split([';', '；', '|', ',', '，', '、', '\n', '\r']).map(str::trim).filter(|code| !code.is_empty());
    let mut relations: Vec<Relation> = codes
        .map(|code| {
            let (code, belonging) = match code.rsplit_once([':', '：']) {
                Some((code, "1")) => (code.trim(), Belonging::Belongs),
                Some((code, "0")) => (code.trim(), Belonging::Attached),
                _ if code == main => (code, Belonging::Belongs),
                _ => (code, Belonging::Attached),
            };
            Relation { org_code: code.to_owned(), belonging }
        })
        .collect();
    let belongs = relations.iter().any(|relation| relation.belonging == Belonging::Belongs);
    if !relations.is_empty() && !belongs && !main.is_empty() && relations.iter().all(|one| one.org_code != main) {
        relations.insert(0, Relation { org_code: main.to_owned(), belonging: Belonging::Belongs });
    }
    relations
}

/// A JSON object as attributes; an empty text is one without any.
fn extension(text: &str) -> Option<BTreeMap<String, Extra>> {
    if text.trim().is_empty() {
        return Some(BTreeMap::new());
    }
    let object: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    let read = |value: &RawValue| match serde_json::from_str(value.get()) {
        Ok(text) => Extra::Text(text),
        Err(_) => Extra::Json(value.get().to_owned()),
    };
    Some(object.into_iter().map(|(name, value)| (name, read(value))).collect())
}

/// A new user whose every part is of a legal shape; `None` = not sent.
#[derive(Clone, PartialEq, Default)]
#[allow(missing_docs, reason = "each is documented at the field of its name")]
pub struct Person {
    pub user_name: String,
    pub mobile: String,
    pub password: Option<Secret>,
    pub org_code: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub employee_id: Option<String>,
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub pwd_must_modify: Option<bool>,
    pub gender: Option<Gender>,
    pub birthday: Option<Day>,
    pub nick_name: Option<String>,
    pub identity_type: Option<IdentityType>,
    pub identity_number: Option<String>,
    pub area: Option<String>,
    pub city: Option<String>,
    pub manager_id: Option<String>,
    pub user_type: Option<UserType>,
    pub hire_date: Option<Day>,
    pub work_place: Option<String>,
    pub relations: Vec<Relation>,
    pub extension: BTreeMap<String, Extra>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, main: &str) -> Vec<(String, bool)> {
        let relations = relations(text, main).into_iter();
        relations.map(|one| (one.org_code, one.belonging == Belonging::Belongs)).collect()
    }

    fn list(expected: &[(&str, bool)]) -> Vec<(String, bool)> {
        expected.iter().map(|(code, belongs)| ((*code).to_owned(), *belongs)).collect()
    }

    #[test]
    fn organisations_are_read_from_one_text() {
        assert_eq!(read("D1:1; D2:0；D3", ""), list(&[("D1", true), ("D2", false), ("D3", false)]));
        assert_eq!(read("D2|D1", "D1"), list(&[("D2", false), ("D1", true)]));
        assert_eq!(read("D2\nD3", "D1"), list(&[("D1", true), ("D2", false), ("D3", false)]));
        // What the text says wins over what could be guessed.
        assert_eq!(read("D1:0;D2", "D1"), list(&[("D1", false), ("D2", false)]));
        assert_eq!(read("D2:1", "D1"), list(&[("D2", true)]));
        // A colon may be part of a code.
        assert_eq!(read("cn:sh:1", ""), list(&[("cn:sh", true)]));
        assert_eq!(read("cn:sh", ""), list(&[("cn:sh", false)]));
        assert_eq!(read(" ; ", "D1"), list(&[]));
    }

    #[test]
    fn an_object_becomes_attributes_and_anything_else_stays_text() {
        let mut draft = Draft::default();
        draft.set(Field::Extension, r#"{"grade":"P5","level":12345678901234567890,"tags":["a"],"quote":"\""}"#);
        let json = |text: &str| Extra::Json(text.to_owned());
        assert_eq!(draft.extension.get("grade"), Some(&Extra::Text("P5".to_owned())));
        assert_eq!(draft.extension.get("level"), Some(&json("12345678901234567890")));
        assert_eq!(draft.extension.get("tags"), Some(&json(r#"["a"]"#)));
        assert_eq!(draft.extension.get("quote"), Some(&Extra::Text("\"".to_owned())));
        assert_eq!(draft.text(Field::Extension), "");
        draft.set(Field::Extension, "grade=P5");
        assert_eq!(draft.text(Field::Extension), "grade=P5");
    }

    #[test]
    fn a_password_is_kept_apart_and_never_printed() {
        let mut draft = Draft::default();
        draft.set(Field::Password, "hunter2!");
        assert_eq!(draft.text(Field::Password), "");
        assert_eq!(draft.password.as_ref().map(Secret::expose), Some("hunter2!"));
        assert_eq!(format!("{draft:?}"), "Draft");
        let person = Person { password: draft.password.clone(), ..Person::default() };
        assert_eq!(format!("{person:?}"), "Person");
        draft.set(Field::Password, "");
        assert!(draft.is_empty(Field::Password));
    }
}
