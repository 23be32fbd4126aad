//! Everything that the console reads of the engine, to be held against what it reads when a switch is on.
use futures::executor::block_on;
use gantry::domain::server::catalogue::{Disk, Line, Product, System, Zone};
use gantry::domain::server::oddity::Oddities;
use gantry::domain::server::record::{Address, Server};
use gantry::vendors::zkeys::Page;

use super::super::{Desk, SERVER};

/// Everything that can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct All {
    pub zones: Vec<Zone>,
    pub lines: Vec<Line>,
    pub products: Vec<Product>,
    pub disks: Vec<Disk>,
    pub systems: Vec<System>,
    /// Two of thirty machines, and one of the sample machine alone.
    pub pages: [Page; 3],
    /// The sample machine, one with upgrades and bookings, one of which they were carried out, one being made ready.
    pub singles: Vec<Server>,
    pub addresses: Vec<Address>,
    pub odd: Oddities,
}

/// Reads it.
pub fn read(desk: &Desk) -> All {
    let client = desk.client();
    let mut odd = Oddities::default();
    let pages = [(1, 30), (2, 30), (1, 1)].map(|(page, size)| block_on(client.servers(page, size)).unwrap());
    let mut guids = vec![SERVER.to_owned()];
    guids.extend([13, 14, 16].map(|n| (1_708_330_228_791_024_i64 - 600_000_037 * n).to_string()));
    let singles = guids
        .iter()
        .map(|guid| {
            let read = block_on(client.server(guid)).unwrap().expect("there is one");
            odd.extend(read.odd);
            read.value
        })
        .collect();
    macro_rules! all {
        ($list:ident) => {{
            let read = block_on(client.$list()).unwrap();
            odd.extend(read.odd);
            read.value
        }};
    }
    All {
        zones: all!(zones),
        lines: all!(lines),
        products: all!(products),
        disks: all!(disks),
        systems: all!(systems),
        addresses: block_on(client.removable_addresses(SERVER)).unwrap(),
        pages,
        singles,
        odd,
    }
}

/// The same with these switches on, and no others.
pub fn switched(desk: &Desk, names: &[&str]) -> All {
    desk.sandbox.set_zkeys_switches(names).unwrap();
    read(desk)
}

impl All {
    /// With its rows in the order of their ids. This engine writes the keys of an object in alphabetical order, `10` before `2`;
    /// the client keeps the order in which they come.
    pub fn sorted(mut self) -> All {
        self.lines.sort_by(|a, b| a.guid.cmp(&b.guid));
        self.products.sort_by(|a, b| a.guid.cmp(&b.guid));
        self.disks.sort_by(|a, b| a.guid.cmp(&b.guid));
        self.systems.sort_by(|a, b| a.guid.cmp(&b.guid));
        let servers = |servers: &mut Vec<Server>| {
            servers.sort_by(|a, b| a.guid.cmp(&b.guid));
            servers.iter_mut().for_each(|server| server.addresses.sort_by(|a, b| a.ip.cmp(&b.ip)));
        };
        self.pages.iter_mut().for_each(|page| servers(&mut page.servers));
        // Four of them, in the order asked for.
        let singles = self.singles.iter_mut();
        singles.for_each(|server| server.addresses.sort_by(|a, b| a.ip.cmp(&b.ip)));
        for system in &mut self.systems {
            system.lines.sort();
        }
        self
    }

    /// The first difference of each part from another reading: what is here, and what is there.
    pub fn unlike(&self, other: &All) -> impl Iterator<Item = String> {
        fn first<T: std::fmt::Debug + PartialEq>(part: &str, here: &[T], there: &[T]) -> Option<String> {
            let at = (0..here.len().max(there.len())).find(|n| here.get(*n) != there.get(*n))?;
            Some(format!("{part} {at}: {:?} for {:?}", here.get(at), there.get(at)))
        }
        let one = std::slice::from_ref;
        [
            first("zone", &self.zones, &other.zones),
            first("line", &self.lines, &other.lines),
            first("product", &self.products, &other.products),
            first("disk", &self.disks, &other.disks),
            first("system", &self.systems, &other.systems),
            first("page", &self.pages, &other.pages),
            first("single", &self.singles, &other.singles),
            first("address", &self.addresses, &other.addresses),
            first("odd", one(&self.odd), one(&other.odd)),
        ]
        .into_iter()
        .flatten()
    }

    /// All machines, wherever they were read.
    pub fn servers(&mut self) -> impl Iterator<Item = &mut Server> {
        self.pages.iter_mut().flat_map(|page| &mut page.servers).chain(&mut self.singles)
    }
}
