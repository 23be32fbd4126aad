//! What became of a file, as a file: for whoever gave it, without passwords and without numbers of documents.
use std::collections::BTreeMap;

use super::plan::{Entry, Plan};
use super::run::{Fate, Run};
use crate::domain::people::field::Field;
use crate::domain::table::csv::csv;

/// The words of the file.
pub struct Words<'a> {
    /// Heads of the columns: line, user name, mobile number, name, result, id, code, explanation.
    pub heads: [&'a str; 8],
    /// What became of a row; without a fate it was stopped by the check, or not sent.
    pub result: &'a dyn Fn(Option<&Fate>) -> String,
    /// Why a row was stopped.
    pub why: &'a dyn Fn(&Entry) -> String,
}

/// Every row of the file with what became of it. Cells that a spreadsheet program would run are disarmed.
#[must_use]
pub fn result(plan: &Plan, run: &Run, words: &Words<'_>) -> String {
    let fates: BTreeMap<usize, &Fate> = run.all().iter().map(|sent| (sent.entry, sent.fate())).collect();
    let rows: Vec<[String; 8]> = plan
        .entries()
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let fate = fates.get(&at).copied();
            let (id, code, text) = match fate {
                Some(Fate::Created { user_id }) => (user_id.clone().unwrap_or_default(), String::new(), String::new()),
                Some(Fate::Refused { code, text }) => (String::new(), code.clone(), text.clone()),
                Some(_) => Default::default(),
                None => (String::new(), String::new(), (words.why)(entry)),
            };
            let given = |field| entry.draft.text(field).to_owned();
            let (name, mobile) = (given(Field::UserName), given(Field::Mobile));
            [entry.line.to_string(), name, mobile, given(Field::Name), (words.result)(fate), id, code, text]
        })
        .collect();
    // White space in front could hide what begins a formula.
    let body = rows.iter().map(|row| row.iter().map(|cell| cell.trim()).collect());
    csv(std::iter::once(words.heads.to_vec()).chain(body))
}
