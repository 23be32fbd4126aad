//! What is on the calendar, and what of it is shown: reckoned anew only when what it rests on changes.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::actions::connection;
use crate::domain::server::agenda::{Agenda, Entry, Section, When, agenda, sections, terms_of};
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::life::What;
use crate::domain::table::letters::small;
use crate::ui::erased::settled;
use crate::views::servers::clock;
use crate::views::servers::columns;
use crate::views::servers::index::All;
use crate::views::servers::names::Names;

/// Only ends of terms, in the address.
pub const TERMS: &str = "terms";
/// Only booked downgrades, in the address.
pub const DOWNGRADES: &str = "downgrades";

/// What shall be shown, as the address has it.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Part of a server.
    pub text: RwSignal<String>,
    /// Which events; all when empty.
    pub events: RwSignal<String>,
    /// The months of the term; the shortest when it is not on offer.
    pub term: RwSignal<String>,
}

impl Wanted {
    /// Whether anything is left out.
    pub fn narrows(self) -> bool {
        [self.text, self.events].iter().any(|each| each.with(|text| !text.trim().is_empty()))
    }
}

/// All that comes up; two are the same only if they are one.
#[derive(Clone)]
pub struct Plan(pub Arc<Agenda>);

impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The parts that are shown; two are the same only if they are one.
#[derive(Clone)]
pub struct Parts(pub Arc<Vec<Section>>);

impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Parts {
    /// How many servers and how many events.
    pub fn counts(&self) -> (usize, usize) {
        let servers: HashSet<&str> = self.entries().map(|entry| &*entry.server.guid).collect();
        (servers.len(), self.entries().count())
    }

    /// All events.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter().flat_map(|part| &part.entries).map(|entry| &**entry)
    }

    /// One of the parts.
    pub fn part(&self, when: When) -> Option<&Section> {
        self.0.iter().find(|part| part.when == when)
    }
}

/// The terms by which any of the servers may be renewed.
pub fn terms(known: RwSignal<All>, offered: RwSignal<Arc<Catalogue>>) -> Memo<BTreeSet<u32>> {
    settled(move || known.with(|known| offered.with(|offered| terms_of(known, offered))))
}

/// The term that is chosen; the shortest when the address names none that is on offer.
pub fn chosen(terms: Memo<BTreeSet<u32>>, term: RwSignal<String>) -> Memo<Option<u32>> {
    settled(move || {
        let wanted = term.with(|term| term.parse().ok());
        terms.with(|terms| wanted.filter(|months| terms.contains(months)).or(terms.first().copied()))
    })
}

/// All that comes up.
pub fn plan(known: RwSignal<All>, offered: RwSignal<Arc<Catalogue>>, months: Memo<Option<u32>>) -> Memo<Plan> {
    settled(move || {
        let agenda = known.with(|known| {
            offered.with(|offered| agenda(known, offered, months.get(), connection::now(), clock::zone()))
        });
        Plan(Arc::new(agenda))
    })
}

/// What is shown of it.
pub fn shown(plan: Memo<Plan>, known: RwSignal<All>, offered: RwSignal<Arc<Catalogue>>, wanted: Wanted) -> Memo<Parts> {
    // What the filter looks through is put together once, and only when somebody filters.
    let texts = settled(move || {
        let names = offered.with(|offered| Names::of(offered));
        let w = &crate::text::words().servers;
        let text = |server: &Arc<_>| {
            let server: &crate::domain::server::record::Server = server;
            (server.guid.clone(), columns::searched(w, server, &names))
        };
        known.with(|known| known.iter().map(text).collect::<Vec<_>>())
    });
    settled(move || {
        let query = small(wanted.text.get().trim());
        let found: Option<HashSet<String>> = (!query.is_empty()).then(|| {
            texts.with(|texts| {
                texts.iter().filter(|(_, text)| text.contains(&query)).map(|(guid, _)| guid.clone()).collect()
            })
        });
        let events = wanted.events.get();
        let fits = |entry: &&Arc<Entry>| {
            let kind = match &*events {
                TERMS => entry.what == What::Ends,
                DOWNGRADES => matches!(entry.what, What::Booked { .. }),
                _ => true,
            };
            kind && found.as_ref().is_none_or(|found| found.contains(&entry.server.guid))
        };
        Parts(Arc::new(plan.with(|plan| sections(plan.0.entries.iter().filter(fits).cloned()))))
    })
}

/// A part's key.
pub fn slug(when: When) -> String {
    match when {
        When::Overdue => "overdue".to_owned(),
        When::Month { year, month } => [&year.to_string(), "-", &month.to_string()].concat(),
    }
}
