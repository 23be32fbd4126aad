//! What can be ordered, and the order: chosen, configured, priced, reviewed, sent once.
mod configure;
mod desk;
mod filters;
mod machines;
mod picks;
mod place;
pub(super) mod price;
mod review;
pub(super) mod said;

use leptos::prelude::*;

use super::{clock, gate, said as spoken};
use crate::actions::latest::again;
use crate::actions::servers::Servers;
use crate::actions::servers::catalogue::Reading;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::table::{Table, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::reading;
use desk::Desk;

/// The page.
#[component]
pub fn OrderPage() -> AnyView {
    gate::gate(|w| w.order.title, page)
}

fn page(servers: Servers) -> AnyView {
    servers.load_catalogue_once();
    let reload = {
        let servers = servers.clone();
        again(move || servers.load_catalogue())
    };
    reading::in_each_session(reload);
    let read = RwSignal::from(servers.offered.reading.clone());
    let desk = Desk::new(&servers);
    let caller = servers.clone();
    let summary = move || view! { {freshness(read, reload)} " " {gate::who(&caller)} };
    let empty = settled(move || desk.market.with(|market| market.0.iter().all(|hall| hall.stalls.is_empty())));
    let state = settled(move || read.with(|read| (read.complete.is_some(), read.failure.is_some())));
    let inside = move || match (empty.get(), state.get()) {
        (false, _) => whole(desk),
        (true, (false, false)) => waiting(),
        (true, (_, true)) => nothing(),
        (true, (true, false)) => {
            let (what, how) = (t(|w| w.order.nothing.0), t(|w| w.order.nothing.1));
            view! { <Empty title=what detail=how shape=Icon::Server /> }
        }
    };
    view! {
        <PageHead title=t(|w| w.order.title) summary=summary />
        {troubles(read, reload)}
        {dynamic(inside)}
    }
}

/// What can be chosen at the side of what it costs.
fn whole(desk: Desk) -> AnyView {
    view! {
        <div class="ordering">
            <div class="stack">
                {place::section(desk)}
                {machines::section(desk)}
                {machines::about(desk)}
                {configure::section(desk)}
            </div>
            {price::panel(desk)}
        </div>
        {review::sheet(desk)}
    }
}

fn waiting() -> AnyView {
    view! {
        <Table caption=t(|w| w.order.machine) busy=Signal::stored(true)>
            <tbody>{skeleton_rows(8, 6)}</tbody>
        </Table>
    }
}

/// When it was read, and the button that reads it again.
fn freshness(read: RwSignal<Reading>, reload: Callback<()>) -> AnyView {
    let age = words(move || {
        let at = read.with(|read| read.complete);
        at.map(|at| (text::words().quota.as_of)(&clock::clock(at))).unwrap_or_default()
    });
    let busy = Signal::derive(move || read.with(|read| read.busy));
    view! {
        <span class="age">{age}</span> " "
        <Button label=t(|w| w.quota.reload) busy=busy on_press=reload weight=Weight::Quiet icon=Icon::Refresh />
    }
}

/// What went wrong, or could not be read.
fn troubles(read: RwSignal<Reading>, reload: Callback<()>) -> AnyView {
    let failed = settled(move || read.with(|read| (read.failure.clone(), read.complete.is_some())));
    let failed = move || {
        let (failure, old) = failed.get();
        let failure = failure?;
        let stale = old.then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.order.stale) /> });
        Some(view! { {stale} {spoken::notice(failure, if old { Tone::Warn } else { Tone::Bad }, Some(reload))} })
    };
    view! {
        {sometimes(failed)}
        {spoken::oddities(Signal::derive(move || read.with(|read| read.odd.clone())))}
    }
}
