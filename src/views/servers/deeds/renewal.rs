//! The form that renews: the terms that any of the servers can be renewed by, and what the chosen one does and costs.
mod many;
mod price;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Desk, Party, rows};
use crate::domain::server::renewal::{self, Bill, Why, due};
use crate::domain::server::terms::renewals;
use crate::text::{self, t};
use crate::ui::choice::{Choice, SelectField};
use crate::ui::element::dynamic;
use crate::ui::erased::settled;
use crate::ui::view;
use crate::views::servers::clock;

/// What the renewal comes to; two are the same only if they are one.
#[derive(Clone)]
struct Reckoned(Arc<Bill>);

impl PartialEq for Reckoned {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The form.
pub fn form(desk: Desk) -> AnyView {
    let choices = Signal::derive(move || {
        let months = terms_of(&desk.parties.get(), desk);
        let choice = |months: u32| Choice::new(months.to_string(), move || (text::words().deeds.months)(months));
        months.into_iter().map(choice).collect()
    });
    let no_term = Signal::derive(move || {
        let none = desk.tried.get() && desk.months.with(String::is_empty);
        none.then(|| text::words().deeds.choose_term.to_owned())
    });
    let bill = settled(move || Reckoned(Arc::new(bill(desk))));
    let alone = settled(move || desk.parties.with(Vec::len) == 1);
    view! {
        <SelectField label=t(|w| w.deeds.term) choices=choices value=desk.months error=no_term />
        {dynamic(move || match alone.get() {
            true => view! { {price::of_one(desk, bill)} {rows::outcome(desk)} },
            false => many::lines(desk, bill),
        })}
    }
}

/// The chosen term; none while there is none.
fn months(desk: Desk) -> Option<u32> {
    desk.months.with(|months| months.parse().ok())
}

fn bill(desk: Desk) -> Bill {
    let months = months(desk).unwrap_or(0);
    let servers = |party: &Party| {
        let open = match (party.unsettled, party.permit.is_open()) {
            (true, _) => Err(Why::Unsettled),
            (false, false) => Err(Why::Shut(party.permit.reasons.clone())),
            (false, true) => Ok(()),
        };
        (Arc::clone(&party.server), open)
    };
    desk.parties.with(|parties| {
        desk.offered.with(|offered| renewal::bill(parties.iter().map(servers), offered, months, clock::zone()))
    })
}

/// All terms, in ascending order, by which at least one of the servers can be renewed.
fn terms_of(parties: &[Party], desk: Desk) -> BTreeSet<u32> {
    let offered = desk.offered.get();
    let of = |party: &Party| {
        let line = offered.line(&party.server.line_guid)?;
        let open =
            renewals(&party.server, line, clock::zone()).into_iter().filter(|renewal| renewal.term.shut.is_none());
        Some(open.map(|renewal| renewal.term.months).collect::<Vec<_>>())
    };
    let open = parties.iter().filter(|party| party.is_open());
    open.filter_map(of).flatten().collect()
}

/// Whether a server can be renewed by the chosen term.
pub fn has_term(desk: Desk, party: &Party) -> bool {
    months(desk)
        .is_some_and(|months| desk.offered.with(|offered| due(&party.server, offered, months, clock::zone()).is_ok()))
}

/// The term that was chosen before where it is one of these, else the shortest.
pub fn usual_term(desk: Desk) -> String {
    let parties = desk.parties.get_untracked();
    let terms = untrack(|| terms_of(&parties, desk));
    let wanted = desk.wanted_term.get_untracked().filter(|months| terms.contains(months));
    wanted.as_ref().or(terms.first()).map(u32::to_string).unwrap_or_default()
}
