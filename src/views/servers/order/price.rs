//! What the order costs, always in view, and the way to the review.

use leptos::prelude::*;

use super::desk::Desk;
use super::said;
use crate::domain::server::order::quote::Quote;
use crate::domain::server::price::{Estimate, Item};
use crate::text::money::yuan;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::{settled, words};
use crate::ui::fold::Fold;
use crate::ui::link::TextLink;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::frame::routes::Page;
use crate::views::servers::claim;

/// The panel.
pub fn panel(desk: Desk) -> AnyView {
    let shut = Signal::derive(move || desk.open_question.get().then(|| text::words().order.shut_meanwhile.to_owned()));
    let wrong = move || {
        let number = desk.stopped();
        (desk.tried.get() && number > 0).then(|| {
            view! { <p class="finding stop" role="status">{words(move || (text::words().order.wrong)(number))}</p> }
        })
    };
    let reckoned = settled(move || desk.quote.with(Result::is_ok));
    let name = words(move || desk.product().map(|product| product.name).unwrap_or_default());
    view! {
        <aside class="price" aria-label=t(|w| w.order.price)>
            <h2>{t(|w| w.order.due)}</h2>
            <output>
                <span class=words(move || if summed(desk) { "sum" } else { "why" })>{words(move || due(desk))}</span>
                {sometimes(move || summed(desk).then(|| view! { " " <span class="unit">{t(|w| w.deeds.estimate)}</span> }))}
            </output>
            <p class="machine">{name}</p>
            {sometimes(move || reckoned.get().then(|| lines(desk)))}
            {dynamic(move || if desk.open_question.get() { question(desk) } else { nothing() })}
            {sometimes(wrong)}
            <Button
                label=t(|w| w.order.to_review)
                busy=desk.busy
                on_press=move |()| desk.review()
                shut=shut
                weight=Weight::Primary
            />
        </aside>
    }
}

/// Whether there is a sum.
fn summed(desk: Desk) -> bool {
    desk.quote.with(|quote| quote.as_ref().is_ok_and(|quote| quote.total.total.is_some()))
}

/// The sum, or why there is none.
fn due(desk: Desk) -> String {
    desk.quote.with(|quote| match quote {
        Err(why) => said::no_quote(*why).to_owned(),
        Ok(quote) => match (quote.total.total, quote.total.unknown.first()) {
            (Some(total), _) => yuan(total),
            (None, Some(why)) => said::no_sum(why).to_owned(),
            (None, None) => text::words().order.no_price_said.to_owned(),
        },
    })
}

/// The parts of a price by name; used by the review too.
pub fn facts(desk: Desk, quote: &Quote) -> AnyView {
    let sum = |estimate: &Estimate| estimate.total.map_or_else(|| text::words().servers.not_said.to_owned(), yuan);
    let (monthly, total) = (sum(&quote.monthly), sum(&quote.total));
    let (months, count) = desk.order.with(|order| (order.months, order.count));
    let factor = quote.total.items.first().map(|item| item.factor);
    let term = words(move || {
        let months = (text::words().deeds.months)(months);
        let factor = factor.map(|factor| [" · ", &(text::words().order.discount)(factor)].concat());
        [months, factor.unwrap_or_default()].concat()
    });
    view! {
        <dl class="sums">
            <div><dt>{t(|w| w.order.monthly)}</dt> <dd>{monthly}</dd></div>
            <div><dt>{t(|w| w.order.term)}</dt> <dd>{term}</dd></div>
            <div><dt>{t(|w| w.order.number)}</dt> <dd>{["× ", &count.to_string()].concat()}</dd></div>
            <div class="total"><dt>{t(|w| w.order.due)} " " <span class="remark">{t(|w| w.deeds.estimate)}</span></dt> <dd>{total.clone()}</dd></div>
            <div><dt>{t(|w| w.order.renewal)}</dt> <dd>{total}</dd></div>
        </dl>
    }
}

fn lines(desk: Desk) -> AnyView {
    let with_quote = move |draw: fn(Desk, &Quote) -> AnyView| {
        dynamic(move || desk.quote.with(|quote| quote.as_ref().map_or_else(|_| nothing(), |quote| draw(desk, quote))))
    };
    view! {
        {with_quote(facts)}
        {with_quote(notes)}
        <Fold label=t(|w| w.order.formula)>
            {with_quote(formulas)}
            <p class="remark">{t(|w| w.order.renewal)} ": " {t(|w| w.order.renewal_note)}</p>
        </Fold>
        <p class="remark">{t(|w| w.order.estimate_why)}</p>
    }
}

fn notes(_: Desk, quote: &Quote) -> AnyView {
    let notes = quote.total.notes.iter().filter_map(said::note);
    view! { <ul class="notes">{list(notes.map(|note| view! { <li>{note}</li> }))}</ul> }
}

fn formulas(_: Desk, quote: &Quote) -> AnyView {
    list(quote.total.items.iter().filter_map(formula).map(|line| view! { <p class="formula">{line}</p> }))
}

/// A part with its figures: `¥10.00 × 20 × 12 months × 0.85 × 2 = ¥4,080.00`. A single one of something is not multiplied by.
pub fn formula(item: &Item) -> Option<String> {
    let (price, amount) = (item.unit_price?, item.amount?);
    let mut factors = vec![yuan(price)];
    factors.extend(item.quantity.filter(|quantity| *quantity != 1).map(|quantity| quantity.to_string()));
    factors.push((text::words().deeds.months)(item.months));
    factors.push(item.factor.to_string());
    factors.extend(Some(item.servers).filter(|servers| *servers != 1).map(|servers| servers.to_string()));
    Some([&factors.join(" × "), " = ", &yuan(amount)].concat())
}

/// The last order is an open question.
fn question(desk: Desk) -> AnyView {
    let way = move || ways_on(desk);
    let (what, how) = (t(|w| w.order.open_question.0), t(|w| w.order.open_question.1));
    view! { <Notice tone=Tone::Warn title=what detail=how actions=way urgent=true /> {asked(desk)} }
}

/// The ways to settle an open question.
pub fn ways_on(desk: Desk) -> AnyView {
    let trail = Signal::stored(Page::Trail.path());
    view! {
        <Button label=t(|w| w.order.look_now) busy=desk.looking on_press=move |()| desk.look() />
        <TextLink href=trail label=t(|w| w.frame.settle_them) />
    }
}

/// The servers that may be the order's; nothing where none was found.
pub fn asked(desk: Desk) -> AnyView {
    dynamic(move || desk.asked.get().map_or_else(nothing, |(entry, found)| claim::question(&entry, found)))
}
