//! The trail as a file.

use crate::domain::table::csv::csv;
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Line, What};
use crate::views::servers::clock as engine;
use crate::views::{clock, download};

/// As JSON, as it is kept.
pub fn json(entries: &[Entry]) {
    download::offer("trail.json", "application/json", &serde_json::to_string_pretty(entries).unwrap_or_default());
}

/// As CSV.
pub fn as_csv(entries: &[Entry]) {
    let heads = ["at", "by", "kind", "name", "id", "region", "item", "before", "after", "outcome", "request_id"];
    let rows: Vec<Vec<String>> = entries.iter().flat_map(rows_of).collect();
    let rows = std::iter::once(heads.to_vec()).chain(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    download::offer("trail.csv", "text/csv;charset=utf-8", &csv(rows));
}

/// One row for each number of a write, or one for a write without numbers.
fn rows_of(entry: &Entry) -> Vec<Vec<String>> {
    let tag = |value: serde_json::Result<serde_json::Value>, key: &str| {
        value.ok().and_then(|value| value.get(key)?.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let kind = tag(serde_json::to_value(&entry.what), "kind");
    let state = tag(serde_json::to_value(&entry.outcome), "state");
    let word = |on: bool| if on { "enabled" } else { "disabled" }.to_owned();
    let (region, lines) = match &entry.what {
        What::Quotas { region, lines, .. } => (region.clone(), lines.clone()),
        What::Password { .. } => {
            (String::new(), vec![Line { key: "password".into(), before: None, after: String::new() }])
        }
        What::Account { .. } => {
            (String::new(), vec![Line { key: "account".into(), before: None, after: "exists".into() }])
        }
        What::Server { deed, brought, .. } => {
            let brought = brought.iter().map(|guid| Line { key: "guid".into(), before: None, after: guid.clone() });
            (String::new(), server_lines(deed).into_iter().chain(brought).collect())
        }
        What::Enabled { before, after, .. } => {
            (String::new(), vec![Line { key: "enabled".into(), before: before.map(word), after: word(*after) }])
        }
    };
    let row = |line: Line| {
        vec![
            clock::date_and_clock(entry.at),
            entry.by.clone(),
            kind.clone(),
            entry.place().name.clone(),
            entry.place().id.clone(),
            region.clone(),
            line.key,
            line.before.unwrap_or_default(),
            line.after,
            state.clone(),
            entry.request_id.clone().unwrap_or_default(),
        ]
    };
    lines.into_iter().map(row).collect()
}

/// What was asked of a server, one figure a row.
fn server_lines(deed: &ServerDeed) -> Vec<Line> {
    let line = |key: &str, after: String| Line { key: key.to_owned(), before: None, after };
    match deed {
        ServerDeed::Create { product, months, count, total, order, .. } => vec![
            line("create", product.name.clone()),
            line("months", months.to_string()),
            line("num", count.to_string()),
            line("total", total.clone().unwrap_or_default()),
            line("agent_order_no", order.clone()),
        ],
        ServerDeed::Upgrade { bandwidth, ips, defence, order, .. } => vec![
            line("bandwidth", bandwidth.to_string()),
            line("ipnum", ips.to_string()),
            line("defense", defence.to_string()),
            line("agent_order_no", order.clone()),
        ],
        ServerDeed::Renew { months, ends, order } => vec![
            Line { key: "renew".into(), before: ends.map(engine::date_and_clock), after: months.to_string() },
            line("agent_order_no", order.clone()),
        ],
        ServerDeed::Downgrade { at, bandwidth, ips, defence, .. } => vec![
            line("degrade", engine::date_and_clock(*at)),
            line("bandwidth", bandwidth.to_string()),
            line("ipnum", ips.to_string()),
            line("defense", defence.to_string()),
        ],
        ServerDeed::CancelDowngrade { booking } => vec![line("degrade_cancel", booking.clone())],
        ServerDeed::Reinstall { system, before } => {
            vec![Line { key: "install".into(), before: Some(before.clone()), after: system.name.clone() }]
        }
        ServerDeed::Start => vec![line("start", String::new())],
        ServerDeed::Stop => vec![line("stop", String::new())],
        ServerDeed::Restart => vec![line("restart", String::new())],
        ServerDeed::SetPassword => vec![line("setpass", String::new())],
        ServerDeed::Refund => vec![line("refund", String::new())],
    }
}
