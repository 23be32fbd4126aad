//! Quotas on the page: what was read last, and the way of a change to the server.
mod apply;
mod book;
pub mod departments;

use std::cell::OnceCell;

use leptos::prelude::{ArcRwSignal, Owner as Reactive, RwSignal, Set, Update, WithUntracked};

use super::connection;
use super::lasting::lasting;
use super::latest::{Latest, Read, load};
use super::session::CurrentSession;
use crate::domain::quota::change::Owner;
use crate::domain::quota::sheet::Sheet;
use crate::transport::Failure;

pub use apply::{Progress, apply, settle, settle_lines, under_way};
pub use book::{as_curl, read};

thread_local! {
    static KEPT: OnceCell<(Reactive, Quotas)> = const { OnceCell::new() };
}

/// The quotas that were read last. They outlive their pages, so that coming back shows them at once.
#[derive(Clone, Copy)]
pub struct Quotas {
    /// The platform with what is really used.
    pub platform: RwSignal<Latest<Sheet>>,
    /// The departments at a glance.
    pub departments: departments::Departments,
    /// The owner that was looked at last, by its key. It belongs to no page, so it outlives them.
    owner: RwSignal<Option<(String, ArcRwSignal<Latest<Sheet>>)>>,
}

impl Quotas {
    /// Nothing read yet.
    fn new() -> Self {
        Self { platform: RwSignal::default(), departments: departments::Departments::new(), owner: RwSignal::new(None) }
    }

    /// The quotas as far as they were read. What one person saw is not for the next one.
    #[must_use]
    pub fn here() -> Self {
        let session = CurrentSession::here();
        lasting(&KEPT, || {
            let quotas = Self::new();
            session.when_somebody_else(move || quotas.forget());
            quotas
        })
    }

    fn forget(self) {
        self.platform.set(Latest::default());
        self.departments.forget();
        self.owner.set(None);
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

/// The read of the platform.
fn read_platform(session: CurrentSession) -> Read<Sheet> {
    Box::pin(async move {
        let Some(eos) = session.now().as_ref().and_then(connection::easystack) else { return Err(Failure::Cancelled) };
        eos.platform().await.inspect_err(|failure| session.notice(failure))
    })
}
