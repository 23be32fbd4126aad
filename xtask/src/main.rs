//! `cargo xtask`: everything about Gantry that is not the program itself. `cargo xtask help` lists it.
mod bindgen;
mod budget;
mod build;
mod command;
mod places;
mod routes;
mod run;
mod suite;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
cargo xtask COMMAND

  build [--dev] [--out DIR]   the console as static files in DIR (dist/): one WebAssembly chunk per page,
                              optimised and minified, names that change with the content;
                              --dev leaves out what takes long (optimiser, compression)
  dist  [--out DIR]           build, and .br and .gz beside each file
  budget [--out DIR]          what the first load of the quota page weighs; fails over the budget
  run [--port N] [--keystone URL] [ARGUMENTS]
                              dist, then the sandbox over it: a console to try; ARGUMENTS go to the sandbox
  test [--only CHECK]…        every check of the project; ends with “N passed, N failed”
  trunk ARGUMENTS             Trunk with the tools it needs, e.g. `cargo xtask trunk serve`
";

fn main() -> ExitCode {
    // Trunk looks for a program called `wasm-bindgen`; a link of that name points here (see `tools::trunk`).
    let called = std::env::args().next().unwrap_or_default();
    let done = if called.ends_with("wasm-bindgen") { bindgen::as_trunk_wants_it() } else { command() };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\n{fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let Some(Value(name)) = arguments.next()? else {
        eprint!("{HELP}");
        return Ok(());
    };
    match name.to_str() {
        Some("build") => build::build(&build::Wish::read(&mut arguments, false)?),
        Some("dist") => build::build(&build::Wish::read(&mut arguments, true)?),
        Some("budget") => budget::check(&build::Wish::read(&mut arguments, true)?.out),
        Some("run") => run::run(&mut arguments),
        Some("test") => suite::run(&mut arguments),
        Some("trunk") => tools::trunk(arguments.raw_args()?.collect()),
        Some("help") => {
            eprint!("{HELP}");
            Ok(())
        }
        _ => bail!("no such command: {}\n\n{HELP}", name.display()),
    }
}
