//! How far a long piece of work is, in figures and words.
use super::erased::words;
use super::view;
use leptos::prelude::*;

/// A bar of progress with a known end.
#[component]
pub fn Progress(
    /// What is being done.
    #[prop(into)]
    label: TextProp,
    /// How far it is, in words, for example "120 of 200".
    #[prop(into)]
    text: TextProp,
    /// How much is done.
    #[prop(into)]
    done: Signal<u32>,
    /// How much there is.
    #[prop(into)]
    total: Signal<u32>,
) -> AnyView {
    let (name, said) = (label.clone(), text.clone());
    let share = move || (u64::from(done.get()) * 1000 / u64::from(total.get().max(1))).min(1000).to_string();
    view! {
        <div class="progress">
            <div class="words"><span>{words(label)}</span> <span>{words(text)}</span></div>
            <div
                class="track"
                role="progressbar"
                aria-label=words(name)
                aria-valuemin="0"
                aria-valuemax=words(move || total.get().to_string())
                aria-valuenow=words(move || done.get().to_string())
                aria-valuetext=words(said)
            >
                <i style=("--done", words(share))></i>
            </div>
        </div>
    }
}
