//! The form that adds bandwidth, addresses and defence.

use leptos::prelude::*;

use super::{Desk, figures};
use crate::actions::connection;
use crate::domain::server::catalogue::{IpKind, Line};
use crate::domain::server::price::upgrade::{charge, monthly};
use crate::domain::server::price::{Estimate, Part};
use crate::domain::server::record::{Extra, Server};
use crate::domain::server::totals::{Totals, totals};
use crate::domain::server::upgrade::check::{Field, Rule, check};
use crate::domain::server::upgrade::choices::{Choices, choices};
use crate::domain::server::upgrade::{Draft, usable};
use crate::text::{self, money, t};
use crate::ui::choice::{Choice, RadioGroup, SelectField};
use crate::ui::element::{dynamic, list, nothing, sometimes};
use crate::ui::erased::words;
use crate::ui::field::never_wrong;
use crate::ui::fold::Fold;
use crate::ui::number_field::Finding;
use crate::ui::view;
use crate::views::servers::said::figure;

/// What is typed.
#[derive(Clone, Copy)]
pub struct Fields {
    bandwidth: RwSignal<String>,
    ips: RwSignal<String>,
    kind: RwSignal<String>,
    defence: RwSignal<String>,
}

impl Fields {
    pub fn new() -> Self {
        let [bandwidth, ips, kind, defence] = std::array::from_fn(|_| RwSignal::new(String::new()));
        Self { bandwidth, ips, kind, defence }
    }

    pub fn clear(self) {
        [self.bandwidth, self.ips, self.kind, self.defence].iter().for_each(|field| field.set(String::new()));
    }
}

const SINGLE: &str = "single";
const SUBNET: &str = "subnet";

/// The draft as typed; none while a figure is no whole number, or the server's line is not known.
pub fn draft(desk: Desk, line: &Line) -> Option<Draft> {
    let it = desk.more;
    let chosen = match it.kind.get().as_str() {
        SINGLE => Some(IpKind::Single),
        SUBNET => Some(IpKind::Subnet),
        _ => None,
    };
    // Where the line has one way only, it is not asked for.
    let kind = chosen.filter(|kind| line.ip_kinds.contains(kind)).unwrap_or(Draft::new(line).kind);
    Some(Draft {
        bandwidth: figures::whole(&it.bandwidth.get())?,
        ips: figures::whole(&it.ips.get())?,
        kind,
        defence: figures::whole(&it.defence.get())?,
    })
}

/// The server and its line.
pub fn of(desk: Desk) -> Option<(std::sync::Arc<Server>, Line)> {
    let server = desk.parties.with(|parties| parties.first().map(|party| party.server.clone()))?;
    let line = desk.offered.with(|offered| offered.line(&server.line_guid).cloned())?;
    Some((server, line))
}

/// Whether it can be sent.
pub fn complete(desk: Desk) -> bool {
    let Some((server, line)) = of(desk) else { return false };
    draft(desk, &line).is_some_and(|draft| !check(&draft, &line, &totals(&server)).iter().any(|found| found.stops()))
}

/// What is found at a field, in words.
fn findings(desk: Desk, field: Field) -> Vec<Finding> {
    let Some((server, line)) = of(desk) else { return Vec::new() };
    let typed = match field {
        Field::Bandwidth => desk.more.bandwidth,
        Field::Defence => desk.more.defence,
        _ => desk.more.ips,
    };
    if typed.with(|typed| figures::whole(typed).is_none()) {
        return vec![figures::not_whole()];
    }
    let Some(draft) = draft(desk, &line) else { return Vec::new() };
    let found = check(&draft, &line, &totals(&server));
    let here = found.iter().filter(|found| found.field == field || (field == Field::Ips && found.field == Field::Kind));
    here.map(|found| figures::finding(found.stops(), said(&found.rule), found.nearest.as_ref())).collect()
}

