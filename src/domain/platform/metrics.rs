//! What the service counts about itself, one look at a time (`platform.md` §1.2, `GET /metrics`).
use crate::domain::moment::Moment;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

pub mod history;
pub mod latency;
pub mod rate;
pub mod vitals;

/// What a family of numbers is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Only grows, until the service starts anew.
    Counter,
    /// Goes up and down.
    Gauge,
    /// Counts events and adds up their sizes.
    Summary,
    /// As a summary, with a count for every range of sizes.
    Histogram,
    /// Not said.
    #[default]
    Untyped,
}

/// One number's name: that of its family, perhaps with an ending, and its labels in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series {
    /// The whole name.
    pub name: String,
    /// Label names and values; a label that is not there means the same as an empty one.
    pub labels: BTreeMap<String, String>,
}

impl Series {
    /// A name without labels.
    #[must_use]
    pub fn plain(name: &str) -> Series {
        Series { name: name.to_owned(), labels: BTreeMap::new() }
    }

    /// A label's value; `None` when it is missing or empty.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<&str> {
        self.labels.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// Numbers of one name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Family {
    /// What they are.
    pub kind: Kind,
    /// What they mean, in the service's words; may be empty.
    pub help: String,
    /// The numbers. A service may well say "not a number" or "infinite": see [`known`].
    pub series: BTreeMap<Series, f64>,
}

/// One look at everything the service counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Scrape {
    /// When the answer came, by this machine's clock.
    pub at: Moment,
    /// Every family by its name.
    pub families: BTreeMap<String, Family>,
    /// Lines that could not be read.
    pub flawed: usize,
    /// Series that came twice with different numbers: none of the two is shown.
    pub ambiguous: usize,
}

impl Scrape {
    /// The finite number of a family without labels.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<f64> {
        self.families.get(name)?.series.get(&Series::plain(name)).copied().and_then(known)
    }
}

/// The number, when it is one that can be counted with.
#[must_use]
pub fn known(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Collects families while an answer is read.
#[derive(Debug, Default)]
pub struct Collector {
    families: BTreeMap<String, Family>,
    doubtful: BTreeSet<Series>,
}

impl Collector {
    /// Takes what kind a family is; false when it was said before, or too late to be meant.
    pub fn kind(&mut self, name: &str, kind: Kind) -> bool {
        let family = self.families.entry(name.to_owned()).or_default();
        let first = family.kind == Kind::Untyped && family.series.is_empty();
        if first {
            family.kind = kind;
        }
        first
    }

    /// Takes what a family means.
    pub fn help(&mut self, name: &str, help: String) {
        self.families.entry(name.to_owned()).or_default().help = help;
    }

    /// Takes a number. Of a series that comes twice with different numbers none is kept, for nobody knows the right one.
    pub fn number(&mut self, series: Series, value: f64) {
        if self.doubtful.contains(&series) {
            return;
        }
        let name = self.family_of(&series.name);
        match self.families.entry(name).or_default().series.entry(series) {
            Entry::Vacant(place) => drop(place.insert(value)),
            Entry::Occupied(place) if place.get().to_bits() == value.to_bits() => {}
            Entry::Occupied(place) => {
                let (series, _) = place.remove_entry();
                self.doubtful.insert(series);
            }
        }
    }

    /// The family a name belongs to: sums, counts and ranges belong to the summary or histogram they are of.
    fn family_of(&self, name: &str) -> String {
        let parent = ["_sum", "_count", "_bucket"].into_iter().find_map(|end| name.strip_suffix(end));
        let kind = parent.and_then(|parent| self.families.get(parent)).map(|family| family.kind);
        match (parent, kind) {
            (Some(parent), Some(Kind::Summary | Kind::Histogram)) => parent.to_owned(),
            _ => name.to_owned(),
        }
    }

    /// All that was collected. Families that were announced and have no number are left out.
    #[must_use]
    pub fn finish(mut self, at: Moment, flawed: usize) -> Scrape {
        self.families.retain(|_, family| !family.series.is_empty());
        Scrape { at, families: self.families, flawed, ambiguous: self.doubtful.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collected(numbers: &[(&str, f64)]) -> Scrape {
        let mut collector = Collector::default();
        collector.kind("calls", Kind::Summary);
        numbers.iter().for_each(|(name, value)| collector.number(Series::plain(name), *value));
        collector.finish(Moment::from_unix_ms(0), 0)
    }

    #[test]
    fn a_series_that_contradicts_itself_is_not_shown_however_often_it_comes() {
        let scrape = collected(&[("a", 1.0), ("a", 2.0), ("a", 3.0), ("b", 4.0), ("b", 4.0)]);
        assert_eq!((scrape.number("a"), scrape.number("b"), scrape.ambiguous), (None, Some(4.0), 1));
        let odd = collected(&[("nan", f64::NAN), ("nan", f64::NAN)]);
        assert_eq!((odd.number("nan"), odd.ambiguous, odd.families.len()), (None, 0, 1));
    }

    #[test]
    fn sums_and_counts_belong_to_their_summary_only() {
        let scrape = collected(&[("calls_sum", 1.0), ("calls_count", 2.0), ("other_sum", 3.0)]);
        let names: Vec<_> = scrape.families.iter().map(|(name, family)| (name.as_str(), family.series.len())).collect();
        assert_eq!(names, [("calls", 2), ("other_sum", 1)]);
    }

    #[test]
    fn what_a_family_is_cannot_change_in_the_middle() {
        let mut collector = Collector::default();
        assert!(collector.kind("a", Kind::Gauge) && !collector.kind("a", Kind::Counter));
        collector.number(Series::plain("b"), 1.0);
        assert!(!collector.kind("b", Kind::Counter));
        let scrape = collector.finish(Moment::from_unix_ms(0), 0);
        assert_eq!((scrape.families.len(), scrape.families["b"].kind), (1, Kind::Untyped));
    }
}
