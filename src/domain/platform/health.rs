//! Whether the service answers.
use crate::domain::moment::Moment;

/// A service that answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// Milliseconds from question to answer by this machine's clock; `None` when that clock was set back meanwhile.
    pub latency_ms: Option<u64>,
}

impl Health {
    /// Of a question asked at `asked` that was answered at `answered`.
    #[must_use]
    pub fn between(asked: Moment, answered: Moment) -> Health {
        Health { latency_ms: u64::try_from(answered.ms_since(asked)).ok() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_measures_nothing() {
        let at = Moment::from_unix_ms;
        assert_eq!(Health::between(at(5), at(17)).latency_ms, Some(12));
        assert_eq!(Health::between(at(5), at(5)).latency_ms, Some(0));
        assert_eq!(Health::between(at(5), at(4)).latency_ms, None);
    }
}
