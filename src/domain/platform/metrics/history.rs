//! The last looks, of which only what is drawn is kept.
use super::Scrape;
use super::latency::{Row, Totals, all_calls, same_life, table};
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

/// The last looks at one service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    points: VecDeque<Point>,
    totals: VecDeque<Totals>,
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
        let anew = before.as_ref().is_some_and(|before| !same_life(before, &scrape));
        if anew {
            self.totals.clear();
        }
        let rate = |rate: fn(&Scrape, &Scrape) -> Rate| before.as_ref().map_or(Rate::Unknown, |it| rate(it, &scrape));
        self.points.push_back(Point {
            at: scrape.at,
            vitals: Vitals::of(&scrape),
            processors: rate(processors),
            calls: rate(|earlier, later| match restarted(earlier, later) {
                true => Rate::Restarted,
                false => all_calls(&Totals::of(earlier), &Totals::of(later)),
            }),
            restarted: anew,
        });
        self.totals.push_back(totals);
        while self.points.len() > KEPT {
            self.points.pop_front();
        }
        while self.totals.len() > KEPT {
            self.totals.pop_front();
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

    /// The latency table; its window reaches back to the first look that is kept of the service's present life.
    #[must_use]
    pub fn latency(&self) -> Vec<Row> {
        let Some(later) = self.totals.back() else { return Vec::new() };
        let earlier = self.totals.front().filter(|_| self.totals.len() > 1);
        table(earlier, later)
    }

    /// How long that window is, in milliseconds; `None` after a single look.
    #[must_use]
    pub fn window_ms(&self) -> Option<i64> {
        let (first, last) = (self.totals.front()?, self.totals.back()?);
        (self.totals.len() > 1).then(|| last.at().ms_since(first.at()))
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
        assert_eq!((history.points().len(), history.window_ms()), (KEPT, Some(119)));
        assert_eq!(history.points().next().unwrap().at.unix_ms(), 380);
    }

    #[test]
    fn a_clock_that_was_set_back_begins_anew() {
        let mut history = History::default();
        history.push(look(10, 1.0));
        history.push(look(5, 2.0));
        assert_eq!((history.points().len(), history.before()), (1, None));
    }
}
