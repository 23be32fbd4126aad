//! Nothing of the engine's is shown until somebody calls it: a member with a key, or a gateway.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::said;
use crate::actions::servers::{Servers, ZkeysFailure};
use crate::actions::session::CurrentSession;
use crate::domain::account::Secret;
use crate::text::{self, Pick, t};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::Checkbox;
use crate::ui::element::{dynamic, later, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::field::{PasswordField, TextField, never_wrong};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::focus::focus;
use crate::views::frame::routes;

/// A page of the engine's: `inside` is drawn anew for each member, and not before there is one.
pub fn gate(title: Pick, inside: fn(Servers) -> AnyView) -> AnyView {
    if !Servers::configured() {
        let (what, how) = (t(|w| w.servers.not_configured.0), t(|w| w.servers.not_configured.1));
        return view! { <PageHead title=t(title) /> <Notice tone=Tone::Info title=what detail=how /> };
    }
    let servers = StoredValue::new(Servers::here());
    let caller = RwSignal::from(servers.with_value(|servers| servers.caller.clone()));
    let caller = settled(move || caller.get());
    dynamic(move || match caller.get() {
        Some(_) => inside(servers.get_value()),
        None => view! { <PageHead title=t(title) /> {later(routes::key())} },
    })
}

/// Who calls, and the button that forgets the key; nothing for a gateway.
pub fn who(servers: &Servers) -> AnyView {
    let Some(userid) = servers.caller.get_untracked().filter(|userid| !userid.is_empty()) else {
        return crate::ui::element::nothing();
    };
    let servers = servers.clone();
    let said = words(move || (text::words().servers.as_member)(&userid));
    view! {
        <span class="age">{said}</span> " "
        <Button
            label=t(|w| w.servers.leave)
            busy=Signal::stored(false)
            on_press=move |()| servers.leave()
            weight=Weight::Quiet
            icon=Icon::SignOut
        />
    }
}

/// What stands in the form; a refusal clears none of it.
#[derive(Clone, Copy)]
struct Typed {
    member: RwSignal<String>,
    key: RwSignal<String>,
    keep: RwSignal<bool>,
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
    refused: RwSignal<Option<ZkeysFailure>>,
}

impl Typed {
    fn send(self, servers: &Servers) {
        let (member, key) = (self.member.get_untracked().trim().to_owned(), self.key.get_untracked());
        let key = Secret::new(key.trim().to_owned());
        self.tried.set(true);
        if !is_member(&member) || key.is_empty() {
            return request_animation_frame(|| focus(".key-form [aria-invalid=true]"));
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refused.set(None);
        let (servers, keep) = (servers.clone(), self.keep.get_untracked());
        spawn_local(async move {
            let outcome = servers.sign_in(&member, &key, keep).await;
            // The form may be gone: it goes when the member was let in.
            let _gone = self.busy.try_set(false);
            let _gone = self.refused.try_set(outcome.err());
        });
    }
}

/// The vendor's ids of members are numbers (contract `baremetal` §1).
fn is_member(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The form; whoever has given a key, or needs none, never fetches it.
pub fn form() -> AnyView {
    let servers = StoredValue::new(Servers::here());
    let typed = Typed {
        member: RwSignal::new(String::new()),
        key: RwSignal::new(String::new()),
        keep: RwSignal::new(false),
        tried: RwSignal::new(false),
        busy: RwSignal::new(false),
        refused: RwSignal::new(None),
    };
    CurrentSession::here().when_nobody_is_there(move || typed.key.set(String::new()));
    let wrong_member = Signal::derive(move || {
        let (tried, member) = (typed.tried.get(), typed.member.get());
        let w = &text::words().servers;
        match member.trim() {
            "" if tried => Some(w.must.to_owned()),
            member if tried && !is_member(member) => Some(w.digits.to_owned()),
            _ => None,
        }
    });
    let no_key = Signal::derive(move || {
        let empty = typed.tried.get() && typed.key.with(|key| key.trim().is_empty());
        empty.then(|| text::words().servers.must.to_owned())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        servers.with_value(|servers| typed.send(servers));
    };
    view! {
        <section class="key-form">
            <h2 tabindex="-1">{t(|w| w.servers.key_title)}</h2>
            <p class="lead">{t(|w| w.servers.key_lead)}</p>
            <form class="form" novalidate on:submit=submit aria-label=t(|w| w.servers.key_title)>
                <TextField
                    label=t(|w| w.servers.member)
                    value=typed.member
                    error=wrong_member
                    required=t(|w| w.servers.required)
                    autocomplete="username"
                />
                <PasswordField
                    label=t(|w| w.servers.key)
                    value=typed.key
                    error=no_key
                    reveal=t(|w| w.servers.reveal)
                    hint=t(|w| w.servers.key_hint)
                    autocomplete="current-password"
                    required=t(|w| w.servers.required)
                />
                <Checkbox label=t(|w| w.servers.keep) checked=typed.keep error=never_wrong() hint=t(|w| w.servers.keep_hint) />
                {sometimes(move || typed.refused.get().map(|failure| said::notice(failure, Tone::Bad, None)))}
                <Button label=t(|w| w.servers.enter) busy=typed.busy submit=true weight=Weight::Primary />
            </form>
        </section>
    }
}
