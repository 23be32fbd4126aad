//! Bodies as the service reads them: the first JSON value counts, what follows it and the media type do not, and keys
//! match whatever their case.

use serde_json::{Map, Value};

/// A body does not have the shape that is read: 1002.
pub struct Malformed;

/// The fields of a body.
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Reads a body. `null` has no fields; nothing, and anything but an object, is malformed.
    pub fn read(body: &[u8]) -> Result<Self, Malformed> {
        match serde_json::Deserializer::from_slice(body).into_iter().next() {
            Some(Ok(Value::Object(fields))) => Ok(Self(fields)),
            Some(Ok(Value::Null)) => Ok(Self(Map::new())),
            _ => Err(Malformed),
        }
    }

    /// A field; `null` is as good as none.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let exact = self.0.get(key);
        let found = exact.or_else(|| self.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, v)| v));
        found.filter(|value| !value.is_null())
    }

    /// A text, empty when it is not there.
    pub fn text(&self, key: &str) -> Result<&str, Malformed> {
        self.get(key).map_or(Ok(""), |value| value.as_str().ok_or(Malformed))
    }

    /// A whole number that is not negative.
    pub fn number(&self, key: &str) -> Result<Option<u32>, Malformed> {
        let whole = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok()).ok_or(Malformed);
        self.get(key).map(whole).transpose()
    }

    /// Yes or no.
    pub fn switch(&self, key: &str) -> Result<Option<bool>, Malformed> {
        self.get(key).map(|value| value.as_bool().ok_or(Malformed)).transpose()
    }

    /// An object within.
    pub fn inner(&self, key: &str) -> Result<Option<Self>, Malformed> {
        let object = |value: &Value| value.as_object().cloned().map(Self).ok_or(Malformed);
        self.get(key).map(object).transpose()
    }
}
