//! A list of the directory: filter, order, CSV, and rows of which only those in view are drawn.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::every_department;
use crate::actions::directory::List;
use crate::actions::latest::again;
use crate::domain::table::letters::small;
use crate::domain::table::order::ordered;
use crate::text::{self, Pick, Words, t};
use crate::ui::choice::SelectField;
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::empty::Empty;
use crate::ui::erased::{settled, words};
use crate::ui::field::{SearchField, never_wrong};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::table::{Table, filling_row, skeleton_rows};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::ui::window::WindowRows;
use crate::views::no_match::no_match;
use crate::views::order::{Holds, Order};
use crate::views::{address, reading};

/// What rows are sorted by. What is not known comes last.
pub enum Sorted {
    /// A text, whatever its case.
    Text(String),
    /// A number, if it is known.
    Figure(Option<usize>),
}

/// How many of how many, in words.
pub type Counted = fn(usize, usize) -> String;

/// Whether an entry matches what is typed.
pub type Matches<T> = Box<dyn Fn(&T, &str) -> bool + Send + Sync>;

/// The departments to choose from, by id, and the one that is chosen.
pub type Departments = (Memo<BTreeMap<String, String>>, RwSignal<String>);

type Read<T, R> = Box<dyn Fn(&T) -> R + Send + Sync>;

/// A column beside the name.
pub struct Column<T> {
    /// Its name in the address; empty for one that does not sort.
    pub slug: &'static str,
    /// Its head.
    pub label: Pick,
    /// What it holds.
    pub holds: Holds,
    /// By what it sorts.
    pub sorted: Read<T, Sorted>,
    /// What stands in a cell.
    pub cell: Read<T, AnyView>,
}

/// A list before it is drawn.
pub struct Frame<T> {
    /// Heading.
    pub title: Pick,
    /// How many are shown of how many.
    pub count: fn(&'static Words) -> Counted,
    /// Reads it anew.
    pub load: Box<dyn Fn() -> List<T> + Send + Sync>,
    /// Whether an entry matches what is typed.
    pub found: Matches<T>,
    /// The departments to choose from, and the one that is chosen.
    pub choice: Option<Departments>,
    /// The id.
    pub key: fn(&T) -> String,
    /// What stands in the head of a row.
    pub head: Read<T, AnyView>,
    /// The columns.
    pub columns: Vec<Column<T>>,
    /// The name, by which the list is sorted at first.
    pub name: fn(&T) -> &String,
}

/// Whether any of some texts holds what is typed, whatever its case.
pub fn holds(texts: &[&str], wanted: &str) -> bool {
    texts.iter().any(|text| small(text).contains(wanted))
}

/// Draws the list as a page.
pub fn frame<T: Clone + PartialEq + Send + Sync + 'static>(frame: Frame<T>) -> AnyView {
    let frame = Arc::new(frame);
    let latest = (frame.load)();
    let reload = {
        let frame = frame.clone();
        again(move || {
            let _same_list = (frame.load)();
        })
    };
    let (filter, order) = (address::state("q"), Order::of_address("name"));
    let shown = {
        let frame = frame.clone();
        settled(move || {
            latest.with(|latest| {
                let all = latest.value.as_ref().map(|(listing, _)| listing.items.as_slice()).unwrap_or_default();
                Arc::new(arranged(all, &frame, &filter.get(), order.now()))
            })
        })
    };
    let title = frame.title;
    let count = frame.count;
    let summary = move || {
        let counted = words(move || {
            let all = latest.with(|latest| latest.value.as_ref().map(|(listing, _)| listing.items.len()));
            all.map(|all| (count(text::words()))(shown.with(|shown| shown.len()), all)).unwrap_or_default()
        });
        view! { {counted} {reading::freshness(latest, reload)} }
    };
    let choice = frame.choice.map(|(departments, chosen)| {
        let choices = every_department(departments);
        view! { <SelectField label=t(|w| w.directory.department) choices=choices value=chosen error=never_wrong() label_hidden=true /> }
    });
    let clear = {
        let chosen = frame.choice.map(|(_, chosen)| chosen);
        Callback::new(move |()| {
            filter.set(String::new());
            if let Some(chosen) = chosen {
                chosen.set(String::new());
            }
        })
    };
    view! {
        <PageHead title=t(title) summary=summary />
        {reading::failed(latest, reload)}
        {oddities(latest)}
        <div class="toolbar">
            <div class="tools">
                <div class="search"><SearchField label=t(|w| w.directory.filter) value=filter clear=t(|w| w.quota.clear_filter) /></div>
                {choice}
            </div>
        </div>
        {table(frame, latest, shown, order, clear)}
    }
}

