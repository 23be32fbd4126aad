//! Telling a yes from a no: 200, or 400 with `{"error_code","error_msg"}` (`oneaccess.md` §1, §7).
use super::encrypt::Unencrypted;
use super::kind::kind;
use super::lenient::any;
use crate::domain::login::flow::Reply;
use crate::domain::login::puzzle::Misfit;
use crate::domain::login::refusal::{Kind, Refusal};
use crate::domain::moment::Moment;
use crate::transport::json::{self, Object};
use crate::transport::vendor_error::refused;
use crate::transport::{Failure, Response};

/// Why a call brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneAccessFailure {
    /// The service said no: nothing was done but that a wrong password or code was counted.
    Refused(Refusal),
    /// The call could not be signed; nothing was sent.
    Unsigned(Unencrypted),
    /// The pictures that came are no puzzle that anybody could solve.
    Misfit(Misfit),
    /// There was no answer to judge by.
    Failed(Failure),
}

/// As a sign-in takes it: the service's no with its words, or whether the call may have had its effect.
impl From<OneAccessFailure> for Reply {
    fn from(failure: OneAccessFailure) -> Reply {
        let unknown = failure.ambiguous_for_write();
        match failure {
            OneAccessFailure::Refused(refusal) => Reply::Refused(refusal),
            _ => Reply::Failed { unknown },
        }
    }
}

impl From<Failure> for OneAccessFailure {
    fn from(failure: Failure) -> OneAccessFailure {
        OneAccessFailure::Failed(failure)
    }
}

impl OneAccessFailure {
    /// What the service's no means; `None` when it did not say no.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        match self {
            OneAccessFailure::Refused(refusal) => Some(refusal.kind),
            _ => None,
        }
    }

    /// A write that failed like this may nevertheless have taken effect.
    #[must_use]
    pub fn ambiguous_for_write(&self) -> bool {
        matches!(self, OneAccessFailure::Failed(failure) if failure.ambiguous_for_write())
    }
}

/// What a call had shown of the person who makes it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// That they are amid a sign-in.
    State,
    /// A session, hidden in `X-signature`.
    Session,
}

impl Shown {
    /// Whether there is something that can have ended.
    pub fn anything(self) -> bool {
        self != Shown::Nothing
    }
}

/// Lets only a yes through.
///
/// # Errors
/// `Refused` with what the service says, `Failed` for everything that is not the service's own answer.
pub fn good(response: &Response, shown: Shown, now: Moment) -> Result<(), OneAccessFailure> {
    let body = response.text();
    let object = json::object(&body).unwrap_or_default();
    let code = any(&object, &["error_code", "errorCode"]).filter(|code| code != "0");
    let text = any(&object, &["error_msg", "errorMsg"]).unwrap_or_default();
    match (response.status, code) {
        // What a server error did nobody knows, whatever its body says; 408 is of what stands before the service.
        (200..=407 | 409..=499, Some(code)) => Err(OneAccessFailure::Refused(Refusal {
            kind: kind(response.status, &code, &text, shown),
            code: Some(response.excerpt(&code)),
            text: response.excerpt(&text),
            wait: wait(response, now),
        })),
        // The list of origins, or the gateway that keeps it: the service's own errors have a code (§8).
        (403, None) => Err(bare(response, Kind::Forbidden, now)),
        (401, None) if shown.anything() => Err(bare(response, Kind::Ended { sure: true }, now)),
        (429, None) => Err(bare(response, Kind::TooOften, now)),
        _ => refused(response).map_or(Ok(()), |failure| Err(failure.into())),
    }
}

/// A no that is known by its status alone.
fn bare(response: &Response, kind: Kind, now: Moment) -> OneAccessFailure {
    let text = match refused(response) {
        Some(Failure::Http { text, .. }) => text,
        _ => String::new(),
    };
    OneAccessFailure::Refused(Refusal { kind, code: None, text, wait: wait(response, now) })
}

/// The seconds that the service asks to wait, the begun one counted.
fn wait(response: &Response, now: Moment) -> Option<u32> {
    let wait = response.retry_after(now)?;
    let begun = u64::from(wait.subsec_nanos() > 0);
    u32::try_from(wait.as_secs().saturating_add(begun)).ok()
}

/// The failure of an answer that is not what was asked for. Nothing of it is quoted: tokens may stand in it.
pub fn unreadable(response: &Response) -> OneAccessFailure {
    OneAccessFailure::Failed(Failure::Unreadable { excerpt: String::new(), request_id: response.request_id() })
}

/// What `read` makes of the object that an answer is.
///
/// # Errors
/// `Unreadable` when it is none, or `read` does not find what it needs.
pub fn read<V>(response: &Response, read: impl FnOnce(&Object<'_>) -> Option<V>) -> Result<V, OneAccessFailure> {
    // Read as a text, not as bytes: what is no UTF-8 is no JSON.
    let object = std::str::from_utf8(&response.body).ok().and_then(json::object);
    object.and_then(|object| read(&object)).ok_or_else(|| unreadable(response))
}

/// What `read` makes of a yes that may say something more; `None` when it does not.
///
/// # Errors
/// As [`nothing`].
pub fn perhaps<V>(
    response: &Response,
    read: impl FnOnce(&Object<'_>) -> Option<V>,
) -> Result<Option<V>, OneAccessFailure> {
    nothing(response)?;
    Ok(json::object(&response.text()).and_then(|object| read(&object)))
}

/// A yes that says nothing more: no body, or any JSON. The page of a proxy with status 200 is no yes.
///
/// # Errors
/// `Unreadable` when it is neither.
pub fn nothing(response: &Response) -> Result<(), OneAccessFailure> {
    let empty = response.body.iter().all(u8::is_ascii_whitespace);
    if empty || response.raw().is_ok() { Ok(()) } else { Err(unreadable(response)) }
}
