//! The whole console: the settings first, then sign-in or the pages.

use crate::ui::element::{dynamic, later, sometimes};
use crate::ui::erased::settled;
use leptos::prelude::*;

use crate::actions::fault::explain_mistake;
use crate::actions::idle;
use crate::actions::session::{CurrentSession, Phase};
use crate::actions::settings::Mistake;
use crate::text::t;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::frame::router::Router;
use crate::views::frame::routes::sign_in;
use crate::views::frame::shell::shell;

/// The console, once its settings are read.
#[component]
pub fn Console() -> AnyView {
    #[cfg(feature = "gallery")]
    if window().location().pathname().is_ok_and(|path| path == "/gallery") {
        return crate::views::gallery::Gallery();
    }
    let session = CurrentSession::here();
    let router = Router::provide();
    idle::watch(session);
    let whose = settled(move || session.whose());
    let ended = settled(move || matches!(session.phase(), Phase::Ended(_)));
    let body = move || {
        // Somebody else gets pages of their own.
        if whose.get().is_none() {
            return view! { <main class="outside">{later(sign_in(false))}</main> };
        }
        view! {
            {shell(router)}
            {sometimes(move || ended.get().then(|| later(sign_in(true))))}
        }
    };
    dynamic(body)
}

/// The page in place of a console whose settings file is wrong: the key and the mistake.
pub fn wrong_settings(mistake: Mistake) -> AnyView {
    let said = move || explain_mistake(&mistake);
    view! {
        <main class="alone">
            <h1>{t(|w| w.failure.settings_title)}</h1>
            <p class="lead">{t(|w| w.failure.settings_lead)}</p>
            <Notice tone=Tone::Bad title=said urgent=true />
        </main>
    }
}
