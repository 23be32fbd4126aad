//! What every call of the user APIs must bring: device headers, an application, and a signature or a state where the call
//! needs one (oneaccess.md §1.1, §6).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::apps::{self, App, TENANT};
use super::ask::Ask;
use super::keys;
use super::oddity::Oddity;
use super::people::{self, Person};
use super::play::Play;
use super::slips::{self, Kind, Slip};
use super::wire::{Stop, refuse, stop, with_status};
use super::words::{self, Said};
use crate::call::Call;

/// Headers about the device.
const DEVICE: [&str; 3] = ["x-operating-sys-version", "x-device-fingerprint", "x-agent"];

/// Lets a call in and gives the application that asks.
pub fn admit(play: &Play, call: &Call) -> Result<&'static App, Stop> {
    let header = |name: &str| call.header(name).unwrap_or_default().trim();
    if header("x-client-id").is_empty() {
        return Err(super::wire::about(&words::MISSING, "X-client-id"));
    }
    if DEVICE.iter().any(|name| header(name).is_empty()) {
        return refuse(&words::DEVICE);
    }
    tenant(play, call)?;
    if play.has(Oddity::EgressOnly) {
        return Err(with_status(403, &words::EGRESS, ""));
    }
    apps::by_client(header("x-client-id")).ok_or_else(|| stop(&words::NO_APP))
}

/// The tenant's id, which must be there when many tenants share an address, and right when it is there.
pub fn tenant(play: &Play, call: &Call) -> Result<(), Stop> {
    match call.header("x-tenant-id").map(str::trim).filter(|id| !id.is_empty()) {
        None if play.has(Oddity::Isv) => Err(super::wire::about(&words::MISSING, "X-tenant-id")),
        Some(id) if id != TENANT => refuse(&words::TENANT),
        _ => Ok(()),
    }
}

/// A signed-in caller.
pub struct Signed {
    pub token: String,
    pub person: Person,
}

impl Ask<'_> {
    /// A session or a state that is no good.
    fn ended(&self, said: &'static Said) -> Stop {
        with_status(if self.has(Oddity::Session401) { 401 } else { 400 }, said, "")
    }

    /// The caller by `X-signature`, which is good for one call.
    pub fn signed(&self) -> Result<Signed, Stop> {
        let header = self.header("x-signature");
        if header.is_empty() {
            return Err(super::wire::about(&words::MISSING, "X-signature"));
        }
        let sealed = STANDARD.decode(header).map_err(|_| stop(&words::SIGNATURE))?;
        let open = keys::decrypted(self.db, self.app, &sealed, self.has(Oddity::Mgf1Sha1))?;
        let open = open.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| stop(&words::SIGNATURE))?;
        let (token, time, nonce) = parts(&open).ok_or_else(|| stop(&words::SIGNATURE))?;
        let moment: i64 = time.parse().map_err(|_| stop(&words::SIGNATURE))?;
        if self.has(Oddity::NonceIsTimestamp) && nonce != format!("{moment:x}") {
            return refuse(&words::SIGNATURE);
        }
        let (_, person) = self.session(token)?;
        let now = self.play.now + self.call.switches.clock_skew * 1000;
        let skew = self.play.number("skew_seconds") * 1000;
        if (now - moment).abs() > skew {
            return refuse(&words::SIGNATURE_TIME);
        }
        let used = format!("{token} {nonce}");
        if slips::alive(self.db, Kind::Nonce, &used, self.play.now)?.is_some() {
            return refuse(&words::REPLAY);
        }
        // Kept for as long as its timestamp could be taken.
        slips::put(self.db, Kind::Nonce, &used, &json!({}), self.play.now + 2 * skew + 1000)?;
        Ok(Signed { token: token.to_owned(), person })
    }

    /// A session of the application that asks, and whose it is.
    pub fn session(&self, token: &str) -> Result<(Slip, Person), Stop> {
        let found = slips::alive(self.db, Kind::Session, token, self.play.now)?;
        let slip = found.filter(|slip| slip.text("client") == self.app.client);
        let slip = slip.ok_or_else(|| self.ended(&words::SESSION))?;
        let person = people::by_id(self.db, slip.text("user"))?.filter(|person| !person.disabled);
        let person = person.ok_or_else(|| self.ended(&words::SESSION))?;
        Ok((slip, person))
    }

    /// The pending state by `X-state-token`, if it is at one of these stages.
    pub fn state(&self, stages: &[&str]) -> Result<Slip, Stop> {
        let token = self.header("x-state-token");
        if token.is_empty() {
            return Err(super::wire::about(&words::MISSING, "X-state-token"));
        }
        let found = slips::alive(self.db, Kind::State, token, self.play.now)?;
        let slip = found.filter(|slip| slip.text("client") == self.app.client);
        let slip = slip.ok_or_else(|| self.ended(&words::STATE))?;
        if !stages.contains(&slip.text("stage")) {
            return self.spent(&words::STAGE);
        }
        Ok(slip)
    }

    /// A refusal at a pending state; by switch one is enough to end it.
    pub fn spent<T>(&self, said: &'static Said) -> Result<T, Stop> {
        self.mistaken()?;
        refuse(said)
    }

    /// Notes a mistake at a pending state.
    pub fn mistaken(&self) -> Result<(), Stop> {
        if self.has(Oddity::StateOnce) { self.end_state() } else { Ok(()) }
    }

    /// Ends the pending state: it led somewhere.
    pub fn end_state(&self) -> Result<(), Stop> {
        Ok(slips::burn(self.db, Kind::State, self.header("x-state-token"))?)
    }

    /// The person of a pending state.
    pub fn person_of(&self, state: &Slip) -> Result<Person, Stop> {
        people::by_id(self.db, state.text("user"))?.ok_or_else(|| self.ended(&words::STATE))
    }
}

/// Session token, timestamp and nonce of `session_token=…&timestamp=…&nonce=…`, in this order.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let rest = text.strip_prefix("session_token=")?;
    let (token, rest) = rest.split_once("&timestamp=")?;
    let (time, nonce) = rest.split_once("&nonce=")?;
    let is_moment = time.len() == 13 && time.bytes().all(|byte| byte.is_ascii_digit());
    (is_moment && !token.is_empty() && !nonce.is_empty()).then_some((token, time, nonce))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_signature_has_three_parts_in_their_order() {
        let good = "session_token=abc&timestamp=1628496895102&nonce=17b29fa9c7e";
        assert_eq!(parts(good), Some(("abc", "1628496895102", "17b29fa9c7e")));
        for wrong in [
            "timestamp=1628496895102&session_token=abc&nonce=1",
            "session_token=abc×tamp=1628496895102&nonce=1",
            "session_token=abc&timestamp=1628496895&nonce=1",
            "session_token=abc&timestamp=1628496895102&nonce=",
            "session_token=abc&timestamp=1628496895102",
        ] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
