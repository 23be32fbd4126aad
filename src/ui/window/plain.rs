//! Long lists of plain cells, drawn and changed as quickly as a browser can.
//!
//! A row of markup has an effect for everything that may change in it, which is dear where a scroll shows fifty others at
//! once. Here a row is a list of values. One effect compares those in view with what stands on the page and writes only the
//! differences; a row that is scrolled away lends its elements to one that comes into view.
mod cell;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Text};

use super::{bounds, spacer};
use crate::ui::erased::follow;
use crate::ui::tone::Tone;
use crate::ui::view;

pub use cell::Cell;

/// The rows of a `<tbody>` like [`super::WindowRows`], of plain cells. All rows have the same kinds of cells.
#[component]
pub fn PlainRows(
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// How many columns a row spans.
    span: u32,
    /// The cells of a row, from 0; what it reads is followed.
    #[prop(into)]
    cells: Callback<usize, Vec<Cell>>,
    /// Called with the row whose box was pressed.
    #[prop(into)]
    on_tick: Callback<usize>,
) -> AnyView {
    let body = NodeRef::<html::Tbody>::new();
    let (shown, height) = bounds(body, count);
    let pool = StoredValue::new_local(Pool::default());
    follow(move || {
        let (Some(body), rows) = (body.get(), shown.get()) else { return };
        let rows: Vec<(usize, Vec<Cell>)> = rows.map(|row| (row, cells.run(row))).collect();
        pool.update_value(|pool| pool.show(&body, rows));
    });
    let pressed = move |event: ev::Event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let row = pressed.and_then(|pressed| pressed.closest("tr").ok().flatten());
        if let Some(at) = row.and_then(|row| pool.with_value(|pool| pool.row_of(&row))) {
            on_tick.run(at);
        }
    };
    view! {
        <tbody class="plain" node_ref=body on:change=pressed>
            {spacer(span, height, move || shown.get().start)} {spacer(span, height, move || count.get() - shown.get().end)}
        </tbody>
    }
}

/// The rows on the page, in their order.
#[derive(Default)]
struct Pool(Vec<Slot>);

/// A row on the page.
struct Slot {
    at: usize,
    row: Element,
    cells: Vec<Drawn>,
}

/// A cell on the page, and what it shows.
struct Drawn {
    shown: Cell,
    /// The cell itself.
    cell: Element,
    /// The link, the box, or the cell itself.
    place: Element,
    /// Whether the cell is cut where it is too long for its column.
    cut: bool,
    /// Its words; those of the states are with them.
    words: Text,
    states: Vec<State>,
}

/// A state on the page.
struct State {
    badge: Element,
    words: Text,
}

impl Pool {
    fn row_of(&self, row: &Element) -> Option<usize> {
        self.0.iter().find(|slot| slot.row == *row).map(|slot| slot.at)
    }

    /// Where the focus is, if it is in a row.
    fn held(&self, body: &Element) -> Option<Held> {
        let focused = document().active_element().filter(|focused| body.contains(Some(focused)))?;
        let slot = self.0.iter().find(|slot| slot.row.contains(Some(&focused)))?;
        let box_has_it = slot.cells.iter().any(|drawn| drawn.ticks() && drawn.place == focused);
        Some(Held { href: slot.href()?.to_owned(), box_has_it })
    }

    /// Shows these rows, which follow each other, and no others. The focus stays with what it is on.
    fn show(&mut self, body: &Element, rows: Vec<(usize, Vec<Cell>)>) {
        let held = self.held(body);
        if self.0.is_empty() {
            // A table that took this one's place keeps its body, with the rows of other columns.
            while let Ok(Some(row)) = body.query_selector("tr:not(.spacer)") {
                row.remove();
            }
        }
        let kinds = rows.first().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        let places = rows.first().map_or(0, |row| row.0)..rows.last().map_or(0, |row| row.0 + 1);
        let (mut stay, mut spare) = (Vec::new(), Vec::new());
        for slot in self.0.drain(..) {
            if !slot.has_kinds(kinds) {
                slot.row.remove();
            } else if places.contains(&slot.at) {
                stay.push(slot);
            } else {
                spare.push(slot);
            }
        }
        let kept = stay.first().map(|slot| slot.at).zip(stay.last().map(|slot| slot.at));
        let first: Option<Node> = stay.first().map(|slot| slot.row.clone().into());
        let end: Option<Node> = body.last_element_child().map(Into::into);
        let (mut stay, mut spare) = (stay.into_iter(), spare.into_iter());
        for (at, cells) in rows {
            let stays = kept.is_some_and(|(first, last)| (first..=last).contains(&at));
            let mut slot = if stays { stay.next() } else { None }.unwrap_or_else(|| {
                let (slot, new) = spare.next().map_or_else(|| (Slot::new(&cells), true), |spare| (spare, false));
                // Where no row stays, those that are lent stand in order already.
                if new || kept.is_some() {
                    let above = kept.is_some_and(|(first, _)| at < first);
                    Dom::insert_node(body, &slot.row, if above { first.as_ref() } else { end.as_ref() });
                }
                slot
            });
            slot.write(at, cells);
            self.0.push(slot);
        }
        spare.for_each(|slot| slot.row.remove());
        if let Some(held) = held {
            held.back(self, body);
        }
    }
}

/// The focus in a row: what the row is about, and whether its box has it.
struct Held {
    href: String,
    box_has_it: bool,
}

