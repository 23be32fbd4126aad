//! What a message means, apart from its words.
use super::icon::Icon;

/// The meaning of a badge, notice or toast. Each has its own shape, so that colour is never alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Worth knowing.
    Info,
    /// Went well.
    Good,
    /// Look here before it goes wrong.
    Warn,
    /// Went wrong, or must not be done.
    Bad,
}

impl Tone {
    /// The value of `data-tone`, which the style sheet reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    /// The shape that stands for this meaning.
    pub fn icon(self) -> Icon {
        match self {
            Self::Plain => Icon::Dot,
            Self::Info => Icon::Info,
            Self::Good => Icon::Done,
            Self::Warn => Icon::Warning,
            Self::Bad => Icon::Stop,
        }
    }
}
