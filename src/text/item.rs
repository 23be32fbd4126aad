//! Names of what quotas count, and how amounts read.

use super::number::number;
use super::words;
use crate::domain::quota::figure::Figure;
use crate::domain::quota::item::{Item, Unit};
use crate::domain::quota::reading::{Cap, Reading};

/// Words about items and amounts.
#[derive(Debug)]
pub struct ItemWords {
    /// The documented items, in the order of `Single`.
    pub items: [&'static str; 19],
    /// The families per volume type, in the order of `Family`.
    pub families: [&'static str; 3],
    /// The products, in the order of `Group`.
    pub groups: [&'static str; 5],
    /// An item of one volume type.
    pub of_type: fn(&str, &str) -> String,
    /// What stands by the name of a volume type.
    pub volume_type: &'static str,
    /// The volume type of items that are not split by type.
    pub all_types: &'static str,
    /// No cap.
    pub unlimited: &'static str,
    /// The server did not say.
    pub not_reported: &'static str,
    /// The server sent something else.
    pub not_a_number: &'static str,
}

/// English.
pub const EN: ItemWords = ItemWords {
    items: [
        "Servers",
        "vCPUs",
        "Memory",
        "Backup capacity",
        "Backups",
        "Networks",
        "Subnets",
        "Public IPs",
        "Routers",
        "Security groups",
        "Security group rules",
        "Ports",
        "Load balancers",
        "Container CPUs",
        "Container instances",
        "Container memory",
        "Container GPUs",
        "Performance storage",
        "Capacity storage",
    ],
    families: ["Volumes", "Volume capacity", "Snapshots"],
    groups: ["Compute", "Storage", "Network", "Secure containers", "Other"],
    of_type: |item, volume_type| format!("{item} ({volume_type})"),
    volume_type: "volume type",
    all_types: "all types",
    unlimited: "Unlimited",
    not_reported: "not reported",
    not_a_number: "unusable value",
};

/// 简体中文.
pub const ZH: ItemWords = ItemWords {
    items: [
        "云主机",
        "vCPU",
        "内存",
        "备份容量",
        "备份",
        "网络",
        "子网",
        "公网 IP",
        "路由器",
        "安全组",
        "安全组规则",
        "虚拟网卡",
        "负载均衡",
        "容器 CPU",
        "容器实例",
        "容器内存",
        "容器 GPU",
        "性能型存储",
        "容量型存储",
    ],
    families: ["云硬盘", "云硬盘容量", "云硬盘快照"],
    groups: ["计算", "存储", "网络", "安全容器", "其他"],
    of_type: |item, volume_type| format!("{item}（{volume_type}）"),
    volume_type: "云硬盘类型",
    all_types: "全部类型",
    unlimited: "不限",
    not_reported: "未报告",
    not_a_number: "无法使用的值",
};

/// An item's name; follows the language.
#[must_use]
pub fn item(item: &Item) -> String {
    let w = &words().item;
    match item {
        Item::Single(single) => w.items.get(*single as usize).copied().unwrap_or_default().to_owned(),
        Item::PerType(family, volume_type) => {
            let family = w.families.get(*family as usize).copied().unwrap_or_default();
            (w.of_type)(family, if volume_type.is_empty() { w.all_types } else { volume_type })
        }
        Item::Unknown(key) => key.to_string(),
    }
}

/// An amount with its unit: `20`, `156.5 GiB`, `10,240 MiB (10 GiB)`.
#[must_use]
pub fn amount(value: f64, unit: Unit) -> String {
    let mut text = number(value);
    match unit {
        Unit::Count => {}
        Unit::Gibibyte => text.push_str(" GiB"),
        Unit::Mebibyte => {
            text.push_str(" MiB");
            if let Some(larger) = in_gibibytes(value) {
                text.push_str(" (");
                text.push_str(&larger);
                text.push(')');
            }
        }
    }
    text
}

/// Mebibytes as gibibytes, from one gibibyte up: `10 GiB`.
#[must_use]
pub fn in_gibibytes(mebibytes: f64) -> Option<String> {
    (mebibytes.abs() >= 1024.0).then(|| [&number(mebibytes / 1024.0), " GiB"].concat())
}

/// A unit's sign; none for pieces.
#[must_use]
pub fn unit(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Count => None,
        Unit::Mebibyte => Some("MiB"),
        Unit::Gibibyte => Some("GiB"),
    }
}

/// A cap in words; follows the language.
#[must_use]
pub fn cap(cap: &Cap, unit: Unit) -> String {
    match cap {
        Cap::Of(figure) => amount(figure.value(), unit),
        Cap::Unlimited => words().item.unlimited.to_owned(),
    }
}

/// What is known of a cap, in words; follows the language.
#[must_use]
pub fn known_cap(reading: &Reading<Cap>, unit: Unit) -> String {
    match reading {
        Reading::Known(known) => cap(known, unit),
        Reading::Missing => words().item.not_reported.to_owned(),
        Reading::Flawed(raw) => [words().item.not_a_number, ": ", raw].concat(),
    }
}

/// What is known of an amount, in words; follows the language.
#[must_use]
pub fn known_amount(reading: &Reading<Figure>, unit: Unit) -> String {
    match reading {
        Reading::Known(figure) => amount(figure.value(), unit),
        Reading::Missing => words().item.not_reported.to_owned(),
        Reading::Flawed(raw) => [words().item.not_a_number, ": ", raw].concat(),
    }
}
