//! The question which servers an order brought, where nothing proves it, or only of more or fewer than were ordered: a person
//! says.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{clock, said};
use crate::actions::servers::Servers;
use crate::actions::servers::finding_out::may_come_for;
use crate::actions::trail::Trail;
use crate::domain::server::record::Server;
use crate::domain::server::settle;
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Outcome, What};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::Checkbox;
use crate::ui::element::{list, nothing};
use crate::ui::erased::{follow, words};
use crate::ui::field::never_wrong;
use crate::ui::view;
use crate::views::frame::routes::Page;

/// The servers that an order of which nobody knows may have brought, each to be ticked, and the two answers.
pub fn question(entry: &Entry, found: Vec<Arc<Server>>) -> AnyView {
    let What::Server { deed: ServerDeed::Create { product, count, order, .. }, .. } = &entry.what else {
        return nothing();
    };
    let (ordered, ticked, busy) = (*count, RwSignal::new(BTreeSet::new()), RwSignal::new(false));
    let numbered = found.iter().filter(|server| settle::carries(server, order)).count();
    let early = early(entry);
    // Of those that are known the rest may still come.
    let incomplete = (1..ordered as usize).contains(&numbered);
    // What this or another tab has on its way still gets an answer of its own.
    let sending = entry.outcome == Outcome::Sending;
    let rows = list(found.iter().map(|server| row(server, &product.name, ticked)));
    let answer = {
        let entry = entry.clone();
        move |mine: Vec<Arc<Server>>| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let (entry, servers, trail) = (entry.clone(), Servers::here(), Trail::here());
            spawn_local(async move {
                servers.claim(entry, mine, trail).await;
                let _gone = busy.try_set(false);
            });
        }
    };
    let none = {
        let answer = answer.clone();
        move |()| answer(Vec::new())
    };
    let mine = move |()| {
        let mine = ticked.with_untracked(|ticked| {
            found.iter().filter(|server| ticked.contains(&server.guid)).cloned().collect::<Vec<_>>()
        });
        answer(mine);
    };
    let label = move || (text::words().claim.mine)(ticked.with(BTreeSet::len));
    let shut_mine = Signal::derive(move || {
        let w = &text::words().claim;
        match ticked.with(BTreeSet::len) {
            0 => Some(w.choose.to_owned()),
            number if number > ordered as usize => Some((w.too_many)(ordered)),
            _ => ((sending || incomplete) && early.get()).then(|| w.early.to_owned()),
        }
    });
    let shut_none = Signal::derive(move || {
        let w = &text::words().claim;
        if numbered > 0 { Some(w.not_none.to_owned()) } else { early.get().then(|| w.early.to_owned()) }
    });
    let why = words(move || {
        let w = &text::words().claim;
        if numbered > 0 { (w.numbered)(numbered, ordered) } else { w.why.to_owned() }
    });
    view! {
        <fieldset class="choices claim">
            <legend class="legend">{words(move || (text::words().claim.which)(ordered))}</legend>
            <p class="remark">{why}</p>
            <ul>{rows}</ul>
            <div class="actions">
                <Button label=label busy=busy on_press=mine shut=shut_mine weight=Weight::Primary />
                <Button label=t(|w| w.claim.none) busy=busy on_press=none shut=shut_none />
            </div>
            <p class="remark">{t(|w| w.claim.none_means)}</p>
        </fieldset>
    }
}

/// Whether the order may still take effect: until then nobody can say that it did not.
fn early(entry: &Entry) -> RwSignal<bool> {
    let rest = may_come_for(entry);
    let early = RwSignal::new(rest > 0);
    let over = move || {
        let _gone = early.try_set(false);
    };
    let wait = Duration::from_millis(rest.unsigned_abs());
    if rest > 0
        && let Ok(waiting) = set_timeout_with_handle(over, wait)
    {
        on_cleanup(move || waiting.clear());
    }
    early
}

fn row(server: &Arc<Server>, product: &str, ticked: RwSignal<BTreeSet<String>>) -> AnyView {
    let (guid, on) = (server.guid.clone(), RwSignal::new(false));
    follow(move || {
        let on = on.get();
        ticked.update(|ticked| {
            if on {
                ticked.insert(guid.clone());
            } else {
                ticked.remove(&guid);
            }
        });
    });
    let bought = server.bought;
    let when =
        words(move || bought.map(|at| (text::words().claim.bought)(&clock::date_and_clock(at))).unwrap_or_default());
    let href = Page::Server(server.guid.clone()).path();
    view! {
        <li>
            <Checkbox label=server.called().to_owned() checked=on error=never_wrong() />
            <p class="remark">
                <a href=href>{server.guid.clone()}</a> " · " {product.to_owned()} " · " {when} " "
                {said::order_badge(server.order.clone())}
            </p>
        </li>
    }
}
