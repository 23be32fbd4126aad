//! Bodies as the engine reads them: a form whose keys may have PHP's brackets, or one JSON object (baremetal.md §3).
//! Scalars become texts, because a form knows nothing else.

use serde_json::{Map, Value, json};

/// The parameters of a call.
#[derive(Default)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Reads a body. What is neither a form nor JSON has no parameters, as with PHP.
    pub fn read(media: &str, body: &[u8]) -> Self {
        let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match media.as_str() {
            "application/x-www-form-urlencoded" => Self(of_form(body)),
            "application/json" => match serde_json::from_slice(body).map(texts) {
                Ok(Value::Object(map)) => Self(map),
                _ => Self::default(),
            },
            _ => Self::default(),
        }
    }

    /// A parameter's text, which may be empty; `None` = the parameter is not there, or is a list.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// A parameter with parts of its own, also when it was sent as JSON within a text.
    pub fn nested(&self, name: &str) -> Option<Value> {
        match self.0.get(name)? {
            Value::String(text) => serde_json::from_str(text).ok().map(texts).filter(|inner| !inner.is_string()),
            inner => Some(inner.clone()),
        }
    }
}

/// The pairs of a body as they were sent, for the log. A key that comes twice counts with its last value.
pub fn logged(media: &str, body: &[u8]) -> Option<Value> {
    if let Ok(value @ Value::Object(_)) = serde_json::from_slice(body) {
        return Some(value);
    }
    let is_form = media.trim().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded");
    let pairs = form_urlencoded::parse(body).map(|(key, value)| (key.into_owned(), json!(value)));
    is_form.then(|| Value::Object(pairs.collect()))
}

fn of_form(body: &[u8]) -> Map<String, Value> {
    let mut all = json!({});
    for (key, value) in form_urlencoded::parse(body) {
        let (name, rest) = key.split_once('[').map_or((&*key, ""), |(name, rest)| (name, rest));
        let mut path = vec![name];
        path.extend(rest.split('[').filter_map(|part| part.strip_suffix(']')).take(DEEPEST));
        put(&mut all, &path, value.into_owned());
    }
    let Value::Object(map) = all else { return Map::new() };
    map.into_iter().map(|(name, value)| (name, listed(value))).collect()
}

/// How deep PHP reads brackets.
const DEEPEST: usize = 64;

fn put(place: &mut Value, path: &[&str], value: String) {
    let Some((first, rest)) = path.split_first() else {
        *place = Value::String(value);
        return;
    };
    if !place.is_object() {
        *place = json!({});
    }
    let Some(map) = place.as_object_mut() else { return };
    let key = if first.is_empty() { map.len().to_string() } else { (*first).to_owned() };
    put(map.entry(key).or_insert(Value::Null), rest, value);
}

/// What is numbered from 0 on is a list.
fn listed(value: Value) -> Value {
    let Value::Object(map) = value else { return value };
    let mut map: Map<String, Value> = map.into_iter().map(|(key, inner)| (key, listed(inner))).collect();
    if map.is_empty() || !(0..map.len()).all(|n| map.contains_key(&n.to_string())) {
        return Value::Object(map);
    }
    (0..map.len()).filter_map(|n| map.remove(&n.to_string())).collect()
}

/// All scalars as texts; `null` is the empty one.
fn texts(value: Value) -> Value {
    match value {
        Value::Null => json!(""),
        Value::Bool(yes) => json!(if yes { "1" } else { "" }),
        Value::Number(number) => Value::String(number.to_string()),
        Value::String(text) => Value::String(text),
        Value::Array(list) => list.into_iter().map(texts).collect(),
        Value::Object(map) => map.into_iter().map(|(key, inner)| (key, texts(inner))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

    #[test]
    fn brackets_json_text_and_json_say_the_same() {
        let wanted = json!([
            {"item": "bandwidth", "value": "1", "date": "2021-09-02 11:03:00"},
            {"item": "ip", "value": ["114.114.8.16-23"]},
        ]);
        let brackets = "guid=7&param%5B0%5D%5Bitem%5D=bandwidth&param%5B0%5D%5Bvalue%5D=1\
            &param%5B0%5D%5Bdate%5D=2021-09-02+11%3A03%3A00&param[1][item]=ip&param[1][value][]=114.114.8.16-23";
        let in_text = r#"guid=7&param=[{"item":"bandwidth","value":1,"date":"2021-09-02 11:03:00"},{"item":"ip","value":["114.114.8.16-23"]}]"#;
        let in_json = json!({"guid": 7, "param": wanted}).to_string();
        for (media, body) in [(FORM, brackets), (FORM, in_text), ("application/json", in_json.as_str())] {
            let fields = Fields::read(media, body.as_bytes());
            assert_eq!((fields.text("guid"), fields.nested("param")), (Some("7"), Some(wanted.clone())), "{body}");
        }
        assert_eq!(Fields::read("text/plain", b"guid=7").text("guid"), None);
        assert_eq!(Fields::read(FORM, b"a=&b=x%2By+z").text("b"), Some("x+y z"));
        assert_eq!(Fields::read(FORM, b"a=").text("a"), Some(""));
        assert_eq!(Fields::read(FORM, b"a=word").nested("a"), None);
    }
}
