//! `server_api_latency_microseconds`: how long the calls of signed-in accounts took.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::http::Method;

/// The labels of a series. The path is the one that was asked for, also where nothing is served.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called {
    path: String,
    method: String,
    status: u16,
}

impl Called {
    /// The labels of a call.
    pub fn new(path: &str, method: &Method, status: u16) -> Self {
        Self { path: path.to_owned(), method: method.to_string(), status }
    }

    /// As Prometheus writes them.
    pub fn labels(&self) -> String {
        let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let (path, method) = (escaped(&self.path), escaped(&self.method));
        format!("api=\"{path}\",method=\"{method}\",status_code=\"{}\"", self.status)
    }
}

/// Sum in nanoseconds, whatever the name says, and number of calls, per series.
#[derive(Clone, Default)]
pub struct Latencies(BTreeMap<Called, (f64, u64)>);

impl Latencies {
    /// Adds a call.
    pub fn add(&mut self, called: Called, time: Duration) {
        let series = self.0.entry(called).or_default();
        series.0 += time.as_secs_f64() * 1e9;
        series.1 += 1;
    }

    /// All series.
    pub fn iter(&self) -> impl Iterator<Item = (&Called, f64, u64)> {
        self.0.iter().map(|(called, (sum, count))| (called, *sum, *count))
    }
}
