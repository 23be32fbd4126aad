//! Where a sign-in leads: the state machine (oneaccess.md §4).

use serde_json::{Map, Value, json};

use super::ask::Ask;
use super::clock::DAY;
use super::oddity::Oddity;
use super::password;
use super::people::{self, Person};
use super::slips::{self, Kind};
use super::tokens::{id_token, random, state_token};
use super::wire::{Done, Stop, ok, refuse};
use super::words;

/// How long sessions last, in seconds, by the samples.
const LONG: i64 = 604_800;
const SHORT: i64 = 43_200;

/// Through which door somebody comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// User name and password.
    Password,
    /// An SMS code.
    Sms,
    /// A social account.
    Social,
    /// A password that was just changed, because it had to be.
    Changed,
    /// A password that ends soon and stays.
    Skipped,
    /// The second factor.
    Second,
}

/// Lets somebody in who has proven to be this person, or says what is still to be done.
pub fn enter(ask: &Ask, person: &Person, door: Door) -> Done {
    if person.disabled {
        return refuse(&words::DISABLED);
    }
    if people::account_name(ask.db, ask.app.id, &person.id)?.is_none() {
        return refuse(&words::UNBOUND);
    }
    let denied = if door == Door::Second { "mfa" } else { "login" };
    if person.denied == denied {
        return answer(ask, "ACCESS_DENIED", &[("data", json!(DENIED))]);
    }
    if door == Door::Password {
        if ask.has(Oddity::UnknownStatus) {
            return pending(ask, "RISK_AUTH", "risk", person, &[]);
        }
        let is_new = person.must_modify && !ask.has(Oddity::MustModifyUnseen);
        let ends = person.ends.unwrap_or(i64::MAX);
        if is_new || ends <= ask.play.now {
            return pending(ask, "PASSWORD_EXPIRED", "expired", person, &[]);
        }
        if ends - ask.play.now <= ask.play.number("warn_days") * DAY {
            if ask.has(Oddity::PolicyUnreadable) {
                return refuse(&words::NO_POLICY);
            }
            let rules = if ask.has(Oddity::BadRules) { "maxLength=18" } else { &password::rules() };
            return pending(ask, "PASSWORD_WARN", "warn", person, &[("data", json!(rules))]);
        }
    }
    let proven = door == Door::Second || (door == Door::Sms && ask.has(Oddity::SmsSkipsMfa));
    if person.mfa && !proven {
        return pending(ask, "MFA_AUTH", "mfa", person, &[]);
    }
    let life = if matches!(door, Door::Changed | Door::Second) { SHORT } else { LONG };
    signed_in(ask, person, life, true)
}

/// What the policy says.
const DENIED: &str = "访问策略拒绝：当前网络不允许登录";

/// A sign-in that waits for its next step.
fn pending(ask: &Ask, status: &str, stage: &str, person: &Person, more: &[(&str, Value)]) -> Done {
    let token = keep_state(ask, &json!({"stage": stage, "user": person.id, "client": ask.app.client}))?;
    let mut fields = vec![("state_token", json!(token))];
    fields.extend(more.iter().cloned());
    answer(ask, status, &fields)
}

/// A social account that nobody here has: `stage` is `bind` or `register`, or `either`.
pub fn stranger(ask: &Ask, status: &str, stage: &str, kind: &str, uid: &str) -> Done {
    let token = keep_state(ask, &json!({"stage": stage, "kind": kind, "uid": uid, "client": ask.app.client}))?;
    answer(ask, status, &[("state_token", json!(token))])
}

fn keep_state(ask: &Ask, data: &Value) -> Result<String, Stop> {
    let ends = ask.play.in_seconds_of("state_seconds");
    let token = state_token(ends);
    slips::put(ask.db, Kind::State, &token, data, ends)?;
    Ok(token)
}

/// A session, short as after a registration.
pub fn short(ask: &Ask, person: &Person, with_identity: bool) -> Done {
    signed_in(ask, person, SHORT, with_identity)
}

fn signed_in(ask: &Ask, person: &Person, life: i64, with_identity: bool) -> Done {
    let token = new_session(ask, &person.id, ask.header("x-device-fingerprint"), life)?;
    let mut fields = vec![("session_token", json!(token)), ("expire", ask.seconds(life))];
    if with_identity && !ask.has(Oddity::BareSuccess) {
        let issuer = &ask.shared.backends;
        fields.push(("id_token", json!(id_token(ask.db, issuer, ask.app, person, ask.play.now)?)));
    }
    answer(ask, "SUCCESS", &fields)
}

/// A new session of somebody at a device.
pub fn new_session(ask: &Ask, user: &str, fingerprint: &str, life: i64) -> Result<String, Stop> {
    let token = random(32);
    let data = json!({"user": user, "client": ask.app.client, "fingerprint": fingerprint});
    slips::put(ask.db, Kind::Session, &token, &data, ask.play.now + life * 1000)?;
    Ok(token)
}

/// A session, and an id token with it, in place of one that ends.
pub fn renewed(ask: &Ask, person: &Person, fingerprint: &str) -> Done {
    let token = new_session(ask, &person.id, fingerprint, LONG)?;
    let identity = id_token(ask.db, &ask.shared.backends, ask.app, person, ask.play.now)?;
    ok(&json!({"session_token": token, "id_token": identity, "expire": ask.seconds(LONG)}))
}

fn answer(ask: &Ask, status: &str, fields: &[(&str, Value)]) -> Done {
    let status = if ask.has(Oddity::LowerCaseStatus) { status.to_ascii_lowercase() } else { status.to_owned() };
    let mut body: Map<String, Value> = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    body.insert("status".into(), json!(status));
    ok(&Value::Object(body))
}
