//! Amounts in fen, and what things cost (baremetal.md §7; where that is silent, our own way).

use super::catalogue::{Line, Product};
use super::clock::DAY;

/// What upgrades of a machine cost more each month, in fen.
pub struct Added {
    /// M of bandwidth.
    pub bandwidth: i64,
    /// IP addresses that are paid for.
    pub addresses: i64,
    /// G of defence.
    pub defense: i64,
}

impl Added {
    /// In fen a month.
    pub fn monthly(&self, line: &Line) -> i64 {
        self.bandwidth * line.bandwidth_fen + self.addresses * line.ip_fen + self.defense * line.defense_fen
    }
}

/// IP addresses beyond the free ones.
pub fn billable(line: &Line, upgraded: i64) -> i64 {
    (upgraded - line.ip_free).max(0)
}

/// Fen as a text of yuan with two decimals.
pub fn yuan(fen: i64) -> String {
    format!("{}{}.{:02}", if fen < 0 { "-" } else { "" }, fen.abs() / 100, fen.abs() % 100)
}

/// The factor of a duration, ×10,000: the discount of the full years that were bought.
fn factor(line: &Line, months: i64) -> i64 {
    let [one, two, three] = line.discounts;
    match months {
        36.. => three,
        24.. => two,
        12.. => one,
        _ => 10_000,
    }
}

/// A monthly amount over a duration, rounded half up once.
fn over(line: &Line, monthly: i64, months: i64) -> i64 {
    (monthly * months * factor(line, months) + 5_000) / 10_000
}

/// One machine for so many months.
pub fn order(line: &Line, product: &Product, months: i64) -> i64 {
    over(line, product.price_fen, months)
}

/// A machine with its upgrades for so many months more.
pub fn renewal(line: &Line, product: &Product, added: &Added, months: i64) -> i64 {
    over(line, product.price_fen + added.monthly(line), months)
}

/// An upgrade until the machine's end: every day that has begun is a thirtieth of the month.
pub fn upgrade(line: &Line, added: &Added, left_seconds: i64) -> i64 {
    let days = (left_seconds.max(0) + DAY - 1) / DAY;
    (added.monthly(line) * days + 15) / 30
}
