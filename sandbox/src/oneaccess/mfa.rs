//! The second factor: a code to the number that is known (oneaccess.md §2, M1, M2).

use serde_json::json;

use super::ask::Ask;
use super::oddity::Oddity;
use super::outcome::{Door, enter};
use super::people::mobile;
use super::sms;
use super::wire::{Done, ok};
use super::words;

/// `GET mobile-by-token`: the number as it is, as the sample shows it, or by switch only its beginning and end.
pub fn number(ask: &Ask) -> Done {
    let state = ask.state(&["mfa"])?;
    let mobile = ask.person_of(&state)?.mobile;
    ok(&json!({"mobile": if ask.has(Oddity::MfaNumberMasked) { masked(&mobile) } else { mobile }}))
}

fn masked(mobile: &str) -> String {
    let end = mobile.len().saturating_sub(4);
    format!("{}****{}", mobile.get(..3).unwrap_or_default(), mobile.get(end..).unwrap_or_default())
}

/// `POST mfa/sms`.
pub fn by_sms(ask: &Ask) -> Done {
    let state = ask.state(&["mfa"])?;
    let (number, code) = (ask.need("mobile")?, ask.need("verify_code")?);
    let person = ask.person_of(&state)?;
    if mobile(number).as_deref() != Some(&person.mobile) {
        return ask.spent(&words::CODE_WRONG);
    }
    if let Err(stop) = sms::check(ask, &person.mobile, "MFA_AUTH_SMS", code) {
        ask.mistaken()?;
        return Err(stop);
    }
    ask.end_state()?;
    enter(ask, &person, Door::Second)
}
