//! The field of a cap in its row: typed text or unlimited, findings below, kept as a draft.

use leptos::prelude::*;

use crate::actions::drafts::{Drafts, Spot};
use crate::domain::quota::change::entry_of;
use crate::domain::quota::check::{Finding, Rule, Verdict, check};
use crate::domain::quota::entry::{Entry, read, rounded};
use crate::domain::quota::figure::Figure;
use crate::domain::quota::item::Unit;
use crate::domain::quota::reading::{Cap, Reading};
use crate::domain::quota::row::{Row, Standing};
use crate::domain::severity::Severity;
use crate::text::{self, item, number, t};
use crate::ui::button::IconButton;
use crate::ui::element::sometimes;
use crate::ui::erased::{follow, settled, words};
use crate::ui::icon::Icon;
use crate::ui::number_field::{Finding as Said, Nearest, NumberField, Steps, Unlimited};
use crate::ui::view;

/// What would stand in the field of a row that nobody touched.
fn untouched(row: &Row) -> Entry {
    row.cap.known().map_or_else(|| Entry::Typed(String::new()), entry_of)
}

/// The field of a row's cap, and the mark of its row.
pub fn field(row: Row, spot: Spot) -> (AnyView, Signal<Option<&'static str>>) {
    let drafts = Drafts::here();
    let here = StoredValue::new(spot);
    let row = StoredValue::new(row);
    let standing = row.with_value(untouched);
    let draft = settled(move || here.with_value(|spot| drafts.get(spot)));
    let start = draft.get_untracked().unwrap_or_else(|| standing.clone());

    let (typed, endless) = split(&start, &standing);
    let (typed, endless) = (RwSignal::new(typed), RwSignal::new(endless));
    let standing = StoredValue::new(standing);
    // From the field to the draft …
    follow(move || {
        let entry = if endless.get() { Entry::Unlimited } else { Entry::Typed(typed.get()) };
        let same = standing.with_value(|standing| *standing == entry);
        match (same, untrack(|| draft.get())) {
            (true, None) => {}
            (true, Some(_)) => here.with_value(|spot| drafts.undo(spot)),
            (false, Some(kept)) if kept == entry => {}
            (false, _) => drafts.set(here.get_value(), entry),
        }
    });
    // … and back, when something else changes the draft: undo, discard, a prepared opposite.
    follow(move || {
        let entry = draft.get().unwrap_or_else(|| standing.get_value());
        let (text, on) = standing.with_value(|standing| split(&entry, standing));
        if endless.get_untracked() != on {
            endless.set(on);
        }
        if !on && typed.with_untracked(|typed| *typed != text) {
            typed.set(text);
        }
    });

    let verdict = settled(move || {
        let entry = draft.get().unwrap_or_else(|| standing.get_value());
        row.with_value(|row| check(row, &entry))
    });
    let touched = settled(move || draft.with(Option::is_some));
    let changed = Signal::derive(move || touched.get() && verdict.with(|verdict| verdict.changed));
    let findings = Signal::derive(move || {
        if !touched.get() {
            return Vec::new();
        }
        verdict.with(|verdict| verdict.findings.iter().map(said).collect())
    });
    let mark = Signal::derive(move || touched.get().then(|| verdict.with(mark)).flatten());
    let view =
        row.with_value(|row| draw(row, here, drafts, Live { typed, endless, findings, changed, touched, standing }));
    (view, mark)
}

#[derive(Clone, Copy)]
struct Live {
    typed: RwSignal<String>,
    endless: RwSignal<bool>,
    findings: Signal<Vec<Said>>,
    changed: Signal<bool>,
    touched: Memo<bool>,
    standing: StoredValue<Entry>,
}

