//! How quickly a counter grows, from two looks at it.
use super::{Family, Kind, Scrape, Series, known};

/// What two looks at a counter tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rate {
    /// It grew by so many a second, on the average; never negative.
    PerSecond(f64),
    /// The service started anew in between, so the two looks have nothing to do with each other.
    Restarted,
    /// One of the looks is missing or no number, or no time has passed.
    Unknown,
}

impl Rate {
    /// The rate, when there is one.
    #[must_use]
    pub fn per_second(self) -> Option<f64> {
        match self {
            Rate::PerSecond(rate) => Some(rate),
            Rate::Restarted | Rate::Unknown => None,
        }
    }
}

/// The growth of a counter from `earlier` to `later` within so many milliseconds. A counter that went back was set to zero
/// in between, and how far it had come before that nobody knows.
#[must_use]
pub fn rate(earlier: Option<f64>, later: Option<f64>, elapsed_ms: i64) -> Rate {
    let (Some(earlier), Some(later)) = (earlier.and_then(count), later.and_then(count)) else { return Rate::Unknown };
    if later < earlier {
        return Rate::Restarted;
    }
    if elapsed_ms <= 0 {
        return Rate::Unknown;
    }
    #[allow(clippy::cast_precision_loss)] // a window of 2^53 milliseconds is 285,000 years
    let per_second = (later - earlier) / (elapsed_ms as f64 / 1000.0);
    known(per_second).map_or(Rate::Unknown, Rate::PerSecond)
}

/// A number that a counter can have.
pub(super) fn count(value: f64) -> Option<f64> {
    known(value).filter(|value| *value >= 0.0)
}

/// Whether the service started anew between two looks, as far as it says when it started.
#[must_use]
pub fn restarted(earlier: &Scrape, later: &Scrape) -> bool {
    let started = |scrape: &Scrape| scrape.number("process_start_time_seconds");
    matches!((started(earlier), started(later)), (Some(before), Some(after)) if before.to_bits() != after.to_bits())
}

/// The growth of one series of `family` between two looks; `None` for what is no counter.
#[must_use]
pub fn of(earlier: Option<&Scrape>, later: &Scrape, family: &str, series: &Series) -> Option<Rate> {
    let now = later.families.get(family)?;
    if !grows(now, family, series) {
        return None;
    }
    let Some(earlier) = earlier else { return Some(Rate::Unknown) };
    if restarted(earlier, later) {
        return Some(Rate::Restarted);
    }
    let before = earlier.families.get(family).filter(|before| before.kind == now.kind);
    let value = |family: &Family| family.series.get(series).copied();
    Some(rate(before.and_then(value), value(now), later.at.ms_since(earlier.at)))
}

/// Whether a series of a family only grows: all of a counter, and the counts and sums of summaries and histograms.
fn grows(family: &Family, name: &str, series: &Series) -> bool {
    match family.kind {
        Kind::Counter => true,
        Kind::Summary | Kind::Histogram => series.name != name,
        Kind::Gauge | Kind::Untyped => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Moment;
    use crate::domain::platform::metrics::Collector;

    #[test]
    fn a_counter_grows_or_was_set_to_zero_or_is_not_known() {
        assert_eq!(rate(Some(10.0), Some(25.0), 5_000), Rate::PerSecond(3.0));
        assert_eq!(rate(Some(10.0), Some(10.0), 5_000), Rate::PerSecond(0.0));
        assert_eq!(rate(Some(10.0), Some(3.0), 5_000), Rate::Restarted);
        for elapsed in [0, -1, i64::MIN] {
            assert_eq!(rate(Some(10.0), Some(25.0), elapsed), Rate::Unknown);
        }
        for odd in [None, Some(f64::NAN), Some(f64::INFINITY), Some(-1.0)] {
            assert_eq!(rate(odd, Some(1.0), 1_000), Rate::Unknown);
            assert_eq!(rate(Some(1.0), odd, 1_000), Rate::Unknown);
        }
        assert_eq!(rate(Some(0.0), Some(f64::MAX), 1), Rate::Unknown, "too great to be said");
    }

    fn scrape(at: i64, kind: Kind, numbers: &[(&str, f64)]) -> Scrape {
        let mut collector = Collector::default();
        collector.kind("calls", kind);
        numbers.iter().for_each(|(name, value)| collector.number(Series::plain(name), *value));
        collector.finish(Moment::from_unix_ms(at), 0)
    }

    #[test]
    fn only_what_counts_has_a_rate() {
        let earlier = scrape(0, Kind::Counter, &[("calls", 1.0), ("other", 1.0)]);
        let later = scrape(2_000, Kind::Counter, &[("calls", 5.0), ("other", 9.0)]);
        let asked = |family: &str| of(Some(&earlier), &later, family, &Series::plain(family));
        assert_eq!((asked("calls"), asked("other"), asked("none")), (Some(Rate::PerSecond(2.0)), None, None));
        assert_eq!(of(None, &later, "calls", &Series::plain("calls")), Some(Rate::Unknown));
        let gauge = scrape(0, Kind::Gauge, &[("calls", 1.0)]);
        assert_eq!(of(Some(&gauge), &later, "calls", &Series::plain("calls")), Some(Rate::Unknown), "another kind");
        let summary = scrape(0, Kind::Summary, &[("calls", 1.0), ("calls_count", 1.0)]);
        assert_eq!(of(None, &summary, "calls", &Series::plain("calls")), None, "a quantile is no counter");
        assert_eq!(of(None, &summary, "calls", &Series::plain("calls_count")), Some(Rate::Unknown));
    }

    #[test]
    fn a_restart_is_seen_although_the_counter_is_already_greater() {
        let start = "process_start_time_seconds";
        let earlier = scrape(0, Kind::Counter, &[("calls", 1.0), (start, 100.0)]);
        let later = scrape(2_000, Kind::Counter, &[("calls", 5.0), (start, 101.0)]);
        assert_eq!(of(Some(&earlier), &later, "calls", &Series::plain("calls")), Some(Rate::Restarted));
        assert!(!restarted(&earlier, &scrape(2_000, Kind::Counter, &[("calls", 5.0)])), "not said");
    }

    proptest::proptest! {
        #[test]
        fn no_rate_is_negative_or_infinite(a: f64, b: f64, elapsed: i64) {
            if let Rate::PerSecond(rate) = rate(Some(a), Some(b), elapsed) {
                proptest::prop_assert!(rate.is_finite() && rate >= 0.0);
            }
        }
    }
}
