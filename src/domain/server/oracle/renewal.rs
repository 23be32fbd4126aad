//! Renewals: whole months, counted.
use super::maybe;
use crate::domain::moment::{Civil, Moment};
use crate::domain::server::catalogue::Line;
use crate::domain::server::record::Server;
use crate::domain::server::samples;
use crate::domain::server::terms::{CLOCK, renewals};
use proptest::prelude::*;

/// A day that every month has, so that months are added by counting them.
type Day = (i64, i64, u8);

fn day() -> BoxedStrategy<Day> {
    (2020i64..2024, 0i64..12, 1u8..=28).boxed()
}

fn moment((year, month, day): Day) -> Moment {
    let midnight = samples::at("2021-01-01 00:00:00").civil(CLOCK);
    let month = u8::try_from(month + 1).unwrap();
    Moment::from_civil(Civil { year, month, day, ..midnight }).unwrap()
}

fn later((year, month, day): Day, months: u32) -> Day {
    let months = year * 12 + month + i64::from(months);
    (months / 12, months % 12, day)
}

proptest! {
    #[test]
    fn a_renewal_stays_within_the_service_life(started in maybe(day()), ends in maybe(day()), life in maybe(0u32..5)) {
        let line = Line { life_years: life, ..samples::line() };
        let server = Server { started: started.map(moment), ends: ends.map(moment), ..samples::server() };
        for renewal in renewals(&server, &line) {
            let months = renewal.term.months;
            prop_assert_eq!(renewal.ends, ends.map(|ends| moment(later(ends, months))));
            let life = life.filter(|years| *years > 0).zip(started).map(|(years, start)| later(start, years * 12));
            let outlived = life.zip(ends).is_some_and(|(life, ends)| later(ends, months) > life);
            prop_assert_eq!(renewal.term.shut.is_some(), outlived);
            prop_assert_eq!(renewal.life_known, life.is_some() && ends.is_some());
        }
    }
}
