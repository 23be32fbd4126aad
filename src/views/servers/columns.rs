//! The columns of the list: what each shows, how it sorts, which are shown.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use leptos::prelude::*;

use super::said;
use crate::domain::moment::Moment;
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::record::Extra;
use crate::domain::server::record::Server;
use crate::domain::server::state::{ActState, OrderState, RunState};
use crate::domain::server::totals::{Total, total};
use crate::domain::table::index::Keys;
use crate::domain::table::letters::small;
use crate::text::{self, Pick, t};
use crate::ui::erased::follow;
use crate::ui::table;
use crate::views::{address, clock};

/// A column beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Guid,
    Ip,
    Line,
    Cpu,
    Cores,
    Memory,
    Disks,
    Bandwidth,
    Ips,
    Defence,
    Run,
    Order,
    Ends,
    Left,
    Bought,
    System,
    Product,
    Cabinet,
    Remarks,
}

use Column::*;

/// All, in the order of the table.
pub const ALL: [Column; 19] = [
    Guid, Ip, Line, Cpu, Cores, Memory, Disks, Bandwidth, Ips, Defence, Run, Order, Ends, Left, Bought, System,
    Product, Cabinet, Remarks,
];
/// Those that are shown as long as the address does not say which.
const USUAL: [Column; 9] = [Ip, Line, Cpu, Memory, Bandwidth, Run, Order, Ends, Left];

/// Names by ids, of what is offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    lines: BTreeMap<String, String>,
    systems: BTreeMap<String, String>,
    products: BTreeMap<String, String>,
    disks: BTreeMap<String, (String, Option<u32>)>,
}

impl Names {
    /// The names in a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let mut names = Self::default();
        for line in &catalogue.lines {
            names.lines.insert(line.guid.clone(), line.name.clone());
        }
        for system in &catalogue.systems {
            names.systems.insert(system.guid.clone(), system.name.clone());
        }
        for product in &catalogue.products {
            names.products.insert(product.guid.clone(), product.name.clone());
        }
        for disk in &catalogue.disks {
            names.disks.insert(disk.guid.clone(), (disk.kind.clone(), disk.size_gb));
        }
        names
    }

    /// A line by its name, else by its id.
    pub fn line<'a>(&'a self, guid: &'a str) -> &'a str {
        self.lines.get(guid).map_or(guid, |name| name)
    }

    /// A system by its name, else by its id.
    pub fn system<'a>(&'a self, guid: &'a str) -> &'a str {
        self.systems.get(guid).map_or(guid, |name| name)
    }

    /// A product by its name, else by its id.
    pub fn product<'a>(&'a self, guid: &'a str) -> &'a str {
        self.products.get(guid).map_or(guid, |name| name)
    }

    /// A disk by kind and size, else by its id.
    pub fn disk(&self, guid: &str) -> String {
        match self.disks.get(guid) {
            Some((kind, Some(size))) => [kind, " ", &(text::words().servers.gb)(&size.to_string())].concat(),
            Some((kind, None)) => kind.clone(),
            None => guid.to_owned(),
        }
    }
}

impl Column {
    /// Its name in the address.
    pub const fn slug(self) -> &'static str {
        match self {
            Guid => "guid",
            Ip => "ip",
            Line => "line",
            Cpu => "cpu",
            Cores => "cores",
            Memory => "memory",
            Disks => "disks",
            Bandwidth => "bandwidth",
            Ips => "ips",
            Defence => "defence",
            Run => "run",
            Order => "order",
            Ends => "ends",
            Left => "left",
            Bought => "bought",
            System => "system",
            Product => "product",
            Cabinet => "cabinet",
            Remarks => "remarks",
        }
    }

    /// Its head.
    pub const fn label(self) -> Pick {
        match self {
            Guid => |w| w.servers.guid,
            Ip => |w| w.servers.ip,
            Line => |w| w.servers.line,
            Cpu => |w| w.servers.cpu,
            Cores => |w| w.servers.cores,
            Memory => |w| w.servers.memory,
            Disks => |w| w.servers.disks,
            Bandwidth => |w| w.servers.bandwidth,
            Ips => |w| w.servers.ips,
            Defence => |w| w.servers.defence,
            Run => |w| w.servers.run,
            Order => |w| w.servers.order,
            Ends => |w| w.servers.ends,
            Left => |w| w.servers.left,
            Bought => |w| w.servers.bought,
            System => |w| w.servers.system,
            Product => |w| w.servers.product,
            Cabinet => |w| w.servers.cabinet,
            Remarks => |w| w.servers.remarks,
        }
    }

    /// Whether it holds figures.
    pub const fn figures(self) -> bool {
        matches!(self, Cores | Memory | Bandwidth | Ips | Defence)
    }

    /// What stands in it as text; follows the language.
    pub fn text(self, server: &Server, names: &Names) -> String {
        let w = &text::words().servers;
        let unit = |figure: Option<u32>, unit: fn(&str) -> String| {
            figure.map_or_else(String::new, |figure| unit(&figure.to_string()))
        };
        match self {
            Guid => server.guid.clone(),
            Ip => server.main_address().map(|address| address.ip.clone()).unwrap_or_default(),
            Line => names.line(&server.line_guid).to_owned(),
            Cpu => server.hardware.cpu.clone(),
            Cores => server.hardware.cores.map(|cores| cores.to_string()).unwrap_or_default(),
            Memory => unit(server.hardware.memory_gb, w.gb),
            Disks => said::disks(&server.hardware.disks, &|guid| names.disk(guid)),
            Bandwidth => unit(of(server, Extra::Bandwidth).now, w.mbps),
            Ips => unit(of(server, Extra::Ip).now, |figure| figure.to_owned()),
            Defence => unit(of(server, Extra::Defence).now, w.gbps),
            Run => said::run(&server.run),
            Order => said::order(&server.order),
            Ends => server.ends.map(clock::date_and_clock).unwrap_or_default(),
            Left => said::left(server),
            Bought => server.bought.map(clock::date_and_clock).unwrap_or_default(),
            System => names.system(&server.system_guid).to_owned(),
            Product => names.product(&server.product_guid).to_owned(),
            Cabinet => server.cabinet.clone(),
            Remarks => server.remarks.clone().unwrap_or_default(),
        }
    }

    /// By what the rows sort.
    pub fn keys<'a>(self, servers: impl Iterator<Item = &'a Server>, names: &Names) -> Keys {
        let number: fn(&Server) -> Option<u64> = match self {
            Guid => |server| digits(&server.guid),
            Ip => |server| ip(&server.main_address()?.ip),
            Cores => |server| server.hardware.cores.map(u64::from),
            Memory => |server| server.hardware.memory_gb.map(u64::from),
            Bandwidth => |server| of(server, Extra::Bandwidth).now.map(u64::from),
            Ips => |server| of(server, Extra::Ip).now.map(u64::from),
            Defence => |server| of(server, Extra::Defence).now.map(u64::from),
            Run => |server| Some(run_rank(&server.run) * 2 + u64::from(server.act == ActState::Idle)),
            Order => |server| Some(order_rank(&server.order)),
            Ends | Left => |server| server.ends.map(instant),
            Bought => |server| server.bought.map(instant),
            Line | Cpu | Disks | System | Product | Cabinet | Remarks => {
                let text = |server: &Server| small(&self.text(server, names)).into_boxed_str();
                return Keys::Texts(servers.map(text).collect());
            }
        };
        Keys::Numbers(servers.map(number).collect())
    }
}

