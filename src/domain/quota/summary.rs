//! One department's quotas in a line: which item is fullest, and how many are tight or full.

use super::item::Item;
use super::row::Level;
use super::sheet::Sheet;

/// A department at a glance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The fullest item over all regions; none when no ratio can be told.
    pub fullest: Option<Fullest>,
    /// How many items are at 80 % or above, the full ones included.
    pub tight: usize,
    /// How many items are at 100 % or above.
    pub full: usize,
    /// How many items have a number that makes no sense.
    pub flawed: usize,
    /// How many regions there are.
    pub regions: usize,
}

/// The fullest item of a department.
#[derive(Clone, Debug, PartialEq)]
pub struct Fullest {
    /// Its region.
    pub region: Box<str>,
    /// What it counts.
    pub item: Item,
    /// Handed out as a share of the cap; above 1 when too much was given. Infinite over a cap of 0.
    pub ratio: f64,
}

/// Sums up a department.
#[must_use]
pub fn summary(sheet: &Sheet) -> Summary {
    let mut summary = Summary { regions: sheet.regions.len(), ..Summary::default() };
    for region in &sheet.regions {
        for row in &region.rows {
            let level = row.level();
            summary.tight += usize::from(level >= Level::Tight);
            summary.full += usize::from(level == Level::Full);
            summary.flawed += usize::from(row.flaws().next().is_some());
            let ratio = row.ratio().or_else(|| row.over_allocated().then_some(f64::INFINITY));
            if let Some(ratio) = ratio.filter(|ratio| summary.fullest.as_ref().is_none_or(|best| *ratio > best.ratio)) {
                summary.fullest = Some(Fullest { region: region.name.clone(), item: row.item.clone(), ratio });
            }
        }
    }
    summary
}
