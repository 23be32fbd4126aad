//! The parts of an agenda, each with what it costs to renew all that ends in it.
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Entry, Offer, When};
use crate::domain::money::Money;

/// What renewals cost together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many servers can be renewed.
    pub count: usize,
    /// The sum of the amounts that are known; `None` beyond what can be counted.
    pub known: Option<Money>,
    /// How many of the amounts are not known.
    pub unknown: usize,
    /// How many servers end and cannot be renewed.
    pub shut: usize,
}

impl Sum {
    /// What is to pay in all; `None` as soon as one amount is not known.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        self.known.filter(|_| self.unknown == 0)
    }
}

/// What it costs to renew all servers whose term ends in these entries.
#[must_use]
pub fn sum<'a>(entries: impl Iterator<Item = &'a Entry>) -> Sum {
    let mut sum = Sum { known: Some(Money::ZERO), ..Sum::default() };
    for offer in entries.filter_map(|entry| entry.offer.as_ref()) {
        match offer {
            Offer::Open(amount) => {
                sum.count += 1;
                match amount {
                    Some(amount) => sum.known = sum.known.and_then(|known| known.plus(*amount)),
                    None => sum.unknown += 1,
                }
            }
            _ => sum.shut += 1,
        }
    }
    sum
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
