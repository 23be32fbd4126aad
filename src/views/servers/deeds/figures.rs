//! Whole figures in a form: what is typed, what is found, the nearest value that passes; and figures before and after.

use leptos::prelude::*;

use crate::domain::server::finding::Value;
use crate::domain::server::record::Extra;
use crate::text::{self, t};
use crate::ui::number_field::{Finding, Nearest, NumberField, Steps};
use crate::ui::table::Table;
use crate::ui::view;
use crate::views::servers::said;

/// What is typed as a whole number; nothing counts as 0. `None` for anything else.
pub fn whole(typed: &str) -> Option<u32> {
    match typed.trim() {
        "" => Some(0),
        typed => typed.parse().ok(),
    }
}

/// A finding in words, with the nearest value as an offer where it is a number.
pub fn finding(stop: bool, text: String, nearest: Option<&Value>) -> Finding {
    let nearest = match nearest {
        Some(Value::Number(number)) => {
            let text = number.to_string();
            Some(Nearest { label: (text::words().forms.take)(&text), text })
        }
        _ => None,
    };
    Finding { stop, text, nearest }
}

/// What is found when it is no whole number.
pub fn not_whole() -> Finding {
    finding(true, text::words().forms.not_whole.to_owned(), None)
}

/// A field for a whole figure, in steps.
pub fn field(
    label: text::Pick,
    value: RwSignal<String>,
    findings: Signal<Vec<Finding>>,
    step: Signal<u32>,
    unit: text::Pick,
) -> AnyView {
    let steps = Steps {
        more: t(|w| w.edit.more).into(),
        less: t(|w| w.edit.less).into(),
        on_step: Callback::new(move |by: i32| {
            let now = i64::from(value.with_untracked(|typed| whole(typed)).unwrap_or(0));
            let next = now + i64::from(by) * i64::from(step.get_untracked().max(1));
            value.set(next.max(0).to_string());
        }),
    };
    view! { <NumberField label=t(label) value=value findings=findings steps=steps unit=t(unit) /> }
}

/// One figure before and after, with a remark beside its name.
pub fn row(extra: &Extra, remark: Option<String>, [before, after]: [Option<u32>; 2], changes: bool) -> AnyView {
    let remark = remark.map(|remark| view! { " " <span class="remark">{remark}</span> });
    let class = if changes { "num after" } else { "num" };
    view! {
        <tr>
            <th scope="row">{said::extra(extra)} {remark}</th>
            <td class="num">{said::figure(extra, before)}</td>
            <td class=class>{said::figure(extra, after)}</td>
        </tr>
    }
}

/// Such rows under their heads.
pub fn before_and_after(title: text::Pick, rows: AnyView) -> AnyView {
    view! {
        <Table caption=t(title) busy=Signal::stored(false)>
            <thead>
                <tr>
                    <th scope="col">{t(|w| w.server.what)}</th>
                    <th scope="col" class="num">{t(|w| w.deeds.before)}</th>
                    <th scope="col" class="num">{t(|w| w.deeds.after)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
