//! What is offered (contract `baremetal.md` §4.1 to §4.5): zones hold lines, a line offers products and says its limits and
//! prices, systems can be installed on them. What a vendor did not say, or said unreadably, is `None`, never 0.
use crate::domain::money::{Factor, Money};

/// A place where servers stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its id.
    pub guid: String,
    /// Its name.
    pub name: String,
    /// The longest a server may be used, in years; `None` = no limit said.
    pub max_years: Option<u32>,
    /// Whether buyers must say who they are.
    pub identity_required: Option<bool>,
    /// Whether domains must be submitted for a white list.
    pub white_list_required: Option<bool>,
    /// Whether ICP filing is supported.
    pub icp: Option<bool>,
}

/// Whether an entry of the catalogue is on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is shown.
    Shown,
    /// It is hidden, or disabled.
    Hidden,
    /// It is gone.
    Deleted,
    /// Something the contract does not know, as it came; never offered.
    Other(String),
}

/// How addresses are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IpKind {
    /// One by one.
    Single,
    /// As a block, of which three addresses cannot be used (network, gateway, broadcast).
    Subnet,
}

/// A network line of a zone, with its limits and prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub guid: String,
    /// The zone it is in (the vendor calls it `line_guid`).
    pub zone_guid: String,
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub description: Option<String>,
    /// Whether it is on offer.
    pub standing: Standing,
    /// Its place among the lines, ascending.
    pub sort: Option<i64>,
    /// Whether servers can be bought.
    pub buy_open: Option<bool>,
    /// Whether servers can be renewed.
    pub renew_open: Option<bool>,
    /// Whether servers can be upgraded.
    pub upgrade_open: Option<bool>,
    /// Whether defence can be added.
    pub defence_open: Option<bool>,
    /// Whether downgrades can be booked.
    pub downgrade_open: Option<bool>,
    /// The default distance of a booked downgrade, in days.
    pub downgrade_days: Option<u32>,
    /// The most servers of one order.
    pub max_per_order: Option<u32>,
    /// The longest service life, in years; 0 and `None` = no limit said.
    pub life_years: Option<u32>,
    /// The terms on offer, in months, as the vendor orders them.
    pub months: Vec<u32>,
    /// The factors of a full year, two and three; `None` = not readable, taken for full price with a warning.
    pub discounts: [Option<Factor>; 3],
    /// Yuan for one Mbit/s a month.
    pub bandwidth_price: Option<Money>,
    /// The most bandwidth of a server in Mbit/s.
    pub bandwidth_max: Option<u32>,
    /// Yuan for one address a month.
    pub ip_price: Option<Money>,
    /// The most addresses of a server.
    pub ip_max: Option<u32>,
    /// Addresses that cost nothing.
    pub ip_free: Option<u32>,
    /// In which numbers addresses are added; the vendor's empty list is `[1]`.
    pub ip_counts: Vec<u32>,
    /// In which ways addresses are added.
    pub ip_kinds: Vec<IpKind>,
    /// Yuan for one Gbit/s of defence a month.
    pub defence_price: Option<Money>,
    /// The most defence of a server in Gbit/s.
    pub defence_max: Option<u32>,
    /// The step in which defence is added, in Gbit/s; 0 and `None` = 1.
    pub defence_step: Option<u32>,
    /// The least bandwidth for each address, in thousandths of a Mbit/s; 0 = no such rule, `None` = not readable.
    pub ratio: Option<u32>,
    /// Days a server is kept after its term.
    pub retention_days: Option<u32>,
    /// Hours after its term until a server is released.
    pub release_hours: Option<u32>,
}

