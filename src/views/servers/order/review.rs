//! The review of an order, and what becomes of it: sent once, under a number that belongs to this intent.
mod send;

use leptos::prelude::*;

use super::super::said::notice;
use super::desk::Desk;
use super::{machines, price, said};
use crate::actions::servers::Servers;
use crate::actions::servers::carry_out::Fate;
use crate::domain::account::Secret;
use crate::domain::server::deed::{Create, Deed, OrderNumbers};
use crate::domain::server::record::Partition;
use crate::domain::server::settle;
use crate::domain::trail::server::ServerDeed;
use crate::domain::trail::{Entry, Outcome, Place, What};
use crate::text::{self, Pick, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::settled;
use crate::ui::icon::{Icon, icon};
use crate::ui::link::ButtonLink;
use crate::ui::notice::Notice;
use crate::ui::sheet::Sheet;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;
use crate::views::frame::routes::Page;
use crate::views::review::command;

/// The sheet.
pub fn sheet(desk: Desk) -> AnyView {
    view! {
        <Sheet
            open=desk.reviewing
            title=t(|w| w.order.review)
            close=t(|w| w.deeds.close)
            busy=desk.busy
            actions=move || buttons(desk)
        >
            {body(desk)}
        </Sheet>
    }
}

fn body(desk: Desk) -> AnyView {
    let kept_nowhere = move || {
        desk.trail.refused.with(Option::is_some).then(|| {
            let (what, how) = (t(|w| w.order.no_trail.0), t(|w| w.order.no_trail.1));
            view! { <Notice tone=Tone::Warn title=what detail=how /> }
        })
    };
    view! {
        <p>{t(|w| w.order.review_lead)}</p>
        {dynamic(move || became(desk))}
        {sometimes(kept_nowhere)}
        {dynamic(move || what(desk))}
        {dynamic(move || desk.quote.with(|quote| quote.as_ref().map_or_else(|_| nothing(), |quote| price::facts(desk, quote))))}
        <p class="remark">{t(|w| w.order.estimate_why)}</p>
        {dynamic(move || warnings(desk))}
        {dynamic(move || {
            let deed = desk.numbers.get().map(|numbers| Deed::Create(Box::new(untrack(|| desk.create(numbers)))));
            let curl = deed.and_then(|deed| desk.servers.with_value(|servers| servers.as_curl(&deed)));
            curl.map_or_else(nothing, command)
        })}
    }
}

/// What is ordered, part by part.
fn what(desk: Desk) -> AnyView {
    let (order, names) = (desk.order.get(), desk.names.get());
    let number = desk.numbers.get().map(|numbers| numbers.agent).unwrap_or_default();
    let (w, s) = (&text::words().order, &text::words().servers);
    let place =
        [desk.zone().map_or_else(|| w.no_zone.to_owned(), |zone| zone.name), names.line(&order.line_guid).to_owned()];
    let partition = match order.partition {
        Partition::Gb(size) => (s.gb)(&size.to_string()),
        Partition::Whole | Partition::First => w.whole.to_owned(),
    };
    let buyer = desk.buyer_wanted() != Some(false);
    let told = desk.buyer.iter().zip(w.buyer_parts).filter(|(part, _)| part.with(|text| !text.trim().is_empty()));
    let told: Vec<&str> = told.map(|(_, name)| name).collect();
    let told = if told.is_empty() { w.nothing_told.to_owned() } else { told.join(", ") };
    let fact = |name: Pick, value: String, note: Option<String>| {
        let note = note.map(|note| view! { <span class="remark">{note}</span> });
        view! { <dt>{t(name)}</dt> <dd>{value} " " {note}</dd> }
    };
    let hardware = desk.product().map(|product| machines::in_short(&product, &names));
    let system = [names.system(&order.system_guid), " · ", w.login, " ", &order.login].concat();
    let mut facts = vec![
        fact(|w| w.order.place, place.join(" · "), None),
        fact(|w| w.order.machine, names.product(&order.product_guid).to_owned(), hardware),
        fact(|w| w.order.number, order.count.to_string(), None),
        fact(|w| w.order.system, system, None),
        fact(|w| w.order.term, (text::words().deeds.months)(order.months), None),
        fact(|w| w.order.partition, partition, None),
        fact(|w| w.order.remarks_sent, remarks(&order.remarks, &number), None),
    ];
    if buyer {
        facts.push(fact(|w| w.order.buyer_sent, told, None));
    }
    facts.push(fact(|w| w.deeds.order_number, number, Some(w.number_note.to_owned())));
    view! { <dl class="record">{list(facts)}</dl> }
}

/// The typed remarks with the mark by which a list tells whose a server is.
fn remarks(typed: &str, number: &str) -> String {
    let mark = settle::mark(number);
    if typed.is_empty() { mark } else { [typed, " ", &mark].concat() }
}

/// Everything that a check found and that does not stop it.
fn warnings(desk: Desk) -> AnyView {
    let lines: Vec<String> =
        desk.found.with(|found| found.iter().filter(|found| !found.stops()).map(said::named).collect());
    if lines.is_empty() {
        return nothing();
    }
    view! {
        <section class="looks">
            <h3>{t(|w| w.order.look)}</h3>
            {list(lines.into_iter().map(|line| view! { <p class="finding warn">{icon(Icon::Warning)} <span>{line}</span></p> }))}
        </section>
    }
}

/// What the trail says of the order of this number.
fn known(desk: Desk) -> Option<Entry> {
    let number = desk.numbers.with(|numbers| numbers.as_ref().map(|numbers| numbers.agent.clone()))?;
    desk.trail.entries.with(|entries| {
        let own = |what: &What| matches!(what, What::Server { deed, .. } if deed.order() == Some(&number));
        entries.iter().flatten().find(|entry| own(&entry.what)).cloned()
    })
}

/// Whether it is known by now what became of the order of this number: that it was taken, or not.
fn found_out(desk: Desk) -> Option<bool> {
    match known(desk)?.outcome {
        Outcome::Sending | Outcome::Unknown => None,
        Outcome::Applied | Outcome::FoundApplied => Some(true),
        Outcome::Told { applied } => Some(applied),
        Outcome::NotApplied { .. } | Outcome::Refused { .. } | Outcome::FoundNotApplied { .. } => Some(false),
    }
}

/// Whether another member sent the order of this number: what this one orders is another intent.
fn anothers(desk: Desk) -> bool {
    let own = desk.servers.with_value(Servers::member);
    known(desk).is_some_and(|entry| matches!(&entry.what, What::Server { member, .. } if *member != own))
}

/// What became of it, as far as it is not simply done.
fn became(desk: Desk) -> AnyView {
    let to_trail = || {
        let trail = Signal::stored(Page::Trail.path());
        view! { <ButtonLink href=trail label=t(|w| w.frame.settle_them) /> }
    };
    let to_servers = || {
        let servers = Signal::stored(Page::Servers.path());
        view! { <ButtonLink href=servers label=t(|w| w.order.to_servers) primary=true /> }
    };
    let Some(fate) = desk.fate.get() else { return nothing() };
    match fate {
        Fate::Waiting | Fate::Sending | Fate::Done(_) => nothing(),
        Fate::Refused(failure) => notice(failure, Tone::Bad, None),
        Fate::Unknown(_) if found_out(desk) == Some(true) => {
            let (what, how) = (t(|w| w.order.found_done.0), t(|w| w.order.found_done.1));
            view! { <Notice tone=Tone::Good title=what detail=how actions=to_servers urgent=true /> }
        }
        Fate::Unknown(_) if found_out(desk) == Some(false) => {
            let (what, how) = (t(|w| w.order.found_not.0), t(|w| w.order.found_not.1));
            view! { <Notice tone=Tone::Warn title=what detail=how urgent=true /> }
        }
        Fate::Unknown(failure) => {
            let (what, how) = (t(|w| w.order.unknown.0), t(|w| w.order.unknown.1));
            view! {
                <Notice tone=Tone::Warn title=what detail=how actions=move || price::ways_on(desk) urgent=true />
                {price::asked(desk)}
                {fault::notice(failure, Tone::Warn, None)}
            }
        }
        // There is nothing to have moved before there is a server.
        Fate::Moved(_) => nothing(),
        Fate::SentBefore => {
            let (what, how) = (t(|w| w.deeds.sent_before.0), t(|w| w.deeds.sent_before.1));
            view! { <Notice tone=Tone::Warn title=what detail=how actions=to_trail urgent=true /> }
        }
        Fate::NotKept => {
            let (what, how) = (t(|w| w.deeds.not_kept.0), t(|w| w.deeds.not_kept.1));
            view! { <Notice tone=Tone::Bad title=what detail=how urgent=true /> }
        }
        Fate::Unsettled => {
            let (what, how) = (t(|w| w.order.open_question.0), t(|w| w.order.open_question.1));
            view! { <Notice tone=Tone::Warn title=what detail=how actions=to_trail urgent=true /> }
        }
    }
}

fn buttons(desk: Desk) -> AnyView {
    let label = move || {
        let w = &text::words().order;
        if desk.busy.get() { w.sending.to_owned() } else { (w.send)(desk.order.with(|order| order.count)) }
    };
    // After a refusal it may be sent anew, under a new number; after anything else it may not.
    let over = settled(move || desk.fate.with(|fate| !matches!(fate, None | Some(Fate::Refused(_) | Fate::NotKept))));
    let shut = Signal::derive(move || {
        let shut = over.get() || desk.open_question.get();
        shut.then(|| text::words().order.shut_meanwhile.to_owned())
    });
    view! {
        <Button
            label=t(|w| w.order.back)
            busy=Signal::stored(false)
            on_press=move |()| if !desk.busy.get_untracked() { desk.reviewing.set(false) }
            weight=Weight::Quiet
        />
        <Button label=label busy=desk.busy on_press=move |()| desk.send() shut=shut weight=Weight::Primary />
    }
}

impl Desk {
    /// What would be sent under these numbers.
    fn create(self, numbers: OrderNumbers) -> Create {
        let order = self.order.get();
        let buyer = self.buyer_wanted() != Some(false);
        Create {
            line: order.line_guid,
            product: order.product_guid,
            system: order.system_guid,
            login: order.login,
            password: Secret::new(self.password.get()),
            remarks: remarks(&order.remarks, &numbers.agent),
            months: order.months,
            count: order.count,
            partition: order.partition,
            identity: buyer.then_some(order.identity),
            order: numbers,
        }
    }

    /// The same as the trail keeps it.
    fn record(self, numbers: &OrderNumbers) -> ServerDeed {
        let (order, names) = (self.order.get(), self.names.get());
        let named = |id: &str, name: &str| Place { id: id.to_owned(), name: name.to_owned() };
        let total = self.quote.with(|quote| quote.as_ref().ok().and_then(|quote| quote.total.total));
        ServerDeed::Create {
            line: named(&order.line_guid, names.line(&order.line_guid)),
            product: named(&order.product_guid, names.product(&order.product_guid)),
            system: named(&order.system_guid, names.system(&order.system_guid)),
            months: order.months,
            count: order.count,
            total: total.map(|total| total.to_string()),
            order: numbers.agent.clone(),
        }
    }
}
