//! Members of a role, added or taken away at most fifty at a time (contract `oneaccess.md` §3.3, role-member).
use std::collections::BTreeMap;

/// The most ids of one call.
pub const BATCH: usize = 50;

/// What is done to the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// They get the role.
    Add,
    /// They lose it.
    Remove,
}

/// What became of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its turn has not come.
    Waiting,
    /// Its call is on its way.
    Sending,
    /// The service lists it as done.
    Done,
    /// The service lists it as failed, or refused the whole call: then with code and text.
    Failed(Option<(String, String)>),
    /// Nobody knows: no answer that could be read, or an answer that does not name it, or names it as both.
    Unknown,
}

/// How far a change of members has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What is done.
    pub change: Change,
    order: Vec<String>,
    fates: BTreeMap<String, Fate>,
    strangers: Vec<String>,
}

/// How many accounts came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Not sent, or on its way.
    pub open: usize,
    /// Done.
    pub done: usize,
    /// Failed.
    pub failed: usize,
    /// Unknown.
    pub unknown: usize,
}

impl Run {
    /// A change of these accounts; each is sent once, however often it is named. Empty ids are left out.
    #[must_use]
    pub fn new(change: Change, ids: impl IntoIterator<Item = String>) -> Run {
        let (mut order, mut fates) = (Vec::new(), BTreeMap::new());
        for id in ids.into_iter().filter(|id| !id.trim().is_empty()) {
            if fates.insert(id.clone(), Fate::Waiting).is_none() {
                order.push(id);
            }
        }
        Run { change, order, fates, strangers: Vec::new() }
    }

    /// The accounts of the next call, which are now on their way; empty when none waits.
    pub fn next_batch(&mut self) -> Vec<String> {
        let waits = |id: &&String| self.fates.get(*id) == Some(&Fate::Waiting);
        let batch: Vec<String> = self.order.iter().filter(waits).take(BATCH).cloned().collect();
        for id in &batch {
            self.fates.insert(id.clone(), Fate::Sending);
        }
        batch
    }

    /// The service answered a call with its two lists.
    pub fn answered(&mut self, batch: &[String], success: &[String], fail: &[String]) {
        for id in batch {
            let fate = match (success.contains(id), fail.contains(id)) {
                (true, false) => Fate::Done,
                (false, true) => Fate::Failed(None),
                (true, true) | (false, false) => Fate::Unknown,
            };
            self.settle(std::slice::from_ref(id), &fate);
        }
        let strange = success.iter().chain(fail).filter(|id| !batch.contains(id));
        self.strangers.extend(strange.cloned());
    }

    /// The service refused a call as a whole.
    pub fn refused(&mut self, batch: &[String], code: &str, text: &str) {
        self.settle(batch, &Fate::Failed(Some((code.to_owned(), text.to_owned()))));
    }

    /// A call was left without an answer that could be read.
    pub fn lost(&mut self, batch: &[String]) {
        self.settle(batch, &Fate::Unknown);
    }

    /// A call never left, so its accounts wait again.
    pub fn not_sent(&mut self, batch: &[String]) {
        self.settle(batch, &Fate::Waiting);
    }

    /// A later reading of an account's roles shows whether it has the role: settles what was unknown.
    pub fn found(&mut self, id: &str, has_role: bool) {
        let wanted = has_role == (self.change == Change::Add);
        if let Some(fate @ Fate::Unknown) = self.fates.get_mut(id) {
            *fate = if wanted { Fate::Done } else { Fate::Failed(None) };
        }
    }

    /// Lets the failed wait again, and only them: what is unknown is settled by reading first.
    pub fn again(&mut self) {
        self.fates.values_mut().filter(|fate| matches!(fate, Fate::Failed(_))).for_each(|fate| *fate = Fate::Waiting);
    }

    /// Every account with what became of it, in the order they were named.
    pub fn fates(&self) -> impl Iterator<Item = (&str, &Fate)> {
        self.order.iter().filter_map(|id| Some((id.as_str(), self.fates.get(id)?)))
    }

