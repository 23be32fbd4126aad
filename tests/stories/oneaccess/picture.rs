//! Solving a puzzle as an eye does: where the piece lies over its own, darker likeness.
use gantry::domain::login::puzzle::{Picture, Puzzle};

/// Brightness, pixel by pixel, of a decoded picture; `None` where it is not opaque.
struct Seen {
    width: usize,
    pixels: Vec<Option<f64>>,
}

impl Seen {
    fn of(picture: &Picture) -> Seen {
        let mut reader = png::Decoder::new(std::io::Cursor::new(picture.bytes())).read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut data).unwrap();
        assert_eq!((info.width, info.height), (picture.width(), picture.height()), "the header told the truth");
        let samples = info.color_type.samples();
        let pixels = data[..info.buffer_size()].chunks(samples).map(|pixel| {
            let opaque = samples < 4 || pixel[3] == 255;
            opaque.then(|| pixel[..3].iter().map(|part| f64::from(*part)).sum())
        });
        Seen { width: info.width as usize, pixels: pixels.collect() }
    }
}

/// The place where piece and background rise and fall together.
pub fn fit(puzzle: &Puzzle) -> u32 {
    let (background, piece) = (Seen::of(puzzle.background()), Seen::of(puzzle.piece()));
    let likeness = |left: usize| {
        let pairs: Vec<(f64, f64)> = piece
            .pixels
            .iter()
            .enumerate()
            .filter_map(|(at, pixel)| {
                let beneath = background.pixels[at / piece.width * background.width + left + at % piece.width]?;
                Some(((*pixel)?, beneath))
            })
            .collect();
        correlation(&pairs)
    };
    let best = (0..=background.width - piece.width).max_by(|a, b| likeness(*a).total_cmp(&likeness(*b)));
    u32::try_from(best.expect("the background is wider")).unwrap()
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let (one, other) = pairs.iter().fold((0.0, 0.0), |(a, b), pair| (a + pair.0 / count, b + pair.1 / count));
    let (both, ones, others) = pairs.iter().fold((0.0, 0.0, 0.0), |(both, ones, others), pair| {
        let (a, b) = (pair.0 - one, pair.1 - other);
        (both + a * b, ones + a * a, others + b * b)
    });
    both / (ones * others).sqrt()
}
