//! The form that books a downgrade: which upgrades end, which addresses go, and when.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::upgrade::{of, thousandths};
use super::{Desk, figures};
use crate::actions::connection;
use crate::actions::servers::ZkeysFailure;
use crate::domain::moment::Moment;
use crate::domain::server::deed::BookDowngrade;
use crate::domain::server::downgrade::Draft;
use crate::domain::server::downgrade::asked::asked;
use crate::domain::server::downgrade::check::{Field, Found, Rule, check};
use crate::domain::server::downgrade::choices::{Kept, addresses, amounts, free, undone, usual};
use crate::domain::server::record::{Address, Extra, Server};
use crate::domain::server::totals::total;
use crate::text::{self, Pick, t};
use crate::ui::choice::{Checkbox, Choice, SelectField};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::words;
use crate::ui::field::{TextField, never_wrong};
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::servers::clock;
use crate::views::servers::said::{figure, notice};

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Fields {
    bandwidth: RwSignal<String>,
    defence: RwSignal<String>,
    ips: RwSignal<BTreeSet<String>>,
    at: RwSignal<String>,
    /// What the vendor says can go; none until it was read.
    pub listed: RwSignal<Option<Result<Vec<Address>, ZkeysFailure>>>,
    /// Whether the usual day was filled in and the vendor was asked.
    begun: StoredValue<bool>,
}

impl Fields {
    pub fn new() -> Self {
        let [bandwidth, defence, at] = std::array::from_fn(|_| RwSignal::new(String::new()));
        let (ips, listed) = (RwSignal::new(BTreeSet::new()), RwSignal::new(None));
        Self { bandwidth, defence, ips, at, listed, begun: StoredValue::new(false) }
    }

    pub fn clear(self) {
        [self.bandwidth, self.defence, self.at].iter().for_each(|field| field.set(String::new()));
        self.ips.set(BTreeSet::new());
        self.listed.set(None);
        self.begun.set_value(false);
    }
}

/// Fills in the usual day, and asks the vendor which addresses can go.
pub fn begin(desk: Desk) {
    desk.less.clear();
    let Some((server, line)) = untrack(|| of(desk)) else { return };
    desk.less.begun.set_value(true);
    if let Some(day) = usual(&line, connection::now(), server.ends) {
        let it = day.civil(clock::zone());
        let two = |part: u8| [if part < 10 { "0" } else { "" }, &part.to_string()].concat();
        let date = [&it.year.to_string(), "-", &two(it.month), "-", &two(it.day)].concat();
        desk.less.at.set([&date, "T", &two(it.hour), ":", &two(it.minute)].concat());
    }
    ask(desk, server.guid.clone());
}

/// Begins once the server's line is known, which may be after the sheet was opened.
pub fn begin_late(desk: Desk) {
    if !desk.less.begun.get_value() {
        begin(desk);
    }
}

/// Asks which addresses can go.
fn ask(desk: Desk, guid: String) {
    let Some(engine) = desk.servers.with_value(|servers| servers.engine()) else { return };
    desk.less.listed.set(None);
    spawn_local(async move {
        let listed = engine.removable_addresses(&guid).await;
        let _gone = desk.less.listed.try_set(Some(listed));
    });
}

fn listed(desk: Desk) -> Vec<Address> {
    desk.less.listed.get().and_then(Result::ok).unwrap_or_default()
}

/// The draft as chosen.
pub fn draft(desk: Desk) -> Draft {
    let it = desk.less;
    Draft {
        bandwidth: it.bandwidth.get().parse().unwrap_or(0),
        defence: it.defence.get().parse().unwrap_or(0),
        ips: it.ips.get().into_iter().collect(),
        at: Moment::parse_in(&it.at.get(), clock::zone()),
    }
}

/// What is booked, as it is sent; none while something is missing.
pub fn booking(desk: Desk) -> Option<BookDowngrade> {
    let (server, _) = of(desk)?;
    asked(&draft(desk), &server, &listed(desk))
}

