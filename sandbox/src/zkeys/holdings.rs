//! What belongs to a machine: addresses, upgrades, and reservations of downgrades.

use std::collections::HashMap;

use rusqlite::{Connection, Params, Row, params};

use super::catalogue::Product;
use super::servers::Server;

/// An address.
#[derive(Clone)]
pub struct Address {
    pub id: i64,
    pub server: i64,
    pub ip: String,
    pub mask: String,
    pub gateway: String,
    /// ip, gateway, network, broadcast.
    pub net_type: String,
    pub is_default: bool,
    /// 1 in use, −1 released.
    pub status: i64,
    pub created: i64,
    /// The upgrade that brought it.
    pub upgrade: Option<i64>,
}

/// An upgrade.
#[derive(Clone)]
pub struct Upgrade {
    pub id: i64,
    pub server: i64,
    /// bandwidth, defense, ipnum.
    pub kind: String,
    pub nums: i64,
    /// The addresses as a range, or the number again.
    pub value: String,
    /// Of its addresses; empty for the others.
    pub mask: String,
    pub gateway: String,
    pub order_no: String,
    /// 1 effective, 0 void.
    pub status: i64,
    /// The downgrade that ended it.
    pub degrade: Option<i64>,
    pub created: i64,
}

/// A reservation of a downgrade.
#[derive(Clone)]
pub struct Degrade {
    pub id: i64,
    pub guid: i64,
    pub server: i64,
    /// bandwidth, defense, ip.
    pub item: String,
    /// 0 pending, 1 done, −1 cancelled.
    pub status: i64,
    pub reason: String,
    /// When it is carried out.
    pub apply: i64,
    pub created: i64,
    pub finished: Option<i64>,
    pub value: String,
    pub old: Option<String>,
    pub new: String,
    /// The upgrade that it ends.
    pub upgrade: Option<i64>,
}

/// What some machines have, by their ids.
#[derive(Default)]
pub struct Holdings {
    addresses: HashMap<i64, Vec<Address>>,
    upgrades: HashMap<i64, Vec<Upgrade>>,
    degrades: HashMap<i64, Vec<Degrade>>,
}

impl Holdings {
    /// What one machine has.
    pub fn of(db: &Connection, server: &Server) -> rusqlite::Result<Self> {
        Self::read(db, "= ?", [server.id])
    }

    /// What the machines of a page have, which is [`super::servers::page`]: a member's, one after the other by their guids.
    pub fn of_page(db: &Connection, member: i64, page: &[Server]) -> rusqlite::Result<Self> {
        let (Some(first), Some(last)) = (page.first(), page.last()) else { return Ok(Self::default()) };
        let within = "IN (SELECT id FROM zkeys_servers WHERE member = ? AND guid BETWEEN ? AND ?)";
        Self::read(db, within, [member, last.guid, first.guid])
    }

    fn read(db: &Connection, which: &str, with: impl Params + Copy) -> rusqlite::Result<Self> {
        let mut all = Self::default();
        let query = format!(
            "SELECT id, server, ip, mask, gateway, net_type, is_default, status, created, upgrade FROM zkeys_ips
             WHERE server {which} ORDER BY id"
        );
        for address in db.prepare_cached(&query)?.query_map(with, address)? {
            let address = address?;
            all.addresses.entry(address.server).or_default().push(address);
        }
        let query = format!(
            "SELECT id, server, kind, nums, value, mask, gateway, order_no, status, degrade, created
             FROM zkeys_upgrades WHERE server {which} ORDER BY id"
        );
        for upgrade in db.prepare_cached(&query)?.query_map(with, upgrade)? {
            let upgrade = upgrade?;
            all.upgrades.entry(upgrade.server).or_default().push(upgrade);
        }
        let query = format!(
            "SELECT id, guid, server, item, status, reason, apply, created, finished, value, old, new, upgrade
             FROM zkeys_degrades WHERE server {which} ORDER BY id"
        );
        for degrade in db.prepare_cached(&query)?.query_map(with, degrade)? {
            let degrade = degrade?;
            all.degrades.entry(degrade.server).or_default().push(degrade);
        }
        Ok(all)
    }

    /// All addresses of a machine, the default one first.
    pub fn addresses(&self, server: &Server) -> &[Address] {
        self.addresses.get(&server.id).map_or(&[], Vec::as_slice)
    }

    /// All upgrades of a machine, also void ones.
    pub fn upgrades(&self, server: &Server) -> &[Upgrade] {
        self.upgrades.get(&server.id).map_or(&[], Vec::as_slice)
    }

