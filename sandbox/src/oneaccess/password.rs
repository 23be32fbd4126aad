//! Passwords: the tenant's policy, the forced change, the forgotten one (oneaccess.md §2, P1 to P3).

use serde_json::json;

use super::ask::Ask;
use super::outcome::{Door, enter};
use super::people::{self, Person, mobile};
use super::sign_in;
use super::sms;
use super::wire::{Done, Stop, refuse, stop};
use super::words;

const SHORTEST: usize = 8;
const LONGEST: usize = 18;

/// The policy as PASSWORD_WARN tells it: JSON within a text, with look-aheads as Java knows them.
pub fn rules() -> String {
    json!({
        "maxLength": LONGEST, "minLength": SHORTEST,
        "regEx": r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\x21-\x7e]{8,18}$",
        "description": "8-18位，须包含大写字母、小写字母和数字，不能包含用户名",
    })
    .to_string()
}

/// Whether a password keeps the policy.
pub fn is_good(text: &str, user_name: &str) -> bool {
    let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
    (SHORTEST..=LONGEST).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_graphic())
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
        && !text.to_lowercase().contains(&user_name.to_lowercase())
}

/// Gives somebody another password, if the policy takes it.
fn change(ask: &Ask, person: &mut Person, text: &str) -> Result<(), Stop> {
    if !is_good(text, &person.user_name) {
        return refuse(&words::PASSWORD_RULE);
    }
    if person.has_password(text) {
        return refuse(&words::PASSWORD_SAME);
    }
    person.choose_password(text, ask.play.now);
    Ok(people::save(ask.db, person, ask.play.now)?)
}

/// `GET pwd/skip-update`.
pub fn skip(ask: &Ask) -> Done {
    let state = ask.state(&["warn"])?;
    let person = ask.person_of(&state)?;
    ask.end_state()?;
    enter(ask, &person, Door::Skipped)
}

/// `POST pwd/update`. A wrong old password counts as a wrong sign-in.
pub fn update(ask: &Ask) -> Done {
    let state = ask.state(&["warn", "expired"])?;
    let (old, new) = (ask.need("old_password")?, ask.need("new_password")?);
    let mut person = ask.person_of(&state)?;
    let changed = sign_in::check(ask, &mut person, old).and_then(|()| change(ask, &mut person, new));
    if let Err(stop) = changed {
        ask.mistaken()?;
        return Err(stop);
    }
    ask.end_state()?;
    enter(ask, &person, Door::Changed)
}

/// `POST pwd/update-by-mobile`.
pub fn forgotten(ask: &Ask) -> Done {
    let (number, code, new) = (ask.need("mobile")?, ask.need("verify_code")?, ask.need("password")?);
    let number = mobile(number).ok_or_else(|| stop(&words::MOBILE_RULE))?;
    let found = people::by_mobile(ask.db, &number)?;
    // Whether a number is anybody's is told only to who has its code.
    sms::look(ask, &number, "FORGET_PWD_SMS", code)?;
    let mut person = found.ok_or_else(|| stop(&words::NO_USER))?;
    change(ask, &mut person, new)?;
    sms::spend(ask, &number, "FORGET_PWD_SMS")?;
    ask.nothing()
}

#[cfg(test)]
mod tests {
    use super::is_good;

    #[test]
    fn the_policy() {
        assert!(is_good("Passw0rd-1", "chen.xi") && is_good("Aa345678", "x.y"));
        for wrong in ["Aa34567", "passw0rd-1", "PASSW0RD-1", "Password-x", "Passw0rd 1", "密码Passw0rd", "Chen.Xi-2026"]
        {
            assert!(!is_good(wrong, "chen.xi"), "{wrong}");
        }
        assert!(!is_good("Aa345678901234567890", "x.y"));
    }
}
