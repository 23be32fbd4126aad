//! What an upgrade costs: a month, and until the end of the term (contract `baremetal.md` §7).
use super::{Estimate, FULL, Part, Sum, Unknown};
use crate::domain::moment::Moment;
use crate::domain::money::Money;
use crate::domain::server::catalogue::Line;
use crate::domain::server::totals::Total;
use crate::domain::server::upgrade::Draft;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// What an upgrade adds to each month, without discount. `ips` is what the server has of addresses: the free ones are used up
/// by all upgrades together, while those of the product are in its price (an inference of §7).
#[must_use]
pub fn monthly(line: &Line, draft: &Draft, ips: &Total) -> Estimate {
    let mut sum = Sum::new(1, FULL, 1);
    sum.add(Part::Bandwidth, line.bandwidth_price, Some(draft.bandwidth));
    sum.add(Part::Ips, line.ip_price, more_billable(line.ip_free, ips.added, draft.ips));
    sum.add(Part::Defence, line.defence_price, Some(draft.defence));
    sum.done()
}

/// How many of all added addresses are paid for.
#[must_use]
pub fn billable(free: Option<u32>, added: Option<u32>) -> Option<u32> {
    if added == Some(0) || free == Some(0) { added } else { Some(added?.saturating_sub(free?)) }
}

/// How many more are paid for after adding some.
fn more_billable(free: Option<u32>, added: Option<u32>, more: u32) -> Option<u32> {
    if more == 0 || free == Some(0) {
        return Some(more);
    }
    let after = billable(free, Some(added?.checked_add(more)?))?;
    after.checked_sub(billable(free, added)?)
}

/// What an upgrade costs for the rest of the term: one of two figures, for the contract does not say how a part of a month is
/// reckoned. Each is rounded once, half up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    /// What the upgrade adds to each month.
    pub per_month: Money,
    /// The rest of the term in seconds.
    pub seconds: u64,
    /// If a year has 365 days and a month the twelfth part: the lower figure.
    pub by_year: Money,
    /// If a month has 30 days: the higher figure.
    pub by_month: Money,
}

/// The charge from now until the term ends. For 140.00 a month on 2021-08-18 10:46:54 until 2021-09-17 16:57:43 (30 days, 6
/// hours, 10 minutes and 49 seconds) that is 139.27 to 141.20. Whole seconds are reckoned, not whole days.
///
/// # Errors
/// Why there is no figure: what the month costs is not known, or when the term ends, or the term is over.
pub fn charge(monthly: &Estimate, now: Moment, ends: Option<Moment>) -> Result<Charge, Vec<Unknown>> {
    let per_month = monthly.total.ok_or_else(|| monthly.unknown.clone())?;
    let left = ends.ok_or_else(|| vec![Unknown::End])?.ms_since(now);
    let seconds = u64::try_from(left / 1000).ok().filter(|seconds| *seconds > 0).ok_or_else(|| vec![Unknown::Over])?;
    let by_year = seconds.checked_mul(12).and_then(|above| per_month.share(above, 365 * DAY));
    let by_month = per_month.share(seconds, 30 * DAY);
    let (by_year, by_month) = by_year.zip(by_month).ok_or_else(|| vec![Unknown::TooLarge])?;
    Ok(Charge { per_month, seconds, by_year, by_month })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::catalogue::IpKind;
    use crate::domain::server::samples::{at, line, yuan};
    use proptest::prelude::*;

    fn draft(bandwidth: u32, ips: u32, defence: u32) -> Draft {
        Draft { bandwidth, ips, kind: IpKind::Subnet, defence }
    }

    fn added(added: Option<u32>) -> Total {
        Total { added, ..Total::default() }
    }

    #[test]
    fn the_contracts_example_is_reproduced() {
        let monthly = monthly(&line(), &draft(1, 8, 5), &added(Some(0)));
        assert_eq!(monthly.total, Some(yuan("140.00")));
        assert_eq!(monthly.items.len(), 3);
        let charge = charge(&monthly, at("2021-08-18 10:46:54"), Some(at("2021-09-17 16:57:43"))).unwrap();
        assert_eq!(charge.seconds, 2_614_249);
        assert_eq!((charge.by_year, charge.by_month), (yuan("139.27"), yuan("141.20")));
    }

    #[test]
    fn free_addresses_are_free_once() {
        let mut line = line();
        line.ip_free = Some(4);
        let quantity = |line: &Line, ips, before| {
            monthly(line, &draft(0, ips, 0), &added(before)).items.first().and_then(|item| item.quantity)
        };
        assert_eq!(quantity(&line, 8, Some(0)), Some(4));
        assert_eq!(quantity(&line, 8, Some(8)), Some(8));
        assert_eq!(quantity(&line, 1, Some(0)), None, "nothing to pay is no part");
        assert_eq!(monthly(&line, &draft(0, 1, 0), &added(Some(0))).total, Some(Money::ZERO));
        assert_eq!(monthly(&line, &draft(0, 8, 0), &added(None)).unknown, [Unknown::Quantity(Part::Ips)]);
        line.ip_free = None;
        assert_eq!(monthly(&line, &draft(0, 8, 0), &added(Some(0))).unknown, [Unknown::Quantity(Part::Ips)]);
        line.ip_free = Some(0);
        assert_eq!(monthly(&line, &draft(0, 8, 0), &added(None)).total, Some(yuan("80.00")));
    }

    #[test]
    fn what_is_not_asked_for_needs_no_price() {
        let mut line = line();
        line.defence_price = None;
        assert_eq!(monthly(&line, &draft(1, 0, 0), &added(None)).total, Some(yuan("10.00")));
        let dear = monthly(&line, &draft(1, 0, 5), &added(None));
        assert_eq!((dear.total, dear.unknown.clone()), (None, vec![Unknown::Price(Part::Defence)]));
        let now = at("2021-08-18 10:46:54");
        assert_eq!(charge(&dear, now, Some(now)), Err(dear.unknown.clone()));
        let cheap = monthly(&line, &draft(1, 0, 0), &added(None));
        assert_eq!(charge(&cheap, now, None), Err(vec![Unknown::End]));
        assert_eq!(charge(&cheap, now, Some(now)), Err(vec![Unknown::Over]));
    }

    proptest! {
        #[test]
        fn the_two_figures_are_a_range(seconds in 1i64..100_000_000, bandwidth in 1u32..300) {
            let monthly = monthly(&line(), &draft(bandwidth, 0, 0), &added(Some(0)));
            let now = at("2021-08-18 10:46:54");
            let charge = charge(&monthly, now, Some(now.plus_ms(seconds * 1000))).unwrap();
            prop_assert!(charge.by_year <= charge.by_month);
            let exact = i128::from(bandwidth) * 1000 * i128::from(seconds);
            let half_up = |above: i128, below: i128| (2 * above + below) / (2 * below);
            prop_assert_eq!(i128::from(charge.by_month.fen()), half_up(exact, 2_592_000));
            prop_assert_eq!(i128::from(charge.by_year.fen()), half_up(exact * 12, 31_536_000));
        }
    }
}
