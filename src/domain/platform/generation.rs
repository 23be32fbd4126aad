//! Which of its three builds a service is, told from what it answers (`platform.md` §1.1).

/// A build of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generation {
    /// Up to 2024-05-26: other paths, no metrics, only one's own account.
    A,
    /// Of 2024-06-07: only one's own account, and public calls that a browser of another origin may not read.
    B,
    /// Of 2024-07-10: every account.
    C,
}

/// What the answers so far tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Known {
    /// Nothing yet.
    #[default]
    Nothing,
    /// One of the newer two. Without a session they cannot be told apart.
    BOrC,
    /// This one.
    Is(Generation),
}

impl Known {
    /// What is known after one more answer. The latest answer is right: a service may have been replaced meanwhile.
    #[must_use]
    pub fn and(self, seen: Known) -> Known {
        match (self, seen) {
            (known, Known::Nothing) => known,
            (Known::Is(Generation::B | Generation::C), Known::BOrC) => self,
            (_, seen) => seen,
        }
    }

    /// Whether the paths of the oldest build are the ones to try first.
    #[must_use]
    pub fn oldest(self) -> bool {
        self == Known::Is(Generation::A)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vague_answer_does_not_undo_a_clear_one() {
        let is_c = Known::Nothing.and(Known::BOrC).and(Known::Is(Generation::C));
        assert_eq!(is_c.and(Known::BOrC).and(Known::Nothing), Known::Is(Generation::C));
    }

    #[test]
    fn a_service_that_was_replaced_is_known_anew() {
        let was_a = Known::Is(Generation::A);
        assert!(was_a.oldest());
        assert_eq!(was_a.and(Known::BOrC), Known::BOrC);
        assert_eq!(Known::Is(Generation::C).and(was_a), was_a);
        assert_eq!(Known::Is(Generation::B).and(Known::Is(Generation::C)), Known::Is(Generation::C));
    }
}
