//! Zones, lines, products, disks and systems (contract `baremetal.md` §4.1 to §4.5).
use crate::domain::moment::Zone as TimeZone;
use crate::domain::money::Money;
use crate::domain::server::catalogue::{Disk, Hardware, IpKind, Line, Product, Standing, System, Zone};
use crate::domain::server::oddity::{Oddities, Oddity};
use crate::vendors::zkeys::row::{Reader, Row, list_of_words, plain, row};
use serde_json::value::RawValue;

/// What every row is read with.
pub struct Way<'o> {
    /// Where the vendor's times are.
    pub zone: TimeZone,
    /// What could not be read.
    pub odd: &'o mut Oddities,
}

impl Way<'_> {
    /// The rows that have an id, each read by `make`; what has none is counted and left out.
    pub fn all<T>(
        &mut self,
        kind: &'static str,
        elements: &[&RawValue],
        make: fn(&mut Reader<'_, '_>, String) -> Option<T>,
    ) -> Vec<T> {
        elements.iter().filter_map(|element| self.one(kind, element, make)).collect()
    }

    /// One row, if it has an id.
    pub fn one<T>(
        &mut self,
        kind: &'static str,
        element: &RawValue,
        make: fn(&mut Reader<'_, '_>, String) -> Option<T>,
    ) -> Option<T> {
        let found = row(element).unwrap_or_default();
        let guid = found.text("guid");
        if guid.is_empty() {
            self.odd.push(|| Oddity::new(kind, "", "guid", element.get()));
            return None;
        }
        make(&mut Reader { row: &found, what: (kind, &guid), zone: self.zone, odd: self.odd }, guid.clone())
    }
}

/// A zone.
pub fn zone(from: &mut Reader<'_, '_>, guid: String) -> Option<Zone> {
    Some(Zone {
        name: named(from.row, &guid),
        guid,
        max_years: from.number("max_year"),
        identity_required: from.flag("identityStatus"),
        white_list_required: from.flag("whiteListStatus"),
        icp: from.flag("icp_status"),
    })
}

/// A line.
pub fn line(from: &mut Reader<'_, '_>, guid: String) -> Option<Line> {
    let mut ip_counts = from.numbers("ip_num_list");
    if ip_counts.is_empty() {
        ip_counts.push(1);
    }
    Some(Line {
        name: named(from.row, &guid),
        guid,
        // The vendor's name is wrong: on a line this is the zone (§6 row 35).
        zone_guid: from.row.text("line_guid"),
        description: from.row.words("descript").map(Into::into),
        standing: standing(from.row),
        sort: from.signed("sort_id"),
        buy_open: from.switch("buy_status"),
        renew_open: from.switch("renew_status"),
        upgrade_open: from.switch("upgrade_status"),
        defence_open: from.switch("defense_status"),
        downgrade_open: from.switch("reservation_degrade_status"),
        downgrade_days: from.number("reservation_degrade_valid_limit"),
        max_per_order: from.number("buy_order_max_num"),
        life_years: from.number("life_time"),
        months: from.numbers("months"),
        discounts: [from.factor("discount1"), from.factor("discount2"), from.factor("discount3")],
        bandwidth_price: from.money("bandwidth_price"),
        bandwidth_max: from.number("bandwidth_max_size"),
        ip_price: from.money("ip_price"),
        ip_max: from.number("ip_max_size"),
        ip_free: from.number("ip_free_size"),
        ip_counts,
        ip_kinds: from.known("ip_upgrade_type", &["1", "2"]).into_iter().map(ip_kind).collect(),
        defence_price: from.money("defense_price"),
        defence_max: from.number("defense_max_size"),
        defence_step: from.number("defense_step"),
        ratio: from.factor("ip_bandwidth_rate").and_then(|rate| u32::try_from(rate.ten_thousandths() / 10).ok()),
        retention_days: from.number("retention_days"),
        release_hours: from.number("release_hour"),
    })
}

