//! What the tests of these rules start from: the vendor's own examples, made consistent (contract `baremetal.md` §4).
use std::sync::Arc;

use super::catalogue::{Catalogue, Disk, Hardware, IpKind, Line, Product, Standing, System, Zone};
use super::record::{Address, Booking, BookingState, Extra, NetType, Server, Upgrade};
use super::state::{ActState, OrderState, RunState};
use super::terms::CLOCK;
use crate::domain::moment::Moment;
use crate::domain::money::{Factor, Money};

/// A time as the vendor writes it.
pub fn at(text: &str) -> Moment {
    Moment::parse_in(text, CLOCK).unwrap()
}

/// An amount in yuan.
pub fn yuan(text: &str) -> Money {
    Money::parse(text).unwrap()
}

pub fn zone() -> Zone {
    Zone {
        guid: "zone".into(),
        name: "深圳一区".into(),
        max_years: Some(3),
        identity_required: Some(false),
        white_list_required: Some(false),
        icp: Some(true),
    }
}

pub fn line() -> Line {
    Line {
        guid: "line".into(),
        zone_guid: "zone".into(),
        name: "BGP".into(),
        description: None,
        standing: Standing::Shown,
        sort: Some(17),
        buy_open: Some(true),
        renew_open: Some(true),
        upgrade_open: Some(true),
        defence_open: Some(true),
        downgrade_open: Some(true),
        downgrade_days: Some(15),
        max_per_order: Some(10),
        life_years: Some(3),
        months: vec![1, 2, 3, 4, 5, 6, 12, 24, 36],
        discounts: [Factor::parse("1.00"), Factor::parse("0.85"), Factor::parse("0.80")],
        bandwidth_price: Some(yuan("10.00")),
        bandwidth_max: Some(300),
        ip_price: Some(yuan("10.00")),
        ip_max: Some(200),
        ip_free: Some(0),
        ip_counts: vec![1, 8, 16, 32, 64, 128, 256],
        ip_kinds: vec![IpKind::Single, IpKind::Subnet],
        defence_price: Some(yuan("10.00")),
        defence_max: Some(300),
        defence_step: Some(5),
        ratio: Some(500),
        retention_days: Some(1),
        release_hours: Some(0),
    }
}

pub fn hardware() -> Hardware {
    Hardware {
        cpu: "E5".into(),
        cores: Some(4),
        cpus: Some(8),
        memory: "DDR4".into(),
        memory_gb: Some(64),
        disks: vec!["disk".into(), "disk".into()],
        max_disks: Some(3),
        board: "X10".into(),
        raid: "支持".into(),
        units: Some(2),
    }
}

pub fn product() -> Product {
    Product {
        guid: "product".into(),
        line_guid: "line".into(),
        name: "zhzy4.0".into(),
        description: None,
        standing: Standing::Shown,
        sort: Some(26),
        recommended: true,
        hardware: hardware(),
        ips: Some(1),
        bandwidth: Some(5),
        defence: Some(5),
        partition_gb: Some(50),
        may_partition: Some(true),
        price: Some(yuan("500.00")),
        upstream_price: Some(Money::ZERO),
        from_stock: Some(true),
    }
}

pub fn system() -> System {
    System {
        guid: "system".into(),
        family: "linux".into(),
        name: "CentOS 6.8 64位".into(),
        login: "root".into(),
        port: Some(22),
        min_cores: Some(0),
        min_memory_gb: Some(0),
        disk_gb: Some(30),
        for_create: true,
        for_install: true,
        for_bare_metal: true,
        lines: vec!["line".into()],
    }
}

pub fn catalogue() -> Catalogue {
    Catalogue {
        zones: vec![zone()],
        lines: vec![line()],
        products: vec![product()],
        disks: vec![Disk { guid: "disk".into(), kind: "SSD".into(), size_gb: Some(480), standing: Standing::Shown }],
        systems: vec![system()],
    }
}

pub fn address(ip: &str, main: bool) -> Address {
    Address {
        ip: ip.into(),
        active: Some(true),
        mask: "255.255.255.248".into(),
        gateway: "114.114.8.17".into(),
        count: None,
        main,
        net: NetType::Host,
        created: None,
    }
}

/// A server that runs, paid from 18 August 2021 to 17 September.
pub fn server() -> Server {
    Server {
        guid: "1708330228791024".into(),
        product_guid: "product".into(),
        line_guid: "line".into(),
        system_guid: "system".into(),
        name: Some("zhzy4.0".into()),
        cabinet: "A1".into(),
        hardware: Arc::new(hardware()),
        base_bandwidth: Some(5),
        base_defence: Some(5),
        base_ips: Some(1),
        login: "root".into(),
        remarks: None,
        bought: Some(at("2021-08-17 16:57:43")),
        started: Some(at("2021-08-17 16:57:43")),
        ends: Some(at("2021-09-17 16:57:43")),
        order: OrderState::Normal,
        run: RunState::Running,
        act: ActState::Idle,
        addresses: vec![address("114.114.7.9", true)],
        upgrades: Vec::new(),
        bookings: Vec::new(),
        client: None,
        order_only: None,
    }
}

/// An upgrade in effect that no booking ends.
pub fn upgrade(extra: Extra, amount: u32) -> Upgrade {
    let value = amount.to_string();
    Upgrade { extra, amount: Some(amount), value, active: Some(true), downgrade_guid: None, order: None, created: None }
}

/// A pending booking for 2 September 2021.
pub fn booking(extra: Extra, value: &str, before: Option<u32>, after: Option<u32>) -> Booking {
    Booking {
        guid: "booking".into(),
        extra,
        state: BookingState::Pending,
        reason: "预约降配".into(),
        at: Some(at("2021-09-02 11:03:00")),
        created: Some(at("2021-08-18 11:07:30")),
        finished: None,
        value: value.into(),
        before,
        after,
    }
}
