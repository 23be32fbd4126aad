//! Where the back ends are and how bytes get there, set once at start.

use std::cell::OnceCell;
use std::rc::Rc;
use std::time::Duration;

use super::settings::Settings;
use crate::domain::account::Session;
use crate::domain::moment::Moment;
use crate::transport::{Base, Polite, Transport};
use crate::vendors::easystack::client::EasyStack;
use crate::vendors::keystone::Keystone;

#[cfg(target_arch = "wasm32")]
type System = crate::transport::browser::Browser;
#[cfg(not(target_arch = "wasm32"))]
type System = crate::transport::host::Host;

/// The way out that all clients share, and with it its limits.
pub type Network = Polite<System>;

thread_local! {
    static NETWORK: Network = Polite::new(System::default());
    static SETTINGS: OnceCell<Rc<Settings>> = const { OnceCell::new() };
}

/// The shared way out.
#[must_use]
pub fn network() -> Network {
    NETWORK.with(Clone::clone)
}

/// Now, by this machine's clock.
#[must_use]
pub fn now() -> Moment {
    NETWORK.with(|network| network.now())
}

/// Sets the settings; only the first call counts.
pub fn configure(settings: Settings) {
    SETTINGS.with(|cell| {
        let _already_set = cell.set(Rc::new(settings));
    });
}

/// The settings, once there are any.
#[must_use]
pub fn settings() -> Option<Rc<Settings>> {
    SETTINGS.with(|cell| cell.get().cloned())
}

/// Keystone as configured.
#[must_use]
pub fn keystone() -> Option<Keystone<Network>> {
    let settings = settings()?;
    Some(Keystone::new(network(), settings.keystone.clone(), timeout(&settings)))
}

/// EOS for a session: at the configured address, else at the catalogue's identity endpoint, else beside Keystone
/// (contract `eos` §1: which service serves quotas is not said; the path is Keystone's).
#[must_use]
pub fn easystack(session: &Session) -> Option<EasyStack<Network>> {
    let settings = settings()?;
    let base = settings
        .easystack
        .clone()
        .or_else(|| Base::parse_v3(&session.endpoint("identity", None)?.url).ok())
        .unwrap_or_else(|| settings.keystone.clone());
    Some(EasyStack::new(network(), base, session.token.clone(), timeout(&settings)))
}

/// How long one call may take.
#[must_use]
pub fn timeout(settings: &Settings) -> Duration {
    Duration::from_secs(settings.timeout_seconds.into())
}