/// What is not whole about the list.
fn oddities<T: Clone + PartialEq + Send + Sync + 'static>(latest: List<T>) -> AnyView {
    let odd = settled(move || {
        latest.with(|latest| latest.value.as_ref().map(|(listing, _)| (listing.unreadable, listing.complete)))
    });
    sometimes(move || {
        let (unreadable, complete) = odd.get()?;
        let said = move || (text::words().directory.unreadable)(unreadable);
        let some = (unreadable > 0).then(|| view! { <Notice tone=Tone::Warn title=said /> });
        let cut = (!complete).then(|| view! { <Notice tone=Tone::Warn title=t(|w| w.directory.cut) /> });
        Some(view! { {some} {cut} })
    })
}

fn arranged<T: Clone>(all: &[T], frame: &Frame<T>, filter: &str, (by, down): (String, bool)) -> Vec<T> {
    let wanted = small(filter.trim());
    let found: Vec<&T> = all.iter().filter(|entry| (frame.found)(entry, &wanted)).collect();
    let column = frame.columns.iter().find(|column| column.slug == by && !by.is_empty());
    // Unknown last, then a number, then a text.
    let key = |entry: &&T| match column.map(|column| (column.sorted)(entry)) {
        None => (false, 0, small((frame.name)(entry))),
        Some(Sorted::Text(text)) => (text.is_empty(), 0, small(&text)),
        Some(Sorted::Figure(figure)) => (figure.is_none(), figure.unwrap_or_default(), String::new()),
    };
    let keys: Vec<_> = found.iter().map(key).collect();
    let places = ordered(found.len(), &|a, b| match (keys.get(a), keys.get(b)) {
        (Some(a), Some(b)) if a.0 == b.0 && down => b.cmp(a),
        (a, b) => a.cmp(&b),
    });
    places.into_iter().filter_map(|at| found.get(at).map(|entry| (*entry).clone())).collect()
}

fn table<T: Clone + PartialEq + Send + Sync + 'static>(
    frame: Arc<Frame<T>>,
    latest: List<T>,
    shown: Memo<Arc<Vec<T>>>,
    order: Order,
    clear: Callback<()>,
) -> AnyView {
    let span = u32::try_from(frame.columns.len() + 1).unwrap_or(1);
    let heads = frame
        .columns
        .iter()
        .map(|column| {
            let label = column.label;
            if column.slug.is_empty() {
                view! { <th scope="col">{t(label)}</th> }
            } else {
                order.head(column.slug, label, column.holds)
            }
        })
        .collect::<Vec<_>>();
    let count = settled(move || shown.with(|shown| shown.len()));
    let all = settled(move || {
        latest.with(|latest| (latest.first_time(), latest.value.as_ref().map(|(listing, _)| listing.items.len())))
    });
    let filling = move || {
        let inside = match all.get() {
            _ if count.get() > 0 => return nothing(),
            (true, _) => skeleton_rows(8, span),
            (false, None) => return nothing(),
            (false, Some(0)) => filling_row(
                span,
                view! { <Empty title=t(|w| w.directory.none_title) detail=t(|w| w.directory.none_detail) shape=Icon::Building /> },
            ),
            (false, Some(_)) => {
                filling_row(span, no_match([|w| w.directory.no_match_title, |w| w.directory.no_match_detail], clear))
            }
        };
        view! { <tbody>{inside}</tbody> }
    };
    let title = frame.title;
    let row = move |at: usize| {
        let entry = settled(move || shown.with(|shown| shown.get(at).cloned()));
        let frame = frame.clone();
        dynamic(move || entry.get().map_or_else(nothing, |entry| row(at, &entry, &frame)))
    };
    view! {
        <Table
            caption=t(title)
            busy=Signal::derive(move || latest.with(|latest| latest.busy))
            tall=true
            rows=Signal::derive(move || count.get() + 1)
        >
            <thead><tr aria-rowindex="1">{order.head("name", |w| w.directory.name, Holds::Text)} {heads}</tr></thead>
            {dynamic(filling)}
            <WindowRows count=count span=span row=row />
        </Table>
    }
}

fn row<T>(at: usize, entry: &T, frame: &Frame<T>) -> AnyView {
    let cells = list(frame.columns.iter().map(|column| {
        let class = (column.holds == Holds::Figures).then_some("num");
        view! { <td class=class>{(column.cell)(entry)}</td> }
    }));
    view! {
        <tr aria-rowindex=(at + 2).to_string() title=(frame.key)(entry)>
            <th scope="row" class="stick">{(frame.head)(entry)}</th>
            {cells}
        </tr>
    }
}
