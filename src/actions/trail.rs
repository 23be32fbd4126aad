//! The trail on the page, kept in IndexedDB. A browser that refuses to keep it is said so, and nothing else breaks.
mod store;

use std::cell::OnceCell;

use leptos::prelude::{Owner, RwSignal, Set, Update, WithUntracked};
use leptos::task::spawn_local;

use super::connection;
use super::lasting::lasting;
use crate::domain::account::About;
use crate::domain::table::order::sorted;
use crate::domain::trail::{Entry, Outcome, What};

thread_local! {
    static KEPT: OnceCell<(Owner, Trail)> = const { OnceCell::new() };
}

/// The trail of this browser.
#[derive(Clone, Copy)]
pub struct Trail {
    /// All entries, the newest first; none until they are read.
    pub entries: RwSignal<Option<Vec<Entry>>>,
    /// Why the browser does not keep them, if it does not.
    pub refused: RwSignal<Option<String>>,
}

impl Trail {
    /// None of its entries has arrived yet.
    fn new() -> Self {
        Self { entries: RwSignal::new(None), refused: RwSignal::new(None) }
    }

    /// The trail of this browser.
    #[must_use]
    pub fn here() -> Self {
        lasting(&KEPT, Self::new)
    }

    /// Reads what was kept.
    pub fn load(self) {
        spawn_local(async move {
            match store::all().await {
                Ok(entries) => self.entries.set(Some(sorted(entries, |a, b| b.id.cmp(&a.id)))),
                Err(reason) => {
                    self.refused.set(Some(reason));
                    self.entries.update(|entries| {
                        entries.get_or_insert_default();
                    });
                }
            }
        });
    }

    /// Writes down what is about to be sent.
    pub async fn begin(self, about: &About, what: What) -> Entry {
        let at = connection::now();
        let by = about.user.name.as_deref().unwrap_or(&about.user.id);
        let entry = Entry::sending(self.mint(), at, by, what);
        self.put(entry.clone()).await;
        entry
    }

    /// Writes down an order that is about to be sent, under its own number: of two who try to send the same order, in two tabs
    /// or after a reload, only one is let through. `None` = it was written down before.
    ///
    /// Where the browser keeps nothing, only this page's own memory guards.
    pub async fn begin_order(self, order: &str, about: &About, what: What) -> Option<Entry> {
        let at = connection::now();
        let by = about.user.name.as_deref().unwrap_or(&about.user.id);
        // Numbers begin with the time they were minted at, as the ids of entries do.
        let (time, rest) = order.split_at_checked(13).unwrap_or((order, ""));
        let entry = Entry::sending([time, "-", rest].concat(), at, by, what);
        let here = self.entries.with_untracked(|entries| entries.iter().flatten().any(|known| known.id == entry.id));
        if here {
            return None;
        }
        match store::add(&entry).await {
            Ok(false) => return None,
            Ok(true) => {}
            Err(reason) => self.refused.set(Some(reason)),
        }
        self.entries.update(|entries| entries.get_or_insert_default().insert(0, entry.clone()));
        Some(entry)
    }

    /// Reads what was kept, if it was not read yet, and waits for it.
    pub async fn loaded(self) {
        if self.entries.with_untracked(Option::is_some) {
            return;
        }
        match store::all().await {
            Ok(kept) => self.entries.update(|entries| {
                let mut all = sorted(kept, |a, b| b.id.cmp(&a.id));
                // What was written down meanwhile is newer than what was kept.
                let newer = entries.take().unwrap_or_default();
                all.retain(|entry| newer.iter().all(|newer| newer.id != entry.id));
                *entries = Some(newer.into_iter().chain(all).collect());
            }),
            Err(reason) => {
                self.refused.set(Some(reason));
                self.entries.update(|entries| {
                    entries.get_or_insert_default();
                });
            }
        }
    }

    /// Writes down what became of it.
    pub async fn finish(self, mut entry: Entry, outcome: Outcome, request_id: Option<String>) {
        entry.outcome = outcome;
        entry.request_id = request_id.or(entry.request_id);
        self.put(entry).await;
    }

    /// The last entry of such a write, if nobody knows what became of it.
    #[must_use]
    pub fn unsettled(self, what: &What) -> Option<Entry> {
        self.entries.with_untracked(|entries| {
            let last = entries.iter().flatten().find(|entry| entry.what == *what);
            last.filter(|entry| entry.outcome.unsettled()).cloned()
        })
    }

    /// Forgets the whole trail of this browser.
    pub fn clear(self) {
        self.entries.set(Some(Vec::new()));
        spawn_local(async move {
            if let Err(reason) = store::clear().await {
                self.refused.set(Some(reason));
            }
        });
    }

    async fn put(self, entry: Entry) {
        self.entries.update(|entries| {
            let entries = entries.get_or_insert_default();
            match entries.iter_mut().find(|known| known.id == entry.id) {
                Some(known) => *known = entry.clone(),
                None => entries.insert(0, entry.clone()),
            }
        });
        if let Err(reason) = store::put(&entry).await {
            self.refused.set(Some(reason));
        }
    }

    /// An id that sorts by time and is not used yet, also not by another tab.
    fn mint(self) -> String {
        let chance = (js_sys::Math::random() * 1e9) as u64;
        let mut id = format!("{:013}-{chance:09}", connection::now().unix_ms().max(0));
        while self.entries.with_untracked(|entries| entries.iter().flatten().any(|entry| entry.id == id)) {
            id.push('+');
        }
        id
    }
}

impl Default for Trail {
    fn default() -> Self {
        Self::new()
    }
}
