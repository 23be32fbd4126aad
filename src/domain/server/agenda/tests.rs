use proptest::prelude::*;

use super::*;
use crate::domain::server::record::Extra;
use crate::domain::server::renewal::Sum;
use crate::domain::server::samples::{at, booking, catalogue, server, yuan};
use crate::domain::server::state::ActState;
use crate::domain::server::terms::CLOCK;

const NOW: &str = "2021-09-10 00:00:00";
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

fn ending(guid: &str, ends: &str) -> Server {
    Server { guid: guid.into(), ends: Some(at(ends)), ..server() }
}

fn all(servers: Vec<Server>) -> Vec<Arc<Server>> {
    servers.into_iter().map(Arc::new).collect()
}

fn planned(servers: Vec<Server>, months: u32) -> Agenda {
    agenda(&all(servers), &catalogue(), Some(months), at(NOW), CLOCK)
}

fn month(year: i64, month: u8) -> When {
    When::Month { year, month }
}

/// The part, the server and what happens, of each entry.
fn told(agenda: &Agenda) -> Vec<(When, &str, &What)> {
    agenda.entries.iter().map(|entry| (entry.when, &*entry.server.guid, &entry.what)).collect()
}

#[test]
fn months_are_the_vendors() {
    // The first is still September by UTC+8, the second is October there, though it is September by UTC.
    let servers = vec![ending("b", "2021-10-01 00:00:00"), ending("a", "2021-09-30 23:59:59")];
    let agenda = planned(servers, 1);
    let ends: Vec<_> = told(&agenda).into_iter().filter(|(_, _, what)| **what == What::Ends).collect();
    assert_eq!(ends, [(month(2021, 9), "a", &What::Ends), (month(2021, 10), "b", &What::Ends)]);
    // The first is kept until a day later, which is another month.
    let kept: Vec<_> = told(&agenda).into_iter().filter(|(_, _, what)| **what == What::KeptUntil).collect();
    assert_eq!(kept, [(month(2021, 10), "a", &What::KeptUntil), (month(2021, 10), "b", &What::KeptUntil)]);
}

#[test]
fn months_are_those_of_the_zone_that_is_set() {
    let servers = all(vec![ending("a", "2021-10-01 00:30:00")]);
    let ends = |zone: Zone| {
        let agenda = agenda(&servers, &catalogue(), Some(1), at(NOW), zone);
        agenda.entries.iter().find(|entry| entry.what == What::Ends).map(|entry| entry.when)
    };
    assert_eq!((ends(CLOCK), ends(Zone(420))), (Some(month(2021, 10)), Some(month(2021, 9))));
}

#[test]
fn what_is_over_comes_first_with_everything_that_follows_from_it() {
    let mut dateless = ending("c", NOW);
    (dateless.order, dateless.ends, dateless.started) = (OrderState::Expired, None, None);
    let mut early = ending("d", "2021-09-20 00:00:00");
    early.order = OrderState::Expired;
    let mut gone = ending("e", "2021-09-01 00:00:00");
    gone.order = OrderState::Deleted;
    let agenda = planned(vec![early, ending("a", "2021-09-09 12:00:00"), dateless, gone, ending("b", NOW)], 1);
    let overdue: Vec<_> = told(&agenda).into_iter().filter(|(when, ..)| *when == When::Overdue).collect();
    let [ends, kept] = [&What::Ends, &What::KeptUntil];
    let rows = [("c", ends), ("a", ends), ("a", kept), ("b", ends), ("b", kept), ("d", ends), ("d", kept)];
    assert_eq!(overdue, rows.map(|(guid, what)| (When::Overdue, guid, what)));
    assert!(agenda.entries.iter().all(|entry| entry.server.guid != "e"));
    assert_eq!(agenda.undated, 0);
}

#[test]
fn who_does_not_say_when_it_ends_is_counted() {
    let mut silent = server();
    silent.ends = None;
    assert_eq!(planned(vec![silent], 1).undated, 1);
}

#[test]
fn a_booking_stands_in_its_own_month() {
    let mut booked = ending("a", "2021-12-17 16:57:43");
    let mut late = booking(Extra::Bandwidth, "1", Some(6), Some(5));
    late.at = Some(at("2021-11-02 11:03:00"));
    booked.bookings = vec![booking(Extra::Ip, "114.114.8.16-23", None, None), late];
    let agenda = planned(vec![booked], 1);
    let bookings: Vec<_> = agenda.entries.iter().filter(|entry| matches!(entry.what, What::Booked { .. })).collect();
    // The one of 2 September should have taken effect.
    assert_eq!(bookings.iter().map(|entry| entry.when).collect::<Vec<_>>(), [When::Overdue, month(2021, 11)]);
    assert!(bookings.iter().all(|entry| entry.offer.is_none()));
}

#[test]
fn sums_say_what_is_not_known() {
    let mut odd = ending("c", "2021-09-20 00:00:00");
    odd.product_guid = "gone".into();
    let mut busy = ending("d", "2021-09-21 00:00:00");
    busy.act = ActState::Restarting;
    let servers = vec![ending("a", "2021-09-17 00:00:00"), ending("b", "2021-10-17 00:00:00"), odd, busy];
    let agenda = planned(servers, 2);
    let parts = sections(agenda.entries.iter().cloned());
    let of = |when: When| parts.iter().find(|part| part.when == when).map(|part| (part.servers, part.sum)).unwrap();
    let september = Sum { count: 2, known: Some(yuan("1000.00")), unknown: 1, shut: 1 };
    assert_eq!(of(month(2021, 9)), (3, september));
    assert_eq!(september.total(), None);
    let october = Sum { count: 1, known: Some(yuan("1000.00")), unknown: 0, shut: 0 };
    assert_eq!(of(month(2021, 10)), (1, october));
    assert_eq!(october.total(), Some(yuan("1000.00")));
    // Its service life ends in 2024: a part without anything to renew.
    assert_eq!(of(month(2024, 8)).1, Sum { count: 0, known: Some(Money::ZERO), unknown: 0, shut: 0 });
}

