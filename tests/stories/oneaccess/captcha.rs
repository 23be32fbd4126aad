//! Puzzles, their proofs, messages, dial codes.
use super::*;

#[test]
fn a_puzzle_is_solved_to_the_pixel_and_its_proof_sends_one_message() {
    let desk = Desk::new();
    desk.set(&json!({ "tolerance": 0 }));
    let client = desk.client();
    let puzzle = block_on(client.captcha()).unwrap();
    let sizes = [puzzle.background(), puzzle.piece()].map(|picture| (picture.width(), picture.height()));
    assert_eq!((sizes, puzzle.key.is_none()), ([(310, 155), (47, 155)], true));
    let place = solved(&puzzle);
    let proof = block_on(client.verify(&puzzle, place, &number(CHEN))).unwrap();
    let joined = format!("{}---{{\"x\":{:.1},\"y\":5.0}}", puzzle.token.expose(), place.x());
    assert_eq!((proof.token.expose(), proof.sender.as_sent()), (joined.as_str(), CHEN));
    block_on(client.send_code(&proof, Purpose::SignIn)).unwrap();
    assert_eq!(no(block_on(client.send_code(&proof, Purpose::SignIn))), (Kind::CaptchaInvalid, "CAPTCHA.0004".into()));
    assert_eq!(desk.sandbox.oneaccess_outbox(None).len(), 1);
}

#[test]
fn every_purpose_has_its_word() {
    let desk = Desk::new();
    for (purpose, word) in [
        (Purpose::SignIn, "LOGIN_SMS"),
        (Purpose::Register, "REGISTER_SMS"),
        (Purpose::SecondFactor, "MFA_AUTH_SMS"),
        (Purpose::Forgotten, "FORGET_PWD_SMS"),
        (Purpose::Bind, "BIND_MOBILE_SMS"),
    ] {
        block_on(desk.client().send_code(&desk.proof(CHEN), purpose)).unwrap();
        assert_eq!(desk.sandbox.oneaccess_outbox(Some(CHEN))[0]["type"], word);
    }
}

#[test]
fn a_puzzle_bears_one_try_and_two_minutes() {
    let desk = Desk::new();
    let client = desk.client();
    let puzzle = block_on(client.captcha()).unwrap();
    let off = Place::new(solved(&puzzle).x() - 40.0).unwrap();
    assert_eq!(no(block_on(client.verify(&puzzle, off, &number(CHEN)))), (Kind::CaptchaWrong, "CAPTCHA.0002".into()));
    let again = kind(block_on(client.verify(&puzzle, solved(&puzzle), &number(CHEN))));
    assert!(again == Kind::CaptchaInvalid && again.wants_new_puzzle());
    let puzzle = block_on(client.captcha()).unwrap();
    desk.advance(121);
    assert_eq!(kind(block_on(client.verify(&puzzle, solved(&puzzle), &number(CHEN)))), Kind::CaptchaExpired);
    let puzzle = block_on(client.captcha()).unwrap();
    let nobody = no(block_on(client.verify(&puzzle, solved(&puzzle), &number("1"))));
    assert_eq!(nobody, (Kind::Other, "SDK.COMMON.1002".into()));
}

#[test]
fn messages_are_refused_for_their_reasons() {
    let desk = Desk::new();
    let client = desk.client();
    let send = |proof: &Proof| block_on(client.send_code(proof, Purpose::SignIn));
    let late = desk.proof(CHEN);
    desk.advance(181);
    assert_eq!(kind(send(&late)), Kind::CaptchaExpired);
    let swapped = Proof { sender: number("13800000002"), ..desk.proof(CHEN) };
    assert_eq!(kind(send(&swapped)), Kind::CaptchaInvalid, "somebody else's");
    let nowhere = Proof { sender: number("12345"), ..desk.proof(CHEN) };
    assert_eq!(no(send(&nowhere)), (Kind::NotSent { none_left: false }, "CAPTCHA.0006".into()));
    send(&desk.proof(CHEN)).unwrap();
    let soon = refusal(send(&desk.proof(CHEN)));
    assert!(soon.kind == Kind::CaptchaOther && soon.text.contains("seconds"), "{soon:?}");
    desk.set(&json!({ "sms_domestic": 0 }));
    assert_eq!(kind(send(&desk.proof("13800000002"))), Kind::NotSent { none_left: true });
    send(&desk.proof("+852-91234567")).unwrap();
}

#[test]
fn the_place_is_encrypted_only_where_the_setting_says_so() {
    let desk = Desk::odd(&["captcha-aes"]);
    desk.set(&json!({ "tolerance": 0 }));
    let solve = |client: &Client| {
        let puzzle = block_on(client.captcha()).unwrap();
        assert!(puzzle.key.is_some());
        block_on(client.verify(&puzzle, solved(&puzzle), &number(CHEN)))
    };
    let (plain, sealing) = (desk.client(), desk.client_of(|dialect| dialect.captcha_aes = true));
    assert_eq!(kind(solve(&plain)), Kind::CaptchaWrong);
    let proof = solve(&sealing).expect("it is solved");
    assert!(!proof.token.expose().contains("---"), "the proof is encrypted too");
    block_on(plain.send_code(&proof, Purpose::SignIn)).unwrap();

    desk.sandbox.set_oneaccess_switches(&["captcha-key-shown"]).unwrap();
    assert!(solve(&plain).is_ok(), "a key for show, as in the sample");
    assert_eq!(kind(solve(&sealing)), Kind::CaptchaWrong);
    desk.sandbox.set_oneaccess_switches(&[]).unwrap();
    let puzzle = block_on(sealing.captcha()).unwrap();
    assert!(
        block_on(sealing.verify(&puzzle, solved(&puzzle), &number(CHEN))).is_ok(),
        "no key, so nothing to encrypt with"
    );
}

#[test]
fn pictures_of_another_size_and_a_result_that_is_a_text() {
    let desk = Desk::odd(&["captcha-larger", "captcha-result-text"]);
    desk.set(&json!({ "tolerance": 0 }));
    let client = desk.client();
    let puzzle = block_on(client.captcha()).unwrap();
    let sizes = [puzzle.background(), puzzle.piece()].map(|picture| (picture.width(), picture.height()));
    assert_eq!(sizes, [(360, 180), (47, 180)]);
    assert!(block_on(client.verify(&puzzle, solved(&puzzle), &number(CHEN))).is_ok());
}

#[test]
fn dial_codes_in_both_types() {
    let desk = Desk::new();
    let countries = block_on(desk.client().countries()).unwrap();
    let dials: Vec<&str> = countries.all.iter().map(|country| country.dial.written()).collect();
    assert_eq!(dials, ["86", "852", "853", "65", "1", "49"]);
    let china = &countries.all[countries.at_first().unwrap()];
    assert_eq!((china.code.as_str(), china.dial.written()), ("CN", "86"));
    assert_eq!(china.names.simplified.as_deref(), Some("中国大陆"));
    assert_eq!(china.names.traditional.as_deref(), Some("中國大陸"));
    assert_eq!(china.names.english.as_deref(), Some("Chinese mainland"));
    assert_eq!(china.mobile_rule.as_deref(), Some(r"^(\+86){0,1}\-?1\d{10}$"));
    desk.sandbox.set_oneaccess_switches(&["suffixes-text"]).unwrap();
    assert_eq!(block_on(desk.client().countries()), Ok(countries), "an empty text is an empty list");
}
