//! Everything at a glance: whether the back ends answer, what is nearly full, what is not settled, what was done last. Each
//! tile stands for itself: a dead back end blocks no other.

use leptos::prelude::*;

use crate::actions::health::{self, Health, State};
use crate::actions::latest::{Latest, again};
use crate::actions::platform::Service;
use crate::actions::quotas::Quotas;
use crate::actions::trail::Trail;
use crate::domain::quota::row::Row;
use crate::domain::quota::sheet::Sheet;
use crate::domain::table::order::sorted;
use crate::domain::trail::Entry;
use crate::text::{self, Pick, item, number, t};
use crate::ui::badge::Badge;
use crate::ui::element::{Child, dynamic, list, nothing};
use crate::ui::erased::words;
use crate::ui::link::ButtonLink;
use crate::ui::meter::{Cap, Gauge, Meter};
use crate::ui::page_head::PageHead;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::frame::routes::Page;
use crate::views::platform::said;
use crate::views::trail::row;
use crate::views::{clock, fault, reading};

/// How many lines a tile shows.
const LINES: usize = 5;

/// The page.
#[component]
pub fn OverviewPage() -> AnyView {
    let (quotas, trail) = (Quotas::here(), Trail::here());
    trail.load();
    quotas.load_platform();
    reading::in_each_session(again(move || quotas.load_platform()));
    view! {
        <PageHead title=t(|w| w.overview.title) />
        <div class="tiles">
            {tile(|w| w.overview.health, None, back_ends(quotas.platform))}
            {tile(|w| w.overview.fullest, Some((Page::Platform, |w| w.overview.to_platform)), fullest(quotas.platform))}
            {tile(|w| w.overview.departments, Some((Page::Departments, |w| w.overview.to_departments)), departments(quotas))}
            {tile(|w| w.overview.unsettled, None, entries(trail, |w| w.overview.none_unsettled, |entry| entry.outcome.unsettled()))}
            {tile(
                |w| w.overview.latest,
                Some((Page::Trail, |w| w.overview.to_trail)),
                entries(trail, |w| w.overview.none_latest, |_| true),
            )}
        </div>
    }
}

fn tile(title: Pick, way: Option<(Page, Pick)>, inside: AnyView) -> AnyView {
    let way = way.map(|(page, label)| {
        view! { <p><ButtonLink href=Signal::stored(page.path()) label=t(label) /></p> }
    });
    view! { <section class="tile"><h2>{t(title)}</h2> {inside} {way}</section> }
}

/// Identity and quotas, each with how quickly it answers and when it last did.
fn back_ends(platform: RwSignal<Latest<Sheet>>) -> AnyView {
    let identity = health::watch();
    let told = move || {
        let Health { address, state, last_good } = identity.get();
        let (word, tone) = match &state {
            None => (text::words().overview.asking.to_owned(), Tone::Plain),
            Some(State::Well(ms)) => ((text::words().overview.answered)(*ms), Tone::Good),
            Some(State::Wrong(_)) => (text::words().frame.health_wrong.to_owned(), Tone::Bad),
            Some(State::Down(_)) => (text::words().frame.health_down.to_owned(), Tone::Bad),
        };
        line(t(|w| w.frame.identity).into_child(), &address, word, tone, last_good.map(clock::clock))
    };
    let eos = move || {
        platform.with(|latest| {
            let (word, tone) = match (&latest.failure, &latest.value, latest.busy) {
                (Some(failure), ..) => (crate::actions::fault::explain(failure).title.to_owned(), Tone::Bad),
                (None, Some(_), false) => (text::words().overview.well.to_owned(), Tone::Good),
                _ => (text::words().overview.asking.to_owned(), Tone::Plain),
            };
            let last = latest.value.as_ref().map(|(_, at)| clock::clock(*at));
            line(t(|w| w.overview.quotas_service).into_child(), "", word, tone, last)
        })
    };
    view! { <ul class="lines">{dynamic(told)} {dynamic(eos)} {Service::base().map(service)}</ul> }
}

/// The platform service, where there is one.
fn service(address: String) -> AnyView {
    let service = Service::here();
    service.watch_health();
    let health = RwSignal::from(service.health.clone());
    dynamic(move || {
        let (said, tone) = health.with(said::alive);
        let (latency, last) = health.with(|health| health.value.map(|(health, at)| (health.latency_ms, at))).unzip();
        let word = match latency.flatten().filter(|_| tone == Tone::Good) {
            Some(ms) => (text::words().overview.answered)(i64::try_from(ms).unwrap_or(i64::MAX)),
            None => said(text::words()).to_owned(),
        };
        let name = view! { <a href=Page::Service.path()>{t(|w| w.frame.service)}</a> };
        line(name.into_child(), &address, word, tone, last.map(clock::clock))
    })
}

