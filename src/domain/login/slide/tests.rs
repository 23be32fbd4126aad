use super::*;
use proptest::prelude::*;

const USUAL: (u32, u32) = (310, 47);

fn slide(background: u32, piece: u32) -> Slide {
    Slide::new(Natural::new(background, piece).unwrap())
}

fn usual() -> Slide {
    slide(USUAL.0, USUAL.1)
}

#[test]
fn nothing_moves_in_pictures_that_do_not_fit() {
    for (background, piece) in [(0, 0), (310, 0), (47, 47), (47, 310), (0, 47)] {
        assert!(Natural::new(background, piece).is_none());
    }
    assert_eq!(Natural::new(310, 47).map(Natural::most), Some(263));
}

#[test]
fn at_natural_size_a_pixel_is_a_pixel() {
    let drawn = Drawn { left: 100.0, width: 310.0 };
    let mut slide = usual();
    slide.grab(110.0, drawn);
    assert_eq!((slide.position(), slide.is_held()), (0, true), "taking it does not move it");
    slide.drag(347.0, drawn);
    assert_eq!((slide.position(), slide.answer()), (237, Some(237)));
    slide.release();
    slide.drag(400.0, drawn);
    assert_eq!(slide.position(), 237, "nobody holds it");
}

#[test]
fn the_furthest_place_is_reached_wherever_it_is_held() {
    let drawn = Drawn { left: 0.0, width: 200.0 };
    for grabbed in [0.0, 5.0, 29.9, 40.0, -3.0] {
        let mut slide = usual();
        slide.grab(grabbed, drawn);
        slide.drag(grabbed + 200.0, drawn);
        assert_eq!(slide.position(), 263, "held at {grabbed}");
        slide.drag(grabbed - 200.0, drawn);
        assert_eq!(slide.position(), 0);
    }
}

#[test]
fn what_was_overrun_comes_back_under_the_pointer() {
    let drawn = Drawn { left: 0.0, width: 310.0 };
    let mut slide = usual();
    slide.grab(10.0, drawn);
    slide.drag(900.0, drawn);
    slide.drag(110.0, drawn);
    assert_eq!(slide.position(), 100);
}

#[test]
fn a_page_that_scrolls_or_zooms_meanwhile_does_not_shift_the_piece() {
    let mut slide = usual();
    slide.grab(10.0, Drawn { left: 0.0, width: 310.0 });
    slide.drag(110.0, Drawn { left: 0.0, width: 310.0 });
    slide.drag(60.0, Drawn { left: -50.0, width: 310.0 });
    assert_eq!(slide.position(), 100, "scrolled");
    slide.drag(220.0, Drawn { left: 0.0, width: 620.0 });
    assert_eq!(slide.position(), 100, "zoomed");
}

#[test]
fn a_press_beside_the_piece_brings_its_middle_there() {
    let drawn = Drawn { left: 20.0, width: 620.0 };
    let mut slide = usual();
    slide.jump(320.0, drawn);
    assert!((slide.x - (150.0 - 23.5)).abs() < 1e-9);
    slide.drag(322.0, drawn);
    assert!((slide.x - 127.5).abs() < 1e-9, "and it is held");
    slide.jump(21.0, drawn);
    assert_eq!(slide.position(), 0);
    slide.drag(41.0, drawn);
    assert_eq!(slide.position(), 10, "at the end it is held as it lies");
}

#[test]
fn a_picture_that_is_not_drawn_moves_nothing() {
    for drawn in [
        Drawn { left: 0.0, width: 0.0 },
        Drawn { left: 0.0, width: -5.0 },
        Drawn { left: f64::NAN, width: 310.0 },
        Drawn { left: 0.0, width: f64::NAN },
        Drawn { left: f64::INFINITY, width: 310.0 },
    ] {
        let mut slide = usual();
        slide.jump(100.0, drawn);
        slide.grab(100.0, drawn);
        slide.drag(200.0, drawn);
        assert_eq!((slide.position(), slide.is_held()), (0, false), "{drawn:?}");
    }
}

#[test]
fn keys_step_and_end_at_the_ends() {
    let mut slide = usual();
    let presses = [
        (Key::Right, false, 5),
        (Key::Right, true, 6),
        (Key::Up, false, 11),
        (Key::Left, true, 10),
        (Key::Down, false, 5),
        (Key::PageUp, false, 30),
        (Key::PageDown, true, 5),
        (Key::Left, false, 0),
        (Key::Left, true, 0),
        (Key::PageDown, false, 0),
        (Key::End, false, 263),
        (Key::Right, true, 263),
        (Key::PageUp, false, 263),
        (Key::Left, false, 258),
        (Key::Home, true, 0),
    ];
    for (key, shift, expected) in presses {
        slide.press(key, shift);
        assert_eq!(slide.position(), expected, "{key:?}");
    }
    slide.grab(0.0, Drawn { left: 0.0, width: 310.0 });
    slide.press(Key::End, false);
    assert_eq!(slide.position(), 0, "the pointer has the word");
}

#[test]
fn every_place_can_be_reached_by_keys() {
    let mut slide = usual();
    for x in 1..=263 {
        slide.press(Key::Right, true);
        assert_eq!(slide.position(), x);
    }
}

