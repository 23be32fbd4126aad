//! `GET /metrics`: Prometheus' text format 0.0.4, public, with the figures that a Go server has of itself.

use std::fmt::Write;

use super::process::Life;
use crate::answer::{Reply, text};
use crate::call::Call;
use crate::moment;
use crate::state::Shared;

/// Answers all families. They live: what counts grows with time and calls, what is measured wobbles.
pub fn show(shared: &Shared, _: &Call) -> Reply {
    let life = shared.cms.scraped();
    let mut page = Page(String::new());
    runtime(&mut page, &life);
    process(&mut page, &life);
    handler(&mut page, &life);
    latency(&mut page, &life);
    Ok(text(200, "text/plain; version=0.0.4; charset=utf-8", page.0))
}

/// Bytes between two collections.
const HEAP: f64 = 3_145_728.0;

fn runtime(page: &mut Page, life: &Life) {
    let (up, calls) = (life.begun.elapsed().as_secs_f64(), count(life.calls));
    // What is allocated in all; how much of it is still there falls back at every collection. One was at the start.
    let total = 3_400_000.0 + up * 41_000.0 + calls * 23_500.0 + count(life.scrapes) * 61_000.0;
    let collections = (total / HEAP).floor();
    let live = 1_900_000.0 + (total % HEAP);
    let pause = collections * 0.000_084;

    page.family("go_gc_duration_seconds", "summary", "A summary of the pause duration of garbage collection cycles.");
    for (quantile, value) in [("0", 3.3e-5), ("0.25", 5.9e-5), ("0.5", 8.4e-5), ("0.75", 1.09e-4), ("1", 2.18e-4)] {
        page.sample("go_gc_duration_seconds", &format!("quantile=\"{quantile}\""), value);
    }
    page.sample("go_gc_duration_seconds_sum", "", pause);
    page.whole("go_gc_duration_seconds_count", "", collections);
    page.gauge("go_goroutines", "Number of goroutines that currently exist.", 9.0 + wobble(up, 11.0, 3.0).floor());
    page.family("go_info", "gauge", "Information about the Go environment.");
    page.sample("go_info", "version=\"go1.22.4\"", 1.0);
    page.gauge("go_memstats_alloc_bytes", "Number of bytes allocated and still in use.", live.floor());
    let words = "Total number of bytes allocated, even if freed.";
    page.counter("go_memstats_alloc_bytes_total", words, total.floor());
    let (mallocs, frees) = ((total / 71.0).floor(), ((total - live) / 71.0).max(0.0).floor());
    page.counter("go_memstats_mallocs_total", "Total number of mallocs.", mallocs);
    page.counter("go_memstats_frees_total", "Total number of frees.", frees);
    page.gauge("go_memstats_heap_alloc_bytes", "Number of heap bytes allocated and still in use.", live.floor());
    page.gauge("go_memstats_heap_objects", "Number of allocated objects.", mallocs - frees);
    let inuse = ((live / 8_192.0).ceil() + 140.0) * 8_192.0;
    page.gauge("go_memstats_heap_inuse_bytes", "Number of heap bytes that are in use.", inuse);
    page.gauge("go_memstats_heap_sys_bytes", "Number of heap bytes obtained from system.", 11_829_248.0);
    let last = (moment::seconds() - (total % HEAP) / 41_000.0).max(life.started);
    let words = "Number of seconds since 1970 of last garbage collection.";
    page.gauge("go_memstats_last_gc_time_seconds", words, last);
    page.gauge(
        "go_memstats_next_gc_bytes",
        "Number of heap bytes when next garbage collection will take place.",
        5_242_880.0,
    );
    page.gauge("go_memstats_sys_bytes", "Number of bytes obtained from system.", 19_748_104.0);
    page.gauge("go_threads", "Number of OS threads created.", 8.0 + (calls / 400.0).floor().min(6.0));
}

