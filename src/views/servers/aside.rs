//! What is said beside the servers, and only where there is cause: its program comes with that.

use leptos::prelude::*;

use crate::actions::servers::Servers;
use crate::domain::server::oddity::{Oddities, Oddity};
use crate::text::{self, t};
use crate::ui::button::Button;
use crate::ui::notice::{Notice, Technical};
use crate::ui::tone::Tone;
use crate::ui::view;

/// That the engine's clock is ahead by `skew` milliseconds (behind: fewer than none), with a button that follows it.
pub fn clocks(servers: &Servers, skew: i64) -> AnyView {
    let servers = servers.clone();
    let follow = move || {
        let servers = servers.clone();
        view! {
            <Button
                label=t(|w| w.servers.follow_clock)
                busy=Signal::stored(false)
                on_press=move |()| servers.follow_clock(skew)
            />
        }
    };
    let title = move || (text::words().servers.skewed)(skew / 1000);
    view! { <Notice tone=Tone::Warn title=title detail=t(|w| w.servers.skewed_detail) actions=follow /> }
}

/// What could not be read: how much, and the first of it folded away.
pub fn oddities(found: &Oddities) -> AnyView {
    let count = found.count;
    let title = move || (text::words().servers.odd)(count);
    let line = |odd: &Oddity| [odd.kind, " ", &odd.guid, " · ", odd.key, ": ", &odd.said].concat();
    let lines = found.first.iter().map(line).collect::<Vec<_>>().join("\n");
    let technical = Technical { label: t(|w| w.servers.odd_list).into(), text: lines.into() };
    view! { <Notice tone=Tone::Warn title=title detail=t(|w| w.servers.odd_detail) technical=technical /> }
}
