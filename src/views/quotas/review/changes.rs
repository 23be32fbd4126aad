//! The changes of a region: before and after, by how much, what share of the platform, what is risky.

use crate::ui::element::{dynamic, list};
use leptos::prelude::*;

use super::Desk;
use crate::domain::quota::change::{Batch, Book, Change};
use crate::domain::quota::reading::{Cap, Reading};
use crate::domain::quota::view::Column;
use crate::text::{self, item, number, t};
use crate::ui::erased::words;
use crate::ui::view;
use crate::views::quotas::field::rule;
use crate::views::quotas::look::head;

/// The changes of one region as a table.
pub fn changes(batch: &Batch, desk: Desk) -> AnyView {
    let region = batch.region.clone();
    // Keystone's limits are no share of what EOS has.
    let eos = desk.plan.with_untracked(|plan| plan.as_ref().is_none_or(|plan| plan.owner.book == Book::Eos));
    let row = |change: &Change| {
        let unit = change.item.unit();
        let (before, after, subject) = (change.before.clone(), change.after.clone(), change.item.clone());
        let difference = match (change.before.known(), &change.after) {
            (Some(Cap::Of(before)), Cap::Of(after)) => {
                let by = after.value() - before.value();
                [if by > 0.0 { "+" } else { "" }, &item::amount(by, unit)].concat()
            }
            _ => "–".to_owned(),
        };
        let share = {
            let (region, change) = (region.clone(), change.clone());
            move || share(desk, &region, &change)
        };
        let warnings = change.warnings.clone();
        let notes = move || list(warnings.iter().map(|finding| view! { <li>{rule(&finding.rule)}</li> }));
        view! {
            <tr data-mark=(!change.warnings.is_empty()).then_some("warn")>
                <th scope="row">{words(move || item::item(&subject))} <ul class="notes">{dynamic(notes)}</ul></th>
                <td class="num">{words(move || item::known_cap(&before, unit))}</td>
                <td class="num after">{words(move || item::cap(&after, unit))}</td>
                <td class="num">{difference}</td>
                {eos.then(|| view! { <td class="num">{words(share)}</td> })}
            </tr>
        }
    };
    let rows = batch.changes.iter().map(row).collect::<Vec<_>>();
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=t(|w| w.edit.review)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{head(Column::Name)}</th>
                        <th scope="col" class="num">{t(|w| w.edit.before)}</th>
                        <th scope="col" class="num">{t(|w| w.edit.after)}</th>
                        <th scope="col" class="num">{t(|w| w.edit.change)}</th>
                        {eos.then(|| view! { <th scope="col" class="num">{t(|w| w.edit.share)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The new cap as a share of the platform's, where both are known amounts.
fn share(desk: Desk, region: &str, change: &Change) -> String {
    let ratio = desk.quotas.platform.with(|platform| {
        let (sheet, _) = platform.value.as_ref()?;
        let row = sheet.region(region)?.row(&change.item.key())?;
        let whole = match &row.cap {
            Reading::Known(Cap::Of(figure)) if figure.value() > 0.0 => figure.value(),
            _ => return None,
        };
        Some(change.after.figure()?.value() / whole)
    });
    ratio.map_or_else(|| text::words().edit.share_unknown.to_owned(), number::percent)
}
