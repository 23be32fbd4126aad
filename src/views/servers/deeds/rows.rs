//! For each server of the sheet: what changes, whether it can, and what became of it.

use leptos::prelude::*;

use super::{Desk, Party, form, said};
use crate::domain::server::state::Action;
use crate::text::{self, t};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::words;
use crate::ui::fold::Fold;
use crate::ui::view;
use crate::views::clock;
use crate::views::servers::said::{order_badge, run_badges};

/// The most rows that are drawn; all are sent.
const DRAWN: usize = 200;

/// The servers for which it is open, then those that are left out with the reasons.
pub fn table(desk: Desk, action: Action) -> AnyView {
    dynamic(move || {
        let parties = desk.parties.get();
        let (open, shut): (Vec<Party>, Vec<Party>) = parties.into_iter().partition(|party| desk.takes(party));
        let more = open.len().saturating_sub(DRAWN);
        let rows = list(open.into_iter().take(DRAWN).map(|party| row(desk, action, party)));
        let more = (more > 0).then(|| view! { <p class="hint">"… + " {more.to_string()}</p> });
        view! { {changes(desk, action, rows)} {more} {left_out(shut)} }
    })
}

/// What became of the one server of a form, and why nothing can be sent for it.
pub fn outcome(desk: Desk) -> AnyView {
    dynamic(move || {
        let (open, shut): (Vec<Party>, Vec<Party>) = desk.parties.get().into_iter().partition(Party::is_open);
        let fate = open.first().and_then(|party| desk.fates.with(|fates| fates.get(&party.server.guid).cloned()));
        let fate = fate.map(|fate| {
            let shown = said::fate(&fate);
            view! { <p role="status">{shown} " " <span class="remark">{words(move || said::more(&fate))}</span></p> }
        });
        view! { {fate} {left_out(shut)} }
    })
}

fn changes(desk: Desk, action: Action, rows: AnyView) -> AnyView {
    let paid = action == Action::Renew;
    let pay = paid.then(|| view! { <th scope="col" class="num">{t(|w| w.deeds.to_pay)}</th> });
    let fate = dynamic(move || match desk.sent() {
        true => view! { <th scope="col">{t(|w| w.trail.result)}</th> },
        false => nothing(),
    });
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=words(t(said::action(action)))>
            <table class="table compare">
                <caption class="spoken">{t(said::action(action))}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(|w| w.deeds.servers)}</th>
                        <th scope="col">{t(|w| w.deeds.before)}</th>
                        <th scope="col">{t(|w| w.deeds.after)}</th>
                        {pay} {fate}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(desk: Desk, action: Action, party: Party) -> AnyView {
    let server = party.server;
    let (before, after) = match action {
        Action::Renew => {
            let ends = server.ends;
            let now = ends.map(clock::date_and_clock).unwrap_or_default();
            let then = words(move || {
                let then = ends.zip(desk.months.get().parse().ok());
                let then = then.map(|(ends, months)| crate::domain::server::terms::renewed_end(ends, months));
                then.map(clock::date_and_clock).unwrap_or_else(|| text::words().servers.not_said.to_owned())
            });
            (view! { {now} }, view! { {then} })
        }
        _ => (
            view! { {order_badge(server.order.clone())} " " {run_badges(server.run.clone(), server.act.clone())} },
            view! { {t(said::action(action))} },
        ),
    };
    let pay = (action == Action::Renew).then(|| {
        let server = server.clone();
        view! { <td class="num">{words(move || form::amount(&form::estimate(desk, &server)))}</td> }
    });
    let guid = server.guid.clone();
    let fate = dynamic(move || {
        if !desk.sent() {
            return nothing();
        }
        match desk.fates.with(|fates| fates.get(&guid).cloned()) {
            None => view! { <td></td> },
            Some(fate) => {
                let shown = said::fate(&fate);
                view! { <td>{shown} " " <span class="remark">{words(move || said::more(&fate))}</span></td> }
            }
        }
    });
    view! {
        <tr>
            <th scope="row">{server.called().to_owned()}</th>
            <td>{before}</td>
            <td class="after">{after}</td>
            {pay} {fate}
        </tr>
    }
}

/// The servers for which it is shut, and why.
fn left_out(parties: Vec<Party>) -> AnyView {
    if parties.is_empty() {
        return nothing();
    }
    let count = parties.len();
    let one = |party: Party| {
        let name = party.server.called().to_owned();
        let why = words(move || match party.unsettled {
            true => text::words().deeds.unsettled.to_owned(),
            // It is open, so it is the term that its line does not have.
            false if party.permit.is_open() => text::words().deeds.no_term.to_owned(),
            false => said::shut(&party.permit.reasons),
        });
        view! { <li><strong>{name}</strong> " " {why}</li> }
    };
    let lines = list(parties.into_iter().take(DRAWN).map(one));
    view! {
        <Fold label=move || (text::words().deeds.left_out)(count) open=count <= 3>
            <ul class="lines">{lines}</ul>
        </Fold>
    }
}
