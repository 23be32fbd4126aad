//! The platform service on the pages: its own session, whether it is alive, its accounts, what it counts.
//!
//! All of it is kept beside the pages, so that its code travels with them. It is forgotten when somebody else uses the
//! console.

mod calls;
mod making;
mod poll;

use std::cell::OnceCell;
use std::net::SocketAddr;

use futures::future::abortable;
use leptos::prelude::{ArcRwSignal, GetUntracked, Owner, Set, Update, WithUntracked};
use leptos::task::spawn_local;

use calls::Calls;

use super::connection;
use super::lasting::lasting;
use super::session::CurrentSession;
use super::trail::Trail;
use crate::domain::account::Secret;
use crate::domain::moment::Moment;
use crate::domain::platform::account::{Accounts, Session};
use crate::domain::platform::generation::Known;
use crate::domain::platform::health::Health;
use crate::domain::platform::metrics::history::History;
use crate::domain::platform::refusal::Refusal;
use crate::transport::Failure;
use crate::vendors::cms::Cms;
pub use crate::vendors::cms::CmsFailure;
pub use making::{Made, Making};
pub use poll::INTERVALS;

type Client = Cms<connection::Network>;

thread_local! {
    static CLIENT: OnceCell<Client> = const { OnceCell::new() };
    static KEPT: OnceCell<(Owner, Service)> = const { OnceCell::new() };
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
    /// The new account that is being made, or was last.
    pub making: ArcRwSignal<Making>,
    /// Where new accounts are written down.
    trail: Trail,
    /// What this page has asked.
    calls: Calls,
}

impl Service {
    /// The service. What is asked through it is cancelled when the owner of the caller (a page) goes away.
    #[must_use]
    pub fn here() -> Self {
        let (console, trail) = (CurrentSession::here(), Trail::here());
        let kept = lasting(&KEPT, || Self::of_the_console(console, trail));
        Self { calls: Calls::of_this_page(), ..kept }
    }

    /// The service for as long as the console is open. Its session is forgotten when somebody else uses the console, when
    /// nobody does, and when nobody is there for long; a page whose session has only ended keeps it.
    fn of_the_console(console: CurrentSession, trail: Trail) -> Self {
        let service = Self { trail, ..Self::default() };
        let (forgotten, locked) = (service.clone(), service.clone());
        console.when_nobody_is_there(move || locked.sign_out());
        console.when_somebody_else(move || {
            forgotten.sign_out();
            forgotten.making.set(Making::default());
        });
        service
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

    /// Asks whether it is alive, unless it is being asked.
    pub fn ping(&self) {
        ask(self, &self.health, || true, |client| async move { client.ping().await });
    }

    /// Asks from where it sees this console.
    pub fn ask_address(&self) {
        ask(self, &self.address, || true, |client| async move { client.address().await });
    }

    /// Reads its accounts, when somebody is signed in to it. An answer for a session that is over is not looked at.
    pub fn load_accounts(&self) {
        let Some(session) = self.session.get_untracked() else { return };
        let (current, asked) = (self.session.clone(), session.clone());
        let current = move || current.get_untracked().as_ref() == Some(&asked);
        let (service, still) = (self.clone(), current.clone());
        ask(self, &self.accounts, current, move |client| async move {
            let read = client.accounts(&session.token).await;
            match &read {
                Err(CmsFailure::Refused(refusal)) if refusal.reason.session_ended() && still() => {
                    service.ended.set(Some(refusal.clone()));
                    service.session.set(None);
                }
                Ok(accounts) => service.settle(accounts).await,
                Err(_) => {}
            }
            read
        });
    }

    /// Looks at what it counts, unless a look is under way.
    pub fn look(&self) {
        let service = self.clone();
        ask(
            self,
            &self.look,
            || true,
            |client| async move {
                let scrape = client.metrics().await?;
                service.history.update(|history| history.push(scrape));
                Ok(())
            },
        );
    }
}

/// Asks into `seen`, never twice at once, as long as the answer is still wanted when it comes.
fn ask<T, F>(
    service: &Service,
    seen: &ArcRwSignal<Seen<T>>,
    wanted: impl Fn() -> bool + 'static,
    question: impl FnOnce(Client) -> F,
) where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, CmsFailure>> + 'static,
{
    let Some(client) = client().filter(|_| !seen.with_untracked(|seen| seen.busy)) else { return };
    seen.update(|seen| seen.busy = true);
    let (answer, abort) = abortable(question(client.clone()));
    let call = service.calls.begin(abort);
    let (seen, known) = (seen.clone(), service.known.clone());
    spawn_local(async move {
        let outcome = answer.await;
        drop(call);
        if wanted() {
            seen.update(|seen| {
                seen.busy = false;
                match outcome {
                    Ok(Ok(value)) => (seen.value, seen.failure) = (Some((value, connection::now())), None),
                    Ok(Err(failure)) => seen.failure = Some(failure),
                    Err(_cancelled) => {}
                }
            });
        }
        if known.get_untracked() != client.known() {
            known.set(client.known());
        }
    });
}