/// What a server has of something that can be added.
fn of(server: &Server, extra: Extra) -> Total {
    total(server, &extra)
}

/// An id as a number for sorting; longer ones than fit sort as texts do.
fn digits(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// An address as a number.
fn ip(text: &str) -> Option<u64> {
    text.parse::<Ipv4Addr>().ok().map(|address| u64::from(u32::from(address)))
}

/// An instant so that earlier ones are smaller.
fn instant(at: Moment) -> u64 {
    at.unix_ms().cast_unsigned() ^ (1 << 63)
}

/// What wants a look comes first.
fn order_rank(state: &OrderState) -> u64 {
    match state {
        OrderState::Expired => 0,
        OrderState::Other(_) => 1,
        OrderState::Provisioning => 2,
        OrderState::Normal => 3,
        OrderState::Deleted => 4,
    }
}

fn run_rank(state: &RunState) -> u64 {
    match state {
        RunState::Locked => 0,
        RunState::Other(_) => 1,
        RunState::Off => 2,
        RunState::Running => 3,
    }
}

/// What the filter looks through, in small letters: everything of a server but its states, whose words depend on the language.
pub fn searched(server: &Server, names: &Names) -> String {
    let mut all = small(server.called());
    for column in [Guid, Line, Cpu, Cores, Memory, Bandwidth, System, Product, Cabinet, Remarks] {
        all.push('\n');
        all.push_str(&small(&column.text(server, names)));
    }
    for address in &server.addresses {
        all.push('\n');
        all.push_str(&address.ip);
    }
    all
}

/// The columns that `chosen` names; the usual ones when it names none.
pub fn shown(chosen: &str) -> Vec<Column> {
    if chosen.is_empty() {
        return USUAL.into();
    }
    ALL.into_iter().filter(|column| chosen.split(',').any(|slug| slug == column.slug())).collect()
}

/// The columns that are chosen, as the address has them, and the boxes that choose them.
pub fn choice() -> (RwSignal<String>, Vec<table::Column>) {
    let chosen = address::state("columns");
    let now = chosen.with_untracked(|chosen| shown(chosen));
    let boxes = ALL.map(|column| RwSignal::new(now.contains(&column)));
    let mut first = true;
    follow(move || {
        let ticked: Vec<Column> =
            ALL.into_iter().zip(boxes).filter(|(_, on)| on.get()).map(|(column, _)| column).collect();
        if !std::mem::take(&mut first) {
            let slugs: Vec<&str> = ticked.iter().map(|column| column.slug()).collect();
            let slugs = if ticked == USUAL { String::new() } else { ["name", &slugs.join(",")].join(",") };
            chosen.set(slugs);
        }
    });
    // A saved view brings columns of its own.
    follow(move || {
        let now = chosen.with(|chosen| shown(chosen));
        for (column, on) in ALL.into_iter().zip(boxes) {
            if on.get_untracked() != now.contains(&column) {
                on.set(now.contains(&column));
            }
        }
    });
    let boxes = ALL.into_iter().zip(boxes);
    (chosen, boxes.map(|(column, shown)| table::Column { label: t(column.label()).into(), shown }).collect())
}
