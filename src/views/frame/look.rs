//! Language, theme and density behind one button.

use leptos::prelude::*;

use crate::actions::preferences::{DENSITIES, Preferences, THEMES};
use crate::text::{self, Language, Pick, t};
use crate::ui::choice::Choice;
use crate::ui::icon::Icon;
use crate::ui::popover::Popover;
use crate::ui::segmented::Segmented;
use crate::ui::view;

/// The words of the themes and densities, in their order.
const THEME_WORDS: [Pick; 3] = [|w| w.frame.light, |w| w.frame.dark, |w| w.frame.system];
const DENSITY_WORDS: [Pick; 2] = [|w| w.frame.comfortable, |w| w.frame.compact];

/// The button and its panel.
pub fn look() -> AnyView {
    let preferences = Preferences::here();
    let languages = || vec![Choice::new(Language::Zh.tag(), "简体中文"), Choice::new(Language::En.tag(), "English")];
    let choices = |values: &[&'static str], words: &[Pick]| -> Vec<Choice> {
        values.iter().zip(words).map(|(value, word)| Choice::new(*value, t(*word))).collect()
    };
    let named = |values: &'static [&'static str], name: &str| values.iter().find(|value| **value == name).copied();
    view! {
        <Popover label=t(|w| w.frame.view) icon=Icon::Contrast bare=true quiet=true end=true roomy=true>
            <div class="stack">
                <Segmented
                    label=t(|w| w.frame.language)
                    choices=languages()
                    value=Signal::derive(|| text::language().tag().to_owned())
                    on_choose=move |tag: String| preferences.set_language(Language::of_tag(&tag))
                />
                <Segmented
                    label=t(|w| w.frame.theme)
                    choices=choices(&THEMES, &THEME_WORDS)
                    value=Signal::derive(move || preferences.theme().to_owned())
                    on_choose=move |name: String| {
                        if let Some(theme) = named(&THEMES, &name) {
                            preferences.set_theme(theme);
                        }
                    }
                />
                <Segmented
                    label=t(|w| w.frame.density)
                    choices=choices(&DENSITIES, &DENSITY_WORDS)
                    value=Signal::derive(move || preferences.density().to_owned())
                    on_choose=move |name: String| {
                        if let Some(density) = named(&DENSITIES, &name) {
                            preferences.set_density(density);
                        }
                    }
                />
            </div>
        </Popover>
    }
}
