//! How many writes of this browser have an outcome that nobody knows. The first page tells it without reading the trail, whose
//! code travels with later ones: the trail notes the number here whenever it changes.

use std::sync::LazyLock;

use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set};

use super::storage::{self, Area};

const KEY: &str = "gantry.questions";

static OPEN: LazyLock<ArcRwSignal<usize>> = LazyLock::new(|| {
    let noted = storage::read(Area::Browser, KEY).and_then(|text| text.parse().ok());
    ArcRwSignal::new(noted.unwrap_or(0))
});

/// How many there are; follows changes.
#[must_use]
pub fn open() -> usize {
    OPEN.get()
}

/// Notes how many there are.
pub fn note(count: usize) {
    if OPEN.get_untracked() == count {
        return;
    }
    if count == 0 {
        storage::remove(Area::Browser, KEY);
    } else {
        storage::write(Area::Browser, KEY, &count.to_string());
    }
    OPEN.set(count);
}
