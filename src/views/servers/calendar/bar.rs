//! What is ticked, what it costs, and the way to renew it.

use leptos::prelude::*;

use super::Desk;
use crate::actions::connection;
use crate::domain::server::state::Action;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::sometimes;
use crate::ui::erased::{settled, words};
use crate::ui::icon::Icon;
use crate::ui::view;
use crate::views::servers::clock;
use crate::views::servers::deeds::{self, Wish};

/// How soon is soon, in days.
const SOON: i64 = 30;

/// The button that ticks what is shown and ends soon.
pub fn soon(desk: Desk) -> AnyView {
    let press = move |()| {
        let now = connection::now();
        desk.shown.with_untracked(|parts| {
            let soon = parts.entries().filter(|entry| entry.ends_within(SOON, now, clock::zone()));
            desk.ticks.update(|ticks| ticks.set(soon, true));
        });
    };
    let none = settled(move || {
        let now = connection::now();
        desk.shown
            .with(|parts| !parts.entries().any(|entry| entry.is_open() && entry.ends_within(SOON, now, clock::zone())))
    });
    let shut = Signal::derive(move || none.get().then(|| text::words().calendar.none_soon.to_owned()));
    view! {
        <Button label=t(|w| w.calendar.choose_soon) busy=Signal::stored(false) on_press=press shut=shut icon=Icon::Check />
    }
}

/// How many are ticked, the sum, and what can be done; nothing while none is ticked.
pub fn bar(desk: Desk) -> AnyView {
    let sum = settled(move || desk.ticks.with(|ticks| desk.plan.with(|plan| ticks.sum(&plan.0))));
    let any = settled(move || sum.with(|sum| sum.count + sum.shut > 0));
    let renew = move |()| {
        let guids = desk.ticks.with_untracked(|ticks| desk.plan.with_untracked(|plan| ticks.guids(&plan.0)));
        desk.wish.set(Some(Wish { action: Action::Renew, guids, booking: None }));
    };
    let none = move |()| desk.ticks.update(|ticks| ticks.clear());
    let shut = Signal::derive(move || {
        let sum = sum.get();
        (sum.count == 0).then(|| (text::words().calendar.ticked_not)(sum.shut))
    });
    sometimes(move || {
        any.get().then(|| {
            let chosen = words(move || sum.with(|sum| (text::words().servers.chosen)(sum.count + sum.shut)));
            let costs = words(move || sum.with(deeds::said::sum));
            let not = move || {
                let number = Some(sum.with(|sum| sum.shut)).filter(|number| *number > 0)?;
                Some(view! { <span class="remark">{words(move || (text::words().calendar.ticked_not)(number))}</span> })
            };
            view! {
                <div class="toolbar bulk pinned" role="group" aria-label=chosen.clone()>
                    <p role="status"><strong>{chosen}</strong> " · " <output>{costs}</output> " " {sometimes(not)}</p>
                    <div class="actions">
                        <Button
                            label=t(|w| w.deeds.renew)
                            busy=Signal::stored(false)
                            on_press=renew
                            shut=shut
                            weight=Weight::Primary
                            icon=Icon::Clock
                        />
                        <Button
                            label=t(|w| w.servers.choose_none)
                            busy=Signal::stored(false)
                            on_press=none
                            weight=Weight::Quiet
                        />
                    </div>
                </div>
            }
        })
    })
}
