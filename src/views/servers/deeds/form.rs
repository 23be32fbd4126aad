//! What the sheet says and asks before anything is sent, and its buttons.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Desk, downgrade, password, reinstall, renewal, rows, said, upgrade};
use crate::actions::connection;
use crate::domain::server::downgrade::cancel::{Cancel, cancel};
use crate::domain::server::state::Action;
use crate::text::{self, Pick, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::field::TextField;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::focus::focus;
use crate::views::review::command;
use crate::views::servers::clock;

/// A word of warning about a booking whose time is near.
fn near(desk: Desk) -> AnyView {
    sometimes(move || {
        let guid = desk.wish.with(|wish| wish.as_ref()?.booking.clone())?;
        let Cancel::Close(at) = desk.parties.with(|parties| {
            let bookings = &parties.first()?.server.bookings;
            Some(cancel(bookings.iter().find(|booking| booking.guid == guid)?, connection::now()))
        })?
        else {
            return None;
        };
        let said = move || (text::words().deeds.cancel_close)(&clock::date_and_clock(at));
        Some(view! { <Notice tone=Tone::Warn title=said /> })
    })
}

/// The inside of the sheet.
pub fn body(desk: Desk, action: Action) -> AnyView {
    let lead: Pick = match action {
        Action::Start => |w| w.deeds.start_body,
        Action::Stop => |w| w.deeds.stop_body,
        Action::Restart => |w| w.deeds.restart_body,
        Action::Renew => |w| w.deeds.renew_body,
        Action::SetPassword => |w| w.deeds.set_password_body,
        Action::CancelDowngrade => |w| w.deeds.cancel_body,
        Action::Upgrade => |w| w.forms.upgrade_body,
        Action::Downgrade => |w| w.forms.downgrade_body,
        Action::Reinstall => |w| w.forms.reinstall_body,
        Action::Refund => |w| w.deeds.refund_body,
    };
    let asked = match action {
        Action::Renew => renewal::form(desk),
        Action::SetPassword => password::fields(desk),
        Action::Refund => name(desk),
        Action::Upgrade => upgrade::form(desk),
        Action::Downgrade => downgrade::form(desk),
        Action::Reinstall => {
            let (form, passwords, name) = (reinstall::form(desk), password::fields(desk), name(desk));
            view! { {form} {passwords} {name} }
        }
        Action::CancelDowngrade => near(desk),
        Action::Start | Action::Stop | Action::Restart => nothing(),
    };
    let curl = dynamic(move || {
        let first = desk.parties.with(|parties| parties.iter().find(|party| desk.takes(party)).cloned());
        let curl = first
            .and_then(|party| desk.deed(&party))
            .and_then(|(deed, _)| desk.servers.with_value(|servers| servers.as_curl(&deed)));
        curl.map_or_else(nothing, command)
    });
    view! {
        <p>{t(lead)}</p>
        {sometimes(move || desk.trail.refused.with(Option::is_some).then(|| {
            view! { <Notice tone=Tone::Warn title=t(|w| w.trail.refused) /> }
        }))}
        {warnings(desk)}
        {asked}
        {match action {
            // Their forms show what changes.
            Action::Upgrade | Action::Downgrade | Action::Reinstall => rows::outcome(desk),
            // Its form also shows what becomes of it.
            Action::Renew => nothing(),
            _ => rows::table(desk, action),
        }}
        {tally(desk)}
        {curl}
    }
}

/// What should be seen before, each once.
fn warnings(desk: Desk) -> AnyView {
    dynamic(move || {
        let parties = desk.parties.get();
        let said: BTreeSet<String> = parties
            .iter()
            .filter(|party| party.is_open())
            .flat_map(|party| party.permit.warnings.iter().map(said::warning))
            .collect();
        list(said.into_iter().map(|warning| view! { <Notice tone=Tone::Warn title=warning /> }))
    })
}

/// The name that has to be typed before something is given away, or lost.
fn named(desk: Desk) -> String {
    desk.parties.with(|parties| parties.first().map(|party| party.server.called().to_owned()).unwrap_or_default())
}

/// Whether another name was typed.
pub fn wrong_name(desk: Desk) -> bool {
    desk.typed_name.with(|typed| typed.trim() != named(desk).trim())
}

fn name(desk: Desk) -> AnyView {
    let error = Signal::derive(move || {
        let wrong = desk.tried.get() && wrong_name(desk);
        wrong.then(|| text::words().deeds.wrong_name.to_owned())
    });
    let label = move || (text::words().deeds.type_name)(&named(desk));
    view! {
        <div class="form">
            <TextField label=label value=desk.typed_name error=error autocomplete="off" />
        </div>
    }
}

/// How many went how, once something was sent.
fn tally(desk: Desk) -> AnyView {
    use crate::actions::servers::carry_out::Fate;
    let said = words(move || {
        let count = |test: fn(&Fate) -> bool| desk.fates.with(|fates| fates.values().filter(|fate| test(fate)).count());
        (text::words().deeds.tally)(
            count(|fate| matches!(fate, Fate::Done(_))),
            count(|fate| fate.may_be_repeated()),
            count(|fate| matches!(fate, Fate::Unknown(_) | Fate::SentBefore | Fate::Unsettled)),
        )
    });
    view! { <p role="status">{dynamic(move || if desk.sent() { view! { {said.clone()} } } else { nothing() })}</p> }
}

/// Whether what was typed can be sent.
fn complete(desk: Desk, action: Action) -> bool {
    untrack(|| match action {
        Action::SetPassword => password::complete(desk),
        Action::Refund => !wrong_name(desk),
        Action::Renew => desk.months.with(|months| !months.is_empty()),
        Action::Upgrade => upgrade::complete(desk),
        Action::Downgrade => downgrade::complete(desk),
        Action::Reinstall => reinstall::complete(desk),
        Action::Start | Action::Stop | Action::Restart | Action::CancelDowngrade => true,
    })
}

/// The ways on: cancel and the deed; afterwards close, and the refused ones again.
pub fn buttons(desk: Desk) -> AnyView {
    // Not while something is on its way: the second press of a double click must not land on another button's deed.
    let close = move |()| {
        if !desk.busy.get_untracked() && desk.looked() {
            desk.open.set(false);
        }
    };
    let open = settled(move || desk.parties.with(|parties| parties.iter().filter(|party| desk.takes(party)).count()));
    let failed = settled(move || desk.fates.with(|fates| fates.values().any(|fate| fate.may_be_repeated())));
    let sent = settled(move || desk.sent() && !desk.busy.get());
    let action = settled(move || desk.wish.with(|wish| wish.as_ref().map(|wish| wish.action)));
    let go = move |()| {
        let Some(action) = action.get_untracked() else { return };
        desk.tried.set(true);
        if complete(desk, action) {
            desk.send();
        } else {
            request_animation_frame(|| focus("dialog[open] [aria-invalid=true]"));
        }
    };
    let leave: Pick = |w| w.deeds.cancel;
    let leave_done: Pick = |w| w.deeds.close;
    view! {
        <Button
            label=move || if sent.get() { leave_done(text::words()) } else { leave(text::words()) }
            busy=Signal::stored(false)
            on_press=close
            weight=Weight::Quiet
        />
        {sometimes(move || (sent.get() && failed.get()).then(|| view! {
            <Button label=t(|w| w.deeds.retry_failed) busy=desk.busy on_press=move |()| desk.retry() weight=Weight::Primary />
        }))}
        {sometimes(move || (!sent.get() && open.get() > 0).then(|| {
            let weight = match action.get_untracked() {
                Some(Action::Refund | Action::Stop | Action::Reinstall) => Weight::Danger,
                _ => Weight::Primary,
            };
            let label = move || {
                let name = action.get().map_or("", |action| said::action(action)(text::words()));
                match open.get() {
                    1 => name.to_owned(),
                    many => (text::words().deeds.review)(name, many),
                }
            };
            view! { <Button label=label busy=desk.busy on_press=go weight=weight /> }
        }))}
    }
}
