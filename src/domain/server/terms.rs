//! For how long servers are bought and renewed (contract `baremetal.md` §7, §8): terms on offer, their discounts, and where a
//! renewal ends.
use super::catalogue::{Line, Zone};
use super::record::Server;
use crate::domain::moment::{Moment, Zone as Clock};
use crate::domain::money::Factor;

/// The vendor's clock, where the settings name no other: its times carry no zone, and its samples fit only UTC+8 (§2 \[I\]).
/// Months and days are counted by it too.
pub const CLOCK: Clock = Clock(480);

/// Why a discount is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is blank or unreadable: full price is reckoned.
    NotKnown,
    /// It is 0 or below: full price is reckoned.
    NotPositive(Factor),
    /// It makes a longer term dearer; it is reckoned as it is.
    AboveOne(Factor),
}

/// What a term costs, as a factor of its months at full price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discount {
    /// The factor.
    pub factor: Factor,
    /// Why it may be wrong.
    pub doubt: Option<Doubt>,
}

/// The discount of so many months: that of the last full year, up to three. That a year's factor holds for longer terms too is
/// an inference (§7).
#[must_use]
pub fn discount(line: &Line, months: u32) -> Discount {
    let [one, two, three] = line.discounts;
    let said = match months {
        0..12 => Some(Factor::ONE),
        12..24 => one,
        24..36 => two,
        36.. => three,
    };
    let (factor, doubt) = match said {
        None => (Factor::ONE, Some(Doubt::NotKnown)),
        Some(factor) if factor.ten_thousandths() <= 0 => (Factor::ONE, Some(Doubt::NotPositive(factor))),
        Some(factor) if factor > Factor::ONE => (factor, Some(Doubt::AboveOne(factor))),
        Some(factor) => (factor, None),
    };
    Discount { factor, doubt }
}

/// Why a term cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// The line does not use servers for longer than so many years.
    Life(u32),
    /// The zone does not.
    Zone(u32),
    /// The renewed term would end after the server's service life, which ends then.
    LifeEnds(Moment),
}

/// A term on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its months.
    pub months: u32,
    /// Its discount.
    pub discount: Discount,
    /// Why it cannot be chosen.
    pub shut: Option<Shut>,
}

/// The terms a line offers for a new server, in the vendor's order; those beyond a limit say which one shuts them.
#[must_use]
pub fn terms(line: &Line, zone: Option<&Zone>) -> Vec<Term> {
    let term = |months| Term { months, discount: discount(line, months), shut: too_long(line, zone, months) };
    offered(line).into_iter().map(term).collect()
}

/// Whether somebody said how long a server may be used: the line or the zone (0 and blank say nothing).
#[must_use]
pub fn capped(line: &Line, zone: Option<&Zone>) -> bool {
    years(line.life_years).is_some() || years(zone.and_then(|zone| zone.max_years)).is_some()
}

fn too_long(line: &Line, zone: Option<&Zone>, months: u32) -> Option<Shut> {
    let (life, zone) = (years(line.life_years), years(zone.and_then(|zone| zone.max_years)));
    let over = |years: &u32| months > years.saturating_mul(12);
    life.filter(over).map(Shut::Life).or(zone.filter(over).map(Shut::Zone))
}

/// A limit in years; 0 is none.
fn years(said: Option<u32>) -> Option<u32> {
    said.filter(|years| *years > 0)
}

/// The line's terms, each once; no months are no term.
fn offered(line: &Line) -> Vec<u32> {
    let mut months = Vec::new();
    for term in &line.months {
        if *term > 0 && !months.contains(term) {
            months.push(*term);
        }
    }
    months
}

/// What a renewal by one term would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewal {
    /// Its months, discount, and why it cannot be chosen.
    pub term: Term,
    /// When the server's term would end then; `None` when it is not known when it ends now.
    pub ends: Option<Moment>,
    /// Whether the service life could be weighed; if not, the vendor decides.
    pub life_known: bool,
}

/// The end of a term that is renewed: so many calendar months after the present end, also when that is over already (the rule
/// of §8 counts from the end; the contract has no example of a renewal after it).
#[must_use]
pub fn renewed_end(ends: Moment, months: u32, clock: Clock) -> Moment {
    ends.plus_months(months, clock)
}

/// When a server's service life ends; `None` when its start or the line's limit is not known.
#[must_use]
pub fn life_end(server: &Server, line: &Line, clock: Clock) -> Option<Moment> {
    let months = years(line.life_years)?.saturating_mul(12);
    Some(server.started?.plus_months(months, clock))
}

