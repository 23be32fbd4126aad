//! Small real pictures for puzzles, and the sample whose own are elided.
use super::*;
use base64ct::{Base64, Encoding};
use gantry::domain::login::puzzle::Misfit;
use serde_json::{Value, json};

pub const SAMPLE: &str = include_str!("captcha.get.reply.json");

/// The head of a PNG of so many pixels.
pub fn png(width: u32, height: u32) -> String {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    Base64::encode_string(&bytes)
}

/// The sample with pictures that are some.
pub fn whole() -> Value {
    let mut reply: Value = serde_json::from_str(SAMPLE).unwrap();
    reply["originalImageBase64"] = json!(png(310, 155));
    reply["jigsawImageBase64"] = json!(png(47, 155));
    reply
}

#[test]
fn the_samples_elided_pictures_are_no_pictures() {
    let tape = Tape::of(&[(200, SAMPLE)]);
    assert!(is_unread(block_on(client(&tape).captcha())));
}

#[test]
fn the_sample_with_real_pictures_is_a_puzzle() {
    let tape = Tape::of(&[(200, &whole().to_string())]);
    let puzzle = block_on(client(&tape).captcha()).unwrap();
    assert_eq!(tape.last(), ("GET https://h/api/v2/sdk/captcha".to_owned(), Value::Null));
    let sizes = [puzzle.background(), puzzle.piece()].map(|picture| (picture.width(), picture.height()));
    assert_eq!(sizes, [(310, 155), (47, 155)]);
    assert_eq!((puzzle.token.expose(), puzzle.key.as_ref().unwrap().expose()), ("389******fd1", "yMX******hmq"));
    assert_eq!(puzzle.background().address(), format!("data:image/png;base64,{}", png(310, 155)));
}

#[test]
fn pictures_are_taken_bare_or_as_an_address_and_nothing_else_is() {
    let puzzle = |background: Value| {
        let mut reply = whole();
        reply["originalImageBase64"] = background;
        block_on(client(&Tape::of(&[(200, &reply.to_string())])).captcha())
    };
    let digits = png(310, 155);
    let (first, rest) = digits.split_at(20);
    for good in [format!("data:image/png;base64,{}", png(310, 155)), format!("{first}\n{rest}\r\n")] {
        assert!(puzzle(json!(good)).is_ok(), "{good}");
    }
    let svg = Base64::encode_string(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    for bad in [
        json!(null),
        json!(7),
        json!(""),
        json!("https://elsewhere.example/a.png"),
        json!("data:image/svg+xml,<svg/>"),
        json!(svg),
        json!(png(0, 155)),
        json!(png(310, 4_000_000_000)),
        json!(png(310, 155) + "*"),
        json!(png(310, 155).split_at(24).0),
    ] {
        assert!(is_unread(puzzle(bad.clone())), "{bad}");
    }
}

#[test]
fn pictures_that_do_not_belong_together_are_no_puzzle_and_say_why() {
    let failure = |piece: String| {
        let mut reply = whole();
        reply["jigsawImageBase64"] = json!(piece);
        block_on(client(&Tape::of(&[(200, &reply.to_string())])).captcha()).err()
    };
    assert_eq!(failure(png(47, 155)), None);
    for height in [1, 47, 154, 156] {
        let misfit = Misfit::Heights { background: 155, piece: height };
        assert_eq!(failure(png(47, height)), Some(OneAccessFailure::Misfit(misfit)));
    }
    for width in [310, 400] {
        let misfit = Misfit::Widths { background: 310, piece: width };
        assert_eq!(failure(png(width, 155)), Some(OneAccessFailure::Misfit(misfit)));
    }
}
