//! The shapes the service is sent (`platform.md` §1.2).
use crate::domain::account::Secret;
use crate::transport::Body;
use serde_json::json;

/// Body of `POST /api/v1/user/login` and of `…/register`. Nothing else may stand in it: registration would take over an id,
/// a role or a state from whoever asks.
pub fn name_and_password(username: &str, password: &Secret) -> Body {
    Body::json_hiding([("$PASSWORD", password)], |[password]| json!({ "username": username, "password": password }))
}

/// Body of `POST /api/v1/user/changePassword`.
pub fn new_password(old: &Secret, new: &Secret) -> Body {
    Body::json_hiding(
        [("$OLD_PASSWORD", old), ("$PASSWORD", new)],
        |[old, new]| json!({ "old_password": old, "new_password": new }),
    )
}
