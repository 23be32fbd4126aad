//! The form: who, by what, for which scope.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::refusal;
use crate::actions::connection;
use crate::actions::session::{CurrentSession, Proof, SignInFailure};
use crate::domain::account::Secret;
use crate::domain::account::sign_in::{Naming, WantedScope, Who};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::{Checkbox, Choice};
use crate::ui::element::{dynamic, sometimes};
use crate::ui::erased::settled;
use crate::ui::field::{PasswordField, TextField, never_wrong};
use crate::ui::segmented::Segmented;
use crate::ui::view;
use crate::views::focus::focus;

const PASSWORD: &str = "password";
const TOKEN: &str = "token";
const PROJECT: &str = "project";
const DOMAIN: &str = "domain";
const NONE: &str = "none";

/// What stands in the form; a refusal clears none of it.
#[derive(Clone, Copy)]
struct Typed {
    way: RwSignal<String>,
    user: RwSignal<String>,
    by_id: RwSignal<bool>,
    domain: RwSignal<String>,
    password: RwSignal<String>,
    token: RwSignal<String>,
    scope: RwSignal<String>,
    project: RwSignal<String>,
    project_domain: RwSignal<String>,
    scope_domain: RwSignal<String>,
    keep: RwSignal<bool>,
    /// Whether the form was sent once; from then on empty fields say so.
    tried: RwSignal<bool>,
}

/// The form. It disappears by itself when the session begins.
#[component]
pub fn SignInForm(
    /// The user name to start with.
    user: String,
) -> AnyView {
    let session = CurrentSession::here();
    let home = connection::settings().map(|settings| settings.domain.clone()).unwrap_or_default();
    let typed = Typed {
        way: RwSignal::new(PASSWORD.to_owned()),
        user: RwSignal::new(user),
        by_id: RwSignal::new(false),
        domain: RwSignal::new(home.clone()),
        password: RwSignal::new(String::new()),
        token: RwSignal::new(String::new()),
        scope: RwSignal::new(PROJECT.to_owned()),
        project: RwSignal::new("admin".to_owned()),
        project_domain: RwSignal::new(home.clone()),
        scope_domain: RwSignal::new(home),
        keep: RwSignal::new(false),
        tried: RwSignal::new(false),
    };
    session.when_nobody_is_there(move || {
        typed.password.set(String::new());
        typed.token.set(String::new());
    });
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<SignInFailure>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        typed.tried.set(true);
        let Some(proof) = typed.proof() else {
            return request_animation_frame(|| focus(".sign-in [aria-invalid=true]"));
        };
        busy.set(true);
        refused.set(None);
        spawn_local(async move {
            let outcome = session.sign_in(proof, typed.keep.get_untracked()).await;
            // The form is gone when somebody was let in.
            let _gone = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    let _gone = (typed.password.try_set(String::new()), typed.token.try_set(String::new()));
                }
                Err(failure) => {
                    let _gone = refused.try_set(Some(failure));
                }
            }
        });
    };
    let ways = vec![Choice::new(PASSWORD, t(|w| w.session.by_password)), Choice::new(TOKEN, t(|w| w.session.by_token))];
    let by_token = settled(move || typed.way.with(|way| way == TOKEN));
    view! {
        <form class="form" novalidate on:submit=submit>
            <Segmented label=t(|w| w.session.way) choices=ways value=typed.way on_choose=move |way| typed.way.set(way) />
            {dynamic(move || if by_token.get() { token_field(typed) } else { password_fields(typed) })}
            <Checkbox
                label=t(|w| w.session.keep)
                checked=typed.keep
                error=never_wrong()
                hint=t(|w| w.session.keep_hint)
            />
            {sometimes(move || refused.get().map(refusal::notice))}
            <Button label=t(|w| w.session.submit) busy=busy submit=true weight=Weight::Primary />
        </form>
    }
}

fn token_field(typed: Typed) -> AnyView {
    view! {
        <PasswordField
            label=t(|w| w.session.token)
            value=typed.token
            error=typed.must(typed.token)
            reveal=t(|w| w.session.reveal)
            autocomplete="off"
            hint=t(|w| w.session.token_hint)
            required=t(|w| w.session.required)
        />
    }
}