/// A machine that a line offers: hardware and what is included, at a monthly price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub guid: String,
    /// The line that offers it.
    pub line_guid: String,
    /// Its name, free text.
    pub name: String,
    /// What is said of it.
    pub description: Option<String>,
    /// Whether it is on offer.
    pub standing: Standing,
    /// Its place among the products of its line, ascending.
    pub sort: Option<i64>,
    /// Whether the vendor recommends it.
    pub recommended: bool,
    /// Its hardware.
    pub hardware: Hardware,
    /// Addresses that are included.
    pub ips: Option<u32>,
    /// Mbit/s that are included.
    pub bandwidth: Option<u32>,
    /// Gbit/s of defence that are included.
    pub defence: Option<u32>,
    /// The first partition's usual size in GB.
    pub partition_gb: Option<u32>,
    /// Whether the first partition's size may be chosen.
    pub may_partition: Option<bool>,
    /// Yuan a month.
    pub price: Option<Money>,
    /// The upstream supplier's price a month; shown as a note, never counted.
    pub upstream_price: Option<Money>,
    /// Whether it is sold from stock (`true`) or made ready by hand after the order; the stock itself is never said.
    pub from_stock: Option<bool>,
}

/// Hardware as the vendor describes it. Figures that contradict one another (more memory than the most) are shown as given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hardware {
    /// The processor's model.
    pub cpu: String,
    /// All cores.
    pub cores: Option<u32>,
    /// How many processors.
    pub cpus: Option<u32>,
    /// The memory's model.
    pub memory: String,
    /// Memory in GB.
    pub memory_gb: Option<u32>,
    /// One disk's id for each disk; the same model twice is there twice.
    pub disks: Vec<String>,
    /// The most disks.
    pub max_disks: Option<u32>,
    /// The main board's model.
    pub board: String,
    /// RAID, in the vendor's words.
    pub raid: String,
    /// Height in rack units.
    pub units: Option<u32>,
}

/// A model of disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// Its id.
    pub guid: String,
    /// SSD, HDD, SATA, SAS …; the vendor's misspelling HHD is HDD.
    pub kind: String,
    /// Size in GB.
    pub size_gb: Option<u32>,
    /// Whether it is on offer.
    pub standing: Standing,
}

/// An operating system that can be installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Its id.
    pub guid: String,
    /// The family it belongs to.
    pub family: String,
    /// Its name.
    pub name: String,
    /// The user to sign in with (`root`, `administrator`).
    pub login: String,
    /// The port to sign in at.
    pub port: Option<u32>,
    /// The fewest cores it needs; 0 = none said.
    pub min_cores: Option<u32>,
    /// The least memory it needs, in GB \[I\]; 0 = none said.
    pub min_memory_gb: Option<u32>,
    /// The room it needs on the first partition, in GB \[I\].
    pub disk_gb: Option<u32>,
    /// Whether it can be chosen when a server is bought.
    pub for_create: bool,
    /// Whether it can be chosen when a server is reinstalled.
    pub for_install: bool,
    /// Whether it runs on bare metal.
    pub for_bare_metal: bool,
    /// The lines that offer it; empty = not said.
    pub lines: Vec<String>,
}

/// All that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    /// The zones.
    pub zones: Vec<Zone>,
    /// The lines of all zones.
    pub lines: Vec<Line>,
    /// The products of all lines.
    pub products: Vec<Product>,
    /// The disks that products name.
    pub disks: Vec<Disk>,
    /// The systems.
    pub systems: Vec<System>,
}

impl Catalogue {
    /// The zone of an id.
    #[must_use]
    pub fn zone(&self, guid: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.guid == guid)
    }

    /// The line of an id.
    #[must_use]
    pub fn line(&self, guid: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.guid == guid)
    }

    /// The product of an id.
    #[must_use]
    pub fn product(&self, guid: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.guid == guid)
    }

    /// The disk of an id.
    #[must_use]
    pub fn disk(&self, guid: &str) -> Option<&Disk> {
        self.disks.iter().find(|disk| disk.guid == guid)
    }

    /// The system of an id.
    #[must_use]
    pub fn system(&self, guid: &str) -> Option<&System> {
        self.systems.iter().find(|system| system.guid == guid)
    }
}
