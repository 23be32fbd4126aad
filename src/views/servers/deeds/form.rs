//! What the sheet says and asks before anything is sent, and its buttons.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Desk, Party, downgrade, reinstall, rows, said, upgrade};
use crate::actions::chance::password as make_password;
use crate::domain::account::password::generate::Recipe;
use crate::domain::server::finding::Severity;
use crate::domain::server::password;
use crate::domain::server::price::Estimate;
use crate::domain::server::price::renewal::renewal;
use crate::domain::server::record::Server;
use crate::domain::server::state::Action;
use crate::domain::server::terms::{Renewal, renewals};
use crate::text::{self, Pick, money, t};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::{Choice, SelectField};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::field::{PasswordField, TextField};
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::focus::focus;
use crate::views::review::command;

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
        Action::Renew => terms(desk),
        Action::SetPassword => passwords(desk),
        Action::Refund => name(desk),
        Action::Upgrade => upgrade::form(desk),
        Action::Downgrade => downgrade::form(desk),
        Action::Reinstall => {
            let (form, passwords, name) = (reinstall::form(desk), passwords(desk), name(desk));
            view! { {form} {passwords} {name} }
        }
        Action::Start | Action::Stop | Action::Restart | Action::CancelDowngrade => nothing(),
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

/// The terms by which any of the servers can be renewed; what cannot be is left out.
fn terms(desk: Desk) -> AnyView {
    let choices = Signal::derive(move || {
        let months = terms_of(&desk.parties.get(), desk);
        let choice = |months: u32| Choice::new(months.to_string(), move || (text::words().deeds.months)(months));
        months.into_iter().map(choice).collect()
    });
    let total = words(move || {
        let w = &text::words().deeds;
        let parties = desk.parties.get();
        let mut amounts =
            parties.iter().filter(|party| desk.takes(party)).map(|party| estimate(desk, &party.server).total);
        let first = amounts.next().flatten();
        let sum = first.and_then(|first| amounts.try_fold(first, |sum, amount| sum.plus(amount?)));
        let sum = sum.map_or_else(|| text::words().servers.not_said.to_owned(), money::yuan);
        [w.to_pay, " ", &sum, " (", w.estimate, ")"].concat()
    });
    let no_term = Signal::derive(move || {
        let none = desk.tried.get() && desk.months.with(String::is_empty);
        none.then(|| text::words().deeds.choose_term.to_owned())
    });
    view! {
        <SelectField label=t(|w| w.deeds.term) choices=choices value=desk.months error=no_term />
        <p role="status"><output class="sum">{total}</output></p>
    }
}

/// All terms, in ascending order, by which at least one of the servers can be renewed.
fn terms_of(parties: &[Party], desk: Desk) -> BTreeSet<u32> {
    let offered = desk.offered.get();
    let of = |party: &Party| {
        let line = offered.line(&party.server.line_guid)?;
        let open = renewals(&party.server, line).into_iter().filter(|renewal| renewal.term.shut.is_none());
        Some(open.map(|renewal| renewal.term.months).collect::<Vec<_>>())
    };
    let open = parties.iter().filter(|party| party.is_open());
    open.filter_map(of).flatten().collect()
}

/// Whether a server can be renewed by the chosen term.
pub fn has_term(desk: Desk, party: &Party) -> bool {
    let (offered, months) = (desk.offered.get(), desk.months.get());
    let Some(line) = offered.line(&party.server.line_guid) else { return false };
    let open = |renewal: &Renewal| renewal.term.shut.is_none() && renewal.term.months.to_string() == months;
    renewals(&party.server, line).iter().any(open)
}

/// The term that was chosen before where it is one of these, else the shortest.
pub fn usual_term(desk: Desk) -> String {
    let parties = desk.parties.get_untracked();
    let terms = untrack(|| terms_of(&parties, desk));
    let wanted = desk.wanted_term.get_untracked().filter(|months| terms.contains(months));
    wanted.as_ref().or(terms.first()).map(u32::to_string).unwrap_or_default()
}

/// What a renewal of a server costs by the chosen term.
pub fn estimate(desk: Desk, server: &Server) -> Estimate {
    let (offered, months) = (desk.offered.get(), desk.months.get().parse().unwrap_or(0));
    match offered.line(&server.line_guid) {
        Some(line) if months > 0 => renewal(server, offered.product(&server.product_guid), line, months),
        _ => Estimate { items: Vec::new(), total: None, unknown: Vec::new(), notes: Vec::new() },
    }
}

/// An estimate's total as people read it.
pub fn amount(estimate: &Estimate) -> String {
    estimate.total.map_or_else(|| text::words().servers.not_said.to_owned(), money::yuan)
}

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

fn passwords(desk: Desk) -> AnyView {
    let stop = Signal::derive(move || desk.tried.get().then(|| faults(desk, Severity::Stop, false)).flatten());
    let differs = Signal::derive(move || desk.tried.get().then(|| faults(desk, Severity::Stop, true)).flatten());
    let advice = Signal::derive(move || {
        let typed = desk.password.with(|password| !password.is_empty());
        typed.then(|| faults(desk, Severity::Warn, false)).flatten()
    });
    let make = move |()| {
        let Some(made) = make_password(&Recipe::default()) else { return };
        desk.password.set(made.expose().to_owned());
        desk.again.set(made.expose().to_owned());
    };
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
            <Button label=t(|w| w.deeds.generate) busy=Signal::stored(false) on_press=make weight=Weight::Quiet />
        </div>
    }
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
        Action::SetPassword => [false, true].into_iter().all(|second| faults(desk, Severity::Stop, second).is_none()),
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
