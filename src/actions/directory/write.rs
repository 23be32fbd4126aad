//! Changing a user: a new password, or whether the user may sign in. Sent once, written into the trail, and settled by
//! reading where reading can tell.

use super::Directory;
use crate::actions::connection;
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::account::Secret;
use crate::domain::account::directory::User;
use crate::domain::account::sign_in::{Refusal, WantedScope, Who};
use crate::domain::trail::{Outcome as Record, Place, What};
use crate::transport::{Failure, Request, watch};
use crate::vendors::keystone::SignInFailure;

/// What shall be done to a user.
#[derive(Clone, PartialEq)]
pub enum Deed {
    /// Give this password.
    Password(Secret),
    /// Let sign in, or not.
    Enabled(bool),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It stands: by the answer, or found by reading.
    Done,
    /// The server said yes, or did not answer, but the user stands as before.
    NotApplied,
    /// The server said no, or it was never sent.
    Failed(Failure),
    /// No answer that could be read, and reading cannot tell.
    Unknown(Failure),
}

/// Whether a password works, as far as trying it tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Tried {
    /// It was accepted; the user may still have to change it.
    Works,
    /// It was refused: not set, or the user is disabled or locked.
    Refused,
    /// It could not be tried.
    Failed(Failure),
}

impl Deed {
    /// The request, for review and for sending.
    fn request(&self, session: CurrentSession, user: &User) -> Result<Request, Failure> {
        let (Some(keystone), Some(live)) = (connection::keystone(), session.now()) else {
            return Err(Failure::Cancelled);
        };
        match self {
            Self::Password(password) => keystone.password_request(&live.token, &user.id, password),
            Self::Enabled(enabled) => keystone.enabled_request(&live.token, &user.id, *enabled),
        }
    }

    /// The request as a command for a shell, with token and password blanked.
    #[must_use]
    pub fn as_curl(&self, session: CurrentSession, user: &User) -> Option<String> {
        self.request(session, user).ok().map(|request| watch::as_curl(&request))
    }

    /// How the trail speaks of it.
    #[must_use]
    pub fn what(&self, user: &User) -> What {
        let place = Place { id: user.id.clone(), name: user.name.clone() };
        match self {
            Self::Password(_) => What::Password { user: place },
            Self::Enabled(after) => What::Enabled { user: place, before: user.enabled, after: *after },
        }
    }

    /// Sends what a person has reviewed, once.
    pub async fn send(&self, user: &User, session: CurrentSession, trail: Trail, directory: &Directory) -> Fate {
        let (Some(keystone), Some(live)) = (connection::keystone(), session.now()) else {
            return Fate::Failed(Failure::Cancelled);
        };
        let request = match self.request(session, user) {
            Ok(request) => request,
            Err(failure) => return Fate::Failed(failure),
        };
        let entry = trail.begin(&live.about, self.what(user)).await;
        let answer = keystone.change_user(&request).await;
        let (fate, request_id) = match answer {
            Ok(now) => {
                let fate = self.compared(&now);
                directory.users.learn(now);
                (fate, None)
            }
            Err(failure) => {
                let id = failure.request_id().map(str::to_owned);
                session.notice(&failure);
                if failure.ambiguous_for_write() {
                    let found = self.found(user, session, directory).await;
                    (found.unwrap_or(Fate::Unknown(failure)), id)
                } else {
                    (Fate::Failed(failure), id)
                }
            }
        };
        trail.finish(entry, record(&fate), request_id).await;
        fate
    }

    /// Whether the user as read shows it. A password cannot be read.
    fn compared(&self, now: &User) -> Fate {
        match self {
            Self::Password(_) => Fate::Done,
            Self::Enabled(wanted) if now.enabled == Some(*wanted) => Fate::Done,
            Self::Enabled(_) => Fate::NotApplied,
        }
    }

    async fn found(&self, user: &User, session: CurrentSession, directory: &Directory) -> Option<Fate> {
        if matches!(self, Self::Password(_)) {
            return None;
        }
        let now = connection::keystone()?.user(&session.now()?.token, &user.id).await.ok()?;
        let fate = self.compared(&now);
        directory.users.learn(now);
        Some(fate)
    }
}

/// Finds out whether a user may sign in as the trail wanted it; `None` when it cannot be read now.
pub async fn settle_enabled(user: &Place, wanted: bool, session: CurrentSession) -> Option<Record> {
    let now = connection::keystone()?.user(&session.now()?.token, &user.id).await.ok()?;
    Some(if now.enabled == Some(wanted) { Record::FoundApplied } else { Record::FoundNotApplied { keys: Vec::new() } })
}

/// Tries a password by signing in with it, and gives the token back at once. A refused attempt counts for the lock.
pub async fn try_password(user: &User, password: &Secret) -> Tried {
    let Some(keystone) = connection::keystone() else { return Tried::Failed(Failure::Cancelled) };
    match keystone.sign_in(&Who::Id(user.id.clone()), password, &WantedScope::Unscoped).await {
        Ok(session) => {
            // A token that cannot be revoked ends by itself.
            let _ended_anyway = keystone.revoke(&session.token).await;
            Tried::Works
        }
        Err(SignInFailure::Refused(Refusal::PasswordExpired { .. } | Refusal::SecondFactor { .. })) => Tried::Works,
        Err(SignInFailure::Refused(_)) => Tried::Refused,
        Err(SignInFailure::Failed(failure)) => Tried::Failed(failure),
    }
}

/// Writes into the trail that a password whose fate was unknown has been tried, and works. One that was refused proves
/// nothing: the user may be disabled or locked.
pub async fn settle_password(user: &User, trail: Trail) {
    let what = What::Password { user: Place { id: user.id.clone(), name: user.name.clone() } };
    if let Some(entry) = trail.unsettled(&what) {
        trail.finish(entry, Record::FoundApplied, None).await;
    }
}

fn record(fate: &Fate) -> Record {
    match fate {
        Fate::Done => Record::Applied,
        Fate::NotApplied => Record::NotApplied { keys: Vec::new() },
        Fate::Failed(Failure::Http { status, text, .. }) => {
            Record::Refused { status: Some(*status), text: text.clone() }
        }
        Fate::Failed(_) => Record::Refused { status: None, text: String::new() },
        Fate::Unknown(_) => Record::Unknown,
    }
}
