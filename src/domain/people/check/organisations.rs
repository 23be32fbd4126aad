//! The organisations of a new user: exactly one that is belonged to, at most nine attached, the main one among them, none
//! twice (contract `oneaccess.md` §3.3, `user_org_relation_list`).
use std::collections::BTreeSet;

use crate::domain::people::field::Field;
use crate::domain::people::finding::{Finding, Nearest, Rule};
use crate::domain::people::person::{Belonging, Relation};
use crate::domain::severity::Severity;

/// The most that may be attached.
const ATTACHED: usize = 9;

/// What is wrong with a list. An empty one is not sent, and is right.
pub(super) fn findings(relations: &[Relation], main: Option<&str>) -> Vec<Finding> {
    if relations.is_empty() {
        return Vec::new();
    }
    let stops = stops(relations, main);
    let nearest = if stops.is_empty() { None } else { mended(relations, main) };
    let stop = |rule| Finding { severity: Severity::Stop, field: Field::Relations, rule, nearest: nearest.clone() };
    let mut findings: Vec<Finding> = stops.into_iter().map(stop).collect();
    let belonged = relations.iter().find(|relation| relation.belonging == Belonging::Belongs);
    match (main, belonged) {
        (None, Some(belonged)) => {
            let code = belonged.org_code.trim().to_owned();
            let nearest = (!code.is_empty()).then_some(code);
            findings.push(Finding::warn(Field::OrgCode, Rule::MainUnnamed, nearest));
        }
        (Some(main), Some(_)) if belonging(relations, main) == Some(Belonging::Attached) => {
            findings.push(Finding::warn(Field::Relations, Rule::MainAttached, None));
        }
        _ => {}
    }
    findings
}

fn stops(relations: &[Relation], main: Option<&str>) -> Vec<Rule> {
    let mut rules = Vec::new();
    if relations.iter().any(|relation| relation.org_code.trim().is_empty()) {
        rules.push(Rule::CodeMissing);
    }
    let mut seen = BTreeSet::new();
    let codes = relations.iter().map(|relation| relation.org_code.trim()).filter(|code| !code.is_empty());
    let twice: BTreeSet<&str> = codes.filter(|code| !seen.insert(*code)).collect();
    rules.extend(twice.into_iter().map(|code| Rule::CodeTwice(code.to_owned())));
    let belongs = relations.iter().filter(|relation| relation.belonging == Belonging::Belongs).count();
    match belongs {
        0 => rules.push(Rule::NoneBelongs),
        1 => {}
        several => rules.push(Rule::SeveralBelong(several)),
    }
    if relations.len() - belongs > ATTACHED {
        rules.push(Rule::TooManyAttached(relations.len() - belongs));
    }
    if main.is_some_and(|main| belonging(relations, main).is_none()) {
        rules.push(Rule::MainAbsent);
    }
    rules
}

fn belonging(relations: &[Relation], code: &str) -> Option<Belonging> {
    relations.iter().find(|relation| relation.org_code.trim() == code).map(|relation| relation.belonging)
}

/// The list with its faults mended, where there is only one way to: which one is belonged to is never guessed.
fn mended(relations: &[Relation], main: Option<&str>) -> Option<Nearest> {
    let mut list: Vec<Relation> = Vec::new();
    for Relation { org_code, belonging } in relations {
        let code = org_code.trim();
        match list.iter_mut().find(|known| known.org_code == code) {
            Some(known) if *belonging == Belonging::Belongs => known.belonging = Belonging::Belongs,
            Some(_) => {}
            None if code.is_empty() => {}
            None => list.push(Relation { org_code: code.to_owned(), belonging: *belonging }),
        }
    }
    if let Some(main) = main.filter(|main| belonging(&list, main).is_none()) {
        list.insert(0, Relation { org_code: main.to_owned(), belonging: Belonging::Attached });
    }
    let belongs = list.iter().filter(|relation| relation.belonging == Belonging::Belongs).count();
    if belongs != 1 {
        let alone = if let [only] = list.as_slice() { Some(only.org_code.clone()) } else { None };
        let chosen = main.map(str::to_owned).or(alone)?;
        for relation in &mut list {
            let belongs = relation.org_code == chosen;
            relation.belonging = if belongs { Belonging::Belongs } else { Belonging::Attached };
        }
    }
    stops(&list, main).is_empty().then_some(Nearest::Relations(list))
}
