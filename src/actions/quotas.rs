//! Quotas on the page: what was read last, and the way of a change to the server.
mod apply;
pub mod departments;

use futures::future::AbortHandle;
use leptos::prelude::{
    ArcRwSignal, RwSignal, Set, SetValue, StoredValue, Update, UpdateValue, WithUntracked, on_cleanup, use_context,
};
use leptos::task::spawn_local;

use super::connection;
use super::latest::{Latest, Read, load};
use super::session::CurrentSession;
use crate::domain::quota::change::{Batch, Owner};
use crate::domain::quota::sheet::Sheet;
use crate::transport::{Failure, watch};

pub use apply::{Progress, apply, settle, settle_lines, under_way};

/// The quotas that were read last. They outlive their pages, so that coming back shows them at once.
#[derive(Clone, Copy)]
pub struct Quotas {
    /// The platform with what is really used.
    pub platform: RwSignal<Latest<Sheet>>,
    /// The departments at a glance.
    pub departments: departments::Departments,
    /// The department that was looked at last, by its id. It belongs to no page, so it outlives them.
    department: RwSignal<Option<(String, ArcRwSignal<Latest<Sheet>>)>>,
    /// The read of the platform ahead of its page, until the page comes and takes it over.
    ahead: StoredValue<Option<AbortHandle>>,
}

impl Quotas {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            platform: RwSignal::default(),
            departments: departments::Departments::new(),
            department: RwSignal::new(None),
            ahead: StoredValue::new(None),
        }
    }

    /// The quotas of the page.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::new)
    }

    /// Forgets everything; for when somebody else signs in.
    pub fn forget(self) {
        if let Some(ahead) = self.ahead.try_update_value(Option::take).flatten() {
            ahead.abort();
        }
        self.platform.set(Latest::default());
        self.departments.forget();
        self.department.set(None);
    }

    /// Reads the platform ahead of its page, while the page's program is still on its way.
    pub fn load_platform_ahead(self) {
        self.ahead.set_value(Some(load(self.platform, read(CurrentSession::here(), None))));
    }

    /// Reads the platform for its page, unless that has been done ahead of it.
    pub fn open_platform(self) {
        match self.ahead.try_update_value(Option::take).flatten() {
            // From now on it ends with the page, like any read of it.
            Some(ahead) => on_cleanup(move || ahead.abort()),
            None => self.load_platform(),
        }
    }

    /// Reads the platform anew.
    pub fn load_platform(self) {
        let session = CurrentSession::here();
        load(self.platform, read(session, None));
    }

    /// Reads a department anew; gives what is known of it already, as long as it is the one looked at last.
    pub fn load_department(self, id: &str) -> RwSignal<Latest<Sheet>> {
        let latest = self.looked_at(id).unwrap_or_else(|| {
            let fresh = ArcRwSignal::new(Latest::default());
            self.department.set(Some((id.to_owned(), fresh.clone())));
            fresh
        });
        let latest = RwSignal::from(latest);
        load(latest, read(CurrentSession::here(), Some(id.to_owned())));
        latest
    }

    fn looked_at(self, id: &str) -> Option<ArcRwSignal<Latest<Sheet>>> {
        self.department
            .with_untracked(|last| last.as_ref().filter(|(known, _)| known == id).map(|(_, latest)| latest.clone()))
    }

    /// Puts a newer reading of one region into what is known of a department.
    pub fn learn(self, id: &str, newer: &Sheet) {
        if let Some(latest) = self.looked_at(id) {
            latest.update(|latest| {
                if let Some((sheet, at)) = &mut latest.value {
                    newer.regions.iter().for_each(|region| sheet.merge(region.clone()));
                    *at = connection::now();
                }
            });
        }
    }
}

impl Default for Quotas {
    fn default() -> Self {
        Self::new()
    }
}

/// The read of the platform, or of a department by its id.
#[must_use]
pub fn read(session: CurrentSession, department: Option<String>) -> Read<Sheet> {
    Box::pin(async move {
        let Some(eos) = session.now().as_ref().and_then(connection::easystack) else { return Err(Failure::Cancelled) };
        let outcome = match &department {
            None => eos.platform().await,
            Some(id) => eos.department(id).await,
        };
        outcome.inspect_err(|failure| session.notice(failure))
    })
}

/// The request that a batch would send, as a command for a shell, with the token blanked.
#[must_use]
pub fn as_curl(session: CurrentSession, owner: &Owner, batch: &Batch) -> Option<String> {
    let eos = connection::easystack(&session.now()?)?;
    Some(watch::as_curl(&eos.set_request(&owner.id, batch).ok()?))
}

/// Starts something that outlives the page it was started on: a write is never cancelled by leaving.
pub fn beyond_this_page(task: impl Future<Output = ()> + 'static) {
    spawn_local(task);
}
