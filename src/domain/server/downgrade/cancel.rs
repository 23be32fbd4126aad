//! Cancelling a booked downgrade (contract `baremetal.md` §8).
use crate::domain::moment::Moment;
use crate::domain::server::record::{Booking, BookingState};

/// A booking that takes effect within this time may do so while it is being cancelled; in milliseconds.
pub const CLOSE: i64 = 600_000;

/// Whether a booking can be cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cancel {
    /// It can.
    Possible,
    /// It can, but it takes effect within [`CLOSE`].
    Close(Moment),
    /// It may: it is not known when it takes effect.
    TimeNotKnown,
    /// It cannot: its time has come.
    TooLate(Moment),
    /// It cannot: it was done or cancelled already, or stands somewhere the contract does not know.
    NotPending(BookingState),
}

impl Cancel {
    /// Whether it can be tried.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Cancel::Possible | Cancel::Close(_) | Cancel::TimeNotKnown)
    }
}

/// Whether a booking can be cancelled now.
#[must_use]
pub fn cancel(booking: &Booking, now: Moment) -> Cancel {
    match (&booking.state, booking.at) {
        (BookingState::Pending, None) => Cancel::TimeNotKnown,
        (BookingState::Pending, Some(at)) if at <= now => Cancel::TooLate(at),
        (BookingState::Pending, Some(at)) if at.ms_since(now) <= CLOSE => Cancel::Close(at),
        (BookingState::Pending, Some(_)) => Cancel::Possible,
        (state, _) => Cancel::NotPending(state.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::record::Extra;
    use crate::domain::server::samples::{at, booking};

    #[test]
    fn only_what_is_still_to_come_is_cancelled() {
        let mut booking = booking(Extra::Bandwidth, "1", Some(6), Some(5));
        let due = at("2021-09-02 11:03:00");
        let at = |now: &str, booking: &Booking| cancel(booking, at(now));
        assert_eq!(at("2021-09-02 10:52:59", &booking), Cancel::Possible);
        assert_eq!(at("2021-09-02 10:53:00", &booking), Cancel::Close(due));
        assert_eq!(at("2021-09-02 11:02:59", &booking), Cancel::Close(due));
        assert_eq!(at("2021-09-02 11:03:00", &booking), Cancel::TooLate(due));
        assert!(Cancel::Close(due).is_open() && !Cancel::TooLate(due).is_open());
        booking.at = None;
        assert_eq!(at("2021-09-02 11:03:00", &booking), Cancel::TimeNotKnown);
        for state in [BookingState::Done, BookingState::Cancelled, BookingState::Other("5".into())] {
            booking.state = state.clone();
            assert_eq!(at("2021-08-18 11:03:00", &booking), Cancel::NotPending(state));
        }
    }
}
