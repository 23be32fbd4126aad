//! Whole figures in a form: what is typed, what is found, and the nearest value that passes.

use leptos::prelude::*;

use crate::domain::server::finding::Value;
use crate::text::{self, t};
use crate::ui::number_field::{Finding, Nearest, NumberField, Steps};
use crate::ui::view;

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
