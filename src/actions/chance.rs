//! Chance from the system, by way of the browser (`crypto.getRandomValues`).

use leptos::prelude::window;

use crate::domain::account::Secret;
use crate::domain::account::password::generate::Recipe;

/// A password by a recipe; none where the browser has no source of chance. It is never made from a weaker one.
#[must_use]
pub fn password(recipe: &Recipe) -> Option<Secret> {
    let source = window().crypto().ok()?;
    // One draw first, so that a failing source shows before anything is made of it.
    source.get_random_values_with_u8_array(&mut [0; 4]).ok()?;
    let mut draw = || {
        let mut bytes = [0; 4];
        let _cannot_fail_now = source.get_random_values_with_u8_array(&mut bytes);
        u32::from_le_bytes(bytes)
    };
    Some(recipe.make(&mut draw))
}
