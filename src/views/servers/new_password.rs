//! The buttons under the fields of a new password: one makes a password, one copies what stands there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::actions::chance;
use crate::domain::account::password::generate::Recipe;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::code::copy_text;
use crate::ui::icon::Icon;
use crate::ui::view;

/// Both buttons, for a field and the one that repeats it.
pub fn buttons(field: RwSignal<String>, again: RwSignal<String>) -> AnyView {
    let copied = RwSignal::new(None);
    let make = move |()| {
        // A browser without a source of chance makes no password.
        let Some(secret) = chance::password(&Recipe::default()) else { return };
        for field in [field, again] {
            field.set(secret.expose().to_owned());
        }
        copied.set(None);
    };
    let copy = move |()| {
        let password = field.get_untracked();
        spawn_local(async move {
            let worked = copy_text(&password).await;
            let _page_left = copied.try_set(Some(worked));
        });
    };
    let label = move || match copied.get() {
        None => text::words().edit.copy,
        Some(true) => text::words().edit.copied,
        Some(false) => text::words().edit.copy_refused,
    };
    let empty = Signal::derive(move || {
        let empty = field.with(String::is_empty);
        empty.then(|| text::words().servers.must.to_owned())
    });
    view! {
        <div class="actions">
            <Button label=t(|w| w.deeds.generate) busy=Signal::stored(false) on_press=make />
            <Button label=label busy=Signal::stored(false) on_press=copy shut=empty weight=Weight::Quiet icon=Icon::Copy />
        </div>
    }
}
