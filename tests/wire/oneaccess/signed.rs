//! `X-signature`, opened with a key of one's own (§6).
use super::tape::Tape;
use super::*;
use base64ct::{Base64, Encoding};
use gantry::domain::login::refusal::Kind;
use gantry::vendors::oneaccess::Mask;
use getrandom::SysRng;
use rsa::pkcs8::{EncodePublicKey, LineEnding};
use rsa::rand_core::UnwrapErr;
use rsa::sha2::Sha256;
use rsa::{Oaep, PrivateKey};
use sha1::Sha1;
use std::sync::LazyLock;

const SESSION: &str = "btsiBjx85prcZu6I6Ki057Tmw3nSF2VO";

/// The application's key, made for this run.
static KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::new(&mut UnwrapErr(SysRng), 2048).unwrap());

/// Its public half as the service tells it.
pub fn public_pem() -> String {
    KEY.to_public_key().to_public_key_pem(LineEnding::LF).unwrap()
}

/// What is in the last request's signature, if it was encrypted with this mask.
fn opened(tape: &Tape, mask: Mask) -> Option<String> {
    let sealed = Base64::decode_vec(&tape.header("X-signature").expect("a signature")).expect("one line of base64");
    let plain = match mask {
        Mask::Sha256 => KEY.decrypt(Oaep::<Sha256>::new(), &sealed),
        Mask::Sha1 => KEY.decrypt(Oaep::<Sha256, Sha1>::new_with_mgf_hash(), &sealed),
    };
    Some(String::from_utf8(plain.ok()?).unwrap())
}

#[test]
fn the_plain_text_is_the_contracts_in_both_masks() {
    for (mask, other) in [(Mask::Sha256, Mask::Sha1), (Mask::Sha1, Mask::Sha256)] {
        let tape = Tape::of(&[(200, "")]);
        block_on(client_of(&tape, |dialect| dialect.mask = mask).sign_out(&secret(SESSION))).unwrap();
        let wanted = format!("session_token={SESSION}&timestamp=1628496895102&nonce=17b29fa9c7e");
        assert_eq!((opened(&tape, mask), opened(&tape, other)), (Some(wanted), None));
    }
}

#[test]
fn no_two_signatures_have_a_time_in_common_even_when_the_clock_stands_or_goes_back() {
    let tape = Tape::of(&[(200, ""); 5]);
    let client = client(&tape);
    let times: Vec<String> = [0, 0, 0, -5_000, 60_000]
        .into_iter()
        .map(|later| {
            tape.clock.set(tape.clock.get() + later);
            block_on(client.clone().sign_out(&secret(SESSION))).unwrap();
            let plain = opened(&tape, Mask::Sha256).unwrap();
            let (time, nonce) = plain.split_once("&timestamp=").unwrap().1.split_once("&nonce=").unwrap();
            assert_eq!(nonce, format!("{:x}", time.parse::<i64>().unwrap()));
            time.to_owned()
        })
        .collect();
    // A minute later, less the five seconds that the clock went back.
    let wanted = ["1628496895102", "1628496895103", "1628496895104", "1628496895105", "1628496950102"];
    assert_eq!((times, tape.asked.get()), (wanted.map(str::to_owned).to_vec(), (1, 1)));
}

#[test]
fn by_how_much_the_services_clock_is_ahead_is_known_once_it_was_asked() {
    let tape = Tape::of(&[(200, "")]);
    let client = client(&tape);
    assert_eq!(client.clock_ahead_ms(), None);
    block_on(client.clone().sign_out(&secret(SESSION))).unwrap();
    assert_eq!(client.clock_ahead_ms(), Some(95_102), "clones share it");
    tape.clock.set(tape.clock.get() + 100_000);
    block_on(client.server_date()).unwrap();
    assert_eq!(client.clock_ahead_ms(), Some(-4_898), "the service's is behind now");
}

#[test]
fn an_unexplained_no_has_clock_and_key_asked_for_anew() {
    let no = r#"{"error_code":"SDK.COMMON.1006","error_msg":"no"}"#;
    let tape = Tape::of(&[(400, no), (200, ""), (400, r#"{"error_code":"SDK.USER.1","error_msg":"no"}"#), (200, "")]);
    let client = client(&tape);
    let asked = || {
        let outcome = block_on(client.sign_out(&secret(SESSION))).is_ok();
        (outcome, tape.asked.get())
    };
    assert_eq!([asked(), asked()], [(false, (1, 1)), (true, (2, 2))]);
    assert_eq!([asked(), asked()], [(false, (2, 2)), (true, (2, 2))], "this one was not about the signature");
}

#[test]
fn a_session_is_not_repeated_although_it_was_only_sent_encrypted() {
    let said = format!("会话{SESSION}已失效");
    let body = serde_json::json!({ "error_code": "SDK.COMMON.1005", "error_msg": said }).to_string();
    // Where an excerpt is cut, half a token would be a secret too.
    let long = "x".repeat(180) + " " + &said;
    let tape = Tape::of(&[(400, &body), (500, &body), (502, &long), (403, &long)]);
    let client = client(&tape);
    let refused = refusal(block_on(client.sign_out(&secret(SESSION))));
    assert_eq!(refused.text, "会话***已失效");
    assert!(refused.kind == Kind::Ended { sure: false });
    let failed = block_on(client.sign_out(&secret(SESSION))).unwrap_err();
    assert!(!format!("{failed:?}").contains(SESSION), "{failed:?}");
    for _ in 0..2 {
        let cut = format!("{:?}", block_on(client.sign_out(&secret(SESSION))).unwrap_err());
        assert!(cut.contains("会话***") && !cut.contains("btsi"), "{cut}");
    }
}
