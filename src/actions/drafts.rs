//! What stands in the fields of quotas that were touched and not sent. It outlives pages, languages and sessions, and a
//! reload of the tab; it holds no secrets.

use std::cell::OnceCell;

use leptos::prelude::{GetUntracked, Owner, RwSignal, Update, With, WithUntracked};

use super::lasting::lasting;
use super::storage::{self, Area};
use crate::domain::quota::entry::Entry;

const KEY: &str = "gantry.drafts";

thread_local! {
    static KEPT: OnceCell<(Owner, Drafts)> = const { OnceCell::new() };
}

/// Owner, region and item key of a field.
pub type Spot = (String, String, String);

/// All touched fields.
#[derive(Clone, Copy)]
pub struct Drafts(RwSignal<Vec<(Spot, Entry)>>);

impl Drafts {
    /// What a reload left behind.
    fn restore() -> Self {
        let kept = storage::read(Area::Tab, KEY).and_then(|text| serde_json::from_str::<Kept>(&text).ok());
        let kept = kept.unwrap_or_default();
        let entries = kept.chunks_exact(4).filter_map(|draft| match draft {
            [Some(owner), Some(region), Some(key), typed] => {
                let entry = typed.clone().map_or(Entry::Unlimited, Entry::Typed);
                Some(((owner.clone(), region.clone(), key.clone()), entry))
            }
            _ => None,
        });
        Self(RwSignal::new(entries.collect()))
    }

    /// The drafts of this tab.
    #[must_use]
    pub fn here() -> Self {
        lasting(&KEPT, Self::restore)
    }

    /// What stands in a field, if it was touched; follows changes.
    #[must_use]
    pub fn get(self, spot: &Spot) -> Option<Entry> {
        self.0.with(|entries| entries.iter().find(|(here, _)| here == spot).map(|(_, entry)| entry.clone()))
    }

    /// Puts something into a field.
    pub fn set(self, spot: Spot, entry: Entry) {
        self.0.update(|entries| match entries.iter_mut().find(|(here, _)| *here == spot) {
            Some((_, kept)) => *kept = entry,
            None => entries.push((spot, entry)),
        });
        self.keep();
    }

    /// Leaves a field untouched again.
    pub fn undo(self, spot: &Spot) {
        self.0.update(|entries| entries.retain(|(here, _)| here != spot));
        self.keep();
    }

    /// Leaves all fields of an owner untouched again, or those of one region.
    pub fn discard(self, owner: &str, region: Option<&str>) {
        self.0.update(|entries| {
            entries.retain(|((whose, place, _), _)| whose != owner || region.is_some_and(|region| region != place));
        });
        self.keep();
    }

    /// The touched fields of an owner: region, item key, what stands there. Follows changes.
    #[must_use]
    pub fn of(self, owner: &str) -> Vec<(String, String, Entry)> {
        self.0.with(|entries| {
            let mine = entries.iter().filter(|((whose, ..), _)| whose == owner);
            mine.map(|((_, region, key), entry)| (region.clone(), key.clone(), entry.clone())).collect()
        })
    }

    /// Whether anything is touched anywhere.
    #[must_use]
    pub fn any(self) -> bool {
        self.0.with_untracked(|entries| !entries.is_empty())
    }

    fn keep(self) {
        let entries = self.0.get_untracked();
        if entries.is_empty() {
            storage::remove(Area::Tab, KEY);
            return;
        }
        let mut kept = Kept::new();
        for ((owner, region, key), entry) in entries {
            let typed = match entry {
                Entry::Typed(text) => Some(text),
                Entry::Unlimited => None,
            };
            kept.extend([Some(owner), Some(region), Some(key), typed]);
        }
        if let Ok(text) = serde_json::to_string(&kept) {
            storage::write(Area::Tab, KEY, &text);
        }
    }
}

/// Four texts for each field: owner, region, item key, and what was typed; nothing typed means unlimited. A flat list
/// has the shape of a kept session, so that the JSON reader and writer are compiled for one shape only.
type Kept = Vec<Option<String>>;
