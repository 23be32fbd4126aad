//! When a reading that brought nothing is tried again: a little later, or when the server asks for it, and not for longer than a
//! person waits.
use super::failure::transient_status;
use super::{Failure, Response, Transport};
use crate::domain::moment::Moment;
use std::time::Duration;

/// Attempts at one read, the first included.
const ATTEMPTS: u32 = 3;
/// The pause before the second attempt; it doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(400);
/// The longest pause a server may ask for; if it asks for more, the failure is reported at once.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// The patience with one reading, which may only be tried again if that does no harm.
pub struct Patience {
    begun: Moment,
    limit: Duration,
    attempts: u32,
}

impl Patience {
    /// Begins now, before the first attempt; no further one begins after `limit`.
    #[must_use]
    pub fn new(transport: &impl Transport, limit: Duration) -> Patience {
        Patience { begun: transport.now(), limit, attempts: 0 }
    }

    /// How long to wait before the attempt after the one that brought this; `None` = it is what there is.
    pub fn pause(&mut self, result: &Result<Response, Failure>, transport: &impl Transport) -> Option<Duration> {
        self.attempts += 1;
        let asked = match result {
            Ok(response) if transient_status(response.status) => response.retry_after(transport.now()),
            Err(failure) if failure.transient() => None,
            _ => return None,
        };
        if self.attempts >= ATTEMPTS {
            return None;
        }
        // From half of the doubled pause up to the whole of it, so that many clients do not come back in step.
        let pause = FIRST_PAUSE
            .saturating_mul(1 << (self.attempts - 1))
            .mul_f64(0.5 + transport.random().clamp(0.0, 1.0) / 2.0);
        let pause = asked.map_or(pause, |asked| asked.max(pause));
        let spent = Duration::from_millis(u64::try_from(transport.now().ms_since(self.begun)).unwrap_or_default());
        (pause <= LONGEST_PAUSE && spent.saturating_add(pause) < self.limit).then_some(pause)
    }
}
