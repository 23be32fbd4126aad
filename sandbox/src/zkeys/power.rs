//! Power and password (baremetal.md §5, §8).

use serde_json::json;

use super::ask::Ask;
use super::clock;
use super::ledger;
use super::oddity::Oddity;
use super::servers::{Server, act, run};
use super::wire::{Done, refuse};
use super::words;

/// `stop`: a machine that runs.
pub fn stop(ask: &Ask) -> Done {
    work(ask, act::STOP, run::RUNNING)
}

/// `start`: a machine that is off.
pub fn start(ask: &Ask) -> Done {
    work(ask, act::START, run::OFF)
}

/// `restart`: a machine that runs.
pub fn restart(ask: &Ask) -> Done {
    work(ask, act::REBOOT, run::RUNNING)
}

/// `setpass`: the new password holds at once; the machine is busy with it for a step. It answers nothing, as the samples;
/// the vendor's table has a renewal's answer here.
pub fn set_password(ask: &Ask) -> Done {
    let password = ask.password()?;
    let server = in_state(ask, run::OFF)?;
    ask.db.execute("UPDATE zkeys_servers SET password = ? WHERE id = ?", (password, server.id))?;
    let done = begin(ask, &server, act::PASSWORD)?;
    Ok(if ask.play.has(Oddity::SetpassEndTime) { json!({"end_time": clock::text(server.ends)}) } else { done })
}

fn work(ask: &Ask, what: i64, from: i64) -> Done {
    let server = in_state(ask, from)?;
    begin(ask, &server, what)
}

fn in_state(ask: &Ask, wanted: i64) -> Result<Server, super::wire::Stop> {
    let server = ask.normal_server()?;
    match (server.run == wanted, wanted) {
        (true, _) => Ok(server),
        (false, run::OFF) => refuse(words::ONLY_OFF),
        _ => refuse(words::ONLY_RUNNING),
    }
}

fn begin(ask: &Ask, server: &Server, what: i64) -> Done {
    ask.begin(server, what, 1)?;
    ledger::note(ask, server.guid, 0)?;
    Ok(json!({}))
}
