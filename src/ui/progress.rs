//! How far a long piece of work is, in figures and words.
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
            <div class="words"><span>{move || label.get()}</span> <span>{move || text.get()}</span></div>
            <div
                class="track"
                role="progressbar"
                aria-label=move || name.get()
                aria-valuemin="0"
                aria-valuemax=move || total.get()
                aria-valuenow=move || done.get()
                aria-valuetext=move || said.get().to_string()
            >
                <i style=("--done", share)></i>
            </div>
        </div>
    }
    .into_any()
}
