//! What became of each region's request.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::review::{Desk, names};
use crate::actions::fault::explain;
use crate::actions::outcome::Outcome;
use crate::actions::quotas::settle;
use crate::domain::quota::change::Batch;
use crate::text::{self, t};
use crate::ui::badge::Badge;
use crate::ui::button::Button;
use crate::ui::element::{dynamic, nothing};
use crate::ui::erased::settled;
use crate::ui::link::ButtonLink;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;
use crate::views::fault;

/// The batches of a plan that was sent, each with its outcome.
pub fn outcomes(desk: Desk) -> AnyView {
    let Some(plan) = desk.plan.get_untracked() else { return nothing() };
    let owner = plan.owner.clone();
    let line = |(at, batch): (usize, Batch)| {
        let outcome = settled(move || desk.progress.with(|all| all.get(at).cloned().unwrap_or(Outcome::Waiting)));
        let owner = owner.clone();
        let find_out = Callback::new({
            let batch = batch.clone();
            move |()| {
                let (owner, batch) = (owner.clone(), batch.clone());
                spawn_local(async move {
                    if let Some(found) = settle(&owner, &batch, desk.session, desk.quotas, desk.trail).await {
                        let _gone = desk.progress.try_update(|all| {
                            if let Some(place) = all.get_mut(at) {
                                *place = found;
                            }
                        });
                        desk.after();
                    }
                });
            }
        });
        view! {
            <section class="outcome">
                <h3>{t(|w| w.quota.region)} " " {batch.region.to_string()}</h3>
                <div role="status">{dynamic(move || said(outcome.get(), find_out))}</div>
            </section>
        }
    };
    let lines = plan.batches.clone().into_iter().enumerate().map(line).collect::<Vec<_>>();
    view! {
        {lines}
        <p><ButtonLink href=Signal::stored("/trail".to_owned()) label=t(|w| w.edit.to_trail) /></p>
    }
}

fn said(outcome: Outcome, find_out: Callback<()>) -> AnyView {
    let badge = |label: text::Pick, tone: Tone| view! { <Badge label=t(label) tone=Signal::stored(tone) /> };
    match outcome {
        Outcome::Waiting => badge(|w| w.edit.outcome_waiting, Tone::Plain),
        Outcome::Sending => badge(|w| w.edit.outcome_sending, Tone::Info),
        Outcome::Applied { by_reading: false } => badge(|w| w.edit.outcome_applied, Tone::Good),
        Outcome::Applied { by_reading: true } => badge(|w| w.edit.outcome_found, Tone::Good),
        Outcome::NotSent => badge(|w| w.edit.outcome_not_sent, Tone::Warn),
        Outcome::NotApplied(items) => {
            let title = move || (text::words().edit.outcome_not_applied)(&names(&items));
            view! { <Notice tone=Tone::Bad title=title /> }
        }
        Outcome::Failed(failure) => {
            view! { {badge(|w| w.edit.outcome_failed, Tone::Bad)} {fault::notice(failure, Tone::Bad, None)} }
        }
        Outcome::Unknown(failure) => {
            let actions = move || {
                view! { <Button label=t(|w| w.edit.settle) busy=Signal::stored(false) on_press=find_out /> }
            };
            let why = move || [explain(&failure).title, text::words().edit.outcome_unknown_detail].join(". ");
            view! { <Notice tone=Tone::Warn title=t(|w| w.edit.outcome_unknown) detail=why actions=actions urgent=true /> }
        }
    }
}
