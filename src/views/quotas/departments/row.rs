//! One department in the list: its fullest item, its counts, how reading it went.

use crate::ui::element::{Child, dynamic, nothing};
use leptos::prelude::*;

use crate::actions::fault::explain;
use crate::actions::latest::again;
use crate::actions::quotas::departments::{Departments, Glance, Line};
use crate::domain::quota::row::Level;
use crate::domain::quota::sheet::PLATFORM;
use crate::domain::quota::summary::Summary;
use crate::text::{self, item, number, t};
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Weight};
use crate::ui::erased::{said, words};
use crate::ui::icon::Icon;
use crate::ui::meter::{Cap, Gauge, Meter};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::frame::routes::Page;

/// The row of a department.
pub fn row(line: Line) -> AnyView {
    let Line { department, quotas } = line.clone();
    let href = Page::Department(department.id.clone()).path();
    let badge = |label: text::Pick, tone| view! { <Badge label=t(label) tone=Signal::stored(tone) /> };
    let platform = (department.id == PLATFORM).then(|| badge(|w| w.quota.platform_department, Tone::Info));
    let disabled = (department.enabled == Some(false)).then(|| badge(|w| w.quota.disabled, Tone::Plain));
    let count = move |pick: fn(&Summary) -> usize| {
        words(move || {
            quotas.with(|glance| {
                glance.summary.as_ref().map_or_else(|| "–".to_owned(), |(summary, _)| number::count(pick(summary)))
            })
        })
    };
    let mark = said(move || {
        quotas.with(|glance| {
            let full = glance.summary.as_ref().is_some_and(|(summary, _)| summary.full > 0);
            (glance.failure.is_some() || full).then_some("bad")
        })
    });
    // It belongs to the row: what is drawn by the state ends as soon as the state is another one.
    let retry = again(move || Departments::reread(vec![line.clone()]));
    view! {
        <tr data-mark=mark>
            <th scope="row">
                <a href=href>{department.name}</a> " " {platform} " " {disabled}
                {department.description.map(|text| view! { <span class="remark">{text}</span> })}
            </th>
            <td class="fill">{dynamic(move || quotas.with(fullest))}</td>
            <td class="num">{count(|summary| summary.tight)}</td>
            <td class="num">{count(|summary| summary.full)}</td>
            <td>{dynamic(move || state(&quotas.get(), retry))}</td>
        </tr>
    }
}

fn fullest(glance: &Glance) -> AnyView {
    let Some((summary, _)) = &glance.summary else { return "–".into_child() };
    let Some(fullest) = summary.fullest.clone() else { return t(|w| w.quota.nothing_full).into_child() };
    let share = if fullest.ratio.is_finite() { number::percent(fullest.ratio) } else { "∞".into() };
    let name = {
        let (subject, region, many) = (fullest.item, fullest.region, summary.regions > 1);
        move || if many { [&item::item(&subject), " · ", &region].concat() } else { item::item(&subject) }
    };
    let spoken = {
        let (name, share) = (name.clone(), share.clone());
        move || [&name(), " ", &share].concat()
    };
    let gauge = Gauge { cap: Cap::At(1.0), handed_out: Some(fullest.ratio.min(1e6)), used: None };
    let level = Level::of(fullest.ratio);
    let word = match level {
        Level::Full => Some(view! { <Badge label=t(|w| w.quota.full) tone=Signal::stored(Tone::Bad) /> }),
        Level::Tight => Some(view! { <Badge label=t(|w| w.quota.tight) tone=Signal::stored(Tone::Warn) /> }),
        Level::Calm | Level::Untold => None,
    };
    view! {
        <div class="fill-line">
            <Meter spoken=spoken gauge=Signal::stored(gauge) thin=true /> <span class="percent">{share}</span>
        </div>
        <div class="states"><span>{words(name)}</span> {word}</div>
    }
}

fn state(glance: &Glance, retry: Callback<()>) -> AnyView {
    let badge = |label: text::Pick, tone| view! { <Badge label=t(label) tone=Signal::stored(tone) /> };
    match (&glance.failure, &glance.summary) {
        _ if glance.busy => badge(|w| w.quota.waiting, Tone::Plain),
        (Some(failure), _) => {
            let failure = failure.clone();
            view! {
                {badge(|w| w.quota.failed, Tone::Bad)} " " <span class="remark">{words(move || explain(&failure).title)}</span>
                <Button label=t(|w| w.failure.retry) busy=Signal::stored(false) on_press=retry weight=Weight::Quiet icon=Icon::Refresh />
            }
        }
        (None, Some((summary, _))) if summary.flawed > 0 => badge(|w| w.quota.flawed, Tone::Warn),
        (None, Some(_)) => badge(|w| w.quota.known, Tone::Good),
        (None, None) => nothing(),
    }
}
