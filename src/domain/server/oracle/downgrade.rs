//! Booked downgrades: small servers with upgrades and bookings in every state.
use super::{legal_of_thousand, maybe, tamed, try_all};
use crate::domain::moment::Moment;
use crate::domain::server::catalogue::Line;
use crate::domain::server::downgrade::Draft;
use crate::domain::server::downgrade::check::{Field, check};
use crate::domain::server::downgrade::choices::amounts;
use crate::domain::server::finding::{Finding, Value};
use crate::domain::server::record::{Address, Booking, BookingState, Extra, Server, Upgrade};
use crate::domain::server::samples;
use proptest::prelude::*;

const DAY: i64 = 86_400_000;

/// What the vendor lists in every world, with how many addresses each is. The first is the main address.
const LISTED: [(&str, u32); 6] =
    [("114.114.7.9", 1), ("10.0.0.1", 1), ("10.0.0.2", 1), ("10.0.1.0-1", 2), ("10.0.2.0-3", 4), ("114.114.7.8-9", 2)];

fn listed() -> Vec<Address> {
    LISTED.iter().map(|(ip, _)| samples::address(ip, false)).collect()
}

fn now() -> Moment {
    samples::at("2021-08-18 11:03:00")
}

fn extra() -> BoxedStrategy<Extra> {
    prop_oneof![Just(Extra::Bandwidth), Just(Extra::Ip), Just(Extra::Defence)].boxed()
}

fn upgrades() -> BoxedStrategy<Upgrade> {
    let active = prop_oneof![6 => Just(Some(true)), 1 => Just(Some(false)), 1 => Just(None)];
    let link = prop_oneof![5 => Just(None), 1 => Just(Some("gone".to_owned())), 2 => Just(Some("booking".to_owned()))];
    (extra(), prop::option::weighted(0.95, 0u32..5), active, link)
        .prop_map(|(extra, amount, active, downgrade_guid)| Upgrade {
            amount,
            active,
            downgrade_guid,
            ..samples::upgrade(extra, 0)
        })
        .boxed()
}

fn bookings() -> BoxedStrategy<Booking> {
    let state = prop_oneof![
        3 => Just(BookingState::Pending),
        2 => Just(BookingState::Cancelled),
        2 => Just(BookingState::Done),
        1 => Just(BookingState::Other("9".to_owned())),
    ];
    (extra(), state, prop::option::weighted(0.9, 0u32..4), maybe(0u32..12))
        .prop_map(|(extra, state, amount, before)| {
            let value = amount.map(|amount| amount.to_string()).unwrap_or_default();
            Booking { state, before, after: None, value, ..samples::booking(extra, "", None, None) }
        })
        .boxed()
}

fn servers() -> BoxedStrategy<Server> {
    let base = || prop::option::weighted(0.95, 0u32..6);
    let upgrades = prop::collection::vec(upgrades(), 0..5);
    let bookings = prop::collection::vec(bookings(), 0..2);
    (base(), base(), base(), upgrades, bookings, maybe(0i64..30))
        .prop_map(|(base_bandwidth, base_ips, base_defence, upgrades, bookings, days)| Server {
            base_bandwidth,
            base_ips,
            base_defence,
            upgrades,
            bookings,
            ends: days.map(|days| now().plus_ms(days * DAY)),
            ..samples::server()
        })
        .boxed()
}

