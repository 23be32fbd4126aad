//! The few numbers that tell how the service's process is.
use super::Scrape;
use super::rate::{Rate, count, rate, restarted};
use crate::domain::moment::Moment;

/// How the process is, as far as it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vitals {
    /// Memory the process holds, in bytes.
    pub resident_bytes: Option<f64>,
    /// Memory its objects take, in bytes.
    pub heap_bytes: Option<f64>,
    /// Tasks under way (Go's goroutines).
    pub goroutines: Option<f64>,
    /// Files and connections that are open.
    pub open_files: Option<f64>,
    /// When the process started, by its own machine's clock.
    pub started: Option<Moment>,
}

/// Seconds since 1970 that can be a start: up to the year 5138.
const LATEST_START: f64 = 1e11;

impl Vitals {
    /// What a look says.
    #[must_use]
    pub fn of(scrape: &Scrape) -> Vitals {
        let number = |name: &str| scrape.number(name).and_then(count);
        let started = number("process_start_time_seconds").filter(|seconds| (1.0..LATEST_START).contains(seconds));
        #[allow(clippy::cast_possible_truncation)] // below 10^14
        let started = started.map(|seconds| Moment::from_unix_ms((seconds * 1000.0).round() as i64));
        Vitals {
            resident_bytes: number("process_resident_memory_bytes"),
            heap_bytes: number("go_memstats_heap_alloc_bytes"),
            goroutines: number("go_goroutines"),
            open_files: number("process_open_fds"),
            started,
        }
    }
}

/// How many processors' worth of time the process used between two looks: 1 = one of them all the time.
#[must_use]
pub fn processors(earlier: &Scrape, later: &Scrape) -> Rate {
    const NAME: &str = "process_cpu_seconds_total";
    match restarted(earlier, later) {
        true => Rate::Restarted,
        false => rate(earlier.number(NAME), later.number(NAME), later.at.ms_since(earlier.at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::platform::metrics::{Collector, Series};

    fn scrape(at: i64, numbers: &[(&str, f64)]) -> Scrape {
        let mut collector = Collector::default();
        numbers.iter().for_each(|(name, value)| collector.number(Series::plain(name), *value));
        collector.finish(Moment::from_unix_ms(at), 0)
    }

    #[test]
    fn what_is_not_said_or_cannot_be_is_not_known() {
        let vitals = Vitals::of(&scrape(
            0,
            &[
                ("go_goroutines", 12.0),
                ("process_open_fds", -1.0),
                ("process_resident_memory_bytes", f64::NAN),
                ("process_start_time_seconds", 1_790_000_000.25),
            ],
        ));
        assert_eq!((vitals.goroutines, vitals.open_files, vitals.resident_bytes), (Some(12.0), None, None));
        assert_eq!(vitals.started, Some(Moment::from_unix_ms(1_790_000_000_250)));
        for odd in [0.0, -5.0, 1e11, 1e300, f64::INFINITY] {
            assert_eq!(Vitals::of(&scrape(0, &[("process_start_time_seconds", odd)])).started, None, "{odd}");
        }
    }

    #[test]
    fn processor_time_grows_within_one_life() {
        let cpu = "process_cpu_seconds_total";
        let earlier = scrape(0, &[(cpu, 1.5), ("process_start_time_seconds", 7.0)]);
        assert_eq!(processors(&earlier, &scrape(2_000, &[(cpu, 2.5)])), Rate::PerSecond(0.5));
        let anew = scrape(2_000, &[(cpu, 2.5), ("process_start_time_seconds", 8.0)]);
        assert_eq!(processors(&earlier, &anew), Rate::Restarted);
    }
}
