//! Puzzles and dial codes (`oneaccess.md` §2, C1 to C3; §5).
use super::nested;
use crate::domain::account::Secret;
use crate::domain::login::country::{Countries, Country, Dial, Names};
use crate::domain::login::puzzle::{Misfit, Picture, Puzzle};
use crate::transport::json::{self, Object};
use crate::vendors::oneaccess::lenient::{elements, text, verbatim, words};
use base64ct::{Base64, Encoding};

/// A puzzle, or why its pictures are none; `None` without a token, or when one of the pictures is no picture. Whatever else is in
/// it is always null or means nothing (§5.1).
pub(in crate::vendors::oneaccess) fn puzzle(object: &Object<'_>) -> Option<Result<Puzzle, Misfit>> {
    let (background, piece) = (picture(object, "originalImageBase64")?, picture(object, "jigsawImageBase64")?);
    let token = Secret::new(verbatim(object, "token")?);
    Some(Puzzle::new(background, piece, token, verbatim(object, "secretKey").map(Secret::new)))
}

/// Bare base64, or an address with the picture in it.
fn picture(object: &Object<'_>, key: &str) -> Option<Picture> {
    let text = json::string(object.get(key)?)?;
    let digits = match text.strip_prefix("data:") {
        Some(address) => address.split_once(";base64,")?.1,
        None => &text,
    };
    let digits: String = digits.split_ascii_whitespace().collect();
    Picture::read(Base64::decode_vec(&digits).ok()?)
}

/// What proves a solution; handed back as it came.
pub(in crate::vendors::oneaccess) fn proof(object: &Object<'_>) -> Option<Secret> {
    verbatim(object, "captcha_token").map(Secret::new)
}

/// The countries; `None` without a list of them.
pub(in crate::vendors::oneaccess) fn countries(object: &Object<'_>) -> Option<Countries> {
    let list = *object.get("phoneAreaCodeDefinitions")?;
    let rows = json::list(list)?;
    let all = rows.iter().filter_map(|row| json::object(row.get())).filter_map(|row| country(&row)).collect();
    Some(Countries { all, usual: words(object, "preferredAreaCode") })
}

/// One of them; `None` without a dial code.
fn country(row: &Object<'_>) -> Option<Country> {
    let dial = Dial::read(&words(row, "areaCode")?)?;
    // Typed as a text, and a list in the sample (§11 row 3).
    let suffixes = row.get("areaCodeSuffixes").map(|value| match text(value) {
        Some(one) => vec![one],
        None => elements(value).into_iter().filter_map(text).collect(),
    });
    Some(Country {
        dial,
        code: words(row, "countryCode").unwrap_or_default(),
        names: nested(row, "displayMapping", names).unwrap_or_default(),
        mobile_rule: words(row, "mobileRegex"),
        suffixes: suffixes.unwrap_or_default(),
    })
}

fn names(object: &Object<'_>) -> Names {
    let by = |key: &str| words(object, key);
    Names { simplified: by("zh-CN"), traditional: by("zh-TW"), english: by("en") }
}
