//! `cargo xtask test`: every check of the project, one after the other, counted together.
mod browser;
mod count;
mod limited;
mod server;

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::build::{Wish, build};
use crate::{budget, places, tools};
use count::Count;
use limited::limited;
use server::{Keystone, Ports};

/// One check: its name for `--only`, what it does in words, and how it counts.
type Check = (&'static str, &'static str, fn(&mut Suite) -> Result<Count>);

const CHECKS: &[Check] = &[
    ("format", "formatting", |_| cargo(2, &["fmt", "--all", "--check"])),
    ("boot", "the first script (Node)", boot),
    ("clippy", "clippy, native", |_| {
        cargo(20, &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
    }),
    ("clippy-wasm", "clippy, WebAssembly", |_| {
        let console = ["clippy", "--locked", "--target", "wasm32-unknown-unknown", "--features", "split,gallery"];
        cargo(20, &[&console[..], &["--", "-D", "warnings"]].concat())
    }),
    ("keystone", "a real Keystone starts", |suite| suite.keystone().map(|_| Count::PASSED)),
    ("native", "native tests", native),
    ("dist", "the release build", |_| Ok(Count::of(build(&Wish::dist())))),
    ("budget", "size of the first load", |_| Ok(Count::of(budget::check(&Wish::dist().out)))),
    ("trunk", "trunk build", trunk),
    ("browser", "browser tests", browser::check),
];

/// What checks share.
#[derive(Debug)]
struct Suite {
    ports: Ports,
    keystone: Option<Keystone>,
}

impl Suite {
    /// Base URL of the real Keystone, started by the first check that wants it.
    fn keystone(&mut self) -> Result<String> {
        let running = match self.keystone.take() {
            Some(running) => running,
            None => Keystone::start(&self.ports)?,
        };
        Ok(self.keystone.insert(running).url.clone())
    }
}

/// Runs all checks, or those named by `--only`, and ends with `N passed, N failed`; a failure is a fault.
pub fn run(arguments: &mut lexopt::Parser) -> Result<()> {
    let mut only: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => only.push(arguments.value()?.string()?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    if let Some(stranger) = only.iter().find(|name| CHECKS.iter().all(|(known, ..)| known != name)) {
        let known: Vec<&str> = CHECKS.iter().map(|(name, ..)| *name).collect();
        bail!("no check is called {stranger}; there are {}", known.join(", "));
    }

    let mut suite = Suite { ports: Ports::choose()?, keystone: None };
    let mut rows = Vec::new();
    for (name, words, check) in CHECKS {
        if only.is_empty() || only.iter().any(|wanted| wanted == name) {
            eprintln!("\n━━ {name}: {words}");
            let began = Instant::now();
            // A check that cannot even be made has failed, and the others go on.
            let count = check(&mut suite).unwrap_or_else(|fault| {
                eprintln!("{fault:#}");
                Count::FAILED
            });
            rows.push((*name, count, began.elapsed()));
        }
    }
    drop(suite);
    report(&rows)
}

fn report(rows: &[(&str, Count, Duration)]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{:<12} {:>7} {:>7} {:>8}", "check", "passed", "failed", "seconds")?;
    for (name, count, took) in rows {
        writeln!(out, "{name:<12} {:>7} {:>7} {:>8.1}", count.passed, count.failed, took.as_secs_f64())?;
    }
    let all: Count = rows.iter().map(|(_, count, _)| *count).sum();
    writeln!(out, "\n{} passed, {} failed", all.passed, all.failed)?;
    out.flush()?;
    if all.failed > 0 {
        std::process::exit(1); // the line above is the last word
    }
    Ok(())
}

/// A cargo command that counts as one check.
fn cargo(minutes: u64, arguments: &[&str]) -> Result<Count> {
    let done = limited(Command::new("cargo").args(arguments).current_dir(places::root()), minutes)?;
    Ok(Count::of_success(done.success))
}

fn boot(_: &mut Suite) -> Result<Count> {
    let done =
        limited(Command::new("node").args(["--test", "--test-reporter=spec", "boot/"]).current_dir(places::root()), 2)?;
    Ok(count::node(&done))
}

fn native(suite: &mut Suite) -> Result<Count> {
    let keystone = suite.keystone();
    let mut tests = Command::new("cargo");
    tests.args(["test", "--locked", "--workspace", "--no-fail-fast"]).current_dir(places::root());
    match &keystone {
        Ok(url) => tests.env("KEYSTONE_URL", url),
        Err(_) => tests.env_remove("KEYSTONE_URL"),
    };
    let counted = count::cargo(&limited(&mut tests, 25)?);
    // Tests that skip themselves without a Keystone must not pass for done.
    Ok(if keystone.is_ok() { counted } else { counted + Count::FAILED })
}

fn trunk(_: &mut Suite) -> Result<Count> {
    let mut trunk = tools::trunk_command()?;
    let out: PathBuf = places::target().join("trunk-dist");
    let done = limited(trunk.args(["build", "--locked", "--offline", "--dist"]).arg(&out), 20)?;
    let page = std::fs::read_to_string(out.join("index.html")).unwrap_or_default();
    Ok(Count::of_success(done.success && page.contains("data-wasm=")))
}
