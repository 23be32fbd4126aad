//! Renewing servers by one term: what it does and costs for each of them, and for all together (contract `baremetal.md` §7, §8).
use std::sync::Arc;

use super::catalogue::Catalogue;
use super::permit::Reason;
use super::price::Estimate;
use super::price::renewal::renewal;
use super::record::Server;
use super::terms::{Shut, renewals};
use crate::domain::moment::{Moment, Zone};
use crate::domain::money::Money;

/// Why a server is not renewed by a term, although it could be by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Its line has no such term.
    NoSuchTerm,
    /// The renewed term would end after its service life, which ends then.
    Outlives(Moment),
    /// Its line is not in the catalogue, so its terms are not known.
    TermsUnknown,
}

/// What a renewal of a server does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// When its term ends then; `None` when it is not known when it ends now.
    pub ends: Option<Moment>,
    /// What it costs.
    pub estimate: Estimate,
}

/// What renewing a server by so many months does; they are counted in `zone`.
///
/// # Errors
/// Why it is not done.
pub fn due(server: &Server, offered: &Catalogue, months: u32, zone: Zone) -> Result<Due, Held> {
    let line = offered.line(&server.line_guid).ok_or(Held::TermsUnknown)?;
    let found = renewals(server, line, zone).into_iter().find(|renewal| renewal.term.months == months);
    let found = found.ok_or(Held::NoSuchTerm)?;
    match found.term.shut {
        Some(Shut::LifeEnds(at)) => Err(Held::Outlives(at)),
        Some(Shut::Life(_) | Shut::Zone(_)) => Err(Held::NoSuchTerm),
        None => {
            let estimate = renewal(server, offered.product(&server.product_guid), line, months);
            Ok(Due { ends: found.ends, estimate })
        }
    }
}

/// What renewals cost together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many servers can be renewed.
    pub count: usize,
    /// The sum of the amounts that are known; `None` beyond what can be counted.
    pub known: Option<Money>,
    /// How many of the amounts are not known.
    pub unknown: usize,
    /// How many servers cannot be renewed.
    pub shut: usize,
}

impl Sum {
    /// The sum of amounts that may not be known; `None` = the server cannot be renewed.
    pub fn of(amounts: impl Iterator<Item = Option<Option<Money>>>) -> Self {
        let mut sum = Self { known: Some(Money::ZERO), ..Self::default() };
        for amount in amounts {
            match amount {
                None => sum.shut += 1,
                Some(None) => (sum.count, sum.unknown) = (sum.count + 1, sum.unknown + 1),
                Some(Some(amount)) => {
                    sum.count += 1;
                    sum.known = sum.known.and_then(|known| known.plus(amount));
                }
            }
        }
        sum
    }

    /// What is to pay in all; `None` as soon as one amount is not known.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        self.known.filter(|_| self.unknown == 0)
    }
}

/// Why a server is left out of a renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Renewing it is shut.
    Shut(Vec<Reason>),
    /// Nobody knows what became of the last order for it.
    Unsettled,
    /// Not by this term.
    Held(Held),
}

/// One server of a renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub server: Arc<Server>,
    /// What is done, or why nothing is.
    pub due: Result<Due, Why>,
}

/// A renewal of servers by one term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// Those that are renewed, then those that are left out; each in the order they came.
    pub lines: Vec<Line>,
    /// What it costs.
    pub sum: Sum,
}

