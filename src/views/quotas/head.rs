//! What stands above a table of quotas: regions, what the server got wrong, and the tools.

use leptos::prelude::*;

use super::look::Look;
use crate::actions::latest::Latest;
use crate::domain::quota::sheet::{Problem, Region, Sheet};
use crate::domain::quota::view::{Column, Sort};
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::Choice;
use crate::ui::element::{dynamic, nothing};
use crate::ui::empty::Empty;
use crate::ui::erased::settled;
use crate::ui::field::SearchField;
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuEntry};
use crate::ui::notice::Notice;
use crate::ui::segmented::Segmented;
use crate::ui::table::ColumnMenu;
use crate::ui::tone::Tone;
use crate::ui::view;

/// The choice of a region, when there is more than one.
pub fn regions(latest: RwSignal<Latest<Sheet>>, look: Look) -> AnyView {
    let names = settled(move || {
        let name = |sheet: &Sheet| sheet.regions.iter().map(|region| region.name.to_string()).collect::<Vec<_>>();
        latest.with(|latest| latest.value.as_ref().map(|(sheet, _)| name(sheet)).unwrap_or_default())
    });
    dynamic(move || {
        let names = names.get();
        if names.len() < 2 {
            return nothing();
        }
        let first = names.first().cloned().unwrap_or_default();
        let all = names.clone();
        let chosen = Signal::derive(move || {
            look.region.with(|region| if all.contains(region) { region.clone() } else { first.clone() })
        });
        let choices = names.into_iter().map(|name| Choice::new(name.clone(), name)).collect();
        view! {
            <Segmented label=t(|w| w.quota.region) choices=choices value=chosen on_choose=move |name| look.region.set(name) />
        }
    })
}

/// What the server got wrong in a region's answer.
pub fn problems(region: Memo<Option<Region>>) -> AnyView {
    let problems = settled(move || {
        region.with(|region| region.as_ref().map(|region| region.problems.clone()).unwrap_or_default())
    });
    dynamic(move || {
        let problems = problems.get();
        if problems.is_empty() {
            return nothing();
        }
        let said = move || problems.iter().map(said).collect::<Vec<_>>().join("\n");
        view! { <Notice tone=Tone::Warn title=t(|w| w.quota.problems) detail=said /> }
    })
}

fn said(problem: &Problem) -> String {
    let words = &text::words().quota;
    match problem {
        Problem::NotARegion(raw) => (words.problem_region)(raw),
        Problem::NotAMap(map) => (words.problem_map)(map),
        Problem::TwoSpellings(kept, other) => (words.problem_spellings)(kept, other),
    }
}

/// Filter, order, columns, export.
pub fn tools(look: Look, columns: &'static [Column], exports: Callback<&'static str>) -> AnyView {
    let worst = Signal::derive(move || look.sort() == Some(Sort::WORST));
    let toggle_worst = move |()| look.set_sort((!worst.get_untracked()).then_some(Sort::WORST));
    let fold = move || if look.all_open() { text::words().quota.fold } else { text::words().quota.unfold };
    let entry = |label: text::Pick, kind: &'static str| MenuEntry {
        label: t(label).into(),
        run: Callback::new(move |()| exports.run(kind)),
        chosen: None,
        shut: Signal::stored(None),
    };
    let entries = vec![entry(|w| w.quota.export_csv, "csv"), entry(|w| w.quota.export_json, "json")];
    view! {
        <div class="tools">
            <div class="search">
                <SearchField label=t(|w| w.quota.filter) value=look.filter clear=t(|w| w.quota.clear_filter) />
            </div>
            {columns.contains(&Column::Share).then(|| view! {
                <Button
                    label=t(|w| w.quota.worst_first)
                    busy=Signal::stored(false)
                    on_press=toggle_worst
                    icon=Icon::SortDown
                    pressed=worst
                />
            })}
            <Button
                label=fold
                busy=Signal::stored(false)
                on_press=move |()| look.set_all_open(!look.all_open())
                weight=Weight::Quiet
                icon=Icon::Rows
            />
            <ColumnMenu label=t(|w| w.quota.choose_columns) columns=look.columns(columns) />
            <Menu
                label=t(|w| w.quota.export)
                entries=entries
                icon=Signal::stored(Icon::Download)
                worded=true
                end=true
            />
        </div>
    }
}

/// The filter matches nothing.
pub fn no_match(filter: RwSignal<String>) -> AnyView {
    let clear = move || {
        view! {
            <Button label=t(|w| w.quota.clear_filter) busy=Signal::stored(false) on_press=move |()| filter.set(String::new()) />
        }
    };
    view! {
        <Empty title=t(|w| w.quota.no_match_title) detail=t(|w| w.quota.no_match_detail) shape=Icon::Filter actions=clear />
    }
}
