//! The trail: what this person changed from this browser, and the way back.

use crate::ui::element::keyed;
use crate::ui::element::{Child, dynamic, nothing, sometimes};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::actions::drafts::Drafts;
use crate::actions::quotas::{Quotas, settle_entry};
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::quota::item::Item;
use crate::domain::table::csv::csv;
use crate::domain::trail::{Entry, Line, Outcome};
use crate::text::{self, item, t};
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Weight};
use crate::ui::dialog::Dialog;
use crate::ui::empty::Empty;
use crate::ui::erased::words;
use crate::ui::field::SearchField;
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuEntry};
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::table::{Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::frame::router::Router;
use crate::views::frame::routes::Page;
use crate::views::{address, clock, download};

/// The page.
#[component]
pub fn TrailPage() -> AnyView {
    let trail = Trail::here();
    let filter = address::state("q");
    trail.load();
    let shown = Memo::new(move |_| matching(&trail.entries.get().unwrap_or_default(), &filter.get()));
    let asking = RwSignal::new(false);
    let summary = move || {
        trail
            .entries
            .with(|entries| {
                entries.as_ref().map(|entries| {
                    let open = entries.iter().filter(|entry| entry.outcome.unsettled()).count();
                    (text::words().trail.summary)(entries.len(), open)
                })
            })
            .unwrap_or_default()
    };
    let actions = move || {
        let none = Signal::derive(move || {
            let empty = trail.entries.with(|entries| entries.as_ref().is_none_or(Vec::is_empty));
            empty.then(|| text::words().trail.empty_title.to_owned())
        });
        let export = |label: text::Pick, make: fn(&[Entry])| MenuEntry {
            label: t(label).into(),
            run: Callback::new(move |()| make(&shown.get_untracked())),
            chosen: None,
            shut: none,
        };
        let entries = vec![export(|w| w.quota.export_csv, export_csv), export(|w| w.quota.export_json, export_json)];
        view! {
            <Menu label=t(|w| w.trail.export) entries=entries icon=Signal::stored(Icon::Download) worded=true end=true />
            <Button
                label=t(|w| w.trail.clear)
                busy=Signal::stored(false)
                on_press=move |()| asking.set(true)
                shut=none
                weight=Weight::Quiet
                icon=Icon::Trash
            />
        }
    };
    let filling = move || match trail.entries.with(|entries| entries.as_ref().map(Vec::len)) {
        None => skeleton_rows(4, 6),
        Some(0) => filling_row(
            6,
            view! {
                <Empty title=t(|w| w.trail.empty_title) detail=t(|w| w.trail.empty_detail) shape=Icon::Trail />
            },
        ),
        Some(_) if shown.with(Vec::is_empty) => filling_row(
            6,
            view! {
                <Empty title=t(|w| w.trail.no_match_title) detail=t(|w| w.trail.no_match_detail) shape=Icon::Filter />
            },
        ),
        Some(_) => nothing(),
    };
    let key = |entry: &Entry| [entry.id.as_str(), if entry.outcome.unsettled() { "?" } else { "" }].concat();
    view! {
        <PageHead title=t(|w| w.trail.title) summary=move || words(summary).into_child() actions=actions />
        <p class="lead">{t(|w| w.trail.lead)}</p>
        {sometimes(move || trail.refused.get().map(|reason| view! {
            <Notice tone=Tone::Warn title=t(|w| w.trail.refused) detail=reason />
        }))}
        <div class="toolbar">
            <div class="search">
                <SearchField label=t(|w| w.trail.filter) value=filter clear=t(|w| w.quota.clear_filter) />
            </div>
        </div>
        <Table caption=t(|w| w.trail.title) busy=Signal::derive(move || trail.entries.with(Option::is_none))>
            <thead>
                <tr>
                    <th scope="col">{t(|w| w.trail.when)}</th>
                    <th scope="col">{t(|w| w.trail.who)}</th>
                    <th scope="col">{t(|w| w.trail.place)}</th>
                    <th scope="col">{t(|w| w.trail.what)}</th>
                    <th scope="col">{t(|w| w.trail.result)}</th>
                    <th scope="col">{t(|w| w.trail.actions)}</th>
                </tr>
            </thead>
            <tbody>{dynamic(filling)} {keyed(move || shown.get(), key, row)}</tbody>
        </Table>
        {clear_dialog(trail, asking)}
    }
}

/// The entries that hold the wanted words anywhere a person can read.
fn matching(entries: &[Entry], filter: &str) -> Vec<Entry> {
    let wanted = filter.trim().to_lowercase();
    let holds = |entry: &&Entry| {
        wanted.is_empty() || {
            let lines = entry.lines.iter().map(|line| item::item(&Item::of_key(&line.key)));
            let known = [&entry.by, &entry.department.name, &entry.department.id, &entry.region].map(String::clone);
            let id = entry.request_id.clone();
            known.into_iter().chain(lines).chain(id).any(|text| text.to_lowercase().contains(&wanted))
        }
    };
    entries.iter().filter(holds).cloned().collect()
}

fn row(entry: Entry) -> AnyView {
    let lines =
        entry.lines.iter().cloned().map(|line| view! { <li>{words(move || said(&line))}</li> }).collect::<Vec<_>>();
    let place = [entry.department.name.as_str(), " · ", &entry.region].concat();
    let href = Page::Department(entry.department.id.clone()).path();
    let id = entry.request_id.clone();
    let mark = entry.outcome.unsettled().then_some("warn");
    view! {
        <tr data-mark=mark>
            <th scope="row" class="when">{clock::date_and_clock(entry.at)}</th>
            <td>{entry.by.clone()}</td>
            <td><a href=href>{place}</a></td>
            <td><ul class="lines">{lines}</ul></td>
            <td>
                {result(&entry.outcome)}
                {id.map(|id| view! { <span class="remark">{t(|w| w.trail.request_id)} " " <code>{id}</code></span> })}
            </td>
            <td>{buttons(entry)}</td>
        </tr>
    }
}

/// One number of a write: item, before, after.
fn said(line: &Line) -> String {
    let subject = Item::of_key(&line.key);
    let unit = subject.unit();
    let cap = |cap: Option<crate::domain::quota::reading::Cap>, raw: &str| {
        cap.map_or_else(|| raw.to_owned(), |cap| item::cap(&cap, unit))
    };
    let before = cap(line.cap_before(), line.before.as_deref().unwrap_or(text::words().trail.not_known));
    [&item::item(&subject), ": ", &before, " → ", &cap(line.cap_after(), &line.after)].concat()
}

fn result(outcome: &Outcome) -> AnyView {
    let (label, tone): (text::Pick, Tone) = match outcome {
        Outcome::Sending => (|w| w.trail.sending, Tone::Warn),
        Outcome::Applied => (|w| w.trail.applied, Tone::Good),
        Outcome::NotApplied { .. } => (|w| w.trail.not_applied, Tone::Bad),
        Outcome::Refused { .. } => (|w| w.trail.refused_by_server, Tone::Bad),
        Outcome::Unknown => (|w| w.trail.unknown, Tone::Warn),
        Outcome::FoundApplied => (|w| w.trail.found_applied, Tone::Good),
        Outcome::FoundNotApplied { .. } => (|w| w.trail.found_not_applied, Tone::Bad),
    };
    let more = match outcome {
        Outcome::Refused { status, text } => {
            let status = status.map(|status| status.to_string()).unwrap_or_default();
            Some(view! { <span class="remark">{[status.as_str(), text].join(" ")}</span> })
        }
        Outcome::NotApplied { keys } | Outcome::FoundNotApplied { keys } => {
            let keys = keys.clone();
            let names = move || keys.iter().map(|key| item::item(&Item::of_key(key))).collect::<Vec<_>>().join(", ");
            Some(view! { <span class="remark">{words(names)}</span> })
        }
        _ => None,
    };
    view! { <Badge label=t(label) tone=Signal::stored(tone) /> {more} }
}

fn buttons(entry: Entry) -> AnyView {
    let (session, quotas, trail, drafts) = (CurrentSession::here(), Quotas::here(), Trail::here(), Drafts::here());
    let busy = RwSignal::new(false);
    let settle = entry.outcome.unsettled().then(|| {
        let entry = entry.clone();
        let find_out = move |()| {
            busy.set(true);
            let entry = entry.clone();
            spawn_local(async move {
                if let Some(found) = settle_entry(&entry, session, quotas).await {
                    trail.finish(entry, found, None).await;
                }
                let _gone = busy.try_set(false);
            });
        };
        view! { <Button label=t(|w| w.trail.settle) busy=busy on_press=find_out /> }
    });
    let router = Router::here();
    let known = entry.opposite().next().is_some();
    let shut = Signal::derive(move || (!known).then(|| text::words().trail.opposite_shut.to_owned()));
    let prepare = move |()| {
        for (region, key, field) in entry.opposite() {
            drafts.set((entry.department.id.clone(), region, key), field);
        }
        let region = String::from(js_sys::encode_uri_component(&entry.region));
        let address = [&Page::Department(entry.department.id.clone()).path(), "?region=", &region].concat();
        if let Some(router) = router {
            router.go(&address);
        }
    };
    view! {
        <div class="actions">
            {settle}
            <Button
                label=t(|w| w.trail.opposite)
                busy=Signal::stored(false)
                on_press=prepare
                shut=shut
                weight=Weight::Quiet
                icon=Icon::Undo
            />
        </div>
    }
}

fn clear_dialog(trail: Trail, open: RwSignal<bool>) -> AnyView {
    let clear = move |()| {
        trail.clear();
        open.set(false);
    };
    let actions = move || {
        view! {
            <Button
                label=t(|w| w.trail.cancel)
                busy=Signal::stored(false)
                on_press=move |()| open.set(false)
                weight=Weight::Quiet
            />
            <Button label=t(|w| w.trail.clear_go) busy=Signal::stored(false) on_press=clear weight=Weight::Danger />
        }
    };
    view! {
        <Dialog open=open title=t(|w| w.trail.clear_title) close=t(|w| w.edit.close) busy=Signal::stored(false) actions=actions>
            <p>{t(|w| w.trail.clear_body)}</p>
        </Dialog>
    }
}

fn export_json(entries: &[Entry]) {
    download::offer("trail.json", "application/json", &serde_json::to_string_pretty(entries).unwrap_or_default());
}

fn export_csv(entries: &[Entry]) {
    let heads =
        ["at", "by", "department", "department_id", "region", "item", "before", "after", "outcome", "request_id"];
    let rows: Vec<Vec<String>> = entries
        .iter()
        .flat_map(|entry| {
            let outcome = serde_json::to_value(&entry.outcome).ok();
            let state =
                outcome.and_then(|outcome| outcome.get("state")?.as_str().map(str::to_owned)).unwrap_or_default();
            entry.lines.iter().map(move |line| {
                vec![
                    clock::date_and_clock(entry.at),
                    entry.by.clone(),
                    entry.department.name.clone(),
                    entry.department.id.clone(),
                    entry.region.clone(),
                    line.key.clone(),
                    line.before.clone().unwrap_or_default(),
                    line.after.clone(),
                    state.clone(),
                    entry.request_id.clone().unwrap_or_default(),
                ]
            })
        })
        .collect();
    let rows = std::iter::once(heads.to_vec()).chain(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    download::offer("trail.csv", "text/csv;charset=utf-8", &csv(rows));
}
