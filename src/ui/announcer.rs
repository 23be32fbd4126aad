//! Says something to a screen reader without showing it.
use super::erased::words;
use super::view;
use leptos::prelude::*;

/// The page's one polite voice, held in context.
#[derive(Clone, Copy, Debug)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Makes the voice known to everything below.
    pub fn provide() -> Self {
        let voice = Self(RwSignal::new(String::new()));
        provide_context(voice);
        voice
    }

    /// Says it when the screen reader has finished. The same words twice are said twice.
    pub fn say(self, words: &str) {
        self.0.update(|said| {
            // A live region speaks when its text changes; an unheard space makes the same words new.
            let again = said.as_str() == words;
            said.clear();
            said.push_str(words);
            if again {
                said.push('\u{a0}');
            }
        });
    }
}

/// The region from which the voice is heard; once per page.
#[component]
pub fn AnnouncerRegion() -> AnyView {
    let voice = expect_context::<Announcer>();
    view! { <div class="spoken" role="status" aria-live="polite">{words(voice.0)}</div> }
}
