//! The draft of an order. It outlives the page and a reload of the tab, until it was sent or somebody else is there.

use std::cell::OnceCell;
use std::time::Duration;

use leptos::prelude::{GetUntracked, Owner, RwSignal, Set, request_animation_frame, set_timeout, untrack};

use crate::actions::lasting::lasting;
use crate::actions::session::CurrentSession;
use crate::actions::storage::{self, Area, ORDER_DRAFT};
use crate::domain::server::order::draft::Draft;

thread_local! {
    static KEPT: OnceCell<(Owner, OrderDraft)> = const { OnceCell::new() };
}

/// The draft of this tab.
#[derive(Clone, Copy)]
pub struct OrderDraft {
    draft: RwSignal<Draft>,
    console: CurrentSession,
}

impl OrderDraft {
    /// The draft of this tab.
    #[must_use]
    pub fn here() -> Self {
        let console = CurrentSession::here();
        lasting(&KEPT, || Self::of_the_console(console))
    }

    /// What a reload left behind, if it is of who is there now.
    fn of_the_console(console: CurrentSession) -> Self {
        let kept = storage::read(Area::Tab, ORDER_DRAFT).and_then(|text| Draft::read(&text));
        let kept = kept.filter(|draft| draft.whose == whose(console));
        let here = Self { draft: RwSignal::new(kept.unwrap_or_default()), console };
        console.when_somebody_else(move || here.forget());
        here
    }

    /// The draft now, without following changes.
    #[must_use]
    pub fn now(self) -> Draft {
        self.draft.get_untracked()
    }

    /// Keeps a draft; one in which nothing was chosen is none.
    pub fn keep(self, draft: Draft) {
        if draft == Draft::default() {
            return self.forget();
        }
        self.draft.set(Draft { whose: whose(self.console), ..draft });
        // Writing is slow beside drawing: what follows from a choice is shown first.
        request_animation_frame(move || set_timeout(move || self.write(), Duration::ZERO));
    }

    fn write(self) {
        if let Some(draft) = self.draft.try_get_untracked().filter(|draft| *draft != Draft::default()) {
            storage::write(Area::Tab, ORDER_DRAFT, &draft.written());
        }
    }

    /// Forgets it.
    pub fn forget(self) {
        storage::remove(Area::Tab, ORDER_DRAFT);
        self.draft.set(Draft::default());
    }
}

/// Whose a draft is: the id of who is or was signed in.
fn whose(console: CurrentSession) -> String {
    untrack(|| console.about()).map(|about| about.user.id).unwrap_or_default()
}
