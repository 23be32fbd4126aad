//! What is offered, read once and kept.

use std::sync::Arc;

use futures::future::{abortable, try_join, try_join3};
use leptos::prelude::{ArcRwSignal, GetUntracked, Set, Update, UpdateUntracked, on_cleanup};
use leptos::task::spawn_local;

use super::{Servers, ZkeysFailure};
use crate::actions::connection;
use crate::domain::moment::Moment;
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::oddity::Oddities;

/// What is offered, as far as it was read.
#[derive(Clone, Default)]
pub struct Offered {
    /// The catalogue; empty until it was read.
    pub known: ArcRwSignal<Arc<Catalogue>>,
    /// How reading it goes.
    pub reading: ArcRwSignal<Reading>,
}

/// How reading the catalogue goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// When it was read last.
    pub complete: Option<Moment>,
    /// Whether it is being read.
    pub busy: bool,
    /// Why the last attempt failed, until one succeeds.
    pub failure: Option<ZkeysFailure>,
    /// What could not be read.
    pub odd: Oddities,
}

impl Offered {
    /// Forgets everything.
    pub fn forget(&self) {
        self.known.set(Arc::default());
        self.reading.set(Reading::default());
    }
}

impl Servers {
    /// Reads what is offered, unless it was read or is being read.
    pub fn load_catalogue_once(&self) {
        let reading = self.offered.reading.get_untracked();
        if reading.complete.is_none() && !reading.busy {
            self.load_catalogue();
        }
    }

    /// Reads what is offered. Leaving the page cancels it.
    pub fn load_catalogue(&self) {
        let (Some(engine), offered) = (self.engine(), self.offered.clone()) else { return };
        offered.reading.update(|reading| reading.busy = true);
        let stopped = offered.clone();
        let (task, abort) = abortable(async move {
            let first = try_join3(engine.zones(), engine.lines(), engine.products());
            let second = try_join(engine.disks(), engine.systems());
            let outcome = try_join(first, second).await;
            let now = connection::now();
            match outcome {
                Ok(((zones, lines, products), (disks, systems))) => {
                    let mut odd = Oddities::default();
                    for more in [zones.odd, lines.odd, products.odd, disks.odd, systems.odd] {
                        odd.extend(more);
                    }
                    let (zones, lines, products) = (zones.value, lines.value, products.value);
                    let catalogue = Catalogue { zones, lines, products, disks: disks.value, systems: systems.value };
                    offered.known.set(Arc::new(catalogue));
                    offered.reading.set(Reading { complete: Some(now), busy: false, failure: None, odd });
                }
                Err(failure) => offered.reading.update(|reading| {
                    (reading.busy, reading.failure) = (false, Some(failure));
                }),
            }
        });
        on_cleanup(move || {
            abort.abort();
            stopped.reading.update_untracked(|reading| reading.busy = false);
        });
        spawn_local(async move {
            let _cancelled = task.await;
        });
    }
}
