use super::*;
use crate::domain::server::samples::line;
use crate::domain::server::upgrade::choices::{Steps, choices};
use crate::domain::server::upgrade::{enough, usable};

fn total(now: u32) -> Total {
    Total { now: Some(now), ..Total::default() }
}

/// What the vendor's sample server has: 5 Mbit/s, one address, 5 Gbit/s.
fn totals() -> Totals {
    Totals { bandwidth: total(5), ips: total(1), defence: total(5) }
}

fn draft(bandwidth: u32, ips: u32, kind: IpKind, defence: u32) -> Draft {
    Draft { bandwidth, ips, kind, defence }
}

fn stops(draft: &Draft, line: &Line) -> Vec<(Field, Rule, Option<Value>)> {
    let found = check(draft, line, &totals());
    found.into_iter().filter(Finding::stops).map(|found| (found.field, found.rule, found.nearest)).collect()
}

#[test]
fn the_vendors_example_passes() {
    let draft = draft(1, 8, IpKind::Subnet, 5);
    assert_eq!(check(&draft, &line(), &totals()), []);
    assert_eq!(usable(draft.kind, draft.ips), 5);
    assert!(enough(6, 9, 500) && !enough(4, 9, 500));
}

#[test]
fn nothing_is_no_upgrade() {
    let empty = Draft::new(&line());
    assert_eq!(stops(&empty, &line()), [(Field::All, Rule::Nothing, None)]);
}

#[test]
fn totals_stay_below_the_lines_most() {
    let rule = Rule::AboveMost { total: 301, most: 300 };
    let found = stops(&draft(296, 0, IpKind::Single, 0), &line());
    assert_eq!(found, [(Field::Bandwidth, rule, Some(Value::Number(295)))]);
    let found = stops(&draft(300, 256, IpKind::Single, 0), &line());
    assert_eq!(found[1], (Field::Ips, Rule::AboveMost { total: 257, most: 200 }, Some(Value::Number(128))));
    let found = stops(&draft(0, 0, IpKind::Single, 300), &line());
    assert_eq!(found, [(Field::Defence, Rule::AboveMost { total: 305, most: 300 }, Some(Value::Number(295)))]);
}

#[test]
fn addresses_come_in_the_lines_numbers_and_ways() {
    let found = stops(&draft(9, 9, IpKind::Single, 0), &line());
    assert_eq!(found, [(Field::Ips, Rule::NotACount(9), Some(Value::Number(8)))]);
    let found = stops(&draft(0, 1, IpKind::Subnet, 0), &line());
    assert_eq!(found, [(Field::Ips, Rule::BlockTooSmall(1), Some(Value::Number(0)))]);
    let mut line = line();
    line.ip_kinds = vec![IpKind::Subnet];
    let found = stops(&draft(0, 1, IpKind::Single, 0), &line);
    assert_eq!(found, [(Field::Kind, Rule::NotAKind(IpKind::Single), Some(Value::Kind(IpKind::Subnet)))]);
    line.ip_counts = vec![6, 12];
    line.ip_kinds.clear();
    let warned = check(&draft(9, 6, IpKind::Subnet, 0), &line, &totals());
    let rules: Vec<_> = warned.into_iter().map(|found| found.rule).collect();
    assert_eq!(rules, [Rule::BlockUnusual(6), Rule::KindsNotKnown]);
    line.ip_counts.clear();
    assert_eq!(choices(&line, &totals()).singles, [0, 1]);
}

#[test]
fn defence_comes_in_steps_and_only_where_it_is_open() {
    let found = stops(&draft(0, 0, IpKind::Single, 7), &line());
    assert_eq!(found, [(Field::Defence, Rule::NotAStep(5), Some(Value::Number(5)))]);
    let mut line = line();
    line.defence_step = Some(10);
    let found = check(&draft(0, 0, IpKind::Single, 10), &line, &totals());
    assert_eq!(found, [Finding::warn(Field::Defence, Rule::TotalOffStep { total: 15, step: 10 })]);
    line.defence_open = Some(false);
    let found = stops(&draft(0, 0, IpKind::Single, 10), &line);
    assert_eq!(found, [(Field::Defence, Rule::DefenceShut, Some(Value::Number(0)))]);
    assert_eq!(choices(&line, &totals()).defence, Steps { step: 10, most: Some(0) });
}

#[test]
fn every_address_needs_its_bandwidth() {
    let found = stops(&draft(0, 16, IpKind::Single, 0), &line());
    let rule = Rule::Ratio { bandwidth: 5, ips: 17, ratio: 500 };
    assert_eq!(found, [(Field::Bandwidth, rule, Some(Value::Number(4)))]);
    assert_eq!(stops(&draft(4, 16, IpKind::Single, 0), &line()), []);
    let mut line = line();
    line.ratio = Some(0);
    assert_eq!(stops(&draft(0, 16, IpKind::Single, 0), &line), []);
    // A thousandth too little is too little.
    line.ratio = Some(5001);
    let found = stops(&draft(0, 0, IpKind::Single, 5), &line);
    let rule = Rule::Ratio { bandwidth: 5, ips: 1, ratio: 5001 };
    assert_eq!(found, [(Field::Bandwidth, rule, Some(Value::Number(1)))]);
    // Where the line's most leaves no way out there is no nearest value.
    (line.ratio, line.bandwidth_max) = (Some(1000), Some(6));
    assert_eq!(stops(&draft(0, 16, IpKind::Single, 0), &line)[0].2, None);
}

#[test]
fn what_is_not_known_warns() {
    let mut line = line();
    (line.bandwidth_max, line.ratio, line.defence_open) = (None, None, None);
    let found = check(&draft(1, 0, IpKind::Single, 5), &line, &totals());
    let rules: Vec<_> = found.iter().map(|found| (found.field, found.rule.clone())).collect();
    assert_eq!(
        rules,
        [
            (Field::Bandwidth, Rule::MostNotKnown),
            (Field::Bandwidth, Rule::RatioNotKnown),
            (Field::Defence, Rule::DefenceNotKnown)
        ]
    );
    assert!(!found.iter().any(Finding::stops));
    let found = check(&draft(1, 8, IpKind::Single, 5), &self::line(), &Totals::default());
    assert!(!found.is_empty() && !found.iter().any(Finding::stops));
}

#[test]
fn choices_are_cut_to_what_is_left() {
    let choices = choices(&line(), &totals());
    assert_eq!(choices.bandwidth, Some(295));
    assert_eq!(choices.singles, [0, 1, 8, 16, 32, 64, 128]);
    assert_eq!(choices.blocks, [0, 8, 16, 32, 64, 128]);
    assert_eq!(choices.defence, Steps { step: 5, most: Some(295) });
    let nearest = [0, 2, 3, 7, 8, 1000].map(|wish| choices.defence.nearest(wish));
    assert_eq!(nearest, [0, 0, 5, 5, 10, 295]);
}