#[test]
fn a_touch_is_no_answer() {
    let drawn = Drawn { left: 0.0, width: 310.0 };
    let mut slide = usual();
    assert_eq!(slide.answer(), None);
    for (to, answer) in [(10.0, None), (12.4, None), (12.6, Some(3)), (10.0, None), (200.0, Some(190))] {
        slide.grab(10.0 + slide.x, drawn);
        slide.drag(to, drawn);
        assert_eq!(slide.answer(), answer, "{to}");
    }
    slide.cancel();
    assert_eq!((slide.answer(), slide.position(), slide.is_held()), (None, 0, false));
    let mut narrow = self::slide(49, 47);
    assert_eq!(narrow.answer(), None);
    narrow.press(Key::End, false);
    assert_eq!(narrow.answer(), Some(2), "a way shorter than the least move can be gone to its end");
}

#[test]
fn only_the_ends_are_spoken_as_such() {
    let mut slide = slide(1047, 47);
    let mut spoken = Vec::new();
    for _ in 0..=1000 {
        spoken.push(slide.percent());
        slide.press(Key::Right, true);
    }
    assert_eq!((spoken[0], spoken[1], spoken[500], spoken[999], spoken[1000]), (0, 1, 50, 99, 100));
    assert!(spoken.is_sorted());
}

#[test]
fn a_puzzle_grows_old() {
    let at = Moment::from_unix_ms;
    for (now, left) in [(0, 120), (1, 120), (1000, 119), (119_001, 1), (120_000, 0), (999_999, 0), (-5000, 120)] {
        assert_eq!(seconds_left(at(0), LIFE_SECONDS, at(now)), left, "{now}");
    }
}

/// A way that a picture comes to be drawn: laid out at a width, zoomed, scaled by a transform, its edges perhaps snapped to the
/// screen's pixels.
fn drawn() -> impl Strategy<Value = Drawn> {
    let ratio = prop::sample::select(vec![1.0, 1.25, 1.5, 1.75, 2.0, 2.625, 3.0]);
    let zoom = prop::sample::select(vec![0.3, 0.5, 0.67, 0.9, 1.0, 1.1, 1.33, 1.5, 3.0, 5.0]);
    (80.0..1400.0, zoom, 0.4..2.5, ratio, -500.0..3000.0, any::<bool>()).prop_map(
        |(laid_out, zoom, scale, ratio, left, snapped)| {
            let snap = |x: f64| if snapped { (x * ratio).round() / ratio } else { x };
            Drawn { left: snap(left), width: snap(laid_out * zoom * scale) }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    /// Seen from the page: the left edge of the drawn piece, measured there, is within half a pixel of what is sent.
    #[test]
    fn what_is_seen_is_what_is_sent(
        background in 60_u32..1000, share in 0.02_f64..0.9, drawn in drawn(), grabbed in -0.2_f64..1.2, moves in prop::collection::vec(-0.5_f64..1.5, 1..6),
    ) {
        let piece = ((f64::from(background) * share) as u32).max(1);
        let mut slide = slide(background, piece);
        let scale = drawn.width / f64::from(background);
        let start = drawn.left + grabbed * f64::from(piece) * scale;
        slide.grab(start, drawn);
        for to in &moves {
            let pointer = drawn.left + to * drawn.width;
            slide.drag(pointer, drawn);
            let edge = drawn.left + slide.fraction() * drawn.width;
            let seen = (edge - drawn.left) / scale;
            prop_assert!((seen - f64::from(slide.position())).abs() <= 0.5 + 1e-6);
            // The piece hangs at the pointer, as far as the picture goes.
            let wanted = ((pointer - start) / scale).clamp(0.0, f64::from(background - piece));
            prop_assert!((seen - wanted).abs() < 1e-6, "seen {} wanted {}", seen, wanted);
            prop_assert!(slide.position() <= slide.most());
        }
    }

    /// Any place can be hit by a pointer that reports whole pixels only, as near as those pixels are.
    #[test]
    fn any_place_can_be_hit(background in 200_u32..700, place in 0.0_f64..1.0, drawn in drawn(), grabbed in 0.0_f64..1.0) {
        let piece = background / 7;
        let mut slide = slide(background, piece);
        let scale = drawn.width / f64::from(background);
        let wanted = (place * f64::from(slide.most())).round();
        let start = (drawn.left + grabbed * f64::from(piece) * scale).round();
        slide.grab(start, drawn);
        slide.drag((start + wanted * scale).round(), drawn);
        let miss = (f64::from(slide.position()) - wanted).abs();
        prop_assert!(miss <= 0.5 / scale + 0.5 + 1e-6, "missed by {}", miss);
    }

    #[test]
    fn any_numbers_are_borne(background in 2_u32.., cut: u32, numbers: [f64; 6], key in 0_usize..8, shift: bool) {
        let piece = 1 + cut % (background - 1);
        let keys = [Key::Left, Key::Right, Key::Up, Key::Down, Key::PageUp, Key::PageDown, Key::Home, Key::End];
        let mut slide = slide(background, piece);
        let drawn = Drawn { left: numbers[0], width: numbers[1] };
        slide.grab(numbers[2], drawn);
        slide.drag(numbers[3], drawn);
        slide.jump(numbers[4], drawn);
        slide.drag(numbers[5], drawn);
        slide.release();
        slide.press(keys[key], shift);
        prop_assert!(slide.position() <= slide.most() && slide.percent() <= 100);
        prop_assert!((0.0..=1.0).contains(&slide.fraction()) && slide.piece_fraction() < 1.0);
    }
}
