//! Passwords: checking, setting, the rules, and `POST /v3/users/{id}/password` (keystone.md §7).

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::lookup::{self, User};
use crate::answer::{Refusal, Reply, nothing};
use crate::call::Call;
use crate::moment;
use crate::options::Strength;
use crate::state::Shared;
use crate::store::seed::COST;

/// The strength rule as it is configured.
pub const RULE: &str = r"^(?=.*\d)(?=.*[a-zA-Z]).{7,}$";

/// The strength rule in words.
pub const RULE_IN_WORDS: &str = "at least 7 characters with a letter and a digit";

/// Whether a password is the user's, counting failures towards a lockout.
pub fn accepted(db: &Connection, shared: &Shared, user: &User, given: &str) -> rusqlite::Result<bool> {
    let rules = &shared.options.compliance;
    let locks = rules.lockout_attempts > 0 && !user.has("ignore_lockout_failure_attempts");
    let locked = user.locked_until.as_ref().is_some_and(|until| *until > moment::now());
    if locks && locked {
        return Ok(false);
    }
    // bcrypt looks at the first 72 bytes only, exactly as the real server does.
    if user.password.as_ref().is_some_and(|hash| bcrypt::verify(given, hash).unwrap_or(false)) {
        db.execute("UPDATE users SET failures = 0, locked_until = NULL WHERE id = ?", [&user.id])?;
        return Ok(true);
    }
    if locks {
        let failures = user.failures.saturating_add(1);
        let full = failures >= rules.lockout_attempts;
        let until = full.then(|| moment::stamp(moment::in_seconds(rules.lockout_seconds)));
        let failures = if full { 0 } else { failures };
        let query = "UPDATE users SET failures = ?, locked_until = ? WHERE id = ?";
        db.execute(query, params![failures, until, user.id])?;
    }
    Ok(false)
}

/// Whether the password must be changed before the next sign-in.
pub fn expired(user: &User) -> bool {
    let over = user.password_expires.as_ref().is_some_and(|end| *end <= moment::now());
    over && !user.has("ignore_password_expiry")
}

/// Whether a password follows the strength rule; 400 with its words when not.
pub fn strong(password: &str) -> Result<(), Refusal> {
    let long = password.chars().count() >= 7 && !password.contains('\n');
    if long && password.chars().any(|c| c.is_ascii_alphabetic()) && password.chars().any(char::is_numeric) {
        return Ok(());
    }
    Err(Refusal::bad(format!("The password does not match the requirements: {RULE_IN_WORDS}.")))
}

/// Sets a password, or takes it away. Unlocks the user and ends all its tokens.
pub fn store(
    db: &Connection,
    shared: &Shared,
    user: &User,
    password: Option<&str>,
    by_admin: bool,
) -> Result<(), Refusal> {
    let rules = &shared.options.compliance;
    let hash = password.map(|password| bcrypt::hash(password, COST)).transpose();
    let hash = hash.map_err(|error| Refusal::Crash(error.to_string()))?;
    let first_use = by_admin && rules.change_upon_first_use && !user.has("ignore_change_password_upon_first_use");
    let expires = if first_use {
        Some(moment::now())
    } else if rules.expires_days > 0 {
        Some(moment::stamp(moment::in_seconds(rules.expires_days.saturating_mul(86_400))))
    } else {
        None
    };
    let old: Vec<&String> = user.password.iter().chain(&user.old_passwords).take(50).collect();
    db.execute(
        "UPDATE users SET password = ?, password_set = ?, password_expires = ?, old_passwords = ?,
         failures = 0, locked_until = NULL WHERE id = ?",
        params![hash, moment::now(), expires, json!(old).to_string(), user.id],
    )?;
    db.execute("DELETE FROM tokens WHERE user_id = ?", [&user.id])?;
    Ok(())
}

/// `POST /v3/users/{id}/password`: needs no token, only the old password. 204.
pub fn change_own(shared: &Shared, call: &Call) -> Reply {
    let body = call.json()?;
    let fields = body.get("user").unwrap_or(&Value::Null);
    let text = |key: &str| match fields.get(key) {
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(value) => {
            Err(Refusal::schema(&format!("Invalid input for field '{key}': {value} is not of type 'string'")))
        }
        None => Err(Refusal::schema(&format!("'{key}' is a required property"))),
    };
    let (original, new) = (text("original_password")?, text("password")?);
    let user = shared.store.within(|db| lookup::user(db, &call.id))?;
    let user = user.filter(|user| user.enabled).ok_or_else(Refusal::unauthorized)?;
    // A transaction of its own: a failed attempt is refused, and yet counted.
    if !shared.store.within(|db| accepted(db, shared, &user, original))? {
        return Err(Refusal::unauthorized());
    }
    allowed(shared, &user, new)?;
    shared.store.within(|db| store(db, shared, &user, Some(new), false))?;
    Ok(nothing())
}

/// The rules that bind only a user who changes the own password.
fn allowed(shared: &Shared, user: &User, new: &str) -> Result<(), Refusal> {
    let rules = &shared.options.compliance;
    let not_now = "You cannot change your password at this time due to";
    if user.has("lock_password") {
        return Err(Refusal::bad(format!("{not_now} password policy disallowing password changes.")));
    }
    if rules.minimum_age_days > 0 && !expired(user) {
        let oldest = moment::stamp(moment::in_seconds(-rules.minimum_age_days.saturating_mul(86_400)));
        if user.password_set.as_ref().is_some_and(|set| *set > oldest) {
            let days = rules.minimum_age_days;
            let text = format!(
                "the minimum password age. Once you change your password, it must be used for {days} day(s) before it can be changed."
            );
            return Err(Refusal::bad(format!("{not_now} {text}")));
        }
    }
    if rules.strength != Strength::Off {
        strong(new)?;
    }
    let unique = usize::try_from(rules.unique_last).unwrap_or(0);
    let mut latest = user.password.iter().chain(&user.old_passwords).take(unique.saturating_sub(1));
    if latest.any(|hash| bcrypt::verify(new, hash).unwrap_or(false)) {
        return Err(Refusal::bad(format!(
            "The new password cannot be identical to a previous password. The total number which includes \
             the new password must be unique is {unique}."
        )));
    }
    Ok(())
}
