//! The first steps of the page: the settings file, then everything that outlives pages.

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::{provide_context, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::connection;
use super::preferences::Preferences;
use super::session::CurrentSession;
use super::settings::{Mistake, Settings};

/// Where the first script of the page (`boot/settings.js`) leaves the answer it has asked for: status and text.
const EARLY: &str = "gantrySettings";

/// Takes the settings file, which was asked for before this program arrived, and sets the connection up.
///
/// # Errors
/// The mistake in it, or that it is not there.
pub async fn configure() -> Result<(), Mistake> {
    let (status, text) = early().await.ok_or(Mistake::Missing(None))?;
    if status != 200 {
        return Err(Mistake::Missing(Some(status)));
    }
    connection::configure(Settings::parse(&text)?);
    Ok(())
}

async fn early() -> Option<(u16, String)> {
    let promise = Reflect::get(&window(), &EARLY.into()).ok()?.dyn_into::<Promise>().ok()?;
    let answer = JsFuture::from(promise).await.ok()?.dyn_into::<Array>().ok()?;
    Some((answer.get(0).as_f64()? as u16, answer.get(1).as_string()?))
}

/// Makes known to everything below what outlives pages.
pub fn provide() {
    provide_context(Preferences::restore());
    provide_context(CurrentSession::restore());
}