fn line(name: AnyView, address: &str, word: String, tone: Tone, last: Option<String>) -> AnyView {
    let words = &text::words().overview;
    let last = last.map_or_else(|| words.never_good.to_owned(), |time| (words.last_good)(&time));
    let address = (!address.is_empty()).then(|| view! { <code class="remark">{address.to_owned()}</code> });
    view! {
        <li>
            <strong>{name}</strong> " " <Badge label=word tone=Signal::stored(tone) /> {address}
            <span class="remark">{last}</span>
        </li>
    }
}

/// The fullest items of the platform over all regions.
fn fullest(platform: RwSignal<Latest<Sheet>>) -> AnyView {
    dynamic(move || {
        platform.with(|latest| match (&latest.value, &latest.failure) {
            (Some((sheet, _)), _) => bars(sheet),
            (None, Some(failure)) => fault::notice(failure.clone(), Tone::Bad, None),
            (None, None) => t(|w| w.overview.asking).into_child(),
        })
    })
}

fn bars(sheet: &Sheet) -> AnyView {
    let all: Vec<(&str, &Row, f64)> = sheet
        .regions
        .iter()
        .flat_map(|region| region.rows.iter().map(|row| (&*region.name, row)))
        .filter_map(|(region, row)| Some((region, row, row.ratio()?)))
        .collect();
    let all = sorted(all, |(.., a), (.., b)| b.total_cmp(a));
    if all.is_empty() {
        return t(|w| w.overview.none_full).into_child();
    }
    let several = sheet.regions.len() > 1;
    let bar = |(region, row, ratio): &(&str, &Row, f64)| {
        let (subject, region) = (row.item.clone(), (*region).to_owned());
        let name =
            move || if several { [&item::item(&subject), " · ", &region].concat() } else { item::item(&subject) };
        let share = number::percent(*ratio);
        let spoken = {
            let (name, share) = (name.clone(), share.clone());
            move || [&name(), " ", &share].concat()
        };
        let used = row.used.known().zip(row.ceiling()).map(|(used, cap)| used.value() / cap);
        let gauge = Gauge { cap: Cap::At(1.0), handed_out: Some(ratio.min(1e6)), used };
        view! {
            <li>
                <span>{words(name)}</span>
                <div class="fill-line">
                    <Meter spoken=spoken gauge=Signal::stored(gauge) thin=true /> <span class="percent">{share}</span>
                </div>
            </li>
        }
    };
    view! { <ul class="lines">{list(all.iter().take(LINES).map(bar))}</ul> }
}

/// What is known of the departments, without reading them all for it.
fn departments(quotas: Quotas) -> AnyView {
    let said = move || {
        let (mut full, mut read) = (0, 0);
        quotas.departments.list.with(|list| {
            for line in list.value.iter().flat_map(|(lines, _)| lines) {
                line.quotas.with(|glance| {
                    if let Some((summary, _)) = &glance.summary {
                        read += 1;
                        full += usize::from(summary.full > 0);
                    }
                });
            }
        });
        let words = &text::words().overview;
        if read == 0 { words.departments_unread.to_owned() } else { (words.departments_full)(full, read) }
    };
    view! { <p>{words(said)}</p> }
}

/// The newest entries of the trail that are wanted here, and how many more there are.
fn entries(trail: Trail, none: Pick, wanted: fn(&Entry) -> bool) -> AnyView {
    dynamic(move || {
        trail.entries.with(|entries| {
            let Some(entries) = entries else { return nothing() };
            let found = entries.iter().filter(|entry| wanted(entry)).count();
            if found == 0 {
                return view! { <p>{t(none)}</p> };
            }
            let shown = list(entries.iter().filter(|entry| wanted(entry)).take(LINES).cloned().map(entry));
            let more = found.saturating_sub(LINES);
            let more = (more > 0)
                .then(|| view! { <p class="remark">{words(move || (text::words().overview.more)(more))}</p> });
            view! { <ul class="lines">{shown}</ul> {more} }
        })
    })
}

fn entry(entry: Entry) -> AnyView {
    let what = entry.what.clone();
    let said = words(move || row::said(&what).join("; "));
    view! {
        <li>
            <a href=row::address(&entry)>{row::place(&entry)}</a> " " {row::result(&entry.outcome)}
            <span class="remark">{clock::date_and_clock(entry.at)}</span>
            <span class="remark">{said}</span>
        </li>
    }
}
