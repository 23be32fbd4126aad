//! All departments at a glance: usable while they are still being read.

mod row;

use crate::domain::table::letters::small;
use crate::ui::element::{dynamic, keyed, nothing, sometimes};
use leptos::prelude::*;

use super::{export, head};
use crate::actions::latest::again;
use crate::actions::quotas::Quotas;
use crate::actions::quotas::departments::{Departments, Glance, Line};
use crate::domain::quota::summary::Summary;
use crate::domain::table::csv::csv;
use crate::domain::table::order::sorted;
use crate::text::{self, item, t};
use crate::ui::button::Button;
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::field::SearchField;
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::progress::Progress;
use crate::ui::table::{Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::order::{Holds, Order};
use crate::views::{address, download, reading};

/// What the list is sorted by, as in the address.
const SORTS: [&str; 4] = ["name", "fullest", "tight", "full"];

/// The page.
#[component]
pub fn DepartmentsPage() -> AnyView {
    let departments = Quotas::here().departments;
    let (filter, order) = (address::state("q"), Order::of_address("name"));
    let reload = again(move || departments.load());
    departments.load();

    let list = departments.list;
    let lines = settled(move || list.with(|list| list.value.as_ref().map(|(lines, _)| lines.clone())));
    let shown =
        settled(move || lines.with(|lines| arranged(lines.as_deref().unwrap_or_default(), &filter.get(), order.now())));
    let summary = move || {
        view! {
            {words(move || lines.with(|lines| lines.as_deref().map(summary)).unwrap_or_default())}
            {reading::freshness(list, reload)}
        }
    };
    let actions = move || {
        view! {
            <Button
                label=t(|w| w.quota.export)
                busy=Signal::stored(false)
                on_press=move |()| as_csv(&shown.get_untracked())
                icon=Icon::Download
            />
        }
    };
    let unknown = settled(move || list.with(|list| list.value.is_none() && list.failure.is_some()));
    let body = move || {
        if unknown.get() {
            return nothing();
        }
        view! {
            <div class="toolbar">
                <div class="search">
                    <SearchField
                        label=t(|w| w.quota.filter_departments)
                        value=filter
                        clear=t(|w| w.quota.clear_filter)
                    />
                </div>
            </div>
            {progress(lines, departments)}
            {table(shown, lines, filter, order, departments)}
        }
    };
    view! {
        <PageHead title=t(|w| w.quota.departments) summary=summary actions=actions />
        {reading::failed(list, reload)}
        {sometimes(move || {
            let unreadable = departments.unreadable.get();
            let said = move || (text::words().quota.unreadable_departments)(unreadable);
            (unreadable > 0).then(|| view! { <Notice tone=Tone::Warn title=said /> })
        })}
        {sometimes(move || {
            departments.incomplete.get().then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.quota.incomplete) /> })
        })}
        {dynamic(body)}
    }
}

/// How many departments there are, and how many have something full.
fn summary(lines: &[Line]) -> String {
    let full =
        |line: &&Line| line.quotas.with(|glance| glance.summary.as_ref().is_some_and(|(summary, _)| summary.full > 0));
    (text::words().quota.departments_summary)(lines.len(), lines.iter().filter(full).count())
}

/// The departments that match, in the order wanted. What is not known comes last.
fn arranged(lines: &[Line], filter: &str, (by, descending): (String, bool)) -> Vec<Line> {
    let wanted = small(filter.trim());
    let found = |line: &&Line| {
        let department = &line.department;
        [&department.name, &department.id].iter().any(|text| small(text).contains(&wanted))
    };
    let mut shown: Vec<Line> = lines.iter().filter(found).cloned().collect();
    if by == "name" && descending {
        shown.reverse();
    }
    if let Some(value) = measure(&by) {
        let ranked = |line: &Line| {
            line.quotas.with(|glance| glance.summary.as_ref().map_or(-1.0, |(summary, _)| value(summary)))
        };
        shown = sorted(shown, |a, b| {
            let (a, b) = (ranked(a), ranked(b));
            match (a < 0.0, b < 0.0) {
                (false, false) if descending => b.total_cmp(&a),
                (false, false) => a.total_cmp(&b),
                (unknown_a, unknown_b) => unknown_a.cmp(&unknown_b),
            }
        });
    }
    shown
}

type Measure = fn(&Summary) -> f64;

fn measure(by: &str) -> Option<Measure> {
    match by {
        "fullest" => Some(|summary| summary.fullest.as_ref().map_or(-1.0, |fullest| fullest.ratio)),
        "tight" => Some(|summary| summary.tight as f64),
        "full" => Some(|summary| summary.full as f64),
        _ => None,
    }
}