fn worlds() -> BoxedStrategy<(Server, Line, Draft)> {
    let ratio = maybe(prop::sample::select(vec![0u32, 0, 333, 500, 1000]));
    let line = (ratio, maybe(0u32..20));
    let line = line.prop_map(|(ratio, downgrade_days)| Line { ratio, downgrade_days, ..samples::line() });
    let mut names: Vec<&str> = LISTED.iter().map(|(ip, _)| *ip).collect();
    names.push("10.0.2.1");
    let ips = prop_oneof![
        1 => Just(vec![]),
        2 => prop::collection::vec(prop::sample::select(names), 1..4),
        2 => prop::sample::subsequence(vec!["10.0.0.1", "10.0.0.2", "10.0.1.0-1", "10.0.2.0-3"], 0..3),
    ];
    let amount = || prop_oneof![1 => Just(0u32), 2 => 0u32..6];
    let draft = (amount(), amount(), ips, maybe(-2i64..35)).prop_map(|(bandwidth, defence, ips, days)| Draft {
        bandwidth,
        defence,
        ips: ips.into_iter().map(str::to_owned).collect(),
        at: days.map(|days| now().plus_ms(days * DAY)),
    });
    (servers(), line, draft, tamed())
        .prop_map(
            |(mut server, mut line, mut draft, [upgrades, bookings, bandwidth, defence, ips, day, ratio, base])| {
                if upgrades {
                    for upgrade in &mut server.upgrades {
                        (upgrade.active, upgrade.downgrade_guid) = (Some(true), None);
                    }
                }
                if bookings {
                    server.bookings.retain(|booking| booking.extra == Extra::Ip);
                }
                let of = |extra| server.upgrades.iter().filter(move |upgrade| upgrade.extra == extra);
                if bandwidth {
                    draft.bandwidth = of(Extra::Bandwidth).next_back().and_then(|upgrade| upgrade.amount).unwrap_or(0);
                }
                if defence {
                    draft.defence = of(Extra::Defence).next_back().and_then(|upgrade| upgrade.amount).unwrap_or(0);
                }
                if ips {
                    let one = of(Extra::Ip).rfind(|_| server.bookings.is_empty()).and_then(|upgrade| upgrade.amount);
                    let ips: &[&str] = match one {
                        Some(1) => &["10.0.0.2"],
                        Some(2) => &["10.0.0.1", "10.0.0.2"],
                        Some(3) => &["10.0.1.0-1", "10.0.0.2"],
                        Some(4) => &["10.0.2.0-3"],
                        _ => &[],
                    };
                    draft.ips = ips.iter().map(|ip| (*ip).to_owned()).collect();
                }
                if day {
                    (draft.at, server.ends) = (Some(now().plus_ms(DAY)), server.ends.map(|ends| ends.plus_ms(DAY)));
                }
                if ratio {
                    line.ratio = line.ratio.map(|ratio| ratio % 500);
                }
                if base {
                    server.base_bandwidth = server.base_bandwidth.map(|base| base + 6);
                }
                (server, line, draft)
            },
        )
        .boxed()
}

/// What there is of an extra: base and every upgrade in effect, or what a pending booking calls the total, if that is more.
fn total(server: &Server, extra: &Extra) -> Option<u32> {
    let mut sum = base(server, extra)?;
    for upgrade in &server.upgrades {
        if upgrade.extra == *extra {
            sum += match upgrade.active {
                Some(true) => upgrade.amount?,
                Some(false) => 0,
                None => return None,
            };
        }
    }
    for booking in &server.bookings {
        if booking.extra == *extra && booking.state == BookingState::Pending {
            sum = sum.max(booking.before.unwrap_or(0));
        }
    }
    Some(sum)
}

fn base(server: &Server, extra: &Extra) -> Option<u32> {
    match extra {
        Extra::Bandwidth => server.base_bandwidth,
        Extra::Ip => server.base_ips,
        _ => server.base_defence,
    }
}

/// What there will be after all pending bookings; in these worlds their value is a figure, or not said.
fn later(server: &Server, extra: &Extra) -> Option<u32> {
    let mut left = i64::from(total(server, extra)?);
    for booking in server.bookings.iter().filter(|booking| booking.extra == *extra) {
        match booking.state {
            BookingState::Pending => left -= booking.value.parse::<i64>().ok()?,
            BookingState::Other(_) => return None,
            _ => {}
        }
    }
    u32::try_from(left).ok()
}

/// Whether one upgrade of this extra added exactly so much, is not void, and nothing else ends it.
fn one_added(server: &Server, extra: &Extra, amount: u32) -> bool {
    server.upgrades.iter().any(|upgrade| {
        let linked = match upgrade.downgrade_guid.as_deref() {
            None => false,
            Some(guid) => {
                !server.bookings.iter().any(|booking| booking.guid == guid && booking.state == BookingState::Cancelled)
            }
        };
        upgrade.extra == *extra && upgrade.amount == Some(amount) && upgrade.active != Some(false) && !linked
    })
}

fn amount_passes(server: &Server, extra: &Extra, amount: u32) -> bool {
    let pending = server.bookings.iter().any(|b| b.extra == *extra && b.state == BookingState::Pending);
    let enough = match (total(server, extra), base(server, extra)) {
        (Some(now), Some(base)) => i64::from(now) - i64::from(amount) >= i64::from(base),
        // A request names the totals.
        _ => false,
    };
    amount == 0 || (!pending && enough && one_added(server, extra, amount))
}

