//! Long lists: only the rows in view exist, and two spacers stand for the rest.
mod plain;

use super::element::keyed;
use super::erased::{follow, words};
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;
use std::time::Duration;
use wasm_bindgen::JsCast;

pub use plain::{Cell, PlainRows};

/// Rows drawn above and below the view, so that a quick scroll shows no gap.
const SPARE: usize = 6;

/// How long spare rows wait after a jump: what is in view is painted first.
const LATER: Duration = Duration::from_millis(60);

/// The height of a row in CSS pixels until one has been measured.
const USUAL_HEIGHT: f64 = 40.0;

/// The rows to draw when `hidden` pixels of the list lie above the view and `seen` pixels are in it, with so many `spare` ones
/// above and below.
pub fn rows_in_view(hidden: f64, seen: f64, row: f64, count: usize, spare: usize) -> Range<usize> {
    if row <= 0.0 || count == 0 {
        return 0..0;
    }
    let first = (hidden.max(0.0) / row) as usize;
    let shown = (seen.max(0.0) / row) as usize + 1;
    let start = first.saturating_sub(spare).min(count);
    // Starting on even rows keeps stripes where they are.
    let start = start - start % 2;
    start..first.saturating_add(shown).saturating_add(spare).min(count).max(start)
}

/// The rows of a `<tbody>` of which only those in view are drawn. All rows have the same height, which is measured as soon
/// as one is drawn. The table says the true number of rows (`Table rows=…`), and each row its number in `aria-rowindex`.
#[component]
pub fn WindowRows(
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// How many columns a row spans.
    span: u32,
    /// Draws the row of an index, from 0.
    #[prop(into)]
    row: Callback<usize, AnyView>,
) -> AnyView {
    let body = NodeRef::<html::Tbody>::new();
    let (shown, height) = bounds(body, count);
    view! {
        <tbody node_ref=body>
            {spacer(span, height, move || shown.get().start)}
            {keyed(move || shown.get().collect(), usize::to_string, move |n| row.run(n))}
            {spacer(span, height, move || count.get() - shown.get().end)}
        </tbody>
    }
}

/// The rows to draw in a `<tbody>`, which follow the scrolling, and the height of one in CSS pixels.
fn bounds(body: NodeRef<html::Tbody>, count: Signal<usize>) -> (Signal<Range<usize>>, RwSignal<f64>) {
    let row_height = RwSignal::new(USUAL_HEIGHT);
    let range = RwSignal::new(0..SPARE * 3);
    let place = Place { body, count, row_height, range };
    let measure = move || place.measure();
    follow(move || {
        count.track();
        body.track();
        request_animation_frame(measure);
    });
    // Scroll does not bubble, but it is captured: this hears the table's own scroller and the page alike.
    let handler = wasm_bindgen::closure::Closure::<dyn Fn()>::new(measure);
    let listening = StoredValue::new_local(handler);
    listening.with_value(|handler| {
        let heard = handler.as_ref().unchecked_ref();
        let _ = document().add_event_listener_with_callback_and_bool("scroll", heard, true);
    });
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || {
        resized.remove();
        listening.with_value(|handler| {
            let heard = handler.as_ref().unchecked_ref();
            let _ = document().remove_event_listener_with_callback_and_bool("scroll", heard, true);
        });
    });
    let shown = Signal::derive(move || {
        let count = count.get();
        let range = range.get();
        range.start.min(count)..range.end.min(count)
    });
    (shown, row_height)
}

/// A list on the page.
#[derive(Clone, Copy)]
struct Place {
    body: NodeRef<html::Tbody>,
    count: Signal<usize>,
    /// The height of a row in CSS pixels.
    row_height: RwSignal<f64>,
    /// The rows that are drawn.
    range: RwSignal<Range<usize>>,
}

impl Place {
    /// Draws what is in view now.
    fn measure(self) {
        // A frame may come after the rows are gone.
        let Some(Some(body)) = self.body.try_get_untracked() else { return };
        let known = self.row_height.get_untracked();
        let height = height_of_a_row(&body).unwrap_or(known);
        if height != known {
            self.row_height.set(height);
        }
        let (hidden, seen) = view_of(&body);
        let rows = |spare| rows_in_view(hidden, seen, height, self.count.get_untracked(), spare);
        let (now, next) = (self.range.get_untracked(), rows(SPARE));
        if next == now {
            return;
        }
        let jumped = next.start >= now.end || next.end <= now.start;
        // The first and the last row may be in view in part: one is spare even then.
        self.range.set(if jumped { rows(1) } else { next });
        if jumped {
            set_timeout(move || self.measure(), LATER);
        }
    }
}

/// A row as high as so many rows that are not drawn.
fn spacer(span: u32, row_height: RwSignal<f64>, rows: impl Fn() -> usize + Send + Sync + 'static) -> AnyView {
    let space = words(move || {
        // Written as a whole number: writing decimals costs every list 6 kB.
        let sixty_fourths = ((rows() as f64) * row_height.get() * 64.0).round() as u64;
        ["calc(", &sixty_fourths.to_string(), "px / 64)"].concat()
    });
    view! { <tr class="spacer" aria-hidden="true"><td colspan=span style=("height", space)></td></tr> }
}

/// The height of the first row that is no spacer, in CSS pixels.
fn height_of_a_row(body: &web_sys::HtmlElement) -> Option<f64> {
    let row = body.query_selector("tr:not(.spacer)").ok()??;
    Some(row.get_bounding_client_rect().height()).filter(|height| *height > 0.0)
}

/// How many pixels of the list lie above its scroller's view, and how many are in it.
fn view_of(body: &web_sys::HtmlElement) -> (f64, f64) {
    let own = body.get_bounding_client_rect();
    let tall = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let (mut top, mut bottom) = (0.0_f64, tall);
    if let Ok(Some(scroller)) = body.closest(".scroller") {
        let frame = scroller.get_bounding_client_rect();
        top = top.max(frame.top());
        bottom = bottom.min(frame.bottom());
    }
    (top - own.top(), bottom - top.max(own.top()))
}

#[cfg(test)]
mod tests {
    use super::rows_in_view;

    #[test]
    fn at_the_top_only_the_first_rows_are_drawn() {
        assert_eq!(rows_in_view(-40.0, 400.0, 40.0, 10_000, 6), 0..17);
    }

    #[test]
    fn at_the_end_nothing_beyond_the_end_is_drawn() {
        let rows = rows_in_view(399_600.0, 400.0, 40.0, 10_000, 6);
        assert_eq!((rows.end, rows.start), (10_000, 9_984));
    }

    #[test]
    fn a_list_shorter_than_the_view_is_drawn_whole() {
        assert_eq!(rows_in_view(0.0, 900.0, 40.0, 7, 6), 0..7);
        assert_eq!(rows_in_view(9_000.0, 900.0, 40.0, 7, 6), 6..7);
        assert_eq!(rows_in_view(0.0, 900.0, 40.0, 0, 6), 0..0);
    }
}