impl Held {
    /// Leaves the focus with what it was on, wherever that stands now; where it is not drawn any more, the list has it.
    fn back(self, pool: &Pool, body: &Element) {
        let about = |slot: &&Slot| slot.href() == Some(&self.href);
        let place =
            pool.0.iter().find(about).and_then(|slot| slot.cells.iter().find(|drawn| drawn.ticks() == self.box_has_it));
        let place = place.map(|drawn| drawn.place.clone()).or_else(|| body.closest(".scroller").ok().flatten());
        if let Some(place) = place.filter(|place| document().active_element().as_ref() != Some(place)) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _gone = place.unchecked_ref::<web_sys::HtmlElement>().focus_with_options(&options);
        }
    }
}

impl Slot {
    fn new(cells: &[Cell]) -> Self {
        let row = Dom::create_element("tr", None);
        let cells = cells.iter().map(|cell| Drawn::new(cell, &row)).collect();
        Self { at: usize::MAX, row, cells }
    }

    /// What the row is about.
    fn href(&self) -> Option<&str> {
        self.cells.iter().find_map(|drawn| match &drawn.shown {
            Cell::Name { href, .. } => Some(href.as_str()),
            _ => None,
        })
    }

    fn has_kinds(&self, kinds: &[Cell]) -> bool {
        let kind = std::mem::discriminant::<Cell>;
        self.cells.iter().map(|drawn| kind(&drawn.shown)).eq(kinds.iter().map(kind))
    }

    fn write(&mut self, at: usize, cells: Vec<Cell>) {
        if self.at != at {
            self.at = at;
            // The head of the table is its first row.
            Dom::set_attribute(&self.row, "aria-rowindex", &(at + 2).to_string());
        }
        for (drawn, cell) in self.cells.iter_mut().zip(cells) {
            if drawn.shown != cell {
                drawn.write(cell);
            }
        }
    }
}

fn inside(parent: &Element, tag: &'static str, class: Option<&str>) -> Element {
    let element = Dom::create_element(tag, None);
    if let Some(class) = class {
        Dom::set_attribute(&element, "class", class);
    }
    Dom::insert_node(parent, &element, None);
    element
}

fn text_in(parent: &Element) -> Text {
    let text = Dom::create_text_node("");
    Dom::insert_node(parent, &text, None);
    text
}

impl Drawn {
    /// An empty cell of the same kind.
    fn new(cell: &Cell, row: &Element) -> Self {
        let (tag, class, part, shown) = match cell {
            Cell::Tick { .. } => ("td", "tick", Some("input"), Cell::Tick { label: String::new(), on: false }),
            Cell::Name { .. } => ("th", "stick", Some("a"), Cell::Name { name: String::new(), href: String::new() }),
            Cell::Words(_) => ("td", "", None, Cell::Words(String::new())),
            Cell::Figure(_) => ("td", "num", None, Cell::Figure(String::new())),
            Cell::States(_) => ("td", "", None, Cell::States(Vec::new())),
        };
        let cell = inside(row, tag, Some(class).filter(|class| !class.is_empty()));
        let place = part.map_or_else(|| cell.clone(), |part| inside(&cell, part, None));
        match &shown {
            Cell::Tick { .. } => Dom::set_attribute(&place, "type", "checkbox"),
            Cell::Name { .. } => Dom::set_attribute(&cell, "scope", "row"),
            _ => {}
        }
        let words = text_in(&place);
        Self { shown, cell, place, cut: false, words, states: Vec::new() }
    }

    fn ticks(&self) -> bool {
        matches!(self.shown, Cell::Tick { .. })
    }

    fn write(&mut self, cell: Cell) {
        match &cell {
            Cell::Tick { label, on } => {
                Dom::set_attribute(&self.place, "aria-label", label);
                Dom::set_property(&self.place, "checked", &JsValue::from_bool(*on));
            }
            Cell::Name { name, href } => {
                Dom::set_attribute(&self.place, "href", href);
                Dom::set_text(&self.words, name);
            }
            Cell::Words(words) | Cell::Figure(words) => Dom::set_text(&self.words, words),
            Cell::States(states) => self.write_states(states),
        }
        if self.cut != cell.may_be_cut() {
            self.cut = !self.cut;
            let _always = self.cell.toggle_attribute_with_force("data-cut", self.cut);
        }
        self.shown = cell;
    }

    fn write_states(&mut self, states: &[(String, Tone)]) {
        let shown = match &self.shown {
            Cell::States(shown) => shown.as_slice(),
            _ => &[],
        };
        while self.states.len() > states.len() {
            if let Some(gone) = self.states.pop() {
                gone.badge.remove();
            }
        }
        while self.states.len() < states.len() {
            self.states.push(State::new(&self.place));
        }
        for (at, (state, (words, tone))) in self.states.iter().zip(states).enumerate() {
            let shown = shown.get(at);
            if shown.is_none_or(|(_, shown)| shown != tone) {
                Dom::set_attribute(&state.badge, "data-tone", tone.name());
            }
            if shown.is_none_or(|(shown, _)| shown != words) {
                Dom::set_text(&state.words, words);
            }
        }
    }
}

impl State {
    /// What `Badge` draws, as the last thing in a cell.
    fn new(cell: &Element) -> Self {
        let badge = inside(cell, "span", Some("badge"));
        let words = text_in(&badge);
        Self { badge, words }
    }
}