fn found(desk: Desk) -> Vec<Found> {
    let Some((server, line)) = of(desk) else { return Vec::new() };
    check(&draft(desk), &server, &line, &listed(desk), connection::now())
}

/// Whether it can be sent.
pub fn complete(desk: Desk) -> bool {
    booking(desk).is_some() && !found(desk).iter().any(Found::stops)
}

fn said(rule: &Rule) -> String {
    let w = &text::words().forms;
    match rule {
        Rule::Nothing => w.nothing.to_owned(),
        Rule::Booked(_) => w.booked.to_owned(),
        Rule::BookingUnclear | Rule::Unclear(_) => w.unclear.to_owned(),
        Rule::NoUpgrade(_) => w.no_upgrade.to_owned(),
        Rule::BelowBase { left, base } => (w.below_base)(*left, *base),
        Rule::BaseNotKnown => w.base_unknown.to_owned(),
        Rule::MainAddress(ip) | Rule::NotListed(ip) | Rule::Twice(ip) | Rule::Uncountable(ip) => (w.bad_address)(ip),
        Rule::OtherAddresses => w.other_addresses.to_owned(),
        Rule::Ratio { bandwidth, ips, ratio } => (w.ratio)(*bandwidth, *ips, &thousandths(*ratio)),
        Rule::RatioNotKnown => w.ratio_unknown.to_owned(),
        Rule::NoDay => w.no_day.to_owned(),
        Rule::Past => w.past.to_owned(),
        Rule::AfterEnd(end) => (w.after_end)(&clock::date_and_clock(*end)),
        Rule::EndNotKnown => w.end_unknown.to_owned(),
        Rule::Early(usual) => (w.early)(&clock::date_and_clock(*usual)),
    }
}

/// What stops at a field, or what is worth a look; not before something was chosen or sent.
fn at(desk: Desk, field: Field, stop: bool) -> Signal<Option<String>> {
    Signal::derive(move || {
        let empty = draft(desk).is_empty();
        if empty && !desk.tried.get() {
            return None;
        }
        let here = found(desk).into_iter().filter(|found| found.field == field && found.stops() == stop);
        let said = here.map(|found| said(&found.rule)).collect::<Vec<_>>();
        (!said.is_empty()).then(|| said.join(" "))
    })
}

/// The form.
pub fn form(desk: Desk) -> AnyView {
    let it = desk.less;
    let hint = words(move || (text::words().forms.day_hint)(&text::time::zone(clock::zone())));
    view! {
        <div class="form">
            {amount(desk, |w| w.forms.less_bandwidth, Extra::Bandwidth, it.bandwidth, Field::Bandwidth)}
            {dynamic(move || of(desk).map_or_else(nothing, |(server, _)| ips(desk, &server)))}
            {amount(desk, |w| w.forms.less_defence, Extra::Defence, it.defence, Field::Defence)}
            <TextField
                label=t(|w| w.forms.day)
                value=it.at
                error=at(desk, Field::At, true)
                warning=at(desk, Field::At, false)
                hint=move || hint().to_string()
                kind="datetime-local"
            />
            {sometimes(move || at(desk, Field::All, true).get().map(|said| view! { <p class="finding stop" role="alert">{said}</p> }))}
            {sometimes(move || at(desk, Field::All, false).get().map(|said| view! { <Notice tone=Tone::Warn title=said /> }))}
        </div>
        {dynamic(move || of(desk).map_or_else(nothing, |(server, _)| undoes(desk, &server)))}
    }
}