fn ip_kind(word: &str) -> IpKind {
    if word == "2" { IpKind::Subnet } else { IpKind::Single }
}

/// A product.
pub fn product(from: &mut Reader<'_, '_>, guid: String) -> Option<Product> {
    Some(Product {
        name: named(from.row, &guid),
        guid,
        line_guid: from.row.text("line_guid"),
        description: from.row.words("description").map(Into::into),
        standing: standing(from.row),
        sort: from.signed("sort_id"),
        recommended: from.flag("recommend_status") == Some(true),
        hardware: hardware(from),
        ips: from.number("ipnum"),
        bandwidth: from.number("bandwidth"),
        defence: from.number("defense"),
        partition_gb: from.number("system_partition_size"),
        may_partition: from.flag("system_partition_support"),
        price: from.money("price"),
        upstream_price: from.money("price_api").or_else(|| second_price(from.row)),
        from_stock: from.flag("stock_type"),
    })
}

/// What the table of products calls `price` a second time is the supplier's (§6 row 17).
fn second_price(row: &Row<'_>) -> Option<Money> {
    Money::parse(&plain(row.all("price").nth(1)?)?)
}

/// The hardware of a product or a server: the same keys.
pub fn hardware(from: &mut Reader<'_, '_>) -> Hardware {
    Hardware {
        cpu: from.row.text("cpu"),
        cores: from.number("cpu_value"),
        cpus: from.number("cpu_num"),
        memory: from.row.text("memory"),
        memory_gb: from.number("memory_num"),
        disks: list_of_words(&from.row.text("harddisk_guid")).map(str::to_owned).collect(),
        max_disks: from.number("harddisk_max_num"),
        board: from.row.text("main_board"),
        raid: from.row.text("raid_tips"),
        units: from.number("size"),
    }
}

/// A disk.
pub fn disk(from: &mut Reader<'_, '_>, guid: String) -> Option<Disk> {
    let kind = from.row.text("type");
    Some(Disk {
        guid,
        kind: if kind == "HHD" { "HDD".to_owned() } else { kind },
        size_gb: from.number("size"),
        standing: standing(from.row),
    })
}

/// A system.
pub fn system(from: &mut Reader<'_, '_>, guid: String) -> Option<System> {
    let kinds = from.known("type", &["create", "install"]);
    let support = from.known("support", &["server", "idc", "baremetal"]);
    let lines = from.row.at("lines");
    Some(System {
        family: from.row.text("class_guid"),
        name: named(from.row, &guid),
        guid,
        login: from.row.text("login_name"),
        port: from.number("port"),
        min_cores: from.number("cpu_limit"),
        min_memory_gb: from.number("ram_limit"),
        disk_gb: from.number("system_harddisk"),
        for_create: kinds.contains(&"create"),
        for_install: kinds.contains(&"install"),
        for_bare_metal: support.contains(&"baremetal"),
        lines: lines.map(line_guids).unwrap_or_default(),
    })
}

/// Line ids in a list, or separated by commas in a text.
fn line_guids(value: &RawValue) -> Vec<String> {
    if let Some(text) = plain(value) {
        return list_of_words(&text).map(str::to_owned).collect();
    }
    let each = super::super::row::elements(value);
    each.into_iter().filter_map(|guid| plain(guid).map(Into::into)).collect()
}

/// A name, or the id where there is none.
fn named(row: &Row<'_>, guid: &str) -> String {
    row.words("name").map_or_else(|| guid.to_owned(), Into::into)
}

/// Whether an entry is on offer. Not said counts as unknown, and unknown is never offered.
fn standing(row: &Row<'_>) -> Standing {
    match row.text("status").as_str() {
        "1" => Standing::Shown,
        "0" => Standing::Hidden,
        "-1" => Standing::Deleted,
        other => Standing::Other(other.to_owned()),
    }
}
