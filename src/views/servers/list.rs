//! All servers of a member: usable while they are still being read, and quick with a hundred thousand of them.

pub(super) mod chosen;

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::columns::{self, Column};
use super::deeds;
use super::index::{self, Shown, Wanted};
use super::names::Names;
use super::{clock, gate, said, tools};
use crate::actions::latest::again;
use crate::actions::servers::Servers;
use crate::actions::servers::list::Progress;
use crate::domain::server::record::Server;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::{Choice, SelectField};
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::field::{SearchField, never_wrong};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::table::{Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::ui::window::{Cell, PlainRows};
use crate::views::frame::routes::Page;
use crate::views::no_match::no_rows;
use crate::views::order::{Holds, Order};
use crate::views::{address, reading};

/// The page.
#[component]
pub fn ServersPage() -> AnyView {
    gate::gate(|w| w.servers.title, page)
}

/// What the rows are drawn with.
#[derive(Clone, Copy)]
struct Desk {
    shown: Memo<Shown>,
    names: Memo<Arc<Names>>,
    chosen: RwSignal<HashSet<String>>,
    order: Order,
    wanted: Wanted,
    progress: RwSignal<Progress>,
}

fn page(servers: Servers) -> AnyView {
    let known = RwSignal::from(servers.owned.known.clone());
    let progress = RwSignal::from(servers.owned.progress.clone());
    let offered = RwSignal::from(servers.offered.known.clone());
    let names = settled(move || Arc::new(offered.with(|catalogue| Names::of(catalogue))));
    let wanted = Wanted { text: address::state("q"), order: address::state("order"), run: address::state("run") };
    let order = Order::of_address("");
    let shown = index::shown(known, names, wanted, order);
    let desk = Desk { shown, names, chosen: RwSignal::new(HashSet::new()), order, wanted, progress };
    let wish = RwSignal::new(None);
    let named_columns = address::state("columns");
    let chosen_columns = settled(move || named_columns.get());

    servers.load();
    servers.load_catalogue_once();
    let reload = {
        let servers = servers.clone();
        again(move || {
            servers.load();
            servers.load_catalogue_once();
        })
    };
    reading::in_each_session(reload);
    let caller = servers.clone();
    let summary = move || {
        let counted = words(move || {
            (text::words().servers.summary)(shown.with(|shown| shown.places.len()), known.with(|all| all.len()))
        });
        view! { <span role="status">{counted}</span> " " {freshness(progress, reload)} " " {gate::who(&caller)} }
    };
    let actions = move || {
        let save = move |()| {
            let columns = chosen_columns.with_untracked(|chosen| columns::shown(chosen));
            tools::export(shown.get_untracked(), columns, names.get_untracked());
        };
        view! {
            <Button label=t(|w| w.servers.export) busy=Signal::stored(false) on_press=save icon=Icon::Download />
        }
    };
    view! {
        <PageHead title=t(|w| w.servers.title) summary=summary actions=actions />
        {troubles(&servers, reload)}
        <div class="toolbar">
            <div class="tools">
                <div class="search"><SearchField label=t(|w| w.servers.filter) value=wanted.text clear=t(|w| w.quota.clear_filter) /></div>
                <SelectField label=t(|w| w.servers.order) choices=order_choices() value=wanted.order error=never_wrong() label_hidden=true />
                <SelectField label=t(|w| w.servers.run) choices=run_choices() value=wanted.run error=never_wrong() label_hidden=true />
                {tools::columns_menu(named_columns)}
                {tools::views_menu()}
            </div>
        </div>
        {tools::bulk(desk.shown, desk.chosen, wish)}
        {dynamic(move || table(desk, chosen_columns.with(|chosen| columns::shown(chosen))))}
        {deeds::sheet(wish)}
    }
}

fn order_choices() -> Signal<Vec<Choice>> {
    Signal::stored(vec![
        Choice::new("", t(|w| w.servers.every_order)),
        Choice::new("normal", t(|w| w.servers.normal)),
        Choice::new("provisioning", t(|w| w.servers.provisioning)),
        Choice::new("expired", t(|w| w.servers.expired)),
        Choice::new("deleted", t(|w| w.servers.deleted)),
    ])
}

fn run_choices() -> Signal<Vec<Choice>> {
    Signal::stored(vec![
        Choice::new("", t(|w| w.servers.every_run)),
        Choice::new("running", t(|w| w.servers.running)),
        Choice::new("off", t(|w| w.servers.off)),
        Choice::new("locked", t(|w| w.servers.locked)),
    ])
}

/// When all were read, or how far reading has come, and the button that reads again.
pub(super) fn freshness(progress: RwSignal<Progress>, reload: Callback<()>) -> AnyView {
    let said = words(move || {
        progress.with(|progress| match (progress.under_way, progress.complete) {
            (Some(read), None) => (text::words().servers.reading)(read, progress.total),
            (_, Some(at)) => (text::words().quota.as_of)(&clock::clock(at)),
            (None, None) => String::new(),
        })
    });
    let busy = Signal::derive(move || progress.with(|progress| progress.under_way.is_some()));
    view! {
        <span class="age">{said}</span> " "
        <Button label=t(|w| w.quota.reload) busy=busy on_press=reload weight=Weight::Quiet icon=Icon::Refresh />
    }
}

/// What went wrong, or is not whole.
pub(super) fn troubles(servers: &Servers, reload: Callback<()>) -> AnyView {
    let (known, progress) =
        (RwSignal::from(servers.owned.known.clone()), RwSignal::from(servers.owned.progress.clone()));
    let reading = RwSignal::from(servers.offered.reading.clone());
    let failed =
        settled(move || (progress.with(|progress| progress.failure.clone()), known.with(|known| !known.is_empty())));
    let failed = move || {
        let (failure, old) = failed.get();
        let failure = failure?;
        let stale = old.then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.servers.stale) /> });
        Some(view! { {stale} {said::notice(failure, if old { Tone::Warn } else { Tone::Bad }, Some(reload))} })
    };
    let nameless = settled(move || reading.with(|reading| reading.failure.is_some() && reading.complete.is_none()));
    let cut = settled(move || progress.with(|progress| progress.cut));
    let cut = move || cut.get().then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.servers.cut) /> });
    let nameless = move || nameless.get().then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.servers.no_names) /> });
    view! {
        {sometimes(failed)} {sometimes(nameless)} {sometimes(cut)}
        {said::oddities(Signal::derive(move || progress.with(|progress| progress.odd.clone())))}
    }
}

