//! What would come of a file: a draft for each row with all that was found, and how many users there would be.
use std::mem::discriminant;

use super::columns::{Columns, Target};
use super::sheet::{Record, Sheet};
use crate::domain::people::check::{Checked, Rules, check, repeats};
use crate::domain::people::field::Field;
use crate::domain::people::finding::{Finding, Rule};
use crate::domain::people::person::{Draft, Extra};

/// What is wrong with a row as a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// So many cells have something in them beyond the last column: the others may have slipped. It is not sent.
    Beyond(usize),
    /// So many cells are missing at its end; they count as empty.
    Short(usize),
    /// A quote in it is never closed, so that the rest of the file is one cell. It is not sent.
    OpenQuote,
}

impl RowFault {
    /// Whether the row cannot be sent.
    #[must_use]
    pub fn stops(self) -> bool {
        !matches!(self, RowFault::Short(_))
    }
}

/// One row.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The line of the file on which it begins, from 1.
    pub line: usize,
    /// What was read from it.
    pub draft: Draft,
    /// What is wrong with it as a row.
    pub faults: Vec<RowFault>,
    /// What was found in it. [`Rule::Repeated`] counts entries; [`Plan::line`] knows their lines.
    pub findings: Vec<Finding>,
    person: Option<Checked>,
}

impl Entry {
    /// The user, when the row can be sent.
    #[must_use]
    pub fn person(&self) -> Option<&Checked> {
        self.person.as_ref()
    }
}

/// All rows of a file, checked.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    entries: Vec<Entry>,
}

/// Why rows are stopped, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Something about the row.
    Row(RowFault),
    /// Something found in a field; the first one of its kind.
    Field(Field, Rule),
}

/// How many rows come to what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Would be created.
    pub ready: usize,
    /// Of those: with something to look at.
    pub warned: usize,
    /// Would not be sent.
    pub stopped: usize,
    /// Why those are stopped, with how many rows each reason stops, the most frequent first. A row may have several.
    pub reasons: Vec<(Reason, usize)>,
}

impl Plan {
    /// Reads and checks every row.
    #[must_use]
    pub fn of(sheet: &Sheet, columns: &Columns, rules: &Rules) -> Plan {
        let entries = sheet.body().map(|record| {
            let (draft, mut faults) = drafted(record, columns);
            if sheet.open_quote == Some(record.line()) {
                faults.push(RowFault::OpenQuote);
            }
            Entry { line: record.line(), draft, faults, findings: Vec::new(), person: None }
        });
        let mut plan = Plan { entries: entries.collect() };
        plan.check(rules);
        plan
    }

    /// The rows, in the file's order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The line of an entry that a finding speaks of.
    #[must_use]
    pub fn line(&self, entry: usize) -> Option<usize> {
        self.entries.get(entry).map(|entry| entry.line)
    }

    /// Takes a draft that somebody corrected. Everything is checked again, since others may have repeated it. That its row had
    /// slipped no longer counts; a quote that swallowed other rows still does.
    pub fn correct(&mut self, entry: usize, draft: Draft, rules: &Rules) {
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.draft = draft;
            entry.faults.retain(|fault| *fault == RowFault::OpenQuote);
            self.check(rules);
        }
    }

    /// How many users there would be, and why there are not more.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for entry in &self.entries {
            if entry.person.is_some() {
                summary.ready += 1;
                summary.warned += usize::from(!entry.findings.is_empty() || !entry.faults.is_empty());
                continue;
            }
            summary.stopped += 1;
            let faults = entry.faults.iter().filter(|fault| fault.stops()).map(|fault| Reason::Row(*fault));
            let stops = entry.findings.iter().filter(|finding| finding.stops());
            let mut mine: Vec<Reason> = Vec::new();
            for reason in faults.chain(stops.map(|finding| Reason::Field(finding.field, finding.rule.clone()))) {
                if !mine.iter().any(|known| known.is_like(&reason)) {
                    mine.push(reason);
                }
            }
            for reason in mine {
                match summary.reasons.iter_mut().find(|(known, _)| known.is_like(&reason)) {
                    Some((_, rows)) => *rows += 1,
                    None => summary.reasons.push((reason, 1)),
                }
            }
        }
        summary.reasons.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
        summary
    }

    fn check(&mut self, rules: &Rules) {
        let repeated = repeats(self.entries.iter().map(|entry| &entry.draft));
        for (entry, repeated) in self.entries.iter_mut().zip(repeated) {
            let verdict = check(&entry.draft, rules);
            entry.findings = verdict.findings;
            entry.findings.extend(repeated);
            entry.findings.sort_by_key(|finding| (!finding.stops(), finding.field));
            let stopped = entry.findings.iter().any(Finding::stops) || entry.faults.iter().any(|fault| fault.stops());
            entry.person = verdict.person.filter(|_| !stopped);
        }
    }
}

impl Reason {
    /// Whether it is of the same kind, whatever its figures.
    fn is_like(&self, other: &Reason) -> bool {
        match (self, other) {
            (Reason::Row(one), Reason::Row(other)) => discriminant(one) == discriminant(other),
            (Reason::Field(field, rule), Reason::Field(other, as_well)) => {
                field == other && discriminant(rule) == discriminant(as_well)
            }
            _ => false,
        }
    }
}

/// What a row says, and what is wrong with it as a row.
fn drafted(record: Record<'_>, columns: &Columns) -> (Draft, Vec<RowFault>) {
    let mut draft = Draft::default();
    let mut relations = None;
    for (column, cell) in record.cells().enumerate() {
        let target = columns.target(column);
        // Nothing writes passwords into files here, so that an apostrophe in one is its own.
        let cell = if target == Some(&Target::Field(Field::Password)) { cell } else { disarmed(cell) };
        match target {
            // Read last, because the main organisation decides what they mean.
            Some(Target::Field(Field::Relations)) => relations = Some(cell),
            Some(Target::Field(field)) => draft.set(*field, cell),
            Some(Target::Extension(name)) if !cell.trim().is_empty() => {
                draft.extension.insert(name.clone(), Extra::Text(cell.trim().to_owned()));
            }
            Some(Target::Extension(_)) | None => {}
        }
    }
    if let Some(relations) = relations {
        draft.set(Field::Relations, relations);
    }
    let mut faults = Vec::new();
    let beyond = record.cells().skip(columns.len()).filter(|cell| !cell.trim().is_empty()).count();
    if beyond > 0 {
        faults.push(RowFault::Beyond(beyond));
    }
    if record.len() < columns.len() {
        faults.push(RowFault::Short(columns.len() - record.len()));
    }
    (draft, faults)
}

/// A cell without the apostrophe that keeps spreadsheet programs from running it, as [`crate::domain::table::csv`] writes: also
/// before blanks.
fn disarmed(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => rest,
        _ => cell,
    }
}
