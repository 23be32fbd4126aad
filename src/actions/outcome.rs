//! What became of a write: done, refused, or nobody knows.

use leptos::task::spawn_local;

use crate::domain::quota::item::Item;
use crate::transport::Failure;

/// The outcome of one write.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It waits for its turn.
    Waiting,
    /// It is on its way.
    Sending,
    /// The answer, or a later reading, shows the new values.
    Applied {
        /// Whether it had to be found out by reading.
        by_reading: bool,
    },
    /// The server said yes, or did not answer, but the values stand otherwise: the items that do.
    NotApplied(Vec<Item>),
    /// The server said no, or it was never sent.
    Failed(Failure),
    /// No answer that could be read; a reading has not told either.
    Unknown(Failure),
    /// An earlier one ended the session, so it was not sent.
    NotSent,
}

impl Outcome {
    /// Whether it is over, well or badly.
    #[must_use]
    pub fn settled(&self) -> bool {
        !matches!(self, Self::Waiting | Self::Sending | Self::Unknown(_))
    }
}

/// Starts something that outlives the page it was started on: a write is never cancelled by leaving.
pub fn beyond_this_page(task: impl Future<Output = ()> + 'static) {
    spawn_local(task);
}
