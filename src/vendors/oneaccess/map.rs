//! What the service answers, in the domain's terms. Read key by key, so that one odd field costs only itself.
pub(super) mod account;
pub(super) mod captcha;

use super::lenient::{inner, verbatim, whole, words};
use crate::domain::account::Secret;
use crate::domain::login::mobile::Named;
use crate::domain::login::{Answer, Status};
use crate::transport::json::{self, Object};

/// A token at a key. It is handed back in a header, so what no header can carry is none.
fn token(object: &Object<'_>, key: &str) -> Option<Secret> {
    let text = words(object, key)?;
    text.bytes().all(|byte| byte.is_ascii_graphic()).then(|| Secret::new(text))
}

/// An answer of the login family (§1.2); `None` without a status. Where a session's token comes without one, it is a success
/// (the answer of `pwd/skip-update` is printed nowhere).
pub(super) fn answer(object: &Object<'_>) -> Option<Answer> {
    let session_token = token(object, "session_token");
    let status = match words(object, "status") {
        Some(word) => Status::named(&word),
        None => session_token.as_ref().map(|_| Status::Success)?,
    };
    Some(Answer {
        status,
        session_token,
        id_token: token(object, "id_token"),
        expire: whole(object, "expire"),
        state_token: token(object, "state_token"),
        data: object.get("data").filter(|data| data.get() != "null").map(|data| inner(data).into_owned()),
    })
}

/// As [`answer`], where there may be none: only a status makes one.
pub(super) fn stated(object: &Object<'_>) -> Option<Answer> {
    words(object, "status")?;
    answer(object)
}

/// The time of `server-date`: milliseconds, 13 digits, as text or as number.
pub(super) fn timestamp(object: &Object<'_>) -> Option<i64> {
    let text = words(object, "timestamp")?;
    text.parse().ok().filter(|time| text.len() == 13 && *time > 0)
}

/// The number of `mobile-by-token`.
pub(super) fn mobile(object: &Object<'_>) -> Option<Named> {
    Named::read(&words(object, "mobile")?)
}

/// The id token of `refresh-id-token`.
pub(super) fn id_token(object: &Object<'_>) -> Option<Secret> {
    token(object, "id_token")
}

/// The text of `public-key`.
pub(super) fn public_key(object: &Object<'_>) -> Option<String> {
    verbatim(object, "public_key")
}

/// The object that a value is, or that stands in the text that it is.
fn nested<V>(object: &Object<'_>, key: &str, read: impl FnOnce(&Object<'_>) -> V) -> Option<V> {
    let text = inner(object.get(key)?);
    json::object(&text).map(|object| read(&object))
}
