//! A new account of the service. It is sent once; when nobody knows what became of it, that is said.

use leptos::prelude::*;

use super::said;
use crate::actions::platform::{Registered, Service};
use crate::actions::outcome::beyond_this_page;
use crate::domain::account::Secret;
use crate::domain::platform::registration::{self, Mistake};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::code::Code;
use crate::ui::element::{dynamic, nothing};
use crate::ui::field::{PasswordField, TextField};
use crate::ui::fold::Fold;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;

/// What stands in the form, and what became of the last try.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    password: RwSignal<String>,
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
    outcome: RwSignal<Option<Registered>>,
}

/// The section of the page.
pub fn section(service: &Service) -> AnyView {
    let typed = Typed {
        name: RwSignal::new(String::new()),
        password: RwSignal::new(String::new()),
        tried: RwSignal::new(false),
        busy: RwSignal::new(false),
        outcome: RwSignal::new(None),
    };
    let service = service.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        typed.send(&service);
    };
    let name = Signal::derive(move || {
        let mistake = registration::name(&typed.name.get()).filter(|_| typed.tried.get());
        mistake.map(|mistake| said_of(mistake, text::words().platform.name_long))
    });
    let password = Signal::derive(move || {
        let mistake = registration::password(&Secret::new(typed.password.get())).filter(|_| typed.tried.get());
        mistake.map(|mistake| said_of(mistake, text::words().platform.password_long))
    });
    let command = Signal::derive(move || Service::registration_as_curl(typed.name.get().trim()).unwrap_or_default());
    view! {
        <section class="stack">
            <h2>{t(|w| w.platform.register_title)}</h2>
            <p class="lead">{t(|w| w.platform.register_lead)}</p>
            <form class="form" novalidate on:submit=submit aria-label=t(|w| w.platform.register_title)>
                <TextField
                    label=t(|w| w.platform.username)
                    value=typed.name
                    error=name
                    required=t(|w| w.platform.required)
                />
                <PasswordField
                    label=t(|w| w.platform.password)
                    value=typed.password
                    error=password
                    reveal=t(|w| w.platform.reveal)
                    autocomplete="new-password"
                    required=t(|w| w.platform.required)
                />
                <Fold label=t(|w| w.edit.as_curl)>
                    <Code
                        label=t(|w| w.edit.as_curl)
                        text=command
                        copy=t(|w| w.edit.copy)
                        copied=t(|w| w.edit.copied)
                        refused=t(|w| w.edit.copy_refused)
                        folded=true
                    />
                </Fold>
                {dynamic(move || typed.outcome.get().map_or_else(nothing, became))}
                <Button label=t(|w| w.platform.register) busy=typed.busy submit=true weight=Weight::Primary />
            </form>
        </section>
    }
}

fn said_of(mistake: Mistake, too_long: &'static str) -> String {
    match mistake {
        Mistake::Empty => text::words().platform.must.to_owned(),
        Mistake::TooLong => too_long.to_owned(),
    }
}

fn became(outcome: Registered) -> AnyView {
    match outcome {
        Registered::Done(name) => {
            let said = move || (text::words().platform.registered)(&name);
            view! { <Notice tone=Tone::Good title=said urgent=true /> }
        }
        Registered::Refused(failure) => said::notice(failure, Tone::Bad, None),
        Registered::Unknown(failure) => view! {
            <Notice
                tone=Tone::Warn
                title=t(|w| w.platform.registered_unknown)
                detail=t(|w| w.platform.registered_unknown_detail)
                urgent=true
            />
            {fault::notice(failure, Tone::Warn, None)}
        },
    }
}

impl Typed {
    /// Goes on when the page is left: a write is never cancelled by leaving.
    fn send(self, service: &Service) {
        let name = self.name.get_untracked().trim().to_owned();
        let password = Secret::new(self.password.get_untracked());
        self.tried.set(true);
        let wrong = registration::name(&name).is_some() || registration::password(&password).is_some();
        if self.busy.get_untracked() || wrong {
            return;
        }
        self.busy.set(true);
        self.outcome.set(None);
        let service = service.clone();
        beyond_this_page(async move {
            let outcome = service.register(&name, &password).await;
            let _page_left = self.busy.try_set(false);
            if matches!(outcome, Registered::Done(_)) {
                let _page_left = self.tried.try_set(false);
                let _page_left = (self.name.try_set(String::new()), self.password.try_set(String::new()));
                service.load_accounts();
            }
            let _page_left = self.outcome.try_set(Some(outcome));
        });
    }
}
