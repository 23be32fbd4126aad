//! The platform service on the pages: its own session, whether it is alive, its accounts, what it counts.
//!
//! All of it is kept beside the pages, so that its code travels with them. It is forgotten when somebody else uses the
//! console.

mod calls;
mod poll;

use std::cell::{OnceCell, RefCell};
use std::net::SocketAddr;

use futures::future::abortable;
use leptos::prelude::{ArcRwSignal, GetUntracked, Set, Update};
use leptos::task::spawn_local;

use calls::Calls;

use super::connection;
use super::session::CurrentSession;
use crate::domain::account::Secret;
use crate::domain::moment::Moment;
use crate::domain::platform::account::{Accounts, Session};
use crate::domain::platform::generation::Known;
use crate::domain::platform::health::Health;
use crate::domain::platform::metrics::history::History;
use crate::domain::platform::refusal::Refusal;
use crate::transport::Failure;
use crate::transport::watch::as_curl;
use crate::vendors::cms::Cms;
pub use crate::vendors::cms::CmsFailure;
pub use poll::INTERVALS;

type Client = Cms<connection::Network>;

thread_local! {
    static CLIENT: OnceCell<Client> = const { OnceCell::new() };
    static KEPT: RefCell<Option<(String, Service)>> = const { RefCell::new(None) };
}

/// The service as configured.
fn client() -> Option<Client> {
    let settings = connection::settings()?;
    let base = settings.platform.clone()?;
    let make = || Cms::new(connection::network(), base, connection::timeout(&settings));
    Some(CLIENT.with(|client| client.get_or_init(make).clone()))
}

/// The last good value, why the last attempt failed, and whether one is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen<T> {
    /// The last good value, and when it came.
    pub value: Option<(T, Moment)>,
    /// Why the last attempt failed, until one succeeds.
    pub failure: Option<CmsFailure>,
    /// Whether an attempt is under way.
    pub busy: bool,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { value: None, failure: None, busy: false }
    }
}

/// What became of a registration.
#[derive(Clone, Debug, PartialEq)]
pub enum Registered {
    /// There is an account of this name now.
    Done(String),
    /// There is none, and why.
    Refused(CmsFailure),
    /// Nobody knows: the answer did not come, or the browser may not read it.
    Unknown(Failure),
}

/// What is known of the service.
#[derive(Clone, Default)]
pub struct Service {
    /// Who is signed in to it.
    pub session: ArcRwSignal<Option<Session>>,
    /// Why the last session ended, until the next begins.
    pub ended: ArcRwSignal<Option<Refusal>>,
    /// Which generation it is, as far as its answers told.
    pub known: ArcRwSignal<Known>,
    /// Whether it is alive.
    pub health: ArcRwSignal<Seen<Health>>,
    /// From where it sees this console.
    pub address: ArcRwSignal<Seen<SocketAddr>>,
    /// Its accounts.
    pub accounts: ArcRwSignal<Seen<Accounts>>,
    /// The last looks at what it counts.
    pub history: ArcRwSignal<History>,
    /// How the last look went.
    pub look: ArcRwSignal<Seen<()>>,
    /// What this page has asked.
    calls: Calls,
}

impl Service {
    /// The service for who uses the console now; nothing of it is left when somebody else did before. What is asked through
    /// it is cancelled when the owner of the caller (a page) goes away.
    #[must_use]
    pub fn here() -> Self {
        Self { calls: Calls::of_this_page(), ..Self::kept() }
    }

    fn kept() -> Self {
        let user = CurrentSession::here().now().map(|session| session.about.user.id);
        KEPT.with_borrow_mut(|kept| match (kept.as_ref(), user) {
            (Some((whose, service)), Some(now)) if *whose == now => service.clone(),
            // Over a page whose session has ended, what was read stays in view.
            (Some((_, service)), None) => service.clone(),
            (_, now) => {
                let service = Self::default();
                *kept = now.map(|now| (now, service.clone()));
                service
            }
        })
    }

