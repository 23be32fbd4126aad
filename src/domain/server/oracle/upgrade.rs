//! Upgrades: every figure of small lines and servers.
use super::{legal_of_thousand, maybe, switch, tamed, try_all};
use crate::domain::server::catalogue::{IpKind, Line};
use crate::domain::server::finding::{Finding, Value};
use crate::domain::server::samples;
use crate::domain::server::totals::{Total, Totals};
use crate::domain::server::upgrade::Draft;
use crate::domain::server::upgrade::check::{Field, check};
use crate::domain::server::upgrade::choices::choices;
use proptest::prelude::*;

/// Higher than any value that could be nearest in these worlds.
const MOST: u32 = 120;

fn kind() -> BoxedStrategy<IpKind> {
    prop_oneof![Just(IpKind::Single), Just(IpKind::Subnet)].boxed()
}

fn lines() -> BoxedStrategy<Line> {
    let most = || maybe(0u32..30);
    let counts = prop::collection::vec(prop::sample::select(vec![1u32, 2, 3, 4, 6, 8, 12, 16, 32]), 0..5);
    let ratio = maybe(prop::sample::select(vec![0u32, 1, 143, 333, 500, 1000, 1500]));
    let kinds = prop::collection::vec(kind(), 0..3);
    (most(), most(), most(), counts, kinds, maybe(0u32..5), ratio, switch())
        .prop_map(|(bandwidth_max, ip_max, defence_max, ip_counts, ip_kinds, defence_step, ratio, defence_open)| Line {
            bandwidth_max,
            ip_max,
            defence_max,
            ip_counts,
            ip_kinds,
            defence_step,
            ratio,
            defence_open,
            ..samples::line()
        })
        .boxed()
}

fn worlds() -> BoxedStrategy<(Line, Totals, Draft)> {
    let total = || maybe(0u32..20).prop_map(|now| Total { now, ..Total::default() });
    let totals = (total(), total(), total()).prop_map(|(bandwidth, ips, defence)| Totals { bandwidth, ips, defence });
    let ips = prop_oneof![0u32..40, prop::sample::select(vec![0u32, 1, 2, 4, 8, 16])];
    let draft = (0u32..40, ips, kind(), 0u32..40);
    let draft = draft.prop_map(|(bandwidth, ips, kind, defence)| Draft { bandwidth, ips, kind, defence });
    (lines(), totals, draft, tamed())
        .prop_map(|(mut line, totals, mut draft, [bandwidth, counts, kinds, room, defence, ratio, _, _])| {
            if bandwidth {
                (line.bandwidth_max, draft.bandwidth) =
                    (line.bandwidth_max.map(|most| most + 20), draft.bandwidth % 20);
            }
            if counts {
                line.ip_counts.extend([1, 4, 8]);
                let at = draft.ips as usize % line.ip_counts.len();
                draft.ips = line.ip_counts[at];
            }
            if kinds {
                line.ip_kinds.push(draft.kind);
            }
            if room {
                line.ip_max = line.ip_max.map(|most| most + 52);
            }
            if defence {
                draft.defence -= draft.defence % line.defence_step.unwrap_or(1).max(1);
                line.defence_max = line.defence_max.map(|most| most + 60);
            }
            if ratio {
                line.ratio = line.ratio.map(|ratio| ratio % 500);
            }
            (line, totals, draft)
        })
        .boxed()
}

/// A total is at most the line's most, unless nothing is added, or one of them is not known.
fn within(now: Option<u32>, more: u32, most: Option<u32>) -> bool {
    match (now, most) {
        _ if more == 0 => true,
        (Some(now), Some(most)) => now + more <= most,
        _ => true,
    }
}

fn bandwidth_passes(draft: &Draft, line: &Line, totals: &Totals) -> bool {
    let ratio = match (line.ratio, totals.bandwidth.now, totals.ips.now) {
        (Some(rate), Some(bandwidth), Some(ips)) => {
            rate == 0 || (bandwidth + draft.bandwidth) * 1000 >= rate * (ips + draft.ips)
        }
        _ => true,
    };
    ratio && within(totals.bandwidth.now, draft.bandwidth, line.bandwidth_max)
}

fn ips_pass(draft: &Draft, line: &Line, totals: &Totals) -> bool {
    let listed = if line.ip_counts.is_empty() { draft.ips == 1 } else { line.ip_counts.contains(&draft.ips) };
    let block = draft.kind == IpKind::Single || draft.ips >= 4;
    draft.ips == 0 || (listed && block && within(totals.ips.now, draft.ips, line.ip_max))
}

