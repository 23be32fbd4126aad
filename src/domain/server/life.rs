//! When things end (contract `baremetal.md` §4.2, §4.6; of many servers: `agenda`). How long a server is kept after its term,
//! and when it is released, comes from its line; the contract does not say how the two go together, so both are told. A line
//! that says 0 tells nothing beyond the end of the term.
use super::catalogue::Line;
use super::record::{BookingState, Extra, Server};
use super::terms::life_end;
use super::totals::taken;
use crate::domain::moment::{Moment, Zone};
use crate::domain::table::order::sorted;

/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;

/// Something that happens to a server by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Its term ends.
    Ends,
    /// It is kept until then.
    KeptUntil,
    /// It is released.
    Released,
    /// A booked downgrade takes effect.
    Booked {
        /// The booking's id.
        guid: String,
        /// What is taken away.
        extra: Extra,
        /// How much, if it is known.
        amount: Option<u32>,
    },
    /// Its service life ends: it cannot be renewed beyond.
    LifeEnds,
}

/// Something that happens at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeEvent {
    /// When.
    pub at: Moment,
    /// What.
    pub what: What,
}

/// What happens to a server by itself, the earliest first; also what is over already. What is not known is left out.
/// Months of the service life are counted in `zone`.
#[must_use]
pub fn events(server: &Server, line: Option<&Line>, zone: Zone) -> Vec<LifeEvent> {
    let mut events = Vec::new();
    let mut add = |at: Option<Moment>, what| events.extend(at.map(|at| LifeEvent { at, what }));
    for booking in server.bookings.iter().filter(|booking| booking.state == BookingState::Pending) {
        let (guid, extra) = (booking.guid.clone(), booking.extra.clone());
        add(booking.at, What::Booked { guid, extra, amount: taken(booking) });
    }
    add(server.ends, What::Ends);
    if let Some(line) = line {
        add(released(server.ends, line.release_hours), What::Released);
        add(kept_until(server.ends, line.retention_days), What::KeptUntil);
        add(life_end(server, line, zone), What::LifeEnds);
    }
    sorted(events, |a, b| a.at.cmp(&b.at))
}

/// When a server whose term `ends` is released, by its line's `release_hours`; none when either says nothing.
#[must_use]
pub fn released(ends: Option<Moment>, release_hours: Option<u32>) -> Option<Moment> {
    after(ends, release_hours, HOUR)
}

/// Until when a server whose term `ends` is kept, by its line's `retention_days`; none when either says nothing.
#[must_use]
pub fn kept_until(ends: Option<Moment>, retention_days: Option<u32>) -> Option<Moment> {
    after(ends, retention_days, 24 * HOUR)
}

fn after(ends: Option<Moment>, count: Option<u32>, each_ms: i64) -> Option<Moment> {
    let count = i64::from(count.filter(|count| *count > 0)?);
    Some(ends?.plus_ms(count.checked_mul(each_ms)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{at, booking, line, server};
    use crate::domain::server::terms::CLOCK;

    #[test]
    fn a_servers_events_are_in_order() {
        let (mut server, mut line) = (server(), line());
        server.bookings = vec![booking(Extra::Ip, "114.114.8.16-23", None, None)];
        let booked = What::Booked { guid: "booking".into(), extra: Extra::Ip, amount: Some(8) };
        let told = |server: &Server, line: Option<&Line>| -> Vec<_> {
            events(server, line, CLOCK).into_iter().map(|event| (event.at, event.what)).collect()
        };
        let due = (at("2021-09-02 11:03:00"), booked);
        let ends = (at("2021-09-17 16:57:43"), What::Ends);
        let kept = (at("2021-09-18 16:57:43"), What::KeptUntil);
        let life = (at("2024-08-17 16:57:43"), What::LifeEnds);
        assert_eq!(told(&server, Some(&line)), [due.clone(), ends.clone(), kept.clone(), life.clone()]);
        assert_eq!(told(&server, None), [due.clone(), ends.clone()]);
        line.release_hours = Some(12);
        let released = (at("2021-09-18 04:57:43"), What::Released);
        assert_eq!(told(&server, Some(&line)), [due, ends, released, kept, life.clone()]);
        server.bookings[0].state = BookingState::Done;
        server.ends = None;
        assert_eq!(told(&server, Some(&line)), [life]);
    }
}
