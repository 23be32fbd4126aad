//! The trail: what this person changed from this browser, and the way back.

mod export;
pub mod row;

use leptos::prelude::*;

use crate::actions::trail::Trail;
use crate::domain::table::letters::small;
use crate::domain::trail::Entry;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::dialog::Dialog;
use crate::ui::element::{Child, dynamic, keyed, nothing, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::field::SearchField;
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuEntry};
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::table::{Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::address;

/// The page.
#[component]
pub fn TrailPage() -> AnyView {
    let trail = Trail::here();
    let filter = address::state("q");
    trail.load();
    let shown = settled(move || matching(&trail.entries.get().unwrap_or_default(), &filter.get()));
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
        let entry = |label: text::Pick, make: fn(&[Entry])| MenuEntry {
            label: t(label).into(),
            run: Callback::new(move |()| make(&shown.get_untracked())),
            chosen: None,
            shut: none,
        };
        let entries = vec![entry(|w| w.quota.export_csv, export::as_csv), entry(|w| w.quota.export_json, export::json)];
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
            <tbody>{dynamic(filling)} {keyed(move || shown.get(), key, row::row)}</tbody>
        </Table>
        {clear_dialog(trail, asking)}
    }
}

/// The entries that hold the wanted words anywhere a person can read.
fn matching(entries: &[Entry], filter: &str) -> Vec<Entry> {
    let wanted = small(filter.trim());
    let holds = |entry: &&Entry| {
        wanted.is_empty() || {
            let known = [entry.by.clone(), row::place(entry), entry.place().id.clone()];
            let said = row::said(&entry.what);
            let id = entry.request_id.clone();
            known
                .into_iter()
                .chain(said)
                .chain(id)
                .chain(entry.what.brought().to_vec())
                .any(|text| small(&text).contains(&wanted))
        }
    };
    entries.iter().filter(holds).cloned().collect()
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
