//! The envelope of every answer, `{code, message, data}` (contract `baremetal.md` §1).
use super::row::{Row, plain};
use crate::transport::vendor_error::refused;
use crate::transport::{Failure, Response};
use serde_json::value::RawValue;

/// Why a call brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZkeysFailure {
    /// The vendor said no: nothing was done. There is no list of codes and reasons, only words.
    Refused {
        /// The vendor's code, if it is other than the usual 1.
        code: Option<String>,
        /// The vendor's words, in one line, without secrets.
        text: String,
    },
    /// There was no answer to judge by.
    Failed(Failure),
}

impl From<Failure> for ZkeysFailure {
    fn from(failure: Failure) -> ZkeysFailure {
        ZkeysFailure::Failed(failure)
    }
}

impl ZkeysFailure {
    /// A write that failed like this may nevertheless have taken effect.
    #[must_use]
    pub fn ambiguous_for_write(&self) -> bool {
        match self {
            ZkeysFailure::Refused { .. } => false,
            ZkeysFailure::Failed(failure) => failure.ambiguous_for_write(),
        }
    }

    /// The same read may succeed a moment later.
    #[must_use]
    pub(super) fn transient(&self) -> bool {
        matches!(self, ZkeysFailure::Failed(failure) if failure.transient())
    }
}

/// What a good answer holds; none where it holds nothing (`{}`, `[]`, `null`, `""` or no key at all, §6 row 43).
///
/// # Errors
/// `Refused` when the vendor says no, `Failed` for a status other than 2xx and for what is not the vendor's envelope: HTML and
/// XML of something in between are never read.
pub(super) fn good(response: &Response) -> Result<Option<&RawValue>, ZkeysFailure> {
    if !matches!(response.status, 200..=299) {
        let failure = refused(response).unwrap_or_else(|| response.unreadable());
        return Err(failure.into());
    }
    let text = std::str::from_utf8(&response.body).map_err(|_| response.unreadable())?;
    let whole: Row<'_> = serde_json::from_str(text).map_err(|error| broken(response, text, &error))?;
    // A missing code is no yes; the older interface wrote "0" (§6 row 44). One that is no number is no no either: a write that
    // was answered like this may have been done.
    let code = whole.words("code").filter(|code| code.parse::<i64>().is_ok()).ok_or_else(|| response.unreadable())?;
    if code != "0" {
        let text = response.excerpt(&whole.text("message"));
        return Err(ZkeysFailure::Refused { code: (code != "1").then(|| response.excerpt(&code)), text });
    }
    Ok(whole.at("data").filter(|data| !matches!(data.get().trim(), "{}" | "[]" | "null" | "\"\"")))
}

/// What begins like the vendor's answer and breaks off: with line and column, for the vendor's own samples do not all parse (§6
/// row 41).
fn broken(response: &Response, text: &str, error: &serde_json::Error) -> Failure {
    let said = match text.trim_start().starts_with('{') {
        true => [&error.line().to_string(), ":", &error.column().to_string(), " ", text].concat(),
        false => text.to_owned(),
    };
    Failure::Unreadable { excerpt: response.excerpt(&said), request_id: response.request_id() }
}

/// The no that hides in a yes: a downgrade answers `result` beside its data (§6 row 14).
pub(super) fn hidden_no(response: &Response, data: &Row<'_>) -> Option<ZkeysFailure> {
    let result = plain(data.at("result")?)?;
    let no = matches!(&*result, "0" | "false");
    no.then(|| ZkeysFailure::Refused { code: None, text: response.excerpt(&data.text("text")) })
}
