//! Everything that can be done to a server; what cannot be done now says why, and what would open it.

use leptos::prelude::*;

use super::Desk;
use crate::domain::server::permit::permits;
use crate::domain::server::state::Action;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::words;
use crate::ui::view;
use crate::views::servers::deeds::{Wish, said};

/// The section.
pub fn section(desk: Desk) -> AnyView {
    let rows = dynamic(move || {
        let Some(server) = desk.server.get() else { return nothing() };
        let offered = desk.offered.get();
        let line = offered.line(&server.line_guid);
        let guid = server.guid.clone();
        // A booking is cancelled where it stands.
        let all =
            permits(&server, line, super::now()).into_iter().filter(|(action, _)| *action != Action::CancelDowngrade);
        list(all.map(|(action, permit)| {
            let (reasons, guid) = (permit.reasons.clone(), guid.clone());
            let why = reasons.clone();
            let shut = Signal::derive(move || (!why.is_empty()).then(|| said::shut(&why)));
            let weight = match action {
                Action::Refund | Action::Reinstall => Weight::Danger,
                _ => Weight::Plain,
            };
            let press = move |()| desk.wish.set(Some(Wish::one(action, &guid)));
            let note = (!reasons.is_empty()).then(|| {
                view! { <span class="remark">{words(move || said::shut(&reasons))}</span> }
            });
            view! {
                <li>
                    <Button
                        label=t(said::action(action))
                        busy=Signal::stored(false)
                        on_press=press
                        shut=shut
                        weight=weight
                        icon=said::icon(action)
                    />
                    {note}
                </li>
            }
        }))
    });
    view! {
        <section aria-label=words(move || text::words().deeds.title)>
            <h2>{t(|w| w.deeds.title)}</h2>
            <ul class="deeds">{rows}</ul>
        </section>
    }
}
