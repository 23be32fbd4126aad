//! A set of changes on its way: planned, compared with what stands now, reviewed, sent, and found applied or not.

use serde::{Deserialize, Serialize};

use super::check::{Finding, check};
use super::entry::{Entry, rounded};
use super::item::Item;
use super::reading::{Cap, Reading};
use super::sheet::{PLATFORM, Region, Sheet};
use crate::domain::severity::Severity;

/// Where caps are kept, and for whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Book {
    /// EOS' quotas: of a department, or of the department that stands for the platform.
    #[default]
    Eos,
    /// Keystone's registered limits: what holds where nothing else is set (keystone contract §8). They have no id.
    Defaults,
    /// Keystone's limits of a department.
    OfDepartment,
    /// Keystone's limits of a project.
    OfProject,
}

/// Whose quotas they are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Owner {
    /// Where they are kept.
    pub book: Book,
    /// The department's or project's id.
    pub id: String,
    /// Its name, as the person saw it.
    pub name: String,
}

impl Owner {
    /// Whether it is the department that stands for the platform.
    #[must_use]
    pub fn is_platform(&self) -> bool {
        self.book == Book::Eos && self.id == PLATFORM
    }

    /// Whether it holds for everybody, so that changing it wants a word of its own.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        self.is_platform() || self.book == Book::Defaults
    }

    /// What tells it from every other owner, in every book.
    #[must_use]
    pub fn key(&self) -> String {
        match self.book {
            Book::Eos => self.id.clone(),
            Book::Defaults => "limits".to_owned(),
            Book::OfDepartment => ["limits of department ", &self.id].concat(),
            Book::OfProject => ["limits of project ", &self.id].concat(),
        }
    }
}

/// One cap that shall become another.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it counts.
    pub item: Item,
    /// The key as the server spells it.
    pub wire_key: Box<str>,
    /// The cap the person saw.
    pub before: Reading<Cap>,
    /// The cap the person wants.
    pub after: Cap,
    /// What is risky about it.
    pub warnings: Vec<Finding>,
}

/// The changes of one region; one request each (contract `eos` §5: one region per PATCH).
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The region's name.
    pub region: Box<str>,
    /// Its changes; never empty.
    pub changes: Vec<Change>,
}

/// All changes a person wants to make at one owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Whose quotas they are.
    pub owner: Owner,
    /// Per region.
    pub batches: Vec<Batch>,
}

/// A plan that a person has seen and confirmed, and that was compared with a fresh reading. Only this can be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed(Plan);

/// A cap that somebody else changed meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The region's name.
    pub region: Box<str>,
    /// What it counts.
    pub item: Item,
    /// What the person saw.
    pub base: Reading<Cap>,
    /// What stands there now.
    pub theirs: Reading<Cap>,
    /// What the person wants.
    pub mine: Cap,
}

impl Plan {
    /// Collects the changes from what stands in the fields. `None` when a field cannot be sent.
    ///
    /// `entries` are region, item key and what stands in the field; fields that change nothing are left out.
    #[must_use]
    pub fn draw(owner: Owner, sheet: &Sheet, entries: &[(String, String, Entry)]) -> Option<Self> {
        let mut batches = Vec::new();
        for region in &sheet.regions {
            let mut changes = Vec::new();
            for row in &region.rows {
                let key = row.item.key();
                let Some((.., entry)) = entries.iter().find(|(place, item, _)| **place == *region.name && *item == key)
                else {
                    continue;
                };
                let verdict = check(row, entry);
                let after = verdict.value?;
                if verdict.changed {
                    let (item, wire_key, before) = (row.item.clone(), row.wire_key.clone(), row.cap.clone());
                    changes.push(Change { item, wire_key, before, after, warnings: verdict.findings });
                }
            }
            if !changes.is_empty() {
                batches.push(Batch { region: region.name.clone(), changes });
            }
        }
        Some(Self { owner, batches })
    }

    /// How many caps would change.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batches.iter().map(|batch| batch.changes.len()).sum()
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batches.is_empty()
    }

    /// The plan as confirmed, if what the person saw still stands in a fresh reading.
    ///
    /// # Errors
    /// Every cap that somebody else moved meanwhile. A cap that already is what the person wants is no conflict.
    pub fn confirm(self, fresh: &Sheet) -> Result<Reviewed, Vec<Conflict>> {
        let mut conflicts = Vec::new();
        for batch in &self.batches {
            for change in &batch.changes {
                let theirs = fresh
                    .region(&batch.region)
                    .and_then(|region| region.row(&change.item.key()))
                    .map_or(Reading::Missing, |row| row.cap.clone());
                if theirs != change.before && theirs.known() != Some(&change.after) {
                    let (region, item) = (batch.region.clone(), change.item.clone());
                    let (base, mine) = (change.before.clone(), change.after.clone());
                    conflicts.push(Conflict { region, item, base, theirs, mine });
                }
            }
        }
        if conflicts.is_empty() { Ok(Reviewed(self)) } else { Err(conflicts) }
    }

    /// The same plan on the ground of a fresh reading: every change is checked again and starts from what stands now.
    /// Changes that are already there, or cannot be sent any more, fall out; the second value names the latter.
    #[must_use]
    pub fn rebase(self, fresh: &Sheet) -> (Self, Vec<Item>) {
        let mut lost = Vec::new();
        let batches = self.batches.into_iter().filter_map(|mut batch| {
            batch.changes.retain_mut(|change| {
                let row = fresh.region(&batch.region).and_then(|region| region.row(&change.item.key()));
                let verdict = row.map(|row| (row, check(row, &entry_of(&change.after))));
                match verdict {
                    Some((row, verdict)) if !stops(&verdict.findings) => {
                        change.before = row.cap.clone();
                        change.wire_key = row.wire_key.clone();
                        change.warnings = verdict.findings;
                        verdict.changed
                    }
                    _ => {
                        lost.push(change.item.clone());
                        false
                    }
                }
            });
            (!batch.changes.is_empty()).then_some(batch)
        });
        let batches = batches.collect();
        (Self { owner: self.owner, batches }, lost)
    }

    /// The plan without one change.
    #[must_use]
    pub fn without(mut self, region: &str, item: &Item) -> Self {
        for batch in &mut self.batches {
            if *batch.region == *region {
                batch.changes.retain(|change| change.item != *item);
            }
        }
        self.batches.retain(|batch| !batch.changes.is_empty());
        self
    }
}

impl Reviewed {
    /// The plan that was confirmed.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.0
    }
}

impl Batch {
    /// The changes that a reading of the region does not show: not applied, or overwritten since.
    #[must_use]
    pub fn not_shown_in(&self, region: &Region) -> Vec<Item> {
        let shown =
            |change: &&Change| region.row(&change.item.key()).and_then(|row| row.cap.known()) == Some(&change.after);
        self.changes.iter().filter(|change| !shown(change)).map(|change| change.item.clone()).collect()
    }
}

/// What would stand in the field for a cap.
#[must_use]
pub fn entry_of(cap: &Cap) -> Entry {
    match cap {
        Cap::Unlimited => Entry::Unlimited,
        Cap::Of(figure) if figure.is_whole() => Entry::Typed(rounded(figure.value(), false).literal().to_owned()),
        Cap::Of(figure) => Entry::Typed(figure.literal().to_owned()),
    }
}

fn stops(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Stop)
}
