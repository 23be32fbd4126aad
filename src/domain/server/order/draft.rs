//! What somebody has chosen so far: kept as it was chosen and typed, so that nothing is lost when another machine does not
//! take it. Neither a password nor anybody's identity is in it.
use super::Order;
use super::choices::months;
use crate::domain::server::catalogue::{Catalogue, Line};
use crate::domain::server::deed::OrderNumbers;
use crate::domain::server::finding::nearest;
use crate::domain::server::identity::Identity;
use crate::domain::server::record::Partition;

/// What was chosen and typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Whose it is: the id of the user of the console.
    pub whose: String,
    /// The zone's id.
    pub zone: String,
    /// The line's id.
    pub line: String,
    /// The product's id.
    pub product: String,
    /// The system's id.
    pub system: String,
    /// The term in months; 0 = none was chosen.
    pub months: u32,
    /// How many servers, as typed.
    pub count: String,
    /// Whether the first partition gets a size of its own; else it is the whole disk.
    pub sized: bool,
    /// That size in GB, as typed.
    pub size: String,
    /// The note, as typed.
    pub remarks: String,
    /// The order's numbers, from the first review on until it is known what became of it.
    pub numbers: Option<OrderNumbers>,
}

/// The first line of a kept draft: another one is of another version, and is not read.
const VERSION: &str = "order 1";

impl Draft {
    /// As one text, a line for each part.
    #[must_use]
    pub fn written(&self) -> String {
        let (agent, client) =
            self.numbers.as_ref().map_or(("", ""), |numbers| (numbers.agent.as_str(), numbers.client.as_str()));
        let sized = if self.sized { "sized" } else { "" };
        let months = self.months.to_string();
        let parts = [
            VERSION,
            &self.whose,
            &self.zone,
            &self.line,
            &self.product,
            &self.system,
            &months,
            &self.count,
            sized,
            &self.size,
            &self.remarks,
            agent,
            client,
        ];
        parts.map(|part| part.replace(['\n', '\r'], " ")).join("\n")
    }

    /// Reads what was written; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Draft> {
        let mut parts = text.split('\n').map(str::to_owned);
        let mut next = || parts.next();
        if next()? != VERSION {
            return None;
        }
        let (whose, zone, line, product, system) = (next()?, next()?, next()?, next()?, next()?);
        let (months, count, sized, size, remarks) =
            (next()?.parse().ok()?, next()?, next()? == "sized", next()?, next()?);
        let (agent, client) = (next()?, next()?);
        let numbers = (!agent.is_empty()).then_some(OrderNumbers { agent, client });
        Some(Draft { whose, zone, line, product, system, months, count, sized, size, remarks, numbers })
    }

    /// The order that this asks for on a line. The term is the one that is nearest to the wish, and a machine that cannot be
    /// partitioned is not; what is typed and cannot be taken stays, so that a check names it.
    #[must_use]
    pub fn order(&self, line: Option<&Line>, product: &str, catalogue: &Catalogue, identity: Identity) -> Order {
        let zone = line.and_then(|line| catalogue.zone(&line.zone_guid));
        let terms = line.map(|line| months(line, zone)).unwrap_or_default();
        let login = catalogue.system(&self.system).map_or_else(String::new, |system| system.login.clone());
        let whole =
            !self.sized || catalogue.product(product).is_some_and(|product| product.may_partition == Some(false));
        let partition = if whole { Partition::Whole } else { Partition::Gb(figure(&self.size)) };
        Order {
            line_guid: line.map_or_else(String::new, |line| line.guid.clone()),
            product_guid: product.to_owned(),
            system_guid: self.system.clone(),
            months: nearest(&terms, self.months).unwrap_or(self.months),
            count: figure(&self.count),
            partition,
            login,
            remarks: self.remarks.trim().to_owned(),
            identity,
        }
    }
}

/// A typed figure: what is no whole number is 0, which no rule lets pass; what is too large for a number is the largest.
#[must_use]
pub fn figure(typed: &str) -> u32 {
    let typed = typed.trim();
    let digits = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    if digits { typed.parse().unwrap_or(u32::MAX) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::samples::{catalogue, system};
    use proptest::prelude::*;

    fn draft() -> Draft {
        Draft { system: "system".into(), months: 12, count: "2".into(), remarks: " web ".into(), ..Draft::default() }
    }

    fn order(draft: &Draft, all: &Catalogue) -> Order {
        draft.order(all.line("line"), "product", all, Identity::default())
    }

    #[test]
    fn a_draft_asks_for_an_order() {
        let all = catalogue();
        let asked = order(&draft(), &all);
        assert_eq!((asked.months, asked.count, asked.partition), (12, 2, Partition::Whole));
        assert_eq!((asked.login.as_str(), asked.remarks.as_str()), ("root", "web"));
        let sized = Draft { sized: true, size: "50".into(), ..draft() };
        assert_eq!(order(&sized, &all).partition, Partition::Gb(50));
        let mut whole = catalogue();
        whole.products[0].may_partition = Some(false);
        assert_eq!(order(&sized, &whole).partition, Partition::Whole);
    }

    #[test]
    fn another_line_keeps_what_still_fits() {
        let mut all = catalogue();
        all.lines[0].months = vec![1, 2, 3];
        assert_eq!(order(&draft(), &all).months, 3);
        // The wish outlives a line that has no such term.
        all.lines[0].months = vec![1, 12];
        assert_eq!(order(&draft(), &all).months, 12);
        assert_eq!(order(&Draft::default(), &all).months, 1);
        // A system that is gone stays wished for, and a check names it.
        all.systems = vec![crate::domain::server::catalogue::System { guid: "other".into(), ..system() }];
        assert_eq!((order(&draft(), &all).system_guid.as_str(), order(&draft(), &all).login.as_str()), ("system", ""));
    }

    #[test]
    fn what_is_no_figure_is_nothing() {
        let read = ["", " 7 ", "007", "-1", "1.5", "一", "99999999999", "+1"].map(figure);
        assert_eq!(read, [0, 7, 7, 0, 0, 0, u32::MAX, 0]);
    }

    #[test]
    fn an_older_draft_is_not_read() {
        for text in ["", "order 0\n", "order 1", "{}"] {
            assert_eq!(Draft::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(parts in prop::array::uniform7("[^\r\n]{0,12}"), months: u32, sized: bool, numbers: bool) {
            let [whose, zone, line, product, system, size, remarks] = parts;
            let numbers = numbers.then(|| OrderNumbers { agent: "176000000000000123".into(), client: "1760000000".into() });
            let draft =
                Draft { whose, zone, line, product, system, months, count: "3".into(), sized, size, remarks, numbers };
            prop_assert_eq!(Draft::read(&draft.written()), Some(draft));
        }
    }
}
