//! What the renewal of one server does and costs: its figures by name, and how they are reckoned one click away.

use leptos::prelude::*;

use super::{Desk, Reckoned, months};
use crate::domain::money::Money;
use crate::domain::server::price::renewal::{Named, named};
use crate::domain::server::price::{Estimate, Item, Note, Part, Unknown};
use crate::domain::server::record::Server;
use crate::domain::server::renewal::Due;
use crate::text::{self, Pick, money::yuan, t};
use crate::ui::element::{dynamic, list, nothing};
use crate::ui::fold::Fold;
use crate::ui::view;
use crate::views::servers::clock;
use crate::views::servers::order;

/// The one server; nothing while it is not renewed.
pub fn of_one(desk: Desk, bill: Memo<Reckoned>) -> AnyView {
    dynamic(move || {
        let line = bill.with(|bill| bill.0.lines.first().cloned());
        let Some((server, due)) = line.and_then(|line| Some((line.server, line.due.ok()?))) else { return nothing() };
        explained(&server, &due, months(desk).unwrap_or_default())
    })
}

fn explained(server: &Server, due: &Due, months: u32) -> AnyView {
    let (w, r) = (&text::words().deeds, &text::words().renewal);
    let date = |at: Option<_>| at.map_or_else(|| text::words().servers.not_said.to_owned(), clock::date_and_clock);
    let known = |figure: Option<Money>| figure.map_or_else(|| r.not_known.to_owned(), yuan);
    let row = |name: Pick, said: String| view! { <div><dt>{t(name)}</dt> <dd>{said}</dd></div> };
    let mut rows = vec![row(|w| w.deeds.ends_now, date(server.ends)), row(|w| w.deeds.after, date(due.ends))];
    let term = (w.months)(months);
    match named(server, &due.estimate) {
        Named::Reckoned { base, upgrades, factor } => {
            let upgrades = if upgrades == Some(Money::ZERO) { r.none.to_owned() } else { known(upgrades) };
            rows.push(row(|w| w.renewal.base_month, known(base)));
            rows.push(row(|w| w.renewal.upgrades_month, upgrades));
            let discount = (text::words().order.discount)(factor);
            rows.push(row(|w| w.deeds.term, [&term, " · ", &discount].concat()));
        }
        Named::Monthly(agreed) => {
            rows.push(row(|w| w.renewal.agreed_month, known(agreed)));
            rows.push(row(|w| w.deeds.term, term));
        }
        Named::Term(agreed) => {
            rows.push(row(|w| w.deeds.term, term));
            rows.push(row(|w| w.renewal.agreed_term, known(agreed)));
        }
    }
    let estimate = &due.estimate;
    let notes = estimate.unknown.iter().map(unknown).chain(estimate.notes.iter().filter_map(note));
    let notes = list(notes.map(|note| view! { <li>{note}</li> }));
    let formulas = estimate.items.iter().filter_map(formula);
    let formulas = list(formulas.map(|line| view! { <p class="formula">{line}</p> }));
    view! {
        <dl class="sums">
            {list(rows)}
            <div class="total">
                <dt>{t(|w| w.deeds.to_pay)} " " <span class="remark">{t(|w| w.deeds.estimate)}</span></dt>
                <dd><output class="sum">{known(estimate.total)}</output></dd>
            </div>
        </dl>
        <ul class="notes">{notes}</ul>
        <Fold label=t(|w| w.forms.how)>
            {formulas}
            <p class="remark">{t(|w| w.renewal.estimate_why)}</p>
        </Fold>
    }
}

/// A part with its figures: `Bandwidth: ¥10.00 × 20 × 12 months × 0.85 = ¥2,040.00`.
fn formula(item: &Item) -> Option<String> {
    let sum = order::price::formula(item)?;
    Some([part(item.part), ": ", &sum].concat())
}

fn part(part: Part) -> &'static str {
    let (w, r) = (&text::words().servers, &text::words().renewal);
    match part {
        Part::Product => r.base,
        Part::Bandwidth => w.bandwidth,
        Part::Ips => w.ips,
        Part::Defence => w.defence,
        Part::Agreed => r.agreed,
    }
}

/// What should be seen beside an estimate; follows the language.
pub fn note(note: &Note) -> Option<String> {
    let r = &text::words().renewal;
    match note {
        Note::SettingNotKnown => Some(r.setting_unknown.to_owned()),
        Note::NoDiscount => Some(r.no_discount.to_owned()),
        Note::Booked => Some(r.booked.to_owned()),
        Note::Discount(_) | Note::Upstream(_) => order::said::note(note),
    }
}

/// Why there is no sum; follows the language.
fn unknown(why: &Unknown) -> String {
    let r = &text::words().renewal;
    match why {
        Unknown::Price(of) => (r.no_price)(part(*of)),
        Unknown::Quantity(of) => (r.no_quantity)(part(*of)),
        Unknown::Product => r.no_product.to_owned(),
        Unknown::Agreed(text) => (r.unreadable)(text),
        Unknown::TermPrice(months) => (r.no_term_price)(*months),
        // Nothing of a renewal hangs on the rest of the term.
        Unknown::End | Unknown::Over | Unknown::TooLarge => r.too_large.to_owned(),
    }
}

/// What should be seen beside the estimates of many, each once.
pub fn notes<'a>(estimates: impl Iterator<Item = &'a Estimate>) -> std::collections::BTreeSet<String> {
    estimates.flat_map(|estimate| &estimate.notes).filter_map(note).collect()
}
