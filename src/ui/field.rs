//! One-line text fields. What was typed is kept whatever is wrong with it.
use super::element::{dynamic, sometimes};
use super::erased::{flag, marked, said, switched, words};
use super::icon::{Icon, icon};
use super::id::fresh_id;
use super::piece::{box_class, span};
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// How a field is named and what is said about it; `described` joins them to the control.
pub(super) struct Saying {
    pub label: TextProp,
    pub hint: Option<TextProp>,
    pub error: Signal<Option<String>>,
    pub warning: Signal<Option<String>>,
    pub required: Option<TextProp>,
    pub label_hidden: bool,
}

/// Label above, control, then hint and findings below. `control` receives the control's id.
pub(super) fn framed(say: Saying, id: String, control: AnyView) -> AnyView {
    let Saying { label, hint, error, warning, required, label_hidden } = say;
    let note = note_id(&id);
    view! {
        <div class="field">
            <label for=id class=label_hidden.then_some("spoken")>
                {words(label)}
                {required.map(|must| view! { " " {span("must", must)} })}
            </label>
            {control}
            <div id=note>
                {hint.map(|hint| view! { <p class="hint">{words(hint)}</p> })}
                {sometimes(move || error.get().map(|text| finding(true, text, None)))}
                {sometimes(move || warning.get().map(|text| finding(false, text, None)))}
            </div>
        </div>
    }
}

/// The id of the element that describes the control `id`.
pub(super) fn note_id(id: &str) -> String {
    let mut note = String::from(id);
    note.push_str("-note");
    note
}

/// One finding under a field: a shape, the words, and an offer where there is one.
pub(super) fn finding(stop: bool, text: String, offer: Option<AnyView>) -> AnyView {
    let (class, shape) = if stop { ("finding stop", Icon::Stop) } else { ("finding warn", Icon::Warning) };
    view! { <p class=class>{icon(shape)} <span>{text} " " {offer}</span></p> }
}

/// The error of a control that cannot be wrong, said on purpose.
pub fn never_wrong() -> Signal<Option<String>> {
    Signal::stored(None)
}

/// A text field.
#[component]
pub fn TextField(
    /// What to enter.
    #[prop(into)]
    label: TextProp,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it; the caller checks on leaving and on sending.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// What may be wrong with it.
    #[prop(optional, into)]
    warning: Signal<Option<String>>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// The word after the label of a field that must be filled in, for example "required".
    #[prop(optional, into)]
    required: Option<TextProp>,
    /// The unit or suffix at the end of the line.
    #[prop(optional, into)]
    unit: Option<TextProp>,
    /// The `autocomplete` token that tells a browser what belongs here; `off` when it is left out.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The kind of keyboard: `text`, `url`, `email`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Called when the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// Why it cannot be changed now.
    #[prop(optional, into)]
    shut: Signal<Option<String>>,
    /// Whether the label is only spoken, because the place shows it already.
    #[prop(optional)]
    label_hidden: bool,
    /// The element, to move the focus to the first fault.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> AnyView {
    let id = fresh_id();
    let line = Line { value, error, autocomplete, on_leave, shut, node, required: required.is_some() };
    let typed = line.input(&id, Signal::stored(kind));
    let control = view! {
        <div class=box_class(shut)>
            {typed} {unit.map(|unit| span("unit", unit))}
        </div>
    };
    framed(Saying { label, hint, error, warning, required, label_hidden }, id, control)
}

/// A password field with a switch that shows what is typed.
#[component]
pub fn PasswordField(
    /// What to enter.
    #[prop(into)]
    label: TextProp,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The name of the switch that shows the password.
    #[prop(into)]
    reveal: TextProp,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    /// What may be wrong with it.
    #[prop(optional, into)]
    warning: Signal<Option<String>>,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// The word after the label of a field that must be filled in.
    #[prop(optional, into)]
    required: Option<TextProp>,
    /// Called when the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// The element, to move the focus to the first fault.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> AnyView {
    let id = fresh_id();
    let shown = RwSignal::new(false);
    let shut = Signal::stored(None);
    let line = Line { value, error, autocomplete, on_leave, shut, node, required: required.is_some() };
    let typed = line.input(&id, Signal::derive(move || if shown.get() { "text" } else { "password" }));
    let tip = reveal.clone();
    let control = view! {
        <div class="box">
            {typed}
            <button
                type="button"
                aria-label=words(reveal)
                data-tip=words(tip)
                aria-pressed=switched(move || shown.get())
                on:click=move |_| shown.update(|on| *on = !*on)
            >
                {dynamic(move || icon(if shown.get() { Icon::EyeShut } else { Icon::Eye }))}
            </button>
        </div>
    };
    let say = Saying { label, hint, error, warning, required, label_hidden: false };
    framed(say, id, control)
}

/// A search field: filters while one types, empties on Escape or by its cross. It cannot be wrong.
#[component]
pub fn SearchField(
    /// What is searched.
    #[prop(into)]
    label: TextProp,
    /// What is typed.
    value: RwSignal<String>,
    /// The name of the cross that empties it.
    #[prop(into)]
    clear: TextProp,
    /// Shown while empty; the label when left out.
    #[prop(optional, into)]
    placeholder: Option<TextProp>,
    /// The element, to move the focus to it.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> AnyView {
    let (name, inside, tip) = (label.clone(), placeholder.unwrap_or(label), clear.clone());
    let empty = move || {
        value.set(String::new());
        if let Some(input) = node.get_untracked() {
            let _ = input.focus();
        }
    };
    view! {
        <div class="box">
            {icon(Icon::Search)}
            <input
                node_ref=node
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=words(name)
                placeholder=words(inside)
                prop:value=words(value)
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Escape" && value.with_untracked(|text| !text.is_empty()) {
                        event.stop_propagation();
                        event.prevent_default();
                        empty();
                    }
                }
            />
            // Hidden by the style sheet while there is nothing to clear.
            <button type="button" aria-label=words(clear) data-tip=words(tip) on:click=move |_| empty()>
                {icon(Icon::Cross)}
            </button>
        </div>
    }
}

/// The control of a text field, whatever stands beside it.
struct Line {
    value: RwSignal<String>,
    error: Signal<Option<String>>,
    autocomplete: &'static str,
    on_leave: Option<Callback<()>>,
    shut: Signal<Option<String>>,
    node: NodeRef<html::Input>,
    required: bool,
}

impl Line {
    fn input(self, id: &str, kind: Signal<&'static str>) -> AnyView {
        let Self { value, error, autocomplete, on_leave, shut, node, required } = self;
        view! {
            <input
                node_ref=node
                id=id.to_owned()
                type=words(kind)
                autocomplete=autocomplete
                spellcheck="false"
                autocapitalize="none"
                aria-required=required.then_some("true")
                aria-invalid=marked(move || error.with(Option::is_some))
                aria-describedby=note_id(id)
                aria-description=said(move || shut.get())
                data-tip=said(move || shut.get())
                prop:readOnly=flag(move || shut.with(Option::is_some))
                prop:value=words(value)
                on:input=move |event| value.set(event_target_value(&event))
                on:blur=move |_| {
                    if let Some(leave) = on_leave {
                        // A page that goes takes the focus from its fields, after what they belong to is gone.
                        let _gone = leave.try_run(());
                    }
                }
            />
        }
    }
}
