//! `install`: another operating system, or the same anew; all data is lost (baremetal.md §5, §8).

use rusqlite::params;
use serde_json::json;

use super::ask::Ask;
use super::catalogue::{self, System};
use super::ledger;
use super::servers::{Server, act};
use super::wire::{Done, Stop, refuse};
use super::words;

/// The system is another one at once; the machine is busy for two steps and runs afterwards.
pub fn install(ask: &Ask) -> Done {
    let system = catalogue::system(ask.whole("systemGuid")?);
    let (password, partition) = (ask.password()?, ask.partition()?);
    let replaces = match ask.need("installType")? {
        "install" => false,
        "replace" => true,
        _ => return refuse(words::BAD_INSTALL_TYPE),
    };
    if ask.need("install_mode")? != "1" {
        return refuse(words::BAD_INSTALL_MODE);
    }
    let server = ask.normal_server()?;
    let Some(system) = system else { return refuse(words::NO_SYSTEM) };
    check(&server, system, partition)?;
    if !replaces && needs_replacing(&server, system, partition) {
        return refuse(words::MUST_REPLACE);
    }
    ask.db.execute(
        "UPDATE zkeys_servers SET system = ?, login = ?, partition = ?, password = ? WHERE id = ?",
        params![system.guid, system.login, partition, password, server.id],
    )?;
    ask.begin(&server, act::INSTALL, 2)?;
    ledger::note(ask, server.guid, 0)?;
    Ok(json!({}))
}

fn check(server: &Server, system: &System, partition: i64) -> Result<(), Stop> {
    if !system.for_install() {
        return refuse(words::SYSTEM_NOT_FOR_INSTALL);
    }
    if !system.for_baremetal() {
        return refuse(words::SYSTEM_NOT_BAREMETAL);
    }
    if !system.on_line(server.line) {
        return refuse(words::SYSTEM_NOT_ON_LINE);
    }
    if partition <= 0 {
        return Ok(());
    }
    if !server.product().is_some_and(|product| product.partitions) {
        return refuse(words::NO_PARTITION);
    }
    if partition < system.disk * 1024 { refuse(words::small_partition(system.disk)) } else { Ok(()) }
}

/// Another family of systems, or a partition of another size, does not fit on the disk as it is.
fn needs_replacing(server: &Server, system: &System, partition: i64) -> bool {
    let family = catalogue::system(server.system).map(|system| system.family);
    family != Some(system.family) || server.login != system.login || (partition > 0 && partition != server.partition)
}
