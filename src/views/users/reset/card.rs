//! The hand-over card: the secret shown once, to copy, scan, print or read out; then it clears itself.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use qrcodegen::{QrCode, QrCodeEcc};

use super::{Desk, Hidden};
use crate::actions::connection;
use crate::actions::directory::write::{Fate, Tried, settle_password, try_password};
use crate::domain::moment::Moment;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::code::copy_text;
use crate::ui::element::{dynamic, nothing, sometimes};
use crate::ui::erased::words;
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::toast::Toast;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;

/// How long the card stays, in seconds.
const LIFE: i64 = 120;

/// The card.
pub fn body(desk: Desk) -> AnyView {
    let Some(Hidden(secret)) = desk.secret.get_untracked() else { return nothing() };
    let end = RwSignal::new(connection::now().plus_ms(LIFE * 1000));
    let left = RwSignal::new(seconds(LIFE * 1000));
    let copied = RwSignal::new(None::<bool>);
    count_down(desk, end, left, copied);
    let shown = secret.clone();
    let copy = move |()| {
        let secret = secret.clone();
        spawn_local(async move {
            let done = copy_text(secret.expose()).await;
            let _gone = copied.try_set(Some(done));
            if done {
                let _gone = desk.taken.try_set(true);
            }
        });
    };
    let copy_words = move || match copied.get() {
        None => text::words().reset.copy,
        Some(true) => text::words().reset.copied,
        Some(false) => text::words().reset.copy_refused,
    };
    let square = RwSignal::new(false);
    let longer = move |()| {
        end.set(connection::now().plus_ms(LIFE * 1000));
        left.set(seconds(LIFE * 1000));
    };
    let code = shown.clone();
    view! {
        <div class="hand-over">
            <p>{t(|w| w.reset.card_lead)}</p>
            {dynamic(move || unknown(desk))}
            <p class="name">{desk.name()}</p>
            <output class="secret" aria-label=t(|w| w.reset.secret)>{shown.expose().to_owned()}</output>
            <div class="actions">
                <Button label=copy_words busy=Signal::stored(false) on_press=copy icon=Icon::Copy />
                <Button
                    label=t(|w| w.reset.qr)
                    busy=Signal::stored(false)
                    on_press=move |()| {
                        square.update(|on| *on = !*on);
                        desk.taken.set(true);
                    }
                    pressed=square
                />
                <Button label=t(|w| w.reset.print) busy=Signal::stored(false) on_press=move |()| {
                    desk.taken.set(true);
                    let _refused = window().print();
                } />
            </div>
            {sometimes(move || square.get().then(|| qr(code.expose())))}
            <div class="countdown">
                <span>{words(move || (text::words().reset.countdown)(left.get()))}</span>
                <Button label=t(|w| w.reset.longer) busy=Signal::stored(false) on_press=longer weight=Weight::Quiet />
            </div>
            <progress class="countdown-bar" aria-hidden="true" max=LIFE.to_string() value=words(move || left.get().to_string())></progress>
        </div>
    }
}

/// Whole seconds, rounded up; none below zero.
fn seconds(ms: i64) -> u32 {
    u32::try_from((ms + 999) / 1000).unwrap_or_default()
}

/// The ways on.
pub fn buttons(desk: Desk) -> AnyView {
    view! {
        <Button label=t(|w| w.reset.clear) busy=Signal::stored(false) on_press=move |()| desk.open.set(false) weight=Weight::Primary />
    }
}

/// Counts down, and closes the card at the end; also when the machine slept meanwhile, because it goes by the clock. A
/// copied secret is taken out of the clipboard with it, where the browser lets a page write there without a press.
fn count_down(desk: Desk, end: RwSignal<Moment>, left: RwSignal<u32>, copied: RwSignal<Option<bool>>) {
    let tick = move || {
        let Some(end) = end.try_get_untracked() else { return };
        let now = seconds(end.ms_since(connection::now()));
        let _page_left = left.try_set(now);
        if now > 0 {
            return;
        }
        if let Some(toasts) = desk.toasts {
            toasts.push(Toast::new(Tone::Info, t(|w| w.reset.cleared)));
        }
        desk.open.set(false);
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    on_cleanup(move || {
        if copied.try_get_untracked() == Some(Some(true)) {
            spawn_local(async {
                let _refused_by_the_browser = copy_text("").await;
            });
        }
    });
}

/// What is not known about it, and how to find out.
fn unknown(desk: Desk) -> AnyView {
    let Some(Fate::Unknown(failure)) = desk.fate.get() else { return nothing() };
    let try_it = move |()| {
        let (Some(user), Some(Hidden(secret))) = (desk.user.get_untracked(), desk.secret.get_untracked()) else {
            return;
        };
        if desk.trying.get_untracked() {
            return;
        }
        desk.trying.set(true);
        spawn_local(async move {
            let tried = try_password(&user, &secret).await;
            if tried == Tried::Works {
                settle_password(&user, desk.trail).await;
            }
            let _gone = desk.trying.try_set(false);
            let _gone = desk.tried.try_set(Some(tried));
        });
    };
    let again = move || {
        view! {
            <Button label=t(|w| w.reset.try_it) busy=desk.trying on_press=try_it />
            <Button label=t(|w| w.reset.send_again) busy=Signal::stored(false) on_press=move |()| desk.send() />
        }
    };
    match desk.tried.get() {
        Some(Tried::Works) => view! { <Notice tone=Tone::Good title=t(|w| w.reset.works) urgent=true /> },
        Some(Tried::Refused) => {
            view! { <Notice tone=Tone::Bad title=t(|w| w.reset.refused) actions=again urgent=true /> }
        }
        Some(Tried::Failed(failed)) => view! {
            <Notice tone=Tone::Warn title=t(|w| w.reset.unknown_lead) actions=again urgent=true />
            {fault::notice(failed, Tone::Warn, None)}
        },
        None => view! {
            <Notice tone=Tone::Warn title=t(|w| w.reset.unknown_lead) detail=t(|w| w.reset.try_hint) actions=again urgent=true />
            {fault::notice(failure, Tone::Warn, None)}
        },
    }
}

/// The secret as a QR code, drawn as squares.
fn qr(text: &str) -> AnyView {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return nothing() };
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                path.push_str(&["M", &x.to_string(), " ", &y.to_string(), "h1v1h-1z"].concat());
            }
        }
    }
    let size = (code.size() + 8).to_string();
    let frame = ["-4 -4 ", &size, " ", &size].concat();
    view! {
        <svg class="qr" role="img" aria-label=t(|w| w.reset.qr_label) viewBox=frame shape-rendering="crispEdges">
            <path d=path></path>
        </svg>
    }
}
