//! `cargo xtask run`: a console to try, over the sandbox.
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::build::{Wish, build};
use crate::command::{run as run_to_end, step};
use crate::places;

/// The console's port where none is asked for; the back ends have the next one.
const PORT: u16 = 8080;

/// Builds console and sandbox and becomes the sandbox, which prints the address.
pub fn run(arguments: &mut lexopt::Parser) -> Result<()> {
    let (mut port, mut keystone, mut gallery, mut rest) = (PORT, None, false, Vec::<OsString>::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            Long("gallery") => gallery = true,
            Long("keystone") => keystone = Some(arguments.value()?),
            Long(name) => {
                rest.push(format!("--{name}").into());
                rest.extend(arguments.optional_value());
            }
            Value(value) => rest.push(value),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let dist = match gallery {
        true => Wish::gallery(),
        false => Wish::dist(),
    };
    build(&dist)?;
    step("sandbox", || {
        run_to_end(
            Command::new("cargo").args(["build", "--locked", "--package", "sandbox"]).current_dir(places::root()),
        )
    })?;
    let mut sandbox = Command::new(places::target().join("debug/sandbox"));
    sandbox.current_dir(places::root()).arg("--dist").arg(&dist.out);
    sandbox.args(["--console", &port.to_string(), "--backends", &port.saturating_add(1).to_string()]);
    if let Some(url) = keystone {
        sandbox.arg("--keystone").arg(url);
    }
    Err(sandbox.args(rest).exec()).context("starting the sandbox")
}
