//! States and failures in words.

use leptos::prelude::*;

use crate::actions::servers::{Servers, ZkeysFailure};
use crate::domain::server::oddity::Oddities;
use crate::domain::server::record::Extra;
use crate::domain::server::state::{ActState, OrderState, RunState};
use crate::text::{self, t};
use crate::ui::badge::Badge;
use crate::ui::button::Button;
use crate::ui::element::{later, nothing, sometimes};
use crate::ui::erased::settled;
use crate::ui::notice::{Notice, Technical};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;
use crate::views::frame::routes;
use crate::views::servers::tools::Tool;

/// An order's state; follows the language.
pub fn order(state: &OrderState) -> String {
    let w = &text::words().servers;
    match state {
        OrderState::Provisioning => w.provisioning.to_owned(),
        OrderState::Normal => w.normal.to_owned(),
        OrderState::Expired => w.expired.to_owned(),
        OrderState::Deleted => w.deleted.to_owned(),
        OrderState::Other(raw) => (w.unknown)(raw),
    }
}

/// A run state; follows the language.
pub fn run(state: &RunState) -> String {
    let w = &text::words().servers;
    match state {
        RunState::Running => w.running.to_owned(),
        RunState::Off => w.off.to_owned(),
        RunState::Locked => w.locked.to_owned(),
        RunState::Other(raw) => (w.unknown)(raw),
    }
}

/// What is being done; follows the language.
pub fn act(state: &ActState) -> String {
    let w = &text::words().servers;
    match state {
        ActState::Idle => w.idle.to_owned(),
        ActState::Restarting => w.restarting.to_owned(),
        ActState::Reinstalling => w.reinstalling.to_owned(),
        ActState::SettingPassword => w.setting_password.to_owned(),
        ActState::Upgrading => w.upgrading.to_owned(),
        ActState::Starting => w.starting.to_owned(),
        ActState::Stopping => w.stopping.to_owned(),
        ActState::Other(raw) => (w.unknown)(raw),
    }
}

/// What an order's state means.
fn order_tone(state: &OrderState) -> Tone {
    match state {
        OrderState::Normal => Tone::Good,
        OrderState::Provisioning => Tone::Info,
        OrderState::Expired => Tone::Bad,
        OrderState::Deleted => Tone::Plain,
        OrderState::Other(_) => Tone::Warn,
    }
}

fn run_tone(state: &RunState) -> Tone {
    match state {
        RunState::Running => Tone::Good,
        RunState::Off => Tone::Plain,
        RunState::Locked => Tone::Bad,
        RunState::Other(_) => Tone::Warn,
    }
}

/// None when nothing is being done.
fn act_tone(state: &ActState) -> Option<Tone> {
    match state {
        ActState::Idle => None,
        ActState::Other(_) => Some(Tone::Warn),
        _ => Some(Tone::Info),
    }
}

/// An order's state for a cell; follows the language.
pub fn order_state(state: &OrderState) -> Vec<(String, Tone)> {
    vec![(order(state), order_tone(state))]
}

/// A run state for a cell, and what is being done, if anything is; follows the language.
pub fn run_states(state: &RunState, doing: &ActState) -> Vec<(String, Tone)> {
    let doing = act_tone(doing).map(|tone| (act(doing), tone));
    std::iter::once((run(state), run_tone(state))).chain(doing).collect()
}

/// An order's state with its shape and colour.
pub fn order_badge(state: OrderState) -> AnyView {
    let tone = Signal::stored(order_tone(&state));
    view! { <Badge label=move || order(&state) tone=tone /> }
}

/// A run state with its shape and colour, and what is being done, if anything is.
pub fn run_badges(state: RunState, doing: ActState) -> AnyView {
    let tone = Signal::stored(run_tone(&state));
    view! { <Badge label=move || run(&state) tone=tone /> " " {act_badge(doing)} }
}

/// What is being done; nothing when nothing is.
pub fn act_badge(state: ActState) -> AnyView {
    let Some(tone) = act_tone(&state) else { return nothing() };
    view! { <Badge label=move || act(&state) tone=Signal::stored(tone) /> }
}

/// A failure as a notice, with a way to try again where there is one.
pub fn notice(failure: ZkeysFailure, tone: Tone, retry: Option<Callback<()>>) -> AnyView {
    let (code, said) = match failure {
        ZkeysFailure::Refused { code, text } => (code, text),
        ZkeysFailure::Failed(failure) => return fault::notice(failure, tone, retry),
    };
    let lines = move || {
        let w = &text::words().servers;
        let says = [w.says, " ", &said].concat();
        let code = code.as_ref().map(|code| ["\n", w.code, " ", code].concat());
        [says, code.unwrap_or_default()].concat()
    };
    let technical = Technical { label: t(|w| w.failure.details).into(), text: lines.into() };
    let actions = move || {
        retry.map(|retry| {
            view! { <Button label=t(|w| w.failure.retry) busy=Signal::stored(false) on_press=retry /> }
        })
    };
    let (title, detail) = (t(|w| w.servers.refused.0), t(|w| w.servers.refused.1));
    let notice = view! {
        <Notice tone=tone title=title detail=detail actions=actions technical=technical urgent=true />
    };
    view! { {notice} {clocks()} }
}

/// How far the clocks may be apart before it is worth a word, in milliseconds: answers tell whole seconds, and take their time.
const CLOSE: i64 = 30_000;

/// Says that the clocks differ, where a browser may see the engine's, and offers to follow that.
fn clocks() -> AnyView {
    let servers = Servers::here();
    let skew = servers.engine().map_or(0, |engine| engine.skew_ms());
    if skew.abs() < CLOSE { nothing() } else { later(routes::tools(Tool::Clocks(Box::new(servers), skew))) }
}

/// What could not be read, with the first of it folded away.
pub fn oddities(odd: Signal<Oddities>) -> AnyView {
    let odd = settled(move || odd.get());
    sometimes(move || {
        let found = odd.get();
        (found.count > 0).then(|| later(routes::tools(Tool::Odd(found))))
    })
}

/// What can be added, by name; follows the language.
pub fn extra(extra: &Extra) -> String {
    let w = &text::words().servers;
    match extra {
        Extra::Bandwidth => w.bandwidth.to_owned(),
        Extra::Ip => w.ips.to_owned(),
        Extra::Defence => w.defence.to_owned(),
        Extra::Other(raw) => (w.unknown)(raw),
    }
}

/// A figure of what can be added, with its unit; follows the language.
pub fn figure(extra: &Extra, amount: Option<u32>) -> String {
    let w = &text::words().servers;
    let Some(amount) = amount else { return w.not_said.to_owned() };
    let digits = amount.to_string();
    match extra {
        Extra::Bandwidth => (w.mbps)(&digits),
        Extra::Defence => (w.gbps)(&digits),
        Extra::Ip | Extra::Other(_) => digits,
    }
}

/// Disks by model and number: `2 × SSD 1200 GB`.
pub fn disks(guids: &[String], named: &dyn Fn(&str) -> String) -> String {
    let mut kinds: Vec<(&String, usize)> = Vec::new();
    for guid in guids {
        match kinds.iter_mut().find(|(known, _)| *known == guid) {
            Some((_, count)) => *count += 1,
            None => kinds.push((guid, 1)),
        }
    }
    let one = |(guid, count): &(&String, usize)| (text::words().servers.of_disks)(*count, &named(guid));
    kinds.iter().map(one).collect::<Vec<_>>().join(", ")
}
