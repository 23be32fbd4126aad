//! Renewals: whole months, counted in a calendar that is written down day by day.
use super::{legal_of_thousand, maybe};
use crate::domain::moment::Moment;
use crate::domain::server::catalogue::Line;
use crate::domain::server::record::Server;
use crate::domain::server::samples;
use crate::domain::server::terms::{CLOCK, renewals};
use proptest::prelude::*;

/// Milliseconds in a day.
const DAY: i64 = 86_400_000;
/// Of the calendar's years those in which a server may start: the first four, one of them a leap year.
const STARTS: usize = 366 + 3 * 365;

/// Year, month from 0, day.
type Day = (u32, u32, u32);
/// Which day of the calendar, and milliseconds of that day by the vendor's clock.
type When = (usize, i64);

/// All days from the start of 2020 to the end of 2033, one after another.
fn calendar() -> Vec<Day> {
    let mut days = Vec::new();
    for year in 2020..=2033 {
        let february = if [2020, 2024, 2028, 2032].contains(&year) { 29 } else { 28 };
        for (month, length) in (0..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            days.extend((1..=length).map(|day| (year, month, day)));
        }
    }
    days
}

/// So many months later: of the days of that month the last that is not beyond the wanted one.
fn later(calendar: &[Day], (day, time): When, months: u32) -> When {
    let (year, month, wanted) = calendar[day];
    let target = year * 12 + month + months;
    let found = calendar.iter().rposition(|&(year, month, day)| year * 12 + month == target && day <= wanted);
    (found.unwrap(), time)
}

fn moment((day, time): When) -> Moment {
    samples::at("2020-01-01 00:00:00").plus_ms(i64::try_from(day).unwrap() * DAY + time)
}

/// Mostly at the end of a month; and at hours when it is another day, or none yet, elsewhere in the world.
fn when() -> BoxedStrategy<When> {
    let calendar = calendar();
    let late: Vec<usize> = (0..STARTS).filter(|day| calendar[*day].2 >= 28).collect();
    let day = prop_oneof![1 => 0..STARTS, 2 => prop::sample::select(late)];
    (day, prop::sample::select(vec![0, DAY / 3 - 1000, DAY / 3, DAY - 1000])).boxed()
}

/// When a server was started and when it ends: often so many whole months after its start, so that it may end with its life.
fn servers() -> BoxedStrategy<(Option<When>, Option<When>)> {
    let bought = (when(), 1u32..48).prop_map(|(start, months)| (Some(start), Some(later(&calendar(), start, months))));
    prop_oneof![1 => (maybe(when()), maybe(when())), 1 => bought].boxed()
}

/// The terms of every line here.
fn terms() -> Vec<u32> {
    samples::line().months
}

#[test]
fn months_are_often_too_short_and_lives_often_just_long_enough() {
    let calendar = calendar();
    let short = |ends: When, months| calendar[later(&calendar, ends, months).0].2 < calendar[ends.0].2;
    let cut = |ends: Option<When>| ends.is_some_and(|ends| terms().into_iter().any(|months| short(ends, months)));
    let count = legal_of_thousand(servers(), |(_, ends)| cut(*ends));
    assert!((150..900).contains(&count), "{count}");
    let to_the_end = |start, ends, years: u32| {
        terms().into_iter().any(|months| later(&calendar, ends, months) == later(&calendar, start, years * 12))
    };
    let count = legal_of_thousand(servers(), |(start, ends)| {
        start.zip(*ends).is_some_and(|(start, ends)| (1..5).any(|years| to_the_end(start, ends, years)))
    });
    assert!((50..900).contains(&count), "{count}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_renewal_stays_within_the_service_life((started, ends) in servers(), life in maybe(0u32..5)) {
        let calendar = calendar();
        let line = Line { life_years: life, ..samples::line() };
        let server = Server { started: started.map(moment), ends: ends.map(moment), ..samples::server() };
        let renewals = renewals(&server, &line, CLOCK);
        prop_assert_eq!(renewals.iter().map(|renewal| renewal.term.months).collect::<Vec<_>>(), terms());
        let life = life.filter(|years| *years > 0).zip(started).map(|(years, start)| later(&calendar, start, years * 12));
        for renewal in renewals {
            let ends = ends.map(|ends| later(&calendar, ends, renewal.term.months));
            prop_assert_eq!(renewal.ends, ends.map(moment));
            let outlived = life.zip(ends).is_some_and(|(life, ends)| ends > life);
            prop_assert_eq!(renewal.term.shut.is_some(), outlived);
            prop_assert_eq!(renewal.life_known, life.is_some() && ends.is_some());
        }
    }
}
