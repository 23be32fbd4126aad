//! Signing in: a page when nobody is signed in, a panel over the dimmed page when a session has ended.
mod form;
mod refusal;

use leptos::prelude::*;

use crate::actions::connection;
use crate::actions::session::{CurrentSession, Phase};
use crate::text::{Pick, t};
use crate::ui::button::{Button, Weight};
use crate::ui::erased::follow;
use crate::ui::view;
use form::SignInForm;

/// The page for somebody who is not signed in.
#[component]
pub fn SignInPage() -> AnyView {
    let server = connection::settings().map(|settings| settings.keystone.as_str().to_owned());
    view! {
        <section class="sign-in" aria-labelledby="sign-in-title">
            <h1 id="sign-in-title" tabindex="-1">{t(|w| w.session.title)}</h1>
            <p class="lead">{t(|w| w.session.lead)}</p>
            <SignInForm user="".to_owned() />
            <p class="server">{t(|w| w.session.server)} " " <code>{server}</code></p>
        </section>
    }
}

/// Shows the panel, if it is there.
fn show(dialog: NodeRef<leptos::html::Dialog>) {
    if let Some(Some(dialog)) = dialog.try_get_untracked() {
        let _already_open = dialog.show_modal();
    }
}

/// The panel over a page whose session has ended. It cannot be closed: only signing in, or leaving, goes on.
#[component]
pub fn SignInPanel() -> AnyView {
    let session = CurrentSession::here();
    let user = match untrack(|| session.phase()) {
        Phase::Ended(about) => about.user.name.unwrap_or_default(),
        Phase::In(_) | Phase::Out => String::new(),
    };
    let [title, lead]: [Pick; 2] = if untrack(|| session.locked()) {
        [|w| w.session.locked_title, |w| w.session.locked_lead]
    } else {
        [|w| w.session.ended_title, |w| w.session.ended_lead]
    };
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    follow(move || {
        dialog.track();
        show(dialog);
    });
    view! {
        <dialog
            node_ref=dialog
            class="modal ended"
            aria-labelledby="ended-title"
            on:cancel=|event: leptos::ev::Event| event.prevent_default()
            // A refused `cancel` is not asked twice by every browser, a stopped Escape key is.
            on:keydown=|event: leptos::ev::KeyboardEvent| if event.key() == "Escape" { event.prevent_default() }
            on:close=move |_| show(dialog)
        >
            <section class="sign-in">
                <h2 id="ended-title">{t(title)}</h2>
                <p class="lead">{t(lead)}</p>
                <SignInForm user=user />
                <Button
                    label=t(|w| w.session.ended_other)
                    busy=Signal::stored(false)
                    on_press=move |()| session.sign_out()
                    weight=Weight::Quiet
                />
            </section>
        </dialog>
    }
}
