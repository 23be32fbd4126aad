//! Locks a session that nobody uses, so that who comes by finds no secret and no way in (DESIGN §3). The work stays.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{set_interval, window_event_listener_untyped};

use super::connection;
use super::session::CurrentSession;

/// How often it is looked whether somebody is there. By the clock, because a browser that slept runs no timers.
const LOOK: Duration = Duration::from_secs(2);

/// Watches the person for as long as the page is open. Only what is done on purpose counts: browsers tell of a moved
/// pointer also when the page moves below it.
pub fn watch(session: CurrentSession) {
    let minutes = connection::settings().map_or(0, |settings| settings.idle_lock_minutes);
    if minutes == 0 {
        return;
    }
    let longest = i64::from(minutes) * 60_000;
    let last = Rc::new(Cell::new(connection::now()));
    // Who comes back after too long must not unlock by the first key.
    let lock_when_late = move |last: &Cell<_>| {
        let now = connection::now();
        if now.ms_since(last.get()) >= longest {
            session.lock();
        }
        now
    };
    for name in ["keydown", "pointerdown", "wheel"] {
        let last = last.clone();
        window_event_listener_untyped(name, move |_| last.set(lock_when_late(&last)));
    }
    set_interval(
        move || {
            lock_when_late(&last);
        },
        LOOK,
    );
}