/// Which upgrade of bandwidth or defence ends; nothing where none can.
fn amount(desk: Desk, label: Pick, extra: Extra, value: RwSignal<String>, field: Field) -> AnyView {
    let extra = StoredValue::new(extra);
    dynamic(move || {
        let Some((server, _)) = of(desk) else { return nothing() };
        let all = extra.with_value(|extra| amounts(&server, extra));
        if all.is_empty() {
            // Something could end, but nobody knows what would be left.
            let unknown =
                extra.with_value(|extra| !free(&server, extra).is_empty() && total(&server, extra).now.is_none());
            let said = move || [t(label)(), " ", text::words().forms.base_unknown].concat();
            return if unknown {
                view! { <p class="finding warn">{words(said)}</p> }
            } else {
                nothing()
            };
        }
        let none = Choice::new("", t(|w| w.forms.none));
        let one = |amount: u32| {
            Choice::new(amount.to_string(), move || extra.with_value(|extra| figure(extra, Some(amount))))
        };
        let choices = std::iter::once(none).chain(all.into_iter().map(one)).collect::<Vec<_>>();
        view! {
            <SelectField label=t(label) choices=Signal::stored(choices) value=value error=at(desk, field, true) />
            {sometimes(move || at(desk, field, false).get().map(|said| view! { <p class="finding warn">{said}</p> }))}
        }
    })
}

/// The addresses that the vendor lists, each with a box, or why it stays.
fn ips(desk: Desk, server: &Arc<Server>) -> AnyView {
    match desk.less.listed.get() {
        None => nothing(),
        Some(Err(failure)) => {
            let guid = server.guid.clone();
            let again = Callback::new(move |()| ask(desk, guid.clone()));
            let why = notice(failure, Tone::Warn, Some(again));
            view! { <Notice tone=Tone::Warn title=t(|w| w.forms.no_list) /> {why} }
        }
        Some(Ok(listed)) => {
            let boxes = list(addresses(server, &listed).into_iter().map(|choice| {
                let ip = choice.address.ip.clone();
                let kept = choice.kept.map(why);
                match kept {
                    Some(why) => view! { <p><code>{ip}</code> " " <span class="remark">{t(why)}</span></p> },
                    None => tick(desk, ip, choice.count),
                }
            }));
            view! {
                <fieldset class="choices">
                    <legend class="legend">{t(|w| w.forms.less_ips)}</legend>
                    {boxes}
                    {sometimes(move || at(desk, Field::Ips, true).get().map(|said| view! { <p class="finding stop" role="alert">{said}</p> }))}
                    {sometimes(move || at(desk, Field::Ips, false).get().map(|said| view! { <p class="finding warn">{said}</p> }))}
                </fieldset>
            }
        }
    }
}

/// Why an address stays.
fn why(kept: Kept) -> Pick {
    match kept {
        Kept::Main => |w| w.forms.keeps_main,
        Kept::Unreadable => |w| w.forms.keeps_unreadable,
        Kept::NoUpgrade => |w| w.forms.keeps_unmatched,
    }
}

fn tick(desk: Desk, ip: String, count: Option<u32>) -> AnyView {
    let chosen = RwSignal::new(desk.less.ips.with_untracked(|ips| ips.contains(&ip)));
    let own = ip.clone();
    crate::ui::erased::follow(move || {
        let on = chosen.get();
        desk.less.ips.update(|ips| {
            if on {
                ips.insert(own.clone());
            } else {
                ips.remove(&own);
            }
        });
    });
    let label = move || match count {
        Some(count) => [&ip, " · ", &(text::words().forms.addresses)(count)].concat(),
        None => ip.clone(),
    };
    view! { <Checkbox label=label checked=chosen error=never_wrong() /> }
}

/// What it undoes, with the totals before and after.
fn undoes(desk: Desk, server: &Server) -> AnyView {
    let (draft, listed) = (draft(desk), listed(desk));
    let all = undone(&draft, server, &listed);
    if all.is_empty() {
        return nothing();
    }
    let rows = list(all.into_iter().map(|undone| {
        let order = undone.upgrade.order.clone().unwrap_or_default();
        let since = undone.upgrade.created.map(clock::date_and_clock).unwrap_or_default();
        let remark = (text::words().forms.undoes)(&order, &since);
        figures::row(&undone.extra, Some(remark), [undone.before, undone.after], true)
    }));
    figures::before_and_after(|w| w.deeds.downgrade, rows)
}
