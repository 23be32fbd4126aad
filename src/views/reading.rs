//! How a reading of a page went: how fresh it is, why the last one failed, and the way to read again.

use leptos::prelude::*;

use super::{clock, fault};
use crate::actions::latest::Latest;
use crate::actions::session::CurrentSession;
use crate::text::{self, t};
use crate::ui::button::{Button, Weight};
use crate::ui::element::{dynamic, nothing};
use crate::ui::erased::{follow, settled, words};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::view;

/// When the data was read, and the button that reads it again.
pub fn freshness<T: Clone + Send + Sync + 'static>(latest: RwSignal<Latest<T>>, reload: Callback<()>) -> AnyView {
    let age = words(move || {
        let at = latest.with(|latest| latest.value.as_ref().map(|(_, at)| *at));
        at.map(|at| (text::words().quota.as_of)(&clock::clock(at))).unwrap_or_default()
    });
    let busy = Signal::derive(move || latest.with(|latest| latest.busy));
    view! {
        " " <span class="age">{age}</span> " "
        <Button label=t(|w| w.quota.reload) busy=busy on_press=reload weight=Weight::Quiet icon=Icon::Refresh />
    }
}

/// Why the last reading failed: alone when nothing is known, else as a remark above the old data. When somebody signs in
/// again, it is read again.
pub fn failed<T: Clone + Send + Sync + 'static>(latest: RwSignal<Latest<T>>, reload: Callback<()>) -> AnyView {
    in_each_session(reload);
    let seen = settled(move || latest.with(|latest| (latest.failure.clone(), latest.value.is_some())));
    dynamic(move || match seen.get() {
        (Some(failure), true) => {
            let stale = view! { <Notice tone=Tone::Warn title=t(|w| w.quota.stale) /> };
            view! { {stale} {fault::notice(failure, Tone::Warn, Some(reload))} }
        }
        (Some(failure), false) => fault::notice(failure, Tone::Bad, Some(reload)),
        (None, _) => nothing(),
    })
}

/// Reads again when somebody signs in again.
pub fn in_each_session(reload: Callback<()>) {
    let session = CurrentSession::here();
    let mut before = None;
    follow(move || {
        let turn = session.turn();
        if before.replace(turn).is_some_and(|before| before != turn) {
            reload.run(());
        }
    });
}
