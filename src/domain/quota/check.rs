//! What is wrong, or worth a second look, about a cap somebody wants to set (contract `eos` §5, client validation).

use super::entry::{Entry, Typed, read, rounded};
use super::figure::Figure;
use super::item::Unit;
use super::reading::{Cap, Reading};
use super::row::{Row, Standing};
use crate::domain::severity::Severity;

/// The largest count the vendor can store: 2³¹ − 1.
const MOST_PIECES: f64 = 2_147_483_647.0;
/// The largest capacity that is offered, in the item's unit.
const MOST_CAPACITY: f64 = 1_000_000_000_000.0;

/// What a finding is about, with the numbers its words need.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// The field is empty.
    Empty,
    /// What was typed is no number.
    NotANumber,
    /// It is a number, in a spelling that is not sent: full-width digits, an exponent.
    Spelling,
    /// It is below zero.
    Negative,
    /// It is −1: the control "unlimited" says that.
    MinusOne,
    /// It is above the largest number that can be stored.
    TooLarge(f64),
    /// Pieces come whole.
    NotWhole,
    /// Capacities come in steps of 0.01.
    TooFine,
    /// It is above the highest cap that may be set.
    AboveLimit(Figure),
    /// Unlimited is not allowed while a highest cap exists.
    UnlimitedAboveLimit(Figure),
    /// The server did not say that this item has a cap here, so none can be set.
    NotOffered,
    /// It holds for all, and cannot be changed while others have their own.
    Held,
    /// It is below what was handed out already; the server may refuse.
    BelowHandedOut(Figure),
    /// It is less than half of the present cap.
    CutByHalf,
    /// Nothing will be left of the cap.
    ToNothing,
    /// The cap will be taken away.
    ToUnlimited,
}

/// One finding at one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How serious it is.
    pub severity: Severity,
    /// What it is about.
    pub rule: Rule,
    /// The nearest value that passes, where there is one.
    pub nearest: Option<Cap>,
}

/// What a check says about one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The cap to set, when the field can be sent.
    pub value: Option<Cap>,
    /// Whether that cap differs from the present one.
    pub changed: bool,
    /// What was found, the serious first.
    pub findings: Vec<Finding>,
}

/// Checks what stands in the field of a row's cap.
#[must_use]
pub fn check(row: &Row, entry: &Entry) -> Verdict {
    let refused = match entry {
        _ if matches!(row.cap, Reading::Missing) => Err((Rule::NotOffered, None)),
        _ if row.standing == Standing::Held => Err((Rule::Held, None)),
        Entry::Unlimited => unlimited(row),
        Entry::Typed(text) => typed(row, text),
    };
    match refused {
        Err((rule, nearest)) => {
            let findings = vec![Finding { severity: Severity::Stop, rule, nearest }];
            Verdict { value: None, changed: true, findings }
        }
        Ok(value) => {
            let changed = row.cap.known() != Some(&value);
            let findings = if changed { warnings(row, &value) } else { Vec::new() };
            Verdict { value: Some(value), changed, findings }
        }
    }
}

type Refused = (Rule, Option<Cap>);

fn unlimited(row: &Row) -> Result<Cap, Refused> {
    match ceiling(row) {
        Some(limit) => Err((Rule::UnlimitedAboveLimit(limit.clone()), Some(Cap::Of(limit.clone())))),
        None => Ok(Cap::Unlimited),
    }
}

