//! Lines (baremetal.md §4.2): where a machine stands on the network, and what may be done there.

use serde_json::{Value, json};

use super::flag;
use crate::zkeys::money::yuan;

/// A line.
pub struct Line {
    id: i64,
    pub guid: i64,
    /// Guid of its zone.
    pub zone: i64,
    name: &'static str,
    code: Option<&'static str>,
    description: Option<&'static str>,
    /// 1 shown, 0 hidden, −1 deleted.
    pub status: i64,
    pub sells: bool,
    pub renews: bool,
    pub upgrades: bool,
    pub upgrades_defense: bool,
    pub most_per_order: i64,
    dns: Option<&'static str>,
    sort: i64,
    /// Longest service life; 0 = no end.
    pub life_years: i64,
    /// A month of 1 M, in fen.
    pub bandwidth_fen: i64,
    pub bandwidth_most: i64,
    pub ip_most: i64,
    pub ip_free: i64,
    /// A month of an address, in fen.
    pub ip_fen: i64,
    /// The numbers of addresses that may be bought; empty = 1.
    pub ip_counts: &'static str,
    /// A month of 1 G, in fen.
    pub defense_fen: i64,
    pub defense_most: i64,
    pub defense_step: i64,
    pub months: &'static str,
    /// 1 single addresses, 2 subnets.
    pub ip_types: &'static str,
    vnc: &'static str,
    /// Days a machine is kept after its end.
    pub retention_days: i64,
    /// Hours after its end until it is released, as the line says it; 0 = it says nothing.
    release_hours: i64,
    /// Factors of one, two and three full years, ×10,000.
    pub discounts: [i64; 3],
    /// Total bandwidth per address that must be kept, ×1,000; 0 = no rule.
    pub ratio: i64,
    pub reserves: bool,
    reserve_days: i64,
}

/// The line of the vendor's sample.
const SAMPLE: Line = Line {
    id: 1,
    guid: 1_665_907_446_560_259,
    zone: SHENZHEN,
    name: "裸4.0ZH-裸4.0ZH",
    code: None,
    description: None,
    status: 1,
    sells: true,
    renews: true,
    upgrades: true,
    upgrades_defense: true,
    most_per_order: 10,
    dns: None,
    sort: 17,
    life_years: 3,
    bandwidth_fen: 1000,
    bandwidth_most: 300,
    ip_most: 200,
    ip_free: 0,
    ip_fen: 1000,
    ip_counts: "1,8,16,32,64,128,256",
    defense_fen: 1000,
    defense_most: 300,
    defense_step: 5,
    months: "1,2,3,4,5,6,12,24,36",
    ip_types: "1,2",
    vnc: "0",
    retention_days: 1,
    release_hours: 0,
    discounts: [10_000; 3],
    ratio: 500,
    reserves: true,
    reserve_days: 15,
};

const SHENZHEN: i64 = 1_665_906_481_931_673;
const INNER_MONGOLIA: i64 = 1_650_521_653_823_448;
const HYPER_V: i64 = 1_625_139_389_577_044;

/// All lines, also hidden and deleted ones.
pub const LINES: [Line; 10] = [
    SAMPLE,
    Line {
        id: 2,
        guid: 1_683_665_299_911_682,
        zone: INNER_MONGOLIA,
        name: "内蒙BGP多线",
        code: Some("nm-bgp"),
        description: Some("三网直连，适合面向全国的网站与接口服务"),
        sort: 1,
        life_years: 5,
        bandwidth_fen: 2500,
        bandwidth_most: 500,
        ip_fen: 3000,
        retention_days: 7,
        release_hours: 168,
        discounts: [8_500, 8_000, 7_500],
        reserve_days: 30,
        ..SAMPLE
    },
    Line {
        id: 3,
        guid: 1_683_665_412_007_315,
        zone: INNER_MONGOLIA,
        name: "内蒙电信单线",
        code: Some("nm-ct"),
        sort: 2,
        bandwidth_fen: 800,
        bandwidth_most: 1000,
        ip_counts: "1,2,3,4,5",
        ip_most: 16,
        ip_types: "1",
        months: "1,3,6,12",
        vnc: "2",
        retention_days: 3,
        discounts: [9_000, 8_500, 8_000],
        ratio: 0,
        reserves: false,
        ..SAMPLE
    },
    Line {
        id: 4,
        guid: 1_684_120_078_330_951,
        zone: SHENZHEN,
        name: "深圳高防电信",
        code: Some("sz-ddos"),
        description: Some("单机防御最高600G"),
        sort: 3,
        bandwidth_fen: 3000,
        defense_fen: 2000,
        defense_most: 600,
        defense_step: 10,
        ip_free: 1,
        ip_types: "1,2",
        retention_days: 3,
        ratio: 0,
        ..SAMPLE
    },
    Line {
        id: 5,
        guid: 1_684_120_290_518_470,
        zone: HYPER_V,
        name: "Hyper-V 联通",
        sort: 4,
        upgrades: false,
        dns: Some("8.8.8.8"),
        life_years: 0,
        vnc: "1",
        ..SAMPLE
    },
    Line {
        id: 6,
        guid: 1_686_201_733_904_126,
        zone: SHENZHEN,
        name: "深圳三线",
        sort: 5,
        upgrades_defense: false,
        life_years: 2,
        ip_counts: "",
        retention_days: 3,
        discounts: [8_500, 8_000, 7_500],
        ..SAMPLE
    },
    Line {
        id: 7,
        guid: 1_688_455_001_276_643,
        zone: SHENZHEN,
        name: "华南双线（停售）",
        sort: 6,
        sells: false,
        retention_days: 2,
        ..SAMPLE
    },
    Line {
        id: 8, guid: 1_690_011_524_861_209, zone: HYPER_V, name: "隐藏测试线路", sort: 90, status: 0, ..SAMPLE
    },
    Line {
        id: 9,
        guid: 1_612_400_870_115_538,
        zone: HYPER_V,
        name: "老机房（已下线）",
        sort: 99,
        status: -1,
        sells: false,
        renews: false,
        upgrades: false,
        ..SAMPLE
    },
    Line {
        id: 10,
        guid: 1_693_300_645_720_884,
        zone: INNER_MONGOLIA,
        name: "内蒙移动（机房搬迁）",
        sort: 7,
        renews: false,
        bandwidth_fen: 600,
        months: "1,2,3",
        retention_days: 3,
        ..SAMPLE
    },
];

