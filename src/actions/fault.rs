//! Failures in the words of the page: what happened, what to do next, and the server's own words.

use super::settings::{Expected, Mistake};
use crate::text::failure::Phrase;
use crate::text::words;
use crate::transport::{Failure, Hint};

/// A failure as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What happened.
    pub title: &'static str,
    /// What to do next.
    pub advice: &'static str,
    /// The server's words, the status and the request id, where there are any.
    pub details: Vec<String>,
}

/// Puts a failure into the language of the page; follows the language.
#[must_use]
pub fn explain(failure: &Failure) -> Explained {
    let (title, advice) = phrase(failure);
    Explained { title, advice, details: details(failure) }
}

fn phrase(failure: &Failure) -> Phrase {
    let w = &words().failure;
    match failure {
        Failure::Offline => w.offline,
        Failure::TimedOut => w.timed_out,
        Failure::Unreachable(Hint::BadAddress) => w.bad_address,
        Failure::Unreachable(Hint::MixedContent) => w.mixed_content,
        Failure::Unreachable(Hint::Blocked) => w.blocked,
        Failure::Unreachable(Hint::Refused | Hint::Silent) => w.silent,
        Failure::Unreachable(Hint::Lost) => w.lost,
        Failure::Unreachable(Hint::Redirected) => w.redirected,
        Failure::Cancelled => w.cancelled,
        Failure::TooLarge => w.too_large,
        Failure::Unreadable { .. } => w.unreadable,
        Failure::Http { status, .. } => match status {
            400 | 405 | 406 | 413 | 415 | 422 => w.bad_request,
            401 => w.unauthorized,
            403 => w.forbidden,
            404 => w.not_found,
            408 => w.timed_out,
            409 => w.conflict,
            429 => w.too_many,
            500.. => w.server,
            _ => w.other_status,
        },
    }
}

fn details(failure: &Failure) -> Vec<String> {
    let w = &words().failure;
    let mut details = Vec::new();
    match failure {
        Failure::Http { text, .. } if !text.is_empty() => details.push([w.server_says, text].join(" ")),
        Failure::Unreadable { excerpt, .. } if !excerpt.is_empty() => details.push([w.server_says, excerpt].join(" ")),
        _ => {}
    }
    if let Some(status) = failure.status() {
        details.push([w.status, &status.to_string()].join(" "));
    }
    if let Some(id) = failure.request_id() {
        details.push([w.request_id, id].join(" "));
    }
    details
}

/// Puts a mistake of the settings file into words.
#[must_use]
pub fn explain_mistake(mistake: &Mistake) -> String {
    let w = &words().failure;
    match mistake {
        Mistake::Missing(None) => w.settings_missing.to_owned(),
        Mistake::Missing(Some(status)) => [w.settings_missing, w.status, &status.to_string()].join(" "),
        Mistake::NotJson(line, column, error) => (w.settings_not_json)(*line, *column, error),
        Mistake::Unknown(key) => (w.settings_unknown)(key),
        Mistake::Absent(key) => (w.settings_absent)(key),
        Mistake::Kind("", _) => w.settings_not_object.to_owned(),
        Mistake::Kind(key, Expected::Object) => (w.settings_object)(key),
        Mistake::Kind(key, Expected::Text) => (w.settings_text)(key),
        Mistake::Kind(key, Expected::Language) => (w.settings_language)(key),
        Mistake::Kind(key, Expected::Whole(least, most)) => (w.settings_whole)(key, *least, *most),
        Mistake::Kind(key, Expected::OneOf(words)) => (w.settings_one_of)(key, words),
        Mistake::Address(key, _) => (w.settings_address)(key),
    }
}