/// What renewing servers by so many months comes to. Those that cannot be come with the reason.
#[must_use]
pub fn bill(
    servers: impl Iterator<Item = (Arc<Server>, Result<(), Why>)>,
    offered: &Catalogue,
    months: u32,
    zone: Zone,
) -> Bill {
    let line = |(server, open): (Arc<Server>, Result<(), Why>)| {
        let due = open.and_then(|()| due(&server, offered, months, zone).map_err(Why::Held));
        Line { server, due }
    };
    let (mut lines, left): (Vec<Line>, Vec<Line>) = servers.map(line).partition(|line| line.due.is_ok());
    lines.extend(left);
    let sum = Sum::of(lines.iter().map(|line| line.due.as_ref().ok().map(|due| due.estimate.total)));
    Bill { lines, sum }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{at, catalogue, server, yuan};
    use crate::domain::server::terms::CLOCK;

    fn of(guid: &str, change: impl FnOnce(&mut Server)) -> Server {
        let mut server = Server { guid: guid.into(), ..server() };
        change(&mut server);
        server
    }

    #[test]
    fn a_renewal_says_its_end_and_its_price() {
        let done = due(&server(), &catalogue(), 12, CLOCK).unwrap();
        assert_eq!((done.ends, done.estimate.total), (Some(at("2022-09-17 16:57:43")), Some(yuan("6000.00"))));
        assert_eq!(due(&server(), &catalogue(), 7, CLOCK), Err(Held::NoSuchTerm));
        assert_eq!(due(&server(), &catalogue(), 36, CLOCK), Err(Held::Outlives(at("2024-08-17 16:57:43"))));
        let lost = of("a", |server| server.line_guid = "gone".into());
        assert_eq!(due(&lost, &catalogue(), 1, CLOCK), Err(Held::TermsUnknown));
        let endless = of("a", |server| server.ends = None);
        assert_eq!(due(&endless, &catalogue(), 1, CLOCK).map(|due| due.ends), Ok(None));
    }

    #[test]
    fn a_bill_has_a_line_for_each_server_and_counts_what_is_not_known() {
        let servers = [
            (of("unsettled", |_| {}), Err(Why::Unsettled)),
            (of("a", |_| {}), Ok(())),
            (of("lost", |server| server.line_guid = "gone".into()), Ok(())),
            (of("dear", |server| server.product_guid = "gone".into()), Ok(())),
            (of("busy", |_| {}), Err(Why::Shut(vec![Reason::Expired]))),
            (of("b", |_| {}), Ok(())),
        ];
        let bill = bill(servers.into_iter().map(|(server, open)| (Arc::new(server), open)), &catalogue(), 2, CLOCK);
        let told: Vec<(&str, Result<Option<Money>, &Why>)> = bill
            .lines
            .iter()
            .map(|line| (&*line.server.guid, line.due.as_ref().map(|due| due.estimate.total)))
            .collect();
        assert_eq!(
            told,
            [
                ("a", Ok(Some(yuan("1000.00")))),
                ("dear", Ok(None)),
                ("b", Ok(Some(yuan("1000.00")))),
                ("unsettled", Err(&Why::Unsettled)),
                ("lost", Err(&Why::Held(Held::TermsUnknown))),
                ("busy", Err(&Why::Shut(vec![Reason::Expired]))),
            ]
        );
        assert_eq!(bill.sum, Sum { count: 3, known: Some(yuan("2000.00")), unknown: 1, shut: 3 });
        assert_eq!(bill.sum.total(), None);
    }

    #[test]
    fn a_sum_beyond_what_can_be_counted_is_not_known() {
        let most = Some(Some(Money::from_fen(i64::MAX)));
        assert_eq!(Sum::of([most, most].into_iter()), Sum { count: 2, known: None, unknown: 0, shut: 0 });
        assert_eq!(Sum::of(std::iter::empty()).total(), Some(Money::ZERO));
    }

    #[test]
    fn a_term_that_the_line_lacks_or_the_life_shuts_is_none() {
        let (mut server, mut offered) = (server(), catalogue());
        offered.lines[0].months = vec![1, 3, 36];
        let can = |server: &Server, offered: &Catalogue| {
            [0, 1, 2, 3, 12, 36].map(|months| due(server, offered, months, CLOCK).is_ok())
        };
        assert_eq!(can(&server, &offered), [false, true, false, true, false, false]);
        server.ends = Some(at("2021-08-17 16:57:43"));
        assert_eq!(can(&server, &offered), [false, true, false, true, false, true]);
        server.ends = None;
        offered.lines[0].months.clear();
        assert_eq!(can(&server, &offered), [false; 6]);
    }
}
