//! zkeys, the engine for bare-metal servers (baremetal.md): one address, `POST /api`, on the back ends' origin. It is
//! strict about what the contract demands, and keeps a ledger of what really happened.

mod addresses;
mod ask;
mod catalogue;
mod clock;
pub mod control;
pub mod cors;
mod create;
mod degrade;
mod fields;
mod gate;
mod holdings;
mod install;
mod ledger;
mod members;
mod money;
mod numbers;
mod oddity;
mod play;
mod power;
mod reads;
mod record;
mod renew;
mod schema;
mod seed;
mod servers;
mod settle;
mod upgrade;
mod wire;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::http::Method;
use serde_json::Value;

use self::ask::Ask;
use self::fields::Fields;
use self::play::Play;
use self::wire::{Done, Stop, refuse};
use crate::answer::{Answer, Refusal, Reply};
use crate::backends::not_found;
use crate::call::{Call, any};
use crate::state::Shared;

pub use oddity::{Oddity, Played};
pub use schema::{TABLES, clear};
pub use seed::seed;

/// The one path.
const PATH: &str = "/api";

/// Whether a path belongs to the engine.
pub fn is_ours(path: &str) -> bool {
    path.strip_suffix('/').unwrap_or(path) == PATH
}

/// The route. The engine looks at the method itself.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route(PATH, any(serve))
}

/// The path by which faults and the log know a call: with its action, because all calls share one address. A body that
/// names none that could be one leaves the path alone.
pub fn named_path(media: &str, body: &[u8]) -> String {
    let fields = Fields::read(media, body);
    let is_word = |name: &&str| {
        (1..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    fields.text("action").filter(is_word).map_or_else(|| PATH.to_owned(), |action| format!("{PATH}/{action}"))
}

/// A body for the log, with the names of its parameters as they were sent; [`crate::calls`] blanks what is secret.
pub fn logged(media: &str, body: &[u8]) -> Option<Value> {
    fields::logged(media, body)
}

/// An error as the engine itself sends it, for the faults; `None` = only what stands before it does.
pub fn failure(code: u16) -> Option<Answer> {
    match code {
        400 | 409 | 422 => Some(wire::answer(code, &wire::refusal(words::FAULT))),
        401 | 403 => Some(wire::answer(code, &wire::refusal(words::FORBIDDEN))),
        _ => None,
    }
}

/// A refusal with HTTP 200, for the faults. The engine has no other code than 1, so the value of the fault is in the
/// words.
pub fn error_in_200(code: i64) -> Answer {
    wire::answer(200, &wire::refusal(&format!("{}（{code}）", words::FAULT)))
}

type Handler = fn(&Ask) -> Done;

/// All actions. A refund belongs to another module than the rest.
const ACTIONS: [(&str, &str, Handler); 18] = [
    ("baremetal", "getzones", reads::zones),
    ("baremetal", "sync_line", reads::lines),
    ("baremetal", "getsystems", reads::all_systems),
    ("baremetal", "sync_harddisk", reads::disks),
    ("baremetal", "sync_product", reads::all_products),
    ("baremetal", "sync_baremetal", reads::machines),
    ("baremetal", "create", create::create),
    ("baremetal", "upgrade", upgrade::upgrade),
    ("baremetal", "degrade_ip_list", degrade::addresses),
    ("baremetal", "degrade", degrade::reserve),
    ("baremetal", "degrade_cancel", degrade::cancel),
    ("baremetal", "stop", power::stop),
    ("baremetal", "start", power::start),
    ("baremetal", "restart", power::restart),
    ("baremetal", "renew", renew::renew),
    ("baremetal", "setpass", power::set_password),
    ("baremetal", "install", install::install),
    ("common", "refund", renew::refund),
];

fn handler(fields: &Fields) -> Result<Handler, Stop> {
    let (module, action) = (fields.text("module"), fields.text("action"));
    if !ACTIONS.iter().any(|row| Some(row.0) == module) {
        return refuse(words::NO_MODULE);
    }
    let found = ACTIONS.iter().find(|row| Some(row.0) == module && Some(row.1) == action);
    found.map_or_else(|| refuse(words::NO_ACTION), |row| Ok(row.2))
}

fn serve(shared: &Shared, call: &Call) -> Reply {
    if !shared.options.zkeys {
        return Ok(not_found());
    }
    let fields = Fields::read(call.header("content-type").unwrap_or_default(), &call.body);
    // What is due is settled by itself: a refusal must not undo it.
    let play = shared.store.within(|db| {
        let play = Play::read(db, &shared.options)?;
        settle::settle(db, &play)?;
        Ok::<_, rusqlite::Error>(play)
    })?;
    let (mut body, is_done) = match done(shared, call, &fields, &play) {
        Ok(data) => (wire::success(data), true),
        Err(Stop::Refused(words)) => (wire::refusal(&words), false),
        Err(Stop::Broken(error)) => return Err(Refusal::Crash(error.to_string())),
    };
    let action = fields.text("action").unwrap_or_default();
    oddity::play(&play.oddities, action, &mut body);
    let body = wire::written(&body);
    Ok(wire::sent(200, if is_done { oddity::spell(&play.oddities, action, body) } else { body }))
}

fn done(shared: &Shared, call: &Call, fields: &Fields, play: &Play) -> Done {
    if call.method != Method::POST {
        return refuse(words::POST_ONLY);
    }
    // Signatures go by the machine's clock, however far the engine's was moved on: callers have no other.
    let member = gate::admit(fields, clock::machine() / 1000 + call.switches.clock_skew)?;
    let handler = handler(fields)?;
    shared.store.within(|db| handler(&Ask { db, fields, member, play }))
}
