//! Users of a file being created one by one, and what became of each.
use std::collections::BTreeMap;

use super::plan::Plan;
use crate::domain::people::check::Checked;

#[cfg(test)]
mod tests;

/// What became of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its turn has not come.
    Waiting,
    /// Its call is on its way.
    Sending,
    /// It exists. The contract does not print the answer, so that the id may be missing.
    Created {
        /// The id.
        user_id: Option<String>,
    },
    /// The service said no.
    Refused {
        /// Its code (`USER.0038`).
        code: String,
        /// Its words.
        text: String,
    },
    /// No answer that could be read: it may exist or not. Never sent again by itself.
    Unknown,
}

/// One user that is to be created.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Which entry of the plan it is.
    pub entry: usize,
    /// The user.
    pub person: Checked,
    fate: Fate,
}

impl Sent {
    /// What became of it.
    #[must_use]
    pub fn fate(&self) -> &Fate {
        &self.fate
    }

    /// Whether nothing of it is at the service, so that it may still be another one.
    fn may_change(&self) -> bool {
        matches!(self.fate, Fate::Waiting | Fate::Refused { .. })
    }
}

/// How far an import has come.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// In the order of their entries, each once.
    all: Vec<Sent>,
}

/// How many users came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Not sent yet.
    pub waiting: usize,
    /// On their way.
    pub sending: usize,
    /// Exist now.
    pub created: usize,
    /// Refused.
    pub refused: usize,
    /// Unknown.
    pub unknown: usize,
}

impl Run {
    /// All users of a plan that passed its check.
    #[must_use]
    pub fn of(plan: &Plan) -> Run {
        let sent = |(entry, person): (usize, &Checked)| Sent { entry, person: person.clone(), fate: Fate::Waiting };
        let people = plan.entries().iter().enumerate().filter_map(|(at, entry)| Some((at, entry.person()?)));
        Run { all: people.map(sent).collect() }
    }

    /// The users, in the file's order.
    #[must_use]
    pub fn all(&self) -> &[Sent] {
        &self.all
    }

    /// The next user that waits, which is on its way from now on; with its entry of the plan, for [`Run::settle`].
    pub fn next_waiting(&mut self) -> Option<(usize, Checked)> {
        let next = self.all.iter_mut().find(|sent| sent.fate == Fate::Waiting)?;
        next.fate = Fate::Sending;
        Some((next.entry, next.person.clone()))
    }

    /// Says what became of a user that is on its way; for any other, nothing changes. A call that never left is [`Fate::Waiting`]
    /// again. What the service writes in a refusal is taken without the password, should it repeat that.
    pub fn settle(&mut self, entry: usize, fate: Fate) {
        let Some(sent) = self.find(entry, &Fate::Sending) else { return };
        sent.fate = match (fate, &sent.person.person().password) {
            (Fate::Refused { code, text }, Some(password)) => Fate::Refused { code, text: password.blanked_in(&text) },
            (fate, _) => fate,
        };
    }

    /// Lets the refused wait again, and only them: what is unknown may exist, and is looked up first.
    pub fn again(&mut self) {
        let refused = self.all.iter_mut().filter(|sent| matches!(sent.fate, Fate::Refused { .. }));
        refused.for_each(|sent| sent.fate = Fate::Waiting);
    }

    /// Takes over what was corrected in the plan since. A row that waits or was refused is sent as it reads now, and waits if that
    /// is something new; a row that passes its check only now is added; one that no longer passes is not sent. Who exists, is on
    /// the way or is unknown stays as sent, whatever the plan says.
    pub fn retake(&mut self, plan: &Plan) {
        let known = std::mem::take(&mut self.all).into_iter().map(|sent| (sent.entry, sent));
        let mut known: BTreeMap<usize, Sent> = known.collect();
        for row in Run::of(plan).all {
            let changes = |sent: &Sent| sent.may_change() && sent.person != row.person;
            if known.get(&row.entry).is_none_or(changes) {
                known.insert(row.entry, row);
            }
        }
        let passes = |entry: usize| plan.entries().get(entry).is_some_and(|entry| entry.person().is_some());
        known.retain(|entry, sent| !sent.may_change() || passes(*entry));
        self.all = known.into_values().collect();
    }

    /// Lets one that is unknown wait again, because somebody looked and did not find it. Should it exist all the same, the
    /// service refuses its name (§3.3: unique). True when it was unknown.
    pub fn not_found(&mut self, entry: usize) -> bool {
        self.find(entry, &Fate::Unknown).map(|sent| sent.fate = Fate::Waiting).is_some()
    }

    /// Says that one that was unknown exists, because somebody looked and found it. True when it was unknown.
    pub fn found(&mut self, entry: usize, user_id: Option<String>) -> bool {
        self.find(entry, &Fate::Unknown).map(|sent| sent.fate = Fate::Created { user_id }).is_some()
    }

    /// The user of an entry, if this is what became of it so far.
    fn find(&mut self, entry: usize, fate: &Fate) -> Option<&mut Sent> {
        let at = self.all.binary_search_by_key(&entry, |sent| sent.entry).ok()?;
        self.all.get_mut(at).filter(|sent| sent.fate == *fate)
    }

    /// How many came to what.
    #[must_use]
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        for sent in &self.all {
            match sent.fate {
                Fate::Waiting => count.waiting += 1,
                Fate::Sending => count.sending += 1,
                Fate::Created { .. } => count.created += 1,
                Fate::Refused { .. } => count.refused += 1,
                Fate::Unknown => count.unknown += 1,
            }
        }
        count
    }
}
