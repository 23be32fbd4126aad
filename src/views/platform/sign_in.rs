//! Signing in to the service, which has nothing to do with the console's own session.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::said;
use crate::actions::platform::{CmsFailure, Service};
use crate::domain::account::Secret;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::sometimes;
use crate::ui::field::{PasswordField, TextField};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::focus::focus;

/// What stands in the form; a refusal clears none of it.
#[derive(Clone, Copy)]
pub struct Typed {
    name: RwSignal<String>,
    password: RwSignal<String>,
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
    refused: RwSignal<Option<CmsFailure>>,
}

impl Typed {
    /// An empty form.
    pub fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            refused: RwSignal::new(None),
        }
    }

    /// Forgets the password.
    pub fn forget(self) {
        self.password.set(String::new());
    }

    /// The error of a field that must not be empty, once the form was sent.
    fn must(self, field: RwSignal<String>) -> Signal<Option<String>> {
        Signal::derive(move || {
            let empty = self.tried.get() && field.with(String::is_empty);
            empty.then(|| text::words().platform.must.to_owned())
        })
    }

    fn send(self, service: &Service) {
        let (name, password) = (self.name.get_untracked().trim().to_owned(), self.password.get_untracked());
        self.tried.set(true);
        if name.is_empty() || password.is_empty() {
            return request_animation_frame(|| focus(".accounts [aria-invalid=true]"));
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refused.set(None);
        let service = service.clone();
        spawn_local(async move {
            let outcome = service.sign_in(&name, &Secret::new(password)).await;
            // The page may be gone.
            let _gone = self.busy.try_set(false);
            let _gone = match outcome {
                Ok(()) => (self.password.try_set(String::new()).is_some(), self.tried.try_set(false).is_some()),
                Err(failure) => (self.refused.try_set(Some(failure)).is_some(), false),
            };
        });
    }
}

/// The form, with the reason why the last session ended.
pub fn form(service: &Service, typed: Typed) -> AnyView {
    let ended = RwSignal::from(service.ended.clone());
    let service = service.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        typed.send(&service);
    };
    view! {
        <h2 tabindex="-1">{t(|w| w.platform.sign_in_title)}</h2>
        <p class="lead">{t(|w| w.platform.sign_in_lead)}</p>
        {sometimes(move || ended.get().map(|refusal| said::notice(CmsFailure::Refused(refusal), Tone::Warn, None)))}
        <form class="form" novalidate on:submit=submit aria-label=t(|w| w.platform.sign_in_title)>
            <TextField
                label=t(|w| w.platform.username)
                value=typed.name
                error=typed.must(typed.name)
                required=t(|w| w.platform.required)
                autocomplete="username"
            />
            <PasswordField
                label=t(|w| w.platform.password)
                value=typed.password
                error=typed.must(typed.password)
                reveal=t(|w| w.platform.reveal)
                autocomplete="current-password"
                required=t(|w| w.platform.required)
            />
            {sometimes(move || typed.refused.get().map(|failure| said::notice(failure, Tone::Bad, None)))}
            <Button label=t(|w| w.platform.sign_in) busy=typed.busy submit=true weight=Weight::Primary />
        </form>
    }
}
