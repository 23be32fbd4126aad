//! A message that stays on the page: what happened, what did not, what to do next.
use super::erased::words;
use super::fold::Fold;
use super::icon::icon;
use super::piece::ways_on;
use super::tone::Tone;
use super::view;
use leptos::prelude::*;

/// What only an engineer reads, folded away below a message.
#[derive(Clone, Debug)]
pub struct Technical {
    /// The line that opens it.
    pub label: TextProp,
    /// Code, text, request id, the first characters of a reply; shown as it is.
    pub text: TextProp,
}

/// A message in its place. One that appears because of something just done says so at once (`urgent`).
#[component]
pub fn Notice(
    /// What kind of message it is.
    tone: Tone,
    /// What happened, in one line.
    #[prop(into)]
    title: TextProp,
    /// What did not happen, and what to do next.
    #[prop(optional, into)]
    detail: Option<TextProp>,
    /// The ways on: buttons and links.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// For an engineer.
    #[prop(optional, into)]
    technical: Option<Technical>,
    /// Whether a screen reader is interrupted by it.
    #[prop(optional)]
    urgent: bool,
) -> AnyView {
    view! {
        <div class="notice" data-tone=tone.name() role=urgent.then_some("alert")>
            {icon(tone.icon())}
            <p class="title">{words(title)}</p>
            {detail.map(|detail| view! { <p>{words(detail)}</p> })}
            {technical
                .map(|technical| {
                    view! {
                        <Fold label=technical.label>
                            <div class="code folded"><pre tabindex="0">{words(technical.text)}</pre></div>
                        </Fold>
                    }
                })}
            {actions.map(ways_on)}
        </div>
    }
}
