//! The machine of the vendor's samples, and the few of another member.

use rusqlite::Connection;

use super::{SAMPLE, upgrade_of};
use crate::zkeys::addresses;
use crate::zkeys::catalogue::{self, SAMPLE_PRODUCT, SAMPLE_SYSTEM};
use crate::zkeys::clock::{self, DAY};
use crate::zkeys::holdings::{Address, Degrade, Upgrade, add_address, add_degrade, add_upgrade, kind};
use crate::zkeys::servers::{self, Server, act, order, run};

const LINE: i64 = 1_665_907_446_560_259;

/// As printed, but with its times moved to now. It keeps its oddities: its reservation is about bandwidth that no upgrade
/// brought, and its subnet is not among its addresses.
pub fn seed(db: &Connection, now: i64, password: &str) -> rusqlite::Result<()> {
    let bought = now - DAY;
    let server = Server { bought, started: bought, ends: clock::months_later(bought, 1), ..sample() };
    servers::insert(db, &server, password, None)?;
    let address = Address {
        id: 0,
        server: server.id,
        ip: "192.168.12.48".into(),
        mask: "255.255.255.0".into(),
        gateway: "192.168.12.254".into(),
        net_type: "ip".into(),
        is_default: true,
        status: 1,
        created: bought,
        upgrade: None,
    };
    add_address(db, &address)?;
    let upgrade = Upgrade {
        value: "114.114.8.16-23".into(),
        mask: "255.255.255.248".into(),
        gateway: "114.114.8.17".into(),
        order_no: "160682598814128134".into(),
        ..upgrade_of(&server, kind::ADDRESSES, 8, bought + 64_151)
    };
    add_upgrade(db, &upgrade)?;
    let reservation = Degrade {
        id: 122,
        guid: 1_708_398_791_975_293,
        server: server.id,
        item: "bandwidth".into(),
        status: 0,
        reason: "预约降配带宽".into(),
        apply: now + 15 * DAY,
        created: bought + 65_387,
        finished: None,
        value: "1".into(),
        old: Some("6".into()),
        new: "5".into(),
        upgrade: None,
    };
    add_degrade(db, &reservation)
}

fn sample() -> Server {
    Server {
        id: 1029,
        guid: SAMPLE,
        member: 1_100_134,
        client: 1_601_638,
        product: SAMPLE_PRODUCT,
        line: LINE,
        system: SAMPLE_SYSTEM,
        name: "APIzhzy4.0".into(),
        cabinet: "zhzy_561-2".into(),
        login: "root".into(),
        partition: -1,
        remarks: String::new(),
        bought: 0,
        started: 0,
        ends: 0,
        order: order::NORMAL,
        run: run::RUNNING,
        act: act::NONE,
        extra: serde_json::Map::new(),
    }
}

/// Machines that the first member must never see: one runs, one is off, one runs.
pub fn seed_other_member(db: &Connection, now: i64, password: &str) -> rusqlite::Result<()> {
    for n in 0..3 {
        let (id, bought) = (servers::next_id(db)?, now - (20 + n) * DAY);
        let Some(line) = catalogue::line(LINE) else { return Ok(()) };
        let server = Server {
            id,
            guid: SAMPLE + 1_000_003 * (n + 1),
            member: 1_100_135,
            client: 1_700_001,
            name: format!("APIzhzy4.0-{id}"),
            cabinet: servers::cabinet(line, id),
            bought,
            started: bought,
            ends: clock::months_later(bought, 3),
            run: if n == 1 { run::OFF } else { run::RUNNING },
            ..sample()
        };
        servers::insert(db, &server, password, None)?;
        addresses::give_default(db, id, bought)?;
    }
    Ok(())
}
