//! How a person wants to see the console: language, theme, density. Remembered by the browser; `boot/look.js` puts them
//! on the page before the first paint.

use leptos::prelude::{Get, RwSignal, Set, document, use_context, window};

use super::connection;
use super::storage::{self, Area};
use crate::text::{self, Language};

/// What was chosen; the language is `text`'s own.
#[derive(Clone, Copy)]
pub struct Preferences {
    theme: RwSignal<&'static str>,
    density: RwSignal<&'static str>,
}

/// The themes, as on `<html data-theme>`.
pub const THEMES: [&str; 3] = ["light", "dark", "system"];
/// The densities, as on `<html data-density>`.
pub const DENSITIES: [&str; 2] = ["comfortable", "compact"];

impl Preferences {
    /// As remembered; else as the settings file says; else as the browser does.
    #[must_use]
    pub fn restore() -> Self {
        text::set_language(first_language());
        document_language();
        let kept = |key: &str, choices: &[&'static str]| {
            let kept = storage::read(Area::Browser, key);
            choices.iter().find(|choice| kept.as_deref() == Some(**choice)).copied()
        };
        Self {
            theme: RwSignal::new(kept("gantry.theme", &THEMES).unwrap_or("system")),
            density: RwSignal::new(kept("gantry.density", &DENSITIES).unwrap_or("comfortable")),
        }
    }

    /// The preferences of the page.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::restore)
    }

    /// The theme; follows changes.
    #[must_use]
    pub fn theme(self) -> &'static str {
        self.theme.get()
    }

    /// The density; follows changes.
    #[must_use]
    pub fn density(self) -> &'static str {
        self.density.get()
    }

    /// Chooses a theme.
    pub fn set_theme(self, theme: &'static str) {
        self.theme.set(theme);
        choose("gantry.theme", "data-theme", theme);
    }

    /// Chooses a density.
    pub fn set_density(self, density: &'static str) {
        self.density.set(density);
        choose("gantry.density", "data-density", density);
    }

    /// Chooses a language.
    pub fn set_language(self, language: Language) {
        text::set_language(language);
        choose("gantry.language", "lang", language.tag());
    }
}

fn first_language() -> Language {
    if let Some(tag) = storage::read(Area::Browser, "gantry.language") {
        return Language::of_tag(&tag);
    }
    if let Some(language) = connection::settings().and_then(|settings| settings.language) {
        return language;
    }
    let spoken = window().navigator().languages();
    let tags = spoken.iter().filter_map(|tag| tag.as_string());
    let mut known = tags.filter(|tag| ["zh", "en"].iter().any(|known| tag.to_ascii_lowercase().starts_with(known)));
    known.next().map_or(Language::En, |tag| Language::of_tag(&tag))
}

fn choose(key: &str, attribute: &str, value: &str) {
    storage::write(Area::Browser, key, value);
    if let Some(root) = document().document_element() {
        let _refused = root.set_attribute(attribute, value);
    }
}

fn document_language() {
    if let Some(root) = document().document_element() {
        let _refused = root.set_attribute("lang", leptos::prelude::untrack(text::language).tag());
    }
}