fn table(desk: Desk, columns: Vec<Column>) -> AnyView {
    let Desk { shown, names, chosen, order, progress, .. } = desk;
    let span = u32::try_from(columns.len() + 2).unwrap_or(2);
    let holds = |column: &Column| if column.figures() { Holds::Figures } else { Holds::Text };
    let heads =
        columns.iter().map(|column| order.head(column.slug(), column.label(), holds(column))).collect::<Vec<_>>();
    let count = settled(move || shown.with(|shown| shown.places.len()));
    let busy = settled(move || progress.with(|progress| progress.under_way.is_some()));
    let complete = settled(move || progress.with(|progress| progress.complete.is_some()));
    let failed = settled(move || progress.with(|progress| progress.failure.is_some()));
    let filling = move || {
        if count.get() > 0 {
            return nothing();
        }
        let inside = if busy.get() && !complete.get() {
            skeleton_rows(10, span)
        } else if failed.get() {
            nothing()
        } else {
            filling_row(span, no_match(desk.wanted))
        };
        view! { <tbody>{inside}</tbody> }
    };
    let cells = move |at: usize| {
        let server = shown.with(|shown| shown.row(at).cloned());
        server.map(|server| names.with(|names| cells(&server, &columns, names, chosen))).unwrap_or_default()
    };
    let tick = move |at: usize| {
        let guid = shown.with_untracked(|shown| shown.row(at).map(|server| server.guid.clone()));
        let Some(guid) = guid else { return };
        chosen.update(|chosen| {
            if !chosen.remove(&guid) {
                chosen.insert(guid);
            }
        });
    };
    view! {
        <Table
            caption=t(|w| w.servers.title)
            busy=busy
            tall=true
            rows=Signal::derive(move || count.get() + 1)
        >
            <thead>
                <tr aria-rowindex="1">
                    <th scope="col" class="tick">{chosen::choose_all(shown, chosen)}</th> {order.head("name", |w| w.servers.name, Holds::Text)} {heads}
                </tr>
            </thead>
            {dynamic(filling)}
            <PlainRows count=count span=span cells=cells on_tick=tick />
        </Table>
    }
}

/// A server's row; follows the language and what is chosen.
fn cells(server: &Server, columns: &[Column], names: &Names, chosen: RwSignal<HashSet<String>>) -> Vec<Cell> {
    let name = server.called().to_owned();
    let label = (text::words().servers.choose)(&name);
    let tick = Cell::Tick { label, on: chosen.with(|chosen| chosen.contains(&server.guid)) };
    let name = Cell::Name { name, href: Page::Server(server.guid.clone()).path() };
    let cell = |column: &Column| match column {
        Column::Run => Cell::States(said::run_states(&server.run, &server.act)),
        Column::Order => Cell::States(said::order_state(&server.order)),
        _ if column.figures() => Cell::Figure(column.text(server, names)),
        _ => Cell::Words(column.text(server, names)),
    };
    [tick, name].into_iter().chain(columns.iter().map(cell)).collect()
}

/// Nothing matches, or there is nothing.
fn no_match(wanted: Wanted) -> AnyView {
    no_rows(
        vec![wanted.text, wanted.order, wanted.run],
        [|w| w.servers.no_match_title, |w| w.servers.no_match_detail],
        [|w| w.servers.none_title, |w| w.servers.none_detail],
        Icon::Rows,
    )
}
