//! What somebody else changed meanwhile: base, theirs and mine, and a choice for each.

use leptos::prelude::*;

use super::{Desk, Stage};
use crate::domain::quota::change::{Conflict, Plan};
use crate::text::{item, t};
use crate::ui::button::Button;
use crate::ui::erased::words;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;

/// The conflicts, each with the two ways out of it.
pub fn conflicts(desk: Desk, conflicts: Vec<Conflict>) -> AnyView {
    let rows = conflicts.into_iter().map(|conflict| row(desk, conflict)).collect::<Vec<_>>();
    view! {
        <Notice tone=Tone::Warn title=t(|w| w.edit.conflict_title) detail=t(|w| w.edit.conflict_lead) urgent=true />
        <div class="scroller" role="region" tabindex="0" aria-label=t(|w| w.edit.conflict_title)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{super::super::look::head(crate::domain::quota::view::Column::Name)}</th>
                        <th scope="col" class="num">{t(|w| w.edit.base)}</th>
                        <th scope="col" class="num">{t(|w| w.edit.theirs)}</th>
                        <th scope="col" class="num">{t(|w| w.edit.mine)}</th>
                        <th scope="col">{t(|w| w.trail.actions)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(desk: Desk, conflict: Conflict) -> AnyView {
    let unit = conflict.item.unit();
    let Conflict { region, item: subject, base, theirs, mine } = conflict.clone();
    let keep = {
        let conflict = conflict.clone();
        move |()| settle(desk, &conflict)
    };
    let take = move |()| {
        let owner = desk.plan.with_untracked(|plan| plan.as_ref().map(|plan| plan.owner.key()).unwrap_or_default());
        desk.drafts.undo(&(owner, conflict.region.to_string(), conflict.item.key()));
        desk.plan.update(|plan| *plan = plan.take().map(|plan| plan.without(&conflict.region, &conflict.item)));
        settle(desk, &conflict);
    };
    view! {
        <tr>
            <th scope="row">{words(move || item::item(&subject))} " " <span class="remark">{region.to_string()}</span></th>
            <td class="num">{words(move || item::known_cap(&base, unit))}</td>
            <td class="num">{words(move || item::known_cap(&theirs, unit))}</td>
            <td class="num after">{words(move || item::cap(&mine, unit))}</td>
            <td>
                <div class="actions">
                    <Button label=t(|w| w.edit.keep_mine) busy=Signal::stored(false) on_press=keep />
                    <Button label=t(|w| w.edit.take_theirs) busy=Signal::stored(false) on_press=take />
                </div>
            </td>
        </tr>
    }
}

/// Takes a conflict off the list; after the last one the plan stands on the fresh values and is looked at again.
fn settle(desk: Desk, settled: &Conflict) {
    let left = match desk.stage.get_untracked() {
        Stage::Conflicts(mut conflicts) => {
            conflicts.retain(|conflict| conflict != settled);
            conflicts
        }
        _ => return,
    };
    if !left.is_empty() {
        return desk.stage.set(Stage::Conflicts(left));
    }
    let (rebased, lost) = desk.plan.get_untracked().map(|plan: Plan| plan.rebase(&desk.fresh.get_value())).unzip();
    desk.lost.set(lost.unwrap_or_default());
    desk.plan.set(rebased);
    desk.stage.set(Stage::Looking);
}
