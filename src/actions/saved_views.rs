//! Views of a list that a person saved under a name: what stood in the address then. They are kept in this browser.

use leptos::prelude::{RwSignal, Set, WithUntracked};

use super::storage::{self, Area};

/// The saved views of one list.
#[derive(Clone, Copy)]
pub struct SavedViews {
    key: &'static str,
    /// Name and query of each, in the order of saving.
    pub all: RwSignal<Vec<(String, String)>>,
}

impl SavedViews {
    /// Those kept under a key.
    #[must_use]
    pub fn of(key: &'static str) -> Self {
        let kept = storage::read(Area::Browser, key).unwrap_or_default();
        let view = |line: &str| line.split_once('\t').map(|(name, query)| (name.to_owned(), query.to_owned()));
        Self { key, all: RwSignal::new(kept.lines().filter_map(view).collect()) }
    }

    /// Saves a view, in the place of one of the same name.
    pub fn save(self, name: &str, query: &str) {
        // Tabs and line ends separate here.
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut all = self.all.with_untracked(Clone::clone);
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some(known) => query.clone_into(&mut known.1),
            None => all.push((name, query.to_owned())),
        }
        self.keep(all);
    }

    /// Forgets a view.
    pub fn forget(self, name: &str) {
        let all = self.all.with_untracked(|all| all.iter().filter(|(known, _)| known != name).cloned().collect());
        self.keep(all);
    }

    fn keep(self, all: Vec<(String, String)>) {
        let lines = all.iter().map(|(name, query)| [name, "\t", query].concat()).collect::<Vec<_>>();
        storage::write(Area::Browser, self.key, &lines.join("\n"));
        self.all.set(all);
    }
}