fn password_fields(typed: Typed) -> AnyView {
    let user = move || if typed.by_id.get() { text::words().session.user_id } else { text::words().session.user };
    let scopes = vec![
        Choice::new(PROJECT, t(|w| w.session.scope_project)),
        Choice::new(DOMAIN, t(|w| w.session.scope_domain)),
        Choice::new(NONE, t(|w| w.session.scope_none)),
    ];
    let domain = move || {
        (!typed.by_id.get()).then(|| {
            view! {
                <TextField
                    label=t(|w| w.session.domain)
                    hint=t(|w| w.session.domain_hint)
                    value=typed.domain
                    error=typed.must(typed.domain)
                    required=t(|w| w.session.required)
                    autocomplete="organization"
                />
            }
        })
    };
    let scoped = settled(move || typed.scope.get());
    view! {
        <TextField
            label=user
            value=typed.user
            error=typed.must(typed.user)
            required=t(|w| w.session.required)
            autocomplete="username"
        />
        <Checkbox label=t(|w| w.session.user_by_id) checked=typed.by_id error=never_wrong() />
        {sometimes(domain)}
        <PasswordField
            label=t(|w| w.session.password)
            value=typed.password
            error=typed.must(typed.password)
            reveal=t(|w| w.session.reveal)
            autocomplete="current-password"
            required=t(|w| w.session.required)
        />
        <Segmented label=t(|w| w.session.scope) choices=scopes value=typed.scope on_choose=move |scope| typed.scope.set(scope) />
        {dynamic(move || scope_fields(typed, &scoped.get()))}
    }
}

fn scope_fields(typed: Typed, scope: &str) -> AnyView {
    match scope {
        PROJECT => view! {
            <p class="hint">{t(|w| w.session.scope_project_hint)}</p>
            <div class="pair">
                <TextField
                    label=t(|w| w.session.project)
                    value=typed.project
                    error=typed.must(typed.project)
                    required=t(|w| w.session.required)
                />
                <TextField
                    label=t(|w| w.session.project_domain)
                    value=typed.project_domain
                    error=typed.must(typed.project_domain)
                    required=t(|w| w.session.required)
                />
            </div>
        },
        DOMAIN => view! {
            <p class="hint">{t(|w| w.session.scope_domain_hint)}</p>
            <TextField
                label=t(|w| w.session.scope_domain_name)
                value=typed.scope_domain
                error=typed.must(typed.scope_domain)
                required=t(|w| w.session.required)
            />
        },
        _ => view! { <p class="hint">{t(|w| w.session.scope_none_hint)}</p> },
    }
}

impl Typed {
    /// The error of a field that must not be empty, once the form was sent.
    fn must(self, field: RwSignal<String>) -> Signal<Option<String>> {
        Signal::derive(move || {
            let empty = self.tried.get() && field.with(|text| text.trim().is_empty());
            empty.then(|| text::words().session.must.to_owned())
        })
    }

    /// What the form says, if nothing is missing.
    fn proof(self) -> Option<Proof> {
        let filled = |field: RwSignal<String>| {
            let text = field.get_untracked().trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        if self.way.with_untracked(|way| way == TOKEN) {
            return Some(Proof::Token(Secret::new(filled(self.token)?)));
        }
        let who = if self.by_id.get_untracked() {
            Who::Id(filled(self.user)?)
        } else {
            Who::Name { name: filled(self.user)?, domain: Naming::Name(filled(self.domain)?) }
        };
        // A password may begin or end with a blank.
        let password = Some(self.password.get_untracked()).filter(|password| !password.is_empty())?;
        let scope = match self.scope.get_untracked().as_str() {
            PROJECT => {
                WantedScope::Project { name: filled(self.project)?, domain: Naming::Name(filled(self.project_domain)?) }
            }
            DOMAIN => WantedScope::Domain(Naming::Name(filled(self.scope_domain)?)),
            _ => WantedScope::Unscoped,
        };
        Some(Proof::Password(who, Secret::new(password), scope))
    }
}
