//! Buttons: they do something here. What leads elsewhere is a link.
use super::element::{dynamic, nothing};
use super::erased::{marked, said, words};
use super::icon::{Icon, icon};
use super::view;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one thing this view is for.
    Primary,
    /// One of several equals.
    #[default]
    Plain,
    /// In passing: bars, rows, "cancel".
    Quiet,
    /// Takes something away.
    Danger,
}

impl Weight {
    fn class(self, bare: bool) -> &'static str {
        match (self, bare) {
            (Self::Primary, false) => "button primary",
            (Self::Plain, false) => "button",
            (Self::Quiet, false) => "button quiet",
            (Self::Danger, false) => "button danger",
            (Self::Primary, true) => "button primary bare",
            (Self::Plain, true) => "button bare",
            (Self::Quiet, true) => "button quiet bare",
            (Self::Danger, true) => "button danger bare",
        }
    }
}

/// A button. While `busy` it turns a wheel and takes no press. With a reason in `shut` it stays reachable,
/// says the reason to pointer and screen reader, and takes no press.
#[component]
pub fn Button(
    /// What pressing does, as a verb.
    #[prop(into)]
    label: TextProp,
    /// Whether the last press is still being worked on.
    #[prop(into)]
    busy: Signal<bool>,
    /// Called for a press that counts. A submit button may leave it out: its form hears the press.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Why the button cannot be pressed now, and what would open it.
    #[prop(optional, into)]
    shut: Signal<Option<String>>,
    /// How loud it is.
    #[prop(optional)]
    weight: Weight,
    /// A pictogram before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Whether it sends the form around it.
    #[prop(optional)]
    submit: bool,
    /// For a switch: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// The element, to move the focus to it.
    #[prop(optional)]
    node: NodeRef<html::Button>,
) -> AnyView {
    button(Press { label, busy, on_press, shut, weight, icon, submit, node, bare: false, pressed })
}

/// A button that shows only a pictogram; its label is spoken, and shown beside the pointer.
#[component]
pub fn IconButton(
    /// What pressing does, as a verb.
    #[prop(into)]
    label: TextProp,
    /// The pictogram.
    icon: Icon,
    /// Called for a press that counts.
    #[prop(into)]
    on_press: Callback<()>,
    /// Whether the last press is still being worked on.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why the button cannot be pressed now.
    #[prop(optional, into)]
    shut: Signal<Option<String>>,
    /// How loud it is; most are quiet.
    #[prop(default = Weight::Quiet)]
    weight: Weight,
    /// For a switch: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// The element, to move the focus to it.
    #[prop(optional)]
    node: NodeRef<html::Button>,
) -> AnyView {
    let icon = Some(icon);
    button(Press {
        label,
        busy,
        on_press: Some(on_press),
        shut,
        weight,
        icon,
        submit: false,
        node,
        bare: true,
        pressed,
    })
}

struct Press {
    label: TextProp,
    busy: Signal<bool>,
    on_press: Option<Callback<()>>,
    shut: Signal<Option<String>>,
    weight: Weight,
    icon: Option<Icon>,
    submit: bool,
    node: NodeRef<html::Button>,
    bare: bool,
    pressed: Option<Signal<bool>>,
}

fn button(press: Press) -> AnyView {
    let Press { label, busy, on_press, shut, weight, icon: picture, submit, node, bare, pressed } = press;
    let (name, tip) = (label.clone(), label.clone());
    let closed = move || shut.with(Option::is_some) || busy.get();
    view! {
        <button
            node_ref=node
            class=weight.class(bare)
            type=if submit { "submit" } else { "button" }
            aria-disabled=marked(closed)
            aria-busy=marked(move || busy.get())
            aria-pressed=said(move || pressed.map(|on| if on.get() { "true" } else { "false" }))
            aria-label=said(move || bare.then(|| name.get()))
            aria-description=said(move || shut.get())
            data-tip=said(move || shut.get().map(Oco::from).or_else(|| bare.then(|| tip.get())))
            on:click=move |event: ev::MouseEvent| {
                if closed() {
                    event.prevent_default();
                } else if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {dynamic(move || if busy.get() { spin() } else { picture.map_or_else(nothing, icon) })}
            {(!bare).then(|| words(label))}
        </button>
    }
}

/// The wheel that turns while something is under way; the words beside it say what.
pub fn spin() -> AnyView {
    view! { <span class="spin" aria-hidden="true"></span> }
}
