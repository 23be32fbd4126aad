//! The administrator's token that an operator pastes (contract `oneaccess.md` §3.1, §9). It is never kept: it can be neither
//! printed nor written, and is gone with the page.
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::domain::account::Secret;
use crate::domain::login::id_token::IdToken;
use crate::domain::moment::Moment;

/// How many seconds a token is good for where a tenant changed nothing.
pub const USUAL_SECONDS: i64 = 1800;

/// How long a token is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// Until then; the token itself says so, by the service's clock.
    Stated(Moment),
    /// At most until then: the answer it came in names so many seconds, counted here from when it was pasted.
    AtMost(Moment),
    /// Nothing says so. Where a tenant changed nothing, it is at most until then.
    Usual(Moment),
}

impl Lifetime {
    /// The instant, however sure it is.
    #[must_use]
    pub fn until(self) -> Moment {
        match self {
            Lifetime::Stated(until) | Lifetime::AtMost(until) | Lifetime::Usual(until) => until,
        }
    }

    /// Whether it is over by this machine's clock, which may be wrong: something to warn of, never a reason not to send. Only the
    /// service's 401 ends a token. What is only usual is not even warned of.
    #[must_use]
    pub fn seems_over(self, now: Moment) -> bool {
        !matches!(self, Lifetime::Usual(_)) && now >= self.until()
    }
}

/// A token for the calls of an administrator.
#[derive(Clone, PartialEq)]
pub struct AdminToken {
    /// Sent as `Authorization: Bearer …`.
    pub token: Secret,
    /// How long it is good.
    pub lifetime: Lifetime,
}

/// What is wrong with what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing.
    Empty,
    /// It has characters that no token has: spaces, line ends, anything but visible ASCII.
    NotAToken,
    /// It is an answer without a token.
    NoTokenInIt,
    /// It is the service's refusal, with code and text.
    Refusal(String, String),
    /// The token is of another kind than Bearer, as received.
    OtherKind(String),
}

/// Reads a token alone, with `Bearer` or the whole header before it, or the whole answer of the token call. One that says that it
/// has ended is taken all the same: it speaks of the service's clock, and this machine's may be wrong.
///
/// # Errors
/// What is wrong with the text.
pub fn read(pasted: &str, now: Moment) -> Result<AdminToken, Mistake> {
    let text = pasted.trim();
    let (token, seconds) = if text.starts_with('{') { answer(text)? } else { (bare(text).to_owned(), None) };
    if token.is_empty() {
        return Err(Mistake::Empty);
    }
    let token = Secret::new(token);
    if !token.expose().bytes().all(|byte| byte.is_ascii_graphic() && !b"\"',;{}".contains(&byte)) {
        return Err(Mistake::NotAToken);
    }
    let after = |seconds: i64| now.plus_ms(seconds.saturating_mul(1000));
    // That it is a token which says so is nowhere promised.
    let stated = IdToken::read(token.expose()).and_then(|said| said.ends);
    let lifetime = match (stated, seconds) {
        (Some(until), _) => Lifetime::Stated(until),
        (None, Some(seconds)) => Lifetime::AtMost(after(seconds)),
        (None, None) => Lifetime::Usual(after(USUAL_SECONDS)),
    };
    Ok(AdminToken { token, lifetime })
}

/// What stands behind the header's name and the word Bearer, in any case.
fn bare(text: &str) -> &str {
    let after = |text, word: &str| match str::split_at_checked(text, word.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(word) => rest.trim_start(),
        _ => text,
    };
    let text = after(text.trim_matches(['"', '\'']), "authorization:");
    match after(text, "bearer") {
        // A token may begin with these letters.
        rest if rest.len() + "bearer".len() == text.len() && !rest.is_empty() => text,
        rest => rest,
    }
}

