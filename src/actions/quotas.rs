//! Quotas on the page: what was read last, and the way of a change to the server.
mod apply;
mod book;
pub mod departments;

use futures::future::AbortHandle;
use leptos::prelude::{
    ArcRwSignal, RwSignal, Set, SetValue, StoredValue, Update, UpdateValue, WithUntracked, on_cleanup, use_context,
};

use super::connection;
use super::latest::{Latest, Read, load};
use super::session::CurrentSession;
use crate::domain::quota::change::Owner;
use crate::domain::quota::sheet::Sheet;
use crate::transport::Failure;

pub use apply::{Progress, apply, settle, settle_lines, under_way};
pub use book::{as_curl, read};

/// The quotas that were read last. They outlive their pages, so that coming back shows them at once.
#[derive(Clone, Copy)]
pub struct Quotas {
    /// The platform with what is really used.
    pub platform: RwSignal<Latest<Sheet>>,
    /// The departments at a glance.
    pub departments: departments::Departments,
    /// The owner that was looked at last, by its key. It belongs to no page, so it outlives them.
    owner: RwSignal<Option<(String, ArcRwSignal<Latest<Sheet>>)>>,
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
            owner: RwSignal::new(None),
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
        self.owner.set(None);
    }

    /// Reads the platform ahead of its page, while the page's program is still on its way.
    pub fn load_platform_ahead(self) {
        self.ahead.set_value(Some(load(self.platform, read_platform(CurrentSession::here()))));
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
        load(self.platform, read_platform(session));
    }

    /// Reads an owner anew; gives what is known of it already, as long as it is the one looked at last.
    pub fn load_owner(self, owner: &Owner) -> RwSignal<Latest<Sheet>> {
        let latest = self.looked_at(owner).unwrap_or_else(|| {
            let fresh = ArcRwSignal::new(Latest::default());
            self.owner.set(Some((owner.key(), fresh.clone())));
            fresh
        });
        let latest = RwSignal::from(latest);
        load(latest, book::read(CurrentSession::here(), owner.clone()));
        latest
    }

    fn looked_at(self, owner: &Owner) -> Option<ArcRwSignal<Latest<Sheet>>> {
        let key = owner.key();
        self.owner
            .with_untracked(|last| last.as_ref().filter(|(known, _)| *known == key).map(|(_, latest)| latest.clone()))
    }

    /// Puts a newer reading of one region into what is known of an owner.
    pub fn learn(self, owner: &Owner, newer: &Sheet) {
        if let Some(latest) = self.looked_at(owner) {
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

/// The read of the platform.
fn read_platform(session: CurrentSession) -> Read<Sheet> {
    Box::pin(async move {
        let Some(eos) = session.now().as_ref().and_then(connection::easystack) else { return Err(Failure::Cancelled) };
        eos.platform().await.inspect_err(|failure| session.notice(failure))
    })
}
