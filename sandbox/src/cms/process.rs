//! What the service forgets when it is started anew: its counters, and which build it is.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::Generation;
use super::latency::{Called, Latencies};
use crate::moment;
use crate::state::lock;

/// The running service.
pub struct Process(Mutex<Life>);

/// One life of it.
#[derive(Clone)]
pub struct Life {
    /// Which build; `None` = not there.
    pub generation: Option<Generation>,
    /// Whether its database answers.
    pub database: bool,
    /// When it was started, for how long it runs.
    pub begun: Instant,
    /// When it was started, in seconds since 1970.
    pub started: f64,
    /// Calls of any kind.
    pub calls: u64,
    /// How often its metrics were read.
    pub scrapes: u64,
    /// How long the calls of signed-in accounts took.
    pub latencies: Latencies,
}

impl Process {
    /// A service that starts now.
    pub fn new(generation: Option<Generation>) -> Self {
        Self(Mutex::new(Life::new(generation)))
    }

    /// Starts it anew, as this build and with a database that answers.
    pub fn restart(&self, generation: Option<Generation>) {
        *lock(&self.0) = Life::new(generation);
    }

    /// Which build; `None` = not there.
    pub fn generation(&self) -> Option<Generation> {
        lock(&self.0).generation
    }

    /// Whether its database answers.
    pub fn database(&self) -> bool {
        lock(&self.0).database
    }

    /// Takes its database away, or gives it back.
    pub fn set_database(&self, answers: bool) {
        lock(&self.0).database = answers;
    }

    /// Notes any call.
    pub fn called(&self) {
        lock(&self.0).calls += 1;
    }

    /// Notes how long a call of a signed-in account took.
    pub fn took(&self, called: Called, time: Duration) {
        lock(&self.0).latencies.add(called, time);
    }

    /// Notes that the metrics are read, and gives what they are about.
    pub fn scraped(&self) -> Life {
        let mut life = lock(&self.0);
        let before = life.clone();
        life.scrapes += 1;
        before
    }
}

impl Life {
    fn new(generation: Option<Generation>) -> Self {
        Self {
            generation,
            database: true,
            begun: Instant::now(),
            started: (moment::seconds() * 100.0).floor() / 100.0,
            calls: 0,
            scrapes: 0,
            latencies: Latencies::default(),
        }
    }
}
