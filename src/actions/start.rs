//! The first steps of the page: the settings file, then everything that outlives pages.

use std::time::Duration;

use leptos::prelude::provide_context;

use super::connection;
use super::drafts::Drafts;
use super::preferences::Preferences;
use super::quotas::Quotas;
use super::session::CurrentSession;
use super::settings::{ADDRESS, Mistake, Settings};
use super::trail::Trail;
use crate::transport::{Failure, Method, Request, Transport};

/// Reads the settings file and sets the connection up.
///
/// # Errors
/// The mistake in it, or that it is not there.
pub async fn configure() -> Result<(), Mistake> {
    let request = Request::new(Method::Get, ADDRESS.to_owned(), Duration::from_secs(30));
    let response = connection::network().send(&request).await.map_err(|failure: Failure| Mistake::Missing(failure.status()))?;
    if response.status != 200 {
        return Err(Mistake::Missing(Some(response.status)));
    }
    connection::configure(Settings::parse(&response.text())?);
    Ok(())
}

/// Makes known to everything below what outlives pages.
pub fn provide() {
    provide_context(Preferences::restore());
    provide_context(CurrentSession::restore());
    provide_context(Drafts::restore());
    provide_context(Quotas::new());
    provide_context(Trail::new());
}
