//! Who is signed in. A session that ends leaves everything on the page where it was (DESIGN §3, §5).

use std::time::Duration;

use leptos::prelude::{Effect, Get, GetUntracked, RwSignal, Set, Update, set_timeout, use_context};
use leptos::task::spawn_local;

use super::connection;
use super::storage::{self, Area};
use crate::domain::account::sign_in::{WantedScope, Who};
use crate::domain::account::{About, Scope, Secret, Session};
use crate::domain::moment::Moment;
use crate::transport::Failure;
pub use crate::vendors::keystone::SignInFailure;

const KEY: &str = "gantry.session";

/// When somebody was there last, in milliseconds since 1970.
const SEEN: &str = "gantry.seen";

/// Whose page it is: a user, for a scope. Somebody else sees other people and other numbers.
pub type Whose = (String, Scope);

/// How long before its end a session starts to warn.
const WARNING: i64 = 5 * 60_000;

/// Where the session stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Nobody has signed in.
    Out,
    /// Somebody is signed in.
    In(Session),
    /// Somebody was signed in, and the server does not accept the token any more.
    Ended(About),
}

/// The session of the page.
#[derive(Clone, Copy)]
pub struct CurrentSession {
    phase: RwSignal<Phase>,
    ending: RwSignal<Option<i64>>,
    locked: RwSignal<bool>,
    away: RwSignal<u32>,
    turn: RwSignal<u32>,
}

/// What a person gives to sign in.
pub enum Proof {
    /// A user with a password, and what for.
    Password(Who, Secret, WantedScope),
    /// A token that somebody else obtained.
    Token(Secret),
}

impl CurrentSession {
    /// Nobody, or who asked to be kept for this tab.
    #[must_use]
    pub fn restore() -> Self {
        let session = Self {
            phase: RwSignal::new(Phase::Out),
            ending: RwSignal::new(None),
            locked: RwSignal::new(false),
            away: RwSignal::new(0),
            turn: RwSignal::new(0),
        };
        let kept = storage::read(Area::Tab, KEY).and_then(|text| Session::restore(&text));
        match kept.filter(|kept| kept.remaining_ms(connection::now()).is_none_or(|remaining| remaining > 0)) {
            Some(kept) if Self::was_left() => {
                storage::remove(Area::Tab, KEY);
                storage::remove(Area::Tab, storage::ENGINE_KEY);
                revoke(Some(kept));
            }
            Some(kept) => session.enter(kept),
            None => {
                storage::remove(Area::Tab, KEY);
                storage::remove(Area::Tab, storage::ENGINE_KEY);
            }
        }
        session
    }

