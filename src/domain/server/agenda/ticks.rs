//! Which servers were ticked to be renewed.
use std::collections::HashMap;

use super::{Agenda, Entry, sum};
use crate::domain::moment::Moment;
use crate::domain::server::renewal::Sum;

/// Servers that were ticked, each with the end that its term had then. A tick lasts until the end is another one: nobody renews
/// a server twice because it still stood ticked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ticks(HashMap<String, Option<Moment>>);

impl Ticks {
    /// Whether the end of this term is ticked.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        entry.offer.is_some() && self.0.get(&entry.server.guid) == Some(&entry.server.ends)
    }

    /// Ticks what can be renewed, or takes the ticks away.
    pub fn set<'a>(&mut self, entries: impl Iterator<Item = &'a Entry>, on: bool) {
        for entry in entries.filter(|entry| entry.is_open()) {
            let guid = &entry.server.guid;
            if on {
                self.0.insert(guid.clone(), entry.server.ends);
            } else {
                self.0.remove(guid);
            }
        }
    }

    /// Takes all ticks away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What the ticked ones cost; those that the chosen term does not renew are counted as shut.
    #[must_use]
    pub fn sum(&self, agenda: &Agenda) -> Sum {
        sum(agenda.entries.iter().map(|entry| &**entry).filter(|entry| self.has(entry)))
    }

    /// The ids of those that are ticked and can be renewed, the most urgent first.
    #[must_use]
    pub fn guids(&self, agenda: &Agenda) -> Vec<String> {
        let wanted = agenda.entries.iter().filter(|entry| entry.is_open() && self.has(entry));
        wanted.map(|entry| entry.server.guid.clone()).collect()
    }
}