/// Whether a comma list has a number.
fn lists(list: &str, number: i64) -> bool {
    list.split(',').any(|one| one.trim().parse() == Ok(number))
}

impl Line {
    /// A short name for racks.
    pub fn code(&self) -> &'static str {
        self.code.unwrap_or("zhzy")
    }

    /// Whether so many months can be bought at once.
    pub fn offers(&self, months: i64) -> bool {
        lists(self.months, months)
    }

    /// Whether so many addresses can be bought at once.
    pub fn offers_addresses(&self, count: i64) -> bool {
        lists(if self.ip_counts.is_empty() { "1" } else { self.ip_counts }, count)
    }

    /// Whether addresses of a kind can be bought.
    pub fn offers_type(&self, ip_type: i64) -> bool {
        lists(self.ip_types, ip_type)
    }

    /// As `sync_line` shows it.
    pub fn shown(&self) -> Value {
        let guid = self.guid.to_string();
        let factor = |n: usize| yuan(self.discounts.get(n).map_or(100, |factor| factor / 100));
        let mut first = json!({
            "id": self.id.to_string(), "line_type": "local", "guid": guid, "api_guid": guid,
            "line_guid": self.zone.to_string(), "type_guid": "0", "status": self.status.to_string(),
            "name": self.name, "code": self.code, "descript": self.description, "intro_url": "",
            "buy_status": flag(self.sells), "renew_status": flag(self.renews),
            "upgrade_status": flag(self.upgrades), "defense_status": flag(self.upgrades_defense),
            "buy_order_max_num": self.most_per_order.to_string(), "auto_user_dns": self.dns,
            "sort_id": self.sort.to_string(), "life_time": self.life_years.to_string(),
            "bandwidth_share_size": "0", "bandwidth_share_price": "0.00", "bandwidth_price_api": "0.00",
            "bandwidth_price": yuan(self.bandwidth_fen), "bandwidth_max_size": self.bandwidth_most.to_string(),
        });
        let second = json!({
            "ip_min_size": "0", "ip_max_size": self.ip_most.to_string(), "ip_free_size": self.ip_free.to_string(),
            "ip_price": yuan(self.ip_fen), "ip_price_api": "0.00", "ip_num_list": self.ip_counts,
            "defense_price_api": "0.00", "defense_price": yuan(self.defense_fen),
            "defense_max_size": self.defense_most.to_string(), "defense_num_list": null,
            "defense_step": self.defense_step.to_string(), "release_hour": self.release_hours.to_string(), "months": self.months,
            "ipmi_server_id": "0", "idc_line_id": "0", "move_status": "0", "ip_upgrade_type": self.ip_types,
            "user_vnc": self.vnc, "retention_days": self.retention_days.to_string(),
            "bandwidth_in_type": "1", "bandwidth_in_value": "0",
            "discount1": factor(0), "discount2": factor(1), "discount3": factor(2), "line_auth": "0",
            "ip_bandwidth_rate": format!("{}.{:03}", self.ratio / 1000, self.ratio % 1000),
            "reservation_degrade_status": flag(self.reserves),
            "reservation_degrade_valid_limit": self.reserve_days.to_string(),
        });
        if let (Some(first), Value::Object(second)) = (first.as_object_mut(), second) {
            first.extend(second);
        }
        first
    }
}
