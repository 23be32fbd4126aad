//! Making an account: sent once, written into the trail, and settled by reading where reading can tell.

use leptos::prelude::{GetUntracked, Set, Update, With, WithUntracked};

use super::{CmsFailure, Service, client};
use crate::actions::session::CurrentSession;
use crate::actions::trail::Trail;
use crate::domain::account::Secret;
use crate::domain::platform::account::{Accounts, Reach};
use crate::domain::table::letters::small;
use crate::domain::trail::{Entry, Outcome, What};
use crate::transport::Failure;
use crate::transport::watch::as_curl;

/// How far a new account is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Making {
    /// Whether one is being made.
    pub busy: bool,
    /// What became of the last, and its name.
    pub made: Option<(String, Made)>,
}

/// What became of a new account.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    /// It exists.
    Done,
    /// This attempt made none, and why.
    Refused(CmsFailure),
    /// Nobody knew, and a later reading shows that there is none.
    FoundMissing,
    /// Nobody knows: the answer did not come, or the browser may not read it.
    Unknown(Failure),
}

impl Service {
    /// The request that makes an account, as a command, without its password.
    #[must_use]
    pub fn registration_as_curl(username: &str) -> Option<String> {
        client()?.registration(username, &Secret::new(String::new())).ok().map(|request| as_curl(&request))
    }

    /// Whether the accounts that were read show this name. The service does not tell upper from lower case.
    #[must_use]
    pub fn is_taken(&self, username: &str) -> bool {
        self.accounts.with(|accounts| accounts.value.as_ref().is_some_and(|(accounts, _)| has(accounts, username)))
    }

    /// Makes an account, and tells whether it exists now. It is sent once, whatever happens.
    pub async fn make(&self, username: String, password: &Secret, session: CurrentSession) -> bool {
        if self.making.get_untracked().busy {
            return false;
        }
        self.making.set(Making { busy: true, made: None });
        let made = self.attempt(&username, password, session).await;
        let done = made == Made::Done;
        self.making.set(Making { busy: false, made: Some((username, made)) });
        if done {
            self.load_accounts();
        }
        done
    }

    async fn attempt(&self, username: &str, password: &Secret, session: CurrentSession) -> Made {
        let (Some(client), Some(live)) = (client(), session.now()) else {
            return Made::Refused(Failure::Cancelled.into());
        };
        let request = match client.registration(username, password) {
            Ok(request) => request,
            Err(failure) => return Made::Refused(failure.into()),
        };
        let entry = self.trail.begin(&live.about, What::account(username)).await;
        let (made, outcome) = match client.register(&request).await {
            Ok(()) => (Made::Done, Outcome::Applied),
            Err(CmsFailure::Failed(failure)) if failure.ambiguous_for_write() => {
                (Made::Unknown(failure), Outcome::Unknown)
            }
            Err(failure) => {
                let outcome = refused(&failure);
                (Made::Refused(failure), outcome)
            }
        };
        self.trail.finish(entry, outcome, None).await;
        made
    }

    /// Writes into the trail what a list of everybody's accounts tells about new ones whose fate is unknown, or what one's
    /// own account tells about itself.
    pub(super) async fn settle(&self, accounts: &Accounts) {
        if self.making.get_untracked().busy {
            return;
        }
        for (name, entry) in unsettled(self.trail) {
            let found = has(accounts, &name);
            if !found && accounts.reach == Reach::OnlyMine {
                continue;
            }
            let outcome = if found { Outcome::FoundApplied } else { Outcome::FoundNotApplied { keys: Vec::new() } };
            self.trail.finish(entry, outcome, None).await;
            self.making.update(|making| match &mut making.made {
                Some((of, made @ Made::Unknown(_))) if *of == name => {
                    *made = if found { Made::Done } else { Made::FoundMissing };
                }
                _ => {}
            });
        }
    }
}

/// Whether the accounts hold this name.
fn has(accounts: &Accounts, username: &str) -> bool {
    let sought = small(username);
    accounts.items.iter().any(|account| small(&account.username) == sought)
}

/// New accounts of which nobody knows, by name.
fn unsettled(trail: Trail) -> Vec<(String, Entry)> {
    let account = |entry: &Entry| match &entry.what {
        What::Account { account } if entry.outcome.unsettled() => Some((account.name.clone(), entry.clone())),
        _ => None,
    };
    trail.entries.with_untracked(|entries| entries.iter().flatten().filter_map(account).collect())
}

/// How the trail speaks of a no.
fn refused(failure: &CmsFailure) -> Outcome {
    match failure {
        CmsFailure::Refused(refusal) => Outcome::Refused { status: None, text: refusal.text.clone() },
        CmsFailure::Failed(Failure::Http { status, text, .. }) => {
            Outcome::Refused { status: Some(*status), text: text.clone() }
        }
        CmsFailure::Failed(_) => Outcome::Refused { status: None, text: String::new() },
    }
}
