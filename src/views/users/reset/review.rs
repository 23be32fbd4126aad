//! What would be sent, and what became of it when it was refused.

use leptos::prelude::*;

use super::choose::{own_account, rule};
use super::{Desk, Stage};
use crate::actions::directory::write::{Deed, Fate};
use crate::actions::fault::explain;
use crate::text::{self, t};
use crate::transport::Failure;
use crate::ui::button::{Button, Weight};
use crate::ui::code::Code;
use crate::ui::element::{dynamic, nothing};
use crate::ui::erased::words;
use crate::ui::fold::Fold;
use crate::ui::notice::{Notice, Technical};
use crate::ui::tone::Tone;
use crate::ui::view;

/// Before and after, what follows, the request.
pub fn body(desk: Desk) -> AnyView {
    let Some(user) = desk.user.get_untracked() else { return nothing() };
    let Some(secret) = desk.secret.get_untracked() else { return nothing() };
    let command = Deed::Password(secret.0.clone()).as_curl(desk.session, &user).unwrap_or_default();
    let (length, bits) = (secret.0.expose().chars().count(), desk.recipe.with_untracked(|recipe| recipe.bits()));
    let generated = desk.generated.get_untracked();
    let after = move || {
        let words = &text::words().reset;
        if generated { (words.after_generated)(length, bits) } else { (words.after_typed)(length) }
    };
    view! {
        <p>{t(|w| w.reset.review_lead)}</p>
        {dynamic(move || refused(desk.fate.get()))}
        {own_account(desk)}
        {dynamic(move || rule(desk, secret.0.expose()).unwrap_or_else(nothing))}
        <div class="scroller">
            <table class="table compare">
                <thead>
                    <tr><th scope="col">{t(|w| w.users.subject)}</th> <th scope="col">{t(|w| w.users.before)}</th> <th scope="col">{t(|w| w.users.after)}</th></tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{t(|w| w.reset.secret)} <span class="remark">{t(|w| w.reset.sessions_end)}</span></th>
                        <td>{t(|w| w.reset.before)}</td>
                        <td class="after">{words(after)}</td>
                    </tr>
                </tbody>
            </table>
        </div>
        <Fold label=t(|w| w.edit.as_curl)>
            <Code
                label=t(|w| w.edit.as_curl)
                text=Signal::stored(command.clone())
                copy=t(|w| w.edit.copy)
                copied=t(|w| w.edit.copied)
                refused=t(|w| w.edit.copy_refused)
                folded=true
            />
        </Fold>
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
    let failure: Memo<Failure> = Memo::new(move |_| failure.clone());
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