fn kind_passes(draft: &Draft, line: &Line) -> bool {
    line.ip_kinds.is_empty() || line.ip_kinds.contains(&draft.kind)
}

fn defence_passes(draft: &Draft, line: &Line, totals: &Totals) -> bool {
    let step = match line.defence_step {
        None | Some(0) => 1,
        Some(step) => step,
    };
    let open = line.defence_open != Some(false);
    draft.defence == 0
        || (open && draft.defence.is_multiple_of(step) && within(totals.defence.now, draft.defence, line.defence_max))
}

#[test]
fn the_worlds_hold_both_kinds() {
    let legal =
        legal_of_thousand(worlds(), |(line, totals, draft)| !check(draft, line, totals).iter().any(Finding::stops));
    assert!((150..900).contains(&legal), "{legal}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn check_and_oracle_agree((line, totals, draft) in worlds()) {
        let found = check(&draft, &line, &totals);
        let stopped = |field| found.iter().any(|found| found.stops() && found.field == field);
        prop_assert_eq!(stopped(Field::All), draft.bandwidth == 0 && draft.ips == 0 && draft.defence == 0);
        prop_assert_eq!(stopped(Field::Bandwidth), !bandwidth_passes(&draft, &line, &totals));
        prop_assert_eq!(stopped(Field::Ips), !ips_pass(&draft, &line, &totals));
        prop_assert_eq!(stopped(Field::Kind), !kind_passes(&draft, &line));
        prop_assert_eq!(stopped(Field::Defence), !defence_passes(&draft, &line, &totals));
        for finding in found.iter().filter(|found| found.stops()) {
            let expected = match finding.field {
                Field::All => None,
                Field::Bandwidth => try_all(0, MOST, draft.bandwidth, |bandwidth| {
                    bandwidth_passes(&Draft { bandwidth, ..draft }, &line, &totals)
                }).map(Value::Number),
                Field::Ips => try_all(0, MOST, draft.ips, |ips| ips_pass(&Draft { ips, ..draft }, &line, &totals))
                    .map(Value::Number),
                Field::Kind => line.ip_kinds.first().copied().map(Value::Kind),
                Field::Defence => try_all(0, MOST, draft.defence, |defence| {
                    defence_passes(&Draft { defence, ..draft }, &line, &totals)
                }).map(Value::Number),
            };
            prop_assert_eq!(&finding.nearest, &expected, "{:?}", finding);
        }
    }

    #[test]
    fn choices_are_exactly_what_the_check_accepts((line, totals, draft) in worlds()) {
        // Without the rule that ties two fields together.
        let line = Line { ratio: Some(0), ..line };
        let offered = choices(&line, &totals);
        let accepts = |draft: Draft, field| {
            !check(&draft, &line, &totals).iter().any(|found| found.stops() && found.field == field)
        };
        let within = |value: u32, most: Option<u32>| most.is_none_or(|most| value <= most);
        for value in 0..=MOST {
            let bandwidth = Draft { bandwidth: value, ..draft };
            prop_assert_eq!(accepts(bandwidth, Field::Bandwidth), within(value, offered.bandwidth));
            let single = Draft { ips: value, kind: IpKind::Single, ..draft };
            prop_assert_eq!(accepts(single, Field::Ips), offered.singles.contains(&value));
            let block = Draft { ips: value, kind: IpKind::Subnet, ..draft };
            prop_assert_eq!(accepts(block, Field::Ips), offered.blocks.contains(&value));
            let steps = offered.defence;
            let step = value.is_multiple_of(steps.step) && within(value, steps.most);
            prop_assert_eq!(accepts(Draft { defence: value, ..draft }, Field::Defence), step);
        }
    }

    #[test]
    fn the_nearest_value_passes_when_it_is_taken((line, totals, draft) in worlds()) {
        for finding in check(&draft, &line, &totals) {
            let mended = match (finding.field, &finding.nearest) {
                (Field::Bandwidth, Some(Value::Number(bandwidth))) => Draft { bandwidth: *bandwidth, ..draft },
                (Field::Ips, Some(Value::Number(ips))) => Draft { ips: *ips, ..draft },
                (Field::Defence, Some(Value::Number(defence))) => Draft { defence: *defence, ..draft },
                (Field::Kind, Some(Value::Kind(kind))) => Draft { kind: *kind, ..draft },
                _ => continue,
            };
            let again = check(&mended, &line, &totals);
            let still = again.iter().filter(|found| found.field == finding.field).any(Finding::stops);
            prop_assert!(!still, "{:?} of {:?}", mended, finding);
        }
    }
}
