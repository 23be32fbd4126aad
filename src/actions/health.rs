//! Whether the back ends answer, and how quickly. Asked once a minute while the page is in view.

use std::time::Duration;

use leptos::prelude::{RwSignal, Update, document, on_cleanup, set_interval_with_handle};
use leptos::task::spawn_local;

use super::connection;
use crate::domain::account::sign_in::WrongAddress;
use crate::domain::moment::Moment;
use crate::transport::Failure;

/// How often it is asked.
const EVERY: Duration = Duration::from_secs(60);

/// How a back end does.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// Where it is.
    pub address: String,
    /// What the last question showed; none before the first.
    pub state: Option<State>,
    /// When it last answered well, by this machine's clock.
    pub last_good: Option<Moment>,
}

/// What one question showed.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It answered after so many milliseconds.
    Well(i64),
    /// Something else answers there.
    Wrong(WrongAddress),
    /// It did not answer.
    Down(Failure),
}

/// Watches the identity service until the owner of the caller goes away.
#[must_use]
pub fn watch() -> RwSignal<Health> {
    let address = connection::settings().map(|settings| settings.keystone.as_str().to_owned());
    let health = RwSignal::new(Health { address: address.unwrap_or_default(), state: None, last_good: None });
    ask(health);
    let every = set_interval_with_handle(
        move || {
            if !document().hidden() {
                ask(health);
            }
        },
        EVERY,
    );
    on_cleanup(move || {
        if let Ok(every) = every {
            every.clear();
        }
    });
    health
}

/// Asks now.
pub fn ask(health: RwSignal<Health>) {
    let Some(keystone) = connection::keystone() else { return };
    spawn_local(async move {
        let asked = connection::now();
        let answer = keystone.discover().await;
        let now = connection::now();
        let state = match answer {
            Ok(None) => State::Well(now.ms_since(asked)),
            Ok(Some(wrong)) => State::Wrong(wrong),
            Err(failure) => State::Down(failure),
        };
        health.update(|health| {
            if matches!(state, State::Well(_)) {
                health.last_good = Some(now);
            }
            health.state = Some(state);
        });
    });
}
