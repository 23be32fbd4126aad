//! The fields of a new password, asked for twice.

use leptos::prelude::*;

use super::{Desk, reinstall, said};
use crate::domain::server::password;
use crate::domain::server::state::Action;
use crate::domain::severity::Severity;
use crate::text::t;
use crate::ui::field::PasswordField;
use crate::ui::view;
use crate::views::servers::new_password;

/// The faults of the new password: those that stop it, or those that are advice.
fn faults(desk: Desk, severity: Severity, of_second: bool) -> Option<String> {
    if desk.wish.with(|wish| wish.as_ref().is_some_and(|wish| wish.action == Action::Reinstall)) {
        return reinstall::password_faults(desk, severity, of_second);
    }
    let login = desk.parties.with(|parties| parties.first().map(|party| party.server.login.clone()));
    let (password, again) = (desk.password.get(), desk.again.get());
    let confirm = |fault: &password::Fault| matches!(fault, password::Fault::NotConfirmed) == of_second;
    let found = password::faults(&password, &again, &login.unwrap_or_default());
    let found = found.into_iter().filter(|fault| fault.severity() == severity).filter(confirm);
    let said = found.map(said::password).collect::<Vec<_>>();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The fields, and the button that makes one.
pub fn fields(desk: Desk) -> AnyView {
    let stop = Signal::derive(move || desk.tried.get().then(|| faults(desk, Severity::Stop, false)).flatten());
    let differs = Signal::derive(move || desk.tried.get().then(|| faults(desk, Severity::Stop, true)).flatten());
    let advice = Signal::derive(move || {
        let typed = desk.password.with(|password| !password.is_empty());
        typed.then(|| faults(desk, Severity::Warn, false)).flatten()
    });
    view! {
        <div class="form">
            <PasswordField
                label=t(|w| w.deeds.new_password)
                value=desk.password
                error=stop
                warning=advice
                reveal=t(|w| w.platform.reveal)
                autocomplete="new-password"
                required=t(|w| w.servers.required)
            />
            <PasswordField
                label=t(|w| w.deeds.again)
                value=desk.again
                error=differs
                reveal=t(|w| w.platform.reveal)
                autocomplete="new-password"
                required=t(|w| w.servers.required)
            />
            {new_password::buttons(desk.password, desk.again)}
        </div>
    }
}

/// Whether it can be sent.
pub fn complete(desk: Desk) -> bool {
    [false, true].into_iter().all(|second| faults(desk, Severity::Stop, second).is_none())
}
