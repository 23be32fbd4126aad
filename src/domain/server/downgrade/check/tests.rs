use super::*;
use crate::domain::server::samples::{address, at, booking, line, server, upgrade};

const NOW: &str = "2021-08-18 11:03:00";

/// The vendor's sample: 5 Mbit/s and one address, with one Mbit/s and a /29 added.
fn upgraded() -> Server {
    let mut server = server();
    server.upgrades = vec![upgrade(Extra::Bandwidth, 1), upgrade(Extra::Ip, 8), upgrade(Extra::Defence, 5)];
    server.upgrades[1].value = "114.114.8.16-23".into();
    server
}

fn listed() -> Vec<Address> {
    vec![address("114.114.7.9", false), address("114.114.8.16-23", false), address("1.1.1.1", false)]
}

fn draft(bandwidth: u32, defence: u32, ips: &[&str]) -> Draft {
    let ips = ips.iter().map(|ip| (*ip).to_owned()).collect();
    Draft { bandwidth, defence, ips, at: Some(at("2021-09-02 11:03:00")) }
}

fn found(draft: &Draft, server: &Server, line: &Line) -> Vec<(Field, Rule, bool)> {
    let found = check(draft, server, line, &listed(), at(NOW));
    found.into_iter().map(|found| (found.field, found.rule.clone(), found.stops())).collect()
}

#[test]
fn the_vendors_example_passes() {
    assert_eq!(found(&draft(1, 0, &["114.114.8.16-23"]), &upgraded(), &line()), []);
    assert_eq!(found(&draft(0, 5, &[]), &upgraded(), &line()), []);
}

#[test]
fn exactly_one_upgrade_goes() {
    let all = check(&draft(2, 10, &[]), &upgraded(), &line(), &listed(), at(NOW));
    let rules: Vec<_> = all.iter().map(|found| (found.field, found.rule.clone(), found.nearest.clone())).collect();
    assert_eq!(
        rules,
        [
            (Field::Bandwidth, Rule::NoUpgrade(2), Some(Value::Number(1))),
            (Field::Bandwidth, Rule::BelowBase { left: 4, base: 5 }, Some(Value::Number(1))),
            (Field::Defence, Rule::NoUpgrade(10), Some(Value::Number(5))),
            (Field::Defence, Rule::BelowBase { left: 0, base: 5 }, Some(Value::Number(5))),
            (Field::Bandwidth, Rule::Ratio { bandwidth: 4, ips: 9, ratio: 500 }, None),
        ]
    );
    assert_eq!(found(&draft(0, 0, &[]), &upgraded(), &line()), [(Field::All, Rule::Nothing, true)]);
}

#[test]
fn what_is_booked_is_not_booked_twice() {
    let mut server = upgraded();
    server.bookings = vec![booking(Extra::Bandwidth, "1", Some(6), Some(5))];
    let booked = (Field::Bandwidth, Rule::Booked("booking".into()), true);
    // With the pending one and this, 4 Mbit/s would be left for 9 addresses.
    let ratio = (Field::Bandwidth, Rule::Ratio { bandwidth: 4, ips: 9, ratio: 500 }, true);
    assert_eq!(found(&draft(1, 0, &[]), &server, &line()), [booked, ratio]);
    server.bookings[0].state = BookingState::Other("9".into());
    let unclear = (Field::Bandwidth, Rule::BookingUnclear, false);
    assert_eq!(found(&draft(1, 0, &[]), &server, &line()), [unclear, (Field::Bandwidth, Rule::RatioNotKnown, false)]);
}

#[test]
fn addresses_that_are_booked_to_go_need_no_bandwidth() {
    let (mut server, line) = (upgraded(), Line { ratio: Some(1000), ..line() });
    let ratio = (Field::Bandwidth, Rule::Ratio { bandwidth: 5, ips: 9, ratio: 1000 }, true);
    assert_eq!(found(&draft(1, 0, &[]), &server, &line), [ratio]);
    server.bookings = vec![booking(Extra::Ip, "114.114.8.16-23", None, None)];
    assert_eq!(found(&draft(1, 0, &[]), &server, &line), []);
}

