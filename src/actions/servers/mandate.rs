//! Who let something go. Sending takes a while, and many are sent one after the other: whoever is at the console by then may be
//! somebody else.

use super::Servers;
use crate::actions::session::CurrentSession;

/// Who let something go: for which member, and in which session of the console. It is sent for nobody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    member: String,
    turn: Option<u32>,
}

impl Servers {
    /// Who lets something go now.
    #[must_use]
    pub fn mandate(&self, session: CurrentSession) -> Mandate {
        Mandate { member: self.member(), turn: session.open_turn() }
    }

    /// Whether who let something go is still there: the page was neither left nor locked since.
    #[must_use]
    pub fn stands(&self, mandate: &Mandate, session: CurrentSession) -> bool {
        self.engine().is_some() && mandate.turn.is_some() && self.mandate(session) == *mandate
    }
}
