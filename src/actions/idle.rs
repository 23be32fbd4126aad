//! Locks a session that nobody uses, so that who comes by finds no secret and no way in (DESIGN §3). The work stays.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{Effect, set_interval, window_event_listener_untyped};

use super::connection;
use super::session::CurrentSession;
use crate::domain::moment::Moment;

/// How often it is looked whether somebody is there. By the clock, because a browser that slept runs no timers.
const LOOK: Duration = Duration::from_secs(2);

/// What is done on purpose, also by a voice or a password manager. A moved pointer does not count: browsers tell of one also
/// when the page moves below it.
const DEEDS: [&str; 5] = ["keydown", "pointerdown", "wheel", "click", "input"];

/// When somebody was there last, and whether it was noticed that nobody is any more.
type Seen = Rc<Cell<(Moment, bool)>>;

/// Watches the person for as long as the page is open.
pub fn watch(session: CurrentSession) {
    let longest = connection::settings().map_or(0, |settings| settings.idle_lock_ms());
    if longest == 0 {
        return;
    }
    let seen: Seen = Rc::new(Cell::new((connection::now(), false)));
    let look = move |seen: &Seen| {
        let (at, noticed) = seen.get();
        if !noticed && connection::now().ms_since(at) >= longest {
            seen.set((at, true));
            session.lock();
        }
    };
    let here = |seen: &Seen| {
        let now = connection::now();
        seen.set((now, false));
        CurrentSession::seen(now);
    };
    for name in DEEDS {
        let seen = seen.clone();
        window_event_listener_untyped(name, move |_| {
            // Who comes back after too long must not get in by the first key.
            look(&seen);
            here(&seen);
        });
    }
    let begun = seen.clone();
    Effect::new(move |_| {
        let _begins_a_session = session.turn();
        here(&begun);
    });
    set_interval(move || look(&seen), LOOK);
}
