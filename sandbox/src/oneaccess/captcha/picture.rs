//! The puzzle's pictures, drawn anew each time: a landscape of colour with a hole, and a strip as high as it with the
//! piece (oneaccess.md §5.2).

use std::f32::consts::TAU;

use fastrand::Rng;

/// Width and height of the background, by the contract and the reference; the strip is as high.
pub const USUAL: (u32, u32) = (310, 155);

/// Another size, for which nothing but the pictures speaks.
pub const LARGER: (u32, u32) = (360, 180);

/// The strip's width.
const PIECE: u32 = 47;

/// The body of the piece within its strip; knobs stick out to the right and above.
const BODY: u32 = 36;
const KNOB: f32 = 8.0;

type Colour = [u8; 3];

/// A puzzle and its solution.
pub struct Puzzle {
    /// Left edge of the strip where the piece fits.
    pub x: u32,
    /// Upper edge of the piece; only to be seen.
    y: u32,
    width: u32,
    height: u32,
    pixels: Vec<Colour>,
}

impl Puzzle {
    /// Another one than before, of a width and a height.
    pub fn new((width, height): (u32, u32)) -> Self {
        let mut dice = Rng::new();
        // As the reference places it: from 100 on, to 262 at the usual width.
        let (x, y) = (dice.u32(100..width - PIECE), dice.u32(8..height - PIECE - 8));
        let waves = Waves::new(&mut dice);
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels = places.map(|(x, y)| waves.at(&mut dice, x, y)).collect();
        Self { x, y, width, height, pixels }
    }

    fn pixel(&self, x: u32, y: u32) -> Colour {
        let place = usize::try_from(y * self.width + x).unwrap_or(0);
        self.pixels.get(place).copied().unwrap_or_default()
    }

    /// The background with its hole, as PNG.
    pub fn background(&self) -> Vec<u8> {
        let mut data = Vec::new();
        for y in 0..self.height {
            for x in 0..self.width {
                let colour = self.pixel(x, y);
                let within = x.checked_sub(self.x).map_or(Cover::Out, |x| self.cover(x, y));
                data.extend(match within {
                    Cover::Out => colour,
                    Cover::Edge => colour.map(|part| part / 2 + 110),
                    Cover::In => colour.map(|part| part / 5 * 2),
                });
            }
        }
        encoded((self.width, self.height), png::ColorType::Rgb, &data)
    }

    /// The strip with the piece, transparent around it, as PNG.
    pub fn piece(&self) -> Vec<u8> {
        let mut data = Vec::new();
        for y in 0..self.height {
            for x in 0..PIECE {
                let [red, green, blue] = self.pixel(self.x + x, y);
                data.extend(match self.cover(x, y) {
                    Cover::Out => [0, 0, 0, 0],
                    Cover::Edge => [255, 255, 255, 230],
                    Cover::In => [red, green, blue, 255],
                });
            }
        }
        encoded((PIECE, self.height), png::ColorType::Rgba, &data)
    }

    /// How the piece covers a place of the strip.
    fn cover(&self, x: u32, y: u32) -> Cover {
        let is_in = |x: Option<u32>, y: Option<u32>| match (x, y.and_then(|y| y.checked_sub(self.y))) {
            (Some(x), Some(y)) => is_piece(x, y),
            _ => false,
        };
        if !is_in(Some(x), Some(y)) {
            return Cover::Out;
        }
        let around =
            [(x.checked_sub(1), Some(y)), (Some(x + 1), Some(y)), (Some(x), y.checked_sub(1)), (Some(x), Some(y + 1))];
        if around.into_iter().all(|(x, y)| is_in(x, y)) { Cover::In } else { Cover::Edge }
    }
}

enum Cover {
    Out,
    Edge,
    In,
}

/// Whether a place of the piece's own square is the piece's: a body at the lower left, a knob above and one to the
/// right, a dent at the left.
fn is_piece(x: u32, y: u32) -> bool {
    let top = PIECE - BODY;
    let near = |centre_x: u32, centre_y: u32| {
        let (across, down) = (x.abs_diff(centre_x), y.abs_diff(centre_y));
        small(across * across + down * down) <= KNOB * KNOB
    };
    let is_body = x < BODY && (top..PIECE).contains(&y) && !near(0, top + BODY / 2);
    x < PIECE && y < PIECE && (is_body || near(BODY / 2, top - 2) || near(BODY + 2, top + BODY / 2))
}

/// Slow waves of colour, quick ones over them, and grain, so that a place can be told from every other.
struct Waves(Vec<[f32; 4]>);

impl Waves {
    fn new(dice: &mut Rng) -> Self {
        let mut wave = |quick: f32| {
            let turn = dice.f32() * TAU;
            [turn.cos() * quick, turn.sin() * quick, dice.f32() * TAU, 20.0 + 22.0 * dice.f32()]
        };
        Self([0.02, 0.03, 0.045, 0.03, 0.05, 0.025, 0.2, 0.15, 0.25].into_iter().map(&mut wave).collect())
    }

    fn at(&self, dice: &mut Rng, x: u32, y: u32) -> Colour {
        let grain = dice.f32() * 14.0;
        let mut parts = [112.0_f32 + grain; 3];
        for (n, [across, down, shift, height]) in self.0.iter().enumerate() {
            let swing = (small(x) * across + small(y) * down + shift).sin() * height;
            if let Some(part) = parts.get_mut(n % 3) {
                *part += swing;
            }
        }
        parts.map(byte)
    }
}

/// A number of pixels, which is small, without loss.
fn small(number: u32) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// The nearest byte.
fn byte(number: f32) -> u8 {
    let whole = number.round().clamp(0.0, 255.0);
    (0..=255_u8).rev().find(|byte| f32::from(*byte) <= whole).unwrap_or(0)
}

fn encoded((width, height): (u32, u32), colours: png::ColorType, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(colours);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    // Writing into memory cannot fail; a picture that is none would show at once.
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(data));
    if written.is_ok() { out } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_piece_fills_its_strip_and_nothing_beyond() {
        let covered = |x: u32, y: u32| is_piece(x, y);
        let places = || (0..PIECE).flat_map(|x| (0..PIECE).map(move |y| (x, y)));
        assert!((0..PIECE).all(|x| (0..PIECE).any(|y| covered(x, y))), "it is as wide as its strip");
        let count = places().filter(|(x, y)| covered(*x, *y)).count();
        assert!((1200..1700).contains(&count), "{count}");
        assert!(!is_piece(PIECE, 20) && !is_piece(20, PIECE));
    }

    #[test]
    fn places_differ() {
        let (one, other) = (Puzzle::new(USUAL), Puzzle::new(USUAL));
        assert!((100..=262).contains(&one.x) && (100..=262).contains(&other.x));
        assert_ne!(one.pixels, other.pixels);
    }
}
