//! The system: those that fit can be chosen, the others are folded away with their reasons.

use leptos::prelude::*;

use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::order::check::Field;
use crate::domain::server::systems::{Fit, Purpose, fits};
use crate::text::{self, t};
use crate::ui::choice::{Choice, SelectField};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::erased::settled;
use crate::ui::fold::Fold;
use crate::ui::view;
use crate::views::servers::order::desk::Desk;
use crate::views::servers::order::said;

/// The choice, and what does not fit.
pub fn part(desk: Desk) -> AnyView {
    let at = settled(move || desk.place.get());
    let choices = Signal::derive(move || {
        let place = at.get();
        let some = desk.catalogue.with(|all| {
            let fit = of_place(all, &place.line, &place.product).into_iter().filter(|fit| fit.misfits.is_empty());
            fit.map(|fit| Choice::new(fit.system.guid.clone(), fit.system.name.clone())).collect::<Vec<_>>()
        });
        std::iter::once(Choice::new("", t(|w| w.order.choose_system))).chain(some).collect::<Vec<_>>()
    });
    // A wish that another machine does not fulfil is said at once.
    let wished = move || desk.system.with(|system| !system.is_empty());
    let error = Signal::derive(move || said::fault(desk, Field::System).filter(|_| desk.tried.get() || wished()));
    let error = Signal::derive(move || {
        let why = error.get()?;
        let name = desk.system().map(|system| system.name).filter(|_| wished());
        Some(name.map_or(why.clone(), |name| [&name, ": ", &why].concat()))
    });
    let hint = move || {
        let said = said::warnings(desk, Field::System).filter(|_| wished());
        said.unwrap_or_default()
    };
    view! {
        <div class="part field wide-select">
            <SelectField label=t(|w| w.order.system) choices=choices value=desk.system error=error hint=hint />
            {dynamic(move || {
                let place = at.get();
                desk.catalogue.with(|all| misfits(&of_place(all, &place.line, &place.product)))
            })}
        </div>
    }
}

/// The systems for a machine on a line; none without a machine.
fn of_place<'a>(all: &'a Catalogue, line: &str, product: &str) -> Vec<Fit<'a>> {
    let product = all.product(product);
    product.map(|product| fits(all, Purpose::Order, line, &product.hardware)).unwrap_or_default()
}

/// What does not fit, by reason.
fn misfits(fits: &[Fit<'_>]) -> AnyView {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    let mut number = 0;
    for fit in fits.iter().filter(|fit| !fit.misfits.is_empty()) {
        number += 1;
        let why = fit.misfits.iter().map(|misfit| said::misfit(*misfit)).collect::<Vec<_>>().join(" · ");
        match reasons.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, names)) => names.push(fit.system.name.clone()),
            None => reasons.push((why, vec![fit.system.name.clone()])),
        }
    }
    if number == 0 {
        return nothing();
    }
    let line = |(why, names): (String, Vec<String>)| view! { <dt>{why}</dt> <dd>{names.join(" · ")}</dd> };
    let lines = list(reasons.into_iter().map(line));
    view! {
        <Fold label=move || (text::words().order.misfits)(number)>
            <dl class="reasons">{lines}</dl>
        </Fold>
    }
}