#[test]
fn an_offer_says_why_there_is_none() {
    let offer = |server: Server, months: Option<u32>| {
        let agenda = agenda(&all(vec![server]), &catalogue(), months, at(NOW), CLOCK);
        agenda.entries.iter().find_map(|entry| entry.offer.clone()).unwrap()
    };
    let usual = || ending("a", "2021-09-17 16:57:43");
    assert_eq!(offer(usual(), Some(1)), Offer::Open(Some(yuan("500.00"))));
    assert_eq!(offer(usual(), Some(7)), Offer::Held(Held::NoSuchTerm));
    assert_eq!(offer(usual(), Some(36)), Offer::Held(Held::Outlives(at("2024-08-17 16:57:43"))));
    assert_eq!(offer(usual(), None), Offer::Held(Held::TermsUnknown));
    let mut lost = usual();
    lost.line_guid = "gone".into();
    assert_eq!(offer(lost, Some(1)), Offer::Held(Held::TermsUnknown));
    let mut new = usual();
    new.order = OrderState::Provisioning;
    assert_eq!(offer(new, Some(1)), Offer::Shut(vec![Reason::Provisioning]));
}

#[test]
fn the_next_thirty_days_have_two_ends() {
    let within = |ends: &str| {
        let agenda = planned(vec![ending("a", ends)], 1);
        agenda.entries.iter().filter(|entry| entry.ends_within(30, at(NOW), CLOCK)).count()
    };
    assert_eq!(within("2021-09-09 23:59:59"), 0);
    assert_eq!(within(NOW), 1);
    assert_eq!(within("2021-10-10 23:59:59"), 1);
    assert_eq!(within("2021-10-11 00:00:00"), 0);
}

#[test]
fn terms_are_those_of_lines_with_servers() {
    let mut offered = catalogue();
    offered.lines[0].months = vec![12, 1, 0];
    let mut other = offered.lines[0].clone();
    (other.guid, other.months) = ("other".into(), vec![24]);
    offered.lines.push(other);
    assert_eq!(terms_of(&all(vec![server(), server()]), &offered).into_iter().collect::<Vec<_>>(), [1, 12]);
}

#[test]
fn a_tick_does_not_outlive_a_renewal() {
    let mut busy = ending("c", "2021-09-18 00:00:00");
    busy.act = ActState::Restarting;
    let before = planned(vec![ending("a", "2021-09-17 00:00:00"), ending("b", "2021-09-19 00:00:00"), busy.clone()], 1);
    let mut ticks = Ticks::default();
    let entries = |agenda: &Agenda| agenda.entries.iter().map(|entry| Entry::clone(entry)).collect::<Vec<_>>();
    ticks.set(entries(&before).iter(), true);
    assert_eq!(ticks.guids(&before), ["a", "b"]);
    assert_eq!(ticks.sum(&before), Sum { count: 2, known: Some(yuan("1000.00")), unknown: 0, shut: 0 });
    // One row of a server carries the tick, whatever else happens to it.
    assert_eq!(before.entries.iter().filter(|entry| ticks.has(entry)).count(), 2);
    let after = planned(vec![ending("a", "2021-10-17 00:00:00"), ending("b", "2021-09-19 00:00:00"), busy], 1);
    assert_eq!(ticks.guids(&after), ["b"]);
    // By a term that its line does not have it stays ticked, and is not renewed.
    let other = planned(vec![ending("b", "2021-09-19 00:00:00")], 7);
    assert_eq!((ticks.guids(&other), ticks.sum(&other).shut), (Vec::new(), 1));
    ticks.set(entries(&after).iter(), false);
    assert_eq!(ticks, Ticks::default());
}

#[test]
fn the_same_thing_is_known_by_the_same_name() {
    let uids = |ends: &str| {
        let mut booked = ending("a", ends);
        booked.bookings = vec![booking(Extra::Ip, "114.114.8.16-23", None, None)];
        planned(vec![booked], 1).entries.iter().map(|entry| entry.uid()).collect::<BTreeSet<_>>()
    };
    assert_eq!(uids("2021-10-17 00:00:00"), uids("2021-11-17 00:00:00"));
    let named = ["a-bookingbooked@gantry", "a-ends@gantry", "a-kept@gantry", "a-life@gantry"];
    assert_eq!(uids("2021-10-17 00:00:00"), named.map(str::to_owned).into());
}

proptest! {
    #[test]
    fn nothing_due_is_lost(days in prop::collection::vec(-100i64..3000, 0..40)) {
        let start = at(NOW);
        let servers = days.iter().enumerate().map(|(at, day)| {
            Server { guid: at.to_string(), ends: Some(start.plus_ms(day * DAY)), ..server() }
        });
        let parts = sections(planned(servers.collect(), 1).entries.into_iter());
        let ends = parts.iter().flat_map(|part| &part.entries).filter(|entry| entry.what == What::Ends);
        prop_assert_eq!(ends.count(), days.len());
        let renewed: usize = parts.iter().map(|part| part.sum.count + part.sum.shut).sum();
        prop_assert_eq!(renewed, days.len());
        prop_assert!(parts.is_sorted_by(|a, b| a.when < b.when));
    }
}
