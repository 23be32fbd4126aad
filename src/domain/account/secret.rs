//! Text that must not be seen: tokens and passwords.
use zeroize::Zeroizing;

/// A token or password. It has neither `Debug` nor `Display`, so that it cannot slip into a log, a trail or an error;
/// its memory is wiped when it is dropped. (Copies the browser makes of it are out of reach.)
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    #[must_use]
    pub fn new(text: String) -> Secret {
        Secret(Zeroizing::new(text))
    }

    /// The text itself: only for the call that sends it, and for what a person explicitly asked to keep.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
