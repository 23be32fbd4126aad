//! The pieces of a real table. The rows are the caller's own `<tr>`, `<th scope="row">` and `<td>`.
use super::choice::Checkbox;
use super::element::{dynamic, list, sometimes};
use super::erased::{marked, said, switched, words};
use super::field::never_wrong;
use super::icon::{Icon, icon};
use super::popover::Popover;
use super::view;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Small to large.
    Ascending,
    /// Large to small.
    Descending,
}

/// A table with a spoken caption in a scroller that the keyboard can reach and move.
#[component]
pub fn Table(
    /// What the table shows; spoken as its name.
    #[prop(into)]
    caption: TextProp,
    /// Whether rows are being fetched.
    #[prop(into)]
    busy: Signal<bool>,
    /// `<thead>` and `<tbody>`.
    children: Children,
    /// Whether it scrolls in itself with its head in view; otherwise it is as tall as its rows. Its cells are one line each.
    #[prop(optional)]
    tall: bool,
    /// How many rows there are, its head included, when not all are drawn.
    #[prop(optional, into)]
    rows: Option<Signal<usize>>,
    /// The slugs of the columns that are hidden, with spaces between them.
    #[prop(optional, into)]
    hidden: Option<TextProp>,
    /// The scroller, for [`super::window::WindowRows`].
    #[prop(optional)]
    scroller: NodeRef<html::Div>,
) -> AnyView {
    let name = caption.clone();
    view! {
        <div
            node_ref=scroller
            class=if tall { "scroller tall" } else { "scroller" }
            role="region"
            tabindex="0"
            aria-label=words(name)
            data-hide=said(move || hidden.as_ref().map(TextProp::get))
        >
            <table class="table" aria-busy=marked(move || busy.get()) aria-rowcount=said(move || rows.map(|rows| rows.get().to_string()))>
                <caption class="spoken">{words(caption)}</caption>
                {children()}
            </table>
        </div>
    }
}

/// A column head that sorts. Only the sorted column carries `aria-sort`.
#[component]
pub fn SortHeader(
    /// What the column shows.
    #[prop(into)]
    label: TextProp,
    /// How it is sorted, if it is the one.
    #[prop(into)]
    sorted: Signal<Option<Direction>>,
    /// Called for a press; the caller chooses the next direction.
    #[prop(into)]
    on_sort: Callback<()>,
    /// Whether it holds figures, which stand at the end of their cells.
    #[prop(optional)]
    numeric: bool,
    /// The name by which the table hides it.
    #[prop(optional)]
    slug: Option<&'static str>,
) -> AnyView {
    let shape = move || match sorted.get() {
        None => Icon::SortNone,
        Some(Direction::Ascending) => Icon::SortUp,
        Some(Direction::Descending) => Icon::SortDown,
    };
    let order = move || match sorted.get() {
        None => None,
        Some(Direction::Ascending) => Some("ascending"),
        Some(Direction::Descending) => Some("descending"),
    };
    view! {
        <th scope="col" class=numeric.then_some("num") aria-sort=said(order) data-col=slug>
            <button type="button" class="sort" on:click=move |_| on_sort.run(())>
                {words(label)} {dynamic(move || icon(shape()))}
            </button>
        </th>
    }
}

/// A row that heads and folds the rows below it.
#[component]
pub fn GroupRow(
    /// The group's name.
    #[prop(into)]
    label: TextProp,
    /// How much is in it, in words.
    #[prop(into)]
    count: TextProp,
    /// How many columns it spans.
    #[prop(into)]
    span: Signal<u32>,
    /// Whether the rows below are shown.
    open: RwSignal<bool>,
) -> AnyView {
    view! {
        <tr class="group">
            <th scope="rowgroup" colspan=words(move || span.get().to_string())>
                <button
                    type="button"
                    aria-expanded=switched(move || open.get())
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {icon(Icon::ChevronRight)} <span>{words(label)}</span>
                </button>
                <span class="count">{words(count)}</span>
            </th>
        </tr>
    }
}

/// The state of a row, drawn at its start edge; a word in the row says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Differs from what the server has.
    Changed,
    /// Wants a look.
    Warn,
    /// Is wrong, or could not be read.
    Bad,
    /// Is being worked on.
    Busy,
}

impl Mark {
    /// The value of the row's `data-mark`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Busy => "busy",
        }
    }
}

/// How long a first load may take before it shows: a skeleton that is gone at once is only flicker, and work.
const PATIENCE: Duration = Duration::from_millis(150);

/// Rows of bones: only while the first load is under way and takes its time, never after a failure.
pub fn skeleton_rows(rows: u32, columns: u32) -> AnyView {
    let late = RwSignal::new(false);
    let appear = move || {
        let _gone_before = late.try_set(true);
    };
    set_timeout(appear, PATIENCE);
    sometimes(move || late.get().then(|| bones(rows, columns)))
}

fn bones(rows: u32, columns: u32) -> AnyView {
    let row = |_| {
        let cells = (0..columns).map(|_| view! { <td><span class="bone"></span></td> }).collect::<Vec<_>>();
        view! { <tr aria-hidden="true">{cells}</tr> }
    };
    list((0..rows).map(row))
}

/// One row over all columns, for an empty or failed table.
pub fn filling_row(columns: u32, inside: AnyView) -> AnyView {
    view! { <tr class="filling"><td colspan=columns>{inside}</td></tr> }
}

/// A column that can be hidden.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub label: TextProp,
    /// Whether it is shown.
    pub shown: RwSignal<bool>,
}

/// A button that opens the list of columns to show.
#[component]
pub fn ColumnMenu(
    /// The name of the button.
    #[prop(into)]
    label: TextProp,
    /// The columns that may be hidden.
    columns: Vec<Column>,
) -> AnyView {
    let columns = StoredValue::new(columns);
    view! {
        <Popover label=label icon=Icon::Columns roomy=true end=true>
            {column_boxes(columns.get_value())}
        </Popover>
    }
}

/// What is in such a menu: a box for each column.
pub fn column_boxes(columns: Vec<Column>) -> AnyView {
    let tick = |column: Column| {
        view! { <Checkbox label=column.label checked=column.shown error=never_wrong() /> }
    };
    view! { <div class="stack">{columns.into_iter().map(tick).collect::<Vec<_>>()}</div> }
}
