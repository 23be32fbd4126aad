//! The page of the service: state, accounts, and a new account.

use leptos::prelude::*;

use super::{accounts, register, said};
use crate::actions::latest::again;
use crate::actions::platform::{CmsFailure, Service};
use crate::domain::platform::generation::{Generation, Known};
use crate::text::{self, Pick, t};
use crate::transport::{Failure, Hint};
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Weight};
use crate::ui::element::dynamic;
use crate::ui::erased::words;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::clock;

const ALIVE: Pick = |w| w.platform.alive;
const NOT_ALIVE: Pick = |w| w.platform.not_alive;
const ASKING: Pick = |w| w.platform.asking;

/// The page.
#[component]
pub fn ServicePage() -> AnyView {
    if Service::base().is_none() {
        return said::not_configured(t(|w| w.platform.service_title));
    }
    let service = Service::here();
    service.watch_health();
    service.ask_address();
    let ask = {
        let service = service.clone();
        again(move || {
            service.ping();
            service.ask_address();
        })
    };
    let health = RwSignal::from(service.health.clone());
    let summary = move || {
        let age = words(move || {
            let at = health.with(|health| health.value.as_ref().map(|(_, at)| *at));
            at.map(|at| (text::words().quota.as_of)(&clock::clock(at))).unwrap_or_default()
        });
        view! {
            <span class="age">{age}</span> " "
            <Button
                label=t(|w| w.platform.ask_again)
                busy=Signal::derive(move || health.with(|health| health.busy))
                on_press=ask
                weight=Weight::Quiet
                icon=Icon::Refresh
            />
        }
    };
    view! {
        <PageHead title=t(|w| w.platform.service_title) summary=summary />
        {said::failed(service.health.clone(), ask)}
        {state(&service)}
        {accounts::section(&service)}
        {register::section(&service)}
    }
}

/// What a failed ping says about the service: one that answers otherwise is not dead, and of a machine without a network
/// nothing follows.
fn answers(failure: &CmsFailure) -> (Pick, Tone) {
    match failure {
        CmsFailure::Failed(Failure::Offline | Failure::Cancelled) => (|w| w.platform.unknown, Tone::Plain),
        CmsFailure::Failed(
            Failure::TimedOut | Failure::Unreachable(Hint::BadAddress | Hint::Refused | Hint::Silent | Hint::Lost),
        ) => (NOT_ALIVE, Tone::Bad),
        CmsFailure::Failed(Failure::Http { status: 500.., .. }) => (NOT_ALIVE, Tone::Bad),
        CmsFailure::Refused(_) | CmsFailure::Failed(_) => (|w| w.platform.answers_oddly, Tone::Warn),
    }
}

/// What is known of the service itself.
fn state(service: &Service) -> AnyView {
    let health = RwSignal::from(service.health.clone());
    let alive = dynamic(move || {
        let (label, tone) = health.with(|health| match (&health.value, &health.failure) {
            (_, Some(failure)) => answers(failure),
            (Some(_), None) => (ALIVE, Tone::Good),
            (None, None) => (ASKING, Tone::Plain),
        });
        view! { <Badge label=t(label) tone=Signal::stored(tone) /> }
    });
    let latency = words(move || {
        let measured = health.with(|health| health.value.and_then(|(health, _)| health.latency_ms));
        let said = measured.map(|ms| (text::words().metrics.milliseconds)(&ms.to_string()));
        said.unwrap_or_else(|| text::words().platform.unknown.to_owned())
    });
    let address = RwSignal::from(service.address.clone());
    let seen_from = words(move || {
        let w = &text::words().platform;
        address.with(|address| match (&address.value, &address.failure) {
            (_, Some(_)) => w.not_said.to_owned(),
            (Some((address, _)), None) => address.to_string(),
            (None, None) => w.unknown.to_owned(),
        })
    });
    let known = RwSignal::from(service.known.clone());
    let generation = words(move || generation(known.get()));
    view! {
        <dl class="record">
            <dt>{t(|w| w.platform.state)}</dt> <dd>{alive}</dd>
            <dt>{t(|w| w.platform.latency)}</dt> <dd>{latency}</dd>
            <dt>{t(|w| w.platform.base)}</dt> <dd><code>{Service::base()}</code></dd>
            <dt>{t(|w| w.platform.seen_from)}</dt>
            <dd><code>{seen_from}</code> " " <span class="remark">{t(|w| w.platform.seen_from_hint)}</span></dd>
            <dt>{t(|w| w.platform.generation)}</dt> <dd>{generation}</dd>
        </dl>
    }
}

/// The generation and what follows from it.
fn generation(known: Known) -> &'static str {
    let w = &text::words().platform;
    match known {
        Known::Nothing => w.gen_nothing,
        Known::BOrC => w.gen_newer,
        Known::Is(Generation::A) => w.gen_a,
        Known::Is(Generation::B) => w.gen_b,
        Known::Is(Generation::C) => w.gen_c,
    }
}
