//! All quotas of one owner: regions, each with its rows, and what was odd about the answer.

use super::row::Row;

/// The department that stands for the platform itself (contract `eos` §1: the platform's quota is that of the default department).
pub const PLATFORM: &str = "default";

/// The quotas of the platform or of one department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its regions, in the order of their names. May be empty: no region at all.
    pub regions: Vec<Region>,
}

/// The quotas of one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its name; data of the deployment.
    pub name: Box<str>,
    /// Its items in the order of the page.
    pub rows: Vec<Row>,
    /// What could not be read as documented.
    pub problems: Vec<Problem>,
}

/// Something in an answer that is not as the contract says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The region's value is no object; the start of what it is.
    NotARegion(Box<str>),
    /// One of the maps (`quotas`, `usage`, …) is no object; its name.
    NotAMap(Box<str>),
    /// An item came in two spellings; the canonical one was kept. Both keys.
    TwoSpellings(Box<str>, Box<str>),
}

impl Sheet {
    /// One region by its name.
    #[must_use]
    pub fn region(&self, name: &str) -> Option<&Region> {
        self.regions.iter().find(|region| &*region.name == name)
    }

    /// Replaces one region by a newer reading of it; the others stay.
    pub fn merge(&mut self, newer: Region) {
        match self.regions.iter_mut().find(|region| region.name == newer.name) {
            Some(region) => *region = newer,
            None => self.regions.push(newer),
        }
    }
}

impl Region {
    /// One row by its item's key, whatever its spelling on the wire.
    #[must_use]
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.item.key() == key)
    }
}
