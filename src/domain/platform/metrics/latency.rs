//! How long the service took to answer, call by call.
//!
//! The family is called `…_microseconds`, but its numbers are nanoseconds (`platform.md` §1.2). Only calls with a session
//! are counted: sign-in, registration, ping and refused calls never are.
use super::Scrape;
use super::rate::{Rate, count, rate, restarted};
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
        Totals { at: scrape.at, rows }
    }

    /// When the look was taken.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// How many calls there were altogether; `None` when one of the counts is no number.
    fn calls(&self) -> Option<f64> {
        self.rows.values().map(|total| count(total.calls?)).sum()
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

/// How quickly calls of every kind came between two looks.
#[must_use]
pub fn all_calls(earlier: &Totals, later: &Totals) -> Rate {
    // A kind of call that is gone, or a sum that hides one counter that went back, tells of a restart too.
    let back = earlier.rows.iter().any(|(calls, before)| {
        let now = later.rows.get(calls).and_then(|now| now.calls);
        matches!((before.calls, now), (Some(_), None)) || matches!((before.calls, now), (Some(a), Some(b)) if b < a)
    });
    match back {
        true => Rate::Restarted,
        false => rate(earlier.calls(), later.calls(), later.at.ms_since(earlier.at)),
    }
}

/// Whether two looks belong to one life of the service, so that a window may reach from one to the other.
#[must_use]
pub fn same_life(earlier: &Scrape, later: &Scrape) -> bool {
    !restarted(earlier, later) && all_calls(&Totals::of(earlier), &Totals::of(later)) != Rate::Restarted
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
