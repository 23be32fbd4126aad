//! What stands in an id token (`oneaccess.md` §1.2). Nobody checks its signature here, for with which key that could be done is not
//! documented: good for greeting somebody and for knowing when to ask for a new one, never for deciding what they may do.
use super::mobile::Named;
use crate::domain::moment::Moment;
use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Map, Value};

#[cfg(test)]
mod tests;

/// The greatest token that is looked at, in bytes; real ones have less than two thousand.
const MOST_BYTES: usize = 64 << 10;
/// The greatest number of seconds that is taken for a time: the end of the year 9999.
const MOST_SECONDS: f64 = 253_402_300_799.0;

/// What a token says. Any of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdToken {
    /// How it is signed: `RS256`.
    pub algorithm: Option<String>,
    /// With which key: `k1`.
    pub key: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// For whom: the application's ClientId.
    pub audience: Vec<String>,
    /// Who it is about, in the issuer's own way.
    pub subject: Option<String>,
    /// When it was issued, by the service's clock.
    pub issued: Option<Moment>,
    /// From when on it is good, by the service's clock.
    pub begins: Option<Moment>,
    /// When it ends, by the service's clock.
    pub ends: Option<Moment>,
    /// The person.
    pub person: Person,
}

/// Who signed in, as the claim `api` has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The service's id.
    pub id: Option<String>,
    /// The name to sign in with.
    pub user_name: Option<String>,
    /// The name for people.
    pub name: Option<String>,
    /// The mobile number, as the service names it.
    pub mobile: Option<Named>,
    /// The e-mail address.
    pub email: Option<String>,
}

impl IdToken {
    /// Reads a token; `None` for anything that is not three parts with two objects in JSON.
    #[must_use]
    pub fn read(token: &str) -> Option<IdToken> {
        let token = token.trim();
        if token.len() > MOST_BYTES {
            return None;
        }
        let mut parts = token.split('.');
        let (header, claims, _signature) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (header, claims) = (object(header)?, object(claims)?);
        Some(IdToken {
            algorithm: text(&header, "alg"),
            key: text(&header, "kid"),
            issuer: text(&claims, "iss"),
            audience: audience(&claims),
            subject: text(&claims, "sub"),
            issued: time(&claims, "iat"),
            begins: time(&claims, "nbf"),
            ends: time(&claims, "exp"),
            person: person(&claims),
        })
    }

    /// Whether a new one should be asked for: it ends within so many minutes of `now` (by the service's clock), or has ended.
    /// One that names no end is left alone.
    #[must_use]
    pub fn needs_refresh(&self, now: Moment, minutes: u32) -> bool {
        self.ends.is_some_and(|ends| ends.ms_since(now) <= i64::from(minutes) * 60_000)
    }
}

/// The object in a part of a token. Padding should not be there, and does no harm.
fn object(part: &str) -> Option<Map<String, Value>> {
    let bytes = Base64UrlUnpadded::decode_vec(part.trim_end_matches('=')).ok()?;
    match serde_json::from_slice(&bytes).ok()? {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// A text that is not empty; numbers are texts too.
fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    let text = match object.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Whom it is for: one text or a list of them.
fn audience(claims: &Map<String, Value>) -> Vec<String> {
    match claims.get("aud") {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => text(claims, "aud").into_iter().collect(),
    }
}

/// A time in seconds since 1970, also with a fraction or in a string.
fn time(claims: &Map<String, Value>, name: &str) -> Option<Moment> {
    let seconds: f64 = text(claims, name)?.parse().ok()?;
    (0.0..=MOST_SECONDS).contains(&seconds).then(|| Moment::from_unix_ms((seconds * 1000.0) as i64))
}

/// The person in the claim `api`: an object in a string, by the documents; an object is understood as well.
fn person(claims: &Map<String, Value>) -> Person {
    let unwrapped = match claims.get("api") {
        Some(Value::String(inner)) => serde_json::from_str(inner).ok(),
        other => other.cloned(),
    };
    let Some(Value::Object(api)) = unwrapped else { return Person::default() };
    Person {
        id: text(&api, "id"),
        user_name: text(&api, "userName"),
        name: text(&api, "name"),
        mobile: text(&api, "mobile").and_then(|text| Named::read(&text)),
        email: text(&api, "email"),
    }
}
