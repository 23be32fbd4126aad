//! The columns of the list: what each shows, how it sorts, which are shown.

use std::net::Ipv4Addr;

use leptos::prelude::*;

use super::names::Names;
use super::{clock, said};
use crate::domain::moment::Moment;
use crate::domain::server::record::{Extra, Server};
use crate::domain::server::state::{ActState, OrderState, RunState};
use crate::domain::server::totals::{Total, total};
use crate::domain::table::index::Keys;
use crate::domain::table::letters::small;
use crate::text::servers::ServerWords;
use crate::text::{self, Pick, t};
use crate::ui::columns::{self, is_shown};
use crate::ui::table;

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
    Released,
    Kept,
    Bought,
    System,
    Product,
    Cabinet,
    Remarks,
}

use Column::*;

/// All, in the order of the table.
pub const ALL: [Column; 21] = [
    Guid, Ip, Line, Cpu, Cores, Memory, Disks, Bandwidth, Ips, Defence, Run, Order, Ends, Left, Released, Kept, Bought,
    System, Product, Cabinet, Remarks,
];
/// Those that are shown as long as the address does not say which, by their slugs.
const USUAL: &[&str] = &["ip", "line", "cpu", "memory", "bandwidth", "run", "order", "ends", "left"];

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
            Released => "released",
            Kept => "kept",
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
            Released => |w| w.server.released,
            Kept => |w| w.server.kept_until,
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
        self.text_in(&text::words().servers, server, names)
    }

    /// The same for many servers at once, whose words are looked up only once.
    fn text_in(self, w: &ServerWords, server: &Server, names: &Names) -> String {
        let unit = |figure: Option<u32>, unit: fn(&str) -> String| {
            figure.map_or_else(String::new, |figure| unit(&figure.to_string()))
        };
        let time = |at: Option<Moment>| at.map(clock::date_and_clock).unwrap_or_default();
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
            Run => {
                let mut states = said::run(&server.run);
                if server.act != ActState::Idle {
                    states.push_str(" / ");
                    states.push_str(&said::act(&server.act));
                }
                states
            }
            Order => said::order(&server.order),
            Ends => time(server.ends),
            Left => server.ends.map(clock::days).unwrap_or_default(),
            Released => time(names.after_the_end(server)[0]),
            Kept => time(names.after_the_end(server)[1]),
            Bought => time(server.bought),
            System => names.system(&server.system_guid).to_owned(),
            Product => names.product(&server.product_guid).to_owned(),
            Cabinet => server.cabinet.clone(),
            Remarks => server.remarks.clone().unwrap_or_default(),
        }
    }

    /// By what the rows sort.
    pub fn keys<'a>(self, servers: impl Iterator<Item = &'a Server>, names: &Names) -> Keys {
        let number: fn(&Server, &Names) -> Option<u64> = match self {
            Guid => |server, _| digits(&server.guid),
            Ip => |server, _| ip(&server.main_address()?.ip),
            Cores => |server, _| server.hardware.cores.map(u64::from),
            Memory => |server, _| server.hardware.memory_gb.map(u64::from),
            Bandwidth => |server, _| of(server, Extra::Bandwidth).now.map(u64::from),
            Ips => |server, _| of(server, Extra::Ip).now.map(u64::from),
            Defence => |server, _| of(server, Extra::Defence).now.map(u64::from),
            Run => |server, _| Some(run_rank(&server.run) * 2 + u64::from(server.act == ActState::Idle)),
            Order => |server, _| Some(order_rank(&server.order)),
            Ends | Left => |server, _| server.ends.map(instant),
            Released => |server, names| names.after_the_end(server)[0].map(instant),
            Kept => |server, names| names.after_the_end(server)[1].map(instant),
            Bought => |server, _| server.bought.map(instant),
            Line | Cpu | Disks | System | Product | Cabinet | Remarks => {
                let w = &text::words().servers;
                let text = |server: &Server| small(&self.text_in(w, server, names)).into_boxed_str();
                return Keys::Texts(servers.map(text).collect());
            }
        };
        Keys::Numbers(servers.map(|server| number(server, names)).collect())
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

/// What wants a look comes first; below 64.
pub fn order_rank(state: &OrderState) -> u64 {
    match state {
        OrderState::Expired => 0,
        OrderState::Other(_) => 1,
        OrderState::Provisioning => 2,
        OrderState::Normal => 3,
        OrderState::Deleted => 4,
    }
}

/// What wants a look comes first; below 64.
pub fn run_rank(state: &RunState) -> u64 {
    match state {
        RunState::Locked => 0,
        RunState::Other(_) => 1,
        RunState::Off => 2,
        RunState::Running => 3,
    }
}

/// What the filter looks through, in small letters: what a server is. Its states, of which there are few, and its times, of
/// which hardly any holds a query, are looked at apart.
pub fn searched(w: &ServerWords, server: &Server, names: &Names) -> String {
    let mut all = server.called().to_owned();
    for column in [Guid, Line, Cpu, Cores, Memory, Disks, Bandwidth, Ips, Defence, System, Product, Cabinet, Remarks] {
        all.push('\n');
        all.push_str(&column.text_in(w, server, names));
    }
    for address in &server.addresses {
        all.push('\n');
        all.push_str(&address.ip);
    }
    small(&all)
}

/// The columns that `chosen` names; the usual ones when it names none.
pub fn shown(chosen: &str) -> Vec<Column> {
    ALL.into_iter().filter(|column| is_shown(chosen, column.slug(), USUAL)).collect()
}

/// The boxes that choose columns; they follow the text that names the chosen ones.
pub fn boxes(chosen: RwSignal<String>) -> Vec<table::Column> {
    let named = ALL.map(|column| (column.slug(), t(column.label()).into()));
    columns::boxes(chosen, "name", USUAL, named.into())
}
