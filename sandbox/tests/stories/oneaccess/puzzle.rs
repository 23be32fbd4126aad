//! Solving a puzzle as an eye does: the hole is where the piece's own pixels lie, only darker.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// A decoded picture: width, height, four bytes per pixel.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub colours: png::ColorType,
    pixels: Vec<[u8; 4]>,
}

impl Picture {
    pub fn of(body: &Value, name: &str) -> Self {
        let bytes = STANDARD.decode(body[name].as_str().unwrap()).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut data).unwrap();
        let samples = info.color_type.samples();
        let pixels = data[..info.buffer_size()].chunks(samples).map(|pixel| {
            let alpha = if samples == 4 { pixel[3] } else { 255 };
            [pixel[0], pixel[1], pixel[2], alpha]
        });
        Self {
            width: info.width as usize,
            height: info.height as usize,
            colours: info.color_type,
            pixels: pixels.collect(),
        }
    }

    pub fn at(&self, x: usize, y: usize) -> [u8; 4] {
        self.pixels[y * self.width + x]
    }
}

/// Where the piece fits: the place at which the piece and what is beneath it go up and down together.
pub fn solve(captcha: &Value) -> usize {
    let (background, piece) = (Picture::of(captcha, "originalImageBase64"), Picture::of(captcha, "jigsawImageBase64"));
    assert_eq!(background.height, piece.height);
    let places = (0..piece.height).flat_map(|y| (0..piece.width).map(move |x| (x, y)));
    let opaque: Vec<(usize, usize)> = places.filter(|(x, y)| piece.at(*x, *y)[3] == 255).collect();
    assert!(opaque.len() > 500, "there is a piece: {}", opaque.len());
    let likeness = |left: usize| {
        let pairs: Vec<(f64, f64)> = opaque
            .iter()
            .flat_map(|(x, y)| {
                let (here, there) = (piece.at(*x, *y), background.at(left + x, *y));
                (0..3).map(move |part| (f64::from(here[part]), f64::from(there[part])))
            })
            .collect();
        correlation(&pairs)
    };
    let all = (0..=background.width - piece.width).map(|left| (left, likeness(left)));
    let best = all.max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
    assert!(best.1 > 0.95, "the hole is to be seen: {}", best.1);
    best.0
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (one, other) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|pair| of(pair.0 - one, pair.1 - other)).sum::<f64>();
    sum(&|a, b| a * b) / (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt()
}