/// Token and seconds of an answer of the token call. The seconds are a number or a text (§11 no. 3).
fn answer(text: &str) -> Result<(String, Option<i64>), Mistake> {
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(|_| Mistake::NotAToken)?;
    let text = |key: &str| fields.get(key).and_then(|value| serde_json::from_str::<String>(value.get()).ok());
    let refused = text("error_code").zip(text("error_msg")).or_else(|| text("error").zip(text("error_description")));
    let token = match (text("access_token"), refused) {
        (Some(token), _) => token.trim().to_owned(),
        (None, Some((code, words))) => return Err(Mistake::Refusal(code, words)),
        (None, None) => return Err(Mistake::NoTokenInIt),
    };
    if token.is_empty() {
        return Err(Mistake::NoTokenInIt);
    }
    if let Some(kind) = text("token_type").filter(|kind| !kind.trim().eq_ignore_ascii_case("bearer")) {
        return Err(Mistake::OtherKind(kind));
    }
    let seconds = text("expires_in").or_else(|| Some(fields.get("expires_in")?.get().to_owned()));
    Ok((token, seconds.and_then(|seconds| seconds.trim().parse().ok()).filter(|seconds| *seconds > 0)))
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64UrlUnpadded, Encoding};
    use proptest::prelude::*;

    use super::*;

    fn now() -> Moment {
        Moment::parse("2026-11-21T18:00:00Z").unwrap()
    }

    fn ok(text: &str) -> (String, Lifetime) {
        match read(text, now()) {
            Ok(AdminToken { token, lifetime }) => (token.expose().to_owned(), lifetime),
            Err(mistake) => panic!("{text}: {mistake:?}"),
        }
    }

    fn wrong(text: &str) -> Mistake {
        read(text, now()).err().unwrap()
    }

    fn jwt(claims: &str) -> String {
        format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", Base64UrlUnpadded::encode_string(claims.as_bytes()))
    }

    #[test]
    fn a_token_is_found_in_whatever_was_copied() {
        let usual = Lifetime::Usual(now().plus_ms(1_800_000));
        for text in [
            "abc-1._~+/=",
            " Bearer abc-1._~+/=\n",
            "bearer   abc-1._~+/=",
            "Authorization: Bearer abc-1._~+/=",
            "\"abc-1._~+/=\"",
        ] {
            assert_eq!(ok(text), ("abc-1._~+/=".to_owned(), usual), "{text}");
        }
        assert_eq!(ok("bearerabc").0, "bearerabc");
    }

    #[test]
    fn the_answers_seconds_are_a_number_or_a_text() {
        let answer = |seconds: &str| {
            format!(
                r#"{{"access_token":"abc","token_type":"Bearer","expires_in":{seconds},"scope":"all","id_token":"x"}}"#
            )
        };
        let at_most = ("abc".to_owned(), Lifetime::AtMost(now().plus_ms(1_719_000)));
        assert_eq!(ok(&answer("1719")), at_most);
        assert_eq!(ok(&answer("\"1719\"")), at_most);
        for odd in ["null", "\"soon\"", "-5", "0", "[]"] {
            assert_eq!(ok(&answer(odd)).1, Lifetime::Usual(now().plus_ms(1_800_000)), "{odd}");
        }
        assert_eq!(ok(r#"{"access_token":"abc"}"#).0, "abc");
    }

    #[test]
    fn a_token_that_says_its_end_is_believed() {
        let end = Moment::parse("2026-11-21T18:10:00Z").unwrap();
        let token = jwt(&format!(r#"{{"exp":{}}}"#, end.unix_ms() / 1000));
        assert_eq!(ok(&token).1, Lifetime::Stated(end));
        assert_eq!(ok(&format!(r#"{{"access_token":"{token}","expires_in":9999}}"#)).1, Lifetime::Stated(end));
        assert_eq!(
            ok(&jwt(r#"{"exp":"1000"}"#)).1,
            Lifetime::Stated(Moment::from_unix_ms(1_000_000)),
            "long ago, here"
        );
        assert!(matches!(ok(&jwt("no claims")).1, Lifetime::Usual(_)));
        assert!(Lifetime::Stated(end).seems_over(end) && !Lifetime::Stated(end).seems_over(now()));
        assert!(!Lifetime::Usual(end).seems_over(end.plus_ms(1)));
    }

    #[test]
    fn what_is_no_token_is_told_apart() {
        assert_eq!(wrong("  "), Mistake::Empty);
        assert_eq!(wrong("Bearer "), Mistake::Empty);
        for text in ["two words", "一二三", "a\"b", "{not json", "a;b"] {
            assert_eq!(wrong(text), Mistake::NotAToken, "{text}");
        }
        for text in ["{}", r#"{"access_token":""}"#, r#"{"access_token":5}"#] {
            assert_eq!(wrong(text), Mistake::NoTokenInIt, "{text}");
        }
        assert_eq!(wrong(r#"{"access_token":"a","token_type":"MAC"}"#), Mistake::OtherKind("MAC".to_owned()));
        let refusal = Mistake::Refusal("APP.0001".to_owned(), "no such application".to_owned());
        assert_eq!(wrong(r#"{"error_code":"APP.0001","error_msg":"no such application"}"#), refusal);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,60}", json in r#"\{"access_token":"[a-zA-Z0-9._-]{0,30}","expires_in":[0-9"]{1,20}\}"#) {
            for text in [text, json] {
                if let Ok(token) = read(&text, now()) {
                    prop_assert!(!token.token.is_empty());
                }
            }
        }
    }
}
