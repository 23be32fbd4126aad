//! Reading a vendor whose tables and samples disagree on types (`oneaccess.md` §11 row 3): a text may be a number, a number a
//! text, and anything may be missing.
use crate::transport::json::{self, Object};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The text that a value is: a string's content as it stands there, the digits of a number, the word of a truth value. `None`
/// for what is blank, and for everything that is neither.
pub fn text(value: &RawValue) -> Option<String> {
    let text = match value.get().bytes().next()? {
        b'"' => json::string(value)?,
        b'-' | b'0'..=b'9' | b't' | b'f' => value.get().to_owned(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The text at a key, as it stands there: for what is handed back as it came.
pub fn verbatim(object: &Object<'_>, key: &str) -> Option<String> {
    text(object.get(key)?)
}

/// The text at a key without the blanks around it: for what is shown.
pub fn words(object: &Object<'_>, key: &str) -> Option<String> {
    Some(verbatim(object, key)?.trim().to_owned())
}

/// The words at the first of some keys that has any.
pub fn any(object: &Object<'_>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| words(object, key))
}

/// A whole number that is not below zero.
pub fn whole(object: &Object<'_>, key: &str) -> Option<u64> {
    words(object, key)?.parse().ok()
}

/// JSON that may stand in a string: the text of it.
pub fn inner(value: &RawValue) -> Cow<'_, str> {
    json::string(value).map_or(Cow::Borrowed(value.get()), Cow::Owned)
}

/// The elements of a list that may be missing, may be one object, or may come as a text.
pub fn elements(value: &RawValue) -> Vec<&RawValue> {
    match json::list(value) {
        Some(list) => list,
        None if value.get().starts_with('{') => vec![value],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_numbers_and_truths_are_read_in_any_dress() {
        let object =
            json::object(r#"{"a":" x ","b":7,"c":"7","d":true,"e":null,"f":" ","g":[],"h":-1,"i":7.5}"#).unwrap();
        let read = |key| words(&object, key);
        assert_eq!(["a", "b", "c", "d"].map(read), ["x", "7", "7", "true"].map(|text| Some(text.to_owned())));
        assert_eq!(["e", "f", "g", "missing"].map(read), [None, None, None, None]);
        assert_eq!(verbatim(&object, "a").as_deref(), Some(" x "));
        assert_eq!(["b", "c", "a", "h", "i"].map(|key| whole(&object, key)), [Some(7), Some(7), None, None, None]);
        assert_eq!(any(&object, &["e", "c"]).as_deref(), Some("7"));
    }

    #[test]
    fn a_list_may_be_no_list() {
        let count = |text: &str| elements(&RawValue::from_string(text.to_owned()).unwrap()).len();
        assert_eq!(["[1,2]", "{}", "\"\"", "null", "7"].map(count), [2, 1, 0, 0, 0]);
    }
}
