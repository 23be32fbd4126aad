//! A region's quotas as a file: what is shown, in the order in which it is shown.

use leptos::prelude::{GetUntracked, Memo, untrack};

use super::look::{Look, head};
use super::table::matching;
use crate::domain::quota::figure::Figure;
use crate::domain::quota::item::Unit;
use crate::domain::quota::reading::{Cap, Reading};
use crate::domain::quota::row::Row;
use crate::domain::quota::sheet::Region;
use crate::domain::quota::view::Column;
use crate::domain::table::csv::csv;
use crate::text::{self, item};
use crate::views::download;

/// Makes a file (`csv` or `json`) of the rows that match, and hands it to the person.
pub fn export(kind: &str, owner: &str, region: Memo<Option<Region>>, look: Look) {
    let Some(region) = region.get_untracked() else { return };
    let order = untrack(|| matching(&region, look));
    let rows: Vec<&Row> = order.iter().filter_map(|at| region.rows.get(*at)).collect();
    let name = ["quotas", owner, &region.name].join("-");
    match kind {
        "csv" => {
            download::offer(&[&name, ".csv"].concat(), "text/csv;charset=utf-8", &untrack(|| as_csv(&region, &rows)))
        }
        _ => download::offer(&[&name, ".json"].concat(), "application/json", &as_json(&region, &rows)),
    }
}

const COLUMNS: [Column; 7] =
    [Column::Cap, Column::HandedOut, Column::Used, Column::Free, Column::Idle, Column::Share, Column::Limit];

fn as_csv(region: &Region, rows: &[&Row]) -> String {
    let words = text::words();
    let mut heads = vec![words.quota.region, words.quota.product, words.quota.columns[0], words.quota.id];
    heads.extend(COLUMNS.map(|column| head(column)()));
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let unit = item::unit(row.item.unit()).unwrap_or_default();
            let group = words.item.groups.get(row.item.group() as usize).copied().unwrap_or_default();
            let name =
                if unit.is_empty() { item::item(&row.item) } else { format!("{} ({unit})", item::item(&row.item)) };
            let mut cells = vec![region.name.to_string(), group.to_owned(), name, row.item.key()];
            cells.extend(COLUMNS.map(|column| plain(row, column)));
            cells
        })
        .collect();
    csv(std::iter::once(heads).chain(cells.iter().map(|row| row.iter().map(String::as_str).collect())))
}

/// A number for a spreadsheet: as received, without grouping; nothing where it is not known.
fn plain(row: &Row, column: Column) -> String {
    let cap = |reading: &Reading<Cap>| match reading {
        Reading::Known(Cap::Of(figure)) => figure.literal().to_owned(),
        Reading::Known(Cap::Unlimited) => text::words().item.unlimited.to_owned(),
        Reading::Missing | Reading::Flawed(_) => String::new(),
    };
    let amount =
        |reading: &Reading<Figure>| reading.known().map_or_else(String::new, |figure| figure.literal().to_owned());
    let number = |value: Option<f64>| value.map_or_else(String::new, hundredths);
    match column {
        Column::Name => String::new(),
        Column::Cap => cap(&row.cap),
        Column::HandedOut => amount(&row.handed_out),
        Column::Used => amount(&row.used),
        Column::Free => number(row.free()),
        Column::Idle => number(row.idle()),
        Column::Share => number(row.ratio().map(|ratio| ratio * 100.0)),
        Column::Limit => cap(&row.limit),
    }
}

/// A number rounded to hundredths, without grouping.
pub fn hundredths(value: f64) -> String {
    let bounded = (value * 100.0).round().clamp(-9e15, 9e15);
    Figure::hundredths(bounded as i64).literal().to_owned()
}

/// The rows as JSON, every number as it was received; `null` where it is not known.
fn as_json(region: &Region, rows: &[&Row]) -> String {
    let items: Vec<String> = rows.iter().map(|row| item_json(row)).collect();
    ["{\n  \"region\": ", &quoted(&region.name), ",\n  \"items\": [\n", &items.join(",\n"), "\n  ]\n}\n"].concat()
}

fn item_json(row: &Row) -> String {
    let unit = match row.item.unit() {
        Unit::Count => "count",
        Unit::Mebibyte => "MiB",
        Unit::Gibibyte => "GiB",
    };
    let cap = |reading: &Reading<Cap>| match reading {
        Reading::Known(Cap::Of(figure)) => figure.literal().to_owned(),
        Reading::Known(Cap::Unlimited) => "\"unlimited\"".to_owned(),
        Reading::Missing | Reading::Flawed(_) => "null".to_owned(),
    };
    let amount = |reading: &Reading<Figure>| reading.known().map_or("null", Figure::literal).to_owned();
    let fields = [
        ("key", quoted(&row.item.key())),
        ("unit", quoted(unit)),
        ("cap", cap(&row.cap)),
        ("handed_out", amount(&row.handed_out)),
        ("used", amount(&row.used)),
        ("limit", cap(&row.limit)),
    ];
    let fields: Vec<String> = fields.iter().map(|(name, value)| ["\"", name, "\": ", value].concat()).collect();
    ["    { ", &fields.join(", "), " }"].concat()
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
