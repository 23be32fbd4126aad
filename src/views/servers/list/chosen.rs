//! Choosing rows of the list, and what can be done to the chosen ones at once.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::domain::server::state::Action;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::list;
use crate::ui::erased::{flag, settled, words};
use crate::ui::view;
use crate::views::servers::deeds::{self, Wish};
use crate::views::servers::index::Shown;

/// What can be done to many at once.
const BULK: [Action; 4] = [Action::Start, Action::Stop, Action::Restart, Action::Renew];

/// How many are chosen, how many of them the filter hides, and what can be done to them.
pub fn bulk(shown: Memo<Shown>, chosen: RwSignal<HashSet<String>>, wish: RwSignal<Option<Wish>>) -> AnyView {
    let count = settled(move || chosen.with(HashSet::len));
    let said = words(move || (text::words().servers.chosen)(count.get()));
    let hidden = settled(move || {
        let seen =
            chosen.with(|chosen| shown.with(|shown| shown.rows().filter(|row| chosen.contains(&row.guid)).count()));
        count.get().saturating_sub(seen)
    });
    let hidden = words(move || match hidden.get() {
        0 => Oco::Borrowed(""),
        number => (text::words().servers.chosen_hidden)(number).into(),
    });
    let buttons = list(BULK.map(|action| {
        let press = move |()| {
            let guids = chosen.with_untracked(|chosen| chosen.iter().cloned().collect());
            wish.set(Some(Wish { action, guids, booking: None }));
        };
        view! {
            <Button label=t(deeds::said::action(action)) busy=Signal::stored(false) on_press=press icon=deeds::said::icon(action) />
        }
    }));
    view! {
        <div class="toolbar bulk" role="group" aria-label=said.clone()>
            <p role="status"><strong>{said}</strong> <span class="remark">{hidden}</span></p>
            <div class="actions">
                {buttons}
                <Button
                    label=t(|w| w.servers.choose_none)
                    busy=Signal::stored(false)
                    on_press=move |()| chosen.set(HashSet::new())
                    weight=Weight::Quiet
                />
            </div>
        </div>
    }
}

/// The box that chooses every row that is shown, or none of them. What the filter hides stays as it was chosen.
pub fn choose_all(shown: Memo<Shown>, chosen: RwSignal<HashSet<String>>) -> AnyView {
    let state = settled(move || {
        let (count, all) = (chosen.with(HashSet::len), shown.with(|shown| shown.places.len()));
        let every = all > 0
            && count >= all
            && shown.with(|shown| chosen.with(|chosen| shown.rows().all(|row| chosen.contains(&row.guid))));
        (every, count > 0 && !every)
    });
    let press = move |event: web_sys::Event| {
        let every = state.get_untracked().0;
        shown.with_untracked(|shown| {
            chosen.update(|chosen| {
                for row in shown.rows() {
                    if every {
                        chosen.remove(&row.guid);
                    } else {
                        chosen.insert(row.guid.clone());
                    }
                }
            });
        });
        // The browser has turned the box by itself; where nothing changed, as over an empty list, nothing else turns it back.
        let shown = event_target::<web_sys::HtmlInputElement>(&event);
        let (every, some) = state.get_untracked();
        shown.set_checked(every);
        shown.set_indeterminate(some);
    };
    view! {
        <input
            type="checkbox"
            aria-label=words(t(|w| w.servers.choose_all))
            prop:checked=flag(move || state.get().0)
            prop:indeterminate=flag(move || state.get().1)
            on:change=press
        />
    }
}
