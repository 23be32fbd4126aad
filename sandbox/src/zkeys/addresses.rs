//! Addresses: a default one for every machine, and those that upgrades bring (baremetal.md §5, `upgrade`).

use std::net::Ipv4Addr;

use rusqlite::{Connection, OptionalExtension};

use super::holdings::{Address, add_address};

/// Where in `meta` the next free address of the upgrades is kept.
const KEY: &str = "zkeys_address";

/// The first one: right above the network of the sample machine's block, 114.114.8.16-23.
const FIRST: u32 = 0x7272_0900;

/// Addresses that belong together.
pub struct Block {
    first: u32,
    count: u32,
    is_subnet: bool,
}

/// Takes addresses that nobody has: a subnet begins at a multiple of its size; none crosses a last octet's end.
pub fn take(db: &Connection, count: i64, is_subnet: bool) -> rusqlite::Result<Block> {
    let stored: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = ?", [KEY], |row| row.get(0)).optional()?;
    let free: u32 = stored.and_then(|text| text.parse().ok()).unwrap_or(FIRST);
    let count = u32::try_from(count.clamp(1, 256)).unwrap_or(1);
    let aligned = if is_subnet { free.next_multiple_of(count.next_power_of_two()) } else { free };
    let crosses = aligned % 256 + count > 256;
    let first = if crosses { aligned.next_multiple_of(256) } else { aligned };
    let next = (first + count).to_string();
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [KEY, &next])?;
    Ok(Block { first, count, is_subnet })
}

impl Block {
    /// `114.114.8.16-23`, or the address alone when there is one.
    pub fn range(&self) -> String {
        let first = Ipv4Addr::from(self.first);
        if self.count == 1 { first.to_string() } else { format!("{first}-{}", self.first % 256 + self.count - 1) }
    }

    /// Its network mask; single addresses share a network with others.
    pub fn mask(&self) -> String {
        let size = if self.is_subnet { self.count } else { 256 };
        Ipv4Addr::from(u32::MAX - (size - 1)).to_string()
    }

    /// A subnet's second address; the last but one of the network that single addresses share.
    pub fn gateway(&self) -> String {
        let gateway = if self.is_subnet { self.first + 1 } else { (self.first | 0xff) - 1 };
        Ipv4Addr::from(gateway).to_string()
    }

    /// Its addresses and what each is for.
    fn rows(&self) -> impl Iterator<Item = (String, &'static str)> + '_ {
        (0..self.count).map(|n| {
            let net_type = match n {
                _ if !self.is_subnet => "ip",
                0 => "network",
                1 => "gateway",
                n if n + 1 == self.count => "broadcast",
                _ => "ip",
            };
            (Ipv4Addr::from(self.first + n).to_string(), net_type)
        })
    }

    /// Gives the addresses to a machine; those of the upgrade that brought them.
    pub fn give(&self, db: &Connection, server: i64, upgrade: i64, now: i64) -> rusqlite::Result<Vec<Address>> {
        let give = |(ip, net_type): (String, &str)| {
            let address = Address {
                id: 0,
                server,
                ip,
                mask: self.mask(),
                gateway: self.gateway(),
                net_type: net_type.to_owned(),
                is_default: false,
                status: 1,
                created: now,
                upgrade: Some(upgrade),
            };
            let id = add_address(db, &address)?;
            Ok(Address { id, ..address })
        };
        self.rows().map(give).collect()
    }
}

/// Gives a machine its default address, which follows from its id.
pub fn give_default(db: &Connection, server: i64, now: i64) -> rusqlite::Result<Address> {
    let (host, network) = (server % 250 + 1, server / 250);
    let place = format!("10.{}.{}", 16 + network / 250 % 200, network % 250);
    let address = Address {
        id: 0,
        server,
        ip: format!("{place}.{host}"),
        mask: "255.255.255.0".into(),
        gateway: format!("{place}.254"),
        net_type: "ip".into(),
        is_default: true,
        status: 1,
        created: now,
        upgrade: None,
    };
    let id = add_address(db, &address)?;
    Ok(Address { id, ..address })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subnets_are_aligned_and_nothing_crosses_an_octet() {
        let db = Connection::open_in_memory().unwrap_or_else(|error| panic!("{error}"));
        db.execute_batch("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)").unwrap_or(());
        let range = |count, subnet| take(&db, count, subnet).map(|block| block.range()).unwrap_or_default();
        assert_eq!(range(1, false), "114.114.9.0");
        assert_eq!(range(8, true), "114.114.9.8-15");
        assert_eq!(range(5, false), "114.114.9.16-20");
        assert_eq!(range(256, true), "114.114.10.0-255");
        assert_eq!(range(250, false), "114.114.11.0-249");
        assert_eq!(range(16, false), "114.114.12.0-15");
    }
}
