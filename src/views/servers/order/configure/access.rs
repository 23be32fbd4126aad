//! Signing in to the new servers: the user follows from the system, the password is chosen or made.

use leptos::prelude::*;

use crate::domain::server::order::check::Field;
use crate::text::{self, t};
use crate::ui::erased::words;
use crate::ui::field::PasswordField;
use crate::ui::view;
use crate::views::servers::new_password;
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
            {new_password::buttons(desk.password, desk.again)}
        </fieldset>
    }
}
