//! The slider captcha: its pictures, one try, its tolerance, its lives, its encryption.

use aes::Aes128;
use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::puzzle::{Picture, solve};
use super::{Desk, desk, keys, odd, ok, refused, sample, text};

const NUMBER: &str = "13800000001";

fn verify(desk: &Desk, captcha: &Value, point: &str) -> crate::http::Answer {
    desk.post("captcha/verify", &json!({"point_json": point, "token": captcha["token"], "sender": NUMBER}))
}

fn point(x: usize) -> String {
    format!("{{\"x\":{x}.0,\"y\":5.0}}")
}

#[test]
fn it_has_the_samples_fields_and_natural_sizes() {
    let desk = desk();
    let (captcha, sample) = (ok(&desk.get("captcha")), sample!("captcha.get.reply.json"));
    assert_eq!(keys(&captcha), keys(&sample));
    for (name, value) in sample.as_object().unwrap() {
        if value.is_null() {
            assert!(captcha[name].is_null(), "{name}");
        }
    }
    assert_eq!((&captcha["result"], &captcha["secretKey"]), (&json!(false), &Value::Null));
    let token = text(&captcha, "token");
    assert!(token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{token}");
    let background = Picture::of(&captcha, "originalImageBase64");
    assert_eq!((background.width, background.height, background.colours), (310, 155, png::ColorType::Rgb));
    let piece = Picture::of(&captcha, "jigsawImageBase64");
    assert_eq!((piece.width, piece.height, piece.colours), (47, 155, png::ColorType::Rgba));
    assert_eq!(piece.at(0, 0)[3], 0, "transparent around the piece");
}

#[test]
fn the_picture_alone_solves_it() {
    let desk = desk();
    let mut places = Vec::new();
    for _ in 0..6 {
        let captcha = ok(&desk.get("captcha"));
        let x = solve(&captcha);
        assert!((100..=262).contains(&x), "{x}");
        let proof = ok(&verify(&desk, &captcha, &point(x)));
        assert_eq!(proof, json!({"captcha_token": format!("{}---{}", text(&captcha, "token"), point(x))}));
        places.push(x);
    }
    places.dedup();
    assert!(places.len() > 1, "it is not always the same place: {places:?}");
}

#[test]
fn pictures_of_another_size_by_switch() {
    let desk = odd(&["captcha-larger"]);
    let captcha = ok(&desk.get("captcha"));
    let sizes = ["originalImageBase64", "jigsawImageBase64"].map(|name| {
        let picture = Picture::of(&captcha, name);
        (picture.width, picture.height)
    });
    assert_eq!(sizes, [(360, 180), (47, 180)]);
    ok(&verify(&desk, &captcha, &point(solve(&captcha))));
}

#[test]
fn five_pixels_are_borne_and_six_are_not() {
    let desk = desk();
    let at = |form: &dyn Fn(i64) -> String| {
        let captcha = ok(&desk.get("captcha"));
        let x = i64::try_from(solve(&captcha)).unwrap();
        verify(&desk, &captcha, &form(x)).status
    };
    assert_eq!(at(&|x| format!("{{\"x\":{}.0,\"y\":5.0}}", x - 5)), 200);
    assert_eq!(at(&|x| format!("{{\"x\":{}.99,\"y\":5.0}}", x + 5)), 200, "cut towards zero");
    assert_eq!(at(&|x| format!("{{\"x\":{}.0,\"y\":5.0}}", x + 6)), 400);
    assert_eq!(at(&|x| format!("{{\"x\":{}.0,\"y\":5.0}}", x - 6)), 400);
    assert_eq!(at(&|x| format!("{{\"x\":{x},\"y\":5}}")), 200, "whole numbers too");
    assert_eq!(at(&|x| format!("{{\"x\":{x}.0,\"y\":6.0}}")), 400, "y is exact");
    assert_eq!(at(&|x| format!("{{\"x\": {x}.0, \"y\": 5.0}}")), 400, "white space spoils it");
    assert_eq!(at(&|_| "{\"x\":null,\"y\":5}".to_owned()), 400);
    desk.set(&json!({"tolerance": 0}));
    assert_eq!(at(&|x| format!("{{\"x\":{}.0,\"y\":5.0}}", x + 1)), 400);
}

#[test]
fn one_try_and_two_minutes() {
    let desk = desk();
    let captcha = ok(&desk.get("captcha"));
    let x = solve(&captcha);
    assert_eq!(refused(&verify(&desk, &captcha, &point(x - 40))), "CAPTCHA.0002");
    assert_eq!(refused(&verify(&desk, &captcha, &point(x))), "CAPTCHA.0004", "the wrong try ended it");

    let captcha = ok(&desk.get("captcha"));
    ok(&verify(&desk, &captcha, &point(solve(&captcha))));
    assert_eq!(refused(&verify(&desk, &captcha, &point(solve(&captcha)))), "CAPTCHA.0004", "so did the right one");

    let captcha = ok(&desk.get("captcha"));
    desk.advance(121);
    assert_eq!(refused(&verify(&desk, &captcha, &point(solve(&captcha)))), "CAPTCHA.0003");
    let unknown = json!({"token": "0".repeat(32)});
    assert_eq!(refused(&verify(&desk, &unknown, &point(100))), "CAPTCHA.0004");
    let missing = desk.post("captcha/verify", &json!({"point_json": point(1), "token": "x"}));
    assert_eq!(refused(&missing), "SDK.COMMON.1001");
    let sender = json!({"point_json": point(1), "token": "x", "sender": "nobody"});
    assert_eq!(refused(&desk.post("captcha/verify", &sender)), "SDK.COMMON.1002");
}

#[test]
fn a_proof_is_good_once_for_its_number() {
    let desk = desk();
    let send = |proof: &str, number: &str| {
        desk.post("sms/send", &json!({"mobile": number, "type": "LOGIN_SMS", "captcha_token": proof}))
    };
    let proof = desk.proof(NUMBER);
    assert_eq!(send(&proof, "+86-13800000001").status, 200, "the same number in another form");
    assert_eq!(refused(&send(&proof, NUMBER)), "CAPTCHA.0004", "used");
    assert_eq!(refused(&send(&desk.proof(NUMBER), "13800000002")), "CAPTCHA.0004", "another number");
    let proof = desk.proof("13800000003");
    desk.advance(181);
    assert_eq!(refused(&send(&proof, "13800000003")), "CAPTCHA.0003");
    assert_eq!(refused(&send("made---up", NUMBER)), "CAPTCHA.0004");
    assert_eq!(desk.outbox().as_array().unwrap().len(), 1, "refusals send nothing");
}

fn sealed(key: &str, text: &str) -> String {
    let cipher = Aes128::new_from_slice(key.as_bytes()).unwrap();
    let padding = 16 - text.len() % 16;
    let mut bytes = text.as_bytes().to_vec();
    bytes.extend(vec![u8::try_from(padding).unwrap(); padding]);
    for block in bytes.chunks_exact_mut(16) {
        cipher.encrypt_block(<&mut Array<u8, _>>::try_from(block).unwrap());
    }
    STANDARD.encode(bytes)
}

#[test]
fn encrypted_only_where_the_switch_says_so() {
    let desk = odd(&["captcha-aes"]);
    let captcha = ok(&desk.get("captcha"));
    let key = text(&captcha, "secretKey");
    assert_eq!(key.len(), 16);
    assert_eq!(refused(&verify(&desk, &captcha, &point(solve(&captcha)))), "CAPTCHA.0002", "plain text is refused");

    let captcha = ok(&desk.get("captcha"));
    assert_ne!(text(&captcha, "secretKey"), key, "each has its own");
    let (key, plain) = (text(&captcha, "secretKey"), point(solve(&captcha)));
    let proof = text(&ok(&verify(&desk, &captcha, &sealed(&key, &plain))), "captcha_token");
    let mut opened = STANDARD.decode(&proof).unwrap();
    let cipher = Aes128::new_from_slice(key.as_bytes()).unwrap();
    for block in opened.chunks_exact_mut(16) {
        cipher.decrypt_block(<&mut Array<u8, _>>::try_from(block).unwrap());
    }
    let opened = String::from_utf8(opened).unwrap();
    assert!(opened.starts_with(&format!("{}---{plain}", text(&captcha, "token"))), "{opened}");
    let sent = json!({"mobile": NUMBER, "type": "LOGIN_SMS", "captcha_token": proof});
    assert_eq!(desk.post("sms/send", &sent).status, 200, "the token is handed back as it came");

    desk.sandbox.set_oneaccess_switches(&["captcha-key-shown", "captcha-result-text"]).unwrap();
    let captcha = ok(&desk.get("captcha"));
    assert_eq!((text(&captcha, "secretKey").len(), &captcha["result"]), (16, &json!("false")));
    ok(&verify(&desk, &captcha, &point(solve(&captcha))));
}
