//! The slider captcha (oneaccess.md §5, captcha.md): a real puzzle, one try, and a proof that is good for one SMS.

mod picture;
mod sealed;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use self::picture::{LARGER, Puzzle, USUAL};
use super::ask::Ask;
use super::oddity::Oddity;
use super::people::mobile;
use super::slips::{self, Kind};
use super::tokens::random;
use super::wire::{Done, Stop, ok, refuse, stop};
use super::words::{self, CAPTCHA_EXPIRED, CAPTCHA_INVALID, CAPTCHA_WRONG};
use crate::store::names::fresh_id;

/// `GET captcha`.
pub fn show(ask: &Ask) -> Done {
    slips::sweep(ask.db, ask.play.now)?;
    let puzzle = Puzzle::new(if ask.has(Oddity::CaptchaLarger) { LARGER } else { USUAL });
    let token = fresh_id();
    let has_key = ask.has(Oddity::CaptchaAes) || ask.has(Oddity::CaptchaKeyShown);
    let key = has_key.then(|| random(16));
    let kept = json!({"x": puzzle.x, "key": key.as_deref().filter(|_| ask.has(Oddity::CaptchaAes))});
    slips::put(ask.db, Kind::Captcha, &token, &kept, ask.play.in_seconds_of("captcha_seconds"))?;
    let result = if ask.has(Oddity::CaptchaResultText) { json!("false") } else { json!(false) };
    ok(&json!({
        "captchaId": null, "projectCode": null, "captchaOriginalPath": null, "captchaFontType": null,
        "captchaFontSize": null, "secretKey": key, "originalImageBase64": STANDARD.encode(puzzle.background()),
        "point": null, "jigsawImageBase64": STANDARD.encode(puzzle.piece()), "wordList": null, "pointList": null,
        "pointJson": null, "token": token, "result": result, "captchaVerification": null,
    }))
}

/// `POST captcha/verify`. The first try ends the captcha, right or wrong.
pub fn verify(ask: &Ask) -> Done {
    let (point, token, sender) = (ask.need("point_json")?, ask.need("token")?, ask.need("sender")?);
    let sender = address(sender).ok_or_else(|| super::wire::about(&words::MALFORMED, "sender"))?;
    let captcha = slips::any(ask.db, Kind::Captcha, token)?.ok_or_else(|| stop(&CAPTCHA_INVALID))?;
    slips::burn(ask.db, Kind::Captcha, token)?;
    if captcha.ends <= ask.play.now {
        return refuse(&CAPTCHA_EXPIRED);
    }
    let key = captcha.data.get("key").and_then(Value::as_str);
    let plain = match key {
        None => Some(point.to_owned()),
        Some(key) => sealed::opened(key, point),
    };
    let plain = plain.ok_or_else(|| stop(&CAPTCHA_WRONG))?;
    let wanted = captcha.data.get("x").and_then(Value::as_i64).unwrap_or(-1000);
    let (x, y) = position(&plain).ok_or_else(|| stop(&CAPTCHA_WRONG))?;
    if (x - wanted).abs() > ask.play.number("tolerance") || y != 5 {
        return refuse(&CAPTCHA_WRONG);
    }
    let joined = format!("{token}---{plain}");
    let proof = key.map_or_else(|| Some(joined.clone()), |key| sealed::closed(key, &joined));
    let proof = proof.ok_or_else(|| stop(&CAPTCHA_WRONG))?;
    let ends = ask.play.in_seconds_of("proof_seconds");
    slips::put(ask.db, Kind::Proof, &proof, &json!({"sender": sender}), ends)?;
    ok(&json!({"captcha_token": proof}))
}

/// Uses up a proof that was given for this number.
pub fn spend(ask: &Ask, proof: &str, number: &str) -> Result<(), Stop> {
    let slip = slips::any(ask.db, Kind::Proof, proof)?.ok_or_else(|| stop(&CAPTCHA_INVALID))?;
    slips::burn(ask.db, Kind::Proof, proof)?;
    if slip.ends <= ask.play.now {
        return refuse(&CAPTCHA_EXPIRED);
    }
    if slip.text("sender") == number { Ok(()) } else { refuse(&CAPTCHA_INVALID) }
}

/// A number in one form, or an e-mail address as it is.
fn address(text: &str) -> Option<String> {
    let is_mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    mobile(text).or_else(|| is_mail.then(|| text.to_owned()))
}

/// The whole pixels of a position, as the reference reads it: split by hand, so that white space spoils it, numbers cut
/// towards zero, and what is missing is 0.
fn position(text: &str) -> Option<(i64, i64)> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let (mut x, mut y) = (0, 0);
    for pair in inner.split(',') {
        let (name, number) = pair.split_once(':')?;
        let place = match name {
            "\"x\"" => &mut x,
            "\"y\"" => &mut y,
            _ => continue,
        };
        let number: f64 = number.parse().ok().filter(|number: &f64| number.is_finite())?;
        *place = whole(number);
    }
    Some((x, y))
}

fn whole(number: f64) -> i64 {
    format!("{:.0}", number.trunc().clamp(-1e6, 1e6)).parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_as_the_reference_reads_them() {
        for (text, wanted) in [
            (r#"{"x":237.0,"y":5.0}"#, Some((237, 5))),
            (r#"{"y":5,"x":237}"#, Some((237, 5))),
            (r#"{"x":237.99,"y":5.9}"#, Some((237, 5))),
            (r#"{"x":2.37e2,"y":5,"z":1}"#, Some((237, 5))),
            (r#"{"x":237, "y":5}"#, Some((237, 0))),
            (r#"{"x":null,"y":5}"#, None),
            (r#" {"x":237,"y":5}"#, None),
            ("{}", None),
            ("", None),
        ] {
            assert_eq!(position(text), wanted, "{text}");
        }
    }

    #[test]
    fn senders_are_numbers_or_mail() {
        assert_eq!(address("+86-13800000001").as_deref(), Some("13800000001"));
        assert_eq!(address("a@example.org").as_deref(), Some("a@example.org"));
        assert_eq!((address("a@b"), address("12345678901x")), (None, None));
    }
}
