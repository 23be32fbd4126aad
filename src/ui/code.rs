//! Text for a machine, to read and to copy.
use super::element::dynamic;
use super::erased::words;
use super::icon::{Icon, icon};
use super::view;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// A block of text as it is, with a button that copies it.
#[component]
pub fn Code(
    /// What the text is.
    #[prop(into)]
    label: TextProp,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The words of the button.
    #[prop(into)]
    copy: TextProp,
    /// Its words after copying.
    #[prop(into)]
    copied: TextProp,
    /// Its words when the browser refuses.
    #[prop(into)]
    refused: TextProp,
    /// Whether long lines break.
    #[prop(optional)]
    folded: bool,
) -> AnyView {
    let outcome = RwSignal::new(None::<bool>);
    let press = move |_| {
        spawn_local(async move {
            let done = copy_text(&text.get_untracked()).await;
            let _ = outcome.try_set(Some(done));
            set_timeout(
                move || {
                    let _ = outcome.try_set(None);
                },
                Duration::from_secs(4),
            );
        });
    };
    let told = words(move || match outcome.get() {
        None => Oco::Borrowed(""),
        Some(true) => copied.get(),
        Some(false) => refused.get(),
    });
    let on_button = {
        let told = told.clone();
        words(move || if outcome.get().is_some() { told() } else { copy.get() })
    };
    view! {
        <div class=if folded { "code folded" } else { "code" }>
            <pre tabindex="0" role="region" aria-label=words(label)>{words(text)}</pre>
            <button type="button" class="button" on:click=press>
                {dynamic(move || icon(if outcome.get() == Some(true) { Icon::Check } else { Icon::Copy }))}
                <span>{on_button}</span>
            </button>
            // Beside the button: inside it a status would take its name away.
            <span class="spoken" role="status">{told}</span>
        </div>
    }
}

/// Puts text into the clipboard; false when the browser refuses, for example on an insecure origin.
pub async fn copy_text(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