/// How far reading has come; gone when all is read.
fn progress(lines: Memo<Option<Vec<Line>>>, departments: Departments) -> AnyView {
    let counts = settled(move || {
        lines.with(|lines| {
            let lines = lines.as_deref().unwrap_or_default();
            let count = |test: fn(&Glance) -> bool| lines.iter().filter(|line| line.quotas.with(test)).count();
            (lines.len() - count(|glance| glance.busy), lines.len(), count(|glance| glance.failure.is_some()))
        })
    });
    let number = move |pick: fn((usize, usize, usize)) -> usize| {
        Signal::derive(move || u32::try_from(pick(counts.get())).unwrap_or(u32::MAX))
    };
    let retry = again(move || departments.retry_failed());
    dynamic(move || {
        let (done, all, failed) = counts.get();
        let reading = (done < all).then(|| {
            view! {
                <Progress
                    label=t(|w| w.quota.reading_departments)
                    text=move || { let (done, all, _) = counts.get(); (text::words().quota.progress)(done, all) }
                    done=number(|(done, ..)| done)
                    total=number(|(_, all, _)| all)
                />
            }
        });
        let broken = (done == all && failed > 0).then(|| {
            let actions = move || {
                view! { <Button label=t(|w| w.quota.retry_failed) busy=Signal::stored(false) on_press=retry /> }
            };
            let title = move || (text::words().quota.failed_departments)(counts.get().2);
            view! { <Notice tone=Tone::Warn title=title actions=actions /> }
        });
        view! { {reading} {broken} }
    })
}

fn table(
    shown: Memo<Vec<Line>>,
    lines: Memo<Option<Vec<Line>>>,
    filter: RwSignal<String>,
    order: Order,
    departments: Departments,
) -> AnyView {
    let (list, unreadable) = (departments.list, departments.unreadable);
    let labels: [text::Pick; 4] = [|w| w.quota.name, |w| w.quota.fullest, |w| w.quota.from_80, |w| w.quota.from_100];
    let heads = SORTS
        .into_iter()
        .zip(labels)
        .zip([Holds::Text, Holds::Bars, Holds::Figures, Holds::Figures])
        .map(|((by, label), holds)| order.head(by, label, holds))
        .collect::<Vec<_>>();
    let busy = Signal::derive(move || list.with(|list| list.busy));
    let filling = move || {
        match lines.with(|lines| lines.as_ref().map(Vec::len)) {
            None => skeleton_rows(10, 5),
            // Entries that could not be read are no proof that there is nobody.
            Some(0) if unreadable.get() > 0 => nothing(),
            Some(0) => filling_row(
                5,
                view! {
                    <Empty title=t(|w| w.quota.no_departments_title) detail=t(|w| w.quota.no_departments_detail) shape=Icon::Building />
                },
            ),
            Some(_) if shown.with(Vec::is_empty) => filling_row(5, head::no_match(filter)),
            Some(_) => nothing(),
        }
    };
    view! {
        <Table caption=t(|w| w.quota.departments) busy=busy>
            <thead><tr>{heads} <th scope="col">{t(|w| w.quota.state)}</th></tr></thead>
            <tbody>
                {dynamic(filling)} {keyed(move || shown.get(), |line| line.department.id.clone(), row::row)}
            </tbody>
        </Table>
    }
}

/// The list as it is shown, as CSV.
fn as_csv(lines: &[Line]) {
    let words = &text::words_in(untrack(text::language)).quota;
    let heads =
        vec![words.name, words.id, words.fullest, words.region, words.columns[1], words.from_80, words.from_100];
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            let summary =
                line.quotas.with_untracked(|glance| glance.summary.as_ref().map(|(summary, _)| summary.clone()));
            let fullest = summary.as_ref().and_then(|summary| summary.fullest.clone());
            let (name, region, share) = fullest.map_or_else(Default::default, |fullest| {
                (
                    untrack(|| item::item(&fullest.item)),
                    fullest.region.to_string(),
                    export::hundredths(fullest.ratio * 100.0),
                )
            });
            let count = |pick: fn(&Summary) -> usize| {
                summary.as_ref().map_or_else(String::new, |summary| pick(summary).to_string())
            };
            let department = &line.department;
            vec![
                department.name.clone(),
                department.id.clone(),
                name,
                region,
                share,
                count(|s| s.tight),
                count(|s| s.full),
            ]
        })
        .collect();
    let rows = std::iter::once(heads).chain(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    download::offer("departments.csv", "text/csv;charset=utf-8", &csv(rows));
}