#[test]
fn addresses_go_whole_and_never_the_main_one() {
    let ips = |ips: &[&str]| found(&draft(0, 0, ips), &upgraded(), &line());
    assert_eq!(ips(&["114.114.7.9"])[0], (Field::Ips, Rule::MainAddress("114.114.7.9".into()), true));
    assert_eq!(ips(&["114.114.8.16"])[0], (Field::Ips, Rule::NotListed("114.114.8.16".into()), true));
    assert_eq!(ips(&["1.1.1.1"]), [(Field::Ips, Rule::NoUpgrade(1), true)]);
    assert_eq!(ips(&["1.1.1.1", "1.1.1.1"]), [(Field::Ips, Rule::Twice("1.1.1.1".into()), true)]);
    let mut server = upgraded();
    server.upgrades[1].value = "114.114.9.0-7".into();
    let other = (Field::Ips, Rule::OtherAddresses, false);
    assert_eq!(found(&draft(0, 0, &["114.114.8.16-23"]), &server, &line()), [other]);
    server.upgrades[1].value = "8".into();
    assert_eq!(found(&draft(0, 0, &["114.114.8.16-23"]), &server, &line()), []);
}

#[test]
fn the_day_is_within_the_term() {
    let day = |text: Option<&str>| {
        let draft = Draft { at: text.map(at), ..draft(1, 0, &[]) };
        let found = check(&draft, &upgraded(), &line(), &listed(), at(NOW));
        found.into_iter().map(|found| (found.rule, found.nearest)).collect::<Vec<_>>()
    };
    let usual = Some(Value::At(at("2021-09-02 11:03:00")));
    assert_eq!(day(None), [(Rule::NoDay, usual.clone())]);
    assert_eq!(day(Some(NOW)), [(Rule::Past, usual.clone())]);
    assert_eq!(day(Some("2021-08-18 11:03:01")), [(Rule::Early(at("2021-09-02 11:03:00")), None)]);
    assert_eq!(day(Some("2021-09-17 16:57:43")), []);
    assert_eq!(day(Some("2021-09-17 16:57:44")), [(Rule::AfterEnd(at("2021-09-17 16:57:43")), usual)]);
}

#[test]
fn what_is_not_known_warns() {
    let mut server = upgraded();
    server.ends = None;
    let found = found(&draft(1, 0, &[]), &server, &Line { ratio: None, ..line() });
    let rules: Vec<_> = found.iter().map(|(_, rule, _)| rule.clone()).collect();
    assert_eq!(rules, [Rule::RatioNotKnown, Rule::EndNotKnown]);
    assert!(found.iter().all(|(_, _, stops)| !stops));
}

#[test]
fn totals_that_are_not_known_stop_for_they_are_a_part_of_what_is_sent() {
    let mut server = upgraded();
    server.base_bandwidth = None;
    let unknown = (Field::Bandwidth, Rule::BaseNotKnown, true);
    let ratio = (Field::Bandwidth, Rule::RatioNotKnown, false);
    assert_eq!(found(&draft(1, 0, &[]), &server, &line()), [unknown.clone(), ratio.clone()]);
    assert_eq!(amounts(&server, &Extra::Bandwidth), [0_u32; 0]);
    // Whether the record is in effect is not said, so neither is what there is.
    server = upgraded();
    server.upgrades[0].active = None;
    let unclear = (Field::Bandwidth, Rule::Unclear(Unclear::Active), false);
    assert_eq!(found(&draft(1, 0, &[]), &server, &line()), [unclear, unknown, ratio]);
    server = upgraded();
    server.base_ips = None;
    let ips = found(&draft(0, 0, &["114.114.8.16-23"]), &server, &line());
    assert_eq!(ips[0], (Field::Ips, Rule::BaseNotKnown, true));
}
