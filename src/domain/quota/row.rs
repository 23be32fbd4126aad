//! One item's numbers in one region, and what follows from them (contract `eos` §5).

use super::figure::Figure;
use super::item::Item;
use super::reading::{Cap, Reading};

/// One item in one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it counts.
    pub item: Item,
    /// The key as the server spelled it; what is written back uses the same spelling.
    pub wire_key: Box<str>,
    /// The quota itself.
    pub cap: Reading<Cap>,
    /// What the quota's owner has given to those below: the platform to departments, a department to projects.
    pub handed_out: Reading<Figure>,
    /// What really runs. Only the platform answer reports it.
    pub used: Reading<Figure>,
    /// The highest cap that may be set.
    pub limit: Reading<Cap>,
    /// Whether only whole numbers can be set, whatever the unit (keystone contract §8).
    pub whole: bool,
    /// Whose the cap is.
    pub standing: Standing,
}

/// Whose a cap is, where owners may have one of their own instead of what holds for all (keystone contract §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The owner's own.
    Own,
    /// What holds for all; a change makes one of the owner's own.
    Inherited,
    /// What holds for all, and others have their own: the server lets nobody change it while they do.
    Held,
}

/// How full a quota is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Cannot be told: no cap, a cap of nothing, or a number that is not known.
    Untold,
    /// Below 80 %.
    Calm,
    /// From 80 %.
    Tight,
    /// 100 % and above.
    Full,
}

impl Level {
    /// The level of a ratio between what is taken and what there is.
    #[must_use]
    pub fn of(ratio: f64) -> Self {
        match ratio {
            full if full >= 1.0 => Self::Full,
            tight if tight >= 0.8 => Self::Tight,
            _ => Self::Calm,
        }
    }
}

impl Row {
    /// An item about which nothing is known yet.
    #[must_use]
    pub fn unreported(item: Item, wire_key: &str) -> Self {
        let (cap, limit) = (Reading::Missing, Reading::Missing);
        Self {
            item,
            wire_key: wire_key.into(),
            cap,
            handed_out: Reading::Missing,
            used: Reading::Missing,
            limit,
            whole: false,
            standing: Standing::Own,
        }
    }

    /// Whether its cap may have decimals.
    #[must_use]
    pub fn takes_decimals(&self) -> bool {
        !self.whole && self.item.takes_decimals()
    }

    /// The cap as an amount, when there is one.
    #[must_use]
    pub fn ceiling(&self) -> Option<f64> {
        self.cap.known().and_then(Cap::figure).map(Figure::value)
    }

    /// Cap minus handed out: what can still be given. Negative when too much was given.
    #[must_use]
    pub fn free(&self) -> Option<f64> {
        Some(self.ceiling()? - self.handed_out.known()?.value())
    }

    /// Handed out minus really used: what was given and lies idle. Negative when more is used than given.
    #[must_use]
    pub fn idle(&self) -> Option<f64> {
        Some(self.handed_out.known()?.value() - self.used.known()?.value())
    }

    /// Handed out as a share of the cap; unknown without a cap, or with a cap of 0 (contract `eos` §4: no 100 % there).
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        let ceiling = self.ceiling().filter(|ceiling| *ceiling > 0.0)?;
        Some(self.handed_out.known()?.value() / ceiling)
    }

    /// How full it is. Something handed out of a cap of 0 is full.
    #[must_use]
    pub fn level(&self) -> Level {
        if self.over_allocated() {
            return Level::Full;
        }
        self.ratio().map_or(Level::Untold, Level::of)
    }

    /// More handed out than the cap allows.
    #[must_use]
    pub fn over_allocated(&self) -> bool {
        self.free().is_some_and(|free| free < 0.0)
    }

    /// More in use than was handed out.
    #[must_use]
    pub fn over_used(&self) -> bool {
        self.idle().is_some_and(|idle| idle < 0.0)
    }

    /// The raw values that make no sense, with what they should have been.
    pub fn flaws(&self) -> impl Iterator<Item = &str> {
        let caps = [&self.cap, &self.limit].map(flaw);
        let amounts = [&self.handed_out, &self.used].map(flaw);
        caps.into_iter().chain(amounts).flatten()
    }
}

fn flaw<T>(reading: &Reading<T>) -> Option<&str> {
    match reading {
        Reading::Flawed(raw) => Some(raw),
        Reading::Known(_) | Reading::Missing => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Level, Row};
    use crate::domain::quota::reading::{amount, cap};

    fn row(quota: &str, handed_out: &str, used: &str) -> Row {
        let mut row = Row::unreported(Item::of_key("cores"), "cores");
        (row.cap, row.handed_out, row.used) = (cap(quota), amount(handed_out), amount(used));
        row
    }

    #[test]
    fn derives_only_from_what_is_known() {
        let known = row("72", "20", "1");
        assert_eq!((known.free(), known.idle(), known.level()), (Some(52.0), Some(19.0), Level::Calm));
        let unlimited = row("-1", "20", "null");
        assert_eq!((unlimited.free(), unlimited.idle(), unlimited.ratio()), (None, None, None));
        let flawed = row("\"72\"", "20", "1");
        assert_eq!((flawed.free(), flawed.level(), flawed.flaws().count()), (None, Level::Untold, 1));
    }

    #[test]
    fn a_cap_of_nothing_is_no_percentage() {
        assert_eq!((row("0", "0", "0").ratio(), row("0", "0", "0").level()), (None, Level::Untold));
        assert_eq!(row("0", "1", "0").level(), Level::Full);
    }

    #[test]
    fn levels_start_at_80_and_100_percent() {
        assert_eq!(row("100", "79.9", "0").level(), Level::Calm);
        assert_eq!(row("100", "80", "0").level(), Level::Tight);
        assert_eq!(row("100", "100", "0").level(), Level::Full);
        assert!(!row("100", "100", "0").over_allocated());
        assert!(row("100", "101", "102").over_allocated() && row("100", "101", "102").over_used());
    }

    #[test]
    fn minus_one_is_an_error_where_nothing_can_be_unlimited() {
        assert_eq!(row("10", "-1", "0").handed_out, amount("-1"));
        assert_eq!(row("10", "-1", "0").flaws().next(), Some("-1"));
        assert_eq!(row("-2", "1", "0").flaws().next(), Some("-2"));
    }
}