fn process(page: &mut Page, life: &Life) {
    let (up, calls) = (life.begun.elapsed().as_secs_f64(), count(life.calls));
    let cpu = 0.06 + up * 0.0021 + calls * 0.0004 + count(life.scrapes) * 0.0011;
    let words = "Total user and system CPU time spent in seconds.";
    page.counter("process_cpu_seconds_total", words, (cpu * 100.0).floor() / 100.0);
    page.gauge("process_max_fds", "Maximum number of open file descriptors.", 1_048_576.0);
    page.gauge("process_open_fds", "Number of open file descriptors.", 11.0 + wobble(up, 7.0, 4.0).floor());
    let resident = 17_400_000.0 + up.min(3_600.0) * 900.0 + wobble(up, 23.0, 700_000.0);
    let resident = (resident / 4_096.0).floor() * 4_096.0;
    page.gauge("process_resident_memory_bytes", "Resident memory size in bytes.", resident);
    page.gauge("process_start_time_seconds", "Start time of the process since unix epoch in seconds.", life.started);
    page.gauge("process_virtual_memory_bytes", "Virtual memory size in bytes.", 1_264_144_384.0);
    let words = "Maximum amount of virtual memory available in bytes.";
    page.gauge("process_virtual_memory_max_bytes", words, 18_446_744_073_709_551_615.0);
}

fn handler(page: &mut Page, life: &Life) {
    let words = "Current number of scrapes being served.";
    page.gauge("promhttp_metric_handler_requests_in_flight", words, 1.0);
    let name = "promhttp_metric_handler_requests_total";
    page.family(name, "counter", "Total number of scrapes by HTTP status code.");
    for (code, value) in [("200", count(life.scrapes)), ("500", 0.0), ("503", 0.0)] {
        page.sample(name, &format!("code=\"{code}\""), value);
    }
}

/// Nanoseconds, whatever the name says; there are no quantiles.
fn latency(page: &mut Page, life: &Life) {
    let name = "server_api_latency_microseconds";
    for (place, (called, sum, calls)) in life.latencies.iter().enumerate() {
        if place == 0 {
            page.family(name, "summary", "api latency");
        }
        page.sample(&format!("{name}_sum"), &called.labels(), sum.round());
        page.whole(&format!("{name}_count"), &called.labels(), count(calls));
    }
}

/// Between 0 and `most`, with a period in seconds and something irregular in it.
fn wobble(seconds: f64, period: f64, most: f64) -> f64 {
    let wave = (seconds / period * std::f64::consts::TAU).sin() + (seconds * 1.618).sin();
    (wave / 4.0 + 0.5) * most
}

#[allow(clippy::cast_precision_loss, reason = "counts of a sandbox are small")]
fn count(number: u64) -> f64 {
    number as f64
}

struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, words: &str) {
        // Writing to a text cannot fail.
        let _ = write!(self.0, "# HELP {name} {words}\n# TYPE {name} {kind}\n");
    }

    fn gauge(&mut self, name: &str, words: &str, value: f64) {
        self.family(name, "gauge", words);
        self.sample(name, "", value);
    }

    fn counter(&mut self, name: &str, words: &str, value: f64) {
        self.family(name, "counter", words);
        self.sample(name, "", value);
    }

    fn sample(&mut self, name: &str, labels: &str, value: f64) {
        self.line(name, labels, &float(value));
    }

    /// The counts of summaries are integers.
    fn whole(&mut self, name: &str, labels: &str, value: f64) {
        self.line(name, labels, &format!("{value:.0}"));
    }

    fn line(&mut self, name: &str, labels: &str, value: &str) {
        let braces = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
        let _ = writeln!(self.0, "{name}{braces} {value}");
    }
}

/// A number as Go's `%g` writes it: from a million on, and below a ten-thousandth, with an exponent of two digits.
fn float(value: f64) -> String {
    let text = format!("{value:e}");
    let Some((mantissa, exponent)) = text.split_once('e') else { return text };
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..6).contains(&exponent) => short(mantissa, exponent),
        _ => value.to_string(),
    }
}

fn short(mantissa: &str, exponent: i32) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::float;

    #[test]
    fn numbers_are_written_as_go_writes_them() {
        for (value, text) in [
            (0.0, "0"),
            (1.0, "1"),
            (0.000_084, "8.4e-05"),
            (0.0001, "0.0001"),
            (123_456.5, "123456.5"),
            (1_048_576.0, "1.048576e+06"),
            (1_264_144_384.0, "1.264144384e+09"),
            (18_446_744_073_709_551_615.0, "1.8446744073709552e+19"),
            (1_700_000_000.12, "1.70000000012e+09"),
        ] {
            assert_eq!(float(value), text);
        }
    }
}
