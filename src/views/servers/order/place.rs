//! Where the servers shall stand: a zone, and a line in it.

use leptos::prelude::*;

use super::desk::Desk;
use super::picks::{Pick, picks};
use super::said;
use crate::domain::server::order::check::Field;
use crate::domain::server::order::market::{Hall, Stall};
use crate::domain::server::order::offer::Shut;
use crate::text::{self, t};
use crate::ui::element::{dynamic, list};
use crate::ui::erased::settled;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;

/// Both choices, and what is worth knowing about the line.
pub fn section(desk: Desk) -> AnyView {
    let zone = settled(move || desk.place.with(|place| place.zone.clone()));
    let lines = move || {
        let stalls = desk.market.with(|market| market.hall(&zone.get()).map(|hall| hall.stalls.clone()));
        lines(desk, stalls.unwrap_or_default())
    };
    view! {
        <section class="stack where">
            {dynamic(move || zones(desk, &desk.market.get().0))}
            {dynamic(lines)}
            {dynamic(move || about(desk))}
        </section>
    }
}

fn zones(desk: Desk, halls: &[Hall]) -> AnyView {
    let all = desk.catalogue.get();
    let pick = |hall: &Hall| {
        let label = match all.zone(&hall.zone) {
            Some(zone) => TextProp::from(zone.name.clone()),
            None => t(|w| w.order.no_zone).into(),
        };
        // A zone whose lines are all shut can be looked at: the lines say why.
        Pick { value: hall.zone.clone(), label, note: None, shut: hall.shut.map(why) }
    };
    let chosen = Signal::derive(move || desk.place.with(|place| place.zone.clone()));
    let choose = Callback::new(move |zone| {
        desk.zone.set(zone);
        desk.line.set(String::new());
        desk.product.set(String::new());
    });
    picks(t(|w| w.order.zone).into(), halls.iter().map(pick).collect(), chosen, choose)
}

fn lines(desk: Desk, stalls: Vec<Stall>) -> AnyView {
    let all = desk.catalogue.get();
    let pick = |stall: Stall| {
        let line = all.line(&stall.line);
        let number = stall.products.len();
        let description = line.and_then(|line| line.description.clone());
        let note = move || {
            let machines = (text::words().order.machines)(number);
            description.as_ref().map_or(machines.clone(), |more| [&machines, " · ", more].concat())
        };
        Pick {
            label: line.map_or_else(|| stall.line.clone(), |line| line.name.clone()).into(),
            value: stall.line,
            note: stall.shut.is_none().then(|| note.into()),
            shut: stall.shut.map(why),
        }
    };
    let chosen = Signal::derive(move || desk.place.with(|place| place.line.clone()));
    let choose = Callback::new(move |line| {
        desk.zone.set(desk.place.with_untracked(|place| place.zone.clone()));
        desk.line.set(line);
        desk.product.set(String::new());
    });
    picks(t(|w| w.order.line).into(), stalls.into_iter().map(pick).collect(), chosen, choose)
}

fn why(shut: Shut) -> TextProp {
    (move || said::shut(shut)).into()
}

/// What a check finds about the line as such.
fn about(desk: Desk) -> AnyView {
    let found = desk.at(Field::Line).into_iter().filter(|_| !desk.place.with(|place| place.line.is_empty()));
    list(found.map(|found| {
        let tone = if found.stops() { Tone::Bad } else { Tone::Info };
        view! { <Notice tone=tone title=move || said::rule(&found) /> }
    }))
}
