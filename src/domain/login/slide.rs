//! Moving the captcha's piece (`oneaccess.md` §5.2; `captcha.md` §2.3): from a pointer, whatever size the picture is drawn in, or
//! from keys, to one whole number of the picture's own pixels.
//!
//! Everything is counted in pixels of the picture and as a fraction of what is drawn, which is measured anew at each move: zoom,
//! the screen's pixel ratio and CSS transforms are in the measured width already. A picture is not mirrored on a page that is
//! written from right to left, so that the right arrow is right there too.
use super::code::left;
use crate::domain::moment::Moment;

#[cfg(test)]
mod tests;

/// A piece that is nearer than this to where it began was touched, not moved. No hole is there: within the service's tolerance
/// (5 pixels in the reference) the puzzle would be solved before it is shown.
pub const LEAST_MOVE: u32 = 3;
/// Pixels of the picture for an arrow key.
pub const STEP: u32 = 5;
/// For an arrow key with Shift.
pub const FINE_STEP: u32 = 1;
/// For a page key.
pub const PAGE: u32 = 25;
/// How many seconds a puzzle can be solved, where nothing else is set: so in the reference; OneAccess does not say.
pub const LIFE_SECONDS: u32 = 120;

/// The widths of a puzzle's pictures, in their own pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Natural {
    background: u32,
    piece: u32,
}

/// Where the background is drawn, in the page's pixels: left edge and width of its client rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// The left edge.
    pub left: f64,
    /// The width.
    pub width: f64,
}

/// A key that moves the piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is the key of its name
pub enum Key {
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
}

/// The piece of one puzzle, from its showing to its answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slide {
    natural: Natural,
    /// Its left edge in the picture's pixels, not rounded.
    x: f64,
    /// While a pointer holds it: how far right of its left edge, in the picture's pixels. May be outside the piece, where a
    /// handle below it is held.
    held: Option<f64>,
}

impl Natural {
    /// `None` for pictures in which nothing can be moved.
    #[must_use]
    pub const fn new(background: u32, piece: u32) -> Option<Natural> {
        if piece > 0 && piece < background { Some(Natural { background, piece }) } else { None }
    }

    /// The furthest that the piece can go.
    #[must_use]
    pub const fn most(self) -> u32 {
        self.background - self.piece
    }
}

impl Drawn {
    /// A place on the page in the picture's pixels; `None` while the picture is not drawn.
    fn in_picture(self, client_x: f64, natural: Natural) -> Option<f64> {
        let x = (client_x - self.left) * f64::from(natural.background) / self.width;
        (self.width > 0.0 && x.is_finite()).then_some(x)
    }
}

impl Slide {
    /// At its beginning, at the left.
    #[must_use]
    pub const fn new(natural: Natural) -> Slide {
        Slide { natural, x: 0.0, held: None }
    }

    /// A pointer takes the piece, or the handle that goes with it. The piece does not move by that, and can go as far as ever,
    /// wherever it is held.
    pub fn grab(&mut self, client_x: f64, drawn: Drawn) {
        self.held = drawn.in_picture(client_x, self.natural).map(|at| at - self.x);
    }

    /// A pointer is pressed beside the piece: its middle jumps there, and is held.
    pub fn jump(&mut self, client_x: f64, drawn: Drawn) {
        if let Some(at) = drawn.in_picture(client_x, self.natural) {
            self.put(at - f64::from(self.natural.piece) / 2.0);
            // At the ends of the way the middle does not reach the pointer: then it is held as it lies.
            self.held = Some(at - self.x);
        }
    }

    /// The pointer that holds the piece moves. Without one nothing moves.
    pub fn drag(&mut self, client_x: f64, drawn: Drawn) {
        if let (Some(held), Some(at)) = (self.held, drawn.in_picture(client_x, self.natural)) {
            self.put(at - held);
        }
    }

    /// The pointer lets go. The piece stays.
    pub fn release(&mut self) {
        self.held = None;
    }

    /// The pointer was taken away (a call came in, the page scrolled): back to the beginning.
    pub fn cancel(&mut self) {
        *self = Slide::new(self.natural);
    }

    /// A key moves the piece. From then on it stands on a whole pixel. A pointer that holds it has the word.
    pub fn press(&mut self, key: Key, shift: bool) {
        if self.held.is_some() {
            return;
        }
        let step = if shift { FINE_STEP } else { STEP };
        let (now, most) = (self.position(), self.natural.most());
        let to = match key {
            Key::Left | Key::Down => now.saturating_sub(step),
            Key::Right | Key::Up => now.saturating_add(step),
            Key::PageDown => now.saturating_sub(PAGE),
            Key::PageUp => now.saturating_add(PAGE),
            Key::Home => 0,
            Key::End => most,
        };
        self.x = f64::from(to.min(most));
    }

    /// Whether a pointer holds it.
    #[must_use]
    pub const fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// How far right the left edge of the piece is drawn, as a fraction of the drawn background: for `left` in percent.
    #[must_use]
    pub fn fraction(&self) -> f64 {
        self.x / f64::from(self.natural.background)
    }

    /// How wide the piece is drawn, as a fraction of the drawn background.
    #[must_use]
    pub fn piece_fraction(&self) -> f64 {
        f64::from(self.natural.piece) / f64::from(self.natural.background)
    }

    /// The place in whole pixels of the picture: rounded here and nowhere else.
    #[must_use]
    pub fn position(&self) -> u32 {
        // Within 0 and the width by `put`.
        self.x.round() as u32
    }

    /// The furthest place, for `aria-valuemax`.
    #[must_use]
    pub const fn most(&self) -> u32 {
        self.natural.most()
    }

    /// The place in percent of the way, for being spoken. Only the ends are 0 and 100.
    #[must_use]
    pub fn percent(&self) -> u32 {
        let (now, most) = (self.position(), self.natural.most());
        match now {
            0 => 0,
            now if now == most => 100,
            now => (((f64::from(now) * 100.0 / f64::from(most)).round()) as u32).clamp(1, 99),
        }
    }

    /// The answer; `None` while the piece has not really been moved, for a puzzle bears one try.
    #[must_use]
    pub fn answer(&self) -> Option<u32> {
        Some(self.position()).filter(|x| *x >= LEAST_MOVE.min(self.natural.most()))
    }

    fn put(&mut self, x: f64) {
        self.x = x.clamp(0.0, f64::from(self.natural.most()));
    }
}

/// How many seconds are left to solve a puzzle that was asked for at a moment; 0 = it has to be asked for anew. Counted from the
/// asking, for the service counts from before its answer.
#[must_use]
pub fn seconds_left(asked: Moment, life_seconds: u32, now: Moment) -> u32 {
    left(asked, life_seconds, now)
}
