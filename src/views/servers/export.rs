//! The list of servers as a file.

use leptos::prelude::*;

use super::columns::Column;
use super::index::Shown;
use super::names::Names;
use crate::domain::table::csv::csv;
use crate::text;
use crate::views::download;

/// The list as it is shown, as CSV.
pub fn as_csv(shown: &Shown, columns: &[Column], names: &Names) {
    let words = text::words_in(untrack(text::language));
    let heads = std::iter::once(words.servers.name).chain(columns.iter().map(|column| (column.label())(words)));
    let rows: Vec<Vec<String>> = untrack(|| {
        let row = |server: &std::sync::Arc<_>| {
            let server: &crate::domain::server::record::Server = server;
            let cells = columns.iter().map(|column| column.text(server, names));
            std::iter::once(server.called().to_owned()).chain(cells).collect()
        };
        shown.rows().map(row).collect()
    });
    let rows = std::iter::once(heads.collect()).chain(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    download::offer("servers.csv", "text/csv;charset=utf-8", &csv(rows));
}
