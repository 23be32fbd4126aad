//! What would be sent, and what became of it when it was refused.

use leptos::prelude::*;

use super::choose::{own_account, rule};
use super::{Desk, Stage};
use crate::actions::directory::write::{Deed, Fate};
use crate::actions::fault::explain;
use crate::text::{self, t};
use crate::transport::Failure;
use crate::ui::button::{Button, Weight};
use crate::ui::element::{Child, dynamic, nothing};
use crate::ui::erased::{settled, words};
use crate::ui::notice::{Notice, Technical};
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::review::{command, compared};

/// Before and after, what follows, the request.
pub fn body(desk: Desk) -> AnyView {
    let Some(user) = desk.user.get_untracked() else { return nothing() };
    let Some(secret) = desk.secret.get_untracked() else { return nothing() };
    let curl = Deed::Password(secret.0.clone()).as_curl(desk.session, &user).unwrap_or_default();
    let (length, bits) = (secret.0.expose().chars().count(), desk.recipe.with_untracked(|recipe| recipe.bits()));
    let generated = desk.generated.get_untracked();
    let after = move || {
        let words = &text::words().reset;
        if generated { (words.after_generated)(length, bits) } else { (words.after_typed)(length) }
    };
    let name = view! { {t(|w| w.reset.secret)} <span class="remark">{t(|w| w.reset.sessions_end)}</span> };
    view! {
        <p>{t(|w| w.reset.review_lead)}</p>
        {dynamic(move || refused(desk.fate.get()))}
        {own_account(desk)}
        {dynamic(move || rule(desk, secret.0.expose()).unwrap_or_else(nothing))}
        {compared(name, t(|w| w.reset.before).into_child(), words(after).into_child())}
        {command(curl)}
    }
}

/// The ways on.
pub fn buttons(desk: Desk) -> AnyView {
    let sending = Signal::derive(move || desk.stage.get() == Stage::Sending);
    let label = move || if sending.get() { text::words().reset.sending } else { text::words().reset.go };
    view! {
        <Button label=t(|w| w.reset.back) busy=Signal::stored(false) on_press=move |()| {
            if !sending.get_untracked() {
                desk.stage.set(Stage::Choosing);
            }
        } weight=Weight::Quiet />
        <Button label=label busy=sending on_press=move |()| desk.send() weight=Weight::Primary />
    }
}

/// Why it was not set, in the words of a password reset.
fn refused(fate: Option<Fate>) -> AnyView {
    let Some(Fate::Failed(failure)) = fate else { return nothing() };
    let own = match failure.status() {
        Some(400) => Some(0),
        Some(401) => Some(1),
        Some(403) => Some(2),
        Some(404) => Some(3),
        Some(409) => Some(4),
        Some(501) => Some(5),
        _ => None,
    };
    let failure: Memo<Failure> = settled(move || failure.clone());
    let detail = move || {
        let explained = failure.with(explain);
        own.and_then(|at: usize| text::words().reset.said.get(at).copied())
            .map_or_else(|| [explained.title, explained.advice].join(" "), str::to_owned)
    };
    let technical = Technical {
        label: t(|w| w.failure.details).into(),
        text: (move || failure.with(explain).details.join("\n")).into(),
    };
    view! { <Notice tone=Tone::Bad title=t(|w| w.reset.failed) detail=detail technical=technical urgent=true /> }
}
