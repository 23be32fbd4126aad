//! The slider captcha: what is shown and what is given back (`oneaccess.md` §5).
use super::mobile::Mobile;
use super::slide::Natural;
use crate::domain::account::Secret;
use base64ct::{Base64, Encoding};

mod size;

pub use size::Format;

/// The greatest picture in bytes.
const MOST_BYTES: usize = 2 << 20;
/// The greatest width and height in pixels.
const MOST_PIXELS: u32 = 2000;

/// A picture as it was received, with what its own header says of it. The header comes from outside and may lie; what is behind
/// it nobody but the browser looks at.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    format: Format,
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

impl Picture {
    /// Takes bytes for a picture if they begin as a PNG or JPEG of 1 to 2000 pixels either way, and are at most 2 MB.
    #[must_use]
    pub fn read(bytes: Vec<u8>) -> Option<Picture> {
        if bytes.len() > MOST_BYTES {
            return None;
        }
        let (format, width, height) = size::of(&bytes)?;
        let sound = |length: u32| (1..=MOST_PIXELS).contains(&length);
        (sound(width) && sound(height)).then_some(Picture { format, width, height, bytes })
    }

    /// Its natural width in pixels, in which the piece's place is counted.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Its natural height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// What kind of picture it is.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The picture itself.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The picture as an address that an `img` element takes.
    #[must_use]
    pub fn address(&self) -> String {
        ["data:", self.format.media(), ";base64,", &Base64::encode_string(&self.bytes)].concat()
    }
}

/// A puzzle. It bears one try, right or wrong.
#[derive(Clone, PartialEq, Eq)]
pub struct Puzzle {
    background: Picture,
    piece: Picture,
    natural: Natural,
    /// Says which puzzle is solved.
    pub token: Secret,
    /// A key that the service may show; used only where the tenant's setting says so (§5.3).
    pub key: Option<Secret>,
}

/// Why two pictures are no puzzle: nobody could solve it. Sizes are in the pictures' own pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The strip is not as high as the background: where its piece lies across the picture is said nowhere then, for the place
    /// that is sent has no height of its own (§5.2).
    Heights {
        /// The background's.
        background: u32,
        /// The strip's.
        piece: u32,
    },
    /// The strip is not narrower than the background: it cannot be moved.
    Widths {
        /// The background's.
        background: u32,
        /// The strip's.
        piece: u32,
    },
}

impl Puzzle {
    /// A puzzle of a background and the strip with the piece.
    ///
    /// # Errors
    /// Why they do not belong together.
    pub fn new(background: Picture, piece: Picture, token: Secret, key: Option<Secret>) -> Result<Puzzle, Misfit> {
        if background.height != piece.height {
            return Err(Misfit::Heights { background: background.height, piece: piece.height });
        }
        match Natural::new(background.width, piece.width) {
            Some(natural) => Ok(Puzzle { background, piece, natural, token, key }),
            None => Err(Misfit::Widths { background: background.width, piece: piece.width }),
        }
    }

    /// The picture with the hole.
    #[must_use]
    pub fn background(&self) -> &Picture {
        &self.background
    }

    /// The strip with the piece, as high as the background: it moves from left to right only (§5.2).
    #[must_use]
    pub fn piece(&self) -> &Picture {
        &self.piece
    }

    /// The widths, for a [`super::slide::Slide`].
    #[must_use]
    pub fn natural(&self) -> Natural {
        self.natural
    }
}

/// Where the piece was put: from the background's left edge to that of the piece's strip, in the background's natural pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place(f64);

impl Place {
    /// `None` for what is no place in any picture.
    #[must_use]
    pub fn new(x: f64) -> Option<Place> {
        (0.0..=f64::from(MOST_PIXELS)).contains(&x).then_some(Place(x.abs()))
    }

    /// The pixels.
    #[must_use]
    pub fn x(self) -> f64 {
        self.0
    }
}

/// That a puzzle was solved for a number: good for one message, to this one.
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    /// As the service gave it; it is handed back as it came.
    pub token: Secret,
    /// Whom the message goes to.
    pub sender: Mobile,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Picture {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        Picture::read(bytes).unwrap()
    }

    #[test]
    fn pictures_that_do_not_belong_together_are_no_puzzle() {
        let puzzle = |background: (u32, u32), piece: (u32, u32)| {
            let (background, piece) = (picture(background.0, background.1), picture(piece.0, piece.1));
            Puzzle::new(background, piece, Secret::new("t".into()), None)
        };
        let good = puzzle((310, 155), (47, 155)).ok().unwrap();
        assert_eq!((good.natural().most(), good.piece().width(), good.background().width()), (263, 47, 310));
        for height in [1, 47, 154, 156, 2000] {
            let wrong = Misfit::Heights { background: 155, piece: height };
            assert_eq!(puzzle((310, 155), (47, height)).err(), Some(wrong));
        }
        for width in [310, 311, 2000] {
            let wrong = Misfit::Widths { background: 310, piece: width };
            assert_eq!(puzzle((310, 155), (width, 155)).err(), Some(wrong));
        }
    }

    #[test]
    fn a_place_is_in_a_picture() {
        for x in [0.0, -0.0, 237.4, 2000.0] {
            assert_eq!(Place::new(x).map(Place::x), Some(x));
        }
        for x in [-0.1, 2000.1, f64::NAN, f64::INFINITY] {
            assert!(Place::new(x).is_none(), "{x}");
        }
    }
}
