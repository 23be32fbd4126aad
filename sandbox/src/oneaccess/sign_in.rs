//! Signing in by password and by SMS, and leaving (oneaccess.md §2, L1, L2, L5).

use rusqlite::Connection;

use super::apps::ORGS;
use super::ask::Ask;
use super::outcome::{Door, enter};
use super::people::{self, Person, mobile};
use super::play::Play;
use super::slips::{self, Kind};
use super::sms;
use super::wire::{Done, Stop, about, refuse, stop};
use super::words;

/// `POST login`: user name and password, no captcha.
pub fn by_password(ask: &Ask) -> Done {
    let (name, password) = (ask.need("user_name")?, ask.need("password")?);
    let Some(mut person) = people::by_name(ask.db, name)? else {
        // An unknown name is refused in the same words; there is nobody whose attempts would be counted.
        return Err(about(&words::WRONG, ask.play.number("attempts") - 1));
    };
    check(ask, &mut person, password)?;
    enter(ask, &person, Door::Password)
}

/// Checks a password, or says in the service's words that it is wrong, or that the account is locked.
pub fn check(ask: &Ask, person: &mut Person, password: &str) -> Result<(), Stop> {
    if right(ask.db, ask.play, person, password)? {
        return Ok(());
    }
    if person.locked > ask.play.now {
        return refuse(&words::LOCKED);
    }
    Err(about(&words::WRONG, ask.play.number("attempts") - person.failures))
}

/// Whether a password is right, and the account not locked. A wrong one is counted; the last one that is borne locks.
pub fn right(db: &Connection, play: &Play, person: &mut Person, password: &str) -> rusqlite::Result<bool> {
    if person.locked > play.now {
        return Ok(false);
    }
    if person.locked > 0 {
        (person.locked, person.failures) = (0, 0);
    }
    let is_right = person.has_password(password);
    person.failures = if is_right { 0 } else { person.failures + 1 };
    if person.failures >= play.number("attempts") {
        person.locked = play.in_seconds_of("lock_seconds");
    }
    people::save(db, person, play.now)?;
    Ok(is_right)
}

/// `POST login/mobile-verify-code`.
pub fn by_sms(ask: &Ask) -> Done {
    let (number, code) = (ask.need("mobile")?, ask.need("verify_code")?);
    let number = mobile(number).ok_or_else(|| stop(&words::MOBILE_RULE))?;
    sms::check(ask, &number, "LOGIN_SMS", code)?;
    let person = match people::by_mobile(ask.db, &number)? {
        Some(person) => person,
        None if ask.play.is_on("auto_register") => newcomer(ask, &number)?,
        None => return refuse(&words::NO_USER),
    };
    enter(ask, &person, Door::Sms)
}

/// A person of whom only the number is known, with an account in the application.
pub fn newcomer(ask: &Ask, number: &str) -> Result<Person, Stop> {
    let now = ask.play.now;
    let person = people::blank(people::new_id(now), number, number);
    people::save(ask.db, &person, now)?;
    people::give_account(ask.db, ask.app.id, &person, ORGS[0].2, &people::new_id(now))?;
    Ok(person)
}

/// `GET logout`.
pub fn leave(ask: &Ask) -> Done {
    let signed = ask.signed()?;
    end(ask, &signed.token)?;
    ask.nothing()
}

/// Ends a session and what came of it.
pub fn end(ask: &Ask, token: &str) -> Result<(), Stop> {
    slips::burn(ask.db, Kind::Session, token)?;
    Ok(slips::burn_all(ask.db, Kind::Ticket, "session", token)?)
}
