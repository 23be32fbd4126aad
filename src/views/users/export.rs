//! The list of users as a file.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::{Column, Names};
use crate::domain::account::directory::User;
use crate::domain::table::csv::csv;
use crate::text;
use crate::views::download;

/// The list as it is shown, as CSV.
pub fn as_csv(users: &[Arc<User>], columns: &[Column], names: Names) {
    let words = text::words_in(untrack(text::language));
    let heads = std::iter::once(words.users.name).chain(columns.iter().map(|column| (column.label())(words)));
    let rows: Vec<Vec<String>> = untrack(|| {
        let cells = |user: &Arc<User>| {
            std::iter::once(user.name.clone()).chain(columns.iter().map(|column| column.text(user, names))).collect()
        };
        users.iter().map(cells).collect()
    });
    let rows = std::iter::once(heads.collect()).chain(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    download::offer("users.csv", "text/csv;charset=utf-8", &csv(rows));
}