    /// Ids that an answer named although its call did not.
    #[must_use]
    pub fn strangers(&self) -> &[String] {
        &self.strangers
    }

    /// How many came to what.
    #[must_use]
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        for fate in self.fates.values() {
            match fate {
                Fate::Waiting | Fate::Sending => count.open += 1,
                Fate::Done => count.done += 1,
                Fate::Failed(_) => count.failed += 1,
                Fate::Unknown => count.unknown += 1,
            }
        }
        count
    }

    /// Only what is on its way comes to something: an answer that comes twice, or after it was given up, changes nothing.
    fn settle(&mut self, ids: &[String], fate: &Fate) {
        for id in ids {
            if let Some(known @ Fate::Sending) = self.fates.get_mut(id) {
                known.clone_from(fate);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(range: std::ops::Range<usize>) -> Vec<String> {
        range.map(|n| format!("id{n}")).collect()
    }

    #[test]
    fn each_account_goes_once_fifty_at_a_time() {
        let named = ids(0..120).into_iter().chain(ids(0..5)).chain([" ".to_owned()]);
        let mut run = Run::new(Change::Add, named);
        let batches: Vec<Vec<String>> =
            std::iter::from_fn(|| Some(run.next_batch()).filter(|batch| !batch.is_empty())).collect();
        assert_eq!(batches, [ids(0..50), ids(50..100), ids(100..120)]);
        assert_eq!(run.count().open, 120);
        run.not_sent(&ids(100..120));
        assert_eq!(run.next_batch(), ids(100..120));
    }

    #[test]
    fn both_lists_are_merged_and_what_neither_names_is_unknown() {
        let mut run = Run::new(Change::Add, ids(0..4));
        let batch = run.next_batch();
        let (id, both) = (|n: usize| format!("id{n}"), "id3".to_owned());
        run.answered(&batch, &[id(0), both.clone(), id(9)], &[id(1), both]);
        let fates: Vec<Fate> = run.fates().map(|(_, fate)| fate.clone()).collect();
        assert_eq!(fates, [Fate::Done, Fate::Failed(None), Fate::Unknown, Fate::Unknown]);
        assert_eq!(run.strangers(), ["id9"]);
        assert_eq!(run.count(), Count { open: 0, done: 1, failed: 1, unknown: 2 });
    }

    #[test]
    fn only_the_failed_go_again() {
        let mut run = Run::new(Change::Remove, ids(0..51));
        let (first, second) = (run.next_batch(), run.next_batch());
        run.refused(&first, "ROLE.0001", "no such role");
        run.lost(&second);
        let text = Some(("ROLE.0001".to_owned(), "no such role".to_owned()));
        assert_eq!(run.fates().next(), Some(("id0", &Fate::Failed(text))));
        run.again();
        assert_eq!(run.next_batch(), first);
        run.answered(&first, &first, &[]);
        assert_eq!((run.next_batch(), run.count().unknown), (vec![], 1));
        // Reading settles it: the role is still there, so taking it away failed.
        run.found("id50", true);
        run.found("id0", true);
        assert_eq!(run.count(), Count { open: 0, done: 50, failed: 1, unknown: 0 });
        run.again();
        assert_eq!(run.next_batch(), ["id50"]);
    }

    #[test]
    fn an_answer_settles_only_what_is_on_its_way() {
        let mut run = Run::new(Change::Add, ids(0..52));
        let batch = run.next_batch();
        run.answered(&batch, &batch, &[]);
        let done = run.clone();
        run.lost(&batch);
        run.refused(&batch, "ROLE.0001", "no such role");
        run.not_sent(&batch);
        run.answered(&ids(50..52), &[], &ids(50..52));
        assert_eq!(run, done, "they are done, or wait");
        let rest = run.next_batch();
        run.lost(&rest);
        run.answered(&rest, &rest, &[]);
        assert_eq!(run.count(), Count { open: 0, done: 50, failed: 0, unknown: 2 }, "what was given up is read");
    }
}
