//! The page of the service: state, accounts, and a new account.

use leptos::prelude::*;

use super::{accounts, register, said};
use crate::actions::latest::again;
use crate::actions::platform::Service;
use crate::domain::platform::generation::{Generation, Known};
use crate::text::{self, t};
use crate::ui::badge::Badge;
use crate::ui::button::{Button, Weight};
use crate::ui::element::dynamic;
use crate::ui::erased::words;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::view;
use crate::views::clock;

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

/// What is known of the service itself.
fn state(service: &Service) -> AnyView {
    let health = RwSignal::from(service.health.clone());
    let alive = dynamic(move || {
        let (label, tone) = health.with(said::alive);
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
