//! Words of looking for a machine: filters, orders, ways to show what is there.

use super::failure::Phrase;

/// Words of looking for a machine.
#[derive(Debug)]
pub struct BrowseWords {
    /// Names the switch between table and cards.
    pub shown_as: &'static str,
    /// A way to show machines.
    pub as_table: &'static str,
    /// A way to show machines.
    pub as_cards: &'static str,
    /// Names a filter.
    pub filter: &'static str,
    /// Names a filter.
    pub least_cores: &'static str,
    /// Names a filter.
    pub least_memory: &'static str,
    /// Names a filter.
    pub most_price: &'static str,
    /// Names a filter.
    pub least_defence: &'static str,
    /// Names a filter: disks by kind or model.
    pub disk_kind: &'static str,
    /// Names a filter.
    pub least_disks: &'static str,
    /// Names a filter.
    pub only_stock: &'static str,
    /// No demand on cores.
    pub any_cores: &'static str,
    /// No demand on memory.
    pub any_memory: &'static str,
    /// No demand on the price.
    pub any_price: &'static str,
    /// No demand on defence.
    pub any_defence: &'static str,
    /// No demand on disks.
    pub any_disk: &'static str,
    /// No demand on the number of disks.
    pub any_number: &'static str,
    /// Disks of a kind, whatever model.
    pub of_kind: fn(&str) -> String,
    /// So many disks.
    pub disks: fn(&str) -> String,
    /// So much defence.
    pub of_defence: fn(&str) -> String,
    /// Nothing matches: what, and what to do.
    pub no_match: Phrase,
    /// Names the choice of an order.
    pub sort: &'static str,
    /// An order.
    pub by_vendor: &'static str,
    /// By something, from the least on.
    pub upwards: fn(&str) -> String,
    /// By something, from the most on.
    pub downwards: fn(&str) -> String,
}

pub(super) const EN: BrowseWords = BrowseWords {
    shown_as: "Show machines as",
    as_table: "Table",
    as_cards: "Cards",
    filter: "Filter machines",
    least_cores: "Cores",
    least_memory: "Memory",
    most_price: "Price a month",
    least_defence: "Defence",
    disk_kind: "Disks",
    least_disks: "Number of disks",
    only_stock: "From stock only",
    any_cores: "Any cores",
    any_memory: "Any memory",
    any_price: "Any price",
    any_defence: "Any defence",
    any_disk: "Any disks",
    any_number: "Any number of disks",
    of_kind: |kind| ["Any ", kind].concat(),
    disks: |number| [number, if number == "1" { " disk" } else { " disks" }].concat(),
    of_defence: |figure| [figure, " Gbit/s defence"].concat(),
    no_match: ("No machine matches", "Clear the filters, or choose another line."),
    sort: "Sort by",
    by_vendor: "Vendor's order",
    upwards: |what| [what, ", ascending"].concat(),
    downwards: |what| [what, ", descending"].concat(),
};

pub(super) const ZH: BrowseWords = BrowseWords {
    shown_as: "机型显示方式",
    as_table: "表格",
    as_cards: "卡片",
    filter: "筛选机型",
    least_cores: "核数",
    least_memory: "内存",
    most_price: "月价",
    least_defence: "防御",
    disk_kind: "硬盘",
    least_disks: "硬盘数量",
    only_stock: "仅看现货",
    any_cores: "核数不限",
    any_memory: "内存不限",
    any_price: "价格不限",
    any_defence: "防御不限",
    any_disk: "硬盘不限",
    any_number: "硬盘数量不限",
    of_kind: |kind| ["任意 ", kind].concat(),
    disks: |number| [number, " 块硬盘"].concat(),
    of_defence: |figure| [figure, " Gbps 防御"].concat(),
    no_match: ("没有匹配的机型", "请清除筛选，或选择其他线路。"),
    sort: "排序",
    by_vendor: "供应商顺序",
    upwards: |what| [what, "升序"].concat(),
    downwards: |what| [what, "降序"].concat(),
};
