//! The trail on the page, kept in IndexedDB. A browser that refuses to keep it is said so, and nothing else breaks.
mod store;

use std::cell::OnceCell;

use leptos::prelude::{Effect, Owner, RwSignal, Set, Update, With, WithUntracked};
use leptos::task::spawn_local;

use super::connection;
use super::lasting::lasting;
use super::questions;
use crate::domain::account::About;
use crate::domain::table::order::sorted;
use crate::domain::trail::{Entry, Outcome, What};
pub use store::Held;

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
        lasting(&KEPT, || {
            let trail = Self::new();
            Effect::new(move |_| {
                // Nothing is known before the entries were read.
                trail.entries.with(|entries| {
                    let Some(entries) = entries else { return };
                    questions::note(entries.iter().filter(|entry| entry.outcome.unsettled()).count());
                });
            });
            trail
        })
    }

    /// Reads what was kept.
    pub fn load(self) {
        spawn_local(self.read());
    }

    /// Reads what was kept, and waits for it.
    pub async fn read(self) {
        match store::all().await {
            Ok(entries) => self.entries.set(Some(sorted(entries, |a, b| b.id.cmp(&a.id)))),
            Err(reason) => {
                self.refused.set(Some(reason));
                self.entries.update(|entries| {
                    entries.get_or_insert_default();
                });
            }
        }
    }

    /// Writes down what is about to be sent.
    pub async fn begin(self, about: &About, what: What) -> Entry {
        let at = connection::now();
        let by = about.user.name.as_deref().unwrap_or(&about.user.id);
        let entry = Entry::sending(self.mint(), at, by, what);
        self.put(entry.clone()).await;
        entry
    }

    /// Writes down an order that is about to be sent, under its own number where it has one: of two who try to send the same
    /// order, in two tabs or after a reload, only one is let through, and none while an entry `blocks` it.
    ///
    /// Where the browser keeps nothing, what costs money is not sent: a reload would forget that it was. For the rest this
    /// page's own memory guards.
    ///
    /// # Errors
    /// What keeps it from being sent.
    pub async fn begin_order(
        self,
        order: Option<&str>,
        about: &About,
        what: What,
        blocks: &dyn Fn(&Entry) -> bool,
    ) -> Result<Entry, Held> {
        let at = connection::now();
        let by = about.user.name.as_deref().unwrap_or(&about.user.id);
        // Numbers begin with the time they were minted at, as the ids of entries do.
        let of_order = |order: &str| order.split_at_checked(13).map(|(time, rest)| [time, "-", rest].concat());
        let id = order.and_then(of_order).unwrap_or_else(|| self.mint());
        let entry = Entry::sending(id, at, by, what);
        let here = self.entries.with_untracked(|entries| {
            entries.iter().flatten().find_map(|known| match known.id == entry.id {
                true => Some(Held::Known),
                false => blocks(known).then_some(Held::Blocked),
            })
        });
        if let Some(held) = here {
            return Err(held);
        }
        // Known here before the browser was asked to keep it: a second press must not find nothing.
        self.entries.update(|entries| entries.get_or_insert_default().insert(0, entry.clone()));
        match store::add(&entry, blocks).await {
            Ok(Some(held)) => {
                // It is another tab's, so it is not known here yet.
                self.read().await;
                return Err(held);
            }
            Ok(None) => {}
            Err(reason) => {
                self.refused.set(Some(reason));
                if order.is_some() {
                    self.entries.update(|entries| entries.get_or_insert_default().retain(|known| known.id != entry.id));
                    return Err(Held::NotKept);
                }
            }
        }
        Ok(entry)
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

    /// Forgets the trail of this browser, but for what nobody knows the outcome of: that keeps orders from being sent twice.
    pub fn clear(self) {
        let open = self.entries.with_untracked(|entries| {
            let open = entries.iter().flatten().filter(|entry| entry.outcome.unsettled());
            open.cloned().collect::<Vec<_>>()
        });
        self.entries.set(Some(open.clone()));
        spawn_local(async move {
            if let Err(reason) = store::clear_but(&open).await {
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
