//! The order of a table's rows, as it stands in the address: `name` upwards, `-name` downwards.

use leptos::prelude::*;

use super::address;
use crate::text::{Pick, t};
use crate::ui::table::{Direction, SortHeader};
use crate::ui::view;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Texts and times: sorted from the first.
    Text,
    /// Figures: sorted from the largest, and at the end of their cells.
    Figures,
    /// Bars: sorted from the largest.
    Bars,
    /// Several things: sorted from the most.
    Several,
}

/// What a table is sorted by.
#[derive(Clone, Copy)]
pub struct Order {
    slug: RwSignal<String>,
    /// What it is sorted by, upwards, when the address does not say.
    usual: &'static str,
}

impl Order {
    /// As the address has it.
    #[must_use]
    pub fn of_address(usual: &'static str) -> Self {
        Self { slug: address::state("sort"), usual }
    }

    /// As it stands in the address, for a control that is no head.
    #[must_use]
    pub const fn slug(self) -> RwSignal<String> {
        self.slug
    }

    /// The column and whether it runs downwards; follows changes.
    #[must_use]
    pub fn now(self) -> (String, bool) {
        self.slug.with(|slug| match slug.strip_prefix('-') {
            Some(by) => (by.to_owned(), true),
            None if slug.is_empty() => (self.usual.to_owned(), false),
            None => (slug.clone(), false),
        })
    }

    /// The head of a column that sorts; a second press turns round.
    pub fn head(self, by: &'static str, label: Pick, holds: Holds) -> AnyView {
        let sorted = Signal::derive(move || match self.now() {
            (now, down) if now == by => Some(if down { Direction::Descending } else { Direction::Ascending }),
            _ => None,
        });
        let press = move |()| {
            let down =
                sorted.get_untracked().map_or(holds != Holds::Text, |direction| direction == Direction::Ascending);
            self.slug.set([if down { "-" } else { "" }, by].concat());
        };
        view! { <SortHeader label=t(label) sorted=sorted on_sort=press numeric=holds == Holds::Figures /> }
    }
}
