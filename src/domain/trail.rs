//! The trail: every write of this person, kept in their browser, and what became of it (DESIGN §5).

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::quota::change::{Batch, Owner};
use super::quota::entry::Entry as Field;
use super::quota::reading::{self, Cap, Reading};

/// One write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Unique; later entries sort after earlier ones.
    pub id: String,
    /// When it was sent.
    pub at: Moment,
    /// Who sent it: the user's name, or the id where there is no name.
    pub by: String,
    /// The department whose quotas were changed.
    pub department: Place,
    /// The region.
    pub region: String,
    /// What was to change.
    pub lines: Vec<Line>,
    /// The server's id of the request, once there is one.
    pub request_id: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// A department by id and by the name it had then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Its name then.
    pub name: String,
}

/// One number of a write; number literals as the vendor spells them, `-1` for unlimited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The item's key.
    pub key: String,
    /// What stood there before; none when it was not known.
    pub before: Option<String>,
    /// What was asked for.
    pub after: String,
}

/// What became of a write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Outcome {
    /// It was written down and is on its way. Found after a reload, it is as unknown as `Unknown`.
    Sending,
    /// The answer shows the new values.
    Applied,
    /// The server said yes, but its answer does not show all new values: the keys.
    NotApplied {
        /// The items that still have another value.
        keys: Vec<String>,
    },
    /// The server said no, or it was never sent.
    Refused {
        /// The HTTP status, if there was one.
        status: Option<u16>,
        /// The server's words, without secrets.
        text: String,
    },
    /// Nobody knows: no answer, or none that could be read.
    Unknown,
    /// It was unknown; a later reading shows the new values.
    FoundApplied,
    /// It was unknown; a later reading does not show all new values.
    FoundNotApplied {
        /// The items that have another value.
        keys: Vec<String>,
    },
}

impl Outcome {
    /// Whether nobody knows what became of it.
    #[must_use]
    pub fn unsettled(&self) -> bool {
        matches!(self, Self::Sending | Self::Unknown)
    }
}

impl Entry {
    /// A write that is about to be sent.
    #[must_use]
    pub fn sending(id: String, at: Moment, by: &str, owner: &Owner, batch: &Batch) -> Self {
        let lines = batch.changes.iter().map(|change| Line {
            key: change.item.key(),
            before: change.before.known().map(|cap| cap.literal().to_owned()),
            after: change.after.literal().to_owned(),
        });
        Self {
            id,
            at,
            by: by.to_owned(),
            department: Place { id: owner.id.clone(), name: owner.name.clone() },
            region: batch.region.to_string(),
            lines: lines.collect(),
            request_id: None,
            outcome: Outcome::Sending,
        }
    }

    /// What would have to stand in the fields to undo it: region, item key, field. Numbers that were not known are left out.
    pub fn opposite(&self) -> impl Iterator<Item = (String, String, Field)> {
        self.lines.iter().filter_map(|line| match reading::cap(line.before.as_deref()?) {
            Reading::Known(cap) => Some((self.region.clone(), line.key.clone(), super::quota::change::entry_of(&cap))),
            Reading::Missing | Reading::Flawed(_) => None,
        })
    }
}

impl Line {
    /// The number before, if it was known.
    #[must_use]
    pub fn cap_before(&self) -> Option<Cap> {
        reading::cap(self.before.as_deref()?).known().cloned()
    }

    /// The number asked for.
    #[must_use]
    pub fn cap_after(&self) -> Option<Cap> {
        reading::cap(&self.after).known().cloned()
    }
}
