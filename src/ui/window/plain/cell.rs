//! What stands in a cell, and whether it may be too long for its column.
use crate::ui::tone::Tone;

/// What stands in one cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// The box that chooses the row; the label is spoken.
    Tick {
        /// What choosing it means.
        label: String,
        /// Whether it is chosen.
        on: bool,
    },
    /// What the row is about, as a link; the head of the row.
    Name {
        /// Its words.
        name: String,
        /// Where it leads.
        href: String,
    },
    /// Words.
    Words(String),
    /// A figure, which stands at the end of its cell.
    Figure(String),
    /// States: words with a shape and a colour each.
    States(Vec<(String, Tone)>),
}

/// What fits into the widest column in every script: so many of the widest Latin letters, half as many ideographs.
const FITS: usize = 24;

impl Cell {
    /// Whether it may be wider than the widest column. Only those are cut: a list whose cells are all cut costs a browser a
    /// fifth more to draw.
    pub(super) fn may_be_cut(&self) -> bool {
        let fits = |words: &str| words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() <= FITS;
        match self {
            Self::Tick { .. } => false,
            Self::Name { name: words, .. } | Self::Words(words) | Self::Figure(words) => !fits(words),
            Self::States(states) => states.len() > 1 || !states.iter().all(|(words, _)| fits(words)),
        }
    }
}
