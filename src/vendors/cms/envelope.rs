//! Telling a yes from a no, which the HTTP status does not do here (`platform.md` §1.3).
use crate::domain::platform::refusal::{Reason, Refusal};
use crate::transport::json::{self, Object};
use crate::transport::vendor_error::refused;
use crate::transport::{Failure, Response};
use serde_json::value::RawValue;

/// Why a call brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CmsFailure {
    /// The service said no.
    Refused(Refusal),
    /// There was no answer to judge by.
    Failed(Failure),
}

impl From<Failure> for CmsFailure {
    fn from(failure: Failure) -> CmsFailure {
        CmsFailure::Failed(failure)
    }
}

/// Which call was answered: the same code means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    /// Sign-in or registration, which need no session.
    Public,
    /// A call with a session.
    WithSession,
    /// A change of the own password.
    Password,
}

/// One body that says no.
struct Complaint {
    /// The key that says so.
    key: &'static str,
    code: String,
    text: String,
}

/// Lets only a yes through, and gives what is in it. Of several objects in one body the first decides, but it is a no as
/// soon as any of them says so.
///
/// # Errors
/// `Refused` with what the service says, `Failed` for a server error or an answer that is not the service's.
pub(super) fn good(response: &Response, call: Call) -> Result<Object<'_>, CmsFailure> {
    let Ok(body) = std::str::from_utf8(&response.body) else { return Err(unreadable(response).into()) };
    let (objects, whole) = objects(body);
    let complaint = objects.iter().find_map(complaint);
    let text = |complaint: &Complaint| response.excerpt(&complaint.text);
    // What a server error did nobody knows, whatever its body says.
    if response.status >= 500 || (complaint.is_none() && !matches!(response.status, 200..=299 | 401)) {
        if call != Call::WithSession && matches!(response.status, 404 | 405) {
            return Err(CmsFailure::Refused(plain(Reason::NotThere, response)));
        }
        return Err(CmsFailure::Failed(match (refused(response), complaint) {
            (_, Some(complaint)) => Failure::Http {
                status: response.status,
                text: text(&complaint),
                vendor_code: Some(complaint.code),
                request_id: response.request_id(),
            },
            (Some(failure), None) => failure,
            (None, None) => unreadable(response),
        }));
    }
    if let Some(complaint) = complaint {
        let reason = match call {
            // The one case in which the service answers twice (`platform.md` §1.2).
            Call::Password if objects.len() > 1 => Reason::WrongPassword,
            Call::Public if response.status == 401 => Reason::NotThere,
            _ => reason(response.status, &complaint),
        };
        let text = text(&complaint);
        return Err(CmsFailure::Refused(Refusal { reason, code: Some(response.excerpt(&complaint.code)), text }));
    }
    match (response.status, call) {
        (401, Call::Public) => return Err(CmsFailure::Refused(plain(Reason::NotThere, response))),
        (401, _) => return Err(CmsFailure::Refused(plain(Reason::NotSignedIn, response))),
        (202, Call::Public) => return Err(unreadable(response).into()),
        (202, _) => return Err(CmsFailure::Refused(plain(Reason::Expired, response))),
        _ => {}
    }
    match objects.into_iter().next() {
        Some(first) if whole => Ok(first),
        _ => Err(unreadable(response).into()),
    }
}

/// The failure of an answer that is not what was asked for. Nothing of it is quoted: a token or a password's hash may stand in
/// it.
pub(super) fn unreadable(response: &Response) -> Failure {
    Failure::Unreadable { excerpt: String::new(), request_id: response.request_id() }
}

/// A no that is known by its status alone.
fn plain(reason: Reason, response: &Response) -> Refusal {
    Refusal { reason, code: None, text: response.excerpt(&response.text()) }
}

/// The objects a body consists of, and whether there is nothing else in it.
fn objects(body: &str) -> (Vec<Object<'_>>, bool) {
    let mut found = Vec::new();
    for part in serde_json::Deserializer::from_str(body).into_iter::<&RawValue>() {
        match part.ok().and_then(|part| json::object(part.get())) {
            Some(object) => found.push(object),
            None => return (found, false),
        }
    }
    (found, true)
}

/// What an object says no with.
fn complaint(object: &Object<'_>) -> Option<Complaint> {
    let refused = |key: &&'static str| match (*key, object.get(*key)?.get()) {
        ("errcode", "0" | "\"0\"") => None,
        ("errCode", "0" | "1000" | "\"0\"" | "\"1000\"") => None,
        (_, code) => Some(code.trim_matches('"').to_owned()),
    };
    let (key, code) =
        ["error code", "error core", "errcode", "errCode"].iter().find_map(|key| Some((*key, refused(key)?)))?;
    let text = ["error message", "errmsg", "errMsg", "msg"].iter().find_map(|key| json::words(object, key));
    Some(Complaint { key, code, text: text.unwrap_or_default() })
}

/// What a no means: by its words where one code stands for several things, else by its code and status.
fn reason(status: u16, complaint: &Complaint) -> Reason {
    let says = |words: &str| complaint.text.to_ascii_lowercase().contains(words);
    if complaint.key == "errCode" {
        return match complaint.code.as_str() {
            "1002" => Reason::BadParameters,
            "1003" => Reason::WrongPassword,
            "1005" | "1006" => Reason::Empty,
            "1007" => Reason::Disabled,
            "1001" if says("record not found") => Reason::UnknownUser,
            "1001" if says("dial tcp") => Reason::DatabaseDown,
            "1004" if says("already exists") => Reason::NameTakenOrDown,
            "1004" if says("is empty") => Reason::Empty,
            "1004" if says("exceeds 72 bytes") => Reason::PasswordTooLong,
            _ => Reason::Other,
        };
    }
    match (complaint.code.as_str(), status) {
        _ if complaint.key == "error core" || says("user disabled") => Reason::Disabled,
        _ if says("authorization has expired") => Reason::Expired,
        _ if says("authentication failed") => Reason::GoneOrDown,
        ("401", _) => Reason::NotSignedIn,
        ("400", _) | (_, 202) => Reason::Expired,
        ("403", _) => Reason::GoneOrDown,
        (_, 401) => Reason::NotSignedIn,
        _ => Reason::Other,
    }
}
