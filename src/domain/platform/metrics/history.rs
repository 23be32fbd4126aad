//! The last looks, of which only what is drawn is kept.
use super::Scrape;
use super::latency::{Row, Totals, all_calls, table, went_back};
use super::rate::{Rate, restarted};
use super::vitals::{Vitals, processors};
use crate::domain::moment::Moment;
use std::collections::VecDeque;

/// Looks that are kept: at the shortest interval four minutes.
pub const KEPT: usize = 120;

/// What one look adds to the charts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When.
    pub at: Moment,
    /// How the process was.
    pub vitals: Vitals,
    /// Processors in use since the look before.
    pub processors: Rate,
    /// Calls a second since the look before.
    pub calls: Rate,
    /// Whether the service started anew since the look before, so that lines must not be drawn across.
    pub restarted: bool,
}

/// The counts that the latency table is made of. Three looks are kept however many there were, because a service that
/// somebody scans counts thousands of kinds of calls.
#[derive(Debug, Clone, PartialEq)]
struct Window {
    /// Where the window begins.
    first: Totals,
    /// Where it begins next.
    next: Totals,
    /// The latest.
    last: Totals,
    /// Looks since `next`.
    looks: usize,
}

impl Window {
    fn new(totals: Totals) -> Window {
        Window { first: totals.clone(), next: totals.clone(), last: totals, looks: 0 }
    }

    /// Takes a look. The window reaches back over half of the looks that are drawn, at least.
    fn push(&mut self, totals: Totals) {
        self.looks += 1;
        if self.looks == KEPT / 2 {
            self.looks = 0;
            self.first = std::mem::replace(&mut self.next, totals.clone());
        }
        self.last = totals;
    }
}

/// The last looks at one service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    points: VecDeque<Point>,
    window: Option<Window>,
    last: Option<Scrape>,
    before: Option<Scrape>,
}

impl History {
    /// Takes a look. One that is not later than the last (this machine's clock was set back) begins the history anew.
    pub fn push(&mut self, scrape: Scrape) {
        if self.last.as_ref().is_some_and(|last| scrape.at.ms_since(last.at) <= 0) {
            *self = History::default();
        }
        let totals = Totals::of(&scrape);
        let before = self.last.take();
        let earlier = before.as_ref().zip(self.window.as_ref().map(|window| &window.last));
        let anew = earlier.is_some_and(|(before, counts)| restarted(before, &scrape) || went_back(counts, &totals));
        let (processors, calls) = match earlier {
            None => (Rate::Unknown, Rate::Unknown),
            Some(_) if anew => (Rate::Restarted, Rate::Restarted),
            Some((before, counts)) => (processors(before, &scrape), all_calls(counts, &totals)),
        };
        let vitals = Vitals::of(&scrape);
        self.points.push_back(Point { at: scrape.at, vitals, processors, calls, restarted: anew });
        if self.points.len() > KEPT {
            self.points.pop_front();
        }
        match self.window.as_mut().filter(|_| !anew) {
            Some(window) => window.push(totals),
            None => self.window = Some(Window::new(totals)),
        }
        self.before = before;
        self.last = Some(scrape);
    }

    /// Oldest first.
    pub fn points(&self) -> impl ExactSizeIterator<Item = &Point> {
        self.points.iter()
    }

    /// The latest look, whole.
    #[must_use]
    pub fn last(&self) -> Option<&Scrape> {
        self.last.as_ref()
    }

    /// The look before it, whole.
    #[must_use]
    pub fn before(&self) -> Option<&Scrape> {
        self.before.as_ref()
    }

    /// The latency table; its window reaches back over the looks at the service's present life, up to so many.
    #[must_use]
    pub fn latency(&self) -> Vec<Row> {
        let Some(window) = &self.window else { return Vec::new() };
        table(self.window_ms().map(|_| &window.first), &window.last)
    }

    /// How long that window is, in milliseconds; `None` after a single look.
    #[must_use]
    pub fn window_ms(&self) -> Option<i64> {
        let window = self.window.as_ref()?;
        Some(window.last.at().ms_since(window.first.at())).filter(|length| *length > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::latency::FAMILY;
    use super::super::{Collector, Kind, Series};
    use super::*;

    fn look(at: i64, calls: f64) -> Scrape {
        let mut collector = Collector::default();
        collector.kind(FAMILY, Kind::Summary);
        collector.number(Series::plain(&[FAMILY, "_count"].concat()), calls);
        collector.number(Series::plain(&[FAMILY, "_sum"].concat()), calls * 2e6);
        collector.finish(Moment::from_unix_ms(at), 0)
    }

    #[test]
    fn the_window_grows_and_ends_with_a_restart() {
        let mut history = History::default();
        assert!(history.latency().is_empty() && history.window_ms().is_none());
        history.push(look(0, 10.0));
        assert_eq!((history.window_ms(), history.latency()[0].rate), (None, Rate::Unknown));
        history.push(look(5_000, 10.0));
        history.push(look(10_000, 30.0));
        assert_eq!((history.window_ms(), history.latency()[0].rate), (Some(10_000), Rate::PerSecond(2.0)));
        let rates: Vec<_> = history.points().map(|point| point.calls).collect();
        assert_eq!(rates, [Rate::Unknown, Rate::PerSecond(0.0), Rate::PerSecond(4.0)]);
        history.push(look(15_000, 1.0));
        assert_eq!((history.window_ms(), history.points().last().unwrap().restarted), (None, true));
        assert_eq!(history.points().len(), 4);
    }

    #[test]
    fn only_so_many_looks_are_kept() {
        let mut history = History::default();
        for at in 0..500 {
            history.push(look(at, 1.0));
        }
        assert_eq!((history.points().len(), history.points().next().unwrap().at.unix_ms()), (KEPT, 380));
    }

    #[test]
    fn the_window_slides_and_never_shrinks_below_half() {
        let mut history = History::default();
        let mut lengths = Vec::new();
        for at in 0..500 {
            history.push(look(at, 1.0));
            lengths.push(history.window_ms().unwrap_or_default());
        }
        assert!(lengths[..KEPT].iter().copied().eq(0..120), "{lengths:?}");
        assert!(lengths[KEPT..].iter().all(|length| (60..120).contains(length)), "{lengths:?}");
    }

    #[test]
    fn a_clock_that_was_set_back_begins_anew() {
        let mut history = History::default();
        history.push(look(10, 1.0));
        history.push(look(5, 2.0));
        assert_eq!((history.points().len(), history.before()), (1, None));
    }
}
