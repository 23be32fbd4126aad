//! What is known of a number: reported, unlimited, not reported, or not a number at all.

use super::figure::Figure;

/// What a back end said about one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// Nothing was said. Not the same as 0 (contract `eos` §4).
    Missing,
    /// A value that makes sense.
    Known(T),
    /// Something that makes no sense here, as received: a text, an object, a negative amount.
    Flawed(Box<str>),
}

impl<T> Reading<T> {
    /// The value, if it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Missing | Self::Flawed(_) => None,
        }
    }
}

/// A cap: an amount, or none. −1 in the vendor's words is `Unlimited`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cap {
    /// At most this much.
    Of(Figure),
    /// No cap.
    Unlimited,
}

impl Cap {
    /// The amount, if there is one.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Of(figure) => Some(figure),
            Self::Unlimited => None,
        }
    }

    /// As a number for comparing, unlimited being above everything.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.figure().map_or(f64::INFINITY, Figure::value)
    }

    /// The literal that the vendor reads: the number as spelled, or `-1`.
    #[must_use]
    pub fn literal(&self) -> &str {
        self.figure().map_or("-1", Figure::literal)
    }
}

/// The largest number that is shown and calculated with: above it a double has gaps, and a sum would be made up.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// Reads a cap from a JSON literal: −1 is unlimited, any other negative number is flawed, and so is one too large to be exact.
#[must_use]
pub fn cap(literal: &str) -> Reading<Cap> {
    match Figure::parse(literal) {
        Some(figure) if figure.value() == -1.0 => Reading::Known(Cap::Unlimited),
        Some(figure) if (0.0..=EXACT).contains(&figure.value()) => Reading::Known(Cap::Of(figure)),
        _ => flawed(literal),
    }
}

/// Reads an amount that cannot be unlimited from a JSON literal; −1 is a data error here (contract `eos` §5).
#[must_use]
pub fn amount(literal: &str) -> Reading<Figure> {
    match Figure::parse(literal) {
        Some(figure) if (0.0..=EXACT).contains(&figure.value()) => Reading::Known(figure),
        _ => flawed(literal),
    }
}

/// The longest piece of a senseless value that is kept, in characters.
const EXCERPT: usize = 40;

/// Something that makes no sense, shortened.
#[must_use]
pub fn flawed<T>(literal: &str) -> Reading<T> {
    if literal == "null" {
        return Reading::Missing;
    }
    let mut excerpt: String = literal.chars().take(EXCERPT).collect();
    if excerpt.len() < literal.len() {
        excerpt.push('…');
    }
    Reading::Flawed(excerpt.into())
}
