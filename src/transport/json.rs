//! JSON looked at piece by piece: nothing is built that nobody asks for, numbers keep the spelling they were sent with, and
//! a wrong value does not take its neighbours with it.
//!
//! The first page reads JSON only this way: `serde_json::Value`, which can do more, weighs 8 kB after compression.
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// An object whose values nobody has looked at yet. Of a key that stands there twice, the last counts.
pub type Object<'a> = BTreeMap<String, &'a RawValue>;

/// The object that a text is; `None` for anything else.
#[must_use]
pub fn object(text: &str) -> Option<Object<'_>> {
    serde_json::from_str(text).ok()
}

/// The list that a value is; `None` for anything else.
#[must_use]
pub fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok()
}

/// The string that a value is; `None` for anything else.
#[must_use]
pub fn string(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// The string at a key that is not blank, without the blanks around it.
#[must_use]
pub fn words(object: &Object<'_>, key: &str) -> Option<String> {
    let words = string(object.get(key)?)?;
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The value that a path of keys leads to, through nested objects.
#[must_use]
pub fn at<'a>(text: &'a str, path: &[&str]) -> Option<&'a RawValue> {
    let (key, rest) = path.split_first()?;
    let value = *object(text)?.get(*key)?;
    if rest.is_empty() { Some(value) } else { at(value.get(), rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_only_where_they_are_asked_for() {
        let text = r#" {"a": {"b": 31146.0}, "c": ["x", 7], "d": " y\u6587 ", "e": 1e400} "#;
        assert_eq!(at(text, &["a", "b"]).unwrap().get(), "31146.0");
        assert!(at(text, &["a", "x"]).is_none() && at(text, &["c", "b"]).is_none());
        let object = object(text).unwrap();
        assert_eq!(words(&object, "d").as_deref(), Some("y文"));
        assert_eq!(list(object["c"]).unwrap().into_iter().map(string).collect::<Vec<_>>(), [Some("x".into()), None]);
        assert_eq!(object["e"].get(), "1e400");
    }

    #[test]
    fn what_is_no_object_is_none() {
        for text in ["", "[]", "null", "7", "{", "{} x", "<p>"] {
            assert!(object(text).is_none(), "{text}");
        }
    }
}