fn draw(row: &Row, here: StoredValue<Spot>, drafts: Drafts, live: Live) -> AnyView {
    let Live { typed, endless, findings, changed, touched, standing } = live;
    let subject = row.item.clone();
    let named = subject.clone();
    let label = move || (text::words().edit.new_cap)(&item::item(&named));
    let decimals = subject.takes_decimals();
    // Memory is thought of in GiB.
    let step = if subject.unit() == Unit::Mebibyte { 1024.0 } else { 1.0 };
    let steps = Steps {
        more: t(|w| w.edit.more).into(),
        less: t(|w| w.edit.less).into(),
        on_step: Callback::new(move |by: i32| {
            let now = typed.with_untracked(|typed| read(typed).value()).unwrap_or_default();
            typed.set(rounded(now + f64::from(by) * step, decimals).literal().to_owned());
        }),
    };
    let unlimited = Unlimited { label: t(|w| w.item.unlimited).into(), on: endless };
    let shut = if row.cap == Reading::Missing {
        Some(Rule::NotOffered)
    } else {
        (row.standing == Standing::Held).then_some(Rule::Held)
    };
    let shut = Signal::derive(move || shut.as_ref().map(rule));
    let field = match item::unit(row.item.unit()) {
        Some(unit) => view! {
            <NumberField label=label value=typed findings=findings steps=steps unit=unit unlimited=unlimited changed=changed shut=shut label_hidden=true />
        },
        None => view! {
            <NumberField label=label value=typed findings=findings steps=steps unlimited=unlimited changed=changed shut=shut label_hidden=true />
        },
    };
    let larger = {
        let mebibytes = row.item.unit() == Unit::Mebibyte;
        move || {
            let value = (mebibytes && !endless.get()).then(|| typed.with(|typed| read(typed).value())).flatten()?;
            item::in_gibibytes(value)
        }
    };
    let larger = move || larger().unwrap_or_default();
    let unit = row.item.unit();
    let before = row.cap.clone();
    let was = move || (text::words().edit.was)(&item::known_cap(&before, unit));
    let undo = move |()| {
        here.with_value(|spot| drafts.undo(spot));
        let (text, on) = standing.with_value(|standing| split(standing, standing));
        typed.set(text);
        endless.set(on);
    };
    let undo_label = move || (text::words().edit.undo_item)(&item::item(&subject));
    let after = move || {
        touched.get().then(|| {
            let undo_label = undo_label.clone();
            view! {
                <div class="touched">
                    <span class="was">{words(was.clone())}</span>
                    <IconButton label=undo_label icon=Icon::Undo on_press=undo />
                </div>
            }
        })
    };
    view! { {field} <span class="larger">{words(larger)}</span> {sometimes(after)} }
}

/// The text and the switch for what stands in a field; behind "unlimited" waits what stood there before.
fn split(entry: &Entry, standing: &Entry) -> (String, bool) {
    match (entry, standing) {
        (Entry::Typed(text), _) => (text.clone(), false),
        (Entry::Unlimited, Entry::Typed(text)) => (text.clone(), true),
        (Entry::Unlimited, Entry::Unlimited) => (String::new(), true),
    }
}

fn mark(verdict: &Verdict) -> Option<&'static str> {
    match verdict.findings.iter().map(|finding| finding.severity).max() {
        Some(Severity::Stop) => Some("bad"),
        Some(Severity::Warn) => Some("warn"),
        None => verdict.changed.then_some("changed"),
    }
}

/// A finding in the words of the field; follows the language.
pub fn said(finding: &Finding) -> Said {
    let nearest = finding.nearest.as_ref().and_then(Cap::figure).map(|figure| Nearest {
        label: (text::words().edit.use_value)(&number::number(figure.value())),
        text: figure.literal().to_owned(),
    });
    Said { stop: finding.severity == Severity::Stop, text: rule(&finding.rule), nearest }
}

/// A rule in words; follows the language.
pub fn rule(rule: &Rule) -> String {
    let words = &text::words().edit;
    let figure = |figure: &Figure| number::number(figure.value());
    match rule {
        Rule::Empty => words.rule_empty.to_owned(),
        Rule::NotANumber => words.rule_not_a_number.to_owned(),
        Rule::Spelling => words.rule_spelling.to_owned(),
        Rule::Negative => words.rule_negative.to_owned(),
        Rule::MinusOne => words.rule_minus_one.to_owned(),
        Rule::TooLarge(most) => (words.rule_too_large)(&number::number(*most)),
        Rule::NotWhole => words.rule_not_whole.to_owned(),
        Rule::TooFine => words.rule_too_fine.to_owned(),
        Rule::AboveLimit(limit) => (words.rule_above_limit)(&figure(limit)),
        Rule::UnlimitedAboveLimit(limit) => (words.rule_unlimited)(&figure(limit)),
        Rule::NotOffered => words.rule_not_offered.to_owned(),
        Rule::Held => words.rule_held.to_owned(),
        Rule::BelowHandedOut(handed_out) => (words.rule_below)(&figure(handed_out)),
        Rule::CutByHalf => words.rule_half.to_owned(),
        Rule::ToNothing => words.rule_nothing.to_owned(),
        Rule::ToUnlimited => words.rule_to_unlimited.to_owned(),
    }
}
