//! The parts of an agenda, each with what it costs to renew all that ends in it.
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Entry, Offer, When};
use crate::domain::server::renewal::Sum;

/// What it costs to renew all servers whose term ends in these entries.
#[must_use]
pub fn sum<'a>(entries: impl Iterator<Item = &'a Entry>) -> Sum {
    let offers = entries.filter_map(|entry| entry.offer.as_ref());
    Sum::of(offers.map(|offer| match offer {
        Offer::Open(amount) => Some(*amount),
        Offer::Shut(_) | Offer::Held(_) => None,
    }))
}

/// A part of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub when: When,
    /// What stands in it, in order.
    pub entries: Vec<Arc<Entry>>,
    /// Of how many servers.
    pub servers: usize,
    /// What it costs to renew all that ends in it.
    pub sum: Sum,
}

/// The entries by the parts they stand in, in order; parts in which nothing stands are left out.
#[must_use]
pub fn sections(entries: impl Iterator<Item = Arc<Entry>>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for entry in entries {
        match sections.last_mut().filter(|last| last.when == entry.when) {
            Some(last) => last.entries.push(entry),
            None => {
                let when = entry.when;
                sections.push(Section { when, entries: vec![entry], servers: 0, sum: Sum::default() });
            }
        }
    }
    for section in &mut sections {
        section.servers = section.entries.iter().map(|entry| &*entry.server.guid).collect::<BTreeSet<_>>().len();
        section.sum = sum(section.entries.iter().map(|entry| &**entry));
    }
    sections
}