fn count(draft: &Draft) -> Option<u32> {
    draft.ips.iter().map(|ip| LISTED.iter().find(|(listed, _)| listed == ip).map(|(_, count)| *count)).sum()
}

fn ips_pass(server: &Server, draft: &Draft) -> bool {
    let main = ["114.114.7.9", "114.114.7.8-9"];
    let twice = draft.ips.iter().any(|ip| draft.ips.iter().filter(|other| *other == ip).count() > 1);
    let main = draft.ips.iter().any(|ip| main.contains(&ip.as_str()));
    match count(draft) {
        _ if draft.ips.is_empty() => true,
        None => false,
        Some(count) => !twice && !main && count > 0 && amount_passes(server, &Extra::Ip, count),
    }
}

fn ratio_passes(server: &Server, line: &Line, draft: &Draft) -> bool {
    let known = (line.ratio, later(server, &Extra::Bandwidth), later(server, &Extra::Ip), count(draft));
    let (Some(rate), Some(bandwidth), Some(ips), Some(released)) = known else { return true };
    let empty = draft.bandwidth == 0 && draft.defence == 0 && draft.ips.is_empty();
    let (bandwidth, ips) = (bandwidth.saturating_sub(draft.bandwidth), ips.saturating_sub(released));
    empty || ips == 0 || bandwidth * 1000 >= rate * ips
}

fn day_passes(server: &Server, draft: &Draft) -> bool {
    draft.at.is_some_and(|at| at > now() && server.ends.is_none_or(|ends| at <= ends))
}

#[test]
fn the_worlds_hold_both_kinds() {
    let legal = legal_of_thousand(worlds(), |(server, line, draft)| {
        !check(draft, server, line, &listed(), now()).iter().any(Finding::stops)
    });
    assert!((150..900).contains(&legal), "{legal}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn check_and_oracle_agree((server, line, draft) in worlds()) {
        let found = check(&draft, &server, &line, &listed(), now());
        let stopped = found.iter().any(Finding::stops);
        let empty = draft.bandwidth == 0 && draft.defence == 0 && draft.ips.is_empty();
        let legal = !empty
            && amount_passes(&server, &Extra::Bandwidth, draft.bandwidth)
            && amount_passes(&server, &Extra::Defence, draft.defence)
            && ips_pass(&server, &draft)
            && ratio_passes(&server, &line, &draft)
            && day_passes(&server, &draft);
        prop_assert_eq!(stopped, !legal, "{:?}", found);
        let at = |field| found.iter().any(|found| found.stops() && found.field == field);
        prop_assert_eq!(at(Field::Defence), !amount_passes(&server, &Extra::Defence, draft.defence));
        prop_assert_eq!(at(Field::Ips), !ips_pass(&server, &draft));
        prop_assert_eq!(at(Field::At), !day_passes(&server, &draft));
    }

    #[test]
    fn the_nearest_amount_is_found_by_trying_all((server, line, draft) in worlds()) {
        let found = check(&draft, &server, &line, &listed(), now());
        for (field, extra, wish) in
            [(Field::Bandwidth, Extra::Bandwidth, draft.bandwidth), (Field::Defence, Extra::Defence, draft.defence)]
        {
            // Taking something is nearer to the wish than taking nothing.
            let some = try_all(1, 20, wish, |amount| amount_passes(&server, &extra, amount));
            let expected = Some(Value::Number(some.unwrap_or(0)));
            let here = found.iter().filter(|found| found.stops() && found.field == field);
            for finding in here.filter(|found| found.nearest.is_some()) {
                prop_assert_eq!(&finding.nearest, &expected, "{:?}", finding);
            }
            for amount in 1..20 {
                let offered = amounts(&server, &extra).contains(&amount);
                prop_assert_eq!(offered, amount_passes(&server, &extra, amount), "{:?} {}", extra, amount);
            }
        }
    }

    #[test]
    fn a_day_that_is_offered_passes((server, line, draft) in worlds()) {
        for finding in check(&draft, &server, &line, &listed(), now()) {
            if let (Field::At, Some(Value::At(at))) = (finding.field, finding.nearest) {
                let draft = Draft { at: Some(at), ..draft.clone() };
                prop_assert!(day_passes(&server, &draft));
            }
        }
    }
}
