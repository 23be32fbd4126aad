//! For each server of the sheet: what changes, whether it can, and what became of it.

use leptos::prelude::*;

use super::{Desk, Party, said};
use crate::domain::server::state::Action;
use crate::text::{self, t};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::words;
use crate::ui::fold::Fold;
use crate::ui::table::Table;
use crate::ui::view;
use crate::ui::window::WindowRows;
use crate::views::servers::said::{order_badge, run_badges};

/// More rows than this are drawn through a window; of more that are left out the rest is only counted.
const MANY: usize = 200;

/// The columns.
const SPAN: u32 = 4;

/// The servers for which it is open, then those that are left out with the reasons.
pub fn table(desk: Desk, action: Action) -> AnyView {
    dynamic(move || {
        let parties = desk.parties.get();
        let (open, shut): (Vec<Party>, Vec<Party>) = parties.into_iter().partition(|party| desk.takes(party));
        view! { {changes(desk, action, open)} {left_out(shut)} }
    })
}

/// What became of the one server of a form, and why nothing can be sent for it.
pub fn outcome(desk: Desk) -> AnyView {
    dynamic(move || {
        let (open, shut): (Vec<Party>, Vec<Party>) =
            desk.parties.get().into_iter().partition(|party| desk.takes(party));
        let fate = open.first().and_then(|party| desk.fates.with(|fates| fates.get(&party.server.guid).cloned()));
        let fate = fate.map(|fate| {
            let shown = said::fate(&fate);
            view! { <p role="status">{shown} " " <span class="remark">{words(move || said::more(&fate))}</span></p> }
        });
        view! { {fate} {left_out(shut)} }
    })
}

fn changes(desk: Desk, action: Action, open: Vec<Party>) -> AnyView {
    let fate = dynamic(move || match desk.sent() {
        true => view! { <th scope="col">{t(|w| w.trail.result)}</th> },
        false => nothing(),
    });
    let (count, many) = (open.len(), open.len() > MANY);
    let rows = if many {
        let open = StoredValue::new(open);
        let row_of = move |at: usize| {
            open.with_value(|open| open.get(at).cloned()).map_or_else(nothing, |party| row(desk, action, at, party))
        };
        view! { <WindowRows count=Signal::stored(count) span=SPAN row=row_of /> }
    } else {
        let rows = list(open.into_iter().enumerate().map(|(at, party)| row(desk, action, at, party)));
        view! { <tbody>{rows}</tbody> }
    };
    view! {
        <Table
            caption=t(said::action(action))
            busy=Signal::stored(false)
            tall=many
            rows=Signal::stored(count + 1)
        >
                <thead>
                    <tr aria-rowindex="1">
                        <th scope="col">{t(|w| w.deeds.servers)}</th>
                        <th scope="col">{t(|w| w.deeds.before)}</th>
                        <th scope="col">{t(|w| w.deeds.after)}</th>
                        {fate}
                    </tr>
                </thead>
                {rows}
        </Table>
    }
}

fn row(desk: Desk, action: Action, at: usize, party: Party) -> AnyView {
    let server = party.server;
    let state = view! { {order_badge(server.order.clone())} " " {run_badges(server.run.clone(), server.act.clone())} };
    let guid = server.guid.clone();
    let fate = dynamic(move || {
        if !desk.sent() {
            return nothing();
        }
        match desk.fates.with(|fates| fates.get(&guid).cloned()) {
            None => view! { <td></td> },
            Some(fate) => {
                let shown = said::fate(&fate);
                let more = words(move || said::more(&fate));
                view! { <td><span class="fated">{shown} <span data-tip=more.clone()>{more}</span></span></td> }
            }
        }
    });
    view! {
        <tr aria-rowindex=(at + 2).to_string()>
            <th scope="row">{server.called().to_owned()}</th>
            <td>{state}</td>
            <td class="after">{t(said::action(action))}</td>
            {fate}
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
    let more = (count > MANY).then(|| view! { <li>"… + " {(count - MANY).to_string()}</li> });
    let lines = list(parties.into_iter().take(MANY).map(one));
    view! {
        <Fold label=move || (text::words().deeds.left_out)(count) open=count <= 3>
            <ul class="lines">{lines} {more}</ul>
        </Fold>
    }
}
