//! What comes up for all servers, month by month: what ends and what renewing it costs, with the way to renew many at once.
mod bar;
mod export;
mod plan;
mod said;
mod section;

use std::collections::HashMap;

use leptos::prelude::*;

use super::deeds::{self, Wish};
use super::list::{freshness, troubles};
use super::{clock, gate};
use crate::actions::latest::again;
use crate::actions::servers::Servers;
use crate::actions::servers::list::Progress;
use crate::domain::server::agenda::{Ticks, When};
use crate::text::{self, t};
use crate::ui::button::Button;
use crate::ui::choice::{Choice, SelectField};
use crate::ui::element::{dynamic, keyed, nothing, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::field::{SearchField, never_wrong};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::segmented::Segmented;
use crate::ui::table::skeleton_rows;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::no_match::no_match;
use crate::views::{address, reading};
use plan::{Parts, Plan, Wanted};

/// The page.
#[component]
pub fn CalendarPage() -> AnyView {
    gate::gate(|w| w.calendar.title, page)
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    plan: Memo<Plan>,
    shown: Memo<Parts>,
    ticks: RwSignal<Ticks>,
    /// The months of the chosen term; none while no term is known.
    months: Memo<Option<u32>>,
    /// What is offered is still being read: nothing can be said of renewals yet.
    pending: Memo<bool>,
    /// Parts that somebody opened or closed; of the others the first two are open.
    opened: RwSignal<HashMap<String, bool>>,
    wanted: Wanted,
    wish: RwSignal<Option<Wish>>,
    progress: RwSignal<Progress>,
}

fn page(servers: Servers) -> AnyView {
    let (known, offered) = (RwSignal::from(servers.owned.known.clone()), RwSignal::from(servers.offered.known.clone()));
    let progress = RwSignal::from(servers.owned.progress.clone());
    let reading = RwSignal::from(servers.offered.reading.clone());
    let wanted = Wanted { text: address::state("q"), events: address::state("show"), term: address::state("term") };
    let terms = plan::terms(known, offered);
    let months = plan::chosen(terms, wanted.term);
    let plan = plan::plan(known, offered, months);
    let desk = Desk {
        plan,
        shown: plan::shown(plan, known, offered, wanted),
        ticks: RwSignal::new(Ticks::default()),
        months,
        pending: settled(move || reading.with(|reading| reading.complete.is_none() && reading.failure.is_none())),
        opened: RwSignal::new(HashMap::new()),
        wanted,
        wish: RwSignal::new(None),
        progress,
    };
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
            let (servers, events) = desk.shown.with(Parts::counts);
            (text::words().calendar.counted)(servers, events)
        });
        view! {
            <span role="status">{counted}</span> " " {freshness(progress, reload)} " " {gate::who(&caller)}
        }
    };
    let actions = move || {
        let save = move |()| desk.shown.with_untracked(|parts| export::as_ics(parts, months.get_untracked()));
        view! {
            <Button label=t(|w| w.calendar.export) busy=Signal::stored(false) on_press=save icon=Icon::Download />
        }
    };
    let choices = Signal::derive(move || {
        let term = |months: &u32| {
            let months = *months;
            Choice::new(months.to_string(), move || (text::words().deeds.months)(months))
        };
        terms.with(|terms| terms.iter().map(term).collect())
    });
    let undated = settled(move || desk.plan.with(|plan| plan.0.undated));
    let undated = move || {
        let number = Some(undated.get()).filter(|number| *number > 0)?;
        let title = move || (text::words().calendar.undated)(number);
        Some(view! { <Notice tone=Tone::Info title=title /> })
    };
    view! {
        <PageHead title=t(|w| w.calendar.title) summary=summary actions=actions />
        {troubles(&servers, reload)}
        {sometimes(undated)}
        <div class="toolbar">
            <div class="tools">
                <div class="search"><SearchField label=t(|w| w.calendar.filter) value=wanted.text clear=t(|w| w.quota.clear_filter) /></div>
                <Segmented
                    label=t(|w| w.calendar.events)
                    choices=event_choices()
                    value=wanted.events
                    on_choose=move |chosen: String| wanted.events.set(chosen)
                    label_hidden=true
                />
                <div class="beside">
                    <SelectField label=t(|w| w.calendar.term) choices=choices value=wanted.term error=never_wrong() />
                </div>
                {bar::soon(desk)}
            </div>
        </div>
        {bar::bar(desk)}
        {sections(desk)}
        <p class="table-foot">{words(|| (text::words().calendar.by_clock)(&text::time::zone(clock::zone())))}</p>
        {deeds::sheet_by_term(desk.wish, months.into())}
    }
}

fn event_choices() -> Vec<Choice> {
    vec![
        Choice::new("", t(|w| w.calendar.every_event)),
        Choice::new(plan::TERMS, t(|w| w.calendar.only_terms)),
        Choice::new(plan::DOWNGRADES, t(|w| w.calendar.only_downgrades)),
    ]
}

/// The parts, or why there are none.
fn sections(desk: Desk) -> AnyView {
    let none = settled(move || desk.shown.with(|parts| parts.0.is_empty()));
    let filling = move || none.get().then(|| filling(desk));
    let parts = move || desk.shown.with(|parts| parts.0.iter().map(|part| part.when).collect::<Vec<When>>());
    view! {
        {sometimes(filling)}
        {keyed(parts, |when| plan::slug(*when), move |when| section::section(desk, when))}
    }
}

fn filling(desk: Desk) -> AnyView {
    let reading = settled(move || {
        let known = desk.progress.with(|progress| (progress.complete.is_some(), progress.failure.is_some()));
        (known.0, known.1, desk.plan.with(|plan| plan.0.entries.is_empty() && plan.0.undated == 0))
    });
    let clear =
        Callback::new(move |()| [desk.wanted.text, desk.wanted.events].iter().for_each(|each| each.set(String::new())));
    dynamic(move || match (reading.get(), desk.wanted.narrows()) {
        // A failure is told above.
        ((false, true, _), _) => nothing(),
        ((false, false, _), _) => view! { <table class="table"><tbody>{skeleton_rows(8, 4)}</tbody></table> },
        ((true, _, _), true) => no_match([|w| w.calendar.no_match.0, |w| w.calendar.no_match.1], clear),
        ((true, _, true), false) => view! {
            <Empty title=t(|w| w.servers.none_title) detail=t(|w| w.servers.none_detail) shape=Icon::Rows />
        },
        ((true, _, false), false) => view! {
            <Empty title=t(|w| w.calendar.nothing.0) detail=t(|w| w.calendar.nothing.1) shape=Icon::Clock />
        },
    })
}
