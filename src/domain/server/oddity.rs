//! What a vendor said that could not be read: shown beside what could, never guessed.

/// One value that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// What it belongs to: `line`, `product`, `server` …
    pub kind: &'static str,
    /// The id of that.
    pub guid: String,
    /// The vendor's name of the value.
    pub key: &'static str,
    /// The beginning of what was said.
    pub said: String,
}

/// The longest quotation.
const LONGEST: usize = 40;

impl Oddity {
    /// A value of something that could not be read.
    #[must_use]
    pub fn new(kind: &'static str, guid: &str, key: &'static str, said: &str) -> Oddity {
        Oddity { kind, guid: guid.to_owned(), key, said: said.chars().take(LONGEST).collect() }
    }
}

/// Everything that could not be read: how much, and the first of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Oddities {
    /// How many values and rows.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Oddity>,
}

/// How many are kept to be shown.
const KEPT: usize = 20;

impl Oddities {
    /// One more.
    pub fn push(&mut self, make: impl FnOnce() -> Oddity) {
        self.count += 1;
        if self.first.len() < KEPT {
            self.first.push(make());
        }
    }

    /// All of another reading too.
    pub fn extend(&mut self, other: Oddities) {
        self.count += other.count;
        self.first.extend(other.first);
        self.first.truncate(KEPT);
    }
}