/// Whether it is known when a server's service life ends.
#[must_use]
pub fn life_known(server: &Server, line: &Line) -> bool {
    server.started.is_some() && years(line.life_years).is_some()
}

/// The terms by which a server can be renewed, in the vendor's order.
#[must_use]
pub fn renewals(server: &Server, line: &Line, clock: Clock) -> Vec<Renewal> {
    let life = life_end(server, line, clock);
    let renewal = |months| {
        let ends = server.ends.map(|ends| renewed_end(ends, months, clock));
        let outlived = life.filter(|life| ends.is_some_and(|ends| ends > *life));
        let term = Term { months, discount: discount(line, months), shut: outlived.map(Shut::LifeEnds) };
        Renewal { term, ends, life_known: life.is_some() && ends.is_some() }
    };
    offered(line).into_iter().map(renewal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{at, line, server, zone};

    #[test]
    fn a_discount_is_that_of_the_last_full_year() {
        let mut line = line();
        line.discounts = [Factor::parse("0.9"), Factor::parse("0.85"), Factor::parse("0.8")];
        for (months, factor) in [(1, "1"), (11, "1"), (12, "0.9"), (23, "0.9"), (24, "0.85"), (36, "0.8"), (60, "0.8")]
        {
            let found = discount(&line, months);
            assert_eq!((found.factor.to_string().as_str(), found.doubt), (factor, None), "{months}");
        }
    }

    #[test]
    fn a_doubtful_discount_says_so() {
        let mut line = line();
        let [nought, dear] = [Factor::parse("0").unwrap(), Factor::parse("1.2").unwrap()];
        line.discounts = [None, Some(nought), Some(dear)];
        assert_eq!(discount(&line, 12), Discount { factor: Factor::ONE, doubt: Some(Doubt::NotKnown) });
        assert_eq!(discount(&line, 24), Discount { factor: Factor::ONE, doubt: Some(Doubt::NotPositive(nought)) });
        assert_eq!(discount(&line, 36), Discount { factor: dear, doubt: Some(Doubt::AboveOne(dear)) });
        assert_eq!(discount(&line, 6).doubt, None);
    }

    fn shut(line: &Line, zone: Option<&Zone>) -> Vec<(u32, Shut)> {
        terms(line, zone).into_iter().filter_map(|term| Some((term.months, term.shut?))).collect()
    }

    #[test]
    fn long_terms_are_shut_by_line_or_zone() {
        let (mut line, mut zone) = (line(), zone());
        assert_eq!(shut(&line, Some(&zone)), []);
        line.life_years = Some(1);
        assert_eq!(shut(&line, Some(&zone)), [(24, Shut::Life(1)), (36, Shut::Life(1))]);
        line.life_years = Some(0);
        zone.max_years = Some(2);
        assert_eq!(shut(&line, Some(&zone)), [(36, Shut::Zone(2))]);
        assert!(capped(&line, Some(&zone)) && !capped(&line, None));
        assert_eq!(shut(&line, None), []);
        line.months = vec![3, 0, 1, 3];
        assert_eq!(terms(&line, None).iter().map(|term| term.months).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn a_renewal_ends_within_the_service_life() {
        let (mut server, mut line) = (server(), line());
        let renewed: Vec<_> =
            renewals(&server, &line, CLOCK).into_iter().map(|r| (r.term.months, r.ends, r.term.shut)).collect();
        assert_eq!(renewed[0], (1, Some(at("2021-10-17 16:57:43")), None));
        assert_eq!(renewed[7], (24, Some(at("2023-09-17 16:57:43")), None));
        let life = at("2024-08-17 16:57:43");
        assert_eq!(renewed[8], (36, Some(at("2024-09-17 16:57:43")), Some(Shut::LifeEnds(life))));
        // To the very end is still within it.
        server.ends = Some(at("2021-08-17 16:57:43"));
        assert_eq!(renewals(&server, &line, CLOCK)[8].term.shut, None);
        line.life_years = None;
        assert!(
            renewals(&server, &line, CLOCK).iter().all(|renewal| !renewal.life_known && renewal.term.shut.is_none())
        );
        server.ends = None;
        assert_eq!(renewals(&server, &line, CLOCK)[0].ends, None);
    }

    #[test]
    fn a_month_is_the_calendars() {
        assert_eq!(renewed_end(at("2026-01-31 08:00:00"), 1, CLOCK), at("2026-02-28 08:00:00"));
        assert_eq!(renewed_end(at("2024-02-29 08:00:00"), 12, CLOCK), at("2025-02-28 08:00:00"));
    }
}
