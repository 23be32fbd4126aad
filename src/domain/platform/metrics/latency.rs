//! How long the service took to answer, call by call.
//!
//! The family is called `…_microseconds`, but its numbers are nanoseconds (`platform.md` §1.2). Only calls with a session
//! are counted: sign-in, registration, ping and refused calls never are.
use super::Scrape;
use super::rate::{Rate, count, rate};
use crate::domain::moment::Moment;
use std::collections::BTreeMap;

/// The family's name.
pub const FAMILY: &str = "server_api_latency_microseconds";

/// A length of time in nanoseconds; finite and not negative.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Nanoseconds(f64);

impl Nanoseconds {
    /// The length, unless the number can be none.
    fn new(value: f64) -> Option<Nanoseconds> {
        count(value).map(Nanoseconds)
    }

    /// In milliseconds.
    #[must_use]
    pub fn milliseconds(self) -> f64 {
        self.0 / 1e6
    }
}

/// Which calls.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Calls {
    /// The path, as the service has it; `None` = not said. Paths that do not exist stand here as they were asked for.
    pub api: Option<String>,
    /// The method; `None` = not said.
    pub method: Option<String>,
    /// The HTTP status; `None` = not said.
    pub status: Option<String>,
}

/// What was counted of some calls up to one look: what it says, not what can be believed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Total {
    nanoseconds: Option<f64>,
    calls: Option<f64>,
}

/// The counts of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    at: Moment,
    /// Whether every line of the look could be read, so that what is not there was never counted.
    whole: bool,
    rows: BTreeMap<Calls, Total>,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which calls.
    pub calls: Calls,
    /// How many there were since the service started; `None` when that is no whole number.
    pub count: Option<u64>,
    /// How long one took on the average since the service started; `None` without a call.
    pub mean: Option<Nanoseconds>,
    /// How many a second there were within the window.
    pub rate: Rate,
    /// How long one took on the average within the window; `None` without a call in it.
    pub mean_in_window: Option<Nanoseconds>,
}

impl Totals {
    /// What a look says about the calls; no row when it has none of this family.
    #[must_use]
    pub fn of(scrape: &Scrape) -> Totals {
        let mut rows: BTreeMap<Calls, Total> = BTreeMap::new();
        let series = scrape.families.iter().filter(|(name, _)| name.starts_with(FAMILY)).flat_map(|(_, it)| &it.series);
        for (series, value) in series {
            let Some(ending) = series.name.strip_prefix(FAMILY) else { continue };
            let label = |name: &str| series.label(name).map(str::to_owned);
            let calls = Calls { api: label("api"), method: label("method"), status: label("status_code") };
            match ending {
                "_sum" => set(&mut rows.entry(calls).or_default().nanoseconds, *value),
                "_count" => set(&mut rows.entry(calls).or_default().calls, *value),
                _ => {}
            }
        }
        Totals { at: scrape.at, whole: scrape.flawed == 0 && scrape.ambiguous == 0, rows }
    }

    /// When the look was taken.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }
}

/// Keeps a number. Two series that differ only in labels nobody knows would be added up by guessing, so none is kept.
fn set(place: &mut Option<f64>, value: f64) {
    *place = Some(if place.is_some() { f64::NAN } else { value });
}

/// The table of `later`, with a window that reaches back to `earlier`; without one only what is known since the start.
#[must_use]
pub fn table(earlier: Option<&Totals>, later: &Totals) -> Vec<Row> {
    let elapsed = earlier.map(|earlier| later.at.ms_since(earlier.at));
    let row = |(calls, now): (&Calls, &Total)| {
        let before = earlier.and_then(|earlier| earlier.rows.get(calls)).copied().unwrap_or_default();
        let rate = elapsed.map_or(Rate::Unknown, |elapsed| rate(before.calls, now.calls, elapsed));
        let mean_in_window = rate.per_second().and_then(|_| {
            let growth = |before: Option<f64>, now: Option<f64>| count(count(now?)? - count(before?)?);
            mean(growth(before.nanoseconds, now.nanoseconds), growth(before.calls, now.calls))
        });
        Row {
            calls: calls.clone(),
            count: now.calls.and_then(whole),
            mean: mean(now.nanoseconds, now.calls),
            rate,
            mean_in_window,
        }
    };
    later.rows.iter().map(row).collect()
}

/// How quickly calls of every kind came between two looks at one life of the service; unknown as soon as one of the counts
/// is, and when the service tells nothing about calls.
#[must_use]
pub fn all_calls(earlier: &Totals, later: &Totals) -> Rate {
    let grown = |(calls, now): (&Calls, &Total)| {
        let before = match earlier.rows.get(calls) {
            Some(before) => count(before.calls?)?,
            None if earlier.whole => 0.0,
            None => return None,
        };
        Some(count(now.calls?)? - before)
    };
    let gone = earlier.rows.keys().any(|calls| !later.rows.contains_key(calls));
    let grown = later.rows.iter().map(grown).sum::<Option<f64>>().filter(|_| !gone && !later.rows.is_empty());
    rate(Some(0.0), grown, later.at.ms_since(earlier.at))
}

/// Whether counters went back between two looks, as they do when the service starts anew: one is smaller, or is gone from a
/// look that could be read to its end.
#[must_use]
pub fn went_back(earlier: &Totals, later: &Totals) -> bool {
    earlier.rows.iter().any(|(calls, before)| match later.rows.get(calls) {
        Some(now) => matches!((before.calls, now.calls), (Some(before), Some(now)) if now < before),
        None => later.whole,
    })
}

/// A mean of at least one call.
fn mean(nanoseconds: Option<f64>, calls: Option<f64>) -> Option<Nanoseconds> {
    let (nanoseconds, calls) = (count(nanoseconds?)?, count(calls?)?);
    if calls > 0.0 { Nanoseconds::new(nanoseconds / calls) } else { None }
}

/// The whole number that a count is, as long as it is exact.
fn whole(value: f64) -> Option<u64> {
    let exact = count(value).is_some_and(|value| value.fract() == 0.0 && value <= 9_007_199_254_740_991.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // just looked at
    exact.then_some(value as u64)
}

#[cfg(test)]
mod tests;
