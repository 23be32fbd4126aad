//! The trail: every write of this person, kept in their browser, and what became of it (DESIGN §5).

mod kept;
pub mod server;

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::quota::change::{Batch, Book, Owner};
use super::quota::entry::Entry as Field;
use super::quota::reading::{self, Cap};
use server::ServerDeed;

/// One write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Unique; later entries sort after earlier ones.
    pub id: String,
    /// When it was sent.
    pub at: Moment,
    /// Who sent it: the user's name, or the id where there is no name.
    pub by: String,
    /// What was to change.
    pub what: What,
    /// The server's id of the request, once there is one.
    pub request_id: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What a write was to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", try_from = "kept::AnyWhat")]
pub enum What {
    /// Caps of a department.
    Quotas {
        /// Where they are kept; EOS, where an entry does not say.
        book: Book,
        /// The department or project whose caps were changed.
        department: Place,
        /// The region.
        region: String,
        /// The caps.
        lines: Vec<Line>,
    },
    /// A user's password. Which one is written nowhere.
    Password {
        /// The user.
        user: Place,
    },
    /// Whether a user may sign in.
    Enabled {
        /// The user.
        user: Place,
        /// What stood there before; none when the server had not said.
        before: Option<bool>,
        /// What was asked for.
        after: bool,
    },
    /// A new account of the platform service.
    Account {
        /// The account; its name is its id too, because the service does not tell another.
        account: Place,
    },
    /// Bare-metal servers.
    Server {
        /// The member who asked.
        member: String,
        /// The server; for new ones their product's name under the order's number.
        server: Place,
        /// What was asked.
        deed: ServerDeed,
        /// The ids of the servers that an order brought, once they are known.
        brought: Vec<String>,
    },
}

/// A department or user by id and by the name it had then.
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
#[serde(tag = "state", rename_all = "kebab-case", try_from = "kept::AnyOutcome")]
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
    /// It was unknown, and no reading could tell; a person looked and said so.
    Told {
        /// Whether it took effect.
        applied: bool,
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
    pub fn sending(id: String, at: Moment, by: &str, what: What) -> Self {
        Self { id, at, by: by.to_owned(), what, request_id: None, outcome: Outcome::Sending }
    }

    /// Whom or what it was about.
    #[must_use]
    pub fn place(&self) -> &Place {
        match &self.what {
            What::Quotas { department, .. } => department,
            What::Password { user } | What::Enabled { user, .. } => user,
            What::Account { account } => account,
            What::Server { server, .. } => server,
        }
    }

    /// The caps it was to change; none when it was about something else.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        match &self.what {
            What::Quotas { lines, .. } => lines,
            What::Password { .. } | What::Enabled { .. } | What::Account { .. } | What::Server { .. } => &[],
        }
    }
}

impl What {
    /// A new account of the platform service.
    #[must_use]
    pub fn account(name: &str) -> Self {
        Self::Account { account: Place { id: name.to_owned(), name: name.to_owned() } }
    }

    /// The ids of the servers that an order brought, as far as they are known.
    #[must_use]
    pub fn brought(&self) -> &[String] {
        match self {
            Self::Server { brought, .. } => brought,
            Self::Quotas { .. } | Self::Password { .. } | Self::Enabled { .. } | Self::Account { .. } => &[],
        }
    }

    /// The caps of a batch.
    #[must_use]
    pub fn quotas(owner: &Owner, batch: &Batch) -> Self {
        let lines = batch.changes.iter().map(|change| Line {
            key: change.item.key(),
            before: change.before.known().map(|cap| cap.literal().to_owned()),
            after: change.after.literal().to_owned(),
        });
        Self::Quotas {
            book: owner.book,
            department: Place { id: owner.id.clone(), name: owner.name.clone() },
            region: batch.region.to_string(),
            lines: lines.collect(),
        }
    }
}

impl Line {
    /// What would have to stand in its field to undo it; none when the number before was not known.
    #[must_use]
    pub fn opposite(&self) -> Option<Field> {
        self.cap_before().map(|cap| super::quota::change::entry_of(&cap))
    }

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
