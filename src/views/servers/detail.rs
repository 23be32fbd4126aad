//! One server: what it is, what it has, what happens to it, and what can be done.
mod actions;
mod extras;
mod network;
mod steps;

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Column;
use super::deeds::{self, Wish};
use super::names::Names;
use super::{gate, said};
use crate::actions::connection;
use crate::actions::latest::again;
use crate::actions::servers::Servers;
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::life::{What, events};
use crate::domain::server::record::Server;
use crate::text::{self, Pick, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::{follow, settled, words};
use crate::ui::icon::Icon;
use crate::ui::link::ButtonLink;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::table::skeleton_rows;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::frame::routes::Page;
use crate::views::reading;
use crate::views::servers::clock;

/// What the parts of the page are drawn from.
#[derive(Clone, Copy)]
struct Desk {
    server: Memo<Option<Arc<Server>>>,
    offered: RwSignal<Arc<Catalogue>>,
    names: Memo<Arc<Names>>,
    wish: RwSignal<Option<Wish>>,
    servers: StoredValue<Servers>,
}

/// The page of the server with this id.
#[allow(non_snake_case, reason = "a page, like those that need no argument")]
pub fn ServerPage(guid: String) -> AnyView {
    // The page of a member is drawn anew for another one, and then needs the id again.
    let guid = StoredValue::new(guid);
    provide_context(Guid(guid));
    gate::gate(
        |w| w.servers.title,
        |servers| {
            let guid = use_context::<Guid>().map(|Guid(guid)| guid.get_value()).unwrap_or_default();
            page(servers, &guid)
        },
    )
}

/// The id in the address.
#[derive(Clone, Copy)]
struct Guid(StoredValue<String>);

fn page(servers: Servers, guid: &str) -> AnyView {
    let known = RwSignal::from(servers.owned.known.clone());
    let offered = RwSignal::from(servers.offered.known.clone());
    let own = guid.to_owned();
    let server = settled(move || known.with(|known| known.iter().find(|server| server.guid == own).map(Arc::clone)));
    let desk = Desk {
        server,
        offered,
        names: settled(move || Arc::new(offered.with(|catalogue| Names::of(catalogue)))),
        wish: RwSignal::new(None),
        servers: StoredValue::new(servers.clone()),
    };
    servers.load_catalogue_once();
    let seen = RwSignal::new(crate::actions::servers::list::One::default());
    servers.load_one(guid, seen);
    let reload = {
        let (servers, guid) = (servers.clone(), guid.to_owned());
        again(move || servers.load_one(&guid, seen))
    };
    reading::in_each_session(reload);
    follow(move || {
        if let Some(server) = server.get() {
            desk.servers.with_value(|servers| servers.watch_if_busy(&server));
        }
    });
    let own = guid.to_owned();
    let title =
        move || server.with(|server| server.as_ref().map_or_else(|| own.clone(), |server| server.called().to_owned()));
    let summary = move || {
        let states = dynamic(move || match server.get() {
            None => nothing(),
            Some(server) => {
                let (order, run) =
                    (said::order_badge(server.order.clone()), said::run_badges(server.run.clone(), server.act.clone()));
                view! { {order} " " {run} }
            }
        });
        let age = words(move || {
            let at = seen.with(|seen| seen.complete);
            at.map(|at| (text::words().quota.as_of)(&clock::clock(at))).unwrap_or_default()
        });
        view! {
            {states} " " <span class="age">{age}</span> " "
            <Button
                label=t(|w| w.quota.reload)
                busy=Signal::derive(move || seen.with(|seen| seen.busy))
                on_press=reload
                weight=Weight::Quiet
                icon=Icon::Refresh
            />
        }
    };
    let back = move || view! { <ButtonLink label=t(|w| w.server.all) href=Signal::stored(Page::Servers.path()) /> };
    let trouble =
        move || seen.with(|seen| seen.failure.clone()).map(|failure| said::notice(failure, Tone::Warn, Some(reload)));
    let body = move || match server.get() {
        Some(_) => sections(desk),
        None if seen.with(|seen| seen.failure.is_some()) => nothing(),
        None if seen.with(|seen| seen.complete.is_some()) => view! {
            <Notice tone=Tone::Warn title=t(|w| w.server.not_found.0) detail=t(|w| w.server.not_found.1) />
        },
        None => view! { <table class="table"><tbody>{skeleton_rows(6, 2)}</tbody></table> },
    };
    // The parts follow the server by themselves; only whether there is one draws anew.
    let there = settled(move || server.with(Option::is_some));
    view! {
        <PageHead title=title summary=summary actions=back />
        {sometimes(trouble)}
        {said::oddities(Signal::derive(move || seen.with(|seen| seen.odd.clone())))}
        {dynamic(move || {
            let _drawn_anew = there.get();
            untrack(body)
        })}
        {deeds::sheet(desk.wish)}
    }
}

fn sections(desk: Desk) -> AnyView {
    view! {
        {steps::section(desk)}
        {actions::section(desk)}
        <section><h2>{t(|w| w.server.about)}</h2> {about(desk)}</section>
        <section><h2>{t(|w| w.server.hardware)}</h2> {hardware(desk)}</section>
        {network::section(desk)}
        {extras::section(desk)}
    }
}

/// Names and values; what is not known is left out.
fn record(rows: impl Fn() -> Vec<(Pick, String)> + Send + Sync + 'static) -> AnyView {
    dynamic(move || {
        let rows = rows().into_iter().filter(|(_, value)| !value.is_empty());
        let rows = list(rows.map(|(name, value)| view! { <dt>{t(name)}</dt> <dd>{value}</dd> }));
        view! { <dl class="record">{rows}</dl> }
    })
}

fn about(desk: Desk) -> AnyView {
    record(move || {
        let Some(server) = desk.server.get() else { return Vec::new() };
        let (names, offered) = (desk.names.get(), desk.offered.get());
        let cell = |column: Column| (column.label(), column.text(&server, &names));
        let mut rows = vec![cell(Column::Guid), cell(Column::Line), cell(Column::Product), cell(Column::System)];
        rows.push((|w| w.server.login, server.login.clone()));
        rows.push(cell(Column::Bought));
        rows.push((|w| w.server.started, server.started.map(clock::date_and_clock).unwrap_or_default()));
        let (_, ends) = cell(Column::Ends);
        let left = server.ends.map(clock::days).unwrap_or_default();
        rows.push((Column::Ends.label(), if ends.is_empty() { ends } else { [&ends, " · ", &left].concat() }));
        for event in events(&server, offered.line(&server.line_guid), clock::zone()) {
            let name: Pick = match event.what {
                What::KeptUntil => |w| w.server.kept_until,
                What::Released => |w| w.server.released,
                What::LifeEnds => |w| w.server.life_ends,
                What::Ends | What::Booked { .. } => continue,
            };
            rows.push((name, clock::date_and_clock(event.at)));
        }
        rows.push(cell(Column::Cabinet));
        rows.push((|w| w.server.client, server.client.clone().unwrap_or_default()));
        rows.push(cell(Column::Remarks));
        rows
    })
}

fn hardware(desk: Desk) -> AnyView {
    record(move || {
        let Some(server) = desk.server.get() else { return Vec::new() };
        let (names, w) = (desk.names.get(), text::words());
        let hardware = &server.hardware;
        let cores = hardware.cores.map(|cores| (w.servers.of_cores)(&cores.to_string()));
        let cpus = hardware.cpus.map(w.server.processors);
        let cpu = [Some(hardware.cpu.clone()), cores, cpus].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let memory_gb = hardware.memory_gb.map(|memory| (w.servers.gb)(&memory.to_string()));
        let memory = [Some(hardware.memory.clone()), memory_gb].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let cell = |column: Column| (column.label(), column.text(&server, &names));
        vec![
            (Column::Cpu.label(), cpu),
            (Column::Memory.label(), memory),
            cell(Column::Disks),
            (|w| w.server.board, hardware.board.clone()),
            (|w| w.server.raid, hardware.raid.clone()),
            (|w| w.server.units, hardware.units.map(|units| units.to_string()).unwrap_or_default()),
        ]
    })
}

/// Now, for parts that follow the clock only when something else changes.
fn now() -> crate::domain::moment::Moment {
    connection::now()
}