fn said(rule: &Rule) -> String {
    let w = &text::words().forms;
    match rule {
        Rule::Nothing => w.nothing.to_owned(),
        Rule::AboveMost { total, most } => (w.above)(&total.to_string(), &most.to_string()),
        Rule::MostNotKnown => w.most_unknown.to_owned(),
        Rule::NotACount(_) => w.not_a_count.to_owned(),
        Rule::BlockTooSmall(_) => w.block_small.to_owned(),
        Rule::BlockUnusual(_) => w.block_unusual.to_owned(),
        Rule::NotAKind(_) => w.not_a_kind.to_owned(),
        Rule::KindsNotKnown | Rule::DefenceNotKnown => w.not_said.to_owned(),
        Rule::DefenceShut => w.defence_shut.to_owned(),
        Rule::NotAStep(step) => (w.not_a_step)(*step),
        Rule::TotalOffStep { total, step } => (w.off_step)(*total, *step),
        Rule::Ratio { bandwidth, ips, ratio } => (w.ratio)(*bandwidth, *ips, &thousandths(*ratio)),
        Rule::RatioNotKnown => w.ratio_unknown.to_owned(),
    }
}

/// Thousandths as a decimal number: 500 is 0.5.
pub fn thousandths(number: u32) -> String {
    let (whole, rest) = (number / 1000, number % 1000);
    let mut text = whole.to_string();
    if rest > 0 {
        let digits = (1000 + rest).to_string();
        text.push('.');
        text.push_str(digits.get(1..).unwrap_or_default().trim_end_matches('0'));
    }
    text
}

/// The form.
pub fn form(desk: Desk) -> AnyView {
    let it = desk.more;
    let at = move |field: Field| Signal::derive(move || findings(desk, field));
    let step =
        Signal::derive(move || of(desk).map_or(1, |(server, line)| choices(&line, &totals(&server)).defence.step));
    let kinds = dynamic(move || {
        let kinds = of(desk).map(|(_, line)| line.ip_kinds).unwrap_or_default();
        if kinds.len() < 2 {
            return nothing();
        }
        let first = kinds.first().copied();
        if it.kind.with_untracked(String::is_empty) {
            it.kind.set(if first == Some(IpKind::Subnet) { SUBNET } else { SINGLE }.to_owned());
        }
        let choices = vec![Choice::new(SINGLE, t(|w| w.forms.single)), Choice::new(SUBNET, t(|w| w.forms.subnet))];
        view! { <RadioGroup label=t(|w| w.forms.kind) choices=choices value=it.kind error=never_wrong() /> }
    });
    let counts = Signal::derive(move || counts(desk));
    let wrong_ips = Signal::derive(move || {
        let stops = findings(desk, Field::Ips).into_iter().filter(|found| found.stop);
        let said = stops.map(|found| found.text).collect::<Vec<_>>();
        (!said.is_empty()).then(|| said.join(" "))
    });
    let nothing_added = sometimes(move || {
        let empty = desk.tried.get()
            && of(desk).is_some_and(|(_, line)| draft(desk, &line).is_some_and(|draft| draft.is_empty()));
        empty.then(|| view! { <p class="finding stop" role="alert">{t(|w| w.forms.nothing)}</p> })
    });
    view! {
        <div class="form">
            {figures::field(|w| w.forms.more_bandwidth, it.bandwidth, at(Field::Bandwidth), Signal::stored(1), |w| w.forms.mbps)}
            <p class="hint">{limits(desk, Extra::Bandwidth)}</p>
            {kinds}
            <SelectField label=t(|w| w.forms.more_ips) choices=counts value=it.ips error=wrong_ips />
            <p class="hint">{limits(desk, Extra::Ip)}</p>
            {figures::field(|w| w.forms.more_defence, it.defence, at(Field::Defence), step, |w| w.forms.gbps)}
            <p class="hint">{limits(desk, Extra::Defence)}</p>
            {nothing_added}
        </div>
        {dynamic(move || of(desk).map_or_else(nothing, |(server, line)| changes(desk, &server, &line)))}
    }
}

