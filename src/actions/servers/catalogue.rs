//! What is offered, read once and kept.

use std::sync::Arc;

use futures::future::{abortable, join, join3};
use leptos::prelude::{ArcRwSignal, GetUntracked, Set, Update, UpdateUntracked, on_cleanup};
use leptos::task::spawn_local;

use super::{Servers, ZkeysFailure};
use crate::actions::connection;
use crate::domain::moment::Moment;
use crate::domain::server::catalogue::Catalogue;
use crate::domain::server::oddity::Oddities;
use crate::vendors::zkeys::Read;

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

/// What came of the parts of a catalogue.
#[derive(Default)]
struct Came {
    odd: Oddities,
    failure: Option<ZkeysFailure>,
}

impl Came {
    /// The part, or nothing of it; the first failure is told.
    fn take<T: Default>(&mut self, part: Result<Read<T>, ZkeysFailure>) -> T {
        match part {
            Ok(read) => {
                self.odd.extend(read.odd);
                read.value
            }
            Err(failure) => {
                self.failure.get_or_insert(failure);
                T::default()
            }
        }
    }
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
            let first = join3(engine.zones(), engine.lines(), engine.products());
            let ((zones, lines, products), (disks, systems)) =
                join(first, join(engine.disks(), engine.systems())).await;
            let mut came = Came::default();
            // What came is good, whatever else did not.
            let catalogue = Catalogue {
                zones: came.take(zones),
                lines: came.take(lines),
                products: came.take(products),
                disks: came.take(disks),
                systems: came.take(systems),
            };
            let now = connection::now();
            let Came { odd, failure } = came;
            let complete = if failure.is_none() { Some(now) } else { offered.reading.get_untracked().complete };
            if failure.is_none() || complete.is_none() {
                offered.known.set(Arc::new(catalogue));
            }
            offered.reading.set(Reading { complete, busy: false, failure, odd });
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
