//! A figure with its step, its unit, "unlimited" as a control, and the findings below it.
use super::element::{dynamic, list};
use super::erased::{flag, marked, present, said, words};
use super::field::{finding, note_id};
use super::icon::{Icon, icon};
use super::id::fresh_id;
use super::piece::box_class;
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// What is said about a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it forbids sending; otherwise it only warns.
    pub stop: bool,
    /// What is the matter.
    pub text: String,
    /// A legal value close by.
    pub nearest: Option<Nearest>,
}

/// An offer to take another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The words of the offer, for example "Use 156".
    pub label: String,
    /// What is put into the field.
    pub text: String,
}

/// "No limit" as a control of its own; while it is on, the typed figure waits unseen.
#[derive(Clone, Debug)]
pub struct Unlimited {
    /// The words of the control.
    pub label: TextProp,
    /// Whether it is on.
    pub on: RwSignal<bool>,
}

/// The words of the two step buttons.
#[derive(Clone, Debug)]
pub struct Steps {
    /// Name of the button that adds a step.
    pub more: TextProp,
    /// Name of the button that takes a step away.
    pub less: TextProp,
    /// Called with +1, −1, or ±10 (with Shift, Page up, Page down); the caller does the sum, because it
    /// knows the size of a step and how to read what is typed.
    pub on_step: Callback<i32>,
}

/// A figure as text: whatever is typed stays, right or wrong. The caller reads it and returns findings.
#[component]
pub fn NumberField(
    /// What the figure is.
    #[prop(into)]
    label: TextProp,
    /// What is typed.
    value: RwSignal<String>,
    /// What is said about it; those that stop mark the field as wrong.
    #[prop(into)]
    findings: Signal<Vec<Finding>>,
    /// Steps by button and arrow keys.
    steps: Steps,
    /// The unit behind the figure.
    #[prop(optional, into)]
    unit: Option<TextProp>,
    /// "No limit", where the figure may have none.
    #[prop(optional, into)]
    unlimited: Option<Unlimited>,
    /// Whether it differs from what the server has.
    #[prop(optional, into)]
    changed: Signal<bool>,
    /// Why it cannot be changed now.
    #[prop(optional, into)]
    shut: Signal<Option<String>>,
    /// Called when the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// Whether the label is only spoken: in a table the row and column say it.
    #[prop(optional)]
    label_hidden: bool,
    /// The element, to move the focus to the first fault.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> AnyView {
    let id = fresh_id();
    let note = note_id(&id);
    // An empty note would silence what the field says when it is shut.
    let described = note.clone();
    let endless = unlimited.as_ref().map(|unlimited| unlimited.on);
    let is_endless = move || endless.is_some_and(|on| on.get());
    let open = move || shut.with_untracked(Option::is_none);
    let step = move |by: i32| {
        if open() && !endless.is_some_and(|on| on.get_untracked()) {
            steps.on_step.run(by);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" if event.shift_key() => 10,
            "ArrowDown" if event.shift_key() => -10,
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            "PageUp" => 10,
            "PageDown" => -10,
            _ => return,
        };
        event.prevent_default();
        step(by);
    };
    let typed = view! {
        <input
            node_ref=node
            id=id.clone()
            type="text"
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            aria-invalid=marked(move || findings.with(|all| all.iter().any(|one| one.stop)))
            aria-describedby=said(move || findings.with(|all| !all.is_empty()).then(|| described.clone()))
            aria-description=said(move || shut.get())
            data-tip=said(move || shut.get())
            hidden=present(is_endless)
            prop:readOnly=flag(move || shut.with(Option::is_some))
            prop:value=words(value)
            on:input=move |event| value.set(event_target_value(&event))
            on:keydown=on_key
            on:blur=move |_| {
                if let Some(leave) = on_leave {
                    // A page that goes takes the focus from its fields, after what they belong to is gone.
                    let _gone = leave.try_run(());
                }
            }
        />
    };
    let endless_sign = view! { <span class="endless" aria-hidden="true" hidden=present(move || !is_endless())>{icon(Icon::Endless)}</span> };
    let buttons = view! {
        // Out of the tab order: the arrow keys do the same from inside the field.
        <span class="steps" hidden=present(move || is_endless() || shut.with(Option::is_some))>
            <button type="button" tabindex="-1" aria-label=words(steps.more) on:click=move |_| step(1)>
                {icon(Icon::ChevronUp)}
            </button>
            <button type="button" tabindex="-1" aria-label=words(steps.less) on:click=move |_| step(-1)>
                {icon(Icon::ChevronDown)}
            </button>
        </span>
    };
    let lines = dynamic(move || {
        let line = |one: Finding| {
            let offer = one.nearest.map(|nearest| {
                view! {
                    <button type="button" class="fix" on:click=move |_| {
                        if let Some(on) = endless {
                            on.set(false);
                        }
                        value.set(nearest.text.clone());
                        if let Some(input) = node.get_untracked() {
                            let _ = input.focus();
                        }
                    }>{nearest.label}</button>
                }
            });
            finding(one.stop, one.text, offer)
        };
        list(findings.get().into_iter().map(line))
    });
    view! {
        <div class=words(move || if changed.get() { "number changed" } else { "number" })>
            <label for=id class=if label_hidden { "legend spoken" } else { "legend" }>{words(label)}</label>
            <div class="line">
                <div class=box_class(shut)>
                    {typed} {endless_sign}
                    {unit.map(|unit| view! { <span class="unit" hidden=present(is_endless)>{words(unit)}</span> })}
                    {buttons}
                </div>
                {unlimited.map(|unlimited| switch(unlimited, shut))}
            </div>
            <div id=note>{lines}</div>
        </div>
    }
}

fn switch(unlimited: Unlimited, shut: Signal<Option<String>>) -> AnyView {
    let on = unlimited.on;
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=flag(move || on.get())
                prop:disabled=flag(move || shut.with(Option::is_some))
                on:change=move |event| on.set(event_target_checked(&event))
            />
            <span>{words(unlimited.label)}</span>
        </label>
    }
}