    /// All reservations of a machine.
    pub fn degrades(&self, server: &Server) -> &[Degrade] {
        self.degrades.get(&server.id).map_or(&[], Vec::as_slice)
    }

    /// How much effective upgrades of a kind add up to.
    pub fn upgraded(&self, server: &Server, kind: &str) -> i64 {
        let of = self.upgrades(server).iter().filter(|one| one.status == 1 && one.kind == kind);
        of.map(|one| one.nums).sum()
    }

    /// What a machine has in all.
    pub fn totals(&self, server: &Server, product: &Product) -> Totals {
        Totals {
            bandwidth: product.bandwidth + self.upgraded(server, kind::BANDWIDTH),
            defense: product.defense + self.upgraded(server, kind::DEFENSE),
            addresses: product.addresses + self.upgraded(server, kind::ADDRESSES),
        }
    }

    /// Whether a reservation that is still to come ends an upgrade.
    pub fn is_reserved(&self, server: &Server, upgrade: i64) -> bool {
        self.degrades(server).iter().any(|one| one.status == 0 && one.upgrade == Some(upgrade))
    }
}

/// The kinds of upgrade.
pub mod kind {
    pub const BANDWIDTH: &str = "bandwidth";
    pub const DEFENSE: &str = "defense";
    pub const ADDRESSES: &str = "ipnum";
}

/// Included and upgraded together: M, G, addresses.
#[derive(Clone, Copy, Debug)]
pub struct Totals {
    pub bandwidth: i64,
    pub defense: i64,
    pub addresses: i64,
}

/// Stores an address and gives its id.
pub fn add_address(db: &Connection, new: &Address) -> rusqlite::Result<i64> {
    db.prepare_cached(
        "INSERT INTO zkeys_ips (server, ip, mask, gateway, net_type, is_default, status, created, upgrade)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .insert(params![
        new.server,
        new.ip,
        new.mask,
        new.gateway,
        new.net_type,
        new.is_default,
        new.status,
        new.created,
        new.upgrade
    ])
}

/// Stores an upgrade and gives its id.
pub fn add_upgrade(db: &Connection, new: &Upgrade) -> rusqlite::Result<i64> {
    db.prepare_cached(
        "INSERT INTO zkeys_upgrades (server, kind, nums, value, mask, gateway, order_no, status, degrade, created)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .insert(params![
        new.server,
        new.kind,
        new.nums,
        new.value,
        new.mask,
        new.gateway,
        new.order_no,
        new.status,
        new.degrade,
        new.created
    ])
}

/// Stores a reservation; id 0 = the next one.
pub fn add_degrade(db: &Connection, new: &Degrade) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO zkeys_degrades VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?.execute(
        params![
            (new.id > 0).then_some(new.id),
            new.guid,
            new.server,
            new.item,
            new.status,
            new.reason,
            new.apply,
            new.created,
            new.finished,
            new.value,
            new.old,
            new.new,
            new.upgrade
        ],
    )?;
    Ok(())
}

fn address(row: &Row) -> rusqlite::Result<Address> {
    Ok(Address {
        id: row.get(0)?,
        server: row.get(1)?,
        ip: row.get(2)?,
        mask: row.get(3)?,
        gateway: row.get(4)?,
        net_type: row.get(5)?,
        is_default: row.get(6)?,
        status: row.get(7)?,
        created: row.get(8)?,
        upgrade: row.get(9)?,
    })
}

fn upgrade(row: &Row) -> rusqlite::Result<Upgrade> {
    Ok(Upgrade {
        id: row.get(0)?,
        server: row.get(1)?,
        kind: row.get(2)?,
        nums: row.get(3)?,
        value: row.get(4)?,
        mask: row.get(5)?,
        gateway: row.get(6)?,
        order_no: row.get(7)?,
        status: row.get(8)?,
        degrade: row.get(9)?,
        created: row.get(10)?,
    })
}

fn degrade(row: &Row) -> rusqlite::Result<Degrade> {
    Ok(Degrade {
        id: row.get(0)?,
        guid: row.get(1)?,
        server: row.get(2)?,
        item: row.get(3)?,
        status: row.get(4)?,
        reason: row.get(5)?,
        apply: row.get(6)?,
        created: row.get(7)?,
        finished: row.get(8)?,
        value: row.get(9)?,
        old: row.get(10)?,
        new: row.get(11)?,
        upgrade: row.get(12)?,
    })
}
