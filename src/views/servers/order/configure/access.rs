//! Signing in to the new servers: the user follows from the system, the password is chosen or made.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::actions::chance;
use crate::domain::account::password::generate::Recipe;
use crate::domain::server::order::check::Field;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::code::copy_text;
use crate::ui::erased::words;
use crate::ui::field::PasswordField;
use crate::ui::icon::Icon;
use crate::ui::view;
use crate::views::servers::order::desk::Desk;
use crate::views::servers::order::said;

/// User, password, password once more, and one that is made.
pub fn part(desk: Desk) -> AnyView {
    // Nothing is said of a field in which one still types.
    let left = [RwSignal::new(false), RwSignal::new(false)];
    let [password, again] = left;
    let seen = move |left: RwSignal<bool>| desk.tried.get() || left.get();
    let fault = move |field, left| Signal::derive(move || said::fault(desk, field).filter(|_| seen(left)));
    let warning = Signal::derive(move || {
        let typed = desk.password.with(|typed| !typed.is_empty());
        said::warnings(desk, Field::Password).filter(|_| typed && seen(password))
    });
    let leave = |left: RwSignal<bool>, field: RwSignal<String>| {
        Callback::new(move |()| left.set(left.get_untracked() || field.with_untracked(|typed| !typed.is_empty())))
    };
    let make = move |()| {
        // A browser without a source of chance makes no password.
        let Some(secret) = chance::password(&Recipe::default()) else { return };
        for field in [desk.password, desk.again] {
            field.set(secret.expose().to_owned());
        }
    };
    let copied = RwSignal::new(None);
    let copy = move |()| {
        let password = desk.password.get_untracked();
        spawn_local(async move {
            let worked = copy_text(&password).await;
            let _page_left = copied.try_set(Some(worked));
        });
    };
    let copy_label = move || match copied.get() {
        None => text::words().edit.copy,
        Some(true) => text::words().edit.copied,
        Some(false) => text::words().edit.copy_refused,
    };
    let empty = Signal::derive(move || {
        let empty = desk.password.with(String::is_empty);
        empty.then(|| text::words().servers.must.to_owned())
    });
    let login = words(move || {
        let login = desk.order.with(|order| order.login.clone());
        if login.is_empty() { text::words().order.login_later.to_owned() } else { login }
    });
    view! {
        <fieldset class="part access">
            <legend class="legend">{t(|w| w.order.access)}</legend>
            <dl class="facts"><dt>{t(|w| w.order.login)}</dt> <dd>{login}</dd></dl>
            <div class="pair">
                <PasswordField
                    label=t(|w| w.order.password)
                    value=desk.password
                    error=fault(Field::Password, password)
                    warning=warning
                    reveal=t(|w| w.reset.reveal)
                    autocomplete="new-password"
                    required=t(|w| w.servers.required)
                    on_leave=leave(password, desk.password)
                />
                <PasswordField
                    label=t(|w| w.order.again)
                    value=desk.again
                    error=fault(Field::Confirm, again)
                    reveal=t(|w| w.reset.reveal)
                    autocomplete="new-password"
                    required=t(|w| w.servers.required)
                    on_leave=leave(again, desk.again)
                />
            </div>
            <p class="remark">{t(|w| w.order.password_hint)}</p>
            <div class="actions">
                <Button label=t(|w| w.deeds.generate) busy=Signal::stored(false) on_press=make />
                <Button label=copy_label busy=Signal::stored(false) on_press=copy shut=empty weight=Weight::Quiet icon=Icon::Copy />
            </div>
        </fieldset>
    }
}