fn typed(row: &Row, text: &str) -> Result<Cap, Refused> {
    let decimals = row.takes_decimals();
    let reading = read(text);
    let nearest = reading.value().map(|value| nearest(row, value));
    let rule = match reading {
        Typed::Empty => Rule::Empty,
        Typed::Nonsense => Rule::NotANumber,
        Typed::Unusual(_) => Rule::Spelling,
        Typed::Negative if is_minus_one(text) && ceiling(row).is_none() => {
            return Err((Rule::MinusOne, Some(Cap::Unlimited)));
        }
        Typed::Negative => Rule::Negative,
        Typed::Enormous => Rule::TooLarge(most(row)),
        Typed::Hundredths { amount, finer } => {
            let value = amount as f64 / 100.0;
            let over = ceiling(row).filter(|limit| value > limit.value());
            if value > most(row) {
                Rule::TooLarge(most(row))
            } else if let Some(limit) = over {
                Rule::AboveLimit(limit.clone())
            } else if finer && decimals {
                Rule::TooFine
            } else if !decimals && (finer || amount % 100 != 0) {
                Rule::NotWhole
            } else {
                // The spelling that was received stays when the value is the same.
                let present = row.cap.known().and_then(Cap::figure).filter(|figure| figure.value() == value);
                return Ok(Cap::Of(present.cloned().unwrap_or_else(|| rounded(value, decimals))));
            }
        }
    };
    Err((rule, nearest))
}

/// The legal value next to a wished one.
fn nearest(row: &Row, value: f64) -> Cap {
    let highest = ceiling(row).map_or(f64::INFINITY, Figure::value).min(most(row));
    let decimals = row.takes_decimals();
    let wish = rounded(value.min(highest), decimals);
    if wish.value() <= highest {
        return Cap::Of(wish);
    }
    Cap::Of(rounded(if decimals { highest } else { highest.floor() }, decimals))
}

fn warnings(row: &Row, value: &Cap) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut warn = |rule, nearest| findings.push(Finding { severity: Severity::Warn, rule, nearest });
    if let Some(handed_out) = row.handed_out.known().filter(|handed_out| value.height() < handed_out.value()) {
        warn(Rule::BelowHandedOut(handed_out.clone()), Some(nearest(row, handed_out.value().ceil())));
    }
    let present = row.cap.known().map(Cap::height);
    match value.figure().map(Figure::value) {
        None => warn(Rule::ToUnlimited, None),
        Some(0.0) => warn(Rule::ToNothing, None),
        Some(amount) if present.is_some_and(|present| amount < present / 2.0) => warn(Rule::CutByHalf, None),
        Some(_) => {}
    }
    findings
}

fn ceiling(row: &Row) -> Option<&Figure> {
    row.limit.known().and_then(Cap::figure)
}

fn most(row: &Row) -> f64 {
    if row.whole || row.item.unit() == Unit::Count { MOST_PIECES } else { MOST_CAPACITY }
}

