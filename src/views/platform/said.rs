//! What the service refused, in words.

use leptos::prelude::*;

use crate::actions::platform::{CmsFailure, Seen};
use crate::domain::platform::account::Session;
use crate::domain::platform::health::Health;
use crate::domain::platform::refusal::{Reason, Refusal};
use crate::text::failure::Phrase;
use crate::text::{self, Pick, t};
use crate::transport::{Failure, Hint};
use crate::ui::button::Button;
use crate::ui::element::{dynamic, nothing};
use crate::ui::erased::settled;
use crate::ui::notice::{Notice, Technical};
use crate::ui::page_head::PageHead;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;

/// Who is signed in to the service, with the role where it tells one.
pub fn who(session: &Session) -> String {
    match &session.role {
        Some(role) => (text::words().platform.with_role)(&session.username, role),
        None => session.username.clone(),
    }
}

/// Whether the service answers, in a word.
pub fn alive(health: &Seen<Health>) -> (Pick, Tone) {
    match (&health.value, &health.failure) {
        (_, Some(failure)) => answers(failure),
        (Some(_), None) => (|w| w.platform.alive, Tone::Good),
        (None, None) => (|w| w.platform.asking, Tone::Plain),
    }
}

/// What a failed ping says about the service: one that answers otherwise is not dead, and of a machine without a network
/// nothing follows.
fn answers(failure: &CmsFailure) -> (Pick, Tone) {
    match failure {
        CmsFailure::Failed(Failure::Offline | Failure::Cancelled) => (|w| w.platform.unknown, Tone::Plain),
        CmsFailure::Failed(
            Failure::TimedOut | Failure::Unreachable(Hint::BadAddress | Hint::Refused | Hint::Silent | Hint::Lost),
        ) => (|w| w.platform.not_alive, Tone::Bad),
        CmsFailure::Failed(Failure::Http { status: 500.., .. }) => (|w| w.platform.not_alive, Tone::Bad),
        CmsFailure::Refused(_) | CmsFailure::Failed(_) => (|w| w.platform.answers_oddly, Tone::Warn),
    }
}

/// A failure as a notice, with a way to try again where there is one.
pub fn notice(failure: CmsFailure, tone: Tone, retry: Option<Callback<()>>) -> AnyView {
    let Refusal { reason, code, text } = match failure {
        CmsFailure::Refused(refusal) => refusal,
        CmsFailure::Failed(failure) => return fault::notice(failure, tone, retry),
    };
    let code = code.unwrap_or_default();
    let silent = text.is_empty() && code.is_empty();
    let words = move || (text::words().platform.says)(&code, &text);
    let technical = (!silent).then(|| Technical { label: t(|w| w.failure.details).into(), text: words.into() });
    let actions = move || {
        retry.map(|retry| {
            view! { <Button label=t(|w| w.failure.retry) busy=Signal::stored(false) on_press=retry /> }
        })
    };
    let (title, detail) = (move || phrase(reason).0, move || phrase(reason).1);
    match technical {
        Some(technical) => {
            view! { <Notice tone=tone title=title detail=detail actions=actions technical=technical urgent=true /> }
        }
        None => view! { <Notice tone=tone title=title detail=detail actions=actions urgent=true /> },
    }
}

/// Why the last reading failed: alone when nothing is known, else with the remark that what is shown is old.
pub fn failed<T: Clone + PartialEq + Send + Sync + 'static>(
    seen: ArcRwSignal<Seen<T>>,
    retry: Callback<()>,
) -> AnyView {
    let seen = settled(move || seen.with(|seen| (seen.failure.clone(), seen.value.is_some())));
    dynamic(move || match seen.get() {
        (Some(failure), true) => {
            let stale = view! { <Notice tone=Tone::Warn title=t(|w| w.platform.stale) /> };
            view! { {stale} {notice(failure, Tone::Warn, Some(retry))} }
        }
        (Some(failure), false) => notice(failure, Tone::Bad, Some(retry)),
        (None, _) => nothing(),
    })
}

/// The page of a deployment that has no such service.
pub fn not_configured(title: impl Fn() -> &'static str + Copy + Send + Sync + 'static) -> AnyView {
    let (what, how) = (t(|w| w.platform.not_configured.0), t(|w| w.platform.not_configured.1));
    view! { <PageHead title=title /> <Notice tone=Tone::Info title=what detail=how /> }
}

fn phrase(reason: Reason) -> Phrase {
    let w = &text::words().platform;
    match reason {
        Reason::NotSignedIn => w.not_signed_in,
        Reason::Expired => w.expired,
        Reason::GoneOrDown => w.gone_or_down,
        Reason::Disabled => w.disabled,
        Reason::WrongPassword => w.wrong_password,
        Reason::UnknownUser => w.unknown_user,
        Reason::BadParameters => w.bad_parameters,
        Reason::NameTakenOrDown => w.name_taken,
        Reason::Empty => w.empty,
        Reason::PasswordTooLong => w.too_long,
        Reason::DatabaseDown => w.database_down,
        Reason::NotThere => w.not_there,
        Reason::Other => w.other,
    }
}
