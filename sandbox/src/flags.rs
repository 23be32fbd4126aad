//! The command line.

use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::prelude::*;
use sandbox::{Generation, Kind, Oddity, OneAccessOddity, Options, Place, Strength};

const HELP: &str = "\
Plays Gantry's back ends over real HTTP, on the loopback only: Keystone v3, EasyStack EOS quotas,
cloudManagementSystem, the platform service, zkeys, the engine for bare-metal servers, and
Huawei OneAccess.

Usage: sandbox [FLAGS]

Addresses
  --console PORT         the console and /sandbox (8080)
  --backends PORT        the back ends, /v3/..., /api/v1/..., /metrics, /api, /api/v2/... (8081)
  --dist DIR             folder of the built console
  --origin URL           one more origin that CORS allows (repeatable)
  --keystone URL         a real Keystone does identity, the sandbox plays the others

State
  --state FILE           where it is kept (.sandbox/state.db)
  --memory               keep nothing
  --fresh                forget what was kept
  --departments N        how many, Default included (12)
  --users N              how many users: user01 to user20, 20 special ones, user41 ... (40)
  --limits               some quotas have a highest value

Keystone
  --token-minutes N      life of a token (60)
  --strength WHEN        off, self-service (as EOS: an administrator is not bound), always
  --lockout N            lock a user out after N failed logins (0 = never)
  --lockout-seconds N    for how long (60)
  --password-days N      new passwords expire after N days (0 = never)
  --unique-last N        a new password must differ from the last ones (0 = no history)
  --minimum-age-days N   keep a password N days before changing it again (0)
  --first-use            a password set by an administrator must be changed at first login

Platform service, also at /sandbox while it runs
  --cms GENERATION       a (up to 2024-05), b (2024-06), c (2024-07), off (c)

Bare-metal servers, also at /sandbox while it runs
  --zkeys SWITCH         on, off (on)
  --servers N            how many the member 1100134 has, up to 100000 and more (60)
  --pace MS              how long a step takes: reboot 1, reinstall 2, delivery 3 steps (4000)

OneAccess, also at /sandbox while it runs
  --oneaccess SWITCH     on, off (on)

Faults, also at /sandbox while it runs
  --fault RULE           '[METHOD PATH] KIND[=VALUE] [times=N] [after=PATH]' (repeatable), for example
                         'PATCH /v3/domain_quotas* timeout-after times=1', '* /v3/users* status=503', plural,
                         'POST /api/create drop-after times=1' (an action of zkeys); what ends in -after is
                         done all the same, and its answer is an error or none

Logins: admin / devstacker (domain Default, project admin); user01, user02, ... / Passw0rd-1.
Platform service: admin / platform-admin-1; ops-li, auditor / Passw0rd-1.
Bare metal: userid 1100134, key demo_key_0123456789abcdef; 1100135, demo_key_fedcba9876543210.
OneAccess: client id DRrYIqauawN0I8myTMoDTPys6ezGZxnm; chen.xi / Passw0rd-1, and others at /sandbox.

";

/// The options of the command line; `None` when help was asked for and printed.
pub fn read() -> Result<Option<Options>, String> {
    let mut options = Options {
        console_port: 8080,
        backends_port: 8081,
        place: Place::File(PathBuf::from(".sandbox/state.db")),
        ..Options::default()
    };
    let mut flags = lexopt::Parser::from_env();
    while let Some(flag) = flags.next().map_err(|error| error.to_string())? {
        let Long(name) = flag else {
            if matches!(flag, Short('h')) {
                return help();
            }
            return Err(flag.unexpected().to_string());
        };
        let name = name.to_owned();
        let value = &mut flags;
        let rules = &mut options.compliance;
        match name.as_str() {
            "help" => return help(),
            "console" => options.console_port = number(value, &name)?,
            "backends" => options.backends_port = number(value, &name)?,
            "dist" => options.dist = Some(PathBuf::from(text(value)?)),
            "origin" => options.origins.push(text(value)?.trim_end_matches('/').to_owned()),
            "keystone" => options.keystone = Some(text(value)?),
            "state" => options.place = Place::File(PathBuf::from(text(value)?)),
            "memory" => options.place = Place::Memory,
            "fresh" => options.fresh = true,
            "departments" => options.departments = number(value, &name)?,
            "users" => options.users = number(value, &name)?,
            "limits" => options.limits = true,
            "token-minutes" => options.token_minutes = number(value, &name)?,
            "strength" => rules.strength = strength(&text(value)?)?,
            "lockout" => rules.lockout_attempts = number(value, &name)?,
            "lockout-seconds" => rules.lockout_seconds = number(value, &name)?,
            "password-days" => rules.expires_days = number(value, &name)?,
            "unique-last" => rules.unique_last = number(value, &name)?,
            "minimum-age-days" => rules.minimum_age_days = number(value, &name)?,
            "first-use" => rules.change_upon_first_use = true,
            "cms" => options.cms = generation(&text(value)?)?,
            "zkeys" => options.zkeys = switch(value, &name)?,
            "servers" => options.servers = number(value, &name)?,
            "oneaccess" => options.oneaccess = switch(value, &name)?,
            "pace" => options.pace_ms = number(value, &name)?,
            "fault" => options.faults.push(text(value)?.parse()?),
            _ => return Err(format!("there is no flag --{name}")),
        }
    }
    Ok(Some(options))
}

fn help() -> Result<Option<Options>, String> {
    let mut all = HELP.to_owned();
    for (_, name, value, about) in Kind::table() {
        let name = if value == 0 { name.to_owned() } else { format!("{name}={value}") };
        all.push_str(&format!("  {name:<22} {about}\n"));
    }
    all.push_str("\nSwitches of zkeys, set at /sandbox while it runs (lasting until the reset)\n");
    for (_, name, about) in Oddity::table() {
        all.push_str(&format!("  {name:<22} {about}\n"));
    }
    all.push_str("\nSwitches of OneAccess, set there too\n");
    for (_, name, about) in OneAccessOddity::table() {
        all.push_str(&format!("  {name:<22} {about}\n"));
    }
    // Somebody who closes the pipe early has read enough.
    let _ = std::io::stdout().write_all(all.as_bytes());
    Ok(None)
}

fn text(flags: &mut lexopt::Parser) -> Result<String, String> {
    let value = flags.value().map_err(|error| error.to_string())?;
    value.into_string().map_err(|_| "a flag's value is not UTF-8".to_owned())
}

fn number<T: FromStr>(flags: &mut lexopt::Parser, name: &str) -> Result<T, String> {
    let text = text(flags)?;
    text.parse().map_err(|_| format!("--{name} {text}: not a number that fits"))
}

fn switch(flags: &mut lexopt::Parser, name: &str) -> Result<bool, String> {
    match text(flags)?.as_str() {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(format!("--{name} {other}: choose on or off")),
    }
}

fn strength(text: &str) -> Result<Strength, String> {
    match text {
        "off" => Ok(Strength::Off),
        "self-service" => Ok(Strength::SelfService),
        "always" => Ok(Strength::Always),
        _ => Err(format!("--strength {text}: choose off, self-service or always")),
    }
}

fn generation(text: &str) -> Result<Option<Generation>, String> {
    Generation::named(text).ok_or_else(|| format!("--cms {text}: choose a, b, c or off"))
}