fn is_minus_one(text: &str) -> bool {
    matches!(text.trim(), "-1" | "−1" | "-1.0")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cap, Entry, Rule, Severity, check};
    use crate::domain::quota::figure::Figure;
    use crate::domain::quota::item::Item;
    use crate::domain::quota::reading::{amount, cap};
    use crate::domain::quota::row::Row;

    fn row(key: &str, quota: &str, handed_out: &str, limit: &str) -> Row {
        let mut row = Row::unreported(Item::of_key(key), key);
        (row.cap, row.handed_out, row.limit) = (cap(quota), amount(handed_out), cap(limit));
        row
    }

    fn stop(row: &Row, text: &str) -> (Rule, Option<String>) {
        let verdict = check(row, &Entry::Typed(text.into()));
        assert_eq!(verdict.value, None, "{text}");
        let finding = verdict.findings.into_iter().next().unwrap();
        assert_eq!(finding.severity, Severity::Stop);
        (finding.rule, finding.nearest.map(|cap| cap.literal().to_owned()))
    }

    fn warned(row: &Row, entry: &Entry) -> Vec<Rule> {
        let verdict = check(row, entry);
        assert!(verdict.value.is_some());
        verdict.findings.into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn bad_input_stops_with_the_nearest_legal_value() {
        let cores = row("cores", "72", "20", "-1");
        assert_eq!(stop(&cores, ""), (Rule::Empty, None));
        assert_eq!(stop(&cores, "many"), (Rule::NotANumber, None));
        assert_eq!(stop(&cores, "1e400"), (Rule::TooLarge(2_147_483_647.0), Some("2147483647".into())));
        assert_eq!(stop(&cores, "2147483648"), (Rule::TooLarge(2_147_483_647.0), Some("2147483647".into())));
        assert_eq!(stop(&cores, "-5"), (Rule::Negative, Some("0".into())));
        assert_eq!(stop(&cores, "-1"), (Rule::MinusOne, Some("-1".into())));
        assert_eq!(stop(&cores, "3.7"), (Rule::NotWhole, Some("4".into())));
        assert_eq!(stop(&cores, "１００"), (Rule::Spelling, Some("100".into())));
        assert_eq!(stop(&row("gigabytes_hdd", "156.5", "100", "-1"), "1.234"), (Rule::TooFine, Some("1.23".into())));
    }

    #[test]
    fn a_ceiling_stops_more_and_unlimited() {
        let capped = row("cores", "72", "20", "100");
        assert_eq!(stop(&capped, "101"), (Rule::AboveLimit(Figure::whole(100)), Some("100".into())));
        assert_eq!(stop(&capped, "-1"), (Rule::Negative, Some("0".into())));
        let verdict = check(&capped, &Entry::Unlimited);
        assert_eq!(verdict.findings[0].rule, Rule::UnlimitedAboveLimit(Figure::whole(100)));
    }

    #[test]
    fn a_key_without_a_cap_cannot_be_set() {
        assert_eq!(stop(&row("cores", "null", "20", "-1"), "5"), (Rule::NotOffered, None));
    }

    #[test]
    fn what_holds_for_all_stays_while_others_have_their_own() {
        let mut held = row("cores", "20", "null", "null");
        held.standing = crate::domain::quota::row::Standing::Held;
        assert_eq!(stop(&held, "21"), (Rule::Held, None));
        assert_eq!(check(&held, &Entry::Unlimited).value, None);
    }

    #[test]
    fn what_is_risky_is_said_but_may_be_sent() {
        let cores = row("cores", "72", "20", "-1");
        let typed = |text: &str| Entry::Typed(text.into());
        assert_eq!(warned(&cores, &typed("10")), [Rule::BelowHandedOut(Figure::whole(20)), Rule::CutByHalf]);
        assert_eq!(warned(&cores, &typed("0")), [Rule::BelowHandedOut(Figure::whole(20)), Rule::ToNothing]);
        assert_eq!(warned(&cores, &Entry::Unlimited), [Rule::ToUnlimited]);
        assert_eq!(warned(&cores, &typed("100")), []);
        assert_eq!(warned(&row("cores", "-1", "20", "-1"), &typed("100")), [Rule::CutByHalf]);
    }

    #[test]
    fn the_same_value_is_no_change_and_keeps_its_spelling() {
        let ram = row("ram", "31146.0", "10240", "-1");
        let verdict = check(&ram, &Entry::Typed("31,146".into()));
        assert!(!verdict.changed && verdict.findings.is_empty());
        assert_eq!(verdict.value.unwrap().literal(), "31146.0");
    }

    proptest! {
        #[test]
        fn whatever_is_offered_as_nearest_passes(text in "[-0-9.,eE１２３ ]{0,12}", limit in prop_oneof![Just("-1".to_owned()), "[0-9]{1,6}(\\.[0-9])?"]) {
            for key in ["cores", "gigabytes_hdd", "ram"] {
                let row = row(key, "72", "20", &limit);
                for finding in check(&row, &Entry::Typed(text.clone())).findings {
                    if let Some(nearest) = finding.nearest {
                        let entry = match &nearest {
                            Cap::Unlimited => Entry::Unlimited,
                            Cap::Of(figure) => Entry::Typed(figure.literal().into()),
                        };
                        prop_assert_eq!(check(&row, &entry).value, Some(nearest));
                    }
                }
            }
        }
    }
}
