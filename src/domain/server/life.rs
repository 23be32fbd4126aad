//! When things end (contract `baremetal.md` §4.2, §4.6; of many servers: `agenda`). How long a server is kept after its term,
//! and when it is released, comes from its line; the contract does not say how the two go together, so both are told. A line
//! that says 0 tells nothing beyond the end of the term.
use super::catalogue::Line;
use super::record::{BookingState, Extra, Server};
use super::terms::life_end;
use super::totals::taken;
use crate::domain::moment::Moment;
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
#[must_use]
pub fn events(server: &Server, line: Option<&Line>) -> Vec<LifeEvent> {
    let mut events = Vec::new();
    let mut add = |at: Option<Moment>, what| events.extend(at.map(|at| LifeEvent { at, what }));
    for booking in server.bookings.iter().filter(|booking| booking.state == BookingState::Pending) {
        let (guid, extra) = (booking.guid.clone(), booking.extra.clone());
        add(booking.at, What::Booked { guid, extra, amount: taken(booking) });
    }
    add(server.ends, What::Ends);
    let after_end = |hours: Option<u32>, each: i64| {
        let hours = i64::from(hours.filter(|hours| *hours > 0)?).checked_mul(each)?;
        Some(server.ends?.plus_ms(hours.checked_mul(HOUR)?))
    };
    if let Some(line) = line {
        add(after_end(line.release_hours, 1), What::Released);
        add(after_end(line.retention_days, 24), What::KeptUntil);
        add(life_end(server, line), What::LifeEnds);
    }
    sorted(events, |a, b| a.at.cmp(&b.at))
}

/// Milliseconds until a server's term ends; negative once it is over. `None` when it is not known when.
#[must_use]
pub fn left(server: &Server, now: Moment) -> Option<i64> {
    Some(server.ends?.ms_since(now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{at, booking, line, server};

    #[test]
    fn a_servers_events_are_in_order() {
        let (mut server, mut line) = (server(), line());
        server.bookings = vec![booking(Extra::Ip, "114.114.8.16-23", None, None)];
        let booked = What::Booked { guid: "booking".into(), extra: Extra::Ip, amount: Some(8) };
        let told = |server: &Server, line: Option<&Line>| -> Vec<_> {
            events(server, line).into_iter().map(|event| (event.at, event.what)).collect()
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

    #[test]
    fn the_time_left_runs_out() {
        let mut server = server();
        assert_eq!(left(&server, at("2021-09-17 16:57:42")), Some(1000));
        assert_eq!(left(&server, at("2021-09-17 16:57:44")), Some(-1000));
        server.ends = None;
        assert_eq!(left(&server, at("2021-09-17 16:57:44")), None);
    }
}