/// What there is now, and the most there can be.
fn limits(desk: Desk, extra: Extra) -> AnyView {
    let said = words(move || {
        let Some((server, line)) = of(desk) else { return String::new() };
        let all = totals(&server);
        let (now, most) = match extra {
            Extra::Bandwidth => (all.bandwidth.now, line.bandwidth_max),
            Extra::Ip => (all.ips.now, line.ip_max),
            _ => (all.defence.now, line.defence_max),
        };
        (text::words().forms.now_and_most)(&figure(&extra, now), &figure(&extra, most))
    });
    view! { {said} }
}

/// The numbers in which addresses can be added.
fn counts(desk: Desk) -> Vec<Choice> {
    let Some((server, line)) = of(desk) else { return Vec::new() };
    let Choices { singles, blocks, .. } = choices(&line, &totals(&server));
    let block = draft(desk, &line).is_some_and(|draft| draft.kind == IpKind::Subnet);
    let choice = move |count: u32| {
        let label = move || match count {
            0 => text::words().forms.none.to_owned(),
            _ if block => (text::words().forms.block)(count, usable(IpKind::Subnet, count)),
            _ => (text::words().forms.addresses)(count),
        };
        let value = if count == 0 { String::new() } else { count.to_string() };
        Choice::new(value, label)
    };
    (if block { blocks } else { singles }).into_iter().map(choice).collect()
}

/// Before and after, and what it costs.
fn changes(desk: Desk, server: &Server, line: &Line) -> AnyView {
    let Some(draft) = draft(desk, line) else { return nothing() };
    let all: Totals = totals(server);
    let row = |extra: Extra, now: Option<u32>, more: u32| {
        let then = now.and_then(|now| now.checked_add(more));
        figures::row(&extra, None, [now, then], more > 0)
    };
    let rows = list([
        row(Extra::Bandwidth, all.bandwidth.now, draft.bandwidth),
        row(Extra::Ip, all.ips.now, draft.ips),
        row(Extra::Defence, all.defence.now, draft.defence),
    ]);
    view! {
        {figures::before_and_after(|w| w.deeds.upgrade, rows)}
        {(!draft.is_empty()).then(|| price(&monthly(line, &draft, &all.ips), server))}
    }
}

/// What it costs a month, and for the rest of the term: one of two figures.
fn price(monthly: &Estimate, server: &Server) -> AnyView {
    let w = text::words();
    let rest = match charge(monthly, connection::now(), server.ends) {
        Ok(charge) => (w.forms.range)(&money::yuan(charge.by_year), &money::yuan(charge.by_month)),
        Err(_) => w.forms.no_price.to_owned(),
    };
    let month = monthly.total.map_or_else(|| w.forms.no_price.to_owned(), money::yuan);
    let parts = list(monthly.items.iter().map(|item| {
        let name = match item.part {
            Part::Bandwidth => w.servers.bandwidth,
            Part::Ips => w.servers.ips,
            _ => w.servers.defence,
        };
        let price = item.unit_price.map_or_else(|| w.servers.not_said.to_owned(), money::yuan);
        view! { <li>{(w.forms.part)(name, &price, item.quantity.unwrap_or(0))}</li> }
    }));
    view! {
        <dl class="facts">
            <dt>{t(|w| w.forms.per_month)}</dt> <dd>{month} " (" {t(|w| w.deeds.estimate)} ")"</dd>
            <dt>{t(|w| w.forms.rest)}</dt> <dd><output class="sum">{rest}</output> " (" {t(|w| w.deeds.estimate)} ")"</dd>
        </dl>
        <Fold label=t(|w| w.forms.how)>
            <ul class="lines">{parts}</ul>
            <p>{t(|w| w.forms.range_how)}</p>
        </Fold>
    }
}
