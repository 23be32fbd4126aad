//! The clock, the application's public key, and id tokens from a live session (oneaccess.md §2, S1, S2, I1).

use serde_json::json;

use super::ask::Ask;
use super::keys;
use super::oddity::Oddity;
use super::tokens::id_token;
use super::wire::{Done, ok};

/// `GET server-date`: milliseconds, as a text.
pub fn date(ask: &Ask) -> Done {
    let now = ask.play.now + ask.call.switches.clock_skew * 1000;
    ok(&json!({"timestamp": now.to_string()}))
}

/// `GET public-key`.
pub fn public_key(ask: &Ask) -> Done {
    let pem = keys::public_pem(ask.db, ask.app)?;
    let shown = if ask.has(Oddity::KeyBare) {
        pem.lines().filter(|line| !line.starts_with("-----")).collect::<String>()
    } else if ask.has(Oddity::KeyLiteralNewlines) {
        pem.trim_end().replace('\n', "\\n")
    } else {
        pem
    };
    ok(&json!({"public_key": shown}))
}

/// `POST session-token/refresh-id-token`.
pub fn refresh_id_token(ask: &Ask) -> Done {
    let person = ask.signed()?.person;
    let token = id_token(ask.db, &ask.shared.backends, ask.app, &person, ask.play.now)?;
    ok(&json!({"id_token": token}))
}