    /// The session of the page.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::restore)
    }

    /// Where it stands; follows changes.
    #[must_use]
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// Who is signed in now, without following changes.
    #[must_use]
    pub fn now(self) -> Option<Session> {
        match self.phase.get_untracked() {
            Phase::In(session) => Some(session),
            Phase::Out | Phase::Ended(_) => None,
        }
    }

    /// Who is or was signed in; follows changes.
    #[must_use]
    pub fn about(self) -> Option<About> {
        match self.phase.get() {
            Phase::In(session) => Some(session.about),
            Phase::Ended(about) => Some(about),
            Phase::Out => None,
        }
    }

    /// Whether somebody is or was signed in without a role of this name; follows changes.
    #[must_use]
    pub fn lacks(self, role: &str) -> bool {
        self.about().is_some_and(|about| !about.has_role(role))
    }

    /// Counts sessions; follows them. Whoever shows data reads it again when a new one begins.
    #[must_use]
    pub fn turn(self) -> u32 {
        self.turn.get()
    }

    /// The session that is open now, by its count; none when it has ended. For what is let go in one session and must not be
    /// done in another.
    #[must_use]
    pub fn open_turn(self) -> Option<u32> {
        self.now().map(|_| self.turn.get_untracked())
    }

    /// Whether the session was ended because nobody used the page; follows changes.
    #[must_use]
    pub fn locked(self) -> bool {
        self.locked.get()
    }

    /// Does `forget` whenever nobody has been there for long, for as long as the caller's page stands.
    pub fn when_nobody_is_there(self, forget: impl Fn() + 'static) {
        let before = self.away.get_untracked();
        Effect::new(move |_| {
            if self.away.get() != before {
                forget();
            }
        });
    }

    /// Does `forget` whenever somebody else is signed in, or the same person for something else, or nobody any more; for as
    /// long as the caller's page stands. A session that has only ended is still that person's.
    pub fn when_somebody_else(self, forget: impl Fn() + 'static) {
        Effect::new(move |before: Option<Option<Whose>>| {
            let now = self.whose();
            if before.is_some_and(|before| before != now) {
                forget();
            }
            now
        });
    }

    /// Whose page it is: the user's id and the scope; follows changes.
    #[must_use]
    pub fn whose(self) -> Option<Whose> {
        self.about().map(|about| (about.user.id, about.scope))
    }

    /// Milliseconds to the end when the session warned of it last; follows changes.
    #[must_use]
    pub fn ending(self) -> Option<i64> {
        self.ending.get()
    }

    /// Signs in. What was typed stays with the caller until this succeeds.
    ///
    /// # Errors
    /// Why nobody was let in.
    pub async fn sign_in(self, proof: Proof, keep_for_this_tab: bool) -> Result<(), SignInFailure> {
        let Some(keystone) = connection::keystone() else { return Err(SignInFailure::Failed(Failure::Cancelled)) };
        let session = match proof {
            Proof::Password(who, password, scope) => keystone.sign_in(&who, &password, &scope).await?,
            Proof::Token(token) => keystone.adopt(token).await?,
        };
        if keep_for_this_tab {
            storage::write(Area::Tab, KEY, session.expose_for_this_tab().expose());
        } else {
            storage::remove(Area::Tab, KEY);
        }
        self.enter(session);
        Ok(())
    }

    /// Signs out at once, and revokes the token at the server in the background.
    pub fn sign_out(self) {
        for key in [KEY, storage::ENGINE_KEY, storage::ORDER_DRAFT] {
            storage::remove(Area::Tab, key);
        }
        let left = self.now();
        self.ending.set(None);
        self.phase.set(Phase::Out);
        revoke(left);
    }

    /// Nobody is there: secrets are forgotten, and a session ends and its token is revoked; the work stays.
    pub fn lock(self) {
        storage::remove(Area::Tab, storage::ENGINE_KEY);
        let left = self.now();
        self.locked.set(left.is_some());
        self.end();
        revoke(left);
        self.away.update(|times| *times = times.wrapping_add(1));
    }

    /// Notes when somebody was there last, so that a reload of a kept session knows it.
    pub fn seen(at: Moment) {
        storage::write(Area::Tab, SEEN, &at.unix_ms().to_string());
    }

    /// Whether nobody has been there for long; what a reload left behind tells.
    fn was_left() -> bool {
        let longest = connection::settings().map_or(0, |settings| settings.idle_lock_ms());
        let seen = storage::read(Area::Tab, SEEN).and_then(|text| text.parse::<i64>().ok());
        longest > 0 && seen.is_some_and(|seen| connection::now().unix_ms() - seen >= longest)
    }

    /// Takes note of a failed call. This is the one place where status 401 becomes an ended session.
    pub fn notice(self, failure: &Failure) {
        if failure.session_ended() {
            self.end();
        }
    }

    /// Ends the session on this side, so that the person signs in again; the work stays.
    pub fn end(self) {
        if let Phase::In(session) = self.phase.get_untracked() {
            storage::remove(Area::Tab, KEY);
            self.ending.set(None);
            self.phase.set(Phase::Ended(session.about));
        }
    }

    fn enter(self, session: Session) {
        let remaining = session.remaining_ms(connection::now());
        let before = match self.phase.get_untracked() {
            Phase::Out => None,
            Phase::In(left) => Some(left.about.user.id),
            Phase::Ended(about) => Some(about.user.id),
        };
        if before.is_some_and(|before| before != session.about.user.id) {
            storage::remove(Area::Tab, storage::ENGINE_KEY);
        }
        storage::forget_others(&session.about.user.id);
        self.phase.set(Phase::In(session));
        self.locked.set(false);
        self.ending.set(None);
        let turn = self.turn.get_untracked().wrapping_add(1);
        self.turn.set(turn);
        if let Some(remaining) = remaining {
            self.watch(turn, remaining);
        }
    }

    /// Warns before the end and ends at the end, unless another session has begun meanwhile.
    fn watch(self, turn: u32, remaining: i64) {
        let until_warning = Duration::from_millis(u64::try_from(remaining - WARNING).unwrap_or_default());
        later(until_warning, move || {
            if self.turn.try_get_untracked() == Some(turn) && self.now().is_some() {
                self.ending.set(Some(remaining.min(WARNING)));
            }
        });
        later(Duration::from_millis(u64::try_from(remaining).unwrap_or_default()), move || {
            if self.turn.try_get_untracked() == Some(turn) {
                self.end();
            }
        });
    }
}

/// Makes the token of a session worthless at the server, in the background.
fn revoke(left: Option<Session>) {
    if let (Some(session), Some(keystone)) = (left, connection::keystone()) {
        spawn_local(async move {
            // A token that cannot be revoked ends by itself; there is nothing a person could do about it.
            let _ended_anyway = keystone.revoke(&session.token).await;
        });
    }
}

/// Browsers keep timers in 31 bits of milliseconds; a longer one would fire at once.
const LONGEST: Duration = Duration::from_millis(2_000_000_000);

fn later(delay: Duration, act: impl FnOnce() + 'static) {
    if delay <= LONGEST {
        set_timeout(act, delay);
    }
}
