//! When things end: of one server, and of many as a calendar of what is due (contract `baremetal.md` §4.2, §4.6). How long a
//! server is kept after its term, and when it is released, comes from its line; the contract does not say how the two go
//! together, so both are told. A line that says 0 tells nothing beyond the end of the term.
use std::cmp::Ordering;

use super::catalogue::Line;
use super::record::{BookingState, Extra, Server};
use super::terms::{CLOCK, life_end};
use super::totals::taken;
use crate::domain::moment::{Civil, Moment};
use crate::domain::money::Money;
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

/// A server whose term ends, and what it costs to renew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The server's id.
    pub guid: String,
    /// When its term ends.
    pub ends: Moment,
    /// The estimate for renewing it; `None` = not known.
    pub amount: Option<Money>,
}

/// A month of the renewal calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i64,
    /// The month, 1 to 12.
    pub month: u8,
    /// What ends in it, the earliest first.
    pub dues: Vec<Due>,
    /// The sum of the amounts that are known; `None` beyond what can be counted.
    pub known: Option<Money>,
    /// How many amounts are not known; the sum is that of the others.
    pub unknown: usize,
}

impl Month {
    /// What is to pay in all; `None` as soon as one amount is not known.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        self.known.filter(|_| self.unknown == 0)
    }
}

/// What is due, by the months of the vendor's clock, the earliest first; months in which nothing ends are left out.
#[must_use]
pub fn calendar(dues: Vec<Due>) -> Vec<Month> {
    let by_time = |a: &Due, b: &Due| a.ends.cmp(&b.ends).then_with(|| a.guid.cmp(&b.guid));
    let mut months: Vec<Month> = Vec::new();
    for due in sorted(dues, by_time) {
        let Civil { year, month, .. } = due.ends.civil(CLOCK);
        let same = |last: &&mut Month| (last.year, last.month).cmp(&(year, month)) == Ordering::Equal;
        match months.last_mut().filter(same) {
            Some(last) => last.dues.push(due),
            None => months.push(Month { year, month, dues: vec![due], known: Some(Money::ZERO), unknown: 0 }),
        }
    }
    for month in &mut months {
        for due in &month.dues {
            match due.amount {
                Some(amount) => month.known = month.known.and_then(|sum| sum.plus(amount)),
                None => month.unknown += 1,
            }
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{at, booking, line, server, yuan};
    use proptest::prelude::*;

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

    fn due(guid: &str, ends: &str, amount: Option<&str>) -> Due {
        Due { guid: guid.into(), ends: at(ends), amount: amount.map(yuan) }
    }

    #[test]
    fn months_are_the_vendors() {
        let dues = vec![
            due("c", "2021-10-01 00:00:00", None),
            due("b", "2021-09-30 23:59:59", Some("500.00")),
            due("a", "2021-09-01 00:00:00", Some("140.00")),
            due("d", "2022-09-01 00:00:00", Some("1.00")),
            due("e", "2021-10-02 00:00:00", Some("2.00")),
        ];
        let months: Vec<_> = calendar(dues)
            .into_iter()
            .map(|month| {
                let guids: String = month.dues.iter().map(|due| due.guid.as_str()).collect();
                (month.year, month.month, guids, month.total(), month.known, month.unknown)
            })
            .collect();
        let (september, october, later) = (Some(yuan("640.00")), Some(yuan("2.00")), Some(yuan("1.00")));
        assert_eq!(
            months,
            [
                (2021, 9, "ab".to_owned(), september, september, 0),
                (2021, 10, "ce".to_owned(), None, october, 1),
                (2022, 9, "d".to_owned(), later, later, 0),
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_due_is_lost(days in prop::collection::vec((0i64..3000, prop::option::of(0i64..1_000_000)), 0..40)) {
            let start = at("2021-08-18 00:00:00");
            let dues: Vec<Due> = days.iter().enumerate().map(|(at, (day, fen))| Due {
                guid: at.to_string(),
                ends: start.plus_ms(day * 86_400_000),
                amount: fen.map(Money::from_fen),
            }).collect();
            let months = calendar(dues);
            let sum: i64 = months.iter().map(|month| month.known.unwrap().fen()).sum();
            prop_assert_eq!(sum, days.iter().filter_map(|(_, fen)| *fen).sum::<i64>());
            prop_assert_eq!(months.iter().map(|month| month.dues.len()).sum::<usize>(), days.len());
            let keys: Vec<_> = months.iter().map(|month| (month.year, month.month)).collect();
            prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
