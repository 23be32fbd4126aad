//! The ways on from each stage of a review.

use leptos::prelude::*;

use super::{Desk, Stage};
use crate::actions::outcome::Outcome;
use crate::domain::quota::change::Plan;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, sometimes};
use crate::ui::view;

/// The buttons below a review.
pub fn buttons(desk: Desk, open: RwSignal<bool>, busy: Signal<bool>) -> AnyView {
    let close = move |()| open.set(false);
    dynamic(move || match desk.stage.get() {
        Stage::Conflicts(_) => {
            view! { <Button label=t(|w| w.edit.back) busy=Signal::stored(false) on_press=close weight=Weight::Quiet /> }
        }
        Stage::Sent => {
            let rest = Signal::derive(move || {
                desk.progress.with(|all| {
                    !all.is_empty()
                        && all.iter().all(Outcome::settled)
                        && all.iter().any(|one| !matches!(one, Outcome::Applied { .. }))
                })
            });
            view! {
                {sometimes(move || rest.get().then(|| view! {
                    <Button label=t(|w| w.edit.retry_failed_regions) busy=Signal::stored(false) on_press=move |()| desk.look_at_the_rest() />
                }))}
                <Button label=t(|w| w.edit.done) busy=busy on_press=close weight=Weight::Primary />
            }
        }
        Stage::Looking | Stage::Checking | Stage::Unread(_) => {
            let count = Signal::derive(move || desk.plan.with(|plan| plan.as_ref().map_or(0, Plan::len)));
            let for_all = desk.plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.owner.is_for_all()));
            let shut = Signal::derive(move || {
                (for_all && !desk.meant.get()).then(|| text::words().edit.confirm_platform_needed.to_owned())
            });
            let label = move || {
                if busy.get() {
                    text::words().edit.checking.to_owned()
                } else {
                    (text::words().edit.apply)(count.get())
                }
            };
            view! {
                <Button label=t(|w| w.edit.back) busy=Signal::stored(false) on_press=close weight=Weight::Quiet />
                {sometimes(move || (count.get() > 0).then(|| view! {
                    <Button label=label busy=busy on_press=move |()| desk.send() shut=shut weight=Weight::Primary />
                }))}
            }
        }
    })
}