    /// Its address, as configured.
    #[must_use]
    pub fn base() -> Option<String> {
        Some(connection::settings()?.platform.as_ref()?.as_str().to_owned())
    }

    /// Signs in to the service. What was typed stays with the caller until this succeeds.
    ///
    /// # Errors
    /// Why nobody was let in.
    pub async fn sign_in(&self, username: &str, password: &Secret) -> Result<(), CmsFailure> {
        let client = client().ok_or(Failure::Cancelled)?;
        let session = client.sign_in(username, password).await?;
        self.known.set(client.known());
        self.accounts.set(Seen::default());
        self.ended.set(None);
        self.session.set(Some(session));
        Ok(())
    }

    /// Forgets the session and what was read with it. The service itself knows no sign-out: its token ends by itself.
    pub fn sign_out(&self) {
        self.session.set(None);
        self.ended.set(None);
        self.accounts.set(Seen::default());
    }

    /// The registration as a command, without its password.
    #[must_use]
    pub fn registration_as_curl(username: &str) -> Option<String> {
        client()?.registration(username, &Secret::new(String::new())).ok().map(|request| as_curl(&request))
    }

    /// Makes an account. It is sent once, whatever happens.
    pub async fn register(&self, username: &str, password: &Secret) -> Registered {
        let Some(client) = client() else { return Registered::Refused(Failure::Cancelled.into()) };
        let outcome = match client.registration(username, password) {
            Ok(request) => client.register(&request).await,
            Err(failure) => Err(failure.into()),
        };
        match outcome {
            Ok(()) => Registered::Done(username.to_owned()),
            Err(CmsFailure::Failed(failure)) if failure.ambiguous_for_write() => Registered::Unknown(failure),
            Err(failure) => Registered::Refused(failure),
        }
    }

    /// Asks whether it is alive, unless it is being asked.
    pub fn ping(&self) {
        ask(self, &self.health, |client| async move { client.ping().await });
    }

    /// Asks from where it sees this console.
    pub fn ask_address(&self) {
        ask(self, &self.address, |client| async move { client.address().await });
    }

    /// Reads its accounts, when somebody is signed in to it.
    pub fn load_accounts(&self) {
        let Some(session) = self.session.get_untracked() else { return };
        let service = self.clone();
        ask(self, &self.accounts, move |client| async move {
            let read = client.accounts(&session.token).await;
            if let Err(CmsFailure::Refused(refusal)) = &read
                && refusal.reason.session_ended()
                // Another session may have begun meanwhile.
                && service.session.get_untracked().as_ref() == Some(&session)
            {
                service.ended.set(Some(refusal.clone()));
                service.session.set(None);
            }
            read
        });
    }

    /// Looks at what it counts, unless a look is under way.
    pub fn look(&self) {
        let service = self.clone();
        ask(self, &self.look, |client| async move {
            let scrape = client.metrics().await?;
            service.history.update(|history| history.push(scrape));
            Ok(())
        });
    }
}

/// Asks into `seen`, never twice at once.
fn ask<T, F>(service: &Service, seen: &ArcRwSignal<Seen<T>>, question: impl FnOnce(Client) -> F)
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, CmsFailure>> + 'static,
{
    let Some(client) = client().filter(|_| !seen.get_untracked().busy) else { return };
    seen.update(|seen| seen.busy = true);
    let (answer, abort) = abortable(question(client.clone()));
    let call = service.calls.begin(abort);
    let (seen, known) = (seen.clone(), service.known.clone());
    spawn_local(async move {
        let outcome = answer.await;
        drop(call);
        seen.update(|seen| {
            seen.busy = false;
            match outcome {
                Ok(Ok(value)) => (seen.value, seen.failure) = (Some((value, connection::now())), None),
                Ok(Err(failure)) => seen.failure = Some(failure),
                Err(_cancelled) => {}
            }
        });
        if known.get_untracked() != client.known() {
            known.set(client.known());
        }
    });
}
